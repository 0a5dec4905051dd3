"""Petitions: the public page with its form, and the desk."""

import datetime as dt
import time

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from answerable.clerking.outside_form import make_seal
from answerable.keeping.changes.desk.signature import sign_petition
from answerable.keeping.models.desk import Letter, Petition, PetitionSignature, PetitionState, Role
from answerable.keeping.queries.desk.petition import count_signatures
from tests.keeping.desk.makings import make_board, make_panel, make_sitting
from tests.keeping.desk.makings_question import EMAIL, NAME, make_petition

pytestmark = pytest.mark.django_db
PAGE = "/petitions/safe-bus-stations"
LIST = "Name,Postcode\nWilma Brook,ZQ9 9ZQ\n,ZQ1 1ZQ\nOmar Dell,ZQ2 2ZQ\nOMAR DELL,zq22zq\n"


def said(answer):
    return " ".join(answer.content.decode().split())


def filled(**values):
    told = {"name": "Wilma Brook", "email": "wilma@mail.example", "connection": "lives", "place": "ZQ9 9ZQ"}
    return {**told, "website": "", "seal": make_seal(time.time() - 10), **values}


def test_somebody_signs_and_is_counted_when_the_link_is_opened(client):
    make_petition(make_board(), count=23)
    assert "<strong>23</strong> signatures" in said(client.get(PAGE))
    answer = client.post(PAGE, filled(), follow=True)
    assert "Your signature counts only when you open the link in it" in said(answer)
    assert "<strong>23</strong> signatures" in said(client.get(PAGE))
    link = Letter.objects.get().text.partition("127.0.0.1:8000")[2].split()[0]
    assert "Your signature counts" in said(client.get(link))
    assert "You have signed already" in said(client.get(link))
    assert "<strong>24</strong> signatures" in said(client.get(PAGE))
    assert "<strong>24 signatures</strong> of 25 needed" in said(client.get("/petitions"))


@pytest.mark.parametrize(
    ("values", "told"),
    [({"name": ""}, "Write your name."), ({"place": ""}, "Write your postcode"), ({"website": "x"}, "do not see")],
)
def test_whatever_is_wrong_is_said_and_nothing_is_saved(client, values, told):
    make_petition(make_board())
    assert told in said(client.post(PAGE, filled(**values)))
    assert not PetitionSignature.objects.exists()


def test_a_petition_that_is_over_has_no_form(client):
    make_petition(make_board(), closes_on=timezone.localdate() - dt.timedelta(days=1), today=dt.date(2020, 1, 1))
    page = said(client.get(PAGE))
    assert "It takes no more signatures." in page
    assert "<form" not in page
    client.post(PAGE, filled())
    assert not PetitionSignature.objects.exists()


def test_a_petition_that_is_being_prepared_is_not_there(client, sign_in):
    board = make_board()
    clerk = sign_in(Role.CLERK, board)
    told = {"body": board.pk, "title": "Safe bus stations", "prayer": "We ask.", "name": NAME, "email": EMAIL}
    clerk.post("/desk/petitions/new", told)
    assert client.get(PAGE).status_code == 404
    petition = Petition.objects.get()
    closes = timezone.localdate() + dt.timedelta(days=20)
    clerk.post(f"/desk/petitions/{petition.pk}/open", {"revision": 1, "closes_on": closes.isoformat()})
    page = said(client.get(PAGE))
    assert "We ask." in page
    assert NAME not in page


def test_a_list_is_looked_through_before_it_is_counted(sign_in):
    petition = make_petition(make_board())
    clerk = sign_in(Role.CLERK, petition.body)
    where = f"/desk/petitions/{petition.pk}/signatures"
    file = SimpleUploadedFile("list.csv", LIST.encode())
    preview = clerk.post(where, {"source": "list", "file": file})
    page = said(preview)
    assert "2 signatures can be counted" in page
    assert "Line 3: there is no name." in page
    assert "1 line names somebody who is on an earlier line." in page
    assert count_signatures(petition) == 0
    counted = clerk.post(where, {"source": "list", "counted": LIST}, follow=True)
    assert "2 new signatures counted." in said(counted)
    assert "Wilma" not in said(counted)
    assert count_signatures(petition) == 2


def test_signatures_from_paper_are_typed_in(sign_in):
    petition = make_petition(make_board(), count=1)
    clerk = sign_in(Role.CLERK, petition.body)
    where = f"/desk/petitions/{petition.pk}/signatures"
    lines = "Signatory Zq0, ZQ1 0ZQ\nWilma Brook, ZQ9 9ZQ\nOmar Dell"
    assert "Line 3: there is no postcode" in said(clerk.post(where, {"source": "paper", "lines": lines}))
    answer = clerk.post(where, {"source": "paper", "counted": lines}, follow=True)
    assert "1 new signature counted. 1 had signed already." in said(answer)


def test_a_file_that_is_no_list_is_one_sentence(sign_in):
    petition = make_petition(make_board())
    clerk = sign_in(Role.CLERK, petition.body)
    for data in (b"\x89PNG\r\n\x1a\n\x00\xff\xfe", b"a,b\n1,2\n"):
        file = SimpleUploadedFile("list.csv", data)
        answer = clerk.post(f"/desk/petitions/{petition.pk}/signatures", {"source": "list", "file": file})
        assert answer.status_code == 200
        assert "Line 1: it must name the columns" in said(answer) or "This is no CSV file" in said(answer)


def test_a_clerk_submits_it_only_with_enough_signatures(sign_in):
    sitting = make_sitting(make_board(), date=timezone.localdate() + dt.timedelta(days=40))
    petition = make_petition(sitting.body, count=24)
    clerk = sign_in(Role.CLERK, petition.body)
    told = {"revision": petition.revision, "sitting": sitting.pk}
    assert "24 of 25 signatures" in said(clerk.post(f"/desk/petitions/{petition.pk}/submit", told))
    clerk.post(f"/desk/petitions/{petition.pk}/signatures", {"source": "paper", "counted": "Wilma Brook, ZQ9 9ZQ"})
    clerk.post(f"/desk/petitions/{petition.pk}/submit", told)
    assert Petition.objects.get().state == PetitionState.SUBMITTED


def test_erasing_says_first_that_it_cannot_be_undone(sign_in):
    petition = make_petition(make_board(), count=2)
    clerk = sign_in(Role.CLERK, petition.body)
    where = f"/desk/petitions/{petition.pk}"
    assert "kept until the petition is replied to" in said(clerk.post(f"{where}/erase", {"reason": "tidy"}))
    clerk.post(f"{where}/withdraw", {"revision": petition.revision, "reason": "asked for by letter"})
    assert "This cannot be undone." in said(clerk.get(f"{where}/erase"))
    page = said(clerk.post(f"{where}/erase", {"reason": "it is over"}, follow=True))
    assert "The signatures were erased" in page
    assert "<strong>2</strong> signatures" in page
    assert not PetitionSignature.objects.exists()


@pytest.mark.parametrize(
    ("role", "status"),
    [(Role.MONITORING_OFFICER, 200), (Role.AUDITOR, 200),
     (Role.MEMBER, 403), (Role.AUTHOR, 403)],
)  # fmt: skip
def test_who_may_see_petitions_on_the_desk_and_who_may_change_them(sign_in, role, status):
    petition = make_petition(make_board(), count=1)
    somebody = sign_in(role, petition.body)
    assert somebody.get(f"/desk/petitions/{petition.pk}").status_code == status
    assert somebody.get(f"/desk/petitions/{petition.pk}/signatures").status_code == 403
    assert somebody.post(f"/desk/petitions/{petition.pk}/close", {"revision": 2}).status_code == 403


def test_no_page_of_the_desk_shows_who_signed(sign_in):
    petition = make_petition(make_panel(), count=3)
    sign_petition(petition, name="Signatory Zq9", email="signatory@mail.example", connection="lives", place="ZQ1 0ZQ")
    clerk = sign_in(Role.CLERK)
    pages = ("/desk/petitions", "/desk/petitions?format=csv", f"/desk/petitions/{petition.pk}")
    for page in (*pages, "/desk", "/desk/outbox", "/desk/outbox?format=csv"):
        told = said(clerk.get(page)).lower()
        assert "signatory" not in told
        assert "0zq" not in told
    assert clerk.get(f"/desk/outbox/{Letter.objects.get().pk}").status_code == 404
