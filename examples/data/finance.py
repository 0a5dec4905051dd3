"""The demonstration's money: a budget in two versions, what became of the year before, funds, payments and contracts.

Every value is invented. The force, its councils and the forces it is compared with do not exist; only the orders of
magnitude, the rates of match funding (20, 30 and 40%) and the payment of £1,222 for a review follow published papers.
The proposed budget balances to the penny: what reserves give is worked out last.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from decimal import Decimal
from pathlib import Path

import msgspec

from answerable.costing.amount import round_to
from answerable.costing.budget import (
    Assumption,
    Budget,
    BudgetLine,
    CapitalScheme,
    Debt,
    Driver,
    Fee,
    Funding,
    FundingKind,
    LineKind,
    OfficerCost,
    OtherPrecept,
    PrintedTotal,
    Reserve,
    Saving,
    SavingState,
    Scenario,
    TaxBase,
)
from answerable.costing.monitoring import Monitoring, Outturn
from answerable.costing.revenue.entry import Entry
from answerable.costing.revenue.statement import work_out_budget
from answerable.law.day import find_financial_year

SEED = 20260401
BODY, FORCE = "Northshire Policing and Crime Board", "Northshire Police"
PROVENANCE = "Invented for the demonstration"
COUNCILS = ("Ashby", "Brackley", "Corston", "Denholm")
# From the year before the budget's own; the years after it are what the plan assumes.
BANDS_D = tuple(map(Decimal, ("289.15", "301.60", "309.15", "316.90", "324.85")))
# Dwellings of band D in the year before and in the year; the second add up to the 402,318.40 of the panel's review.
BASES = (
    (Decimal("142118.30"), Decimal("143402.15")),
    (Decimal("118260.75"), Decimal("119145.90")),
    (Decimal("86411.20"), Decimal("87202.60")),
    (Decimal("52120.95"), Decimal("52567.75")),
)
SURPLUSES = ("284000.00", "201500.00", "-38250.00", "96400.00")
# What each later year's base is thought to be of the one before it, and the provisional of the declared.
GROWTH, CAUTION = Decimal("1.007"), Decimal("0.994")
OPERATIONS, OFFICE, PAYING = "Force", "Policing board’s office", "Funding"
# In thousands of pounds, from the year before the budget's own to the third year after it.
_LINES: tuple[tuple[str, str, str, LineKind, Driver, tuple[int, ...], str], ...] = (
    ("officers", "Police officers’ pay", OPERATIONS, "cost", "officer_pay",
     (158_420, 163_960, 168_060, 172_260, 176_570), "2,840 officers in post, and the pay award of September"),
    ("staff", "Police staff pay", OPERATIONS, "cost", "staff_pay", (61_240, 63_380, 64_970, 66_590, 68_260), ""),
    ("overtime", "Overtime", OPERATIONS, "cost", "officer_pay", (6_900, 7_100, 7_280, 7_460, 7_650), ""),
    ("pensions", "Ill-health and injury pensions", OPERATIONS, "cost", "none",
     (5_300, 5_450, 5_560, 5_670, 5_780), ""),
    ("premises", "Buildings", OPERATIONS, "cost", "prices", (13_900, 14_380, 14_670, 14_960, 15_260), ""),
    ("transport", "Vehicles and travel", OPERATIONS, "cost", "prices", (6_450, 6_610, 6_740, 6_870, 7_010), ""),
    ("supplies", "Supplies, services and IT", OPERATIONS, "cost", "prices", (33_700, 36_400, 37_130, 37_870, 38_630),
     "The licences of two systems are renewed"),
    ("capital-charge", "Repayment of and interest on borrowing", OPERATIONS, "cost", "none",
     (2_700, 2_900, 3_400, 4_000, 4_300), ""),
    ("capital-revenue", "Revenue contributions to capital", OPERATIONS, "cost", "none",
     (3_600, 3_800, 3_900, 4_000, 4_100), ""),
    ("contingency", "Contingency", OPERATIONS, "contingency", "none", (1_500, 1_500, 1_500, 1_500, 1_500), ""),
    ("income", "Fees, charges and other income", OPERATIONS, "income", "fees",
     (21_600, 22_100, 22_540, 22_990, 23_450), ""),
    ("office", "Running the office", OFFICE, "cost", "staff_pay", (1_780, 1_830, 1_870, 1_910, 1_950), ""),
    ("community-safety", "Community-safety fund", OFFICE, "cost", "none", (3_100, 3_100, 3_100, 3_100, 3_100), ""),
    ("victims", "Services for victims", OFFICE, "cost", "none", (2_450, 2_520, 2_560, 2_600, 2_640), ""),
    ("victims-grant", "Grant for services for victims", OFFICE, "income", "none",
     (1_960, 1_990, 1_990, 1_990, 1_990), ""),
    ("core-grant", "Police grants", PAYING, "grant", "grant", (148_900, 152_300, 155_350, 158_450, 161_620),
     "As settled, 2.3% more in cash"),
    ("legacy-grant", "Council tax support grants", PAYING, "grant", "none", (9_450, 9_450, 9_450, 9_450, 9_450), ""),
)  # fmt: skip
_PLANNED_RESERVES = (None, None, 600, 300, 0)
# (line, what it was in the provisional version, in thousands)
_PROVISIONAL = {"core-grant": 151_600, "supplies": 36_900}
_PROVISIONAL_RESERVES = 800
_SAVINGS: tuple[tuple[str, str, SavingState, bool, tuple[int, ...]], ...] = (
    ("Fewer leased buildings", "Head of estates", "agreed", True, (795, 1_140, 1_160, 1_180)),
    ("One contract for mobile data", "Head of digital", "under_way", True, (460, 610, 620, 630)),
    ("Overtime of public events", "Head of operations", "identified", True, (900, 900, 900, 900)),
    ("Vacancies held for three months", "Head of people", "agreed", False, (750,)),
)
_ASSUMPTIONS: tuple[tuple[Driver, tuple[str, ...]], ...] = (
    ("officer_pay", ("3.0", "2.5", "2.5", "2.5")),
    ("staff_pay", ("3.0", "2.5", "2.5", "2.5")),
    ("prices", ("2.5", "2.0", "2.0", "2.0")),
    ("grant", ("2.3", "2.0", "2.0", "2.0")),
)
_USUAL, _ESTATES = "Business as usual", "Estates"
# In thousands, from the budget's own year for five years.
_SCHEMES = (
    ("Vehicles", _USUAL, (2_400, 2_500, 2_600, 2_600, 2_700)),
    ("IT infrastructure", _USUAL, (1_900, 1_700, 1_700, 1_800, 1_800)),
    ("Laptops and phones", _USUAL, (900, 900, 950, 950, 1_000)),
    ("Body-worn video", _USUAL, (300, 650, 300, 300, 650)),
    ("Custody suite at Brackley", _ESTATES, (3_500, 9_800, 6_200, 0, 0)),
    ("Control rooms", _ESTATES, (1_200, 2_400, 800, 0, 0)),
)
_FUNDINGS: tuple[tuple[str, str, FundingKind, tuple[int, ...]], ...] = (
    ("Revenue contributions", _USUAL, "revenue", (3_800, 3_900, 4_000, 4_100, 4_200)),
    ("Capital grant", _USUAL, "grant", (700, 700, 700, 700, 700)),
    ("Sale of vehicles", _USUAL, "receipts", (300, 300, 300, 300, 300)),
    ("Capital reserve", _USUAL, "reserves", (700, 850, 550, 550, 950)),
    ("Sale of buildings", _ESTATES, "receipts", (1_500, 2_000, 1_000, 0, 0)),
    ("Planned borrowing", _ESTATES, "borrowing", (3_200, 10_200, 6_000, 0, 0)),
)
_OTHERS = (
    ("Eastmoor", "312.40"), ("Hallamside", "276.15"), ("Westmere", "329.05"), ("Southfold", "289.90"),
    ("Calderdown", "301.60"), ("Fenmarch", "341.75"), ("Wyreland", "266.20"),
)  # fmt: skip
_FEES = (
    ("Copy of a collision report", "report", "112.00", "116.00", "outside the scope of VAT", "cost"),
    ("Escort of an abnormal load", "officer an hour", "74.50", "77.00", "outside the scope of VAT", "cost"),
    ("Special police services at a match", "officer an hour", "71.30", "73.80", "plus VAT", "full cost"),
    ("Alarm unique reference number", "alarm a year", "54.19", "54.19", "plus VAT", "national rate"),
    ("Vetting of a contractor", "person", None, "135.00", "plus VAT", "cost"),
)


def make_budget(year: int, stage: str = "proposed") -> Budget:
    """The budget of the financial year that begins in `year`: `provisional` with a gap, or `proposed` and balanced.

    The provisional version rests on estimates of the tax bases, and has no savings.
    """
    is_draft = stage == "provisional"
    budget = Budget(
        body=BODY,
        force=FORCE,
        title=f"{stage.capitalize()} budget and medium-term plan {year}/{(year + 1) % 100:02} (invented)",
        year=year,
        stage="provisional" if is_draft else "proposed",
        lines=_make_lines(year, is_draft=is_draft),
        savings=() if is_draft else tuple(_make_saving(year, *each) for each in _SAVINGS),
        band_d=_by_year(year - 1, BANDS_D),
        tax_bases=_make_bases(year, is_draft=is_draft),
        assumptions=tuple(
            Assumption(driver=driver, percents=_by_year(year, map(Decimal, percents)), source=PROVENANCE)
            for driver, percents in _ASSUMPTIONS
        ),
        scenarios=_make_scenarios(year),
        schemes=tuple(
            CapitalScheme(name=name, programme=programme, amounts=_thousands(year, amounts))
            for name, programme, amounts in _SCHEMES
        ),
        fundings=tuple(
            Funding(name=name, programme=programme, kind=kind, amounts=_thousands(year, amounts))
            for name, programme, kind, amounts in _FUNDINGS
        ),
        debts=(_make_debt(year),),
        fees=tuple(_make_fee(year, *each) for each in _FEES),
        others=tuple(
            OtherPrecept(force=f"{name} (invented)", year=year, band_d=Decimal(band_d), is_assumed=True)
            for name, band_d in _OTHERS
        ),
        printed=() if is_draft else _make_printed(year),
        officer_cost=OfficerCost(amount=Decimal(58_000), source=PROVENANCE),
    )
    return _use_reserves(budget, is_draft=is_draft)


def make_monitoring(year: int) -> Monitoring:
    """The year before a budget's own as it stood at the end of September, half way through."""
    before = year - 1
    statement = work_out_budget(make_budget(year)).of(before)
    return Monitoring(
        body=BODY,
        force=FORCE,
        year=before,
        to_on=dt.date(before, 9, 30),
        outturns=tuple(_make_outturn(entry) for entry in statement.entries if entry.amount is not None),
    )


def write_finance(folder: Path, rows: int | None = None, *, year: int | None = None, seed: int = SEED) -> int:
    """Write the workbooks and files of the demonstration's money into a folder and say how many rows they hold.

    `rows` is how many payments there are to be, `year` the one that is budgeted for: by default the next one.
    """
    from answerable.costing.book import write_budget, write_commissioning, write_outturns
    from examples.data.grants import make_commissioning
    from examples.data.payments import write_contracts, write_payments

    year = find_financial_year(dt.datetime.now(dt.UTC).date()) + 1 if year is None else year
    folder.mkdir(parents=True, exist_ok=True)
    budgets = [make_budget(year, stage) for stage in ("provisional", "proposed")]
    for budget in budgets:
        write_budget(budget, folder / f"budget-{budget.stage}.xlsx")
    commissioning, monitoring = make_commissioning(year - 1), make_monitoring(year)
    write_commissioning(commissioning, folder / "commissioning.xlsx")
    write_outturns(monitoring, folder / "outturns.xlsx")
    return (
        sum(len(budget.lines) for budget in budgets)
        + sum(len(fund.allocations) for fund in commissioning.funds)
        + len(monitoring.outturns)
        + write_payments(folder / "payments.csv", year - 1, rows, seed=seed)
        + write_contracts(folder / "contracts.csv", year - 1, seed=seed)
    )


def _thousands(first: int, amounts: Iterable[int | None]) -> dict[int, Decimal]:
    """Pounds by year from amounts in thousands; a year without one is not given."""
    return {first + at: Decimal(amount) * 1_000 for at, amount in enumerate(amounts) if amount is not None}


def _by_year(first: int, values: Iterable[Decimal]) -> dict[int, Decimal]:
    return {first + at: value for at, value in enumerate(values)}


def _make_lines(year: int, *, is_draft: bool) -> tuple[BudgetLine, ...]:
    lines = []
    for code, name, section, kind, driver, amounts, note in _LINES:
        by_year = _thousands(year - 1, amounts)
        if is_draft and code in _PROVISIONAL:
            by_year[year] = Decimal(_PROVISIONAL[code]) * 1_000
        lines.append(
            BudgetLine(
                code=code, name=name, section=section, kind=kind, driver=driver, amounts=by_year,
                note="" if is_draft else note,
            )
        )  # fmt: skip
    return tuple(lines)


def _make_bases(year: int, *, is_draft: bool) -> tuple[TaxBase, ...]:
    """The tax bases: declared of the year before and, unless it is a draft, of the year itself; else estimates."""
    bases = []
    for council, (before, now), surplus in zip(COUNCILS, BASES, SURPLUSES, strict=True):
        bases.append(_declare(council, year - 1, before, Decimal(0)))
        if is_draft:
            bases.append(_estimate(council, year, now * CAUTION))
        else:
            bases.append(_declare(council, year, now, Decimal(surplus)))
        bases += [_estimate(council, year + at, now * GROWTH**at) for at in (1, 2, 3)]
    return tuple(bases)


def _declare(council: str, year: int, dwellings: Decimal, surplus: Decimal) -> TaxBase:
    return TaxBase(
        council=council, year=year, dwellings=dwellings, surplus=surplus, declared_on=dt.date(year, 1, 22),
        source=f"{council} Council, declaration of January {year} (invented)",
    )  # fmt: skip


def _estimate(council: str, year: int, dwellings: Decimal) -> TaxBase:
    return TaxBase(council=council, year=year, dwellings=round(dwellings, 2), source=PROVENANCE)


def _make_saving(
    year: int, name: str, owner: str, state: SavingState, is_recurrent: bool, amounts: tuple[int, ...]
) -> Saving:
    return Saving(
        name=name, owner=owner, state=state, is_recurrent=is_recurrent, amounts=_thousands(year, amounts),
        note=PROVENANCE,
    )  # fmt: skip


def _make_scenarios(year: int) -> tuple[Scenario, ...]:
    one = {year: Decimal(1)}
    return (
        Scenario(name="Pay 1% higher", note="Awards are 4.0%", officer_pay=one, staff_pay=one),
        Scenario(name="Grant 1% lower", note="The settlement is cut back", grant={year: Decimal(-1)}),
        Scenario(name="Band D £5 lower", note="The rise is £7.45", band_d={year: Decimal(-5)}),
        Scenario(name="Prices 2% higher", note="Energy does not get cheaper", prices={year: Decimal(2)}),
    )


def _make_debt(year: int) -> Debt:
    return Debt(
        name="Long-term loans",
        from_year=year,
        opening=Decimal(31_400_000),
        repaid=_thousands(year, (1_300, 1_400, 1_700, 1_900, 1_900)),
        boundary=_thousands(year, (45_000, 52_000, 55_000, 55_000, 55_000)),
        limit=_thousands(year, (50_000, 58_000, 60_000, 60_000, 60_000)),
        rate_percent=Decimal("3.85"),
    )


def _make_fee(year: int, service: str, unit: str, before: str | None, amount: str, vat: str, basis: str) -> Fee:
    return Fee(
        service=service, unit=unit, before=None if before is None else Decimal(before), amount=Decimal(amount),
        from_on=dt.date(year, 4, 1), vat=vat, basis=f"{basis} (invented)",
    )  # fmt: skip


def _make_printed(year: int) -> tuple[PrintedTotal, ...]:
    """What an earlier paper is said to have printed: a total that agrees, and one that covers four years of five."""
    source = "Report to the panel in December (invented)"
    tenth = Decimal(100_000)
    total = sum(sum(amounts[1:]) for _, _, amounts in _SCHEMES)
    return (
        PrintedTotal(
            table="capital", name="Total", year=year, amount=Decimal("10.2") * 1_000_000, unit=tenth, source=source
        ),
        PrintedTotal(table="capital", name="Total", amount=Decimal(total) * 1_000, source=source),
    )


def _use_reserves(budget: Budget, *, is_draft: bool) -> Budget:
    """The budget with its reserves, and with what they give: as much as balances the year before and, unless it is a
    draft, the year itself."""
    year = budget.year
    statement = work_out_budget(budget)
    used = _thousands(year - 1, _PLANNED_RESERVES) | {year - 1: round_to(statement.of(year - 1).gap_left)}
    used[year] = Decimal(_PROVISIONAL_RESERVES) * 1_000 if is_draft else round_to(statement.of(year).gap_left)
    line = BudgetLine(
        code="reserves", name="Planned use of reserves", section=PAYING, kind="from_reserves", amounts=used,
        note="" if is_draft else "As much as balances the year",
    )  # fmt: skip
    capital = _thousands(year, next(amounts for _, _, kind, amounts in _FUNDINGS if kind == "reserves"))
    return msgspec.structs.replace(
        budget,
        lines=(*budget.lines, line),
        reserves=(
            Reserve(
                name="General reserve", is_general=True, purpose="What cannot be foreseen", from_year=year - 1,
                opening=Decimal(9_200_000), least=Decimal(8_500_000),
            ),
            Reserve(
                name="Budget reserve", purpose="To spread changes of grant and pay over the years",
                from_year=year - 1, opening=Decimal(9_400_000), used=used, least=Decimal(0),
            ),
            Reserve(
                name="Capital reserve", purpose="To replace equipment", from_year=year, opening=Decimal(5_100_000),
                used_for_capital=capital,
            ),
        ),
    )  # fmt: skip


# (code, forecast less budget in thousands, moved in thousands, why)
_VARIANCES = {
    "officers": (-640, -300, "Fewer officers joined in the summer than were planned"),
    "overtime": (710, 300, "Two public events, and cover for posts not yet filled"),
    "staff": (-420, 0, "Vacancies in the control rooms"),
    "transport": (185, 0, "Repairs while new vehicles are late"),
    "supplies": (350, 0, "A licence was renewed early"),
    "premises": (60, 0, ""),
    "income": (140, 0, "More events were paid for by their organisers"),
}
_HALF = Decimal("0.5")


def _make_outturn(entry: Entry) -> Outturn:
    over, moved, why = _VARIANCES.get(entry.code, (0, 0, ""))
    budget = entry.amount or Decimal(0)
    forecast = budget + (over + moved) * 1_000
    return Outturn(
        code=entry.code, name=entry.name, section=entry.section, kind=entry.kind, budget=budget,
        moved=Decimal(moved * 1_000), spent=(forecast * _HALF).quantize(Decimal("0.01")), forecast=forecast, why=why,
    )  # fmt: skip
