"""Exports: cells that no spreadsheet runs, and JSON without what is absent."""

import json

import pytest

from answerable.publishing.exporting import export_csv, export_json


@pytest.mark.parametrize(
    ("given", "written"),
    [
        ("=1+1", "'=1+1"),
        ("@cmd", "'@cmd"),
        ("-2+3", "'-2+3"),
        ("+44 x", "'+44 x"),
        ("-5.2%", "-5.2%"),
        ("-£1,240", '"-£1,240"'),
        ("words", "words"),
        (None, '""'),
        (["one", "two"], '"one\ntwo"'),
    ],
)
def test_a_cell_is_written_so_that_no_spreadsheet_runs_it(given, written):
    assert export_csv(["a"], [{"a": given}]).content.decode("utf-8-sig") == f"a\r\n{written}\r\n"


def test_json_leaves_out_what_is_absent():
    told = export_json("findings", [{"a": "", "b": None, "c": [], "d": 0, "e": "é"}])
    assert json.loads(told.content) == {"contract": 1, "findings": [{"d": 0, "e": "é"}]}
