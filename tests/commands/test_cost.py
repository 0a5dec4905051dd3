"""`answerable cost`, as a finance officer runs it."""

from __future__ import annotations

import csv
import datetime as dt
import json
from decimal import Decimal
from pathlib import Path

import msgspec
import openpyxl
import pytest
from typer.testing import CliRunner

from answerable.commands.main import run
from answerable.costing.book import write_budget, write_commissioning, write_outturns
from answerable.costing.budget import Budget, Fee, Reserve, Scenario, TaxBase
from answerable.costing.fund import Commissioning
from answerable.costing.monitoring import Monitoring, Outturn
from tests.commands.test_measure import Done, refusal
from tests.costing.given import COMMUNITY_SAFETY, SAFER_STREETS, WEST_MIDLANDS


def cost(*arguments: str | Path) -> Done:
    done = CliRunner().invoke(run, ["cost", *map(str, arguments)])
    assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
    return Done(done.exit_code, done.stdout, done.stderr)


def whole_budget() -> Budget:
    """The published budget with an invented council, reserve, fee and scenario: matter for every command."""
    return msgspec.structs.replace(
        WEST_MIDLANDS,
        tax_bases=tuple(
            TaxBase(council="Dunmere", year=year, dwellings=Decimal(700_000), declared_on=dt.date(year, 1, 20))
            for year in (2022, 2023)
        ),
        reserves=(Reserve(name="General", is_general=True, from_year=2023, opening=Decimal(20_000_000)),),
        scenarios=(Scenario(name="Pay one point more", officer_pay={2023: Decimal(1)}),),
        fees=(Fee(service="Copies", before=Decimal(10), amount=Decimal(11), from_on=dt.date(2023, 4, 1)),),
    )


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """`budget.xlsx` and what goes with it."""
    place = tmp_path_factory.mktemp("money")
    write_budget(whole_budget(), place / "budget.xlsx")
    write_budget(msgspec.structs.replace(whole_budget(), stage="proposed"), place / "proposed.xlsx")
    write_commissioning(
        Commissioning(body="Commissioner", funds=(COMMUNITY_SAFETY,), bids=SAFER_STREETS), place / "funds.xlsx"
    )
    outturns = tuple(
        Outturn(
            code=line.code,
            name=line.name,
            section=line.section,
            kind=line.kind,
            budget=line.amounts[2023],
            spent=line.amounts[2023] / 2,
            forecast=line.amounts[2023] + (1_000_000 if line.code == "pay" else 0),
        )
        for line in WEST_MIDLANDS.lines
    )
    monitoring = Monitoring(body="Commissioner", year=2023, to_on=dt.date(2023, 9, 30), outturns=outturns)
    write_outturns(monitoring, place / "outturns.xlsx")
    return place


def test_a_budget_is_told_with_its_gap_and_the_file_that_it_rests_on(folder: Path) -> None:
    done = cost("budget", folder / "budget.xlsx")

    assert (done.returncode, done.stderr) == (0, "")
    assert "a precept of £141.8m" in " ".join(done.stdout.split())
    assert "Source: budget.xlsx (sha256 " in done.stdout


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["precept", "budget.xlsx"], "Band D for the police is £202.55 in 2023/24, £15 more than in 2022/23"),
        (["capital", "budget.xlsx"], "Fleet"),
        (["reserves", "budget.xlsx"], "General"),
        (["fees", "budget.xlsx"], "Copies"),
        (["scenarios", "budget.xlsx"], "Pay one point more"),
        (["sensitivity", "budget.xlsx"], "1% more on officers' pay"),
        (["compare", "budget.xlsx", "proposed.xlsx"], "Source: proposed.xlsx"),
        (["monitoring", "budget.xlsx", "outturns.xlsx", "--to", "2023-09-30"], "Pay costs"),
        (["grants", "funds.xlsx", "--year", "2022/23"], "all of £3,863,303 is allocated"),
        (["bill", "budget.xlsx", "--band", "c", "--council", "Dunmere"], "Band C pays £180.04 for the police"),
    ],
)
def test_each_matter_is_a_command(
    folder: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str], words: str
) -> None:
    monkeypatch.chdir(folder)

    done = cost(*arguments)

    assert done.returncode == 0
    assert words in done.stdout


def test_json_and_csv_hold_the_exact_amounts(folder: Path, tmp_path: Path) -> None:
    told = json.loads(cost("bill", folder / "budget.xlsx", "--band", "A", "--format", "json").stdout)
    done = cost("capital", folder / "budget.xlsx", "--format", "csv", "--out", tmp_path / "tables")

    assert told["analysis"]["exhibits"][0]["slug"]
    assert done.returncode == 0
    texts = [path.read_text(encoding="utf-8-sig") for path in (tmp_path / "tables").iterdir()]
    rows = [row for text in texts for row in csv.reader(text.splitlines())]
    assert any(row[0] == "Fleet" and "5.1" in row for row in rows), rows


def test_a_page_is_written_to_a_file_that_is_there_whole(folder: Path, tmp_path: Path) -> None:
    done = cost("precept", folder / "budget.xlsx", "--format", "html", "--out", tmp_path / "precept.html")

    assert (done.returncode, done.stdout) == (0, "")
    assert "£405.10" in (tmp_path / "precept.html").read_text()


def test_check_shows_what_the_print_says_otherwise_and_stops_a_final_budget_with_a_gap(folder: Path) -> None:
    draft = cost("check", folder / "budget.xlsx", "--robustness", "Appendix 2")
    final = cost("check", folder / "budget.xlsx", "--robustness", "Appendix 2", "--final")

    assert draft.returncode == 0
    assert "E-BUDGET-UNBALANCED" in draft.stdout
    assert "Rise of police grants" in draft.stdout
    assert final.returncode == 1
    assert "stops" in final.stdout


def test_check_as_json_has_each_ruling_with_its_words_and_source(folder: Path) -> None:
    told = json.loads(cost("check", folder / "budget.xlsx", "--format", "json").stdout)

    rulings = told["analysis"]["exhibits"][0]["table"]
    assert [column["name"] for column in rulings["columns"]] == ["Code", "Weight", "What it says", "Source"]
    assert "E-NO-S25-REPORT" in [row[0] for row in rulings["rows"]]


@pytest.mark.parametrize(
    ("of", "sheets"),
    [("budget", ["About", "Lines"]), ("grants", ["About", "Funds"]), ("outturns", ["Outturns", "Notes"])],
)
def test_a_template_is_written_for_each_workbook(folder: Path, tmp_path: Path, of: str, sheets: list[str]) -> None:
    place = tmp_path / "new.xlsx"

    done = cost("template", place, "--from", "2023", "--years", "2", "--of", of, "--budget", folder / "budget.xlsx")

    assert done.returncode == 0
    assert openpyxl.load_workbook(place).sheetnames[:2] == sheets
    assert "is there already" in refusal(cost("template", place, "--from", "2023"))


def test_every_fault_of_a_workbook_is_said_and_nothing_is_worked_out(tmp_path: Path) -> None:
    cost("template", tmp_path / "empty.xlsx", "--from", "2023/24")

    done = cost("budget", tmp_path / "empty.xlsx")

    assert (done.returncode, done.stdout) == (1, "")
    assert [line.split(": ", 1)[1] for line in done.stderr.splitlines()] == [
        "About: There is no Body: The local policing body whose money it is.",
        "About: There is no Year: The first year that is decided on.",
    ]


def test_a_workbook_without_the_matter_is_told_which_sheet_to_fill_in(tmp_path: Path) -> None:
    write_budget(WEST_MIDLANDS, tmp_path / "budget.xlsx")

    done = cost("fees", tmp_path / "budget.xlsx")

    assert (done.returncode, done.stdout) == (1, "")
    assert "fill in the sheet “Fees”" in done.stderr


@pytest.mark.parametrize(
    ("content", "words"),
    [(b"%PDF-1.7", "This is a PDF"), (b"", "is empty"), (b"PK\x03\x04", "damaged"), (b"<html>", "is no workbook")],
)
def test_a_file_that_is_no_workbook_is_refused_in_a_line(tmp_path: Path, content: bytes, words: str) -> None:
    (tmp_path / "budget.xlsx").write_bytes(content)

    done = cost("budget", tmp_path / "budget.xlsx")

    assert (done.returncode, len(done.stderr.splitlines())) == (1, 1)
    assert words in done.stderr


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["budget", "none.xlsx"], "there is no file none.xlsx"),
        (["budget", "budget.xlsx", "--format", "csv"], "name their folder"),
        (["grants", "funds.xlsx", "--year", "2022/24"], "is no financial year"),
        (["grants", "funds.xlsx", "--year", "22"], "is no financial year"),
        (["bill", "budget.xlsx", "--band", "Z"], "is no band"),
        (["monitoring", "budget.xlsx", "outturns.xlsx", "--to", "30/9/23"], "is no day"),
        (["check", "budget.xlsx", "--issued", "a lot"], "is no amount"),
        (["check", "budget.xlsx", "--issued", "-5"], "is no amount"),
        (["check", "budget.xlsx", "--issued", "1e9999999"], "is no amount"),
        (["template", "new.xlsx", "--from", "2023", "--of", "outturns"], "needed"),
        (["budgets", "budget.xlsx"], "No such command"),
    ],
)
def test_wrong_usage_is_said_and_ends_with_2(
    folder: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str], words: str
) -> None:
    monkeypatch.chdir(folder)

    done = cost(*arguments)

    assert done.returncode == 2
    assert words in refusal(done)


def test_a_year_that_no_fund_has_and_a_council_that_is_none_are_refused(folder: Path) -> None:
    year = cost("grants", folder / "funds.xlsx", "--year", "2031")
    council = cost("bill", folder / "budget.xlsx", "--band", "D", "--council", "Nowhere")

    assert (year.returncode, council.returncode) == (1, 1)
    assert "no fund has an amount for 2031/32; they have 2022/23" in year.stderr
    assert "Nowhere" in council.stderr


def test_outturns_with_faults_are_named_and_not_used(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "outturns.csv").write_text("Code,Forecast\nwages,5\n")

    done = cost("monitoring", folder / "budget.xlsx", tmp_path / "outturns.csv", "--to", "2023-09-30")

    assert (done.returncode, done.stdout) == (1, "")
    assert "The budget has no line with the code “wages”" in done.stderr


def test_spending_and_contracts_are_measured_from_files_of_rows() -> None:
    listed = cost("--help").stdout

    assert "spending" in listed
    assert "contracts" in listed
    assert "supplier" in cost("spending", "--help").stdout
