"""Papers of an invented board, filed as a reader would hand them over: meetings in which things are linked."""

import datetime as dt

from answerable import record
from answerable.keeping.changes.pack import file_pack
from tests.keeping.readings import Print, attend, make_reading

BOARD = "Northshire Policing and Crime Board"
FEBRUARY, MAY = dt.date(2022, 2, 22), dt.date(2022, 5, 24)
PROMISE = "The Chief Constable undertook to bring the figures for bicycle theft in Harbourside back in May."
ANSWER = ("Twelve bicycles were marked at the station.", PROMISE)


def file_year():
    """File an agenda, notes, a tracker and a later agenda; the same papers always make the same record."""
    return file_pack([_agenda(), _notes(), _tracker()], by="clerk")


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


def _quoting(cite, words):
    """The citation of some words of a line."""
    return record.Cite(line=cite.line, quote=words)
