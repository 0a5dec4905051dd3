"""`answerable patrol`, as an analyst runs it: a trial from its page to its result, and what is refused on the way."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import os
import signal
import stat
import subprocess
import sys
import time
from pathlib import Path
from typing import NamedTuple

import pytest
from icalendar import Calendar
from typer.testing import CliRunner

from answerable.commands.main import run
from answerable.patrolling.kinds import PATROL_KINDS
from answerable.patrolling.protocol import Look
from answerable.patrolling.trial.registration import write_protocol
from examples.data.rowan import write_rowan
from tests.commands.terminal import show_on_terminal
from tests.patrolling.trial.example import SEED, make_protocol

PUBLISHED = Path(__file__).parents[2] / "examples" / "data" / "published"
STREET = PUBLISHED / "street-west-yorkshire-july.csv.gz"
COMMAND = [sys.executable, "-m", "answerable.commands.main", "patrol"]


class Done(NamedTuple):
    """How a command ended, and what it printed."""

    returncode: int
    stdout: str
    stderr: str


def patrol(*arguments: str | Path) -> Done:
    done = CliRunner().invoke(run, ["patrol", *map(str, arguments)])
    assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
    return Done(done.exit_code, done.stdout, done.stderr)


def say(done: Done) -> str:
    """What was complained of, without the frame that a terminal draws around it."""
    return " ".join(done.stderr.replace("│", " ").split())


@pytest.fixture(scope="module")
def rowan(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The files of the demonstration's trial, and the trial registered."""
    folder = tmp_path_factory.mktemp("rowan")
    write_rowan(folder)
    done = patrol(
        "register", folder / "rowan.toml", "--history", folder / "history.csv", "--seed", folder / "seed.txt",
        "--out", folder / "trial",
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    (folder / "registered.txt").write_text(done.stdout)
    return folder


@pytest.fixture(scope="module")
def schedule(rowan: Path) -> Path:
    path = rowan / "schedule.csv"
    assert patrol("schedule", *draw(rowan), "--format", "csv", "--out", path).returncode == 0
    return path


def draw(rowan: Path) -> tuple[str | Path, ...]:
    return rowan / "trial" / "protocol.json", "--seed", rowan / "trial" / "seed.txt"


def hold(folder: Path, **changed) -> tuple[str | Path, ...]:
    """A protocol of another time, registered, and its seed, as arguments."""
    folder.mkdir(exist_ok=True)
    (folder / "protocol.json").write_bytes(write_protocol(make_protocol(**changed)))
    (folder / "seed.txt").write_text(SEED)
    return folder / "protocol.json", "--seed", folder / "seed.txt"


def test_what_a_trial_can_detect_stands_first_then_the_rules(rowan: Path) -> None:
    done = patrol("protocol", rowan / "rowan.toml", "--history", rowan / "history.csv", "--format", "json")

    told = json.loads(done.stdout)["analysis"]
    assert done.returncode == 0
    assert [each["slug"] for each in told["exhibits"]][:2] == ["detectable", "rulings"]
    assert told["exhibits"][1]["title"] == "No rule stops this protocol"


def test_a_page_without_a_history_is_stopped_by_a_rule(rowan: Path) -> None:
    done = patrol("protocol", rowan / "rowan.toml")

    assert done.returncode == 1
    assert "E-TRIAL-NO-POWER" in done.stdout


def test_registering_writes_the_protocol_its_hash_and_a_seed_for_its_owner_alone(rowan: Path) -> None:
    trial = rowan / "trial"
    written = (trial / "protocol.json").read_bytes()

    assert "630 of 1,890 hotspot-days patrolled" in (rowan / "registered.txt").read_text()
    assert (trial / "protocol.sha256").read_text() == f"{hashlib.sha256(written).hexdigest()}  protocol.json\n"
    seed = (trial / "seed.txt").read_text().strip()
    assert json.loads(written)["seed_sha256"] == hashlib.sha256(seed.encode()).hexdigest()
    assert {stat.S_IMODE(path.stat().st_mode) for path in trial.iterdir()} == {0o600}
    assert stat.S_IMODE(trial.stat().st_mode) == 0o700
    assert sorted(path.name for path in trial.iterdir()) == ["protocol.json", "protocol.sha256", "seed.txt"]


def test_a_registration_is_never_written_over_and_nothing_registered_is_registered_again(rowan: Path) -> None:
    over = patrol("register", rowan / "rowan.toml", "--out", rowan / "trial")
    again = patrol("register", rowan / "trial" / "protocol.json", "--out", rowan / "again")

    assert over.returncode == 2
    assert "a registration is never written over" in say(over)
    assert (again.returncode, (rowan / "again").exists()) == (1, False)
    assert "registered already" in say(again)


def test_a_protocol_that_a_rule_stops_is_not_registered_and_leaves_nothing(rowan: Path, tmp_path: Path) -> None:
    late = (rowan / "rowan.toml").read_text().replace("registered_on = 2020-09-21", "registered_on = 2020-10-06")
    (tmp_path / "late.toml").write_text(late)

    done = patrol("register", tmp_path / "late.toml", "--history", rowan / "history.csv", "--out", tmp_path / "trial")

    assert done.returncode == 1
    assert "E-TRIAL-LATE: The protocol was registered on 6 October 2020" in say(done)
    assert say(done).endswith("nothing was registered")
    assert [path.name for path in tmp_path.iterdir()] == ["late.toml"]


def test_a_trial_without_a_day_of_registration_is_registered_today_with_a_seed_of_its_own(
    rowan: Path, tmp_path: Path
) -> None:
    starts_on = dt.date.today() + dt.timedelta(days=40)  # noqa: DTZ011 -- far from any midnight
    text = (
        (rowan / "rowan.toml").read_text().replace("2020-10-05", f"{starts_on}").replace("looks = [2020-11-19]", "")
    )
    text = "\n".join(line for line in text.splitlines() if not line.startswith("registered_on"))
    (tmp_path / "next.toml").write_text(text)
    asked = ("register", tmp_path / "next.toml", "--history", rowan / "history.csv", "--out")

    seeds = set()
    for name in ("one", "two"):
        assert patrol(*asked, tmp_path / name).returncode == 0
        seeds.add((tmp_path / name / "seed.txt").read_text())

    assert len(seeds) == 2
    registered_on = json.loads((tmp_path / "one" / "protocol.json").read_bytes())["registered_on"]
    assert abs((dt.date.fromisoformat(registered_on) - starts_on).days + 40) <= 1


def test_a_schedule_is_630_visits_for_a_spreadsheet_and_for_a_phone(rowan: Path, schedule: Path) -> None:
    calendar = patrol("schedule", *draw(rowan), "--format", "ics")

    assert len(schedule.read_text("utf-8-sig").splitlines()) == 631
    assert stat.S_IMODE(schedule.stat().st_mode) == 0o600
    assert len(Calendar.from_ical(calendar.stdout).events) == 630


def test_a_unit_s_week_is_printed_with_boxes_to_tick(rowan: Path) -> None:
    done = patrol("schedule", *draw(rowan), "--from", "2020-10-05", "--to", "2020-10-11", "--unit", "Luton")

    assert "Luton: 21 visits, 5 October to 11 October 2020" in done.stdout
    assert "Bedford" not in done.stdout
    assert done.stdout.count("☐") == 42


def test_a_schedule_that_is_still_closed_says_until_when(tmp_path: Path) -> None:
    ahead = hold(tmp_path, starts_on=dt.date(2190, 10, 4), ends_on=dt.date(2190, 12, 31), looks=())

    assert say(patrol("schedule", *ahead, "--to", "2190-10-05")).startswith("closed until 2191-01-29")


def test_anybody_checks_a_draw(rowan: Path, schedule: Path) -> None:
    published = (rowan / "trial" / "protocol.sha256").read_text().split()[0]

    done = patrol("verify", *draw(rowan), "--schedule", schedule, "--hash", published)

    assert (done.returncode, done.stderr) == (0, "")
    assert "exactly the hotspots that the seed draws, on 90 days of 90" in done.stdout


def test_a_schedule_that_was_tampered_with_is_told_and_ends_with_1(
    rowan: Path, schedule: Path, tmp_path: Path
) -> None:
    lines = schedule.read_text("utf-8-sig").splitlines()
    (tmp_path / "fewer.csv").write_text("\n".join(lines[:100] + lines[101:]))

    done = patrol("verify", *draw(rowan), "--schedule", tmp_path / "fewer.csv")

    assert done.returncode == 1
    assert "the seed draws patrol" in say(done)


def test_the_result_tells_the_effect_and_the_dose(rowan: Path) -> None:
    done = patrol(
        "result", *draw(rowan), "--offences", rowan / "offences.csv", "--visits", rowan / "visits.csv",
        "--format", "json",
    )  # fmt: skip

    told = {each["slug"]: each for each in json.loads(done.stdout)["analysis"]["exhibits"]}
    assert done.returncode == 0, done.stderr
    assert "on 630 patrolled hotspot-days" in told["effect"]["sentence"]
    assert "patrolled days saw less, by more than chance explains" in told["effect"]["sentence"]
    assert "Visited were 97" in told["complier"]["sentence"]
    assert "POLYGON" not in done.stdout


def test_the_result_stands_without_visits_and_says_that_they_are_not_known(rowan: Path) -> None:
    done = patrol("result", *draw(rowan), "--offences", rowan / "offences.csv")

    assert done.returncode == 0
    assert "Any visit within the planned hours" not in done.stdout


def test_a_result_is_refused_on_a_day_that_is_no_planned_look_and_no_file_is_opened(tmp_path: Path) -> None:
    today = dt.date.today()  # noqa: DTZ011 -- days before and after it
    running = hold(
        tmp_path,
        starts_on=today - dt.timedelta(days=30),
        ends_on=today + dt.timedelta(days=60),
        registered_on=today - dt.timedelta(days=40),
        looks=(Look(today + dt.timedelta(days=10)),),
    )

    done = patrol("result", *running, "--offences", tmp_path / "none.csv")

    assert done.returncode == 1
    assert say(done).startswith("E-TRIAL-EARLY: Early indications are not shown: the first planned look is on")


def test_a_result_is_refused_where_the_offences_do_not_reach_the_look(rowan: Path, tmp_path: Path) -> None:
    lines = (rowan / "offences.csv").read_text().splitlines()
    (tmp_path / "start.csv").write_text("\n".join(lines[:300]))

    done = patrol("result", *draw(rowan), "--offences", tmp_path / "start.csv")

    assert done.returncode == 1
    assert "needs every day to 18 November 2020" in say(done)


def test_at_a_planned_look_its_own_days_alone_are_told(rowan: Path, tmp_path: Path) -> None:
    head, *lines = (rowan / "offences.csv").read_text().splitlines()
    kept = [line for line in lines if line.split(",")[1] < "2020-12-01"]
    (tmp_path / "november.csv").write_text("\n".join([head, *kept]))

    done = patrol("result", *draw(rowan), "--offences", tmp_path / "november.csv", "--format", "json")

    effect = json.loads(done.stdout)["analysis"]["exhibits"][0]
    assert "5 October to 18 November 2020" in effect["sentence"]
    assert "on 315 patrolled hotspot-days" in effect["sentence"]


def test_release_says_what_may_be_published_when(rowan: Path) -> None:
    path = rowan / "trial" / "protocol.json"

    assert "Open: schedule, seed and exact places" in patrol("release", path).stdout
    assert "Open: schedule and seed" in patrol("release", path, "--still-used").stdout


def test_places_are_chosen_into_a_closed_file_that_a_protocol_takes(tmp_path: Path) -> None:
    areas = PUBLISHED / "areas-west-yorkshire.csv"
    chosen = patrol(
        "choose", "--street-crimes", STREET, "--areas", areas, "--number", "4", "--places", tmp_path / "p.geojson"
    )
    page = 'title = "A"\nbody = "B"\nquestion = "C?"\nstarts_on = 2190-03-01\ndays = 42\nhoped = 0.2\n'
    (tmp_path / "t.toml").write_text(f'{page}hotspots = "p.geojson"\noutcomes = [{{ name = "Violence" }}]\n')

    told = patrol("protocol", tmp_path / "t.toml", "--format", "json")

    assert chosen.returncode == 0
    assert "holds exact places" in say(chosen)
    assert stat.S_IMODE((tmp_path / "p.geojson").stat().st_mode) == 0o600
    assert "4 hotspots in" in told.stdout
    assert "POLYGON" not in told.stdout


def test_several_street_files_are_one(tmp_path: Path) -> None:
    import gzip

    with gzip.open(STREET, "rt", encoding="utf-8-sig") as file:
        head, *rows = file.read().splitlines()
    files: list[str | Path] = []
    for month in ("2016-07", "2017-07", "2018-07"):
        path = tmp_path / f"{month}.csv"
        path.write_text("\n".join([head, *(row for row in rows if row.startswith(month) and "Robbery" in row)]))
        files += ["--street-crimes", path]

    done = patrol("hotspots", *files, "--cell", "square", "--side", "500", "--format", "json")

    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)["analysis"]
    assert "1 July 2016 to 31 July 2018" in told["title"]
    assert told["exhibits"][0]["origins"][0]["words"].startswith("2016-07.csv, 2017-07.csv and 2018-07.csv")
    twice = patrol("hotspots", *files[:2], *files[:2])
    assert twice.returncode == 1
    assert "hold the same rows" in say(twice)


@pytest.mark.parametrize("name", PATROL_KINDS)
def test_every_kind_of_analysis_is_a_command_that_names_its_files_and_options(name: str) -> None:
    told = patrol(name, "--help").stdout

    assert all(f"--{given.name}" in told for given in PATROL_KINDS[name].inputs)


@pytest.mark.parametrize("command", ["protocol", "register", "schedule", "verify", "result", "release", "choose"])
def test_every_command_says_what_it_does(command: str) -> None:
    assert patrol(command, "--help").returncode == 0
    assert command in patrol("--help").stdout


def test_wrong_usage_ends_with_2_and_says_what_to_name(rowan: Path, tmp_path: Path) -> None:
    protocol, seed = rowan / "trial" / "protocol.json", rowan / "trial" / "seed.txt"
    offences = rowan / "offences.csv"
    asked = {
        ("protocol", tmp_path / "none.toml"): "there is no file",
        ("protocol", rowan / "rowan.toml", "--history", tmp_path / "none.csv"): "there is no file",
        ("protocol", rowan / "rowan.toml", "--format", "svg"): "is a file for each exhibit",
        ("protocol", rowan / "rowan.toml", "--strange"): "No such option",
        ("schedule", protocol): "Missing option '--seed'",
        ("schedule", protocol, "--seed", tmp_path / "none"): "there is no file",
        ("schedule", protocol, "--seed", seed, "--from", "Monday"): "“Monday” is no day",
        ("schedule", protocol, "--seed", seed, "--unit", "Leeds"): "there is no unit Leeds: there are Bedford",
        ("verify", protocol, "--seed", seed, "--schedule", tmp_path / "none"): "there is no file",
        ("result", protocol, "--seed", seed, "--offences", tmp_path / "none"): "there is no file",
        ("choose", "--places", tmp_path / "p.geojson"): "give offences, or street files",
        ("choose", "--offences", offences, "--places", tmp_path / "no" / "p"): "cannot write",
        ("hotspots", "--offences", tmp_path / "none"): "there is no file",
        ("nothing",): "No such command",
    }  # fmt: skip
    for words, told in asked.items():
        done = patrol(*words)
        assert done.returncode == 2, words
        assert told in say(done), words


def test_what_cannot_be_used_ends_with_1_and_a_line(rowan: Path, tmp_path: Path) -> None:
    protocol, seed = rowan / "trial" / "protocol.json", rowan / "trial" / "seed.txt"
    (tmp_path / "bad.toml").write_text("title = \n")
    (tmp_path / "wide.toml").write_bytes("title = 1".encode("utf-16"))
    (tmp_path / "other.txt").write_text("another seed\n")
    (tmp_path / "long.txt").write_text("two\nlines\n")
    history, offences, visits = (rowan / f"{name}.csv" for name in ("history", "offences", "visits"))
    asked = {
        ("protocol", tmp_path / "bad.toml"): "bad.toml: This is no TOML",
        ("protocol", tmp_path / "wide.toml"): "This is no TOML: the page is not in UTF-8. Save it as",
        ("protocol", tmp_path): "cannot be read",
        ("protocol", rowan / "rowan.toml", "--history", visits): "visits.csv",
        ("protocol", rowan / "rowan.toml", "--history", STREET): "street-west-yorkshire",
        ("schedule", rowan / "rowan.toml", "--seed", seed): "is not registered, so its days are not drawn",
        ("schedule", protocol, "--seed", tmp_path / "other.txt"): "This seed is not the one whose hash",
        ("schedule", protocol, "--seed", tmp_path / "long.txt"): "this is no seed",
        ("schedule", protocol, "--seed", seed, "--from", "2021-05-01", "--to", "2021-05-02"): "no visit is planned",
        ("verify", protocol, "--seed", tmp_path / "other.txt"): "The seed is not the one",
        ("verify", protocol, "--seed", seed, "--schedule", visits): "visits.csv",
        ("result", protocol, "--seed", seed, "--offences", visits): "",
        ("result", protocol, "--seed", seed, "--offences", history): "the data reach to 4 October 2020",
        ("result", protocol, "--seed", seed, "--offences", offences, "--visits", offences): "",
        ("choose", "--offences", offences, "--method", "magic", "--places", tmp_path / "p"): "magic",
    }  # fmt: skip
    for words, told in asked.items():
        done = patrol(*words)
        assert done.returncode == 1, (words, done)
        assert told in say(done), (words, say(done))
        assert "Traceback" not in done.stderr
    assert not (tmp_path / "p").exists()


def test_nothing_is_worked_out_for_a_file_that_cannot_be_written(rowan: Path, tmp_path: Path) -> None:
    """No offence is in the files, so that whatever is worked out first would be refused for that, with 1."""
    empty, history = tmp_path / "empty.csv", rowan / "history.csv"
    empty.write_text("")
    protocol, seed = rowan / "trial" / "protocol.json", rowan / "trial" / "seed.txt"
    absent = tmp_path / "no" / "x"
    places = ("choose", "--offences", empty, "--places")
    asked = {
        (*places, absent): ("--places", "cannot write"),
        (*places, tmp_path): ("--places", "it is a folder"),
        (*places, empty): ("--places", "is one of the files given: name another"),
        (*places, tmp_path / "p", "--out", absent): ("--out", "cannot write"),
        (*places, tmp_path / "p", "--out", tmp_path / "p"): ("--out", "is one of the files given"),
        (*places, tmp_path / "p", "--format", "csv", "--out", empty): ("--out", "is a file: name a folder"),
        ("hotspots", "--offences", empty, "--out", absent): ("--out", "cannot write"),
        ("hotspots", "--offences", empty, "--out", empty): ("--out", "is one of the files given"),
        ("hotspots", "--offences", empty, "--rejected", absent): ("--rejected", "cannot write"),
        ("hotspots", "--offences", empty, "--rejected", empty): ("--rejected", "is one of the files given"),
        ("result", protocol, "--seed", seed, "--offences", empty, "--out", seed): (
            "--out",
            "is one of the files given",
        ),
        ("schedule", protocol, "--seed", seed, "--format", "csv", "--out", seed): (
            "--out",
            "is one of the files given",
        ),
        ("protocol", rowan / "rowan.toml", "--history", empty, "--out", absent): ("--out", "cannot write"),
        ("register", rowan / "rowan.toml", "--history", empty, "--out", absent): ("--out", "there is no folder"),
    }
    before = seed.read_bytes()
    for words, (option, told) in asked.items():
        done = patrol(*words)
        assert done.returncode == 2, (words, done)
        assert option in say(done), words
        assert told in say(done), words
    assert (seed.read_bytes(), history.stat().st_size > 0) == (before, True)
    assert [path.name for path in tmp_path.iterdir()] == ["empty.csv"]


def test_options_of_choosing_are_refused_in_the_words_of_every_analysis(rowan: Path, tmp_path: Path) -> None:
    words = ("choose", "--offences", rowan / "offences.csv", "--places", tmp_path / "p")
    asked = {
        ("--hectares", "0"): "Option hectares does not fit: it must be more than 0.0.",
        ("--hectares", "nan"): "“nan” is no number (option hectares).",
        ("--side", "10"): "Option side does not fit: it must be at least 50.0.",
        ("--cell", "triangle"): "“triangle” is no choice (option cell): give one of hexagon, square.",
        ("--whose", "nobody"): "“nobody” is no choice (option whose): give one of all, knife, under 25",
        ("--first-on", "31/10/2020"): "“31/10/2020” is no day: write it as 2022-05-01 (option first-on).",
        ("--first-on", "2020-12-01", "--last-on", "2020-11-01"): "The first day is after the last",
        ("--whose", "under 25"): "No offence of the file is counted",
        ("--share", "0.01"): "0.01% of the land is less than one place of 22 hectares: choose a larger share",
    }
    for option, told in asked.items():
        done = patrol(*words, *option)
        assert (done.returncode, told in say(done)) == (1, True), (option, say(done))
    assert list(tmp_path.iterdir()) == []
    done = patrol("hotspots", "--offences", rowan / "offences.csv", "--map-by", "street")
    assert "give one of council, policing unit, small area." in say(done)


def test_fewer_places_than_asked_for_are_told(rowan: Path, tmp_path: Path) -> None:
    words = ("choose", "--offences", rowan / "offences.csv", "--hectares", "16", "--side", "200")
    few = patrol(*words, "--places", tmp_path / "few.json", "--number", "5")
    all_there_are = patrol(*words, "--places", tmp_path / "all.json", "--number", "2000")
    found = len(json.loads((tmp_path / "all.json").read_text())["features"])
    assert "asked for" not in few.stderr
    assert (
        f"{found} of the 2,000 places asked for: no more land with an offence has 16 hectares" in all_there_are.stderr
    )


@pytest.mark.parametrize("coding", ["utf-8-sig", "utf-16", "utf-8"])
def test_a_seed_is_the_same_however_an_editor_saved_it(rowan: Path, tmp_path: Path, coding: str) -> None:
    protocol, seed = draw(rowan)[0], draw(rowan)[-1]
    (tmp_path / "seed.txt").write_bytes((Path(seed).read_text().strip() + "\r\n").encode(coding))
    assert patrol("verify", protocol, "--seed", tmp_path / "seed.txt").returncode == 0


def test_a_terminal_is_told_what_takes_a_while(rowan: Path) -> None:
    words = ["result", *map(str, draw(rowan)), "--offences", f"{rowan / 'offences.csv'}"]

    assert "Drawing the days again" in show_on_terminal([*COMMAND, *words], "stderr")
    words = ["hotspots", "--offences", f"{rowan / 'history.csv'}"]
    assert "Working out hotspots" in show_on_terminal([*COMMAND, *words], "stderr")


def test_an_interrupted_registration_leaves_nothing(rowan: Path, tmp_path: Path) -> None:
    words = ["register", rowan / "rowan.toml", "--history", rowan / "history.csv", "--out", tmp_path / "trial"]
    process = subprocess.Popen(
        [*COMMAND, *map(str, words)], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True,
        env={**os.environ, "TMPDIR": str(tmp_path)},
    )  # fmt: skip
    until = time.monotonic() + 30
    while not list(tmp_path.glob("answerable-rows-*")) and time.monotonic() < until:
        time.sleep(0.01)
    process.send_signal(signal.SIGINT)
    _, complaint = process.communicate(timeout=60)

    assert (process.returncode, complaint) == (130, "interrupted: nothing was done\n")
    assert list(tmp_path.iterdir()) == []
