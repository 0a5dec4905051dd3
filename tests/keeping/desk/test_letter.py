"""Letters sent by a real mail server on this machine: all of them, once, with what went wrong in words."""

import datetime as dt
import socket

import pytest
from aiosmtpd.controller import Controller
from django.utils import timezone

from answerable.keeping.changes.desk.letter import (
    LONGEST_SENDING,
    MOST_TRIES,
    Sent,
    send_letters,
    try_again,
    write_letter,
)
from answerable.keeping.changes.desk.row import RefusedError
from answerable.keeping.mail import NoServerError
from answerable.keeping.models.desk import Letter
from tests.keeping.desk.makings import CLERK, make_panel, make_sitting

pytestmark = pytest.mark.django_db


class Post:
    """A mail server that keeps what it is given, and answers as it is told."""

    def __init__(self):
        self.kept, self.answers = [], {}

    async def handle_RCPT(self, server, session, envelope, address, options):  # noqa: N802 -- the library calls it so
        answer = self.answers.get(address, "250 OK")
        if answer == "break":
            server.transport.close()
        if answer.startswith("250"):
            envelope.rcpt_tos.append(address)
        return answer

    async def handle_DATA(self, server, session, envelope):  # noqa: N802 -- the library calls it so
        self.kept.append(envelope.content.decode())
        return "250 Taken"


def free_port():
    with socket.socket() as trial:
        trial.bind(("127.0.0.1", 0))
        return trial.getsockname()[1]


@pytest.fixture
def post():
    handler = Post()
    controller = Controller(handler, hostname="127.0.0.1", port=free_port())
    controller.start()
    handler.address = f"smtp://127.0.0.1:{controller.port}"
    yield handler
    controller.stop()


def write(to="pia@owner.example", **values):
    return write_letter(
        to, "What you owe", "Please say how it stands:\nhttps://desk.example/update/1 – thank you.", **values
    )


def test_a_letter_arrives_once_with_its_words(post):
    letter = write()
    assert send_letters(post.address) == Sent(sent=1)
    assert send_letters(post.address) == Sent()
    letter.refresh_from_db()
    assert (letter.state, letter.tries) == ("sent", 1)
    (mail,) = post.kept
    assert "Subject: What you owe" in mail
    assert f"Message-ID: <letter-{letter.pk}-" in mail
    assert "Auto-Submitted: auto-generated" in mail


def test_a_title_cannot_add_a_line_to_the_head(post):
    write_letter("pia@owner.example", "What you owe\r\nBcc: all@elsewhere.example", "Words")
    send_letters(post.address)
    assert "Subject: What you owe Bcc: all@elsewhere.example" in post.kept[0]


def test_what_is_refused_for_good_waits_for_a_person_with_the_reason(post):
    letter = write()
    post.answers[letter.to] = "550 No such mailbox"
    assert send_letters(post.address) == Sent(failed=1)
    letter.refresh_from_db()
    assert (letter.state, letter.failure) == ("failed", "The mail server refused it: 550 No such mailbox")
    assert send_letters(post.address) == Sent()
    post.answers.clear()
    try_again(letter, by=CLERK)
    assert send_letters(post.address) == Sent(sent=1)


def test_what_is_put_off_is_tried_again_but_not_for_ever(post):
    letter = write()
    post.answers[letter.to] = "451 Try later"
    outcomes = [send_letters(post.address) for _ in range(MOST_TRIES)]
    assert outcomes == [Sent(waiting=1)] * (MOST_TRIES - 1) + [Sent(failed=1)]
    assert send_letters(post.address) == Sent()
    letter.refresh_from_db()
    assert letter.tries == MOST_TRIES


def test_one_bad_address_does_not_hold_up_the_others(post):
    write("no@owner.example")
    write("yes@owner.example")
    post.answers["no@owner.example"] = "550 No"
    assert send_letters(post.address) == Sent(sent=1, failed=1)


def test_a_connection_that_breaks_leaves_nothing_to_be_sent_twice(post):
    first, second = write("one@owner.example"), write("two@owner.example")
    post.answers[first.to] = "break"
    assert send_letters(post.address) == Sent(failed=1, waiting=1)
    first.refresh_from_db()
    assert "nobody knows whether it arrived" in first.failure
    assert send_letters(post.address) == Sent(sent=1)
    second.refresh_from_db()
    assert second.state == "sent"


def test_a_letter_whose_sender_was_killed_is_not_sent_by_itself(post):
    letter = write()
    Letter.objects.update(sending_since=timezone.now() - LONGEST_SENDING - dt.timedelta(seconds=1), tries=1)
    assert send_letters(post.address) == Sent()
    letter.refresh_from_db()
    assert letter.state == "failed"
    assert post.kept == []


def test_a_letter_that_another_process_is_sending_is_left_to_it(post):
    write()
    Letter.objects.update(sending_since=timezone.now())
    assert send_letters(post.address) == Sent()
    assert post.kept == []


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("http://mail.example", "ANSWERABLE_SMTP must be"),
        (f"smtp://127.0.0.1:{free_port()}", "cannot be used"),
    ],
    ids=["another kind of address", "nobody there"],
)
def test_without_a_server_the_letters_wait(address, said):
    letter = write()
    with pytest.raises(NoServerError, match=said):
        send_letters(address)
    letter.refresh_from_db()
    assert (letter.state, letter.tries) == ("waiting", 0)


def test_a_password_is_not_sent_in_the_clear(post, monkeypatch):
    write()
    monkeypatch.setattr("answerable.keeping.mail.LOOPBACK", ())
    with pytest.raises(NoServerError, match="not sent in the clear"):
        send_letters(post.address.replace("smtp://", "smtp://una:secret@"))


def test_a_letter_that_was_sent_is_not_tried_again(post):
    letter = write()
    send_letters(post.address)
    with pytest.raises(RefusedError, match="The letter is sent"):
        try_again(letter, by=CLERK)


def test_a_letter_knows_the_body_of_what_it_tells():
    sitting = make_sitting(make_panel())
    assert write(about=sitting.subject).body == sitting.body
    assert write().body is None


def test_a_reminder_written_twice_is_one_letter():
    assert write(once="undertaking/1 2023-01-09") is not None
    assert write(once="undertaking/1 2023-01-09") is None
    assert Letter.objects.count() == 1
