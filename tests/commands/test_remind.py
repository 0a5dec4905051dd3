"""`answerable remind`: the letters that fall due, counted, each written once."""

import datetime as dt

import pytest
from django.utils import timezone
from typer.testing import CliRunner

from answerable.commands.main import run
from answerable.keeping.models.desk import Letter
from tests.keeping.desk.makings import make_panel
from tests.keeping.desk.makings_undertaking import OWNER_EMAIL, make_undertaking

pytestmark = pytest.mark.django_db


def run_command(*words):
    return CliRunner().invoke(run, words)


def test_reminders_of_a_day_are_written_and_counted_and_a_second_run_writes_none():
    due = timezone.localdate() + dt.timedelta(days=20)
    make_undertaking(make_panel(), due_on=due)
    day = (due - dt.timedelta(days=3)).isoformat()
    first, second = run_command("remind", "--on", day), run_command("remind", "--on", day)
    assert first.exit_code == second.exit_code == 0
    assert first.stdout.splitlines()[0] == "Undertakings: 1 to owners, 0 to clerks, 0 to chairs."
    assert second.stdout.splitlines()[0] == "Undertakings: 0 to owners, 0 to clerks, 0 to chairs."
    assert [letter.to for letter in Letter.objects.all()] == [OWNER_EMAIL]


def test_what_is_no_day_is_said_in_a_sentence():
    done = run_command("remind", "--on", "tomorrow")
    assert done.exit_code == 2
    assert "'tomorrow'" in done.stderr
