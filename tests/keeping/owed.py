"""Papers of an invented panel made by hand: minutes that ask, trackers that follow, and later minutes."""

import datetime as dt

from answerable import record
from tests.keeping.readings import PANEL, Print, attend, make_reading

NOVEMBER, JANUARY, MARCH = dt.date(2022, 11, 14), dt.date(2023, 1, 9), dt.date(2023, 3, 20)
RATES = "The Commissioner provide the Panel with data on resignation rates."
DATE = "The Commissioner provide the establishment date of the lighthouse programme."
VOW = "The Commissioner undertook to advise of the establishment date of the lighthouse programme."


def minutes(*clauses, promises=(), date=NOVEMBER, notes=(), name="minutes.txt", ref="687"):
    """Minutes in which these clauses were resolved (`a`, `b` ...) and these words promised, under one item."""
    printed = Print()
    heading = printed.write(f"MINUTES OF THE MEETING HELD ON {date:%d %B %Y}", "heading")
    present = (attend(printed, "Alma Reyes", "Police and Crime Commissioner"),)
    item = printed.write(f"{ref} ANNUAL REPORT", "heading")
    noted = tuple(record.Note(text=text, cite=printed.write(text)) for text in notes)
    resolved = tuple(
        record.Resolution(
            id=f"r{sub}", meeting_date=date, ref=ref, sub=f"iii {sub}", text=text, cite=printed.write(text)
        )
        for sub, text in zip("abcdef", clauses, strict=False)
    )
    promised = tuple(
        record.Promise(
            id=f"p{number}", date=date, ref=ref, who="The Commissioner", text=text, strength="firm",
            cite=printed.write(text),
        )
        for number, text in enumerate(promises, start=1)
    )  # fmt: skip
    return make_reading(
        printed,
        name=name,
        documents=(record.Document(id="d1", kind="minutes", title="Minutes", body=PANEL, date=date, cite=heading),),
        meetings=(
            record.Meeting(
                id="m1", source="minutes", body=PANEL, date=date, present=present,
                items=(record.Item(ref=ref, title="Annual Report", notes=noted, cite=item),), cite=heading,
            ),
        ),
        resolutions=resolved,
        promises=promised,
    )  # fmt: skip


def tracker(*rows, date=JANUARY, name="tracker.txt", asked="Nov 2022", asked_on=NOVEMBER):
    """A tracker of rows `(ref, text)`, or `(ref, text, status, update, due)` where those are given."""
    printed = Print()
    heading = printed.write(f"Action Tracker {date:%B %Y}", "heading")
    actions = []
    for number, row in enumerate(rows, start=1):
        ref, text, status, update, due = (*row, *("outstanding", None, None)[len(row) - 2 :])
        cite = printed.write(f"{ref} {text}")
        told = printed.write(update) if update else None
        actions.append(
            record.Action(
                id=f"a{number}", ref=ref, origin_meeting=asked, origin_date=asked_on, text=text, status=status,
                update=update, due_date=due, table="Outstanding", cite=cite, update_cite=told,
            )
        )  # fmt: skip
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
        actions=tuple(actions),
    )
