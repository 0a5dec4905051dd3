"""Items in the numberings of the genre: the same titles come out of each."""

import pytest

from tests.reading.extract.laying import minutes_of

_HEAD = "Minutes of the meeting of the Midshire Police and Crime Panel held on 5 May 2021 at County Hall"
_PRESENT = "Present: Cllr Ann Ash (Chair), Cllr Bob Beech, Cllr Col Cedar (Leader), Cllr Dee Dogwood"


_TITLES = ("Apologies for Absence", "Minutes of the Last Meeting", "Police Performance Report", "Work Programme")
_SAID = (
    "Apologies for absence were received from Eve Elder.",
    "The minutes of 1 April 2021 were agreed as a correct record.",
    "The Chief Constable introduced the report. Burglary had fallen in the year.",
    "The programme for the year was discussed.",
)


@pytest.mark.parametrize(
    "layout",
    [
        "{n}. {title}\n\n{said}",
        "{n}. {title}\n{said}",
        "{n}  {shouted}\n\n{said}",
        "{shouted}\n\n{said}",
        "{title}\n\n{said}",
        "{title}:\n\n{said}",
        "{n}.\n\n{title}\n\nMinutes:\n\n{said}",
        "{n}.0 {title}\n\n{n}.1 {said}",
        "{n}. {title}\n\n{n}.1 {said}\n\n{n}.2 Members thanked the officers.",
        "21.4{n} {shouted}\n\n{said}",
        "23/16{n} {title}\n\n{said}",
        "16{n}/23 {title}: {said}",
        "CD.{n} {shouted}\n\n{said}",
        "PCP 4{n} {shouted}\n\n{said}",
        "PCP/21/4{n} {shouted}\n\n{said}",
        "0{n}/05/21 {title}\n\n{said}",
        "Item {n}: {title}\n\n{said}",
        "Agenda item {n}\n\n{title}\n\n{said}",
        "Minute 4{n}: {title}\n\n{said}",
        "{n}.\t{title}\n\n{said}",
        "{n}. {title} – {said}",
        "48{n}. {title}\n\n{said}",
        "{letter}. {title}\n\n{said}",
        "({n}) {title}\n\n{said}",
        "{n} {title}\n\n{said}\n\nRESOLVED that:\n\n1. the report be noted; and\n\n2. officers be thanked.",
    ],
)
def test_items_of_every_numbering_have_the_same_titles(layout):
    items = [
        layout.format(n=number, title=title, shouted=title.upper(), said=said, letter="ABCD"[number - 1])
        for number, (title, said) in enumerate(zip(_TITLES, _SAID, strict=True), 1)
    ]

    meeting = minutes_of(_HEAD, _PRESENT, *items)

    assert [item.title.lower() for item in meeting.items] == [title.lower() for title in _TITLES]
    assert [person.name for person in meeting.apologies] == ["Eve Elder"]
