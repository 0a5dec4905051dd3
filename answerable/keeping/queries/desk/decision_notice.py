"""The register of decisions on the desk: its numbers, what the law says of them, and what of it is printed."""

import datetime as dt
import re
from collections.abc import Iterable

from django.db.models import Max, Q

from answerable.keeping.models import Confidentiality, Decision
from answerable.keeping.models.desk import (
    DecisionNotice,
    DecisionRegister,
    DecisionStyle,
    Publication,
    PublicationKind,
    Sitting,
)
from answerable.keeping.queries.desk.business import binds, say_ground
from answerable.keeping.queries.desk.standing_orders import orders_on
from answerable.keeping.queries.desk.tracker import previous_date
from answerable.law.decision import DecisionEntry, judge_decision
from answerable.law.ruling import Ruling
from answerable.printing import decision as printed

NUMBER = re.compile(r"(\d{4})/(\d{1,9})")
STYLES = {
    DecisionStyle.YEAR_FIRST: "{year}/{serial:03}",
    DecisionStyle.YEAR_LAST: "{serial:03}-{year}",
    DecisionStyle.SHORT_YEAR: "{serial:03}/{short:02}",
}
NOT_USED = "Number not used"
# What stands for a title that would itself give away what is closed.
TITLES = {Confidentiality.EXEMPT: "Exempt decision", Confidentiality.CONFIDENTIAL: "Confidential decision"}
KEPT_REPORT = "Kept with the decision"
CLOSED_WORDS = "What was decided is not published: it is {ground}."


def register_on(body, day: dt.date) -> DecisionRegister | None:
    """How a body keeps its register on a day; `None` where it never said."""
    rows = DecisionRegister.objects.standing().filter(body=body, valid_from__lte=day)
    return rows.select_related("panel").order_by("-valid_from", "-pk").first()


def print_number(style: str, year: int, serial: int) -> str:
    """A decision's number in its body's style: the thirtieth of 2022 is `2022/030`, `030-2022` or `030/22`."""
    return STYLES[style].format(year=year, serial=serial, short=year % 100)


def next_serial(body, year: int) -> int:
    """The number after the highest that a year has, on the desk or in print; no number returns."""
    on_desk = DecisionNotice.objects.filter(body=body, year=year).aggregate(Max("serial"))["serial__max"] or 0
    in_print = (entry.number for entry in _entries_in_print(body) if entry.year == year)
    return max(on_desk, *in_print, 0) + 1


def find_decision(key) -> DecisionNotice | None:
    """A decision with its body, report and publication, or `None`."""
    return _with_parts(DecisionNotice.objects.standing()).filter(pk=key).first()


def list_decisions(bodies):
    """The decisions of these bodies, or reported to them, the latest number first."""
    rows = DecisionNotice.objects.standing().filter(Q(body__in=bodies) | Q(panel__in=bodies))
    return _with_parts(rows).order_by("-year", "-serial", "pk")


def judge_notice(notice: DecisionNotice) -> tuple[Ruling, ...]:
    """What the rules say of a decision: its number, its date, its report, the ground on which it is closed."""
    others = DecisionNotice.objects.standing().filter(body=notice.body, year=notice.year).exclude(pk=notice.pk)
    own = [entry_of(one) for one in others.filter(withdrawn_why="")]
    days = {one.number: one.day for one in (*own, entry_of(notice))}
    # What was printed from the desk is not another decision: it has the number and the day of one here.
    in_print = [one for one in _entries_in_print(notice.body) if days.get(one.number) != one.day]
    return judge_decision(entry_of(notice), [*own, *in_print], binding=binds(orders_on(notice.body, notice.date)))


def entry_of(notice: DecisionNotice) -> DecisionEntry:
    """A decision as the law judges it."""
    is_confidential = notice.confidentiality == Confidentiality.CONFIDENTIAL
    return DecisionEntry(
        year=notice.year,
        number=notice.serial,
        day=notice.date,
        title=notice.title,
        report="given" if notice.has_report else "",
        openness=notice.confidentiality,
        paragraph=notice.exempt_paragraph,
        ground=notice.closed_ground if is_confidential else None,
        public_interest_test=notice.public_interest_test,
        author=notice.tested_by,
        review_date=notice.review_on,
    )


def decisions_since(body, sitting: Sitting) -> tuple[dt.date, list[DecisionNotice]]:
    """The day of the panel's last meeting, and the decisions since it that a meeting is to be told of.

    `body` is who took them, or the panel to which they are reported. One that was written down only after the list
    for the last meeting was published is told now, whatever its date: none falls between two lists.
    """
    rows = DecisionNotice.objects.standing().filter(Q(body=body) | Q(panel=body), date__lte=sitting.date)
    since = previous_date(sitting.body, sitting)
    if since is None:
        first = rows.order_by("date").first()
        return (first.date if first else sitting.date), list(_with_parts(rows).order_by("-date", "-serial"))
    lists = Publication.objects.filter(kind=PublicationKind.DECISION_LIST, sitting__body=sitting.body)
    last = lists.filter(sitting__date__lt=sitting.date).order_by("at").last()
    told = Q(date__gt=since) | (Q(made_at__gt=last.at) if last else Q(pk=None))
    return since, list(_with_parts(rows.filter(told)).order_by("-date", "-serial"))


def decision_sheet(body, sitting: Sitting) -> printed.DecisionSheet:
    """The list of decisions since the panel's last meeting as it is printed: of a closed one its title and ground."""
    since, rows = decisions_since(body, sitting)
    names = {row.body.name for row in rows} or {body.name}
    return printed.DecisionSheet(
        body=names.pop() if len(names) == 1 else body.name,
        since=since,
        date=sitting.date,
        lines=tuple(map(_print_line, rows)),
    )


def notice_sheet(notice: DecisionNotice, published_on: dt.date) -> printed.DecisionNotice:
    """A decision's notice as it is printed. Of a closed one: number, date, ground, and the title unless closed."""
    line = _print_line(notice)
    sheet = printed.DecisionNotice(
        body=notice.body.name,
        number=line.number,
        title=line.title,
        date=line.date,
        decision=CLOSED_WORDS.format(ground=say_ground(notice, notice.date) or "closed"),
        taken_by=notice.signed_by,
        status=line.status,
        ground=line.ground,
        report=line.report,
        published_on=published_on,
    )
    if not notice.is_open:
        return sheet
    return printed.DecisionNotice(
        **{
            name: getattr(sheet, name)
            for name in ("body", "number", "title", "date", "taken_by", "report", "published_on")
        },
        decision=notice.summary,
        reasons=notice.reasons,
        options=notice.alternatives,
    )


def name_report(notice: DecisionNotice) -> str:
    """The report a decision rests on, as the public may be told of it."""
    if notice.submission and notice.submission.is_open:
        return notice.submission.title
    if notice.report_paper and notice.report_paper.is_public:
        return notice.report_paper.public_title
    return KEPT_REPORT if notice.report_file else ""


def _print_line(notice):
    if notice.withdrawn_why:
        return printed.DecisionLine(number=notice.number_printed, title=NOT_USED, date=notice.date)
    if notice.is_open:
        return printed.DecisionLine(
            number=notice.number_printed, title=notice.title, date=notice.date, report=name_report(notice)
        )
    ground = say_ground(notice, notice.date)
    hides_title = notice.is_title_closed or not ground
    return printed.DecisionLine(
        number=notice.number_printed,
        title=TITLES[notice.confidentiality] if hides_title else notice.title,
        date=notice.date,
        status=notice.confidentiality,
        # The state stands beside it: it is not said twice.
        ground=ground.removeprefix("exempt by ").removeprefix("confidential: "),
    )


def _entries_in_print(body) -> Iterable[DecisionEntry]:
    """The decisions of a body that papers print, as far as their numbers and dates could be read."""
    rows = Decision.objects.standing().filter(body=body).exclude(date=None).values_list("number", "date", "title")
    for number, day, title in rows:
        read = NUMBER.fullmatch(number)
        if read:
            yield DecisionEntry(year=int(read[1]), number=int(read[2]), day=day, title=title)


def _with_parts(rows):
    return rows.select_related("body", "panel", "submission", "report_file", "report_paper", "publication")
