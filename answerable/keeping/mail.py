"""The way out for letters: one SMTP server, given as `smtp://user:password@host:587`."""

import smtplib
import socket
import ssl
from contextlib import suppress
from email.message import EmailMessage
from email.utils import format_datetime, parseaddr
from urllib.parse import unquote, urlsplit

from django.conf import settings
from django.utils import timezone

SECONDS = 30
PORTS = {"smtp": 25, "smtps": 465}
LOOPBACK = ("localhost", "127.0.0.1", "::1")


class NoServerError(Exception):
    """The mail server cannot be reached or refuses us; no letter was touched. The message is a sentence."""


class LetterError(Exception):
    """The server refused one letter; the message is its answer. `is_final` where it would refuse it again."""

    def __init__(self, words, *, is_final):
        super().__init__(words)
        self.is_final = is_final


class CutOffError(Exception):
    """The connection broke while a letter was handed over: nobody knows whether it arrived."""


class MailServer:
    """A connection to the mail server, as a context: `with MailServer(address) as server: server.send(letter)`."""

    def __init__(self, address):
        parts = urlsplit(address)
        if parts.scheme not in PORTS or not parts.hostname:
            raise NoServerError("ANSWERABLE_SMTP must be smtp://user:password@host:587, or smtps:// with TLS.")
        self.host, self.port = parts.hostname, parts.port or PORTS[parts.scheme]
        self.is_tls = parts.scheme == "smtps"
        self.connection = None
        self.user, self.password = unquote(parts.username or ""), unquote(parts.password or "")

    def __enter__(self):
        try:
            self._open()
        except (OSError, smtplib.SMTPException) as error:
            if self.connection is not None:
                self.connection.close()
            raise NoServerError(f"The mail server {self.host}:{self.port} cannot be used ({_say(error)}).") from error
        return self

    def __exit__(self, *_):
        with suppress(smtplib.SMTPException, OSError):
            self.connection.quit()

    def send(self, letter):
        """Hand one letter over. Raises `LetterError` or `CutOffError`."""
        message = write_message(letter)
        try:
            self.connection.send_message(message)
        except smtplib.SMTPRecipientsRefused as error:
            code, words = next(iter(error.recipients.values()))
            raise LetterError(_answer(code, words), is_final=code >= 500) from error
        except smtplib.SMTPResponseException as error:
            raise LetterError(_answer(error.smtp_code, error.smtp_error), is_final=error.smtp_code >= 500) from error
        except (smtplib.SMTPException, OSError) as error:
            raise CutOffError(_say(error)) from error

    def _open(self):
        trusted = ssl.create_default_context()
        if self.is_tls:
            self.connection = smtplib.SMTP_SSL(self.host, self.port, timeout=SECONDS, context=trusted)
        else:
            self.connection = smtplib.SMTP(self.host, self.port, timeout=SECONDS)
            self.connection.ehlo_or_helo_if_needed()
            if self.connection.has_extn("starttls"):
                self.connection.starttls(context=trusted)
            elif self.user and self.host not in LOOPBACK:
                raise smtplib.SMTPException("it offers no TLS, and a password is not sent in the clear")
        if self.user:
            self.connection.login(self.user, self.password)


def write_message(letter):
    """A letter as an e-mail. Its name stays the same at every try, so that a mailbox shows it once."""
    message = EmailMessage()
    sender = settings.DEFAULT_FROM_EMAIL
    message["From"] = sender
    message["To"] = letter.to
    message["Subject"] = " ".join(letter.title.split())
    message["Date"] = format_datetime(timezone.localtime(letter.made_at))
    message["Message-ID"] = f"<letter-{letter.pk}-{letter.made_at:%Y%m%d%H%M%S}@{_domain_of(sender)}>"
    message["Auto-Submitted"] = "auto-generated"
    message.set_content(letter.text)
    return message


def _domain_of(address):
    return parseaddr(address)[1].rpartition("@")[2] or socket.getfqdn()


def _answer(code, words):
    text = words.decode("utf-8", "replace") if isinstance(words, bytes) else str(words)
    return f"{code} {' '.join(text.split())}"[:500]


def _say(error):
    if isinstance(error, smtplib.SMTPResponseException):
        return _answer(error.smtp_code, error.smtp_error)
    return (str(error) or type(error).__name__)[:500]
