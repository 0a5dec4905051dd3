"""The desk: what clerks, authors and members work on. Closed to the public, always.

A desk row becomes public in one way: it is printed as a paper, the paper is read back and filed (`changes/pack.py`),
and the record's own rows are shown. What is shown of the desk besides goes through `queries/public/` by name.

    Account * accesses (role, body)         Body * standing_orders, seats (* holders: person), holidays, sittings
    Sitting (body, date)  * business (* submissions, minutes)  * publications;  meeting -> the record's Meeting
    Undertaking (body, sitting, minute entry) * updates, evidence;  action, promise, resolution -> the record's
    PreceptReview (body, panel, year) * events;  AnnualReport (body, plan, year) * accounts of objectives
    ProgrammeEntry (body, year) -> Sitting, Business;  SubGroup: a body -> its parent
    Measure (body) * targets, baselines, breaks, rebasings, observations;  DataFile: rows by hash;  Analysis * inputs
    PriorityStatement (body, quarter) * parts, reasons
    Budget (body, year, stage) * lines, savings, tax bases, scenarios, schemes, fundings, reserves, debts, fees, ...
    Monitoring (budget, day) * outturns;  Fund (body) * allocations (* payments), matches, conditions;  Bid (body)
    FinanceReport (body, kind, year) -> Budget, Monitoring or DataFile
    HotspotSet (body) * hotspots (* engagement plans);  Trial (hotspot set) * files, visits, readings
    Intervention (body) * returns;  SurrenderBin (body) * counts;  FundingReturn (body, quarter)
    PatrolReport (body, kind) -> HotspotSet, Trial, TrialReading or FundingReturn
    Publication -> Paper (what was filed), its files; Letter: an e-mail in the outbox; DeskFile: bytes kept by hash
Every row has `revision` (it goes up by one with each change, so that two people cannot overwrite each other) and
`removed_at` (removing can be undone). Its trace is the audit entries whose subject is `row.subject`.
"""

from answerable.keeping.models.desk.account import Access, Account, Role
from answerable.keeping.models.desk.analysis import Analysis, AnalysisInput
from answerable.keeping.models.desk.annual_report import (
    AnnualReport,
    AnnualReportState,
    ObjectiveAccount,
    PanelRecommendation,
)
from answerable.keeping.models.desk.asker import Asker, Connection
from answerable.keeping.models.desk.budget import (
    Assumption,
    Budget,
    BudgetLine,
    BudgetStage,
    CapitalScheme,
    CostDriver,
    Debt,
    Fee,
    Funding,
    FundingKind,
    LineKind,
    OtherPrecept,
    PrintedTable,
    PrintedTotal,
    Reserve,
    Saving,
    SavingState,
    Scenario,
    TaxBase,
)
from answerable.keeping.models.desk.business import Business, BusinessKind
from answerable.keeping.models.desk.closing import Closable
from answerable.keeping.models.desk.confirmation import Confirmation, MinuteCorrection, MinutesState
from answerable.keeping.models.desk.data_file import DataFile
from answerable.keeping.models.desk.decision_notice import DecisionNotice, DecisionRegister, DecisionStyle
from answerable.keeping.models.desk.disclosure import Disclosure
from answerable.keeping.models.desk.engagement import (
    EngagementEntry,
    EngagementPlan,
    EngagementSort,
    Stakeholder,
    StakeholderSort,
)
from answerable.keeping.models.desk.file import DeskFile
from answerable.keeping.models.desk.finance_report import FinanceReport, FinanceReportKind
from answerable.keeping.models.desk.fund import (
    AllocationPayment,
    Bid,
    BidState,
    Fund,
    FundAllocation,
    FundCondition,
    FundMatch,
    PrintedSum,
    SumOf,
)
from answerable.keeping.models.desk.holiday import Holiday
from answerable.keeping.models.desk.hotspot import (
    Hotspot,
    HotspotSet,
)
from answerable.keeping.models.desk.inquiry import (
    EvidenceSession,
    Inquiry,
    InquiryMember,
    InquiryState,
    LineOfQuestioning,
    Theme,
)
from answerable.keeping.models.desk.interest import InterestDeclared, InterestKind
from answerable.keeping.models.desk.intervention import (
    FundingReturn,
    Intervention,
    InterventionReturn,
    InterventionSetting,
    PreventionSort,
    SurrenderBin,
    SurrenderCount,
)
from answerable.keeping.models.desk.letter import Letter
from answerable.keeping.models.desk.measure import (
    Absence,
    Baseline,
    Better,
    Measure,
    MeasureForm,
    Rebasing,
    SeriesBreak,
    SeriesChart,
    Target,
)
from answerable.keeping.models.desk.minute import Mark, Minute, MinuteEdit, MinuteEntry
from answerable.keeping.models.desk.monitoring import Monitoring, Outturn
from answerable.keeping.models.desk.observation import Observation
from answerable.keeping.models.desk.patrol_report import (
    PatrolReport,
    PatrolReportKind,
)
from answerable.keeping.models.desk.petition import (
    Petition,
    PetitionSignature,
    PetitionState,
    ReplyManner,
    SignatureSource,
)
from answerable.keeping.models.desk.plan import (
    Bearing,
    BearingKind,
    Objective,
    Plan,
    PlanSection,
)
from answerable.keeping.models.desk.precept import (
    PreceptDirection,
    PreceptEvent,
    PreceptEventKind,
    PreceptReview,
    PreceptStance,
)
from answerable.keeping.models.desk.priority_statement import (
    PriorityStatement,
    ReasonKind,
    Side,
    StatementPart,
    StatementReason,
)
from answerable.keeping.models.desk.programme import HearingKind, HearingNotice, ProgrammeEntry
from answerable.keeping.models.desk.publication import Publication, PublicationKind
from answerable.keeping.models.desk.question import QuestionReceived, ReceivedState
from answerable.keeping.models.desk.recommendation import (
    Acceptance,
    Addressee,
    Progress,
    Recommendation,
    RecommendationSource,
    RecommendedAction,
)
from answerable.keeping.models.desk.roll import RollEntry, RollManner
from answerable.keeping.models.desk.row import DeskRow
from answerable.keeping.models.desk.seat import Seat, SeatHolder
from answerable.keeping.models.desk.sitting import Sitting, SittingPurpose, SittingStatus
from answerable.keeping.models.desk.standing_orders import Numbering, Regime, StandingOrders
from answerable.keeping.models.desk.sub_group import SubGroup
from answerable.keeping.models.desk.submission import (
    Appendix,
    NeededSignOff,
    SignOff,
    Submission,
    SubmissionStatus,
    SubmissionVersion,
)
from answerable.keeping.models.desk.trial import (
    DrawnWithin,
    PatrolVisit,
    Trial,
    TrialFile,
    TrialFileSort,
    TrialReading,
)
from answerable.keeping.models.desk.undertaking import (
    Reminded,
    ReminderRule,
    Undertaking,
    UndertakingEvidence,
    UndertakingUpdate,
)
from answerable.keeping.models.desk.vote import Vote, VoteKind

__all__ = [
    "Absence",
    "Acceptance",
    "Access",
    "Account",
    "Addressee",
    "AllocationPayment",
    "Analysis",
    "AnalysisInput",
    "AnnualReport",
    "AnnualReportState",
    "Appendix",
    "Asker",
    "Assumption",
    "Baseline",
    "Bearing",
    "BearingKind",
    "Better",
    "Bid",
    "BidState",
    "Budget",
    "BudgetLine",
    "BudgetStage",
    "Business",
    "BusinessKind",
    "CapitalScheme",
    "Closable",
    "Confirmation",
    "Connection",
    "CostDriver",
    "DataFile",
    "Debt",
    "DecisionNotice",
    "DecisionRegister",
    "DecisionStyle",
    "DeskFile",
    "DeskRow",
    "Disclosure",
    "DrawnWithin",
    "EngagementEntry",
    "EngagementPlan",
    "EngagementSort",
    "EvidenceSession",
    "Fee",
    "FinanceReport",
    "FinanceReportKind",
    "Fund",
    "FundAllocation",
    "FundCondition",
    "FundMatch",
    "Funding",
    "FundingKind",
    "FundingReturn",
    "HearingKind",
    "HearingNotice",
    "Holiday",
    "Hotspot",
    "HotspotSet",
    "Inquiry",
    "InquiryMember",
    "InquiryState",
    "InterestDeclared",
    "InterestKind",
    "Intervention",
    "InterventionReturn",
    "InterventionSetting",
    "Letter",
    "LineKind",
    "LineOfQuestioning",
    "Mark",
    "Measure",
    "MeasureForm",
    "Minute",
    "MinuteCorrection",
    "MinuteEdit",
    "MinuteEntry",
    "MinutesState",
    "Monitoring",
    "NeededSignOff",
    "Numbering",
    "Objective",
    "ObjectiveAccount",
    "Observation",
    "OtherPrecept",
    "Outturn",
    "PanelRecommendation",
    "PatrolReport",
    "PatrolReportKind",
    "PatrolVisit",
    "Petition",
    "PetitionSignature",
    "PetitionState",
    "Plan",
    "PlanSection",
    "PreceptDirection",
    "PreceptEvent",
    "PreceptEventKind",
    "PreceptReview",
    "PreceptStance",
    "PreventionSort",
    "PrintedSum",
    "PrintedTable",
    "PrintedTotal",
    "PriorityStatement",
    "ProgrammeEntry",
    "Progress",
    "Publication",
    "PublicationKind",
    "QuestionReceived",
    "ReasonKind",
    "Rebasing",
    "ReceivedState",
    "Recommendation",
    "RecommendationSource",
    "RecommendedAction",
    "Regime",
    "Reminded",
    "ReminderRule",
    "ReplyManner",
    "Reserve",
    "Role",
    "RollEntry",
    "RollManner",
    "Saving",
    "SavingState",
    "Scenario",
    "Seat",
    "SeatHolder",
    "SeriesBreak",
    "SeriesChart",
    "Side",
    "SignOff",
    "SignatureSource",
    "Sitting",
    "SittingPurpose",
    "SittingStatus",
    "Stakeholder",
    "StakeholderSort",
    "StandingOrders",
    "StatementPart",
    "StatementReason",
    "SubGroup",
    "Submission",
    "SubmissionStatus",
    "SubmissionVersion",
    "SumOf",
    "SurrenderBin",
    "SurrenderCount",
    "Target",
    "TaxBase",
    "Theme",
    "Trial",
    "TrialFile",
    "TrialFileSort",
    "TrialReading",
    "Undertaking",
    "UndertakingEvidence",
    "UndertakingUpdate",
    "Vote",
    "VoteKind",
]
