"""The figures of published budgets and of a community-safety fund, as their papers give them.

West Midlands Police and Crime Panel, 9 January 2023: preliminary revenue budget, precept and capital programme for
2023/24 in £m to one place, and the allocation of the community-safety budget for 2022/23. Totals are only here as
what was printed. With them the precept of West Mercia for 2023/24, and Leicestershire's of 2026/27, which was vetoed.
"""

import datetime as dt
from decimal import Decimal

from answerable.costing.budget import (
    Budget,
    BudgetLine,
    CapitalScheme,
    Funding,
    OfficerCost,
    PrintedTotal,
    TaxBase,
)
from answerable.costing.fund import Bid, Fund, FundAllocation, PrintedSum

TENTH_OF_A_MILLION = Decimal(100_000)
PAPER = "Report to the panel of 9 January 2023"


def millions(*words, first=2022):
    """`millions("656.8", "672.5")`: pounds by year, the first in 2022/23; a blank is a year not given."""
    return {first + at: Decimal(word) * 1_000_000 for at, word in enumerate(words) if word}


def line(code, name, section, kind, *words, driver="none"):
    return BudgetLine(code=code, name=name, section=section, kind=kind, driver=driver, amounts=millions(*words))


FORCE, OFFICE = "Force", "Commissioner"
LINES = (
    line("pay", "Pay costs", FORCE, "cost", "656.8", "672.5", driver="officer_pay"),
    line("non-pay", "Non-pay costs including projects", FORCE, "cost", "244.2", "176.3", driver="prices"),
    line("income", "External income", FORCE, "income", "198.5", "105.0", driver="fees"),
    line("office", "Office of the commissioner", OFFICE, "cost", "2.9", "3.0"),
    line("community-safety", "Community safety", OFFICE, "cost", "3.9", "3.9"),
    line("commissioning", "External commissioning", OFFICE, "cost", "2.1", "2.1"),
    line("grant", "Police grants", "Funding", "grant", "563.7", "569.7", driver="grant"),
    line("precept", "Precepts", "Funding", "precept", "134.6", "149.3"),
    line("reserves", "Planned use of reserves", "Funding", "from_reserves", "13.1", "5.7"),
)
USUAL, ESTATES = "Business as usual", "Estates strategy"


def scheme(name, programme, *words):
    return CapitalScheme(name=name, programme=programme, amounts=millions(*words))


def funding(name, programme, kind, *words):
    return Funding(name=name, programme=programme, kind=kind, amounts=millions(*words))


SCHEMES = (
    scheme("Fleet", USUAL, "4.7", "5.1", "5.7", "6.4", "6.6"),
    scheme("Body-worn video", USUAL, "0.7", "1.4", "1.0", "1.0", "1.0"),
    scheme("Taser", USUAL, "0.0", "0.0", "0.0", "1.8", "1.0"),
    scheme("Mobility devices", USUAL, "2.5", "3.0", "3.0", "3.0", "3.0"),
    scheme("Laptops and desktops", USUAL, "2.0", "2.0", "2.0", "2.0", "2.0"),
    scheme("IT infrastructure", USUAL, "5.9", "4.0", "5.5", "5.5", "5.5"),
    scheme("Estates strategy", ESTATES, "6.6", "36.8", "33.0", "25.0", "27.5"),
)
FUNDINGS = (
    funding("Revenue contributions", USUAL, "revenue", "15.8", "8.5", "17.2", "19.7", "19.1"),
    funding("Borrowing", USUAL, "borrowing", "0.0", "7.0", "0.0", "0.0", "0.0"),
    funding("Planned borrowing", ESTATES, "borrowing", "2.0", "33.6", "30.0", "15.0", "12.3"),
    funding("Capital receipts", ESTATES, "receipts", "4.6", "3.2", "3.0", "10.0", "15.2"),
)


def printed(table, name, words, year=None, span=(None, None)):
    first, last = span
    return PrintedTotal(
        table=table, name=name, year=year, first_year=first, last_year=last, source=PAPER,
        amount=Decimal(words) * 1_000_000, unit=TENTH_OF_A_MILLION,
    )  # fmt: skip


def printed_by_year(table, name, *words, first=2022):
    return tuple(printed(table, name, word, first + at) for at, word in enumerate(words))


# The "Total" column does not say which years it covers.
CAPITAL_TOTALS = {
    "Fleet": "23.8", "Body-worn video": "4.3", "Taser": "2.8", "Mobility devices": "12.0",
    "Laptops and desktops": "8.0", "IT infrastructure": "20.5", "Business as usual": "71.4",
    "Estates strategy": "122.3", "Total": "193.8",
}  # fmt: skip
FUNDING_TOTALS = {
    "Revenue contributions": "64.4", "Borrowing": "7.0", "Planned borrowing": "90.9", "Capital receipts": "31.4",
    "Total": "193.8",
}  # fmt: skip
PRINTED = (
    *printed_by_year("budget", "Force", "702.5", "743.8"),
    *printed_by_year("budget", "Commissioner", "8.9", "9.0"),
    *printed_by_year("budget", "Total costs", "711.4", "752.8"),
    *printed_by_year("budget", "Funding gap", "0.0", "28.1"),
    *printed_by_year("capital", "Business as usual", "15.8", "15.5", "17.2", "19.7", "19.1"),
    *printed_by_year("capital", "Total", "22.4", "52.3", "50.2", "44.7", "46.5"),
    *printed_by_year("funding", "Total", "22.4", "52.3", "50.2", "44.7", "46.5"),
    *(printed("capital", name, words) for name, words in CAPITAL_TOTALS.items()),
    *(printed("funding", name, words) for name, words in FUNDING_TOTALS.items()),
    # In words: a rise of the grant of £10.3m, and £13.1m from £15 more on band D.
    printed("budget", "Rise of police grants", "10.3", 2023),
    printed("precept", "Yield of the rise", "13.1", 2023),
)
WEST_MIDLANDS = Budget(
    body="West Midlands Police and Crime Commissioner",
    force="West Midlands Police",
    title="Preliminary budget and medium-term plan 2023/24",
    year=2023,
    unit=TENTH_OF_A_MILLION,
    lines=LINES,
    band_d={2022: Decimal("187.55"), 2023: Decimal("202.55")},
    schemes=SCHEMES,
    fundings=FUNDINGS,
    printed=PRINTED,
    officer_cost=OfficerCost(amount=Decimal(50_000), source="1% of pay, £4m, said to be 80 officers, 2017"),
)


def allocation(reference, recipient, amount, purpose, council=""):
    return FundAllocation(
        reference=reference, recipient=recipient, council=council, purpose=purpose, year=2022, amount=Decimal(amount)
    )


# £271,410, the top-up of the victims fund, is in the print's list and not in its sub-total.
FORCE_WIDE = (
    allocation("youth-offending", "Youth offending services", "652108", "Youth offending"),
    allocation("conferences", "Conference structure", "354000", "Multi-agency risk assessment conferences"),
    allocation("victims", "Victims fund", "271410", "Top-up of the victims fund"),
    allocation("analysts", "Partnership analysts", "210000", "Analysts of the partnerships"),
    allocation("arrest-referral", "Arrest referral", "500000", "Drug interventions"),
    allocation("new-chance", "New Chance", "270000", "Diversion of women"),
    allocation("restorative", "Restorative justice", "63785", "Restorative justice for anti-social behaviour"),
    allocation("injunctions", "Injunctions", "42000", "Force-wide injunctions"),
)
COUNCILS = {
    "Birmingham": "660000", "Coventry": "165000", "Dudley": "135000", "Sandwell": "165000", "Solihull": "90000",
    "Walsall": "135000", "Wolverhampton": "150000",
}  # fmt: skip
LOCAL = tuple(
    allocation(name.lower(), f"{name} partnership", amount, "Local commissioning", name)
    for name, amount in COUNCILS.items()
)
PRINTED_SUMS = (
    PrintedSum(of="force_wide", name="Sub-total", year=2022, amount=Decimal(2_091_893), source=PAPER),
    PrintedSum(of="councils", name="7 local partnerships", year=2022, amount=Decimal(1_500_000), source=PAPER),
    PrintedSum(of="all", name="Total allocated", year=2022, amount=Decimal(3_591_893), source=PAPER),
    PrintedSum(of="fund", name="Community-safety budget, in the text", year=2022, amount=Decimal(3_863_308)),
)
COMMUNITY_SAFETY = Fund(
    code="community-safety",
    name="Community-safety fund",
    purpose="Community safety, force-wide and by council",
    amounts={2022: Decimal(3_863_303)},
    allocations=(*FORCE_WIDE, *LOCAL),
    printed=PRINTED_SUMS,
)
SAFER_STREETS = tuple(
    Bid(fund=f"Safer Streets {round_number}", giver="Home Office", bidder=bidder, state="won", amount=Decimal(amount))
    for round_number, bidder, amount in (
        (3, "Office of the commissioner", "458545"),
        (4, "Wolverhampton", "365667"),
        (4, "Sandwell", "227100"),
    )
)
SAFER_STREETS_PRINTED = Decimal(1_051_312)

# The table of bands as printed: the bills of 2022/23 and 2023/24, the change a year and a week.
PRINTED_BANDS = {
    "A": ("125.03", "135.03", "10.00", "0.19"),
    "B": ("145.87", "157.54", "11.67", "0.22"),
    "C": ("166.71", "180.04", "13.33", "0.26"),
    "D": ("187.55", "202.55", "15.00", "0.29"),
    "E": ("229.23", "247.56", "18.33", "0.35"),
    "F": ("270.91", "292.57", "21.66", "0.42"),
    "G": ("312.58", "337.58", "25.00", "0.48"),
    "H": ("375.10", "405.10", "30.00", "0.58"),
}

# West Mercia, 2023/24: the total and two tax bases are published; the other seven are made up to that total.
WEST_MERCIA_BASES = {
    "Bromsgrove": "37919.44", "Herefordshire": "71073.11", "Malvern Hills": "31877.20", "Redditch": "27012.10",
    "Shropshire": "118201.33", "Telford and Wrekin": "55180.06", "Worcester": "33040.26", "Wychavon": "52300.40",
    "Wyre Forest": "35114.40",
}  # fmt: skip
WEST_MERCIA = Budget(
    body="West Mercia Police and Crime Commissioner",
    force="West Mercia Police",
    year=2023,
    band_d={2022: Decimal("249.66"), 2023: Decimal("264.50")},
    tax_bases=tuple(
        TaxBase(council=council, year=2023, dwellings=Decimal(base), declared_on=dt.date(2023, 1, 20))
        for council, base in WEST_MERCIA_BASES.items()
    ),
)

# Leicestershire holds its band D to four places: £11 more was notified for 2026/27, and £15 after the veto.
LEICESTERSHIRE = Budget(
    body="Leicestershire Police and Crime Commissioner",
    force="Leicestershire Police",
    year=2026,
    band_d={2025: Decimal("300.2302"), 2026: Decimal("311.2302")},
)
