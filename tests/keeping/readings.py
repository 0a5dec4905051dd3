"""Readings made by hand: an invented board and panel, with invented people, as a reader would hand them over."""

import datetime as dt
import hashlib
from decimal import Decimal

import msgspec

from answerable import record

BOARD = "Northshire Policing and Crime Board"
PANEL = "Northshire Police and Crime Panel"
READER = "test-1"


class Print:
    """Lines of print, numbered as they are written; `cite` gives the citation of words already written."""

    def __init__(self, *texts):
        self.lines = []
        for text in texts:
            self.write(text)

    def write(self, text, look="paragraph"):
        """One more line of print; gives its citation."""
        self.lines.append(record.Line(number=len(self.lines) + 1, text=text, look=look))
        return self.cite(text)

    def cite(self, words):
        """The citation of the last line that holds these words."""
        line = next(line for line in reversed(self.lines) if words in line.text)
        return record.Cite(line=line.number, quote=words)


def make_reading(printed, *, name="notes.txt", reader=READER, sha256=None, **facts):
    """A reading of the printed lines, with the facts given as `record.Record` takes them."""
    words = "\n".join(line.text for line in printed.lines)
    source = record.Source(
        path=name,
        sha256=sha256 or hashlib.sha256(f"{name}{words}".encode()).hexdigest(),
        media_type="text/plain",
        lines=len(printed.lines),
    )
    page = record.Page(number=1, lines=tuple(printed.lines))
    return record.Reading(record=record.Record(source=source, **facts), pages=(page,), reader=reader)


def attend(printed, name, role=None, organisation=None):
    """A line of an attendance."""
    words = " - ".join(part for part in (name, role, organisation) if part)
    return record.Attendee(name=name, role=role, organisation=organisation, cite=printed.write(words))


def board_notes(date=dt.date(2022, 2, 22), *, extra=(), reader=READER, name="notes.txt", promise="write"):
    """Notes of a board meeting: attendance, a public question, a board question, a promise, and a figure."""
    printed = Print()
    heading = printed.write(f"Notes of meeting held on {date:%d %B %Y}", "heading")
    present = (
        attend(printed, "Alma Reyes", "Police and Crime Commissioner"),
        attend(printed, "Bram Okafor", "Chief Constable"),
        attend(printed, "Cleo Finch", "Board Member"),
    )
    public_title = printed.write("Item 3 - Public Questions", "heading")
    ask = printed.write("Why are the stations closed at night?")
    by = printed.write("(Submitted by Dorothea Quill, Asked by PCC Alma Reyes)")
    answer = printed.write("Mrs Quill was told that two stations stay open. She may ring 07700 900123.")
    board_title = printed.write("Item 4 - Questions from the Board", "heading")
    board_ask = printed.write("How many officers were trained last year?")
    board_answer = printed.write(f"He would {promise} to the Board with the numbers by May. 412 were trained.")
    extra_cites = [printed.write(text) for text in extra]
    notes = (record.Note(text=by.quote, cite=by),)
    meeting = record.Meeting(
        id="m1",
        source="minutes",
        body=BOARD,
        date=date,
        start_time=dt.time(10, 0),
        chair="Alma Reyes",
        present=present,
        items=(
            record.Item(
                ref="014/22", item_number="3", title="Item 3 - Public Questions", notes=notes, cite=public_title
            ),
            record.Item(ref="015/22", item_number="4", title="Item 4 - Questions from the Board", cite=board_title),
        ),
        cite=heading,
    )
    return make_reading(
        printed,
        name=name,
        reader=reader,
        documents=(
            record.Document(
                id="d1",
                kind="minutes",
                title=f"Notes of meeting held on {date:%d %B %Y}",
                body=BOARD,
                date=date,
                line_start=1,
                line_end=len(printed.lines),
                cite=heading,
            ),
        ),
        meetings=(meeting,),
        questions=(
            record.Question(
                id="q1",
                meeting_date=date,
                ref="014/22",
                kind="public",
                number="1",
                asker="PCC Alma Reyes",
                submitted_by="Dorothea Quill",
                text=ask.quote,
                points=(record.AnswerPoint(text=answer.quote, cite=answer),),
                cite=ask,
            ),
            record.Question(
                id="q2",
                meeting_date=date,
                ref="015/22",
                kind="board",
                number="1",
                asker="Cleo Finch",
                text=board_ask.quote,
                answered_by="Chief Constable",
                points=(record.AnswerPoint(text=board_answer.quote, cite=board_answer),),
                cite=board_ask,
            ),
        ),
        promises=(
            record.Promise(
                id="p1",
                date=date,
                ref="015/22",
                who="Chief Constable",
                text=f"He would {promise} to the Board with the numbers by May.",
                strength="firm",
                due="by May",
                cue=f"would {promise}",
                cite=board_answer,
            ),
        ),
        figures=(
            record.Figure(id="f1", text="412", value=Decimal(412), subject="officers trained", cite=board_answer),
        ),
        unread=tuple(record.Unread(why="no fact holds these words", cite=cite) for cite in extra_cites),
    )


def panel_pack(*, resolved="687", name="pack.txt"):
    """A panel pack: minutes of 14 November 2022 with a resolution in clauses and the promise it carries."""
    printed = Print()
    date = dt.date(2022, 11, 14)
    heading = printed.write("MINUTES OF THE MEETING HELD ON 14 NOVEMBER 2022", "heading")
    present = (
        attend(printed, "Cllr Ines Marlow", None, "Ashby"),
        attend(printed, "Alma Reyes", "Police and Crime Commissioner"),
    )
    item = printed.write("687 ANNUAL REPORT 2021-2022", "heading")
    vow = printed.write("The Commissioner undertook to give the Panel the resignation rates.")
    clause = printed.write("That the Commissioner give the Panel data on resignation rates.")
    return make_reading(
        printed,
        name=name,
        documents=(record.Document(id="d1", kind="minutes", title="Minutes", body=PANEL, date=date, cite=heading),),
        meetings=(
            record.Meeting(
                id="m1",
                source="minutes",
                body=PANEL,
                date=date,
                present=present,
                items=(record.Item(ref=resolved, title="Annual Report 2021-2022", cite=item),),
                next_meeting_date=dt.date(2023, 1, 9),
                cite=heading,
            ),
        ),
        resolutions=(
            record.Resolution(id="r1", meeting_date=date, ref=resolved, sub="iii d", text=clause.quote, cite=clause),
        ),
        promises=(
            record.Promise(
                id="p1",
                date=date,
                ref=resolved,
                who="The Commissioner",
                text=vow.quote,
                strength="firm",
                tracked_by=("r1",),
                cite=vow,
            ),
        ),
    )


def panel_tracker(date=dt.date(2023, 1, 9), *, status="outstanding", update=None, name="tracker.txt"):
    """A panel's action tracker with one action, which carries on a resolution of November 2022."""
    printed = Print()
    heading = printed.write(f"Action Tracker {date:%B %Y}", "heading")
    row = printed.write("687 iii d Nov 2022 The Commissioner provide data on resignation rates.")
    told = printed.write(update) if update else None
    return make_reading(
        printed,
        name=name,
        documents=(
            record.Document(
                id="d1",
                kind="action_tracker",
                title=f"Action Tracker {date:%B %Y}",
                body=PANEL,
                date=date,
                cite=heading,
            ),
        ),
        actions=(
            record.Action(
                id="a1",
                ref="687 iii d",
                origin_meeting="Nov 2022",
                origin_date=dt.date(2022, 11, 1),
                owner="The Commissioner",
                text="The Commissioner provide data on resignation rates.",
                status=status,
                update=update,
                cite=row,
                update_cite=told,
            ),
        ),
    )


def panel_agenda(
    date=dt.date(2022, 11, 14), *, name="agenda.txt", start=dt.time(14, 0), title="Annual Report 2021-22"
):
    """An agenda of the panel."""
    printed = Print()
    heading = printed.write(f"{PANEL} {date:%d %B %Y}", "heading")
    last = printed.write("4 Minutes of the meeting held on 19 October 2022")
    item = printed.write(f"7 {title}")
    return make_reading(
        printed,
        name=name,
        meetings=(
            record.Meeting(
                id="m1",
                source="agenda",
                body=PANEL,
                date=date,
                start_time=start,
                venue="Committee Room 3",
                items=(
                    record.Item(item_number="4", title="Minutes of the meeting held on 19 October 2022", cite=last),
                    record.Item(item_number="7", title=title, cite=item),
                ),
                cite=heading,
            ),
        ),
    )


def doubtful_notes(name="doubtful.txt"):
    """Notes of a later board meeting whose attendance prints `C. Finch`, who may be Cleo Finch."""
    printed = Print()
    date = dt.date(2022, 3, 22)
    heading = printed.write("Notes of meeting held on 22 March 2022", "heading")
    present = (attend(printed, "C. Finch", "Board Member"),)
    item = printed.write("Item 2 - Notes of the last meeting")
    return make_reading(
        printed,
        name=name,
        meetings=(
            record.Meeting(
                id="m1",
                source="minutes",
                body=BOARD,
                date=date,
                present=present,
                items=(record.Item(ref="024/22", title="Notes of the last meeting", cite=item),),
                cite=heading,
            ),
        ),
    )


def read_again(reading, *, of, **facts):
    """Another reading of the paper `of`: the facts of `reading`, or those given, under the same bytes."""
    said = msgspec.structs.replace(reading.record, source=of.record.source, **facts)
    return msgspec.structs.replace(reading, record=said, reader="test-2")


AGREES = "The panel will meet on Tuesday 7 February 2023."
DISAGREES = "The panel will meet on Wednesday 7 February 2023."
ALSO_DISAGREES = "Papers go out on Friday 26 January 2023."


def dated_paper(*texts, name="dates.txt", **facts):
    """A paper of these lines, in which a day of the week may not be that of its date."""
    return make_reading(Print("Dates of meetings", *texts), name=name, **facts)
