"""Every parameter of procedure is dated and sourced, says whether that was read, and is used."""

import datetime as dt
import re
import tomllib
from importlib.resources import files
from itertools import pairwise
from pathlib import Path

import msgspec
import pytest

import answerable
from answerable.law.parameter import choose_valid, find_number, list_valid
from answerable.law.ruling import Ruling, list_rules, make_ruling

PACKAGE = Path(answerable.__file__).parent
ROOM = files("answerable.law")
FILES = sorted((path for path in ROOM.joinpath("parameters").iterdir() if path.name.endswith(".toml")), key=str)
CODE = re.compile(r"\"([EW]-[A-Z0-9-]+)\"")


def read_entries(path) -> list[tuple[str, dict]]:
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    return [(table, entry) for table, entries in data.items() if isinstance(entries, list) for entry in entries]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_every_parameter_has_a_source_a_first_day_and_whether_it_was_verified(path):
    entries = read_entries(path)
    assert entries
    for table, entry in entries:
        assert len(entry["source"]) > 5, entry
        assert isinstance(entry["verified"], bool), entry
        if table == "statute":  # an Act is of its year for good
            assert isinstance(entry["year"], int), entry
            continue
        assert type(entry["valid_from"]) is dt.date, entry
        assert entry.get("valid_to", dt.date.max) > entry["valid_from"], entry


def test_every_ruling_in_the_code_has_its_rule_and_every_rule_is_used():
    used = set()
    for room in ("law", "costing", "patrolling"):
        for path in (PACKAGE / room).rglob("*.py"):
            used |= set(CODE.findall(path.read_text(encoding="utf-8")))
    assert used == set(list_rules())


def test_codes_and_numbers_are_listed_once_for_each_time():
    rules = [entry["code"] for _, entry in read_entries(ROOM.joinpath("parameters", "rules.toml"))]
    assert len(rules) == len(set(rules))
    numbers = [entry for _, entry in read_entries(ROOM.joinpath("parameters", "numbers.toml"))]
    by_name: dict[str, list[dict]] = {}
    for entry in numbers:
        by_name.setdefault(entry["name"], []).append(entry)
    for entries in by_name.values():
        for earlier, later in pairwise(sorted(entries, key=lambda entry: entry["valid_from"])):
            assert earlier["valid_to"] + dt.timedelta(days=1) == later["valid_from"]


@pytest.mark.parametrize("rule", list_rules().values(), ids=lambda rule: rule.code)
def test_a_rule_stops_only_if_it_is_an_error_that_was_verified_and_binds(rule):
    assert make_ruling(rule.code, "words").stops == (rule.code.startswith("E-") and rule.verified)
    assert not make_ruling(rule.code, "words", binding=False).stops
    assert not make_ruling(rule.code, "words", verified=False).stops


def test_a_ruling_that_was_not_verified_cannot_be_made_to_stop():
    with pytest.raises(ValueError, match="not verified"):
        Ruling(code="E-NOTICE-SHORT", stops=True, words="Late.", source="s.100B", verified=False)


class Held(msgspec.Struct):
    name: str
    valid_from: dt.date
    valid_to: dt.date | None = None


def test_the_row_that_had_begun_last_is_the_one_that_holds():
    old = Held("old", dt.date(2000, 1, 1), dt.date(2009, 12, 31))
    new = Held("new", dt.date(2010, 1, 1))
    for on, name in ((dt.date(1990, 1, 1), "old"), (dt.date(2009, 12, 31), "old"), (dt.date(2010, 1, 1), "new")):
        assert choose_valid([old, new], on).name == name
    assert choose_valid([old, new], None).name == "new"
    assert [row.name for row in list_valid([old, new], dt.date(2005, 1, 1))] == ["old"]
    assert [row.name for row in list_valid([old, new], None)] == ["new"]
    assert list_valid([old, new], dt.date(1990, 1, 1)) == ()


def test_a_number_is_that_of_its_day():
    assert find_number("notice.clear_days", dt.date(2000, 1, 1)).value == 3
    assert find_number("notice.clear_days").value == 5
