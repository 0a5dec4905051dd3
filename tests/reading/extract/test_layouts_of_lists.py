"""The same actions, decisions and programme, printed in the many ways that bodies print them, give the same facts."""

from __future__ import annotations

from pathlib import Path

import pytest

from answerable.reading.extract.cue import read_cue
from answerable.reading.reader import read_paper
from answerable.record import Record


def read_text(words: str, folder: Path) -> Record:
    paper = folder / "paper.txt"
    paper.write_text(words)
    return read_paper(paper).record


ACTIONS = (
    ("A1", "JB", "circulate the vetting numbers by grade", "3 May 2023", "done"),
    ("A2", "Mark Dole", "arrange a visit to the custody suite", "30 June 2023", "ongoing"),
    ("A3", "Clerk", "write to the parish councils", "July 2023", "not started"),
)
STATUSES = ["complete", "in_progress", "outstanding"]


@pytest.mark.parametrize(
    "layout",
    [
        "{ref}. {who} to {what} (by {when}) – {status}",
        "{ref} {who} to {what} by {when}. {Status}.",
        "{ref} – {who} to {what} – by {when} – {Status}",
        "- {who}: {what} by {when} ({status})",
        "- {What} – Lead: {who} – Due: {when} – {Status}",
        "{ref}. {What} (Owner: {who}; Due: {when}; Status: {Status})",
        "{ref} | {who} | {What} | {when} | {Status}",
        "[{Status}] {ref} {who} to {what} by {when}",
        "Ref: {ref}\nAction: {What}\nOwner: {who}\nDue date: {when}\nStatus: {Status}",
    ],
)
def test_actions_in_a_list_are_read_however_they_are_laid_out(layout: str, tmp_path: Path) -> None:
    entries = [
        layout.format(
            ref=ref, who=who, what=what, What=what.capitalize(), when=when, status=status, Status=status.capitalize()
        )
        for ref, who, what, when, status in ACTIONS
    ]
    record = read_text("Eastmoor Police and Crime Panel\n\nAction log\n\n" + "\n\n".join(entries) + "\n", tmp_path)
    assert [action.owner for action in record.actions] == ["JB", "Mark Dole", "Clerk"]
    assert [action.due for action in record.actions] == ["3 May 2023", "30 June 2023", "July 2023"]
    assert [action.status for action in record.actions] == STATUSES


@pytest.mark.parametrize(
    ("header", "order"),
    [
        ("No.|Issue|Agreed action|Who|By when|Outcome", "ref issue what who when status"),
        ("Ref|Date raised|Raised by|Action|Owner|Target date|RAG|Comments", "ref met by what who when letter status"),
        (
            "Recommendation|Management response|Responsible officer|Implementation date|Status",
            "what by who when status",
        ),
        ("Date|Minute no|Subject|Resolution/Action|By|Timescale|Status", "met ref issue what who when status"),
        ("Agenda item|Action|Person responsible|Date due|Done?", "issue what who when status"),
    ],
)
def test_columns_of_a_tracker_are_told_by_their_labels(header: str, order: str, tmp_path: Path) -> None:
    rows = [header.split("|")]
    for (ref, who, what, when, status), letter in zip(ACTIONS, "GAR", strict=True):
        cells = {"ref": ref, "who": who, "what": what.capitalize(), "when": when, "status": status.capitalize()}
        cells |= {"issue": "Custody", "met": "14 March 2023", "by": "Cllr Tate", "letter": letter}
        rows.append([cells[name] for name in order.split()])
    table = "\n".join("\t".join(row) for row in rows)
    record = read_text(f"Eastmoor Police and Crime Panel\n\nAction log\n\n{table}\n", tmp_path)
    assert [action.owner for action in record.actions] == ["JB", "Mark Dole", "Clerk"]
    assert [action.due for action in record.actions] == ["3 May 2023", "30 June 2023", "July 2023"]
    assert [action.status for action in record.actions] == STATUSES
    assert [(table.kind, len(table.rows)) for table in record.tables] == [("data", 3)]


@pytest.mark.parametrize("printed", ["2023-D-0{}", "DN {}/2023", "PCC/D/2023/{}", "{}-2023"])
@pytest.mark.parametrize(
    "layout",
    [
        "- {number} – {title} – {date}{mark}",
        "{number}: {title} ({date}){mark}",
        "{date} – {number} – {title}{mark}",
        "Decision number: {number}\nTitle: {title}\nDate: {date}\nDecision: Approved.\n{line}",
        "Ref: {number}\nDecision: {title}\nDate: {date}\nClassification: {line}",
    ],
)
def test_decisions_are_read_however_they_are_numbered_and_laid_out(layout: str, printed: str, tmp_path: Path) -> None:
    held = (("14", "Custody healthcare", "3 May 2023", False), ("15", "Land at Hollow Lane", "17 May 2023", True))
    entries = [
        layout.format(
            number=printed.format(serial),
            title=title,
            date=date,
            mark=" (Restricted)" if closed else "",
            line="Restricted" if closed else "Not restricted",
        )
        for serial, title, date, closed in held
    ]
    record = read_text(
        "Eastmoor Commissioner\n\nDecisions taken, May 2023\n\n" + "\n\n".join(entries) + "\n", tmp_path
    )
    assert [(decision.number, decision.title) for decision in record.decisions] == [
        ("2023/014", "Custody healthcare"),
        ("2023/015", "Land at Hollow Lane"),
    ]
    assert [str(decision.date) for decision in record.decisions] == ["2023-05-03", "2023-05-17"]
    assert [bool(decision.confidential) for decision in record.decisions] == [False, True]


@pytest.mark.parametrize(
    "entry", ["- {topic} (Lead: {lead})", "- {topic} – {lead}", "* {topic} - Lead: {lead}", "• {topic}: {lead}"]
)
@pytest.mark.parametrize("undated", ["Date TBC", "To be scheduled", "Unscheduled items"])
def test_a_programme_in_lists_names_its_presenters(entry: str, undated: str, tmp_path: Path) -> None:
    first = entry.format(topic="Rural crime strategy", lead="Chief Constable")
    last = entry.format(topic="Estates review", lead="Chief Executive")
    words = f"Eastmoor Panel\n\nWork programme 2024/25\n\n20 September 2024\n\n{first}\n\n{undated}\n\n{last}\n"
    record = read_text(words, tmp_path)
    assert [(item.topic, item.presenting) for item in record.work_programme] == [
        ("Rural crime strategy", ("Chief Constable",)),
        ("Estates review", ("Chief Executive",)),
    ]
    assert [item.date and str(item.date) for item in record.work_programme] == ["2024-09-20", None]


@pytest.mark.parametrize(
    "sentence",
    [
        "The CFO would confirm the figure outside the meeting.",
        "The Commissioner promised a full answer by the end of the month.",
        "The Commissioner gave the Panel his assurance that the office would stay open.",
        "The Panel requested that the Force provide a breakdown and he agreed.",
        "The Chair asked that a briefing be arranged; the Commissioner said she would arrange it.",
        "The Panel was assured that the survey results would be shared.",
        "We'll share that with you after the meeting.",
        "Officers will report on this in July.",
    ],
)
def test_an_undertaking_is_firm_in_whatever_words(sentence: str) -> None:
    cue = read_cue(sentence)
    assert cue is not None
    assert cue.strength == "firm"


@pytest.mark.parametrize(
    "sentence",
    [
        "Members agreed that the report be noted.",
        "The Panel requested that the Force provide a breakdown.",
        "The Commissioner will hold the Chief Constable to account.",
        "The Commissioner offered a note of caution about the pilot.",
        "Members said the Board was promised a breakdown last year.",
    ],
)
def test_what_nobody_undertook_is_not_firm(sentence: str) -> None:
    cue = read_cue(sentence)
    assert cue is None or cue.strength != "firm"
