"""A filing that is killed in its middle: nothing is lost and nothing is left half done."""

import json
import os
import random
import subprocess
import sys
import time
from urllib.parse import quote

import pytest
from django.db import connection

KILLS = 5
SEED = 2022
MONTHS = 48


@pytest.mark.django_db(transaction=True)
def test_a_killed_filing_leaves_all_or_nothing_and_filing_again_completes(tmp_path):
    environment = _environment(tmp_path)
    papers = tmp_path / "papers"
    papers.mkdir()
    empty = _run("prepare", papers, environment)
    moments = random.Random(SEED)  # noqa: S311 -- moments to kill at, not secrets

    killed = [_kill_while_filing(papers, environment, moments.uniform(0, 1.2)) for _ in range(KILLS)]

    state = _run("look", papers, environment)
    assert state["chain_whole"]
    assert state["bytes_missing"] == 0
    assert state["papers"] == state["readings"] == state["entries"]
    assert state["papers"] in (0, MONTHS)
    if state["papers"] == 0:
        assert state["rows"] == empty["rows"]
    assert sum(killed) >= 1

    whole = _run("file", papers, environment)
    again = _run("file", papers, environment)
    assert whole["papers"] == whole["readings"] == whole["entries"] == MONTHS
    assert again == whole
    assert _run("sweep", papers, environment)["bytes_over"] == 0


def _environment(tmp_path):
    environment = {**os.environ, "ANSWERABLE_DATA": str(tmp_path / "data")}
    if connection.vendor == "postgresql":
        held = connection.settings_dict
        login = f"{quote(held['USER'])}:{quote(held['PASSWORD'])}@{held['HOST']}:{held['PORT']}"
        environment["DATABASE_URL"] = f"postgres://{login}/{held['NAME']}"
    else:
        environment.pop("DATABASE_URL", None)
    return {**environment, "DJANGO_SETTINGS_MODULE": "answerable.config.settings"}


def _start(verb, papers, environment):
    command = [sys.executable, "-m", "tests.keeping.filing_process", verb, str(papers)]
    return subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True)


def _run(verb, papers, environment):
    with _start(verb, papers, environment) as process:
        printed = process.stdout.read().splitlines()
    assert process.returncode == 0
    return json.loads(printed[-1])


def _kill_while_filing(papers, environment, seconds):
    """Start a filing and kill it that long after it began; says whether it was still at work."""
    with _start("file", papers, environment) as process:
        assert process.stdout.readline() == "filing\n"
        time.sleep(seconds)
        at_work = process.poll() is None
        process.kill()
        printed = process.stdout.read()
    return at_work and "done" not in printed and "unchanged" not in printed
