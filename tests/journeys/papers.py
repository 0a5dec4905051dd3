"""Papers of an invented board, filed as a reader would hand them over: meetings in which things are linked."""

import datetime as dt
from decimal import Decimal

from answerable import record
from answerable.keeping.changes.explanation import explain_finding
from answerable.keeping.changes.pack import file_pack
from answerable.keeping.changes.replace import replace_paper
from answerable.keeping.models import Finding, Paper
from tests.keeping.readings import Print, attend, make_reading

BOARD = "Northshire Policing and Crime Board"
FEBRUARY, MAY = dt.date(2022, 2, 22), dt.date(2022, 5, 24)
PROMISE = "The Chief Constable undertook to bring the figures for bicycle theft in Harbourside back in May."
WRONG_DAY = "The force will answer on Wednesday 24 May 2022 at the Town Hall."
RIGHT_DAY = WRONG_DAY.replace("Wednesday", "Tuesday")
WRONG_ISSUE = "Papers go out on Friday 19 May 2022."
ANSWERED = "The covering letter was dated a day later than the papers themselves."
ANSWER = ("Twelve bicycles were marked at the station.", PROMISE)


def file_year():
    """File an agenda, notes, a tracker and a report in two versions; the same papers always make the same record."""
    filed = file_pack([_agenda(), _notes(), _tracker(), _report(WRONG_DAY, WRONG_ISSUE)], by="clerk")
    first = Paper.objects.get(file__name="report-1.txt")
    explain_finding(Finding.objects.get(printed="Friday"), by="Alma Reyes", reason=ANSWERED)
    replace_paper(_report(RIGHT_DAY, WRONG_ISSUE, version=2), first, by="clerk")
    return filed


def _agenda():
    printed = Print()
    heading = printed.write(f"{BOARD}, 22 February 2022, 10:00, Lloyd House", "heading")
    rows = (
        ("1", "Notes of the last meeting", "10:00"),
        ("2", "Questions from members of the public", "10:10"),
        ("3", "Bicycle theft in Harbourside", "10:30"),
    )
    items = tuple(
        record.Item(
            item_number=number,
            title=title,
            start_time=dt.time.fromisoformat(start),
            presenters=("Bram Okafor",),
            paper="written",
            section="Police and Crime Plan" if number == "3" else "Opening",
            cite=printed.write(f"{number} {start} {title}"),
        )
        for number, title, start in rows
    )
    meeting = record.Meeting(
        id="m1", source="agenda", body=BOARD, date=FEBRUARY, start_time=dt.time(10), venue="Lloyd House", items=items,
        future_meetings=(record.FutureMeeting(date=MAY, venue="Town Hall", cite=printed.write("24 May, Town Hall")),),
        cite=heading,
    )  # fmt: skip
    document = record.Document(id="d1", kind="agenda", title="Agenda", body=BOARD, date=FEBRUARY, cite=heading)
    return make_reading(printed, name="agenda.txt", documents=(document,), meetings=(meeting,))


def _notes():
    printed = Print()
    heading = printed.write("Notes of meeting held on Tuesday 22 February 2022", "heading")
    present = (
        attend(printed, "Alma Reyes", "Police and Crime Commissioner"),
        attend(printed, "Bram Okafor", "Chief Constable"),
        attend(printed, "Cleo Finch", "Board Member"),
    )
    sorry = (attend(printed, "Dora Lindqvist", "Board Member"),)
    last = printed.write("012/22 Notes of the last meeting", "heading")
    agreed = printed.write("The notes were agreed.")
    item = printed.write("014/22 Bicycle theft in Harbourside", "heading")
    ask = printed.write("What is being done about bicycle theft in Harbourside?", "list_item")
    first = printed.write(f"• {ANSWER[0]}", "list_item")
    second = printed.write(f"• {PROMISE} Nothing else was asked.", "list_item")
    points = (
        record.AnswerPoint(text=ANSWER[0], cite=_quoting(first, ANSWER[0])),
        record.AnswerPoint(text=PROMISE, cite=_quoting(second, PROMISE)),
    )
    clause = printed.write("That the Chief Constable bring the figures for bicycle theft back.")
    meeting = record.Meeting(
        id="m1", source="minutes", body=BOARD, date=FEBRUARY, start_time=dt.time(10), end_time=dt.time(13),
        chair="Alma Reyes", present=present, apologies=sorry, observers=3,
        items=(
            record.Item(
                ref="012/22", title="Notes of the last meeting", notes=(record.Note(text=agreed.quote, cite=agreed),),
                cite=last,
            ),
            record.Item(ref="014/22", title="Bicycle theft in Harbourside", cite=item),
        ),
        cite=heading,
    )  # fmt: skip
    return make_reading(
        printed,
        name="notes.txt",
        documents=(
            record.Document(id="d1", kind="minutes", title="Notes", body=BOARD, date=FEBRUARY, cite=heading),
        ),
        meetings=(meeting,),
        questions=(
            record.Question(
                id="q1", meeting_date=FEBRUARY, ref="014/22", kind="board", number="1", asker="Cleo Finch",
                text=ask.quote, answered_by="Bram Okafor", answer=ANSWER, points=points, cite=ask,
            ),
        ),
        resolutions=(
            record.Resolution(id="r1", meeting_date=FEBRUARY, ref="014/22", sub="i", text=clause.quote, cite=clause),
        ),
        promises=(
            record.Promise(
                id="p1", date=FEBRUARY, ref="014/22", who="Bram Okafor", text=PROMISE, strength="firm", due="in May",
                tracked_by=("r1",), cite=_quoting(second, PROMISE),
            ),
        ),
        decisions=(
            record.Decision(
                number="2022/030", number_printed="030/2022", title="Custody visiting scheme",
                date=dt.date(2022, 2, 1), cite=printed.write("030/2022 Custody visiting scheme"),
            ),
        ),
        unread=(record.Unread(why="No heading says what it is.", cite=printed.write("Room booked until two.")),),
    )  # fmt: skip


def _tracker():
    printed = Print()
    heading = printed.write("Action tracker, 24 May 2022", "heading")
    row = printed.write(
        "014/22 i Feb 2022 Bring the figures for bicycle theft in Harbourside back in May. Chief Constable"
    )
    told = printed.write("The figures are with this paper.")
    programmed = printed.write("6 September 2022 Bicycle marking, a year on. Bram Okafor")
    return make_reading(
        printed,
        name="tracker.txt",
        documents=(
            record.Document(
                id="d1", kind="action_tracker", title="Action tracker", body=BOARD, date=MAY, cite=heading
            ),
        ),
        actions=(
            record.Action(
                id="a1", ref="014/22 i", origin_meeting="Feb 2022", origin_date=FEBRUARY, owner="Bram Okafor",
                text="Bring the figures for bicycle theft in Harbourside back in May.", status="in_progress",
                update=told.quote, cite=row, update_cite=told,
            ),
        ),
        work_programme=(
            record.ProgrammeItem(
                date=dt.date(2022, 9, 6), topic="Bicycle marking, a year on", presenting=("Bram Okafor",),
                cite=programmed,
            ),
        ),
    )  # fmt: skip


def _report(*dates, version=1):
    """A report with figures, some of them in a table."""
    printed = Print()
    heading = printed.write("Report on bicycle theft", "heading")
    for date in dates:
        printed.write(date)
    told = printed.write("In the year 412 bicycles were stolen and 37 were found.")
    rows = (("Ashby", "120", "30", "150"), ("Barton", "200", "45", "245"), ("All", "320", "75", "395"))
    cites = tuple(printed.write(" | ".join(row), "cell") for row in rows)
    figures = [
        record.Figure(id=f"f{place}", table="t1", text=text, value=Decimal(text), cite=cite)
        for place, (text, cite) in enumerate(
            (text, cite) for row, cite in zip(rows, cites, strict=True) for text in row[1:]
        )
    ]
    return make_reading(
        printed,
        name=f"report-{version}.txt",
        documents=(
            record.Document(
                id="d1", kind="report", title="Report on bicycle theft", body=BOARD, date=FEBRUARY, cite=heading
            ),
        ),
        tables=(
            record.Table(
                id="t1", header=("Area", "Stolen", "Found", "Total"), rows=rows, kind="data", row_cites=cites,
                cite=cites[0],
            ),
        ),
        figures=(
            *figures,
            record.Figure(id="f90", text="412", value=Decimal(412), subject="bicycles stolen", cite=told),
            record.Figure(id="f91", text="37", value=Decimal(37), subject="bicycles found", cite=told),
        ),
    )  # fmt: skip


def _quoting(cite, words):
    """The citation of some words of a line."""
    return record.Cite(line=cite.line, quote=words)
