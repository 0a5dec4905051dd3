"""The JSON of a record is a promise to other programs: it may grow, not change."""

from __future__ import annotations

import datetime as dt
import json
from decimal import Decimal
from pathlib import Path

import jsonschema
import msgspec
import pytest

from answerable import record

REFRESH = "run: python -m answerable.record > docs/contract/record.schema.json"
SCHEMA = Path(__file__).parents[2] / "docs" / "contract" / "record.schema.json"

PAPER = record.Record(
    source=record.Source(path="notes.txt", sha256="0" * 64, media_type="text/plain", lines=40),
    meetings=(
        record.Meeting(
            id="a-board/2022-02-22",
            source="minutes",
            date=dt.date(2022, 2, 22),
            start_time=dt.time(10, 0),
            present=(record.Attendee(name="Ann Example", cite=record.Cite(line=3, quote="Ann EXAMPLE")),),
            cite=record.Cite(line=1, quote="Notes"),
        ),
    ),
    figures=(
        record.Figure(
            id="figure-1",
            text="£28.10m",
            value=Decimal("28.10"),
            scale="million",
            decimals=2,
            cite=record.Cite(line=9, quote="£28.10m"),
        ),
    ),
)


def written(*entries: record.Record | record.Fault) -> list[dict]:
    return json.loads(record.to_json(entries))


def test_a_record_survives_writing_and_reading_its_json() -> None:
    assert record.from_json(record.to_json([PAPER])) == [PAPER]


def test_a_time_is_written_as_a_clock_shows_it() -> None:
    assert written(PAPER)[0]["meetings"][0]["start_time"] == "10:00"


def test_a_date_is_written_iso() -> None:
    assert written(PAPER)[0]["meetings"][0]["date"] == "2022-02-22"


def test_a_figure_keeps_its_printed_places() -> None:
    assert b'"value": 28.10' in record.to_json([PAPER])


def test_an_absent_value_is_left_out_and_a_list_is_always_there() -> None:
    meeting = written(PAPER)[0]["meetings"][0]
    assert "venue" not in meeting
    assert meeting["items"] == []


def test_every_list_of_the_contract_is_written_even_when_empty() -> None:
    assert set(written(PAPER)[0]) >= {
        "contract",
        "source",
        "documents",
        "meetings",
        "questions",
        "resolutions",
        "actions",
        "promises",
        "decisions",
        "work_programme",
        "reports",
        "tables",
        "figures",
        "unread",
    }


def test_a_file_that_could_not_be_read_stands_in_its_place() -> None:
    fault = record.Fault(source=record.Source(path="b.pdf"), error="The file is empty.")
    entries = written(PAPER, fault)
    assert entries[1] == {"contract": 1, "source": {"path": "b.pdf"}, "error": "The file is empty."}
    assert record.from_json(record.to_json([PAPER, fault])) == [PAPER, fault]


def test_json_that_does_not_fit_names_the_place() -> None:
    entries = written(PAPER)
    del entries[0]["meetings"][0]["cite"]
    with pytest.raises(msgspec.ValidationError, match=r"cite.*meetings"):
        record.from_json(json.dumps(entries))


def test_what_is_written_fits_the_published_schema() -> None:
    jsonschema.validate(written(PAPER), json.loads(SCHEMA.read_text()))


def test_the_published_schema_is_the_one_of_the_code() -> None:
    assert json.loads(SCHEMA.read_text()) == record.json_schema(), REFRESH
