"""The outbox: whose letters somebody sees, what is secret in them, and trying again."""

import re

import pytest
from django.utils import timezone

from answerable.keeping.changes.desk.letter import write_letter
from answerable.keeping.models.desk import Letter, Role
from tests.keeping.desk.makings import make_board, make_panel, make_sitting

pytestmark = pytest.mark.django_db


def words(page):
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", page.content.decode()))


def test_the_outbox_shows_each_body_its_own_letters_and_no_secret_of_their_links(sign_in):
    mine, other = make_sitting(make_panel()), make_sitting(make_board())
    link = "https://desk.example/update/eyJrIjoxfQ:1abcde:Zs3cr3tTok3nThatOpensTheForm"
    letter = write_letter("pia@owner.example", "Yours", f"Say here: {link}", about=mine.subject)
    theirs = write_letter("rhys@owner.example", "Theirs", "Words", about=other.subject)
    write_letter("una@office.example", "Set your password", f"Here: {link}", about="account/1")
    clerk = sign_in(Role.CLERK, mine.body)
    listed = clerk.get("/desk/outbox").content.decode()
    assert ("Yours" in listed, "Theirs" in listed, "Set your password" in listed) == (True, False, False)
    page = clerk.get(f"/desk/outbox/{letter.pk}").content.decode()
    assert "Say here: " in page
    assert "s3cr3t" not in page
    assert clerk.get(f"/desk/outbox/{theirs.pk}").status_code == 403
    assert "s3cr3t" not in sign_in(Role.AUDITOR, None).get("/desk/outbox?format=json").content.decode()


def test_a_letter_that_failed_is_tried_again_from_the_outbox(sign_in):
    from answerable.keeping.changes.desk.letter import write_letter

    sitting = make_sitting(make_panel())
    letter = write_letter("pia@owner.example", "Yours", "Words", about=sitting.subject)
    Letter.objects.update(given_up_at=timezone.now(), failure="The mail server refused it: 550 No such mailbox")
    clerk = sign_in(Role.CLERK, sitting.body)
    assert 'data-label="State">Failed<' in clerk.get("/desk/outbox?state=failed").content.decode()
    assert "None fits" in words(clerk.get("/desk/outbox?state=sent"))
    assert "550 No such mailbox" in words(clerk.get(f"/desk/outbox/{letter.pk}"))
    clerk.post(f"/desk/outbox/{letter.pk}/again")
    letter.refresh_from_db()
    assert (letter.state, letter.failure) == ("waiting", "")


def test_an_administrator_reads_no_letter_of_a_bodys_closed_work(sign_in):
    sitting = make_sitting(make_panel())
    letter = write_letter("pia@owner.example", "Zqclosedmatter", "Zqclosedmatter is due.", about=sitting.subject)
    keeper = sign_in(Role.ADMINISTRATOR, None)
    for address in ("/desk/outbox", "/desk/outbox?format=csv", f"/desk/outbox/{letter.pk}"):
        page = keeper.get(address).content.decode()
        assert "pia@owner.example" in page
        assert "Zqclosedmatter" not in page
    assert "pia@owner.example" in keeper.get("/desk/outbox?title=nothing").content.decode()
    assert "Zqclosedmatter" in sign_in(Role.CLERK, sitting.body).get("/desk/outbox").content.decode()
