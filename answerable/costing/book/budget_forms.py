"""The sheets of a budget's workbook."""

from __future__ import annotations

from answerable.costing.amount import MILLION, PENNY
from answerable.costing.book.form import FROM_NOUGHT, CellForm, Head, SheetForm, Span, spell_codes
from answerable.costing.book.scale import BY_CODE
from answerable.costing.budget import FUNDS, Driver, PrintedTable, SavingState, Stage

STAGES = spell_codes(Stage)
LINE_KINDS = {
    "cost": "cost",
    "contingency": "contingency",
    "to_reserves": "put into reserves",
    "deficit": "collection fund deficit",
    "income": "income",
    "grant": "grant",
    "precept": "precept",
    "from_reserves": "planned use of reserves",
    "surplus": "collection fund surplus",
}
PAYING = ("income", *FUNDS)
"""Kinds of line that pay for costs, and are printed in brackets for that."""
DRIVERS = spell_codes(Driver)
SAVING_STATES = spell_codes(SavingState)
FUNDING_KINDS = {
    "revenue": "revenue contributions",
    "borrowing": "borrowing",
    "receipts": "capital receipts",
    "grant": "capital grant",
    "reserves": "reserves",
    "other": "other",
}
CHANGES = {
    "officer_pay": "officer pay",
    "staff_pay": "staff pay",
    "prices": "prices",
    "grant": "grant",
    "fees": "fees",
    "tax_base": "tax base",
    "band_d": "band D",
    "from_reserves": "use of reserves",
}
CHANGE_FORMS: dict[str, CellForm] = {
    **dict.fromkeys(CHANGES, "percent"),
    "band_d": "pounds",
    "from_reserves": "amount",
}
RESERVE_MOVES = {"added": "added", "used": "used", "used_for_capital": "used for capital"}
DEBT_MOVES = {"repaid": "repaid", "boundary": "operational boundary", "limit": "authorised limit"}
PRINTED_TABLES = spell_codes(PrintedTable)

NOTE = Head(name="Note", key="note", meaning="Why, in a sentence that the public may read.", longest=600)
SOURCE = Head(name="Source", key="source", meaning="Which paper says so.", longest=400)
ROUNDING = Span(least=PENNY, most=MILLION)
SCALES = {code: scale.words for code, scale in BY_CODE.items()}
FORCE = Head(name="Force", key="force", meaning="Its police force.")
LITERAL = Head(
    name="Taken literally",
    key="is_literal",
    form="flag",
    meaning="Yes where brackets are never a style of print and no row is a total.",
)

ABOUT_HEADS = (
    Head(name="Body", key="body", is_required=True, meaning="The local policing body whose money it is."),
    FORCE,
    Head(name="Title", key="title", meaning="What this version is called."),
    Head(name="Year", key="year", form="year", is_required=True, meaning="The first year that is decided on."),
    Head(name="Stage", key="stage", form="choice", words=STAGES, meaning="How far it has come."),
    Head(
        name="Amounts in", key="scale", form="choice", words=SCALES, meaning="The scale of all amounts; £ if blank."
    ),
    Head(
        name="Rounded to",
        key="unit",
        form="money",
        span=ROUNDING,
        meaning="What amounts were rounded to, in pounds, where not to the penny: 100000 for £m to one place.",
    ),
    Head(
        name="Officer cost",
        key="officer_cost",
        form="money",
        span=FROM_NOUGHT,
        meaning="A police officer for a year, on-costs too.",
    ),
    Head(name="Officer cost source", key="officer_source", meaning="Who says so.", longest=400),
    LITERAL,
)
ABOUT = SheetForm(
    name="About",
    meaning="Whose budget this is, a row for each fact.",
    is_required=True,
    heads=(
        Head(name="What", key="what", is_required=True, meaning="The fact."),
        Head(name="Value", key="value", meaning="What it is."),
    ),
)
LINES = SheetForm(
    name="Lines",
    meaning="The revenue budget, a row for each line and no totals: they are worked out.",
    named_by="name",
    grouped_by="section",
    total_of="budget",
    brackets="paying",
    years="amount",
    years_meaning="The amount of the year, positive as its kind says. Blank is not given, 0 is nought.",
    names=("Revenue", "Revenue budget", "Budget lines"),
    heads=(
        Head(name="Code", key="code", meaning="The same in every version; may be blank.", longest=80),
        Head(name="Name", key="name", is_required=True, names=("Line",), meaning="What the line is called."),
        Head(name="Section", key="section", is_required=True, meaning="Whose line it is: Force.", longest=120),
        Head(name="Kind", key="kind", form="choice", is_required=True, words=LINE_KINDS, meaning="What the line is."),
        Head(name="Driver", key="driver", form="choice", words=DRIVERS, meaning="What moves it in a scenario."),
        NOTE,
    ),
)  # fmt: skip
SAVINGS = SheetForm(
    name="Savings",
    meaning="What is to close the gap.",
    named_by="name",
    brackets="always",
    years="amount",
    years_meaning="What it takes off the costs of the year, compared with no saving at all.",
    heads=(
        Head(name="Name", key="name", is_required=True, names=("Saving",), meaning="What is saved."),
        Head(name="Owner", key="owner", meaning="The post that answers for it."),
        Head(name="State", key="state", form="choice", words=SAVING_STATES, meaning="Identified if blank."),
        Head(name="Recurrent", key="is_recurrent", form="flag", meaning="Whether it comes every year; yes if blank."),
        NOTE,
    ),
)  # fmt: skip
TAX_BASES = SheetForm(
    name="Tax bases",
    meaning="The council tax base of each billing authority, a row for each council and year.",
    named_by="council",
    heads=(
        Head(name="Council", key="council", is_required=True, meaning="The billing authority."),
        Head(name="Year", key="year", form="year", is_required=True, meaning="The financial year."),
        Head(
            name="Dwellings", key="dwellings", form="number", is_required=True, span=FROM_NOUGHT,
            meaning="As so many of band D.",
        ),
        Head(name="Surplus, £", key="surplus", form="money", meaning="Our share of its collection fund's."),
        Head(name="Declared on", key="declared_on", form="day", meaning="Blank while it is an estimate."),
        SOURCE,
    ),
)  # fmt: skip
BAND_D = SheetForm(
    name="Band D",
    meaning="Council tax for a dwelling of band D: one row, and the year before in it to compare with.",
    years="pounds",
    years_meaning="Pounds for band D.",
    years_span=FROM_NOUGHT,
    heads=(Head(name="Name", key="name", meaning="Band D."),),
)
ASSUMPTIONS = SheetForm(
    name="Assumptions",
    meaning="What the budget is built on, a row for each thing assumed.",
    years="percent",
    years_meaning="Per cent a year.",
    heads=(
        Head(name="Driver", key="driver", form="choice", is_required=True, words=DRIVERS, meaning="What moves so."),
        SOURCE,
    ),
)
SCENARIOS = SheetForm(
    name="Scenarios",
    meaning="What if: a row for each change, and as many rows as it takes under one name.",
    years_by=("change", CHANGE_FORMS),
    years="percent",
    years_meaning=(
        "The change from that year on: per cent of the budget's amount; pounds of band D; an amount of "
        "reserves, for that year alone."
    ),
    heads=(
        Head(name="Scenario", key="name", is_required=True, names=("Name",), meaning="Its name.", longest=120),
        Head(name="Change", key="change", form="choice", words=CHANGES, meaning="What changes."),
        NOTE,
    ),
)  # fmt: skip
CAPITAL = SheetForm(
    name="Capital",
    meaning="The capital programme, a row for each scheme and no totals.",
    named_by="name",
    grouped_by="programme",
    total_of="capital",
    years="amount",
    years_meaning="What is to be spent on it in the year.",
    names=("Capital programme", "Capital schemes"),
    heads=(
        Head(name="Programme", key="programme", is_required=True, meaning="The programme it is in.", longest=120),
        Head(name="Scheme", key="name", is_required=True, names=("Name",), meaning="What the scheme is called."),
        NOTE,
    ),
)
CAPITAL_FUNDING = SheetForm(
    name="Capital funding",
    meaning="What pays for capital.",
    named_by="name",
    grouped_by="programme",
    total_of="funding",
    brackets="always",
    years="amount",
    years_meaning="What it pays in the year.",
    names=("Funding",),
    heads=(
        Head(name="Programme", key="programme", meaning="The programme it pays for; blank where all.", longest=120),
        Head(name="Name", key="name", is_required=True, names=("Funding",), meaning="What it is called."),
        Head(name="Kind", key="kind", form="choice", is_required=True, words=FUNDING_KINDS, meaning="What it is."),
        NOTE,
    ),
)
RESERVES = SheetForm(
    name="Reserves",
    meaning="Each reserve: its first row has the balance it opens with, further rows of its name what moves it.",
    named_by="name",
    brackets="always",
    years="amount",
    years_meaning="What is put in or taken out in the year.",
    heads=(
        Head(name="Reserve", key="name", is_required=True, names=("Name",), meaning="What it is called."),
        Head(name="General", key="is_general", form="flag", meaning="Yes for the general reserve."),
        Head(name="Purpose", key="purpose", meaning="What it is held for.", longest=600),
        Head(name="From year", key="from_year", form="year", meaning="The year that it opens; in its first row."),
        Head(name="Opening", key="opening", form="amount", meaning="The balance at its start; in its first row."),
        Head(
            name="Least needed", key="least", form="amount", meaning="What the chief finance officer says it needs."
        ),
        Head(
            name="Movement", key="move", form="choice", words=RESERVE_MOVES, meaning="What the amounts by year are."
        ),
    ),
)
DEBTS = SheetForm(
    name="Debts",
    meaning="Borrowing: the first row of each has what it opens with. New borrowing stands in Capital funding.",
    named_by="name",
    brackets="always",
    years="amount",
    years_meaning="What is repaid in the year, or the limit of the year.",
    names=("Debt", "Borrowing"),
    heads=(
        Head(name="Name", key="name", is_required=True, names=("Debt",), meaning="What it is called."),
        Head(name="From year", key="from_year", form="year", meaning="The year that it opens; in its first row."),
        Head(name="Opening", key="opening", form="amount", meaning="What is owed at its start; in its first row."),
        Head(
            name="Rate",
            key="rate_percent",
            form="percent",
            span=FROM_NOUGHT,
            meaning="Interest, per cent a year.",
        ),
        Head(name="Movement", key="move", form="choice", words=DEBT_MOVES, meaning="What the amounts by year are."),
    ),
)
FEES = SheetForm(
    name="Fees",
    meaning="Fees and charges.",
    names=("Fees and charges", "Charges"),
    heads=(
        Head(name="Service", key="service", is_required=True, meaning="What is charged for.", longest=300),
        Head(name="Unit", key="unit", meaning="By what: an hour, a copy.", longest=120),
        Head(
            name="Before, £",
            key="before",
            form="money",
            span=FROM_NOUGHT,
            meaning="What it was; blank for a new one.",
        ),
        Head(
            name="Amount, £",
            key="amount",
            form="money",
            is_required=True,
            span=FROM_NOUGHT,
            meaning="What it is to be.",
        ),
        Head(name="From", key="from_on", form="day", is_required=True, meaning="The day from which it is charged."),
        Head(name="VAT", key="vat", meaning="How VAT stands.", longest=120),
        Head(name="Basis", key="basis", meaning="What it rests on.", longest=400),
        Head(name="Decision", key="decision", meaning="The decision that set it.", longest=120),
    ),
)
OTHER_FORCES = SheetForm(
    name="Other forces",
    meaning="Band D of other forces, to compare with.",
    names=("Other precepts",),
    heads=(
        Head(name="Force", key="force", is_required=True, meaning="The other force."),
        Head(name="Year", key="year", form="year", is_required=True, meaning="The financial year."),
        Head(
            name="Band D, £",
            key="band_d",
            form="pounds",
            is_required=True,
            span=FROM_NOUGHT,
            meaning="Its band D.",
        ),
        Head(name="Assumed", key="is_assumed", form="flag", meaning="Yes where it is not set yet."),
        SOURCE,
    ),
)
PRINTED_TOTALS = SheetForm(
    name="Printed totals",
    meaning="Totals as a paper prints them, in pounds. They are held against what is worked out, and never used.",
    heads=(
        Head(
            name="Table", key="table", form="choice", is_required=True, words=PRINTED_TABLES, meaning="Which table."
        ),
        Head(name="Name", key="name", is_required=True, meaning="The row that it stands in: Total costs."),
        Head(name="Year", key="year", form="year", meaning="Blank for a total over years."),
        Head(name="First year", key="first_year", form="year", meaning="Of a total over years, if the paper says."),
        Head(name="Last year", key="last_year", form="year", meaning="Of a total over years, if the paper says."),
        Head(name="Amount, £", key="amount", form="money", is_required=True, meaning="As it is printed."),
        Head(
            name="Rounded to, £",
            key="unit",
            form="money",
            span=ROUNDING,
            meaning="100000 for £m to one place; 0.01 if blank.",
        ),
        SOURCE,
    ),
)
BUDGET_SHEETS = (
    ABOUT,
    LINES,
    SAVINGS,
    TAX_BASES,
    BAND_D,
    ASSUMPTIONS,
    SCENARIOS,
    CAPITAL,
    CAPITAL_FUNDING,
    RESERVES,
    DEBTS,
    FEES,
    OTHER_FORCES,
    PRINTED_TOTALS,
)
