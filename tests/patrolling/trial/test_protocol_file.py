"""A protocol as it is written on a page."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from answerable.patrolling.place.outline import read_outline
from answerable.patrolling.protocol import Look, Window
from answerable.patrolling.refusal import PatrolError
from answerable.patrolling.trial.allocation import draw_allocation
from answerable.patrolling.trial.protocol_file import read_protocol_file
from answerable.patrolling.trial.registration import write_protocol
from examples.data.rowan import PROTOCOL as ROWAN
from examples.data.rowan import make_secret
from tests.patrolling.trial.example import make_protocol, make_square

PAGE = f"""
title = "Patrols at the market places"
body = "Northshire Police"
question = "Do patrols make violence rarer?"
starts_on = 2027-03-01
days = 42
outcomes = [{{ name = "Violence", whose = "under 25" }}]
hoped = 0.2
looks = [2027-03-22]
offence_hours = ["15:00-02:00"]
dose = {{ visits = 2, windows = ["15:00-19:00", "20:00-23:30"] }}
hotspots = [
  {{ code = "N1", unit = "Northside", outline = "{make_square(400_000, 300_000)}" }},
  {{ code = "N2", unit = "Northside", tier = 2, outline = "{make_square(402_000, 300_000)}" }},
]
"""


def write(folder: Path, text: str) -> Path:
    path = folder / "trial.toml"
    path.write_text(text, encoding="utf-8")
    return path


def refuse(folder: Path, text: str) -> str:
    with pytest.raises(PatrolError) as refused:
        read_protocol_file(write(folder, text))
    return str(refused.value)


def test_a_page_gives_the_whole_protocol_and_what_it_leaves_out_keeps_its_default(tmp_path: Path) -> None:
    protocol = read_protocol_file(write(tmp_path, PAGE))

    assert (protocol.ends_on, protocol.days) == (dt.date(2027, 4, 11), 42)
    assert protocol.dose.windows == (Window(dt.time(15), dt.time(19)), Window(dt.time(20), dt.time(23, 30)))
    assert (protocol.dose.visits, protocol.dose.minutes) == (2, 15)
    assert protocol.offence_hours == (Window(dt.time(15), dt.time(2)),)
    assert protocol.looks == (Look(dt.date(2027, 3, 22)),)
    assert [(each.code, each.name, each.tier) for each in protocol.hotspots] == [("N1", "N1", 1), ("N2", "N2", 2)]
    assert (protocol.outcomes[0].whose, protocol.seed_sha256, protocol.registered_on) == ("under 25", "", None)


def test_the_last_day_may_be_said_in_place_of_how_many(tmp_path: Path) -> None:
    text = PAGE.replace("days = 42", "ends_on = 2027-04-11")

    assert read_protocol_file(write(tmp_path, text)) == read_protocol_file(write(tmp_path, PAGE))


def test_what_was_registered_is_read_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "protocol.json"
    path.write_bytes(write_protocol(make_protocol()))

    assert read_protocol_file(path) == make_protocol()


def test_hotspots_are_taken_from_a_table_beside_the_page(tmp_path: Path) -> None:
    rows = f'code,unit,tier,outline\nN1,Northside,2,"{make_square(400_000, 300_000)}"\n'
    (tmp_path / "places.csv").write_text(rows)
    text = PAGE.partition("hotspots =")[0] + 'hotspots = "places.csv"\n'

    (hotspot,) = read_protocol_file(write(tmp_path, text)).hotspots

    assert (hotspot.code, hotspot.name, hotspot.unit, hotspot.tier) == ("N1", "N1", "Northside", 2)
    assert read_outline(hotspot.outline).area == pytest.approx(10_000)


def test_a_table_with_a_place_that_is_none_gives_no_hotspot_at_all(tmp_path: Path) -> None:
    rows = f'code,outline\nN1,"{make_square(400_000, 300_000)}"\nN2,somewhere\n'
    (tmp_path / "places.csv").write_text(rows)
    text = PAGE.partition("hotspots =")[0] + 'hotspots = "places.csv"\n'

    assert refuse(tmp_path, text).startswith("places.csv, line 3, outline: ")
    assert "There is no file" in refuse(tmp_path, text.replace("places.csv", "nowhere.csv"))


@pytest.mark.parametrize(
    ("before", "after", "words"),
    [
        ("hoped = 0.2", "hopes = 0.2", "Nothing called “hopes” belongs in a protocol: did you mean “hoped”?"),
        ("visits = 2", "visit = 2", "Nothing called “visit” belongs under dose: did you mean “visits”?"),
        ("hoped = 0.2", "", "The protocol does not say hoped: add it."),
        ("days = 42", "", "Say either how many days the trial lasts (days), or its last day (ends_on)."),
        ("days = 42", "days = 0", "days is no length of a trial"),
        ("days = 42", 'days = "six weeks"', "days is no length of a trial"),
        ("2027-03-01", '"soon"', "starts_on is no day: write it as 2022-10-03"),
        ("15:00-19:00", "in the evening", "“in the evening” is no span of hours"),
        ("hoped = 0.2", "hoped = ", "This is no TOML: "),
        ("hoped = 0.2", 'hoped = "a lot"', "The protocol does not hold together: "),
        ('whose = "under 25"', 'whose = "men"', "The protocol does not hold together: "),
        ("[2027-03-22]", '["soon"]', "The protocol does not hold together: "),
    ],
)
def test_what_is_wrong_with_a_page_is_said_in_a_sentence(tmp_path: Path, before: str, after: str, words: str) -> None:
    assert refuse(tmp_path, PAGE.replace(before, after)).startswith(words)


def test_what_is_no_protocol_at_all_is_said_to_be_none(tmp_path: Path) -> None:
    (tmp_path / "protocol.json").write_text('{"title": 1}')
    (tmp_path / "picture.toml").write_bytes(b"\x89PNG\xff\xfe")

    for name, words in (("protocol.json", "This is no protocol"), ("picture.toml", "This is no TOML")):
        with pytest.raises(PatrolError, match=words):
            read_protocol_file(tmp_path / name)


def test_the_page_in_the_design_of_operation_rowan_patrols_630_of_1890_hotspot_days() -> None:
    protocol = read_protocol_file(ROWAN)

    patrolled = draw_allocation(protocol, make_secret(1)).patrolled

    assert (len(protocol.hotspots), protocol.days, patrolled.size) == (21, 90, 1890)
    assert int(patrolled.sum()) == 630
    assert set(patrolled.sum(axis=0).tolist()) == {7}


def test_that_page_is_a_page() -> None:
    assert len(ROWAN.read_text(encoding="utf-8").splitlines()) <= 60
