"""Who speaks, and which of the people present that is."""

import pytest

from answerable.reading.extract.speaker import Roster, read_initials, read_speech
from answerable.record import Attendee, Cite


def person(name: str, role: str | None = None) -> Attendee:
    return Attendee(name=name, role=role, cite=Cite(line=1, quote=name))


ROSTER = Roster(
    [
        person("Gurinder Singh Vale", "Board Member"),
        person("David James", "Police and Crime Commissioner"),
        person("Tom Neil", "Assistant Police and Crime Commissioner"),
        person("D Carrow"),
        person("Kirk Master"),
    ]
)


@pytest.mark.parametrize(
    ("sentence", "who", "asks"),
    [
        ("The Chief Constable said that it was so.", "The Chief Constable", False),
        ("Cllr Jones then asked whether it was.", "Cllr Jones", True),
        ("In response, the DCC confirmed it.", "the DCC", False),
        ("By way of a supplementary question Councillor Carrow asked how many.", "Councillor Carrow", True),
        ("In addition, she asked for more.", "she", True),
    ],
)
def test_speaker_of_a_sentence_is_its_subject(sentence, who, asks):
    speech = read_speech(sentence)

    assert (speech.who, speech.asks) == (who, asks)


def test_sentence_in_which_nobody_speaks_has_no_speaker():
    assert read_speech("There were 185 cases.") is None
    assert read_speech("In 2016 the force said nothing.") is None


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        ("Gurinder Vale", "Gurinder Singh Vale"),
        ("Mr Vale", "Gurinder Singh Vale"),
        ("Councillor Carrow", "D Carrow"),
        ("Kirk Masters", "Kirk Master"),
        ("GSV", "Gurinder Singh Vale"),
        ("The Chief Constable", "Chief Constable"),
        ("Jane Unknown", "Jane Unknown"),
    ],
)
def test_printed_speaker_is_matched_with_the_people_present(printed, name):
    assert ROSTER.name(printed) == name


def test_office_that_one_person_holds_is_that_person():
    assert ROSTER.person("The Commissioner") == "David James"
    assert ROSTER.person("The Chief Constable") == "Chief Constable"


def test_initials_open_a_point():
    assert read_initials("JD – referrals can be made") == ("JD", 5)
    assert read_initials("Work takes place") is None
