"""Sheets of realistic words: people, titles, sentences, questions and actions as clerks write them."""

from __future__ import annotations

import datetime as dt

from hypothesis import strategies as st

from answerable.printing.agenda import AgendaLine, AgendaSheet, Manner
from answerable.printing.minutes import (
    ActionAgreed,
    AnswerGiven,
    Attendee,
    Break,
    Entry,
    MinuteLine,
    MinutesSheet,
    Moved,
    Note,
    QuestionPut,
    ResolutionMade,
    VoteTaken,
)
from answerable.printing.programme import ProgrammeLine, ProgrammeSheet
from answerable.printing.report import ReportParagraph, ReportSheet
from answerable.printing.tracker import TrackerRow, TrackerSheet

BODIES = ("Strategic Policing and Crime Board", "Midshire Police and Crime Panel", "Joint Audit Committee")
FIRST = ("Ada", "Bashir", "Carys", "Dana", "Edwin", "Farah", "Gwen", "Harold", "Iris", "Jaspal", "Kwame", "Lena")
LAST = (
    "Marlowe",
    "Khan",
    "Pugh",
    "Whitlock",
    "Tate",
    "Siddiqui",
    "Oakes",
    "Finch",
    "O'Rourke",
    "Singh-Hall",
    "Boateng",
)
ROLES = ("Board Member", "Chief Constable", "Deputy Chief Constable", "Chief Finance Officer", "Policy Officer")
ORGANISATIONS = ("Midshire Police", "Dudley Metropolitan Borough Council", "Coventry City Council", "Victim Support")
TITLES = (
    "Apologies",
    "Economic crime",
    "Violence against women and girls",
    "Fees and charges 2027/28",
    "Workforce and wellbeing",
    "Estates strategy – phase two",
    "Serious youth violence: what has changed",
    "Road safety on the A34",
    "Commissioner's update",
    "Stop and search",
    "Annual report 2025/26",
    "Joint working with the fire service",
)
SECTIONS = ("Police and Crime Plan", "Regular items", "Governance")
WHO = (
    "The Commissioner",
    "The Force",
    "The Deputy Chief Constable",
    "Members",
    "The partnership",
    "Officers from three districts",
    "The contact centre",
)
DID = (
    "reported that calls had been answered faster",
    "reported a fall in burglary of 4.5% since April",
    "welcomed the new officers",
    "described how the £1.2m grant had been spent",
    "was concerned about delays at court",
    "explained the figures in table 3",
    "heard from young people in two schools",
    "had met the unions twice",
)
WHEN = (
    "in the last quarter",
    "since 14 November 2026",
    "over the summer, when demand is highest",
    "at both sites",
    "and thanked those who took part",
    "in line with the plan",
    "across all seven districts",
)
ASKED = (
    "How many officers are trained to use the new equipment",
    "What has been done to answer 101 calls sooner",
    "When will the review of custody be published",
    "Why did the number of complaints rise in Dudley",
    "Is the money for youth services safe after March",
    "Who decides where neighbourhood officers work",
    "Can the Chief Constable say how victims are kept informed",
)
ANSWERED = (
    "Calls are answered within 18 seconds on average",
    "There are 120 officers trained and 40 more on courses",
    "The review is with the inspectorate",
    "Two thirds of complaints are about delay",
    "The grant ends in March, and reserves cover a further year",
    "Each district has a named team of six",
)
TO_DO = (
    "Send the figures for each district to members",
    "Write to the council about street lighting",
    "Bring a report on custody to the next meeting",
    "Share the action plan with the Board",
    "Arrange a visit to the contact centre",
    "Publish the answer on the website",
)
OWNERS = ("Chief Constable", "Chief Executive", "Farah Siddiqui", "Head of Communications")
DAYS = st.dates(dt.date(2024, 1, 1), dt.date(2029, 12, 31))
TIMES = st.builds(dt.time, st.integers(8, 19), st.sampled_from((0, 5, 15, 30, 45, 55)))
SENTENCES = st.builds("{} {} {}.".format, st.sampled_from(WHO), st.sampled_from(DID), st.sampled_from(WHEN))


def pick(words: tuple[str, ...]) -> st.SearchStrategy[str]:
    return st.sampled_from(words)


PEOPLE = st.lists(st.builds("{} {}".format, pick(FIRST), pick(LAST)), min_size=3, max_size=14, unique=True)
DUE = st.one_of(DAYS, st.just(""), pick(("June 2027", "the end of May 2027", "the next meeting")))
NOTES = st.builds(Note, text=SENTENCES)
ANSWERS = st.lists(pick(ANSWERED).map("{}.".format), min_size=1, max_size=4, unique=True).map(tuple)
ACTIONS = st.builds(
    ActionAgreed,
    text=pick(TO_DO).map("{}.".format),
    owner=pick(("", *OWNERS)),
    due=DUE,
    update=st.one_of(st.just(""), pick(ANSWERED).map("{}.".format)),
)


@st.composite
def exchanges(draw: st.DrawFn, people: list[str]) -> tuple[Entry, ...]:
    """A question in discussion with its answer."""
    question = QuestionPut(
        kind="discussion", asker=draw(pick(("", people[0], people[-1]))), text=draw(pick(ASKED)) + "?"
    )
    return (question, AnswerGiven(by=draw(pick(("", people[1]))), points=draw(ANSWERS)))


@st.composite
def tabled(draw: st.DrawFn, people: list[str]) -> tuple[Entry, ...]:
    """Questions of the public by number, each answered."""
    found: list[Entry] = []
    for number in range(1, draw(st.integers(1, 4)) + 1):
        found.append(
            QuestionPut(
                number=str(number),
                kind="public",
                asker=people[0],
                submitted_by=draw(pick(("", people[-1]))),
                text=draw(pick(ASKED)) + "?",
            )
        )
        found.append(AnswerGiven(by=people[1], points=draw(ANSWERS)))
        found.extend(draw(st.lists(st.one_of(NOTES, ACTIONS), max_size=2)))
    return tuple(found)


CLAUSES = SENTENCES.map(lambda said: f"That it be noted: {said[0].lower()}{said[1:]}")
RESOLVED = st.lists(CLAUSES, min_size=1, max_size=4)


@st.composite
def resolutions(draw: st.DrawFn) -> tuple[Entry, ...]:
    clauses = draw(RESOLVED)
    if len(clauses) == 1:
        return (ResolutionMade(text=clauses[0]),)
    subs = ("i", "ii", "iii", "iv")
    made: list[Entry] = [ResolutionMade(sub=sub, text=text) for sub, text in zip(subs, clauses, strict=False)]
    if draw(st.booleans()):
        made += [
            ResolutionMade(sub=f"{subs[len(clauses) - 1]} {letter}", text=f"{text[0].lower()}{text[1:]}.")
            for letter, text in zip("ab", TO_DO, strict=False)
        ]
    return tuple(made)


@st.composite
def proceedings(draw: st.DrawFn, people: list[str]) -> tuple[Entry, ...]:
    """What is minuted under one item of business."""
    acts = st.one_of(
        NOTES.map(lambda each: (each,)),
        ACTIONS.map(lambda each: (each,)),
        exchanges(people),
        st.builds(Moved, person=st.just(people[2]), arrives=st.booleans(), at=TIMES).map(lambda each: (each,)),
        st.builds(Break, at=TIMES, until=TIMES).map(lambda each: (each,)),
        st.builds(
            VoteTaken,
            motion=st.just("That the report be accepted."),
            for_=st.integers(0, 20),
            against=st.integers(0, 20),
            carried=st.booleans(),
        ).map(lambda each: (each,)),
    )
    opening = draw(NOTES)
    middle = [entry for act in draw(st.lists(acts, max_size=5)) for entry in act]
    return (opening, *middle, *(draw(resolutions()) if draw(st.booleans()) else ()))


@st.composite
def minutes_sheets(draw: st.DrawFn) -> MinutesSheet:
    layout = draw(st.sampled_from(("board", "panel")))
    people = draw(PEOPLE)
    day = draw(DAYS)
    titles = draw(st.lists(pick(TITLES[1:]), min_size=2, max_size=6, unique=True))
    first = draw(st.integers(1, 900))
    year = f"/{day:%y}" if layout == "board" else ""
    refs = (f"{first + at:03}{year}" for at in range(len(titles) + 1))
    cut = draw(st.integers(1, len(people) - 1))
    lines = [MinuteLine(ref=next(refs), title="Questions from members of the public", entries=draw(tabled(people)))]
    lines += [MinuteLine(ref=next(refs), title=title, entries=draw(proceedings(people))) for title in titles]
    return MinutesSheet(
        body=draw(pick(BODIES)),
        layout=layout,  # type: ignore[arg-type]
        date=day,
        start_time=draw(TIMES),
        end_time=draw(TIMES),
        venue=draw(
            pick(("Council House, Coventry", "Main Conference Room (G2), Lloyd House", "Solihull Civic Suite"))
        ),
        chair=people[0],
        present=tuple(Attendee(name=name, role=draw(pick(ROLES))) for name in people[:cut]),
        also_present=tuple(
            Attendee(name=name, role=draw(pick(ROLES)), organisation=draw(pick(ORGANISATIONS)))
            for name in people[cut:]
        ),
        observers=draw(st.one_of(st.none(), st.integers(0, 40))),
        lines=tuple(lines),
        state=draw(st.sampled_from(("draft", "confirmed"))),  # type: ignore[arg-type]
        next_meeting=day + dt.timedelta(days=28),
    )


@st.composite
def agenda_sheets(draw: st.DrawFn) -> AgendaSheet:
    people = draw(PEOPLE)
    day = draw(DAYS)
    titles = draw(st.lists(pick(TITLES), min_size=1, max_size=9, unique=True))
    clocks = sorted(draw(st.lists(TIMES, min_size=len(titles), max_size=len(titles))))
    manners: tuple[Manner, ...] = ("written", "verbal", "attached", "noting", "")
    lines = tuple(
        AgendaLine(
            number=str(at + 1),
            title=title,
            start_time=clocks[at],
            presenters=tuple(draw(st.lists(pick(tuple(people)), max_size=2, unique=True))),
            manner=draw(st.sampled_from(manners)),
            section=SECTIONS[min(at // 3, 2)],
            notes=tuple(draw(st.lists(SENTENCES, max_size=2, unique=True))),
            page=draw(st.one_of(st.none(), st.integers(2, 300))),
        )
        for at, title in enumerate(titles)
    )
    return AgendaSheet(
        body=draw(pick(BODIES)),
        layout=draw(st.sampled_from(("board", "panel"))),  # type: ignore[arg-type]
        date=day,
        start_time=clocks[0],
        venue="Council House, Coventry",
        lines=lines,
        next_meeting=day + dt.timedelta(days=28),
    )


@st.composite
def tracker_rows(draw: st.DrawFn) -> TrackerRow:
    return TrackerRow(
        ref=f"{draw(st.integers(100, 999))}{draw(pick(('', ' ii', ' iii a')))}",
        meeting=draw(DAYS),
        text=draw(pick(TO_DO)) + f" before {draw(DAYS):%B}.",
        owner=draw(pick(("", *OWNERS))),
        update=draw(st.one_of(st.just(""), SENTENCES)),
        due=draw(st.one_of(st.none(), DAYS)),
    )


TRACKERS = st.builds(
    TrackerSheet,
    body=pick(BODIES),
    date=DAYS,
    outstanding=st.lists(tracker_rows(), max_size=3).map(tuple),
    current=st.lists(tracker_rows(), max_size=8).map(tuple),
    completed=st.lists(tracker_rows(), max_size=6).map(tuple),
)


@st.composite
def programmes(draw: st.DrawFn) -> ProgrammeSheet:
    people = draw(PEOPLE)
    day = draw(DAYS)
    days = sorted(draw(st.lists(DAYS, min_size=1, max_size=5)))
    titles = draw(st.permutations(TITLES[1:]))
    waiting = draw(st.integers(0, 3))
    lines = [
        ProgrammeLine(
            date=each,
            item=title,
            aims=draw(st.one_of(st.just(""), SENTENCES)),
            presenters=tuple(draw(st.lists(pick(tuple(people)), max_size=2, unique=True))),
        )
        for each, title in zip(days, titles, strict=False)
    ]
    lines += [ProgrammeLine(item=title, aims=draw(SENTENCES)) for title in titles[len(days) : len(days) + waiting]]
    return ProgrammeSheet(body=draw(pick(BODIES)), year="2026-27", date=day, lines=tuple(lines))


@st.composite
def reports(draw: st.DrawFn) -> ReportSheet:
    headings = draw(st.lists(pick(("Background", "What was done", "What comes next")), min_size=1, unique=True))
    paragraphs = [
        ReportParagraph(number=f"{at}.{place}", heading=heading, text=text)
        for at, heading in enumerate(headings, 1)
        for place, text in enumerate(draw(st.lists(SENTENCES, min_size=1, max_size=4)), 1)
    ]
    return ReportSheet(
        body=draw(pick(BODIES)),
        date=draw(DAYS),
        title=draw(pick(TITLES[1:])),
        presenter="Farah Siddiqui",
        author="Edwin Tate",
        purpose=draw(SENTENCES),
        recommendations=tuple(draw(st.lists(CLAUSES, min_size=1, max_size=4))),
        paragraphs=tuple(paragraphs),
        finance=draw(SENTENCES),
        legal=draw(SENTENCES),
        equalities=draw(SENTENCES),
    )
