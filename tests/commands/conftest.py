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


@pytest.fixture
def run(tmp_path):
    """Runs the command line on a record of its own; gives its exit status and what it printed."""
    environment = _surround(tmp_path / "data")

    def run_command(*words):
        command = [*COMMAND, *map(str, words)]
        done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=120, check=False)
        assert "Traceback" not in done.stderr
        return done.returncode, done.stdout, done.stderr

    return run_command


@pytest.fixture(scope="session")
def empty_record(tmp_path_factory):
    """The data directory of a record that was prepared and holds nothing; to be copied, not used."""
    place = tmp_path_factory.mktemp("prepared") / "data"
    subprocess.run([*COMMAND, "prepare"], env=_surround(place), capture_output=True, timeout=120, check=True)
    return place


@pytest.fixture
def prepared(empty_record, tmp_path):
    """The record of the test stands as `answerable prepare` makes it."""
    shutil.copytree(empty_record, tmp_path / "data")
