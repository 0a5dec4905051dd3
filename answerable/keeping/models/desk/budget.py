"""Budgets: a body's money of a year and its medium-term plan, in versions, as `costing/budget.py` explains each part.

What is kept is what was given; no total is. Amounts by year are JSON, `{"2023": "672500000.00"}`: pounds as exact
text, by the year in which a financial year begins.
"""

from django.db import models

from answerable.keeping.models.desk.row import DeskRow
from answerable.keeping.models.kept import one_of

POUNDS = {"max_digits": 18, "decimal_places": 2}
EXACT = {"max_digits": 18, "decimal_places": 6}
FROZEN = "This version was proposed, and stays as it was: make the next version of it."


class BudgetStage(models.TextChoices):
    PROVISIONAL = "provisional", "provisional"
    PROPOSED = "proposed", "proposed"
    REVISED = "revised", "revised"
    APPROVED = "approved", "approved"
    SUBSTITUTE = "substitute", "substitute, for a referendum that is lost"


class Budget(DeskRow):
    """One version of the budget of a body for the financial year that begins in `year`, and of the plan after it.

    `based_on` is the version before, `why` what changed since, in words. It may be worked on until it is
    `settled_on`: the day on which it was proposed or approved. `robustness` is the chief finance officer's report on
    the estimates and the reserves (Local Government Act 2003 s.25), without which none is approved. Nothing of a
    budget is public but what a finance report prints.
    """

    FINAL_ACTS = frozenset({"propose budget", "approve budget"})

    body = models.ForeignKey("keeping.Body", on_delete=models.PROTECT, related_name="budgets")
    force = models.ForeignKey("keeping.Body", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=200)
    stage = models.CharField(max_length=11, choices=BudgetStage, default=BudgetStage.PROVISIONAL)
    based_on = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.SET_NULL, related_name="later_versions"
    )
    why = models.TextField(blank=True)
    unit = models.DecimalField(default="0.01", **POUNDS)
    band_d = models.JSONField(default=dict, blank=True)
    officer_cost = models.DecimalField(null=True, blank=True, **POUNDS)
    officer_cost_source = models.CharField(max_length=400, blank=True)
    robustness = models.TextField(blank=True)
    robustness_by = models.CharField(max_length=300, blank=True)
    settled_on = models.DateField(null=True, blank=True)
    settled_by = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["-year", "body", "-id"]
        constraints = [one_of("stage", BudgetStage, "budget_stage_known")]

    def __str__(self):
        return self.title

    def why_kept(self, on):
        return (FROZEN, ()) if self.settled_on else ("", ())

    def why_final(self, act):
        return f"This cannot be undone: {FROZEN[0].lower()}{FROZEN[1:]}" if self.settled_on else ""


class OfBudget(DeskRow):
    """A part of a budget, and of its body with it; `place` is its order among its like. Settled with its budget."""

    place = models.PositiveIntegerField(default=0)

    class Meta:
        abstract = True

    @property
    def body(self):
        return self.budget.body

    def why_kept(self, on):
        return self.budget.why_kept(on)

    def why_final(self, act):
        return self.budget.why_final(act)


class LineKind(models.TextChoices):
    COST = "cost", "cost"
    CONTINGENCY = "contingency", "contingency"
    TO_RESERVES = "to_reserves", "put into reserves"
    DEFICIT = "deficit", "collection fund deficit"
    INCOME = "income", "income"
    GRANT = "grant", "grant"
    PRECEPT = "precept", "precept (estimate)"
    FROM_RESERVES = "from_reserves", "planned use of reserves"
    SURPLUS = "surplus", "collection fund surplus"


class CostDriver(models.TextChoices):
    NONE = "none", "nothing named"
    OFFICER_PAY = "officer_pay", "officers' pay"
    STAFF_PAY = "staff_pay", "staff pay"
    PRICES = "prices", "prices"
    GRANT = "grant", "grant"
    FEES = "fees", "fees and charges"


class BudgetLine(OfBudget):
    """A line of the revenue budget."""

    budget = models.ForeignKey(Budget, on_delete=models.CASCADE, related_name="lines")
    code = models.SlugField(max_length=80)
    name = models.CharField(max_length=200)
    section = models.CharField(max_length=120)
    kind = models.CharField(max_length=13, choices=LineKind, default=LineKind.COST)
    driver = models.CharField(max_length=11, choices=CostDriver, default=CostDriver.NONE)
    amounts = models.JSONField(default=dict)
    note = models.CharField(max_length=600, blank=True)

    class Meta:
        ordering = ["budget", "place", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["budget", "code"], condition=models.Q(removed_at=None), name="budget_line_once"
            ),
            one_of("kind", LineKind, "budget_line_kind_known"),
            one_of("driver", CostDriver, "budget_line_driver_known"),
        ]

    def __str__(self):
        return self.name


class SavingState(models.TextChoices):
    IDENTIFIED = "identified", "identified"
    AGREED = "agreed", "agreed"
    UNDER_WAY = "under_way", "under way"
    DELIVERED = "delivered", "delivered"


class Saving(OfBudget):
    """A saving that is to close the gap."""

    budget = models.ForeignKey(Budget, on_delete=models.CASCADE, related_name="savings")
    name = models.CharField(max_length=200)
    owner = models.CharField(max_length=200, blank=True)
    state = models.CharField(max_length=10, choices=SavingState, default=SavingState.IDENTIFIED)
    is_recurrent = models.BooleanField(default=True)
    amounts = models.JSONField(default=dict)
    note = models.CharField(max_length=600, blank=True)

    class Meta:
        ordering = ["budget", "place", "id"]
        constraints = [one_of("state", SavingState, "saving_state_known")]

    def __str__(self):
        return self.name


class TaxBase(OfBudget):
    """A council's tax base for a year, and the body's share of its collection fund."""

    budget = models.ForeignKey(Budget, on_delete=models.CASCADE, related_name="tax_bases")
    council = models.CharField(max_length=200)
    year = models.PositiveSmallIntegerField()
    dwellings = models.DecimalField(max_digits=14, decimal_places=2)
    surplus = models.DecimalField(default=0, **POUNDS)
    declared_on = models.DateField(null=True, blank=True)
    source = models.CharField(max_length=400, blank=True)

    class Meta:
        ordering = ["budget", "year", "place", "id"]
        verbose_name = "tax base"
        constraints = [
            models.UniqueConstraint(
                fields=["budget", "council", "year"], condition=models.Q(removed_at=None), name="tax_base_once"
            )
        ]

    def __str__(self):
        return f"{self.council}, {self.year}/{(self.year + 1) % 100:02}"


class Assumption(OfBudget):
    """What the budget is built on, in per cent by year."""

    budget = models.ForeignKey(Budget, on_delete=models.CASCADE, related_name="assumptions")
    driver = models.CharField(max_length=11, choices=CostDriver)
    percents = models.JSONField(default=dict)
    source = models.CharField(max_length=400, blank=True)

    class Meta:
        ordering = ["budget", "place", "id"]
        constraints = [one_of("driver", CostDriver, "assumption_driver_known")]


class Scenario(OfBudget):
    """What if: changes against what the budget assumes, by driver and year, as JSON by year."""

    budget = models.ForeignKey(Budget, on_delete=models.CASCADE, related_name="scenarios")
    name = models.CharField(max_length=120)
    note = models.CharField(max_length=600, blank=True)
    officer_pay = models.JSONField(default=dict, blank=True)
    staff_pay = models.JSONField(default=dict, blank=True)
    prices = models.JSONField(default=dict, blank=True)
    grant = models.JSONField(default=dict, blank=True)
    fees = models.JSONField(default=dict, blank=True)
    tax_base = models.JSONField(default=dict, blank=True)
    band_d = models.JSONField(default=dict, blank=True)
    from_reserves = models.JSONField(default=dict, blank=True)

    class Meta:
        ordering = ["budget", "place", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["budget", "name"], condition=models.Q(removed_at=None), name="scenario_once"
            )
        ]

    def __str__(self):
        return self.name


class CapitalScheme(OfBudget):
    """A scheme of the capital programme."""

    budget = models.ForeignKey(Budget, on_delete=models.CASCADE, related_name="schemes")
    name = models.CharField(max_length=200)
    programme = models.CharField(max_length=120)
    amounts = models.JSONField(default=dict)
    note = models.CharField(max_length=600, blank=True)

    class Meta:
        ordering = ["budget", "place", "id"]
        verbose_name = "capital scheme"

    def __str__(self):
        return self.name


class FundingKind(models.TextChoices):
    REVENUE = "revenue", "revenue contributions"
    BORROWING = "borrowing", "borrowing"
    RECEIPTS = "receipts", "capital receipts"
    GRANT = "grant", "capital grant"
    RESERVES = "reserves", "reserves"
    OTHER = "other", "other"


class Funding(OfBudget):
    """What pays for capital: of one programme, or of all where it names none."""

    budget = models.ForeignKey(Budget, on_delete=models.CASCADE, related_name="fundings")
    name = models.CharField(max_length=200)
    programme = models.CharField(max_length=120, blank=True)
    kind = models.CharField(max_length=9, choices=FundingKind)
    amounts = models.JSONField(default=dict)
    note = models.CharField(max_length=600, blank=True)

    class Meta:
        ordering = ["budget", "place", "id"]
        constraints = [one_of("kind", FundingKind, "funding_kind_known")]

    def __str__(self):
        return self.name


class Reserve(OfBudget):
    """A reserve with its opening balance, what goes in and what is taken out."""

    budget = models.ForeignKey(Budget, on_delete=models.CASCADE, related_name="reserves")
    name = models.CharField(max_length=200)
    is_general = models.BooleanField(default=False)
    purpose = models.CharField(max_length=600, blank=True)
    from_year = models.PositiveSmallIntegerField()
    opening = models.DecimalField(**POUNDS)
    added = models.JSONField(default=dict, blank=True)
    used = models.JSONField(default=dict, blank=True)
    used_for_capital = models.JSONField(default=dict, blank=True)
    least = models.DecimalField(null=True, blank=True, **POUNDS)

    class Meta:
        ordering = ["budget", "place", "id"]

    def __str__(self):
        return self.name


class Debt(OfBudget):
    """Borrowing with its opening balance, what is repaid, and the limits set for it."""

    budget = models.ForeignKey(Budget, on_delete=models.CASCADE, related_name="debts")
    name = models.CharField(max_length=200)
    from_year = models.PositiveSmallIntegerField()
    opening = models.DecimalField(**POUNDS)
    repaid = models.JSONField(default=dict, blank=True)
    boundary = models.JSONField(default=dict, blank=True)
    limit = models.JSONField(default=dict, blank=True)
    rate_percent = models.DecimalField(max_digits=7, decimal_places=4, null=True, blank=True)

    class Meta:
        ordering = ["budget", "place", "id"]

    def __str__(self):
        return self.name


class Fee(OfBudget):
    """A fee or charge with its decision."""

    budget = models.ForeignKey(Budget, on_delete=models.CASCADE, related_name="fees")
    service = models.CharField(max_length=300)
    unit = models.CharField(max_length=120, blank=True)
    before = models.DecimalField(null=True, blank=True, **POUNDS)
    amount = models.DecimalField(**POUNDS)
    from_on = models.DateField()
    vat = models.CharField(max_length=60, blank=True)
    basis = models.CharField(max_length=300, blank=True)
    decision = models.CharField(max_length=120, blank=True)

    class Meta:
        ordering = ["budget", "place", "id"]

    def __str__(self):
        return self.service


class OtherPrecept(OfBudget):
    """Another force's band D for a year."""

    budget = models.ForeignKey(Budget, on_delete=models.CASCADE, related_name="others")
    force = models.CharField(max_length=200)
    year = models.PositiveSmallIntegerField()
    band_d = models.DecimalField(**EXACT)
    is_assumed = models.BooleanField(default=False)
    source = models.CharField(max_length=400, blank=True)

    class Meta:
        ordering = ["budget", "year", "place", "id"]
        verbose_name = "precept of another force"

    def __str__(self):
        return self.force


class PrintedTable(models.TextChoices):
    BUDGET = "budget", "the revenue budget"
    CAPITAL = "capital", "the capital programme"
    FUNDING = "funding", "the funding of capital"
    BANDS = "bands", "the band table"
    PRECEPT = "precept", "the precept"
    RESERVES = "reserves", "the reserves"
    DEBT = "debt", "borrowing"


class PrintedTotal(OfBudget):
    """A total as a paper prints it, to be held against what is worked out."""

    budget = models.ForeignKey(Budget, on_delete=models.CASCADE, related_name="printed")
    table = models.CharField(max_length=8, choices=PrintedTable)
    name = models.CharField(max_length=200)
    year = models.PositiveSmallIntegerField(null=True, blank=True)
    first_year = models.PositiveSmallIntegerField(null=True, blank=True)
    last_year = models.PositiveSmallIntegerField(null=True, blank=True)
    amount = models.DecimalField(**EXACT)
    unit = models.DecimalField(default="0.01", **POUNDS)
    source = models.CharField(max_length=400, blank=True)

    class Meta:
        ordering = ["budget", "place", "id"]
        constraints = [one_of("table", PrintedTable, "printed_total_table_known")]

    def __str__(self):
        return self.name
