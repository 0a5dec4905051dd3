"""The panel's report on a precept, and the body's reply to it, as the papers that are printed of them."""

from decimal import Decimal

from answerable.keeping.models.desk import PreceptDirection, PreceptEventKind, PreceptStance
from answerable.keeping.queries.desk.precept import TakenStep, events_of, standing_of
from answerable.keeping.queries.desk.precept_money import money_of
from answerable.law.day import say_financial_year
from answerable.law.words import say_day, say_list
from answerable.printing.report import ReportParagraph, ReportSheet, ReportTable

KIND = PreceptEventKind
# The steps to which a paper of the panel belongs, and those to which one of the body does.
REPORTS = frozenset({KIND.REPORTED, KIND.SECOND_REPORTED})
REPLIES = frozenset({KIND.RESPONDED, KIND.REVISED, KIND.FINALLY_RESPONDED})
LAW = "Police Reform and Social Responsibility Act 2011, schedule 5; uksi/2012/2271"
SECOND = "The panel cannot veto a second time. The body responds to this report, and may then issue the precept."
VETOED = (
    "A precept may not be issued until the body has responded, published its response and notified a revised "
    "precept, and the panel has reported on that one."
)
NOT_VETOED = "The body has regard to this report and responds to it; it may then issue the precept."


def paper_sheet(event, today) -> ReportSheet:
    """The sheet of the paper that belongs to an event: a report of the panel, or a reply of the body.

    It knows nothing of what came after the event, whenever it is printed.
    """
    review = event.review
    standing = standing_of(review, today, [row for row in events_of(review) if row.pk <= event.pk])
    money = money_of(review, standing.precept)
    is_report = event.kind in REPORTS
    issuer, reader = (review.panel, review.body) if is_report else (review.body, review.panel)
    said = _say_report(event, standing) if is_report else _say_reply(event, standing)
    words = (event.words,) if event.words else ()
    numbered = [ReportParagraph(number=str(number), text=text) for number, text in enumerate(said, start=1)]
    return ReportSheet(
        body=reader.name,
        date=event.date,
        title=title_of(event),
        author=issuer.name,
        purpose=_say_purpose(event),
        recommendations=tuple(f"A precept of {_pounds(amount)} (band D)." for amount in event.recommended),
        paragraphs=(*numbered, *(ReportParagraph(heading=_heading(is_report), text=text) for text in words)),
        tables=tuple(_tabulate(money)),
        legal=f"{LAW}.",
    )


def title_of(event):
    """`Report on the proposed precept for 2023/24`, and so for the other papers."""
    year = say_financial_year(event.review.year)
    return {
        KIND.REPORTED: f"Report on the proposed precept for {year}",
        KIND.SECOND_REPORTED: f"Second report on the precept for {year}",
        KIND.RESPONDED: f"Response to the panel's report on the precept for {year}",
        KIND.REVISED: f"Response to the panel's veto of the precept for {year}, with the revised precept",
        KIND.FINALLY_RESPONDED: f"Response to the panel's second report on the precept for {year}",
    }[event.kind]


def say_stance(event, stands):
    """What a report says of the precept, in a sentence; a veto is stated as one."""
    if event.stance == PreceptStance.VETOES:
        amount = _pounds(stands.proposed)
        direction = PreceptDirection(event.direction).label if event.direction else ""
        why = f", which it considers {direction}" if direction else ""
        return f"The panel vetoes the proposed precept of {amount}{why}. This report states that it does."
    if event.stance == PreceptStance.REJECTS:
        return f"The panel rejects the revised precept of {_pounds(stands.revised)}."
    second = event.kind == KIND.SECOND_REPORTED
    named, amount = ("revised", stands.revised) if second else ("proposed", stands.proposed)
    what = f"the {named} precept of {_pounds(amount)}"
    if event.stance == PreceptStance.SUPPORTS:
        return f"The panel supports {what}."
    amounts = say_list([_pounds(amount) for amount in event.recommended])
    return f"The panel makes recommendations on {what}{f': it recommends {amounts}' if amounts else ''}."


def _say_report(event, standing):
    """The paragraphs of a report: the proposal, the review and its vote, what the panel says, what follows."""
    stands, steps = standing.precept, {step.row.kind: step for step in standing.steps}
    if event.kind == KIND.SECOND_REPORTED:
        revised = steps[KIND.REVISED].row
        yield (
            f"The panel vetoed the proposed precept of {_pounds(stands.proposed)}. A revised precept of "
            f"{_pounds(revised.amount)} was notified on {say_day(revised.date)}."
        )
        yield say_stance(event, stands)
        yield SECOND
        return
    notified, reviewed = steps[KIND.NOTIFIED].row, steps[KIND.REVIEWED]
    yield (
        f"{event.review.body.name} notified the panel on {say_day(notified.date)} of a precept of "
        f"{_pounds(notified.amount)} (band D)."
    )
    yield _say_review(reviewed)
    yield say_stance(event, stands)
    yield VETOED if event.stance == PreceptStance.VETOES else NOT_VETOED


def _say_review(step: TakenStep):
    held = f"The panel reviewed it on {say_day(step.row.date)}."
    if step.row.veto:
        return f"{held} A veto was moved. {step.vote}{_say_abstained(step.row)}"
    return f"{held} {step.vote}{_say_abstained(step.row)}".strip()


def _say_abstained(row):
    return f" Abstained: {row.abstained_count}." if row.abstained_count else ""


def _say_reply(event, standing):
    stands = standing.precept
    reports = [step.row for step in standing.steps if step.row.kind in REPORTS and step.row.pk < event.pk]
    if reports:
        yield f"The panel reported on {say_day(reports[-1].date)}. {say_stance(reports[-1], stands)}"
    if event.kind == KIND.REVISED:
        yield f"The revised precept is {_pounds(event.amount)} (band D), in place of {_pounds(stands.proposed)}."


def _say_purpose(event):
    year = say_financial_year(event.review.year)
    if event.kind in REPORTS:
        return f"To report on the precept of {event.review.body.name} for {year}."
    return f"To respond to the report of {event.review.panel.name} on the precept for {year}."


def _heading(is_report):
    return "What the panel says" if is_report else "What the body says"


def _tabulate(money):
    """The bands under each amount, and what each amount brings in."""
    if not money.columns:
        return
    labels = tuple(f"{column.label} (£)" for column in money.columns)
    rows = tuple((band, *(f"{amount:,.2f}" for amount in amounts)) for band, amounts in money.bands)
    yield ReportTable(caption="Council tax by band", header=("Band", *labels), rows=rows, money=True)
    brought = [column for column in money.columns if column.brings is not None]
    if brought:
        rows = tuple((column.label, f"{column.band_d:,.2f}", f"{column.brings:,.2f}") for column in brought)
        yield ReportTable(
            caption="What the precept brings in", header=("", "Band D (£)", "Precept (£)"), rows=rows, money=True
        )


def _pounds(amount):
    return f"£{Decimal(amount):,.2f}"
