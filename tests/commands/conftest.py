import functools
import os
import shutil
import subprocess
import sys

import pytest

COMMAND = [sys.executable, "-m", "answerable.commands.main"]


def _surround(data):
    environment = {**os.environ, "ANSWERABLE_DATA": str(data)}
    environment["DJANGO_SETTINGS_MODULE"] = "answerable.config.settings"
    environment.pop("DATABASE_URL", None)
    return environment


def run_on(data, *words):
    """Run the command line on the record in a directory; gives its exit status and what it printed."""
    command = [*COMMAND, *map(str, words)]
    done = subprocess.run(command, env=_surround(data), capture_output=True, text=True, timeout=120, check=False)
    assert "Traceback" not in done.stderr
    return done.returncode, done.stdout, done.stderr


@pytest.fixture
def run(tmp_path):
    """Runs the command line on a record of the test's own."""
    return functools.partial(run_on, tmp_path / "data")


@pytest.fixture(scope="session")
def empty_record(tmp_path_factory):
    """The data directory of a record that was prepared and holds nothing; to be copied, not used."""
    place = tmp_path_factory.mktemp("prepared") / "data"
    assert run_on(place, "prepare")[0] == 0
    return place


@pytest.fixture
def prepared(empty_record, tmp_path):
    """The record of the test stands as `answerable prepare` makes it."""
    shutil.copytree(empty_record, tmp_path / "data")
