"""Private details: read and kept, never public without a recorded ground."""

import json

import pytest
from django.apps import apps

from answerable import record
from answerable.keeping.changes.ground import GroundError, record_ground, withdraw_ground
from answerable.keeping.changes.pack import file_pack
from answerable.keeping.matching.public_name import find_public_names
from answerable.keeping.models import AuditEntry, Paper, Passage, Person, Question, Standing
from answerable.keeping.privacy import Mask, WithheldName
from answerable.keeping.search.find import find
from tests.keeping.readings import BOARD, Print, attend, board_notes, make_reading, panel_pack, read_again

QUILL = WithheldName("Dorothea Quill", surname_alone=True)


@pytest.mark.parametrize(
    "printed",
    [
        "Dorothea Quill asked",
        "DOROTHEA QUILL",
        "dorothea\nquill",
        "Quill, Dorothea",
        "Dorothea M. Quill",
        "D. Quill",
        "D Quill",
        "Mrs Quill",
        "Mrs. D Quill",
        "and Quill replied",
        "Quill’s question",
        "Dorothéa Quill",
        "(Quill)",
    ],
)
def test_a_withheld_name_is_masked_however_it_is_printed(printed):
    masked = Mask([QUILL]).mask(printed)
    assert "quill" not in masked.casefold()
    assert "[name withheld]" in masked


def test_a_surname_that_is_a_word_elsewhere_stays():
    assert Mask([QUILL]).mask("the quill and Quill Road") == "the quill and Quill Road"


@pytest.mark.parametrize(
    ("printed", "public"),
    [
        ("ring 07700 900123 today", "ring [number withheld] today"),
        ("ring 07700900123.", "ring [number withheld]."),
        ("ring +44 7700 900 123", "ring [number withheld]"),
        ("ring +44 (0)7700 900123", "ring [number withheld]"),
        ("ring (07700) 900-123", "ring [number withheld]"),
        ("ring 0121 496 0000 for the office", "ring 0121 496 0000 for the office"),
        ("mail d.quill@example.com now", "mail [address withheld] now"),
        ("mail d.quill@example.co.uk.", "mail [address withheld]."),
        ("mail panel@ashby.gov.uk", "mail panel@ashby.gov.uk"),
        ("mail desk@northshire.police.uk", "mail desk@northshire.police.uk"),
        ("lives at 12 Acacia Road", "lives at [address withheld]"),
        ("of 12 Acacia Road, Ashby, AB1 2CD", "of [address withheld]"),
        (
            "at the Council House, 12 Acacia Road, Ashby AB1 2CD",
            "at the Council House, 12 Acacia Road, Ashby AB1 2CD",
        ),
        ("2022/23 and £569.7m and 07/12/2022", "2022/23 and £569.7m and 07/12/2022"),
    ],
)
def test_private_numbers_and_addresses_are_masked_and_offices_stand(printed, public):
    assert Mask().mask(printed) == public


def test_a_landline_beside_a_withheld_name_is_masked():
    assert Mask([QUILL]).mask("Mrs Quill, 0121 496 0000") == "[name withheld], [number withheld]"


def test_a_street_beside_a_withheld_name_is_masked_and_others_stand():
    assert Mask([QUILL]).mask("Dorothea Quill of 12 Acacia Road") == "[name withheld] of [address withheld]"
    assert (
        Mask([QUILL])
        .mask("Patrols in 12 Acacia Road. " + "x " * 50 + "Dorothea Quill")
        .startswith("Patrols in 12 Acacia Road.")
    )


def test_a_detail_broken_over_lines_is_masked_in_all_of_them():
    lines = ["asked by Dorothea", "Quill of the parish, 07700", "900123 or d.quill@", "example.com today"]
    masked = Mask([QUILL]).mask_lines(lines)
    assert masked == [
        "asked by [name withheld]",
        " of the parish, [number withheld]",
        " or [address withheld]",
        " today",
    ]


def test_a_number_with_a_ground_stands_however_it_is_spaced():
    assert Mask(allowed=["07700 900123"]).mask("ring 07700900123 or 07700 900999") == (
        "ring 07700900123 or [number withheld]"
    )


@pytest.mark.django_db
def test_no_public_form_of_any_row_holds_a_withheld_detail():
    file_pack([board_notes()], by="clerk")

    words = _all_public_words()
    assert "Alma Reyes" in words
    assert "[name withheld]" in words
    for private in ("Quill", "Dorothea", "900123"):
        assert private not in words


@pytest.mark.django_db
def test_the_print_is_kept_as_it_is():
    file_pack([board_notes()], by="clerk")

    question = Question.objects.get(kind="public")
    assert question.submitted_by_printed == "Dorothea Quill"
    assert question.submitted_by.standing == Standing.PUBLIC
    assert question.public_submitted_by == "[name withheld]"
    assert question.asker.name == "Alma Reyes"
    assert question.public_asker == "PCC Alma Reyes"


@pytest.mark.django_db
def test_a_recorded_ground_shows_the_name_and_its_withdrawal_masks_it_again():
    file_pack([board_notes()], by="clerk")
    person = Person.objects.get(standing=Standing.PUBLIC)

    ground = record_ground(person=person, ground="consent by letter of 1 March 2022", by="clerk")
    person.refresh_from_db()
    assert (person.public_name, person.is_public) == ("Dorothea Quill", True)
    assert Question.objects.get(kind="public").public_submitted_by == "Dorothea Quill"
    assert [hit.kind for hit in find("Dorothea Quill").hits if hit.kind == "person"] == ["person"]
    assert "900123" not in _all_public_words()

    withdraw_ground(ground, why="consent taken back", by="clerk")
    person.refresh_from_db()
    assert (person.public_name, person.is_public) == ("[name withheld]", False)
    assert "Quill" not in _all_public_words()
    assert find("Dorothea").hits == ()
    acts = AuditEntry.objects.values_list("act", "reason")
    assert list(acts)[1:] == [
        ("record ground", "consent by letter of 1 March 2022"),
        ("withdraw ground", "consent taken back"),
    ]


@pytest.mark.django_db
def test_a_ground_for_a_number_shows_that_number_alone():
    file_pack([board_notes()], by="clerk")
    record_ground(detail="number", value="07700 900123", ground="published contact", by="clerk")

    words = _all_public_words()
    assert "07700 900123" in words
    assert "Quill" not in words


@pytest.mark.django_db
def test_a_ground_without_words_is_refused():
    file_pack([board_notes()], by="clerk")
    person = Person.objects.get(standing=Standing.PUBLIC)

    with pytest.raises(GroundError, match="on what ground"):
        record_ground(person=person, ground="  ", by="clerk")


@pytest.mark.django_db
def test_a_name_withheld_by_one_paper_is_masked_in_papers_filed_before():
    printed = Print("A letter was read from Dorothea Quill about street lights.")
    file_pack([make_reading(printed, name="letter.txt")], by="clerk")
    assert "Dorothea Quill" in _all_public_words()

    file_pack([board_notes()], by="clerk")
    assert "Quill" not in _all_public_words()


@pytest.mark.django_db
def test_a_petitioner_named_only_in_prose_is_withheld():
    printed = Print()
    printed.write("Item 2 - Petitions")
    printed.write("A petition of 40 names was presented by Ursula Brandt of Ashby.")
    printed.write("A petition was presented by James Morley MP.")
    file_pack([make_reading(printed)], by="clerk")

    words = _all_public_words()
    assert "Brandt" not in words
    assert "James Morley MP" in words


@pytest.mark.django_db
def test_somebody_later_seen_in_an_office_is_shown():
    file_pack([board_notes()], by="clerk")
    printed = Print()
    heading = printed.write("Minutes of 1 June 2023")
    there = attend(printed, "Dorothea Quill", "Independent Member")
    meeting = record.Meeting(id="m", source="minutes", body=BOARD, date=None, present=(there,), cite=heading)
    file_pack([make_reading(printed, name="later.txt", meetings=(meeting,))], by="clerk")

    assert Person.objects.get(normal_name="dorothea quill").public_name == "Dorothea Quill"
    assert Question.objects.get(kind="public").public_submitted_by == "Dorothea Quill"


@pytest.mark.django_db
def test_a_member_of_the_public_in_an_attendance_is_withheld():
    printed = Print()
    heading = printed.write("Minutes of 1 June 2023")
    there = attend(printed, "Ursula Brandt", "Member of the public")
    meeting = record.Meeting(id="m", source="minutes", body=BOARD, date=None, present=(there,), cite=heading)
    file_pack([make_reading(printed, meetings=(meeting,))], by="clerk")

    assert "Brandt" not in _all_public_words()


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("(Submitted by Mary West, Asked by PCC Alma Reyes)", ["Mary West"]),
        ("Submitted by Tom Constable", ["Tom Constable"]),
        ("Asked by Councillor Ann Lee", []),
        ("Asked by Alma Reyes", []),
        ("a question from the Ashby Residents Association", []),
        ("Mr Khan asked", ["Mr Khan"]),
        ("presented by Ann-Marie O’Neil", ["Ann-Marie O’Neil"]),
        ("submitted by Joan Day MP", []),
    ],
)
def test_in_public_business_the_words_beside_a_name_show_a_member_of_the_public(text, names):
    assert find_public_names(text, {"alma reyes"}, public_business=True) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("a petition from Acacia Road", []),
        ("the petition organised by Una Third", ["Una Third"]),
        ("Una Third, a local resident, spoke", ["Una Third"]),
        ("the report was submitted by Una Third", []),
        ("Item 4 - Acceptance of Petitions There were no petitions received.", []),
    ],
)
def test_elsewhere_only_words_of_petitions_and_residents_show_one(text, names):
    assert find_public_names(text, set()) == names


@pytest.mark.django_db
def test_the_ids_of_withheld_people_do_not_tell_their_names():
    file_pack([board_notes()], by="clerk")
    assert Person.objects.get(standing=Standing.PUBLIC).public_id == "withheld"
    assert "quill" not in " ".join(Paper.objects.values_list("public_id", flat=True))


def _all_public_words():
    """Every public form, of every row of every table, and everything that can be found."""
    words = []
    for model in apps.get_app_config("keeping").get_models():
        names = [field.name for field in model._meta.concrete_fields if field.name.startswith("public_")]
        if model._meta.model_name == "searchentry":
            names = ["title", "text"]
        words += [
            json.dumps(row, ensure_ascii=False, default=str) for row in model.objects.values_list(*names or ["pk"])
        ]
    return "\n".join(words)


@pytest.mark.django_db
def test_a_passage_kept_from_an_earlier_filing_withholds_a_name_that_is_private_since():
    minutes = panel_pack()
    named = Print("MINUTES", "Dorothea Quill spoke of the rates.")
    cite = named.cite("Dorothea Quill")
    unread = (record.Unread(why="no fact holds these words", cite=cite),)
    first = make_reading(named, name="named.txt", unread=unread)
    file_pack([first], by="clerk")
    assert Passage.objects.get(text=cite.quote).public_text.startswith("Dorothea Quill")

    file_pack([minutes, board_notes(), read_again(make_reading(named, unread=unread), of=first)], by="clerk")

    assert Passage.objects.get(text=cite.quote).public_text == "[name withheld]"
