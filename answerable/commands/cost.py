"""`answerable cost`: a workbook of money in, all of it worked out and explained; a command for each matter."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from typer.core import TyperGroup

from answerable.commands.budget_file import (
    name_origin,
    read_budget_file,
    read_commissioning_file,
    refusing,
    require_there,
    say_faults,
)
from answerable.commands.measure import make_command
from answerable.commands.papers import complain, leave
from answerable.commands.telling import Form, Format, Out, require_folder, show_told

if TYPE_CHECKING:
    from answerable.costing.budget import Budget
    from answerable.drawing.exhibit import Exhibit

Workbook = Annotated[Path, typer.Argument(metavar="FILE", help="An Excel workbook, or a folder of CSV files.")]
MOST_BAND_D = Decimal(100_000)
"""More than any council tax for the police in a year, in pounds: what is above is a slip."""


class Costs(TyperGroup):
    """The commands of this file, and one for each kind of analysis that is made of rows (`spending`)."""

    def list_commands(self, ctx: Any) -> list[str]:
        from answerable.costing.kinds import COST_KINDS

        return [*super().list_commands(ctx), *COST_KINDS]

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        from answerable.costing.kinds import COST_KINDS

        kind = COST_KINDS.get(cmd_name)
        return make_command(kind) if kind else super().get_command(ctx, cmd_name)


cost = typer.Typer(
    cls=Costs,
    help="Work out money: budgets, precepts, capital, reserves, grants, spending.",
    no_args_is_help=True,
)


class Book(StrEnum):
    """What an empty workbook is for."""

    budget = "budget"
    grants = "grants"
    outturns = "outturns"


@cost.callback()
def _cost() -> None:
    """Work out what a workbook gives: every total is computed, none is taken from it.

    `answerable cost template budget.xlsx` writes an empty workbook to fill in. Exit status: 0 when it is done, 1 when
    a workbook was refused or a rule stops, 2 for wrong usage.
    """


@cost.command()
def budget(path: Workbook, form: Form = Format.text, out: Out = None) -> None:
    """The revenue budget and medium-term plan: by line and year, the funding gap, what is to close it."""
    from answerable.costing.revenue.exhibits import tell_budget

    _tell_of(path, tell_budget, "Budget", "Lines", form, out)


@cost.command()
def precept(path: Workbook, form: Form = Format.text, out: Out = None) -> None:
    """Council tax: the bands, what they bring in, each council's notice, the referendum limit, other forces."""
    from answerable.costing.precept.exhibits import tell_precept

    _tell_of(path, tell_precept, "Precept", "Band D", form, out)


@cost.command()
def capital(path: Workbook, form: Form = Format.text, out: Out = None) -> None:
    """The capital programme by scheme and year, and whether what funds it covers it."""
    from answerable.costing.capital.exhibits import tell_capital

    _tell_of(path, tell_capital, "Capital programme", "Capital", form, out)


@cost.command()
def reserves(path: Workbook, form: Form = Format.text, out: Out = None) -> None:
    """Reserves and borrowing: what they open and close with, and the limits of borrowing."""
    from answerable.costing.capital.exhibits import tell_debt, tell_reserves

    def tell(given: Budget) -> tuple[Exhibit, ...]:
        return (*tell_reserves(given), *tell_debt(given))

    _tell_of(path, tell, "Reserves and borrowing", "Reserves", form, out)


@cost.command()
def fees(path: Workbook, form: Form = Format.text, out: Out = None) -> None:
    """The schedule of fees and charges, each beside what it was."""
    from answerable.costing.capital.exhibits import tell_fees

    _tell_of(path, tell_fees, "Fees and charges", "Fees", form, out)


@cost.command()
def scenarios(path: Workbook, form: Form = Format.text, out: Out = None) -> None:
    """The workbook's scenarios beside its budget."""
    from answerable.costing.revenue.what_if import tell_scenarios

    _tell_of(path, tell_scenarios, "Scenarios", "Scenarios", form, out)


@cost.command()
def sensitivity(path: Workbook, form: Form = Format.text, out: Out = None) -> None:
    """What one per cent of pay, prices, grant or tax base comes to, and a pound of band D."""
    from answerable.costing.revenue.what_if import tell_sensitivity

    _tell_of(path, tell_sensitivity, "Sensitivity", "Lines", form, out)


@cost.command()
def compare(
    before: Annotated[Path, typer.Argument(metavar="BEFORE", help="The workbook of the version before.")],
    after: Annotated[Path, typer.Argument(metavar="AFTER", help="The workbook of the version after it.")],
    form: Form = Format.text,
    out: Out = None,
) -> None:
    """Two versions of a budget side by side: what changed, why, and what that does to the gap."""
    require_folder(form, out)
    from answerable.costing.revenue.exhibits import tell_comparison

    first, second = read_budget_file(before, "BEFORE"), read_budget_file(after, "AFTER")
    with refusing(f"{after}"):
        exhibits = tell_comparison(first, second)
    _show("Two versions compared", second, name_origin(exhibits, before, after), form, out)


@cost.command()
def monitoring(
    path: Annotated[Path, typer.Argument(metavar="BUDGET", help="The workbook of the approved budget.")],
    outturns: Annotated[Path, typer.Argument(metavar="OUTTURNS", help="A workbook or CSV file of its lines.")],
    to: Annotated[str, typer.Option("--to", metavar="DAY", help="The day to which it was spent: 2023-09-30.")],
    form: Form = Format.text,
    out: Out = None,
) -> None:
    """A year's budget as it is spent, and what the year is forecast to end at."""
    require_folder(form, out)
    from answerable.costing.book import read_outturns
    from answerable.costing.revenue.outturn_exhibits import tell_monitoring
    from answerable.law.day import find_financial_year

    to_on = _read_day(to)
    given = read_budget_file(path, "BUDGET")
    require_there(outturns, "OUTTURNS")
    with refusing(f"{outturns}"):
        read = read_outturns(outturns, given, find_financial_year(to_on), to_on)
        say_faults(outturns, read.faults, read.notes)
        if read.monitoring is None:
            leave(1)
        exhibits = tell_monitoring(read.monitoring)
    _show("In-year monitoring", given, name_origin(exhibits, path, outturns), form, out)


@cost.command()
def grants(
    path: Workbook,
    year: Annotated[str, typer.Option("--year", metavar="YEAR", help="The financial year: 2022 for 2022/23.")],
    form: Form = Format.text,
    out: Out = None,
) -> None:
    """Grants and commissioning of a year: what is allocated, to whom, and what is left."""
    require_folder(form, out)
    from answerable.costing.amount import say_years
    from answerable.costing.commissioning.exhibits import tell_commissioning
    from answerable.drawing.exhibit import Told
    from answerable.law.day import say_financial_year

    wanted = _read_year(year, "--year")
    given = read_commissioning_file(path)
    known = {each for fund in given.funds for each in fund.amounts}
    if wanted not in known:
        complain(f"{path}: no fund has an amount for {say_financial_year(wanted)}; they have {say_years(known)}")
        leave(1)
    with refusing(f"{path}"):
        exhibits = name_origin(tell_commissioning(given, wanted), path)
    lead = f"{given.body}, {say_financial_year(wanted)}. Every sum is worked out from the allocations."
    show_told(Told(title="Grants and commissioning", lead=lead, exhibits=exhibits), form, out)


@cost.command()
def bill(
    path: Workbook,
    band: Annotated[str, typer.Option("--band", metavar="A-H", help="The band of the dwelling.")],
    council: Annotated[str, typer.Option("--council", metavar="NAME", help="The billing authority.")] = "",
    form: Form = Format.text,
    out: Out = None,
) -> None:
    """What a resident pays for the police by band and council, and what it pays for."""
    from answerable.costing.council_tax import BAND_NINTHS
    from answerable.costing.precept.bill import tell_bill, work_out_bill

    if band.upper() not in BAND_NINTHS:
        raise typer.BadParameter(f"“{band}” is no band: give a letter from A to H", param_hint="--band")

    def tell(given: Budget) -> tuple[Exhibit, ...]:
        return (tell_bill(work_out_bill(given, band.upper(), council)),)

    _tell_of(path, tell, "A council tax bill", "Band D", form, out)


@cost.command()
def check(
    path: Workbook,
    is_final: Annotated[
        bool, typer.Option("--final", help="Judge it as the budget to be approved, not as a draft.")
    ] = False,
    robustness: Annotated[
        str, typer.Option("--robustness", metavar="WORDS", help="The chief finance officer's report, or where it is.")
    ] = "",
    issued: Annotated[
        str | None, typer.Option("--issued", metavar="POUNDS", help="Band D as issued after the panel's review.")
    ] = None,
    substitute: Annotated[
        Path | None, typer.Option("--substitute", metavar="FILE", help="The budget that a lost referendum brings.")
    ] = None,
    form: Form = Format.text,
    out: Out = None,
) -> None:
    """Hold a budget against the rules, and its printed totals against what is worked out. 1 where a rule stops."""
    require_folder(form, out)
    from answerable.commands.ruling import tell_rulings
    from answerable.costing.judgement import judge_budget
    from answerable.costing.printed import tell_printed
    from answerable.law.ruling import list_stops

    issued_band = None if issued is None else _read_pounds(issued)
    given = read_budget_file(path)
    other = None if substitute is None else read_budget_file(substitute, "--substitute")
    with refusing(f"{path}"):
        rulings = judge_budget(given, robustness=robustness, substitute=other, issued=issued_band, is_final=is_final)
        exhibits = (tell_rulings(rulings, as_text=form is Format.text), *tell_printed(given))
    _show("The rules of money", given, name_origin(exhibits, path), form, out)
    if list_stops(rulings):
        leave(1)


@cost.command()
def template(
    path: Annotated[Path, typer.Argument(metavar="OUT", help="The workbook to write: budget.xlsx.")],
    first: Annotated[str, typer.Option("--from", metavar="YEAR", help="The first financial year with a column.")],
    years: Annotated[int, typer.Option("--years", min=1, max=20, help="How many years have a column.")] = 4,
    of: Annotated[Book, typer.Option("--of", help="What it is to hold.")] = Book.budget,
    budget_path: Annotated[
        Path | None, typer.Option("--budget", metavar="FILE", help="For outturns: the budget whose lines it lists.")
    ] = None,
) -> None:
    """Write an empty workbook to fill in, with what each sheet and column means. For outturns, --from is the year."""
    from answerable.costing.book import write_commissioning_template, write_outturns_template, write_template

    begins = _read_year(first, "--from")
    if of is Book.outturns and budget_path is None:
        raise typer.BadParameter("needed: outturns are those of a budget's lines", param_hint="--budget")
    if path.exists():
        raise typer.BadParameter(f"{path} is there already: name another", param_hint="OUT")
    covered = tuple(range(begins, begins + years))
    with refusing(f"{path}"):
        if of is Book.outturns and budget_path is not None:
            write_outturns_template(path, read_budget_file(budget_path, "--budget"), begins)
        elif of is Book.grants:
            write_commissioning_template(path, covered)
        else:
            write_template(path, covered)
    typer.echo(f"{path} is written: its sheet Notes says what each column holds.")


def _tell_of(
    path: Path,
    tell: Callable[[Budget], tuple[Exhibit, ...]],
    title: str,
    sheet: str,
    form: Format,
    out: Path | None,
) -> None:
    """Read a workbook and show what is told of its budget; a workbook without the matter is refused."""
    require_folder(form, out)
    given = read_budget_file(path)
    with refusing(f"{path}"):
        exhibits = tell(given)
    if not exhibits:
        complain(f"{path}: there is nothing to work this out from: fill in the sheet “{sheet}”")
        leave(1)
    _show(title, given, name_origin(exhibits, path), form, out)


def _show(title: str, given: Budget, exhibits: Sequence[Exhibit], form: Format, out: Path | None) -> None:
    from answerable.drawing.exhibit import Told
    from answerable.law.day import say_financial_year

    called = f" “{given.title}”," if given.title else ""
    lead = f"{given.body},{called} {say_financial_year(given.year)}, {given.stage}. Every total is worked out."
    show_told(Told(title=title, lead=lead, exhibits=tuple(exhibits)), form, out)


def _read_year(words: str, hint: str) -> int:
    from answerable.costing.book.cell import CellError, read_year
    from answerable.costing.budget import FIRST_YEAR, LAST_YEAR

    try:
        year, rest = (int(words), "") if words.isdecimal() else read_year(words)
    except CellError as reason:
        raise typer.BadParameter(str(reason), param_hint=hint) from None
    if rest or not FIRST_YEAR <= year <= LAST_YEAR:
        raise typer.BadParameter(f"“{words}” is no financial year: write 2023 or 2023/24", param_hint=hint)
    return year


def _read_day(words: str) -> dt.date:
    try:
        return dt.date.fromisoformat(words)
    except ValueError:
        raise typer.BadParameter(f"“{words}” is no day: write it as 2023-09-30", param_hint="--to") from None


def _read_pounds(words: str) -> Decimal:
    try:
        amount = Decimal(words.removeprefix("£").replace(",", ""))
    except InvalidOperation:
        amount = Decimal("NaN")
    if not (amount.is_finite() and 0 <= amount <= MOST_BAND_D):
        raise typer.BadParameter(f"“{words}” is no amount: write it as 202.55", param_hint="--issued")
    return amount
