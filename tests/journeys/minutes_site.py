"""A served site of its own, in a process that can be killed: `python -m tests.journeys.minutes_site VERB`.

`prepare` makes the database and two clerks, `meet` a meeting to minute, `sign-in` sessions, `sign-out` ends them all.
"""

import datetime as dt
import json
import os
import signal
import socket
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import django

django.setup()

from allauth.mfa.models import Authenticator  # noqa: E402 -- Django is set up first
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY  # noqa: E402
from django.contrib.sessions.backends.db import SessionStore  # noqa: E402
from django.contrib.sessions.models import Session  # noqa: E402
from django.core.management import call_command  # noqa: E402

from answerable.commands.serve import HOST, find_port  # noqa: E402
from answerable.keeping.minute_line import Line, print_line  # noqa: E402
from answerable.keeping.models.desk import Account, Sitting  # noqa: E402
from tests.keeping.desk.makings import make_account, make_business, make_sitting  # noqa: E402
from tests.keeping.desk.makings_minutes import begin, make_meeting  # noqa: E402

MODULE = "tests.journeys.minutes_site"
CLERKS = ("Una Marsh", "Olga Penn")
SECONDS = 60
ENTRIES = """
SELECT mark, text, details FROM keeping_minuteentry JOIN keeping_minute ON keeping_minute.id = minute_id
WHERE sitting_id = ? AND keeping_minuteentry.removed_at IS NULL AND text <> ''
ORDER BY keeping_minute."order", keeping_minuteentry."order", keeping_minuteentry.id
"""
ROLL = "SELECT name, manner FROM keeping_rollentry WHERE sitting_id = ? AND removed_at IS NULL ORDER BY name"


class Site:
    """The site in a data directory: started, killed, started again at the same port."""

    def __init__(self, folder):
        self.folder = Path(folder)
        self.environment = {**os.environ, "ANSWERABLE_DATA": str(folder)}
        self.environment["DJANGO_SETTINGS_MODULE"] = "answerable.config.settings"
        self.environment.pop("DATABASE_URL", None)
        self.port = find_port()
        self.address = f"http://{HOST}:{self.port}"
        self.server = None

    def run(self, verb):
        """What the other process prints of its own database."""
        done = subprocess.run(
            [sys.executable, "-m", MODULE, verb],
            env=self.environment,
            capture_output=True,
            text=True,
            check=True,
            timeout=120,
        )
        return json.loads(done.stdout.splitlines()[-1])

    def start(self):
        """Serve, and wait until it answers."""
        command = [Path(sys.executable).with_name("answerable"), "serve", "--port", str(self.port), "--workers", "1"]
        quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        self.server = subprocess.Popen(command, env=self.environment, start_new_session=True, **quiet)
        until = time.monotonic() + SECONDS
        while time.monotonic() < until:
            try:
                socket.create_connection((HOST, self.port), timeout=1).close()
                return
            except OSError:
                time.sleep(0.2)
        raise TimeoutError("the site does not answer")

    def look(self, query, sitting):
        """Rows of its database as they are on the disk."""
        with closing(sqlite3.connect(self.folder / "answerable.sqlite3", timeout=20)) as database:
            return database.execute(query, [sitting]).fetchall()

    def lines(self, sitting):
        """Every standing entry of a sitting as it would be typed, in order."""
        return [print_line(Line(mark, text, json.loads(told))) for mark, text, told in self.look(ENTRIES, sitting)]

    def kill(self):
        """End the server and its workers as a power cut would."""
        os.killpg(self.server.pid, signal.SIGKILL)
        self.server.wait()


def prepare():
    """The database, a panel with its members, and two clerks with their second factor."""
    call_command("migrate", verbosity=0)
    call_command("createcachetable", verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)
    for name in CLERKS:
        account = make_account(name=name)
        Authenticator.objects.create(user=account, type=Authenticator.Type.TOTP, data={"secret": "unused"})
    make_meeting()


def make_sitting_to_minute():
    """Another meeting with its first item begun, both clerks signed in."""
    last = Sitting.objects.last()
    sitting = make_sitting(last.body, last.date + dt.timedelta(days=7))
    make_business(sitting, "Proposed precept", number="1")
    return {"sitting": sitting.pk, "minute": begin(sitting).pk, "sessions": sign_in()}


def sign_in():
    """New sessions of the clerks."""
    return [make_session(Account.objects.get(name=name)) for name in CLERKS]


def sign_out():
    """Everybody's session runs out."""
    Session.objects.all().delete()


def make_session(account):
    """The key of a session of somebody who signed in."""
    session = SessionStore()
    session[SESSION_KEY] = str(account.pk)
    session[BACKEND_SESSION_KEY] = "allauth.account.auth_backends.AuthenticationBackend"
    session[HASH_SESSION_KEY] = account.get_session_auth_hash()
    session.save()
    return session.session_key


VERBS = {"prepare": prepare, "meet": make_sitting_to_minute, "sign-in": sign_in, "sign-out": sign_out}

if __name__ == "__main__":
    print(json.dumps(VERBS[sys.argv[1]]()))
