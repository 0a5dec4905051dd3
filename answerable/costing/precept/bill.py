"""A resident's bill: what one band pays for the police in a year, a month and a week, and what it pays for."""

from __future__ import annotations

from decimal import Decimal

from msgspec import Struct

from answerable.costing.amount import NOTHING, PENNY, add_up, choose_scale, divide, round_to, say_amount
from answerable.costing.budget import SPENT, Budget
from answerable.costing.chart import draw_amounts
from answerable.costing.council_tax import MONTHS_A_YEAR, WEEKS_A_YEAR, round_bill, share_of_year
from answerable.costing.precept.bands import check_band, work_out_bands
from answerable.costing.precept.notices import work_out_notices
from answerable.costing.precept.wording import badge_stage, say_more_than, say_pence
from answerable.costing.precept.yields import sum_tax_base
from answerable.costing.refusal import CostError
from answerable.costing.residual import Placed, place_residual
from answerable.costing.revenue.entry import Entry
from answerable.costing.revenue.statement import YearStatement, work_out_budget
from answerable.drawing.chart import BarDrawing
from answerable.drawing.exhibit import Badge, Column, Exhibit, Table
from answerable.drawing.wording import say_number
from answerable.law.day import say_financial_year
from answerable.law.words import say_count


class BillPart(Struct, frozen=True, kw_only=True):
    """What a bill pays of one line: `cost` is the line's in the budget, `amount` the bill's part of it to the penny.
    Income of a section stands below nought: it is what the bill need not pay."""

    section: str
    name: str
    cost: Decimal
    amount: Decimal


class Bill(Struct, frozen=True, kw_only=True):
    """The police part of a council tax bill, in pounds, to the penny.

    `parts` add up to `amount` in proportion to the budget's `net_costs`, and `moved` of them carry a penny of
    rounding; there are none where there are no net costs. `funding` is all that pays for the budget, `precept` what
    council tax pays of it (`is_estimate` where that is one). `council_precept` is what the whole council is asked
    for; nothing where none was chosen. `unit` is what the budget's amounts were rounded to.
    """

    body: str
    year: int
    band: str
    council: str
    band_d: Decimal
    amount: Decimal
    a_month: Decimal
    a_week: Decimal
    before: Decimal | None
    change: Decimal | None
    change_a_month: Decimal | None
    change_a_week: Decimal | None
    parts: tuple[BillPart, ...]
    moved: int
    net_costs: Decimal
    unit: Decimal
    precept: Decimal | None
    funding: Decimal
    is_estimate: bool
    council_precept: Decimal | None
    stage: str

    @property
    def sections(self) -> tuple[tuple[str, Decimal], ...]:
        """What the bill pays of each section, its income taken off, in the order of the budget."""
        names = dict.fromkeys(part.section for part in self.parts)
        return tuple((name, add_up(part.amount for part in self.parts if part.section == name)) for name in names)


def work_out_bill(budget: Budget, band: str, council: str = "") -> Bill:
    """What a band pays in the budget's own year, and what for.

    Every council's bills for the police are the same; a council adds what it is asked for in all. Raises `CostError`
    for a letter that is no band, a council without a tax base, and a budget without band D.
    """
    band_d = budget.band_d.get(budget.year)
    if band_d is None:
        raise CostError(f"The budget gives no band D for {say_financial_year(budget.year)}: enter it first.")
    row = work_out_bands(budget.band_d.get(budget.year - 1), band_d).of(check_band(band))
    year = work_out_budget(budget).find(budget.year)
    spent = [entry for entry in year.entries if entry.amount and _is_cost(entry)] if year is not None else []
    placed = _share_out(row.bill, spent)
    notice = work_out_notices(budget, budget.year).of(council) if council else None
    return Bill(
        body=budget.body,
        year=budget.year,
        band=row.band,
        council=notice.council if notice else "",
        band_d=band_d,
        amount=row.bill,
        a_month=round_bill(share_of_year(row.bill, MONTHS_A_YEAR)),
        a_week=round_bill(share_of_year(row.bill, WEEKS_A_YEAR)),
        before=row.before,
        change=row.change,
        change_a_month=row.change_a_month,
        change_a_week=row.change_a_week,
        parts=_name_parts(spent, placed),
        moved=len(placed.moved_at) if placed else 0,
        net_costs=year.total_costs if year else NOTHING,
        unit=budget.unit,
        precept=year.precept if year else None,
        funding=year.funding if year else NOTHING,
        is_estimate=_is_estimate(budget, year),
        council_precept=notice.amount if notice else None,
        stage=budget.stage,
    )


def _is_cost(entry: Entry) -> bool:
    return entry.kind in SPENT or entry.kind == "income"


def _is_estimate(budget: Budget, year: YearStatement | None) -> bool:
    """Whether the precept stands on an estimate, or on a tax base that is not declared."""
    if year is None or sum_tax_base(budget, budget.year) is None:
        return True
    return any(base.declared_on is None for base in budget.tax_bases if base.year == budget.year)


def _share_out(bill: Decimal, spent: list[Entry]) -> Placed | None:
    """The bill over the lines by what each adds to net costs; nothing where these are not above nought."""
    net = add_up(entry.effect for entry in spent)
    if net <= 0:
        return None
    return place_residual([divide(bill * entry.effect, net) for entry in spent], bill, PENNY)


def _name_parts(spent: list[Entry], placed: Placed | None) -> tuple[BillPart, ...]:
    if placed is None:
        return ()
    return tuple(
        BillPart(section=entry.section, name=entry.name, cost=entry.effect, amount=amount)
        for entry, amount in zip(spent, placed.amounts, strict=True)
    )


def tell_bill(bill: Bill) -> Exhibit:
    """A bill and what it pays for, section by section."""
    named = say_financial_year(bill.year)
    total = (("The whole bill", bill.net_costs, bill.amount),)
    scale = choose_scale((part.cost for part in bill.parts), bill.unit)
    parts = tuple((f"{part.section}: {part.name}", part.cost, part.amount) for part in bill.parts)
    return Exhibit(
        slug=f"bill-{bill.band.lower()}",
        title=f"Band {bill.band} pays {say_pence(bill.amount)} for the police in {named}",
        sentence=" ".join(words for words in (_say_bill(bill), _say_share(bill), _say_council(bill)) if words),
        table=Table(
            columns=(Column("Pays for"), scale.head("In the budget"), Column("Of the bill", "money", 2)),
            rows=tuple((name, scale.divide(cost), amount) for name, cost, amount in (*parts, *total)),
        ),
        chart=_draw(bill),
        notes=_note(bill),
        badges=(*badge_stage(bill.stage), *_badge_estimate(bill)),
        query=f"answerable.costing.precept.bill.work_out_bill(budget, {bill.band!r}, {bill.council!r})",
    )


def _say_bill(bill: Bill) -> str:
    named = say_financial_year(bill.year)
    where = f" in {bill.council}" if bill.council else ""
    said = (
        f"A home in band {bill.band}{where} pays {say_pence(bill.amount)} for the police in {named}: "
        f"{say_pence(bill.a_month)} a month, {say_pence(bill.a_week)} a week."
    )
    if bill.before is None or bill.change_a_month is None or bill.change_a_week is None:
        return said
    was = f"the {say_pence(bill.before)} of {say_financial_year(bill.year - 1)}"
    than = f"That is {say_more_than(bill.before, bill.amount)} {was}"
    if not bill.change:
        return f"{said} {than}."
    month, week = say_pence(abs(bill.change_a_month)), say_pence(abs(bill.change_a_week))
    return f"{said} {than}: {month} a month, {week} a week."


def _say_share(bill: Bill) -> str:
    """What council tax pays of the budget, as a share with both amounts."""
    if bill.precept is None or bill.funding <= 0:
        return ""
    share = say_number(100 * bill.precept / bill.funding, 1)
    paid, all_of_it = (say_amount(round_to(amount), bill.unit) for amount in (bill.precept, bill.funding))
    return f"Council tax is {share}% of what pays for the police ({paid} of {all_of_it})."


def _say_council(bill: Bill) -> str:
    if bill.council_precept is None:
        return ""
    return f"In all, {bill.council} is asked for {say_amount(bill.council_precept)}."


def _note(bill: Bill) -> tuple[str, ...]:
    discounts = "Discounts and council tax support are not taken off."
    if not bill.parts:
        return ("The budget has no net costs for the year, so nothing says what the bill pays for.", discounts)
    carry = "carries a penny" if bill.moved == 1 else "carry a penny each"
    placed = f" So that they do, {say_count(bill.moved, 'part')} {carry} of rounding." if bill.moved else ""
    return (
        "The bill is shared out as the net costs of the budget are: other funding pays the same share of every line. "
        f"Income has a minus, because it is taken off. The parts add up to the bill.{placed}",
        discounts,
    )


def _badge_estimate(bill: Bill) -> tuple[Badge, ...]:
    if not bill.is_estimate or bill.precept is None:
        return ()
    return (Badge("estimate", "The share that council tax pays rests on an estimate of the precept."),)


def _draw(bill: Bill) -> BarDrawing | None:
    """The bill line by line, income taken off below nought; nothing where there are no parts."""
    shown = [(part.name, part.amount) for part in bill.parts]
    return draw_amounts("Pounds of the bill", shown) if shown else None
