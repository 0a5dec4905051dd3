"""Marks planted in every field of the desk that holds words and is not public, to be looked for in what is.

A field that is added to a model of the desk is planted by itself, until it is named here as public or as a key.
"""

import datetime as dt
import re

from django.apps import apps
from django.db import models
from django.db.models import Q

from answerable.keeping.models.desk import Letter
from answerable.keeping.models.desk.row import DeskRow

MARK = re.compile(r"zqplant(\d+)x", re.IGNORECASE)
LEAST = 12  # a mark needs so much room

ALWAYS = Q()
OPEN = Q(confidentiality="open")
ANNOUNCED = Q(announced_on__isnull=False)
TAKEN = Q(state__in=("accepted", "answered"))
SHOWN = Q(state__in=("open", "closed", "submitted", "taken", "replied"))
MEASURED = Q(published_on__isnull=False)
TOLD = MEASURED
OF_MEASURED = Q(measure__published_on__isnull=False)
RELEASED = OF_MEASURED & Q(released_on__isnull=False)
# A data file is known by what public things rest on it.
RESTED_ON = (
    Q(uses__analysis__published_on__isnull=False)
    | Q(observations__released_on__isnull=False, observations__measure__published_on__isnull=False)
    | Q(finance_reports__publication__isnull=False)
)
# Public by design, and of which rows: pages show it straight from the desk.
PUBLIC = {
    **dict.fromkeys(("analysis.title", "analysis.note", "analysis.options", "analysis.result"), MEASURED),
    **dict.fromkeys(
        (
            f"measure.{name}"
            for name in ("code", "title", "priority", "unit", "numerator", "denominator", "source", "revisions")
        ),
        MEASURED,
    ),
    **dict.fromkeys(("measure.owner", "measure.national_measure", "measure.proxy_reason", "measure.note"), MEASURED),
    **dict.fromkeys(("target.area", "target.authority", "target.source"), OF_MEASURED),
    **dict.fromkeys(("baseline.area", "baseline.authority", "baseline.source"), OF_MEASURED),
    **dict.fromkeys(("seriesbreak.area", "seriesbreak.words", "absence.area", "absence.words"), OF_MEASURED),
    **dict.fromkeys(("rebasing.area", "rebasing.why", "rebasing.decided_by"), OF_MEASURED),
    **dict.fromkeys(("observation.area", "observation.note"), RELEASED),
    **dict.fromkeys(("datafile.name", "datafile.provenance"), RESTED_ON),
    "annualreport.title": Q(state="published"),
    # All that is public of the money: what a published report was told from. Budgets, funds and bids never are.
    "financereport.held": Q(publication__isnull=False),
    # And of patrols: of places, protocols and readings nothing but what a published report was told from, and the
    # seed of a trial that is long over.
    "patrolreport.held": Q(publication__isnull=False),
    "trial.seed": Q(ends_on=dt.date(2025, 4, 27)),
    # The register gives the reason for which a trial was abandoned.
    "trial.abandoned_why": Q(abandoned_on__isnull=False),
    **dict.fromkeys(("hotspot.public_name", "hotspot.unit"), Q(engagement_plans__published_on__isnull=False)),
    **dict.fromkeys(("surrenderbin.code", "surrenderbin.place", "surrenderbin.council"), TOLD),
    "engagementplan.objectives": TOLD,
    **dict.fromkeys(("intervention.name", "intervention.provider", "intervention.council"), TOLD),
    "engagemententry.words": Q(plan__published_on__isnull=False),
    "engagemententry.who": Q(plan__published_on__isnull=False, who="Market traders"),
    "stakeholder.organisation": Q(plan__published_on__isnull=False, is_public=True),
    "inquiry.title": ANNOUNCED,
    "inquiry.scope": ANNOUNCED,
    "theme.title": Q(inquiry__announced_on__isnull=False),
    "evidencesession.witnesses": Q(inquiry__announced_on__isnull=False),
    "petition.title": SHOWN,
    "petition.prayer": SHOWN,
    "petition.reply": SHOWN,
    "plan.title": Q(issued_on__isnull=False),
    "prioritystatement.printed": Q(publication__isnull=False),
    "plansection.title": Q(plan__issued_on__isnull=False),
    "objective.number": Q(section__plan__issued_on__isnull=False),
    "objective.words": Q(section__plan__issued_on__isnull=False),
    "bearing.place": Q(objective__section__plan__issued_on__isnull=False, kind__in=("measure", "money")),
    "publication.title": Q(is_public=True),
    "publication.contents": Q(is_public=True),
    "questionreceived.text": TAKEN,
    "questionreceived.parts": TAKEN,
    "questionreceived.ask_note": TAKEN,
    "questionreceived.answer_owner": TAKEN,
    "recommendation.report_title": ALWAYS,
    "recommendation.number": ALWAYS,
    "recommendation.words": ALWAYS,
    "recommendation.reply": Q(replied_on__isnull=False),
    "recommendation.closed_by_evidence": Q(closed_on__isnull=False),
    "progress.words": Q(is_open=True),
    "progress.reported_by": Q(is_open=True),
    # But for a sub-group, which meets in private unless it says otherwise.
    "sitting.venue": Q(body__sub_group_of=None),
    "standingorders.contact": ALWAYS,
    "standingorders.source": ALWAYS,  # the working of a deadline says where its rule was adopted
}
OF_OPEN_MINUTE = Q(minute__confidentiality="open")
OF_OPEN_PAPER = Q(submission__confidentiality="open")
# Printed, and public by the paper alone: left as it is until the last paper is out, and planted then like the rest.
PRINTED = {
    "account.name": Q(submissions__confidentiality="open"),  # who wrote it stands at the head of a paper
    **dict.fromkeys(("annualreport.title", "annualreport.foreword", "annualreport.panel_words"), ALWAYS),
    **dict.fromkeys(("annualreport.reply", "objectiveaccount.words"), ALWAYS),
    # Of what is closed the agenda names the title and the ground (Local Government Act 1972 s.100B(5)).
    **dict.fromkeys(("business.number", "business.title", "business.section", "business.urgent_reason"), ALWAYS),
    **dict.fromkeys(("business.presenters", "business.aims"), OPEN),
    **dict.fromkeys(("decisionregister.taken_by", "decisionnotice.number", "decisionnotice.number_printed"), ALWAYS),
    "decisionnotice.title": Q(is_title_closed=False),
    **dict.fromkeys(("decisionnotice.summary", "decisionnotice.reasons", "decisionnotice.alternatives"), OPEN),
    "decisionnotice.signed_by": ALWAYS,
    "interestdeclared.nature": Q(is_sensitive=False),
    # Of a closed minute the public has a title and a summary (s.100C(2)).
    **dict.fromkeys(("minute.ref", "minute.title", "minute.section", "minute.summary"), ALWAYS),
    **dict.fromkeys(("minuteentry.text", "minuteentry.details"), OF_OPEN_MINUTE),
    **dict.fromkeys(("vote.motion", "vote.words", "vote.ballots"), OF_OPEN_MINUTE),
    **dict.fromkeys(("rollentry.name", "rollentry.role", "rollentry.organisation"), ALWAYS),
    **dict.fromkeys(("petition.presented_by", "petition.reply_by"), ALWAYS),
    # A set of hotspots and a trial are told of by the reports on them, a service with the strength of its evaluation.
    **dict.fromkeys(("hotspotset.name", "hotspotset.why", "hotspotset.held", "hotspot.unit"), ALWAYS),
    **dict.fromkeys(("trial.title", "trial.question", "trial.outcomes", "trial.hoped_source"), ALWAYS),
    **dict.fromkeys(("trial.detectable", "trialreading.result", "trialreading.dosage"), ALWAYS),
    **dict.fromkeys(("fundingreturn.name", "intervention.judged_by"), ALWAYS),
    **dict.fromkeys(("patrolreport.title", "patrolreport.presented_by"), ALWAYS),
    "preceptevent.words": ALWAYS,
    **dict.fromkeys(("prioritystatement.title", "prioritystatement.presented_by"), ALWAYS),
    **dict.fromkeys(("statementpart.before", "statementpart.after", "statementreason.words"), ALWAYS),
    **dict.fromkeys(("programmeentry.title", "programmeentry.aims", "programmeentry.presenters"), ALWAYS),
    "programmeentry.notes": ALWAYS,
    **dict.fromkeys(("questionreceived.answered_by", "questionreceived.points"), TAKEN),
    "questionreceived.written_answer": TAKEN,
    **dict.fromkeys(("seat.title", "seat.appointed_by", "seatholder.office"), ALWAYS),
    **dict.fromkeys(("sitting.recording", "standingorders.recording_notice"), ALWAYS),
    "submission.title": ALWAYS,
    **dict.fromkeys(
        (
            f"submission.{name}"
            for name in ("number", "priority", "presenter", "purpose", "body", "recommendations", "finance", "legal")
        ),
        OPEN,
    ),
    **dict.fromkeys(("submission.equalities", "submission.background_papers", "submission.appendices"), OPEN),
    **dict.fromkeys(("submissionversion.content", "submissionversion.attached", "appendix.title"), OF_OPEN_PAPER),
    **dict.fromkeys(("undertaking.text", "undertaking.ref", "undertaking.owner_name"), OPEN),
    "undertakingupdate.printed": ALWAYS,
}
# What rows are found or checked by: it is nobody's words, and a mark would break what it is for.
KEYS = {
    *("account.password", "business.statutory_item", "confirmation.confirmed_sha256", "deskfile.media_type"),
    *("deskfile.sha256", "deskfile.stored", "disclosure.row", "disclosure.withheld_ground", "letter.about"),
    *("letter.once", "minuteedit.key", "minuteentry.fact", "minuteentry.key", "petition.slug"),
    *("analysis.kind", "analysisinput.name", "datafile.shape", "datafile.given_sha256", "datafile.sha256"),
    *("petitionsignature.connection", "programmeentry.statutory_item", "questionreceived.form_key"),
    *("questionreceived.refusal_ground", "statementpart.priority", "statementreason.about"),
    # Outlines, times and codes by which a trial is drawn: looked for as numbers in `test_leak_patrol.py`.
    *("hotspot.code", "hotspot.outline", "hotspotset.options", "trial.windows", "trial.looks", "trial.offence_hours"),
    *("trial.harm_edition", "trial.protocol_sha256", "intervention.amounts"),
    # Amounts by year, which are digits and no words.
    *("budget.band_d", "budgetline.amounts", "saving.amounts", "assumption.percents", "capitalscheme.amounts"),
    *("funding.amounts", "reserve.added", "reserve.used", "reserve.used_for_capital", "debt.repaid", "debt.boundary"),
    *("debt.limit", "fund.amounts", "scenario.officer_pay", "scenario.staff_pay", "scenario.prices"),
    *("scenario.grant", "scenario.fees", "scenario.tax_base", "scenario.band_d", "scenario.from_reserves"),
}
# Empty, it says that something has not happened: it is planted only where it has.
STATES = {
    *("decisionnotice.withdrawn_why", "programmeentry.set_aside_reason", "undertakingevidence.accepted_by"),
    *("undertakingevidence.refused_why", "undertakingupdate.taken_by", "undertakingupdate.printed"),
}


def desk_models():
    """The models of the desk, whatever files they stand in."""
    return [model for model in apps.get_app_config("keeping").get_models() if ".models.desk." in model.__module__]


def worded_fields(model):
    """The fields of a model in which somebody's words can stand: text without a fixed choice, and lists of it."""
    kinds = (models.CharField, models.TextField, models.JSONField)
    return [field for field in model._meta.concrete_fields if isinstance(field, kinds) and not field.choices]


def name_of(field):
    return f"{field.model._meta.model_name}.{field.name}"


class Planting:
    """Marks by number: `planted` tells what field of what row each one stands in.

    `numbers` are figures that are not public, each too long to come about by chance, with what they are; the last
    digit of each may be any.
    """

    def __init__(self, also=()):
        """`also` names public fields to plant in spite of the lists: to see that a mark is found."""
        self.planted = {}
        self.numbers = {}
        self.letters = []
        self.also = frozenset(also)

    def plant(self, *, is_last=False):
        """Plant in every row as it stands now; `is_last` once no paper is printed any more.

        A row that was planted already gets new marks; the old ones stay known.
        """
        # What was written to people is kept as it was before it is planted itself.
        known = {letter.pk for letter in self.letters}
        self.letters += Letter.objects.exclude(pk__in=known)
        for model in desk_models():
            for field in worded_fields(model):
                if name_of(field) not in KEYS:
                    self._plant_field(model, field, is_last)

    def found_in(self, text):
        """The fields whose marks stand in a text, and the figures there that are not public."""
        figures = {
            name for number, name in self.numbers.items() if str(number)[:-1] in text or f"{number:,}"[:-1] in text
        }
        return sorted({self.planted[int(number)] for number in MARK.findall(text)} | figures)

    def _plant_field(self, model, field, is_last):
        name = name_of(field)
        rows = model._base_manager.all()
        for left in (PUBLIC,) if is_last else (PUBLIC, PRINTED):
            if name in left and name not in self.also:
                shown = rows.filter(left[name])
                if left is PUBLIC and issubclass(model, DeskRow):
                    shown = shown.filter(removed_at=None)  # what was taken away again is nobody's to see
                rows = rows.exclude(pk__in=shown.values("pk"))
        if name in STATES:
            rows = rows.exclude(**{field.name: ""})
        for row in rows:
            number = len(self.planted) + 1
            self.planted[number] = f"{name} of {row.pk}"
            value = _planted(field, getattr(row, field.name), f"zqplant{number}x")
            model._base_manager.filter(pk=row.pk).update(**{field.name: value})


def _planted(field, value, mark):
    if isinstance(field, models.JSONField):
        return _planted_leaves(value, mark, only=WORDED.get(name_of(field)))
    if isinstance(field, models.EmailField):
        return f"{mark}@{mark}.example"
    if isinstance(field, models.URLField):
        return f"https://{mark}.example/{mark}"
    room = field.max_length - len(mark) - 1 if field.max_length else None
    words = MARK.sub("", value).strip()
    return f"{words[:room]} {mark}".strip()


# Within lists of words: the names by which the code looks something up.
LOOKED_UP = frozenset({"key", "about", "sha256", "code", "vote", "seat", "person", "at", "until", "file", "kind"})
LOOKED_UP |= {"rule", "severity", "confidentiality", "due_on", "review_on", "due", "level", "state"}
# Of these fields only the words under these names are planted: the rest is what a draw is made from.
WORDED = {"trial.protocol": frozenset({"public_name"})}


def _planted_leaves(value, mark, key="", only=None):
    if isinstance(value, dict):
        return {name: _planted_leaves(one, mark, name, only) for name, one in value.items()} or {"words": mark}
    if isinstance(value, list):
        return [_planted_leaves(one, mark, key, only) for one in value]
    if isinstance(value, str) and (key in only if only else key not in LOOKED_UP):
        return f"{MARK.sub('', value)} {mark}".strip()
    return value
