"""The annual report, the panel's report on it and the body's reply, as the papers that are printed of them."""

import datetime as dt
from dataclasses import replace

from answerable.keeping.queries.desk.annual_report import BodyYear, Line, ObjectiveYear, objectives_of, year_of
from answerable.law.day import say_financial_year, span_financial_year
from answerable.law.words import say_count, say_day
from answerable.printing.markup import parse_markup
from answerable.printing.paper import Block, Bullet, Heading, Paragraph, Run
from answerable.printing.report import ReportParagraph, ReportSheet
from answerable.printing.setting import head, print_day

LAW = "Police Reform and Social Responsibility Act 2011, sections 12 and 28."
DECISIONS = "Decisions taken"


def report_sheet(report, on: dt.date) -> ReportSheet:
    """The sheet of an annual report: what people wrote, and what the record says of the year, each with its place.

    Raises `ValueError`, one sentence, for markup that is not whole.
    """
    year = year_of(report.body, report.year)
    decided = [ReportParagraph(heading=DECISIONS, blocks=tuple(_list(year.decisions)))] if year.decisions else []
    first, last = span_financial_year(report.year)
    return ReportSheet(
        body=report.panel.name if report.panel else "",
        date=on,
        title=report.title,
        author=report.body.name,
        purpose=(
            f"To report on the exercise of the functions of {report.body.name} from {print_day(first)} to "
            f"{print_day(last)}, and on the progress made towards “{report.plan.title}”."
        ),
        paragraphs=(
            *_write("Foreword", report.foreword),
            ReportParagraph(heading="The year", blocks=tuple(_say_year(year))),
            *(_account(one) for one in objectives_of(report)),
            *decided,
        ),
        legal=LAW,
    )


def panel_sheet(report) -> ReportSheet:
    """The sheet of the panel's report on an annual report, with what it recommends."""
    return ReportSheet(
        body=report.body.name,
        date=report.panel_reported_on,
        title=f"Report on “{report.title}”",
        author=report.panel.name,
        purpose=f"To report on the annual report of {report.body.name} for {say_financial_year(report.year)}.",
        recommendations=tuple(made.recommendation.words for made in report.answered),
        paragraphs=(
            *_write("What the panel says", report.panel_words),
            _plain("The reply", f"The panel asks for a reply by {say_day(report.reply_due)}."),
        ),
        legal=LAW,
    )


def reply_sheet(report) -> ReportSheet:
    """The sheet of the body's reply to the panel, with its answer to each recommendation."""
    answers = tuple(_answer_each(report))
    return ReportSheet(
        body=report.panel.name,
        date=report.replied_on,
        title=f"Reply to the panel's report on “{report.title}”",
        author=report.body.name,
        purpose=f"To reply to the panel's report of {print_day(report.panel_reported_on)}.",
        paragraphs=(
            *_write("What the body says", report.reply),
            *([ReportParagraph(heading="Each recommendation", blocks=answers)] if answers else []),
        ),
        legal=LAW,
    )


def say_line(line: Line, *, with_place=True) -> str:
    """`1 May 2022: 2022/030 Grants for youth work (decisions/…)`."""
    if line.words and not with_place:
        return f"{print_day(line.day)}: {line.words}" if line.day else line.words
    day = f"{print_day(line.day)}: " if line.day else ""
    return f"{day}{line.words} ({line.place})" if line.words else f"{day}{line.place}"


def _say_year(year: BodyYear):
    counted = (
        f"{say_count(len(year.meetings), 'meeting')} minuted, {say_count(len(year.questions), 'question')} answered, "
        f"{say_count(len(year.decisions), 'decision')} in the register."
    )
    yield _words(counted[0].upper() + counted[1:])
    for title, lines in (("Meetings held", year.meetings), ("Questions answered", year.questions)):
        if lines:
            yield head(3, title)
            yield from _list(lines)


def _account(one: ObjectiveYear):
    blocks = [*_lower(parse_markup(one.words, f"What is said of “{one.objective}”"))]
    for heading, lines in one.found.items():
        blocks += [head(3, heading), *_list(lines)]
    if not blocks:
        blocks = [_words("The record has nothing of this objective in the year.")]
    return ReportParagraph(heading=str(one.objective), blocks=tuple(blocks))


def _answer_each(report):
    for made in report.answered:
        row = made.recommendation
        answer = f"{row.get_acceptance_display()}. {row.reply}" if row.replied_on else "No answer is given yet."
        yield head(3, f"Recommendation {row.number}")
        yield _words(row.words)
        yield _words(f"{answer[0].upper()}{answer[1:]}")


def _list(lines):
    """Lines as points. Their words are the record's: no mark in them is read as markup."""
    return [Bullet((Run(" ".join(say_line(line).split())),)) for line in lines]


def _write(heading, text):
    if text.strip():
        yield ReportParagraph(heading=heading, blocks=tuple(_lower(parse_markup(text, heading))))


def _plain(heading, text):
    return ReportParagraph(heading=heading, blocks=(_words(text),))


def _words(text) -> Block:
    return Paragraph((Run(text),))


def _lower(blocks):
    """The writer's headings stand below those of the report's own parts."""
    return [replace(block, level=block.level + 2) if isinstance(block, Heading) else block for block in blocks]
