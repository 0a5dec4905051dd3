"""Figures: the numbers that papers state."""

from django.db import models

from answerable.keeping.models.kept import Fact

EXACT = {"max_digits": 34, "decimal_places": 10}


class Figure(Fact):
    """A number as stated.

    `text` is the print, `value` the exact number at full scale (absent where it has more digits than any
    quantity has), `decimals` the places printed.
    """

    paper = models.ForeignKey("keeping.Paper", on_delete=models.CASCADE, related_name="figures")
    table = models.ForeignKey("keeping.Table", null=True, on_delete=models.SET_NULL, related_name="figures")
    order = models.PositiveIntegerField()
    text = models.TextField()
    public_text = models.TextField(blank=True)
    value = models.DecimalField(null=True, **EXACT)
    unit = models.TextField(blank=True)
    scale = models.TextField(blank=True)
    decimals = models.PositiveSmallIntegerField(default=0)
    approximate = models.BooleanField(default=False)
    subject = models.TextField(blank=True)
    public_subject = models.TextField(blank=True)
    period = models.TextField(blank=True)
    ref = models.CharField(max_length=80, blank=True)
    comparator_value = models.DecimalField(null=True, **EXACT)
    comparator_period = models.TextField(blank=True)
    change_value = models.DecimalField(null=True, **EXACT)
    change_unit = models.TextField(blank=True)

    class Meta:
        ordering = ["paper", "order"]
