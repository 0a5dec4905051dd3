"""Every address of the desk, and which roles it opens: said here once more, apart from `clerking/permissions.py`.

A new address of `clerking/urls.py` gets one line here, or `test_permissions.py` fails:

    see("desk/plans/<int:key>", EVERYBODY, key="plan")            a page that those roles may read
    see("desk/...", MEETING, keep=CLERKS, key="body")             ... and on which only `keep` may send a form
    do("desk/plans/<int:key>/change", CLERKS, key="plan")         a form, or a button: those roles may use it
    OUTSIDE: a form for people without an account

Each argument of the route is named with the model of the row that it is the key of (`tests/clerking/world.py` makes
one), or has a plain value. The roles count where they are held at the row's own body; with `everywhere=True` only
where they are held at every body. What is about a row is refused to the same roles at another body.
"""

from dataclasses import dataclass, field

from answerable.keeping.models.desk import Role

CLERK, OFFICER, MEMBER = Role.CLERK, Role.MONITORING_OFFICER, Role.MEMBER
AUTHOR, CONTRIBUTOR, FINANCE = Role.AUTHOR, Role.CONTRIBUTOR, Role.FINANCE_OFFICER
ANALYST, AUDITOR, ADMINISTRATOR = Role.ANALYST, Role.AUDITOR, Role.ADMINISTRATOR

EVERYBODY = set(Role)
ALL_AT_WORK = EVERYBODY - {ADMINISTRATOR}
CLERKS = {CLERK}
OFFICERS = {CLERK, OFFICER}
OFFICE = {CLERK, OFFICER, AUDITOR}
MEETING = {CLERK, OFFICER, MEMBER, AUDITOR}
CLOSED = {CLERK, OFFICER, MEMBER, FINANCE, AUDITOR}
PAPERS = {CLERK, OFFICER, FINANCE, AUDITOR}  # somebody else's paper; authors see their own besides
CLERK_OR_MEMBER = {CLERK, MEMBER}
WRITERS = {CLERK, AUTHOR, ANALYST}
NOTIFIERS = {CLERK, OFFICER, FINANCE}
KEEPERS = {ADMINISTRATOR}
ANALYSTS = {CLERK, ANALYST}
ACCOUNT = {"key": "annualreport", "objective": "objective"}
STATEMENT = {"key": "prioritystatement", "priority": "homicide"}
REASON = {"key": "prioritystatement", "reason": "statementreason"}
EVIDENCE = {"key": "undertaking", "evidence": "undertakingevidence"}
EXHIBIT = {"key": "analysis", "slug": "whole", "ending": "csv"}
FINANCERS = {FINANCE}
APPROVERS = {FINANCE, OFFICER}
PUBLISHERS = {CLERK, FINANCE}
PREVIEW = {"body": "body", "sha256": "0" * 64}
LINE = {"key": "budget", "part": "lines"}


@dataclass(frozen=True)
class Address:
    """An address: who may read it, who may send its form, what its arguments are."""

    route: str
    reads: frozenset
    keeps: frozenset
    everywhere: bool = False
    arguments: dict = field(default_factory=dict)

    def __str__(self):
        return self.route


def see(route, roles, *, keep=(), everywhere=False, **arguments):
    """A page to read; only `keep` may send its form, where it has one."""
    return Address(route, frozenset(roles), frozenset(keep), everywhere, arguments)


def do(route, roles, *, everywhere=False, **arguments):
    """A form, or a button."""
    return Address(route, frozenset(roles), frozenset(roles), everywhere, arguments)


ADDRESSES = (
    see("desk", EVERYBODY),
    # measures, data files, analyses
    see("desk/performance", ALL_AT_WORK),
    see("desk/measures", ALL_AT_WORK),
    do("desk/measures/new", ANALYSTS),
    see("desk/measures/<int:key>", ALL_AT_WORK, key="measure"),
    do("desk/measures/<int:key>/change", ANALYSTS, key="measure"),
    do("desk/measures/<int:key>/publish", ANALYSTS, key="measure"),
    do("desk/measures/<int:key>/withdraw", ANALYSTS, key="measure"),
    do("desk/measures/<int:key>/release", ANALYSTS, key="measure"),
    do("desk/measures/<int:key>/drop", ANALYSTS, key="measure"),
    do("desk/measures/<int:key>/figures", ANALYSTS, key="measure"),
    do("desk/measures/<int:key>/figures/<int:figure>", ANALYSTS, key="measure", figure="figure"),
    do("desk/measures/<int:key>/<slug:kind>/new", ANALYSTS, key="measure", kind="targets"),
    do("desk/measures/<slug:kind>/<int:key>/lift", ANALYSTS, kind="targets", key="target"),
    see("desk/data-files", ALL_AT_WORK),
    do("desk/data-files/new", ANALYSTS),
    see("desk/data-files/<int:key>", ALL_AT_WORK, key="datafile"),
    do("desk/data-files/<int:key>/take", ANALYSTS, key="datafile"),
    do("desk/data-files/<int:key>/drop", ANALYSTS, key="datafile"),
    do("desk/data-files/<int:key>/values", ANALYSTS, key="datafile"),
    do("desk/data-files/<int:key>/take-back", ANALYSTS, key="datafile"),
    see("desk/shapes", ALL_AT_WORK),
    see("desk/shapes/<slug:name>.csv", ALL_AT_WORK, name="observations"),
    see("desk/analyses", ALL_AT_WORK),
    do("desk/analyses/new", ANALYSTS),
    do("desk/analyses/new/<slug:kind>", ANALYSTS, kind="change"),
    see("desk/analyses/<int:key>", ALL_AT_WORK, key="analysis"),
    do("desk/analyses/<int:key>/again", ANALYSTS, key="analysis"),
    do("desk/analyses/<int:key>/annotate", ANALYSTS, key="analysis"),
    do("desk/analyses/<int:key>/publish", ANALYSTS, key="analysis"),
    do("desk/analyses/<int:key>/drop", ANALYSTS, key="analysis"),
    see("desk/analyses/<int:key>/exhibits/<slug:slug>.<slug:ending>", ALL_AT_WORK, **EXHIBIT),
    # the money: budgets and their parts, monitoring, funds, bids, reports
    see("desk/budgets", PAPERS),
    do("desk/budgets/new", FINANCERS),
    do("desk/budgets/template.xlsx", FINANCERS),
    do("desk/budgets/import", FINANCERS),
    do("desk/budgets/import/<int:body>/<slug:sha256>", FINANCERS, **PREVIEW),
    see("desk/budgets/<int:key>", PAPERS, key="budget"),
    see("desk/budgets/<int:key>/workbook.xlsx", PAPERS, key="budget"),
    do("desk/budgets/<int:key>/change", FINANCERS, key="budget"),
    do("desk/budgets/<int:key>/robustness", FINANCERS, key="budget"),
    do("desk/budgets/<int:key>/copy", FINANCERS, key="budget"),
    see("desk/budgets/<int:key>/compare", PAPERS, key="budget"),
    do("desk/budgets/<int:key>/propose", FINANCERS, key="budget"),
    do("desk/budgets/<int:key>/approve", APPROVERS, key="budget"),
    do("desk/budgets/<int:key>/drop", FINANCERS, key="budget"),
    see("desk/budgets/<int:key>/parts/<slug:part>", PAPERS, **LINE),
    do("desk/budgets/<int:key>/parts/<slug:part>/new", FINANCERS, **LINE),
    do("desk/budgets/<int:key>/parts/<slug:part>/<int:row>", FINANCERS, **LINE, row="budgetline"),
    do("desk/budgets/<int:key>/parts/<slug:part>/<int:row>/remove", FINANCERS, **LINE, row="budgetline"),
    see("desk/budgets/<int:key>/<slug:tab>", PAPERS, key="budget", tab="scenarios"),
    see("desk/monitoring", PAPERS),
    do("desk/monitoring/new", FINANCERS),
    see("desk/monitoring/<int:key>", PAPERS, key="monitoring"),
    do("desk/monitoring/<int:key>/outturns", FINANCERS, key="monitoring"),
    do("desk/monitoring/<int:key>/note", FINANCERS, key="monitoring"),
    do("desk/monitoring/<int:key>/lines/<slug:code>", FINANCERS, key="monitoring", code="office"),
    do("desk/monitoring/<int:key>/drop", FINANCERS, key="monitoring"),
    see("desk/funds", PAPERS),
    do("desk/funds/new", FINANCERS),
    do("desk/funds/import", FINANCERS),
    see("desk/funds/<int:key>", PAPERS, key="fund"),
    do("desk/funds/<int:key>/change", FINANCERS, key="fund"),
    do("desk/funds/<int:key>/close", FINANCERS, key="fund"),
    do("desk/funds/<int:key>/allocations/new", FINANCERS, key="fund"),
    do("desk/funds/<int:key>/parts/<slug:part>/new", FINANCERS, key="fund", part="conditions"),
    do("desk/fund-parts/<slug:part>/<int:key>", FINANCERS, part="conditions", key="fundcondition"),
    do("desk/fund-parts/<slug:part>/<int:key>/remove", FINANCERS, part="conditions", key="fundcondition"),
    do("desk/allocations/<int:key>", FINANCERS, key="fundallocation"),
    do("desk/allocations/<int:key>/withdraw", FINANCERS, key="fundallocation"),
    do("desk/allocations/<int:key>/payments/new", FINANCERS, key="fundallocation"),
    do("desk/payments/<int:key>/take-back", FINANCERS, key="allocationpayment"),
    see("desk/bids", PAPERS),
    do("desk/bids/new", FINANCERS),
    see("desk/bids/<int:key>", PAPERS, keep=FINANCERS, key="bid"),
    do("desk/bids/<int:key>/drop", FINANCERS, key="bid"),
    see("desk/finance-reports", PAPERS),
    do("desk/finance-reports/new", FINANCERS),
    do("desk/finance-reports/new/<slug:kind>", FINANCERS, kind="budget"),
    see("desk/finance-reports/<int:key>", PAPERS, key="financereport"),
    see("desk/finance-reports/<int:key>/print.pdf", PAPERS, key="financereport"),
    see("desk/finance-reports/<int:key>/checks", PAPERS, key="financereport"),
    do("desk/finance-reports/<int:key>/change", FINANCERS, key="financereport"),
    do("desk/finance-reports/<int:key>/submit", FINANCERS, key="financereport"),
    do("desk/finance-reports/<int:key>/publish", PUBLISHERS, key="financereport"),
    do("desk/finance-reports/<int:key>/drop", FINANCERS, key="financereport"),
    see("desk/plans", ALL_AT_WORK),
    do("desk/plans/new", CLERKS),
    see("desk/plans/<int:key>", ALL_AT_WORK, key="plan"),
    do("desk/plans/<int:key>/change", CLERKS, key="plan"),
    do("desk/plans/<int:key>/step/<slug:step>", CLERKS, key="plan", step="send"),
    do("desk/plans/<int:key>/sections/new", CLERKS, key="plan"),
    do("desk/sections/<int:key>/objectives/new", CLERKS, key="plansection"),
    see("desk/objectives/<int:key>", ALL_AT_WORK, key="objective"),
    do("desk/objectives/<int:key>/change", CLERKS, key="objective"),
    do("desk/objectives/<int:key>/remove", CLERKS, key="objective"),
    do("desk/bearings/<int:key>/lift", {CLERK, AUTHOR, ANALYST}, key="bearing"),
    see("desk/statements", ALL_AT_WORK),
    do("desk/statements/new", CLERKS),
    see("desk/statements/<int:key>", ALL_AT_WORK, key="prioritystatement"),
    do("desk/statements/<int:key>/change", CLERKS, key="prioritystatement"),
    see("desk/statements/<int:key>/print.pdf", ALL_AT_WORK, key="prioritystatement"),
    do("desk/statements/<int:key>/write/<slug:side>/<slug:priority>", WRITERS, **STATEMENT, side="force"),
    do("desk/statements/<int:key>/applies/<slug:priority>", WRITERS, **STATEMENT),
    do(
        "desk/statements/<int:key>/absent/<slug:code>",
        {CLERK, ANALYST},
        key="prioritystatement",
        code="drug-homicides",
    ),
    do("desk/statements/<int:key>/reasons/<int:reason>/lift", WRITERS, **REASON),
    do("desk/statements/<int:key>/publish", CLERKS, key="prioritystatement"),
    do("desk/statements/<int:key>/drop", CLERKS, key="prioritystatement"),
    see("desk/recommendations", ALL_AT_WORK),
    do("desk/recommendations/new", OFFICERS),
    see("desk/recommendations/<int:key>", ALL_AT_WORK, key="recommendation"),
    do("desk/recommendations/<int:key>/change", OFFICERS, key="recommendation"),
    do("desk/recommendations/<int:key>/reply", OFFICERS, key="recommendation"),
    do("desk/recommendations/<int:key>/progress", OFFICERS, key="recommendation"),
    do("desk/recommendations/<int:key>/act", OFFICERS, key="recommendation"),
    do("desk/recommendations/<int:key>/close", OFFICERS, key="recommendation"),
    see("desk/inquiries", MEETING),
    do("desk/inquiries/new", CLERKS),
    see("desk/inquiries/<int:key>", MEETING, key="inquiry"),
    do("desk/inquiries/<int:key>/change", CLERKS, key="inquiry"),
    do("desk/inquiries/<int:key>/announce", CLERKS, key="inquiry"),
    do("desk/inquiries/<int:key>/themes/new", CLERKS, key="inquiry"),
    do("desk/inquiries/<int:key>/members/new", CLERKS, key="inquiry"),
    do("desk/inquiries/<int:key>/sessions/new", CLERKS, key="inquiry"),
    do("desk/themes/<int:key>/lines/new", CLERK_OR_MEMBER, key="theme"),
    do("desk/lines/<int:key>/heard", CLERK_OR_MEMBER, key="lineofquestioning"),
    see("desk/meetings", EVERYBODY),
    do("desk/meetings/new", CLERKS),
    see("desk/meetings/<int:key>", EVERYBODY, key="sitting"),
    do("desk/meetings/<int:key>/change", CLERKS, key="sitting"),
    see("desk/accounts", {AUDITOR, ADMINISTRATOR}, everywhere=True),
    do("desk/accounts/new", KEEPERS, everywhere=True),
    see("desk/accounts/<int:key>", {AUDITOR, ADMINISTRATOR}, key="account", everywhere=True),
    do("desk/accounts/<int:key>/change", KEEPERS, key="account", everywhere=True),
    do("desk/accounts/<int:key>/close", KEEPERS, key="account", everywhere=True),
    do("desk/accounts/<int:key>/open", KEEPERS, key="account", everywhere=True),
    do("desk/accounts/<int:key>/invite", KEEPERS, key="account", everywhere=True),
    do("desk/accounts/<int:key>/second-factor", KEEPERS, key="account", everywhere=True),
    do("desk/accounts/<int:key>/roles/new", KEEPERS, key="account", everywhere=True),
    do("desk/accounts/<int:key>/roles/<int:access>", KEEPERS, key="account", access="access", everywhere=True),
    do("desk/accounts/<int:key>/roles/<int:access>/take", KEEPERS, key="account", access="access", everywhere=True),
    see("desk/outbox", {CLERK, AUDITOR, ADMINISTRATOR}),
    see("desk/outbox/<int:key>", {CLERK, AUDITOR, ADMINISTRATOR}, key="letter"),
    do("desk/outbox/<int:key>/again", {CLERK, ADMINISTRATOR}, key="letter"),
    see("desk/trace", {OFFICER, AUDITOR, ADMINISTRATOR}, everywhere=True),
    see("desk/trace/<int:sequence>", {CLERK, OFFICER, AUDITOR, ADMINISTRATOR}, sequence="act"),
    do("desk/undo/<int:sequence>", CLERKS, sequence="act"),
    see("desk/bodies", EVERYBODY),
    do("desk/bodies/new", {CLERK, ADMINISTRATOR}, everywhere=True),
    see("desk/bodies/<int:key>", EVERYBODY, key="body"),
    do("desk/bodies/<int:key>/remit", CLERKS, key="body"),
    do("desk/bodies/<int:key>/sub-groups/new", CLERKS, key="body"),
    do("desk/bodies/<int:key>/rules", CLERKS, key="body"),
    do("desk/bodies/<int:key>/rules/<int:orders>", CLERKS, key="body", orders="standingorders"),
    do("desk/bodies/<int:key>/rules/<int:orders>/withdraw", CLERKS, key="body", orders="standingorders"),
    do("desk/bodies/<int:key>/seats/new", CLERKS, key="body"),
    see("desk/seats/<int:key>", EVERYBODY, key="seat"),
    do("desk/seats/<int:key>/change", CLERKS, key="seat"),
    do("desk/seats/<int:key>/holder", CLERKS, key="seat"),
    do("desk/terms/<int:key>/end", CLERKS, key="seatholder"),
    do("desk/terms/<int:key>/office", CLERKS, key="seatholder"),
    do("desk/terms/<int:key>/interests", OFFICERS, key="seatholder"),
    see("desk/holidays", EVERYBODY),
    do("desk/holidays/new", CLERKS),
    do("desk/holidays/<int:key>/remove", CLERKS, key="holiday"),
    see("desk/bodies/<int:key>/programme", EVERYBODY, key="body"),
    do("desk/bodies/<int:key>/programme/<int:year>/new", CLERKS, key="body", year=2022),
    do("desk/bodies/<int:key>/programme/<int:year>/needed", CLERKS, key="body", year=2022),
    do("desk/bodies/<int:key>/programme/<int:year>/plan", CLERKS, key="body", year=2022),
    do("desk/bodies/<int:key>/programme/<int:year>/meeting", CLERKS, key="body", year=2022),
    do("desk/bodies/<int:key>/programme/<int:year>/appointment", CLERKS, key="body", year=2022),
    do("desk/bodies/<int:key>/programme/<int:year>/publish", CLERKS, key="body", year=2022),
    see("desk/bodies/<int:key>/programme/<int:year>/preview.pdf", EVERYBODY, key="body", year=2022),
    do("desk/programme/<int:key>", CLERKS, key="programmeentry"),
    do("desk/programme/<int:key>/place", CLERKS, key="programmeentry"),
    do("desk/programme/<int:key>/step", CLERKS, key="programmeentry"),
    do("desk/programme/<int:key>/agenda", CLERKS, key="programmeentry"),
    do("desk/programme/<int:key>/back", CLERKS, key="programmeentry"),
    do("desk/programme/<int:key>/remove", CLERKS, key="programmeentry"),
    see("desk/bodies/<int:key>/schedule", EVERYBODY, key="body"),
    do("desk/bodies/<int:key>/schedule/<slug:row>", CLERKS, key="body", row="1"),
    see("desk/meetings/<int:key>/agenda", CLOSED, key="sitting"),
    do("desk/meetings/<int:key>/agenda/standing", CLERKS, key="sitting"),
    do("desk/meetings/<int:key>/agenda/order", CLERKS, key="sitting"),
    do("desk/meetings/<int:key>/agenda/items/new", CLERKS, key="sitting"),
    do("desk/meetings/<int:key>/agenda/items/<int:item>", CLERKS, key="sitting", item="business"),
    do("desk/meetings/<int:key>/agenda/items/<int:item>/move", CLERKS, key="sitting", item="business"),
    do("desk/meetings/<int:key>/agenda/items/<int:item>/remove", CLERKS, key="sitting", item="business"),
    see("desk/meetings/<int:key>/papers", CLOSED, key="sitting"),
    do("desk/meetings/<int:key>/papers/ask", CLERKS, key="sitting"),
    see("desk/meetings/<int:key>/pack", CLOSED, keep=CLERKS, key="sitting"),
    see("desk/meetings/<int:key>/pack/preview.pdf", CLOSED, key="sitting"),
    see("desk/publications/<int:key>", CLOSED, key="publication"),
    see("desk/publications/<int:key>.<str:form>", CLOSED, key="publication", form="pdf"),
    see("desk/papers", {CLERK, OFFICER, AUTHOR, CONTRIBUTOR, FINANCE}),
    see("desk/papers/<int:key>", PAPERS, key="submission"),
    do("desk/papers/<int:key>/write", CLERKS, key="submission"),
    do("desk/papers/<int:key>/file", CLERKS, key="submission"),
    do("desk/papers/<int:key>/files", CLERKS, key="submission"),
    see("desk/papers/<int:key>/files/<int:appendix>.pdf", PAPERS, key="submission", appendix="appendix"),
    do("desk/papers/<int:key>/files/<int:appendix>/remove", CLERKS, key="submission", appendix="appendix"),
    do("desk/papers/<int:key>/explain", CLERKS, key="submission"),
    do("desk/papers/<int:key>/accept", CLERKS, key="submission"),
    do("desk/papers/<int:key>/return", CLERKS, key="submission"),
    do("desk/papers/<int:key>/withdraw", CLERKS, key="submission"),
    do("desk/papers/<int:key>/sign-off", {OFFICER, FINANCE}, key="submission"),
    see("desk/papers/<int:key>/versions", PAPERS, key="submission"),
    see("desk/papers/<int:key>/versions/<int:number>.pdf", PAPERS, key="submission", number=1),
    see("desk/bodies/<int:key>/sign-offs", CLOSED, keep=CLERKS, key="body"),
    do("desk/bodies/<int:key>/sign-offs/<int:needed>/stop", CLERKS, key="body", needed="neededsignoff"),
    see("desk/meetings/<int:key>/minutes", OFFICE, key="sitting"),
    do("desk/meetings/<int:key>/minutes/room", CLERKS, key="sitting"),
    do("desk/meetings/<int:key>/minutes/entries", CLERKS, key="sitting"),
    do("desk/meetings/<int:key>/minutes/edits", CLERKS, key="sitting"),
    see("desk/meetings/<int:key>/minutes/changes", OFFICE, key="sitting"),
    do("desk/meetings/<int:key>/minutes/<int:minute>", CLERKS, key="sitting", minute="minute"),
    do("desk/meetings/<int:key>/minutes/<int:minute>/vote", CLERKS, key="sitting", minute="minute"),
    do("desk/meetings/<int:key>/minutes/vote/<int:vote>", CLERKS, key="sitting", vote="vote"),
    do("desk/meetings/<int:key>/minutes/interest", CLERKS, key="sitting"),
    do("desk/meetings/<int:key>/minutes/merge/<int:version>", CLERKS, key="sitting", version="minuteentry"),
    see("desk/meetings/<int:key>/minutes/preview.pdf", OFFICE, key="sitting"),
    see("desk/meetings/<int:key>/minutes/record", MEETING, key="sitting"),
    do("desk/meetings/<int:key>/minutes/publish", CLERKS, key="sitting"),
    do("desk/meetings/<int:key>/minutes/confirm", CLERKS, key="sitting"),
    do("desk/meetings/<int:key>/minutes/sign", CLERK_OR_MEMBER, key="sitting"),
    do("desk/meetings/<int:key>/minutes/corrections", CLERKS, key="sitting"),
    do("desk/meetings/<int:key>/minutes/correct/<str:entry>", CLERKS, key="sitting", entry="x"),
    see("desk/questions", OFFICE),
    see("desk/questions/owed", OFFICE),
    see("desk/questions/<int:key>", OFFICE, key="questionreceived"),
    do("desk/questions/<int:key>/accept", CLERKS, key="questionreceived"),
    do("desk/questions/<int:key>/refuse", CLERKS, key="questionreceived"),
    do("desk/questions/<int:key>/withdraw", CLERKS, key="questionreceived"),
    do("desk/questions/<int:key>/move", CLERKS, key="questionreceived"),
    do("desk/questions/<int:key>/forget", OFFICERS, key="questionreceived"),
    do("desk/questions/<int:key>/up", CLERKS, key="questionreceived"),
    do("desk/questions/<int:key>/down", CLERKS, key="questionreceived"),
    do("desk/questions/<int:key>/answer", CLERKS, key="questionreceived"),
    do("desk/questions/<int:key>/owe", CLERKS, key="questionreceived"),
    do("desk/questions/<int:key>/publish", CLERKS, key="questionreceived"),
    see("desk/meetings/<int:key>/questions", MEETING, key="sitting"),
    do("desk/meetings/<int:key>/questions/new", CLERKS, key="sitting"),
    do("desk/meetings/<int:key>/questions/member", CLERK_OR_MEMBER, key="sitting"),
    see("desk/petitions", OFFICE),
    do("desk/petitions/new", CLERKS),
    see("desk/petitions/<int:key>", OFFICE, key="petition"),
    do("desk/petitions/<int:key>/signatures", CLERKS, key="petition"),
    do("desk/petitions/<int:key>/<slug:step>", CLERKS, key="petition", step="change"),
    see("desk/owed", MEETING),
    see("desk/bodies/<int:key>/tracker", MEETING, key="body"),
    do("desk/bodies/<int:key>/tracker/new", CLERKS, key="body"),
    do("desk/bodies/<int:key>/tracker/ask", CLERKS, key="body"),
    see("desk/bodies/<int:key>/tracker/untracked", MEETING, key="body"),
    do("desk/bodies/<int:key>/tracker/take/<slug:kind>/<int:owed>", CLERKS, key="body", kind="action", owed=1),
    do("desk/bodies/<int:key>/tracker/drop/<slug:kind>/<int:owed>", CLERKS, key="body", kind="action", owed=1),
    see("desk/bodies/<int:key>/reminders", MEETING, keep=CLERKS, key="body"),
    do("desk/bodies/<int:key>/reminders/<int:rule>/give-up", CLERKS, key="body", rule="reminderrule"),
    see("desk/meetings/<int:key>/tracker", MEETING, key="sitting"),
    see("desk/meetings/<int:key>/tracker.pdf", MEETING, key="sitting"),
    do("desk/meetings/<int:key>/tracker/publish", CLERKS, key="sitting"),
    see("desk/undertakings/<int:key>", MEETING, key="undertaking"),
    do("desk/undertakings/<int:key>/change", CLERKS, key="undertaking"),
    do("desk/undertakings/<int:key>/ask", CLERKS, key="undertaking"),
    do("desk/undertakings/<int:key>/withdraw-link", CLERKS, key="undertaking"),
    do("desk/undertakings/<int:key>/update", CLERKS, key="undertaking"),
    do("desk/undertakings/<int:key>/updates/<int:update>", CLERKS, key="undertaking", update="undertakingupdate"),
    do("desk/undertakings/<int:key>/evidence", CLERKS, key="undertaking"),
    see(
        "desk/undertakings/<int:key>/evidence/<int:evidence>/file",
        MEETING,
        key="undertaking",
        evidence="undertakingevidence",
    ),
    do(
        "desk/undertakings/<int:key>/evidence/<int:evidence>/accept",
        CLERKS,
        key="undertaking",
        evidence="undertakingevidence",
    ),
    do(
        "desk/undertakings/<int:key>/evidence/<int:evidence>/refuse",
        CLERKS,
        key="undertaking",
        evidence="undertakingevidence",
    ),
    do("desk/undertakings/<int:key>/complete", CLERKS, key="undertaking"),
    do("desk/undertakings/<int:key>/drop", CLERKS, key="undertaking"),
    do("desk/undertakings/<int:key>/take-up", CLERKS, key="undertaking"),
    do("desk/undertakings/<int:key>/extend", CLERKS, key="undertaking"),
    see("desk/decisions", CLOSED),
    see("desk/bodies/<int:key>/decisions", CLOSED, key="body"),
    do("desk/bodies/<int:key>/decisions/new", OFFICERS, key="body"),
    do("desk/bodies/<int:key>/decisions/register", OFFICERS, key="body"),
    see("desk/decisions/<int:key>", CLOSED, key="decisionnotice"),
    do("desk/decisions/<int:key>/change", OFFICERS, key="decisionnotice"),
    do("desk/decisions/<int:key>/withdraw", OFFICERS, key="decisionnotice"),
    see("desk/decisions/<int:key>/notice.pdf", CLOSED, key="decisionnotice"),
    see("desk/decisions/<int:key>/report", CLOSED, key="decisionnotice"),
    do("desk/decisions/<int:key>/publish", OFFICERS, key="decisionnotice"),
    see("desk/meetings/<int:key>/decisions", CLOSED, key="sitting"),
    see("desk/meetings/<int:key>/decisions.pdf", CLOSED, key="sitting"),
    do("desk/meetings/<int:key>/decisions/publish", OFFICERS, key="sitting"),
    see("desk/record", OFFICE),
    see("desk/record/matches", OFFICE),
    see("desk/record/matches/<int:key>", OFFICE, keep=OFFICERS, key="reconciliation"),
    see("desk/record/findings", OFFICE),
    see("desk/record/findings/<int:key>", OFFICE, keep=OFFICERS, key="finding"),
    see("desk/record/correct", OFFICE, keep=OFFICERS),
    see("desk/record/names", OFFICE),
    see("desk/record/names/<int:key>", OFFICE, keep=OFFICERS, key="person"),
    # the annual report
    see("desk/annual-reports", ALL_AT_WORK),
    do("desk/annual-reports/new", CLERKS),
    see("desk/annual-reports/<int:key>", ALL_AT_WORK, key="annualreport"),
    do("desk/annual-reports/<int:key>/change", WRITERS, key="annualreport"),
    do("desk/annual-reports/<int:key>/objectives/<int:objective>", WRITERS, **ACCOUNT),
    see("desk/annual-reports/<int:key>/print.pdf", ALL_AT_WORK, key="annualreport"),
    do("desk/annual-reports/<int:key>/send", CLERKS, key="annualreport"),
    do("desk/annual-reports/<int:key>/take-back", CLERKS, key="annualreport"),
    do("desk/annual-reports/<int:key>/panel", CLERKS, key="annualreport"),
    do("desk/annual-reports/<int:key>/reply", CLERKS, key="annualreport"),
    do("desk/annual-reports/<int:key>/publish", CLERKS, key="annualreport"),
    # the precept
    see("desk/precepts", ALL_AT_WORK),
    do("desk/precepts/new", OFFICERS),
    see("desk/precepts/<int:key>", ALL_AT_WORK, key="preceptreview"),
    do("desk/precepts/<int:key>/change", OFFICERS, key="preceptreview"),
    do("desk/precepts/<int:key>/announce", OFFICERS, key="preceptreview"),
    do("desk/precepts/<int:key>/record/<slug:kind>", NOTIFIERS, key="preceptreview", kind="notified"),
    do("desk/precepts/events/<int:key>/correct", NOTIFIERS, key="preceptevent"),
    do("desk/precepts/events/<int:key>/take-back", NOTIFIERS, key="preceptevent"),
    do("desk/precepts/events/<int:key>/words", OFFICERS, key="preceptevent"),
    see("desk/precepts/events/<int:key>/paper.pdf", ALL_AT_WORK, key="preceptevent"),
    do("desk/precepts/events/<int:key>/publish", OFFICERS, key="preceptevent"),
)

# Forms for people without an account, and the door of the demonstration, which is there in no other installation.
OUTSIDE = {
    "desk/demonstration",
    "ask",
    "ask/confirm/<str:token>",
    "ask/<slug:slug>",
    "ask/<slug:slug>/sent",
    "ask/<slug:slug>/<str:day>",
    "petitions/confirm/<str:token>",
    "petitions/<slug:slug>",
    "petitions/<slug:slug>/sent",
    "update/<str:token>",
    "update/<str:token>/again",
}
