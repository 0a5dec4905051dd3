"""The kinds of costing given in where those of measuring are: to the library and to the command line."""

import json

import pytest
from click.testing import CliRunner

from answerable.commands.measure import make_command
from answerable.costing.kinds import COST_KINDS
from answerable.costing.spending.shapes import CONTRACT_REGISTER, SPENDING_LINES
from answerable.measuring.analysis import measure
from answerable.measuring.loading.template import write_template
from answerable.measuring.refusal import MeasureError
from tests.costing.spending.sample import LINES, REGISTER, REGISTER_HEADINGS, write_rows


def test_command_made_of_a_kind_prints_what_it_says(tmp_path):
    path = write_rows(tmp_path / "spending.csv", LINES)
    run = CliRunner().invoke(make_command(COST_KINDS["spending"]), ["--lines", str(path), "--format", "json"])
    assert run.exit_code == 0
    said = json.loads(run.stdout)["analysis"]
    assert said["title"] == "Spending, 1 May to 12 June 2023"
    assert [exhibit["slug"] for exhibit in said["exhibits"]] == [
        "spending-by-month", "spending-by-supplier", "spending-by-directorate", "largest-payments", "credits",
        "redactions", "schedule", "look-at",
    ]  # fmt: skip


def test_command_of_contracts_writes_a_file_for_each_exhibit(tmp_path):
    path = write_rows(tmp_path / "contracts.csv", REGISTER, REGISTER_HEADINGS)
    given = ["--register", str(path), "--on", "2023-09-01", "--format", "csv", "--out", str(tmp_path / "out")]
    assert CliRunner().invoke(make_command(COST_KINDS["contracts"]), given).exit_code == 0
    assert (tmp_path / "out" / "in-force.csv").read_text(encoding="utf-8-sig").splitlines()[1] == (
        "In force,3,3,1255000.00"
    )


def test_cost_kind_is_no_kind_of_measuring(tmp_path):
    with pytest.raises(MeasureError, match="There is no analysis “spending”"):
        measure("spending", {"lines": write_rows(tmp_path / "spending.csv", LINES)})


@pytest.mark.parametrize("shape", [SPENDING_LINES, CONTRACT_REGISTER], ids=lambda shape: shape.name)
def test_template_says_that_amounts_are_pounds_and_pence(shape):
    assert "It holds pounds and pence" in write_template(shape)
