"""Quarterly statements on the desk: the draft as it stands, what it lacks, what of it is not public yet."""

import datetime as dt
from dataclasses import dataclass

import msgspec
from django.db.models import Exists, OuterRef, Prefetch, Q

from answerable.keeping.models import Body
from answerable.keeping.models.desk import (
    Measure,
    Observation,
    PriorityStatement,
    ReasonKind,
    Side,
    StatementPart,
    StatementReason,
)
from answerable.keeping.queries.desk.scorecard import hold
from answerable.keeping.queries.public.measure import hold_public
from answerable.law.schedule import list_information, next_due
from answerable.measuring.scorecard.lack import Lack, Warned, list_missing, scan_words
from answerable.measuring.scorecard.measure import Absence
from answerable.measuring.scorecard.overview import tell_overview
from answerable.measuring.scorecard.priority import NationalMeasure, list_national_measures, list_priorities
from answerable.measuring.scorecard.scorecard import work_out_scorecard
from answerable.measuring.scorecard.sentence import tell_change
from answerable.measuring.scorecard.statement import (
    INTRODUCTION,
    Applicability,
    Draft,
    Passage,
    list_body_sections,
    list_force_sections,
    write_purpose,
)
from answerable.printing.statement import StatementSheet

# The row of the law's schedule (`law/schedule.py`) that a statement is published under, and how often.
ROW, MONTHS = "7A", 3
CLASSIFICATION = "force"


@dataclass(frozen=True)
class WrittenSection:
    """A place in a statement: what is generated there, and beside it what somebody wrote.

    `part` is nothing before anybody wrote there; `warnings` are claims in those words that no test bears out.
    `lines` are the measures whose tested sentences may be called for by their codes: `(code, sentence)`.
    """

    code: str
    title: str
    generated: str
    part: StatementPart | None
    warnings: tuple[Warned, ...]
    lines: tuple[tuple[str, str], ...]


def list_statements(bodies):
    """The statements of these bodies, and those on these forces, the latest quarter first."""
    rows = PriorityStatement.objects.standing().select_related("body", "force", "publication")
    return rows.filter(Q(body__in=bodies) | Q(force__in=bodies)).order_by("-last_on", "body__name")


def find_statement(key):
    """A statement with all that is written in it (`written`, `reasoned`), or `None`."""
    rows = PriorityStatement.objects.standing().select_related("body", "force", "publication__paper")
    parts = Prefetch("parts", StatementPart.objects.standing(), to_attr="written")
    reasons = Prefetch("reasons", StatementReason.objects.standing(), to_attr="reasoned")
    return rows.filter(pk=key).prefetch_related(parts, reasons).first()


def list_forces():
    """The bodies that are police forces, by name."""
    return Body.objects.standing().filter(classification=CLASSIFICATION).order_by("name")


def measures_of(statement):
    """The measures that a statement is drafted from: those of the policing body and of its force."""
    return Measure.objects.standing().filter(body__in=(statement.body_id, statement.force_id)).order_by("title", "pk")


def draft_of(statement) -> Draft:
    """A statement as it stands: what was printed, once it is published.

    Raises `MeasureError`, one sentence, where the measures as they are defined give no scorecard.
    """
    if statement.publication_id:
        return read_printed(statement)
    return _draft(statement, hold(measures_of(statement), released_only=False))


def open_draft_of(statement) -> Draft:
    """The same from what the public may see alone: published measures and released values. This is printed."""
    bodies = (statement.body_id, statement.force_id)
    return _draft(statement, hold_public(_locate, body__in=bodies))


def read_printed(statement) -> Draft:
    """The draft that was published."""
    return msgspec.convert(statement.printed, Draft)


def list_waiting(statement, draft: Draft):
    """The measures that a draft speaks of and that the public cannot see, or not every value of."""
    codes = [line.measure.code for line in draft.scorecard.lines if line.figure or line.absence]
    unreleased = Observation.objects.filter(measure=OuterRef("pk"), replaced_at=None, released_on=None)
    rows = measures_of(statement).filter(code__in=codes).select_related("body")
    return list(rows.filter(Q(published_on=None) | Exists(unreleased)))


def list_lacks(draft: Draft) -> tuple[Lack, ...]:
    """What refuses the publication of a draft."""
    return list_missing(draft)


def sections_of(statement, draft: Draft, side) -> list[WrittenSection]:
    """Every place of one side where somebody may write, in the order of the paper."""
    unwritten = msgspec.structs.replace(draft, passages=())
    generated = (list_force_sections if side == Side.FORCE else list_body_sections)(unwritten)
    told = {section.about: section.text for section in generated}
    parts = {row.priority: row for row in statement.written if row.side == side}
    beside = {group.code: group.lines for group in draft.scorecard.priorities}
    warned = scan_words(draft)
    return [
        WrittenSection(
            code=code,
            title=title,
            generated=told.get(code, ""),
            part=parts.get(code),
            warnings=tuple(each for each in warned if (each.part, each.about) == (side, code)),
            lines=tuple((line.measure.code, tell_change(line)) for line in beside.get(code, ())),
        )
        for code, title in places_of(statement, side)
    ]


def places_of(statement, side) -> list[tuple[str, str]]:
    """Where a side may write: `(code, title)` of each priority, and of the introduction for the policing body."""
    places = [(each.code, each.title) for each in list_priorities(statement.last_on)]
    return [(INTRODUCTION, "Introduction"), *places] if side == Side.BODY else places


def find_part(statement, side, priority):
    """What a side has written on a priority, as its row, or `None`."""
    rows = StatementPart.objects.standing()
    return rows.filter(statement=statement, side=side, priority=priority).first()


def find_reason(statement, about, *, is_measure):
    """Why a priority applies or not, or why a national measure is not given, as its row, or `None`."""
    rows = StatementReason.objects.standing().filter(statement=statement, about=about)
    given = Q(kind=ReasonKind.NOT_GIVEN)
    return rows.filter(given if is_measure else ~given).first()


def find_reason_of(statement, key):
    """A reason given in a statement, by its key, or `None`."""
    return StatementReason.objects.standing().filter(statement=statement, pk=key).first()


def find_absence(statement, missing):
    """Why a measure has no value for the quarter, as its row, or `None`: of one defined here its `Absence`."""
    if not isinstance(missing, Measure):
        return find_reason(statement, missing.code, is_measure=True)
    return missing.absences.standing().filter(area="", quarter_end=statement.last_on).first()


def list_ungiven(statement):
    """The national measures that are not given, each with its reason: `(code, title, words)`."""
    titles = {each.code: each.title for each in list_national_measures(statement.last_on)}
    rows = (row for row in statement.reasoned if row.kind == ReasonKind.NOT_GIVEN)
    return [(row.about, titles.get(row.about, row.about), row.words) for row in rows]


def find_missing(statement, code) -> Measure | NationalMeasure | None:
    """What of a code may be absent: a measure here, or a national one that nothing here stands for; or `None`."""
    here = measures_of(statement)
    national = {each.code: each for each in list_national_measures(statement.last_on)}
    if code in national and not here.filter(national_measure=code).exists():
        return national[code]
    return here.select_related("body").filter(code=code).first()


def keepers_of(statement, missing):
    """The bodies whose people say why a measure is absent: its own; of a national one, either side's."""
    return (missing.body,) if isinstance(missing, Measure) else (statement.body, statement.force)


def sheet_of(statement, draft: Draft, on: dt.date) -> StatementSheet:
    """The sheet of a statement, to be printed on a day."""
    return StatementSheet(
        meeting_body=statement.body.name,
        date=on,
        title=statement.title,
        force=draft.force,
        policing_body=draft.body,
        presenter=statement.presented_by,
        purpose=write_purpose(draft),
        force_sections=list_force_sections(draft),
        body_sections=list_body_sections(draft),
        appendix=(tell_overview(draft.scorecard),),
    )


def last_day_of(statement) -> dt.date | None:
    """The last day on which a statement is in time (`law/schedule.py: next_due`)."""
    row = list_information(statement.last_on).get(ROW)
    due = next_due(row, statement.first_on - dt.timedelta(days=1)) if row else None
    return due.last if due else None


def list_owed(bodies):
    """The statements of these bodies that are begun and not published, the earliest first."""
    rows = PriorityStatement.objects.standing().filter(body__in=bodies, publication=None).select_related("body")
    return rows.order_by("last_on", "pk")


def _draft(statement, holding) -> Draft:
    reasons = statement.reasoned
    absences = tuple(
        Absence(measure=row.about, quarter_end=statement.last_on, reason=row.words)
        for row in reasons
        if row.kind == ReasonKind.NOT_GIVEN
    )
    holding = msgspec.structs.replace(holding, absences=(*holding.absences, *absences))
    return Draft(
        scorecard=work_out_scorecard(holding, statement.last_on),
        force=statement.force.name,
        body=statement.body.name,
        passages=tuple(
            Passage(part=row.side, about=row.priority, before=row.before, after=row.after)
            for row in statement.written
        ),
        applicability=tuple(
            Applicability(priority=row.about, applies=row.kind == ReasonKind.APPLIES, reason=row.words)
            for row in reasons
            if row.kind != ReasonKind.NOT_GIVEN
        ),
    )


def _locate(source):
    return f"/papers/{source.paper}/page/{source.page}"
