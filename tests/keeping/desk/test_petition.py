"""Petitions, from being opened to the reply; who signed is counted once and kept nowhere else."""

import datetime as dt
import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from answerable.keeping.changes.desk.petition import (
    change_petition,
    close_petition,
    erase_signatures,
    refuse_petition,
    reply_to_petition,
    submit_petition,
    take_petition,
)
from answerable.keeping.changes.desk.row import RefusedError
from answerable.keeping.changes.desk.signature import (
    add_signatures,
    confirm_signature,
    forget_unconfirmed_signatures,
    sign_petition,
)
from answerable.keeping.changes.desk.signature_list import read_signature_list, read_typed_lines
from answerable.keeping.models import AuditEntry
from answerable.keeping.models.desk import (
    Asker,
    Letter,
    Petition,
    PetitionSignature,
    PetitionState,
    ReplyManner,
    SignatureSource,
)
from answerable.keeping.queries.desk.petition import count_signatures, find_petition, petitions_for
from answerable.keeping.queries.public import petition as public
from tests.keeping.desk.makings import CLERK, make_board, make_sitting
from tests.keeping.desk.makings_question import EMAIL, NAME, at, make_petition

MARCH = dt.date(2022, 3, 22)
FEBRUARY = dt.date(2022, 2, 1)
SIGNER = {"name": "Wilma Brook", "email": "wilma@mail.example", "connection": "lives", "place": "ZQ9 9ZQ"}
database = pytest.mark.django_db


def sign(petition, **values):
    return sign_petition(petition, today=FEBRUARY, **(SIGNER | values))


def submit(petition, sitting, now=None, **values):
    return submit_petition(
        petition, by=CLERK, revision=petition.revision, sitting=sitting, now=now or at("2022-03-01"), **values
    )


def take_all_the_way(count=25, may_reply=ReplyManner.ORAL):
    sitting = make_sitting(make_board(), date=MARCH)
    petition = submit(make_petition(sitting.body, count=count, today=FEBRUARY), sitting)
    taken = take_petition(petition, by=CLERK, revision=petition.revision, reply_due=dt.date(2022, 4, 22))
    values = {"manner": may_reply, "reply_by": "The Commissioner", "reply": "The patrols begin again."}
    return reply_to_petition(taken, by=CLERK, revision=taken.revision, **values)


@database
def test_twenty_four_signatures_of_twenty_five_are_not_enough():
    sitting = make_sitting(make_board(), date=MARCH)
    petition = make_petition(sitting.body, count=24)
    with pytest.raises(RefusedError, match="24 of 25 signatures: one signature is missing") as refused:
        submit(petition, sitting)
    assert [ruling.code for ruling in refused.value.rulings] == ["E-PETITION-THRESHOLD"]
    confirm_signature(sign(petition).pk, today=FEBRUARY)
    assert submit(petition, sitting).state == PetitionState.SUBMITTED
    assert [each.pk for each in petitions_for(sitting)] == [petition.pk]


@database
def test_a_signature_counts_when_its_owner_opens_the_link_and_once():
    petition = make_petition(make_board())
    signature = sign(petition)
    assert count_signatures(petition) == 0
    assert confirm_signature(signature.pk, today=FEBRUARY) == (petition, True)
    assert confirm_signature(signature.pk, today=FEBRUARY) == (petition, False)
    again = sign(petition, name="Mrs. WILMA  BROOK", place="zq99zq", email="other@mail.example")
    assert confirm_signature(again.pk, today=FEBRUARY) == (petition, False)
    assert count_signatures(petition) == 1
    assert PetitionSignature.objects.count() == 1


@database
def test_whoever_signed_on_paper_is_not_counted_again():
    petition = make_petition(make_board())
    confirm_signature(sign(petition).pk, today=FEBRUARY)
    rows = [("Wilma Brook", "ZQ9 9ZQ"), ("Omar Dell", "ZQ9 9ZQ"), ("omar dell", "zq9 9zq")]
    assert add_signatures(petition, by=CLERK, rows=rows, source=SignatureSource.PAPER) == 1
    assert add_signatures(petition, by=CLERK, rows=rows, source=SignatureSource.LIST) == 0
    assert count_signatures(petition) == 2


@database
def test_a_closed_petition_takes_no_signature():
    petition = make_petition(make_board(), closes_on=FEBRUARY, today=FEBRUARY)
    waiting = sign(petition)
    with pytest.raises(RefusedError, match="takes no more signatures"):
        confirm_signature(waiting.pk, today=FEBRUARY + dt.timedelta(days=1))
    close_petition(petition, by=CLERK, revision=petition.revision)
    with pytest.raises(RefusedError, match="takes no more signatures"):
        sign(find_petition(petition.pk))


@database
def test_the_words_that_people_sign_stand():
    petition = make_petition(make_board())
    with pytest.raises(RefusedError, match="People sign these words"):
        change_petition(petition, by=CLERK, revision=petition.revision, prayer="Something else.")


@database
def test_a_petition_that_comes_after_its_last_day_needs_a_reason():
    # seven working days before 22 March 2022: 11 March
    sitting = make_sitting(make_board(), date=MARCH)
    petition = make_petition(sitting.body, count=25)
    with pytest.raises(RefusedError, match="The last day for petitions to this meeting was Friday 11 March 2022"):
        submit(petition, sitting, now=at("2022-03-12"))
    submit(petition, sitting, now=at("2022-03-12"), despite="The chair agreed.")
    assert AuditEntry.objects.get(act="submit petition").reason == "The chair agreed."


@database
def test_a_petition_is_taken_though_nobody_presents_it():
    sitting = make_sitting(make_board(), date=MARCH)
    petition = submit(make_petition(sitting.body, count=25), sitting)
    taken = take_petition(petition, by=CLERK, revision=petition.revision, presented_by="")
    assert (taken.state, taken.presented_by) == (PetitionState.TAKEN, "")


@database
def test_a_written_reply_is_published_with_the_count_and_nobodys_name():
    petition = take_all_the_way(may_reply=ReplyManner.WRITTEN)
    paper = petition.publication.paper
    assert paper.is_public
    shown = public.find_petition("safe-bus-stations", dt.date(2022, 4, 1))
    assert (shown.count, shown.needed, shown.reply, shown.organiser) == (25, 25, "The patrols begin again.", "")
    assert shown.paper.public_id == paper.public_id
    printed = " ".join(line["text"] for page in paper.pages.all() for line in page.public_lines)
    assert "25 signatures" in printed
    assert "Zq1" not in printed
    assert Letter.objects.get(title="The reply to your petition").to == EMAIL


@database
def test_signatures_are_erased_after_the_reply_and_the_count_stays():
    sitting = make_sitting(make_board(), date=MARCH)
    petition = make_petition(sitting.body, count=24, today=FEBRUARY)
    with pytest.raises(RefusedError, match="kept until the petition is replied to"):
        erase_signatures(petition, by=CLERK, reason="tidy")
    confirm_signature(sign(petition).pk, today=FEBRUARY)
    refused = refuse_petition(petition, by=CLERK, revision=petition.revision, reason="It is for the council.")
    erase_signatures(refused, by=CLERK, reason="the petition is over")
    assert count_signatures(Petition.objects.get()) == 25
    assert find_petition(petition.pk).count == 25
    rows = [*AuditEntry.objects.values(), *Letter.objects.values(), *Petition.objects.values()]
    kept = json.dumps([*rows, *Asker.objects.values(), *PetitionSignature.objects.values()], default=str)
    for secret in (NAME, EMAIL, "Wilma", "wilma@mail.example", "ZQ9", "Signatory"):
        assert secret not in kept
    with pytest.raises(RefusedError, match="erased already"):
        erase_signatures(find_petition(petition.pk), by=CLERK, reason="again")


@database
def test_nobody_who_signs_enters_the_trace():
    petition = make_petition(make_board(), count=3)
    confirm_signature(sign(petition).pk, today=FEBRUARY)
    traced = json.dumps(list(AuditEntry.objects.values()), default=str)
    assert '"signatures": [3, 4]' in traced
    assert "Wilma" not in traced
    assert "ZQ" not in traced


@database
def test_what_nobody_confirms_is_erased():
    petition = make_petition(make_board(), count=1)
    waiting = sign(petition)
    assert forget_unconfirmed_signatures(waiting.at + dt.timedelta(days=13)) == 0
    assert forget_unconfirmed_signatures(waiting.at + dt.timedelta(days=15)) == 1
    assert count_signatures(petition) == 1


@database
def test_two_petitions_of_one_title_have_two_addresses():
    board = make_board()
    assert {make_petition(board).slug, make_petition(board).slug} == {"safe-bus-stations", "safe-bus-stations-2"}


def test_a_list_is_read_and_each_bad_line_named_without_the_person():
    read = read_signature_list(
        "﻿Name,Email,Postcode\nWilma Brook,w@mail.example,ZQ9 9ZQ\n,x@mail.example,ZQ1 1ZQ\nOmar Dell,,\n\n"
        '"Brook, Wilma",,ZQ9 9ZQ\nMrs Wilma Brook,,zq99zq\n'
    )
    assert read.rows == [("Wilma Brook", "ZQ9 9ZQ"), ("Brook, Wilma", "ZQ9 9ZQ")]
    assert read.faults == [
        "Line 3: there is no name.",
        "Line 4: there is no postcode and no place of work or study.",
    ]
    assert read.doubles == 1


@pytest.mark.parametrize("text", ["", "Wilma Brook,ZQ9 9ZQ", "name,age\nWilma,40", "\x00\x01binary"])
def test_what_is_no_list_of_signatures_is_one_sentence(text):
    read = read_signature_list(text)
    assert (read.rows, len(read.faults)) == ([], 1)


SIGNED = st.tuples(st.sampled_from(["Ann Lee", "ANN LEE", "Bo Ray"]), st.sampled_from(["ZQ1 1AA", "zq11aa"]))


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(SIGNED, max_size=6))
def test_typed_lines_count_each_person_once_whatever_the_typing(pairs):
    read = read_typed_lines("\n".join(f"{name}, {place}" for name, place in pairs))
    assert len(read.rows) == len({name.lower() for name, _ in pairs})
    assert len(read.rows) + read.doubles == len(pairs)
