"""The forms of budgets: a version, its parts with an amount for each year, an import, and what it is settled by."""

from decimal import Decimal
from urllib.parse import urlencode

from answerable.clerking import form as fields
from answerable.clerking.form import BodyForm, DeskForm, SureForm
from answerable.clerking.upload import Upload
from answerable.costing.budget import FIRST_YEAR, LAST_YEAR, Scenario
from answerable.keeping.models.desk import (
    BudgetStage,
    CostDriver,
    FundingKind,
    LineKind,
    PrintedTable,
    SavingState,
)
from answerable.law.day import say_financial_year

# A plan is shown with the year before it and so many years after its first.
YEARS_AFTER = 4
BEGUN_AS = [
    (stage.value, stage.label) for stage in (BudgetStage.PROVISIONAL, BudgetStage.REVISED, BudgetStage.SUBSTITUTE)
]
YEAR_HINT = "The year in which it begins: 2024 for 2024/25."


def years_of(budget, *held, before=1):
    """The years that a form asks for: so many `before`, the budget's, those after, and any that is given besides."""
    given = {int(year) for amounts in held for year in amounts or {}}
    return sorted({*range(budget.year - before, budget.year + YEARS_AFTER + 1), *given})


class ByYearForm(DeskForm):
    """A form some of whose fields are given year by year (`by_year`: name, label): a grid of boxes on the page.

    It asks for as many years before the budget's own as `years_before` says; nothing in them is below `least`.
    """

    template_name = "clerking/part/by_year_form.html"
    years_before = 1
    by_year = ()
    percents = frozenset()
    least = None

    def __init__(self, *args, years, **kwargs):
        super().__init__(*args, **kwargs)
        self.years = years
        for name, label in self.by_year:
            for year in years:
                make = fields.exact if name in self.percents else fields.money
                self.fields[f"{name}_{year}"] = make(
                    f"{label}, {say_financial_year(year)}", required=False, least=self.least
                )

    @classmethod
    def initial_of(cls, row):
        initial = {name: getattr(row, name, None) for name in cls.base_fields}
        for name, _ in cls.by_year:
            held = getattr(row, name, None) or {}
            initial |= {f"{name}_{year}": Decimal(amount) for year, amount in held.items()}
        return initial

    @property
    def plain_fields(self):
        return [field for field in self.visible_fields() if field.name not in self._boxes]

    @property
    def heads(self):
        return [say_financial_year(year) for year in self.years]

    @property
    def rows(self):
        return [(label, [self[f"{name}_{year}"] for year in self.years]) for name, label in self.by_year]

    @property
    def _boxes(self):
        return {f"{name}_{year}" for name, _ in self.by_year for year in self.years}

    def values(self):
        given = super().values()
        amounts = {name: {str(year): given[f"{name}_{year}"] for year in self.years} for name, _ in self.by_year}
        held = {
            name: {year: f"{amount:f}" for year, amount in row.items() if amount is not None}
            for name, row in amounts.items()
        }
        return {name: value for name, value in given.items() if name not in self._boxes} | held


class TrialForm(DeskForm):
    """A scenario of three figures, tried by the address of a page: `?pay=1&grant=-2&band_d=5`."""

    pay = fields.exact("Pay: points more", places=2, required=False)
    grant = fields.exact("Grant: % more", places=2, required=False)
    band_d = fields.exact("Band D: £ more", places=2, required=False)
    # What each box moves, by the fields of a scenario.
    MOVES = {"pay": ("officer_pay", "staff_pay"), "grant": ("grant",), "band_d": ("band_d",)}

    @classmethod
    def is_asked(cls, query):
        return any(name in query for name in cls.MOVES)

    def moves(self):
        """What was filled in, by the fields of a scenario; what is empty or nought moves nothing."""
        given = ((name, self.cleaned_data[box]) for box, names in self.MOVES.items() for name in names)
        return {name: amount for name, amount in given if amount}

    def scenario(self, year):
        return Scenario(name="As tried", **{name: {year: amount} for name, amount in self.moves().items()})

    def query(self):
        """The same as the part of an address that a new scenario is begun from."""
        return urlencode({name: f"{amount:f}" for name, amount in self.moves().items()})


class NewBudgetForm(BodyForm):
    body = fields.row("Policing body")
    force = fields.row("Its police force", required=False)
    year = fields.number("Financial year", least=FIRST_YEAR, most=LAST_YEAR, hint=YEAR_HINT)
    title = fields.text("Title", most=200, required=False, hint="Left empty, it is called by its year.")

    def __init__(self, *args, forces, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["force"].offer(forces, empty="None")


class UploadBudgetForm(BodyForm):
    body = fields.row("Policing body")
    file = Upload(
        label="Workbook",
        required=True,
        help_text="An Excel workbook (.xlsx) as the template has it. Nothing is kept before you have looked at it.",
    )


class ImportForm(DeskForm):
    stage = fields.choice("It is", BEGUN_AS)
    title = fields.text("Title", most=200)
    force = fields.row("Its police force", required=False)
    why = fields.text("What changed, and why", rows=3, required=False, hint="Printed with the comparison.")

    def __init__(self, *args, forces, is_next, **kwargs):
        """`is_next` where there is a version before, which it is then based on."""
        super().__init__(*args, **kwargs)
        self.fields["force"].offer(forces, empty="None")
        self.fields["why"].required = is_next


class CopyForm(DeskForm):
    stage = fields.choice("The next version is", BEGUN_AS)
    why = fields.text("What it is for, or what changes and why", rows=3)
    title = fields.text("Title", most=200, required=False)


class VersionForm(ByYearForm):
    title = fields.text("Title", most=200)
    why = fields.text("What changed since the version before, and why", rows=3, required=False)
    officer_cost = fields.money(
        "What one police officer costs in a year, with on-costs",
        required=False,
        least=0,
        hint="What a gap or a point of pay comes to in officers is worked out by it.",
    )
    officer_cost_source = fields.text("Where that comes from", most=400, required=False)
    by_year = (("band_d", "Band D"),)
    percents = frozenset({"band_d"})
    least = 0


class RobustnessForm(DeskForm):
    robustness = fields.text(
        "The chief finance officer's report on the estimates and the reserves",
        rows=10,
        most=20_000,
        hint="Local Government Act 2003, section 25: how robust the estimates are, and whether the reserves are "
        "adequate. It is printed in the budget report.",
    )
    robustness_by = fields.text("Whose report it is", most=300)


class ProposalForm(SureForm):
    panel = fields.row(
        "Panel that reviews the precept",
        required=False,
        hint="Its review of the precept takes band D and the tax base from this version.",
    )
    sure = fields.tick("I have looked at the figures: a proposed version is not changed any more")

    def __init__(self, *args, panels, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["panel"].offer(panels, empty="None yet")


class LineForm(ByYearForm):
    name = fields.text("Line", most=200)
    section = fields.text("Section", most=120, hint="Whose line it is, such as Force, Commissioner or Funding.")
    kind = fields.choice("It is", LineKind.choices)
    driver = fields.choice("What moves it", CostDriver.choices, hint="Scenarios and the sensitivity table go by it.")
    note = fields.text("Note: why it changed", most=600, rows=2, required=False)
    by_year = (("amounts", "Amount (£)"),)


class SavingForm(ByYearForm):
    years_before = 0
    name = fields.text("Saving", most=200)
    owner = fields.text("Who answers for it", most=200, required=False)
    state = fields.choice("It is", SavingState.choices)
    is_recurrent = fields.tick("It recurs", hint="A one-off saving leaves the gap open again in the next year.")
    note = fields.text("Note", most=600, rows=2, required=False)
    by_year = (("amounts", "Saved (£)"),)


class TaxBaseForm(DeskForm):
    council = fields.text("Council", most=200)
    year = fields.number("Financial year", least=FIRST_YEAR, most=LAST_YEAR, hint=YEAR_HINT)
    dwellings = fields.exact("Tax base: dwellings as so many of band D", places=2, least=0)
    surplus = fields.money("Share of its collection fund's surplus", hint="A deficit with a minus. Nought for none.")
    declared_on = fields.day("Declared on", required=False, hint="Left empty, it is an estimate.")
    source = fields.text("Source", most=400, required=False)


class AssumptionForm(ByYearForm):
    years_before = 0
    driver = fields.choice("What is assumed", CostDriver.choices)
    source = fields.text("On whose word", most=400, required=False)
    by_year = (("percents", "Rise (%)"),)
    percents = frozenset({"percents"})


class ScenarioForm(ByYearForm):
    years_before = 0
    name = fields.text("What if", most=120, hint="For example: pay one point more.")
    note = fields.text("Note", most=600, rows=2, required=False)
    by_year = (
        ("officer_pay", "Officers' pay (% more)"),
        ("staff_pay", "Staff pay (% more)"),
        ("prices", "Prices (% more)"),
        ("grant", "Grant (% more)"),
        ("fees", "Fees and charges (% more)"),
        ("tax_base", "Tax base (% more)"),
        ("band_d", "Band D (£ more)"),
        ("from_reserves", "Out of reserves (£ more)"),
    )
    percents = frozenset({"officer_pay", "staff_pay", "prices", "grant", "fees", "tax_base"})


class SchemeForm(ByYearForm):
    name = fields.text("Scheme", most=200)
    programme = fields.text("Programme", most=120, hint="What it belongs to, such as Business as usual.")
    note = fields.text("Note", most=600, rows=2, required=False)
    by_year = (("amounts", "Spent (£)"),)


class FundingForm(ByYearForm):
    name = fields.text("What pays", most=200)
    kind = fields.choice("It is", FundingKind.choices)
    programme = fields.text("For which programme", most=120, required=False, hint="Left empty: for all of them.")
    note = fields.text("Note", most=600, rows=2, required=False)
    by_year = (("amounts", "Amount (£)"),)


class ReserveForm(ByYearForm):
    name = fields.text("Reserve", most=200)
    is_general = fields.tick("It is the general reserve")
    purpose = fields.text("What it is for", most=600, rows=2, required=False)
    from_year = fields.number("Opens in", least=FIRST_YEAR, most=LAST_YEAR, hint=YEAR_HINT)
    opening = fields.money("Balance at the start of that year")
    least = fields.money("Least balance that is needed", required=False)
    by_year = (
        ("added", "Put in (£)"),
        ("used", "Used for revenue (£)"),
        ("used_for_capital", "Used for capital (£)"),
    )


class DebtForm(ByYearForm):
    name = fields.text("Borrowing", most=200)
    from_year = fields.number("Opens in", least=FIRST_YEAR, most=LAST_YEAR, hint=YEAR_HINT)
    opening = fields.money("Owed at the start of that year")
    rate_percent = fields.exact("Interest (%)", places=4, required=False, least=0)
    by_year = (("repaid", "Repaid (£)"), ("boundary", "Operational boundary (£)"), ("limit", "Authorised limit (£)"))


class FeeForm(DeskForm):
    service = fields.text("What it is for", most=300)
    unit = fields.text("By what unit", most=120, required=False, hint="Such as each, or an hour.")
    before = fields.money("Before", required=False, least=0, hint="Left empty for a new one.")
    amount = fields.money("Now", least=0)
    from_on = fields.day("From")
    vat = fields.text("VAT", most=60, required=False, hint="Such as: no VAT, plus VAT.")
    basis = fields.text("What sets it", most=300, required=False)
    decision = fields.text("Decision", most=120, required=False, hint="The number of the decision that set it.")


class OtherPreceptForm(DeskForm):
    force = fields.text("Force", most=200)
    year = fields.number("Financial year", least=FIRST_YEAR, most=LAST_YEAR, hint=YEAR_HINT)
    band_d = fields.exact("Band D (£)", least=0)
    is_assumed = fields.tick("It is assumed: not set yet")
    source = fields.text("Source", most=400, required=False)


class PrintedTotalForm(DeskForm):
    table = fields.choice("Where it is printed", PrintedTable.choices)
    name = fields.text("What it is called there", most=200, hint="A section, line, programme or scheme; or Total.")
    year = fields.number("Financial year", least=FIRST_YEAR, most=LAST_YEAR, required=False, hint=YEAR_HINT)
    first_year = fields.number("Or from", least=FIRST_YEAR, most=LAST_YEAR, required=False)
    last_year = fields.number("to", least=FIRST_YEAR, most=LAST_YEAR, required=False)
    amount = fields.exact("The amount as it is printed (£)", places=2)
    unit = fields.money(
        "Rounded to (£)", least=Decimal("0.01"), hint="0.01 where pence are printed, 100,000 for £m to one place."
    )
    source = fields.text("In which paper", most=400, required=False)


# Each part: its form, what its rows are called together and one by one, and how a row is said in a list.
FORMS = {
    "lines": (LineForm, "Lines of the revenue budget", "a line"),
    "savings": (SavingForm, "Savings", "a saving"),
    "tax_bases": (TaxBaseForm, "Tax bases", "a tax base"),
    "assumptions": (AssumptionForm, "Assumptions", "an assumption"),
    "scenarios": (ScenarioForm, "Scenarios", "a scenario"),
    "schemes": (SchemeForm, "Capital schemes", "a capital scheme"),
    "fundings": (FundingForm, "Funding of capital", "what pays for capital"),
    "reserves": (ReserveForm, "Reserves", "a reserve"),
    "debts": (DebtForm, "Borrowing", "borrowing"),
    "fees": (FeeForm, "Fees and charges", "a fee"),
    "others": (OtherPreceptForm, "Other forces' precepts", "another force's precept"),
    "printed": (PrintedTotalForm, "Totals as printed", "a total as a paper prints it"),
}
# What stands in the list of a part besides the row's name, and the field of its amounts by year.
SAID = {
    "lines": (("section", "get_kind_display", "get_driver_display"), "amounts"),
    "savings": (("owner", "get_state_display"), "amounts"),
    "tax_bases": (("dwellings", "surplus", "declared_on"), ""),
    "assumptions": (("get_driver_display", "source"), "percents"),
    "scenarios": (("note",), ""),
    "schemes": (("programme",), "amounts"),
    "fundings": (("programme", "get_kind_display"), "amounts"),
    "reserves": (("opening", "least"), "used"),
    "debts": (("opening",), "repaid"),
    "fees": (("unit", "before", "amount", "from_on", "decision"), ""),
    "others": (("year", "band_d"), ""),
    "printed": (("get_table_display", "amount", "source"), ""),
}
