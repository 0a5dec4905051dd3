"""Seats: who may sit and vote at a body, appointed by whom, held by whom and when."""

from django.db import models

from answerable.keeping.models.desk.row import DeskRow


class Seat(DeskRow):
    """A seat at a body. `appointed_by` is the council (or the body itself, for a co-opted member) that fills it."""

    body = models.ForeignKey("keeping.Body", on_delete=models.PROTECT, related_name="seats")
    title = models.CharField(max_length=200)
    appointed_by = models.CharField(max_length=200, blank=True)
    is_coopted = models.BooleanField(default=False)
    is_voting = models.BooleanField(default=True)
    first_on = models.DateField()
    last_on = models.DateField(null=True, blank=True)
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["body", "order", "id"]


class SeatHolder(DeskRow):
    """A person who holds a seat, or stands in for its holder (`is_substitute`), from a day to a day.

    `interests_notified_on` is when their disclosable interests came to the register (Localism Act 2011 s.30).
    """

    seat = models.ForeignKey(Seat, on_delete=models.CASCADE, related_name="holders")
    person = models.ForeignKey("keeping.Person", on_delete=models.PROTECT, related_name="seats_held")
    is_substitute = models.BooleanField(default=False)
    office = models.CharField(max_length=100, blank=True)
    first_on = models.DateField()
    last_on = models.DateField(null=True, blank=True)
    interests_notified_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["seat", "is_substitute", "first_on"]
