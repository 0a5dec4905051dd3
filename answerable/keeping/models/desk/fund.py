"""Funds and bids: money received or set aside for a purpose, and to whom it is allocated (`costing/fund.py`)."""

from django.db import models

from answerable.keeping.models.desk.budget import POUNDS
from answerable.keeping.models.desk.row import DeskRow
from answerable.keeping.models.kept import one_of


class Fund(DeskRow):
    """Money for a purpose, by year: granted by a `giver`, or set aside by the body out of its own."""

    body = models.ForeignKey("keeping.Body", on_delete=models.PROTECT, related_name="funds")
    code = models.SlugField(max_length=80)
    name = models.CharField(max_length=200)
    giver = models.CharField(max_length=200, blank=True)
    purpose = models.CharField(max_length=600, blank=True)
    amounts = models.JSONField(default=dict)

    class Meta:
        ordering = ["body", "name"]
        constraints = [
            models.UniqueConstraint(fields=["body", "code"], condition=models.Q(removed_at=None), name="fund_once")
        ]

    def __str__(self):
        return self.name

    def why_kept(self, on):
        if self.allocations.standing().exists():
            return "Money is allocated out of it: take the allocations back first.", ()
        return "", ()


class OfFund(DeskRow):
    """A part of a fund, and of its body with it."""

    class Meta:
        abstract = True

    @property
    def body(self):
        return self.fund.body


class FundMatch(OfFund):
    """What must be found beside a grant in a year, in per cent of it, and what was found."""

    fund = models.ForeignKey(Fund, on_delete=models.CASCADE, related_name="matches")
    year = models.PositiveSmallIntegerField()
    percent = models.DecimalField(max_digits=6, decimal_places=2)
    found = models.DecimalField(null=True, blank=True, **POUNDS)
    source = models.CharField(max_length=400, blank=True)

    class Meta:
        ordering = ["fund", "year"]
        constraints = [
            models.UniqueConstraint(
                fields=["fund", "year"], condition=models.Q(removed_at=None), name="fund_match_once"
            )
        ]


class FundCondition(OfFund):
    """What the giver of a fund asks, and what is at stake."""

    fund = models.ForeignKey(Fund, on_delete=models.CASCADE, related_name="conditions")
    words = models.CharField(max_length=600)
    measure = models.CharField(max_length=120, blank=True)
    least = models.DecimalField(null=True, blank=True, **POUNDS)
    actual = models.DecimalField(null=True, blank=True, **POUNDS)
    counted_on = models.DateField(null=True, blank=True)
    due_on = models.DateField(null=True, blank=True)
    at_stake = models.DecimalField(null=True, blank=True, **POUNDS)
    source = models.CharField(max_length=400, blank=True)

    class Meta:
        ordering = ["fund", "id"]


class FundAllocation(OfFund):
    """Money out of a fund to a recipient for a purpose in a year; once only by its reference."""

    fund = models.ForeignKey(Fund, on_delete=models.PROTECT, related_name="allocations")
    reference = models.SlugField(max_length=80)
    recipient = models.CharField(max_length=200)
    council = models.CharField(max_length=200, blank=True)
    purpose = models.CharField(max_length=600)
    reasons = models.TextField(blank=True)
    terms = models.TextField(blank=True)
    year = models.PositiveSmallIntegerField()
    amount = models.DecimalField(**POUNDS)
    unit_amount = models.DecimalField(null=True, blank=True, **POUNDS)
    units = models.PositiveIntegerField(null=True, blank=True)
    unit = models.CharField(max_length=60, blank=True)
    in_arrears = models.BooleanField(default=False)
    decision = models.CharField(max_length=120, blank=True)
    outcome = models.TextField(blank=True)

    class Meta:
        ordering = ["fund", "year", "council", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["fund", "year", "reference"], condition=models.Q(removed_at=None), name="allocation_once"
            )
        ]

    def __str__(self):
        return f"{self.recipient}: {self.purpose}"

    def why_kept(self, on):
        if self.payments.standing().exists():
            return "Money was paid on it: it stays.", ()
        return "", ()


class AllocationPayment(DeskRow):
    """Money that was paid on an allocation."""

    allocation = models.ForeignKey(FundAllocation, on_delete=models.PROTECT, related_name="payments")
    paid_on = models.DateField()
    amount = models.DecimalField(**POUNDS)
    units = models.PositiveIntegerField(null=True, blank=True)
    note = models.CharField(max_length=400, blank=True)

    class Meta:
        ordering = ["allocation", "paid_on", "id"]

    @property
    def body(self):
        return self.allocation.fund.body


class SumOf(models.TextChoices):
    FORCE_WIDE = "force_wide", "the force-wide allocations"
    COUNCILS = "councils", "the councils' allocations"
    ALL = "all", "all allocations"
    FUND = "fund", "the fund itself"


class PrintedSum(OfFund):
    """A sum of allocations as a paper prints it, to be held against what is worked out."""

    fund = models.ForeignKey(Fund, on_delete=models.CASCADE, related_name="printed")
    of = models.CharField(max_length=10, choices=SumOf)
    name = models.CharField(max_length=200)
    year = models.PositiveSmallIntegerField()
    amount = models.DecimalField(**POUNDS)
    source = models.CharField(max_length=400, blank=True)

    class Meta:
        ordering = ["fund", "year", "id"]


class BidState(models.TextChoices):
    WAITING = "waiting", "waiting for an answer"
    WON = "won", "won"
    LOST = "lost", "lost"
    WITHDRAWN = "withdrawn", "withdrawn"


class Bid(DeskRow):
    """A bid for somebody else's fund, what became of it, and what came of the money."""

    body = models.ForeignKey("keeping.Body", on_delete=models.PROTECT, related_name="bids")
    fund = models.CharField(max_length=200)
    giver = models.CharField(max_length=200, blank=True)
    bidder = models.CharField(max_length=200)
    purpose = models.CharField(max_length=600, blank=True)
    asked = models.DecimalField(null=True, blank=True, **POUNDS)
    made_on = models.DateField(null=True, blank=True)
    state = models.CharField(max_length=9, choices=BidState, default=BidState.WAITING)
    amount = models.DecimalField(null=True, blank=True, **POUNDS)
    outcome = models.TextField(blank=True)

    class Meta:
        ordering = ["body", "-made_on", "id"]
        constraints = [one_of("state", BidState, "bid_state_known")]

    def __str__(self):
        return f"{self.fund}: {self.bidder}"
