"""Precepts under review as the public sees them, once announced: limits, amounts, votes, what the law said."""

import datetime as dt
from dataclasses import dataclass

from answerable.keeping.models.desk import PreceptEventKind
from answerable.keeping.queries.desk.precept import list_announced, standing_of
from answerable.keeping.queries.desk.precept_money import Money, money_of
from answerable.keeping.queries.desk.precept_sheet import say_stance
from answerable.keeping.queries.public.link import Link, link_to, meeting_link
from answerable.law.day import say_financial_year
from answerable.law.deadline import Deadline


@dataclass(frozen=True, slots=True)
class PublicStep:
    """Something that happened to a precept. `said` are sentences: the amount, the vote, what a report says.

    `rulings` are what the law said of it, in sentences; `meeting` and `paper` are there if the public may see them.
    """

    date: dt.date
    what: str
    said: list[str]
    rulings: list[str]
    meeting: Link | None
    paper: Link | None


@dataclass(frozen=True, slots=True)
class PublicLimit:
    """A limit of the year: `(who, what they must do)`, by when with its working, and how that stands."""

    who: str
    must: str
    deadline: Deadline
    standing: str


@dataclass(frozen=True, slots=True)
class PublicPrecept:
    """A precept under review. `outcome` is what came of it, in a sentence; `due` says who must do what next."""

    key: int
    year: str
    body: Link | None
    body_name: str
    panel_name: str
    consultation: tuple[dt.date | None, dt.date | None]
    outcome: str
    due: list[tuple[str, str, dt.date | None]]
    steps: list[PublicStep]
    limits: list[PublicLimit]
    money: Money


def list_precepts(today: dt.date) -> list[PublicPrecept]:
    """Announced reviews, the latest year first. One whose every event was taken back shows nothing of its plans."""
    return [_shape(row, today) for row in list_announced() if row.taken]


def find_precept(key: int, today: dt.date) -> PublicPrecept | None:
    row = list_announced().filter(pk=key).first()
    return _shape(row, today) if row and row.taken else None


def find_precept_of(body: str, year: int) -> int | None:
    """The key of the announced review of a body's precept of a year, by the body's public id, or `None`."""
    row = list_announced().filter(body__public_id=body, year=year).first()
    return row.pk if row and row.taken else None


def _shape(row, today) -> PublicPrecept:
    standing = standing_of(row, today, row.taken)
    return PublicPrecept(
        key=row.pk,
        year=say_financial_year(row.year),
        body=link_to("body", row.body),
        body_name=row.body.name,
        panel_name=row.panel.name,
        consultation=(row.consultation_first_on, row.consultation_last_on),
        outcome=_say_outcome(standing),
        due=[(one.who, one.must, one.by.day if one.by else None) for one in standing.due],
        steps=[_step(step, standing.precept) for step in standing.steps],
        limits=[PublicLimit(one.who, one.must, one.deadline, one.standing) for one in standing.limits],
        money=money_of(row, standing.precept),
    )


def _step(step, stands) -> PublicStep:
    row = step.row
    said = [f"£{row.amount:,.2f} (band D)"] if row.amount is not None else []
    if row.kind == PreceptEventKind.REVIEWED:
        said += ["A veto was moved."] if row.veto else []
        said += [step.vote] if step.vote else []
    if row.stance:
        said.append(say_stance(row, stands))
    return PublicStep(
        date=row.date,
        what=row.get_kind_display(),
        said=said,
        rulings=[ruling.words for ruling in step.rulings],
        meeting=meeting_link(row.sitting.meeting) if row.sitting else None,
        paper=link_to("paper", row.paper),
    )


def _say_outcome(standing):
    if standing.precept.issued is not None:
        return f"Issued at £{standing.precept.issued:,.2f} (band D)."
    return f"{standing.words[0].upper()}{standing.words[1:]}."
