"""People matched across papers, and doubts settled by a person."""

import datetime as dt

import pytest

from answerable import record
from answerable.keeping.changes.pack import file_pack
from answerable.keeping.changes.person import MatchError, merge_people, settle_match
from answerable.keeping.matching.index import BodyIndex, PersonIndex
from answerable.keeping.matching.name import normal_person, ref_key, slug, topic
from answerable.keeping.matching.office import find_attender, find_office
from answerable.keeping.models import Attendance, Match, Membership, Person, PersonName
from answerable.keeping.search.find import Filters, find
from tests.keeping.readings import BOARD, Print, attend, board_notes, doubtful_notes, make_reading


@pytest.mark.parametrize(
    "printed",
    [
        "Gurinder Singh Josan",
        "GURINDER SINGH JOSAN",
        "Cllr Gurinder Singh-Josan",
        "Josan, Gurinder Singh",
        "Dr. Gurinder Singh Josan MBE",
        "Gurinder  Singh Josan (Chair)",
    ],
)
def test_one_name_is_one_however_it_is_printed(printed):
    assert normal_person(printed) == "gurinder singh josan"


@pytest.mark.parametrize(
    ("printed", "key", "doubtful"),
    [
        ("Cleo Finch", 1, []),
        ("Cllr Cleo FINCH", 1, []),
        ("Cleo Anne Finch", 1, []),
        ("C Finch", None, [1]),
        ("Cle Finch", None, [1]),
        ("Cleo Fynch", None, [1]),
        ("Finch", None, [1]),
        ("Bram Finch", None, []),
        ("Ann Lee", None, [2, 3]),
        ("Somebody Else", None, []),
    ],
)
def test_a_name_links_only_where_there_is_no_doubt(printed, key, doubtful):
    index = PersonIndex([(1, "cleo finch"), (2, "ann lee"), (3, "ann lee")])
    found, doubts = index.find(printed)
    assert (found, sorted(doubt.key for doubt in doubts)) == (key, doubtful)


@pytest.mark.parametrize(
    ("printed", "key", "doubtful"),
    [
        ("THE NORTHSHIRE POLICE & CRIME PANEL", 1, []),
        ("Police and Crime Panel", None, [1]),
        ("Northshire Police and Crime Pannel", None, [1]),
        ("Southshire Fire Authority", None, []),
    ],
)
def test_a_body_links_only_by_its_own_name(printed, key, doubtful):
    found, doubts = BodyIndex([(1, "northshire police and crime panel")]).find(printed)
    assert (found, [doubt.key for doubt in doubts]) == (key, doubtful)


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        ("Chief Constable", "Bram"),
        ("the Chief Constable", "Bram"),
        ("PCC", "Alma"),
        ("The Commissioner", "Alma"),
        ("Deputy Chief Constable", "Dora"),
        ("CFO", "Emil"),
        ("Board Member", None),
        ("Head of Nothing", None),
        ("", None),
    ],
)
def test_an_office_is_whoever_held_it_at_the_meeting(printed, name):
    attendance = [
        ("Alma", "Northshire Police and Crime Commissioner"),
        ("Bram", "Chief Constable"),
        ("Dora", "Deputy Chief Constable"),
        ("Emil", "Chief Finance Officer"),
        ("Finn", "Board Member"),
        ("Gwen", "Board Member"),
    ]
    assert find_office(printed, attendance) == name


def test_a_surname_alone_is_somebody_only_among_those_present():
    finch, okafor = (Person(pk=key, normal_name=name) for key, name in ((1, "cleo finch"), (2, "bram okafor")))
    attendance = [(finch, ""), (okafor, "")]
    assert find_attender("Cllr Finch", attendance) == finch
    assert find_attender("Cleo Anne Finch", attendance) == finch
    assert find_attender("Finch", [*attendance, (Person(pk=3, normal_name="ada finch"), "")]) is None


def test_references_titles_and_addresses_are_made_comparable():
    assert ref_key("687iii", "(a)") == ref_key("687 iii a") == "687-iii-a"
    assert topic("Item 4: Notes of Last Meeting – 25 January 2022") == topic(
        "NOTES OF LAST MEETING, 22nd February 2023"
    )
    assert slug("Wolverhampton’s Board – Café") == "wolverhamptons-board-cafe"


@pytest.mark.django_db
def test_a_merged_person_has_everything_and_later_papers_find_them():
    file_pack([board_notes()], by="clerk")
    file_pack([doubtful_notes()], by="clerk")
    kept, other = Person.objects.get(name="Cleo Finch"), Person.objects.get(name="C. Finch")

    merge_people(kept, other, by="clerk", reason="the attendance book")

    assert Attendance.objects.filter(person=kept).count() == 2
    assert Person.objects.get(pk=other.pk).deleted_at is not None
    assert set(PersonName.objects.filter(person=kept).values_list("printed", flat=True)) == {"Cleo Finch", "C. Finch"}
    assert Match.objects.get().state == "same"
    membership = Membership.objects.get(person=kept)
    assert (membership.first_on, membership.last_on) == (dt.date(2022, 2, 22), dt.date(2022, 3, 22))
    assert find("meeting", Filters(kinds=("meeting",), person=kept.public_id)).total == 0
    assert find("", Filters(kinds=("meeting",), person=kept.public_id)).total == 2

    file_pack([_notes("C. Finch", dt.date(2022, 4, 26))], by="clerk")
    assert Attendance.objects.filter(person=kept).count() == 3
    assert Match.objects.count() == 1


@pytest.mark.django_db
def test_a_doubt_settled_as_different_is_not_raised_again():
    file_pack([board_notes()], by="clerk")
    file_pack([doubtful_notes()], by="clerk")

    settled = settle_match(Match.objects.get(), same=False, by="clerk", reason="two sisters")
    file_pack([_notes("C. Finch", dt.date(2022, 4, 26))], by="clerk")

    assert (settled.state, settled.settled_by, settled.reason) == ("different", "clerk", "two sisters")
    assert Match.objects.count() == 1
    assert Person.objects.standing().filter(name__endswith="Finch").count() == 2


@pytest.mark.django_db
def test_a_doubt_settled_as_the_same_merges_the_two():
    file_pack([board_notes()], by="clerk")
    file_pack([doubtful_notes()], by="clerk")

    assert settle_match(Match.objects.get(), same=True, by="clerk", reason="the attendance book").state == "same"
    assert Person.objects.standing().get(name__endswith="Finch").name == "Cleo Finch"
    with pytest.raises(MatchError, match="settled as same by clerk"):
        settle_match(Match.objects.get(), same=True, by="clerk", reason="again")


@pytest.mark.django_db
def test_nobody_is_merged_with_themselves_or_without_a_reason():
    file_pack([board_notes()], by="clerk")
    finch, reyes = Person.objects.get(name="Cleo Finch"), Person.objects.get(name="Alma Reyes")
    with pytest.raises(MatchError, match="same person already"):
        merge_people(finch, finch, by="clerk", reason="why not")
    with pytest.raises(MatchError, match="how you know"):
        merge_people(finch, reyes, by="clerk", reason="")


@pytest.mark.django_db
def test_two_names_in_one_attendance_are_two_people():
    printed = Print()
    heading = printed.write("Minutes of 1 June 2023")
    present = (attend(printed, "Ann Mary Lee"), attend(printed, "Ann Lee"))
    meeting = record.Meeting(
        id="m", source="minutes", body=BOARD, date=dt.date(2023, 6, 1), present=present, cite=heading
    )
    reading = make_reading(printed, meetings=(meeting,))
    file_pack([reading], by="clerk")

    assert Attendance.objects.values("person").distinct().count() == 2
    assert file_pack([reading], by="clerk").is_empty


def _notes(name, date):
    printed = Print()
    heading = printed.write(f"Notes of {date:%d %B %Y}")
    present = (attend(printed, name, "Board Member"),)
    meeting = record.Meeting(id="m", source="minutes", body=BOARD, date=date, present=present, cite=heading)
    return make_reading(printed, name=f"{date}.txt", meetings=(meeting,))
