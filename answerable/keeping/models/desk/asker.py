"""Askers: who puts a question or organises a petition. Private, and kept apart so that they can be erased."""

from django.db import models


class Connection(models.TextChoices):
    """How somebody belongs to the area (`law/question.py`)."""

    LIVES = "lives", "I live in the area"
    WORKS = "works", "I work in the area"
    STUDIES = "studies", "I study in the area"


class Asker(models.Model):
    """Who asks, in their own words: closed always, in every field.

    It is no row of the desk on purpose. The trace is never altered, so what a person may have erased must not enter
    it: an act on a question tells that an asker is there, and nothing of who. `words` is the question as received.
    """

    name = models.CharField(max_length=200, blank=True)
    email = models.EmailField(blank=True)
    connection = models.CharField(max_length=7, choices=Connection, blank=True)
    place = models.CharField(max_length=200, blank=True)
    works_for_police = models.BooleanField(default=False)
    words = models.TextField(blank=True)
    made_at = models.DateTimeField(auto_now_add=True)
    erased_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(connection__in=["", *Connection.values]), name="asker_connection_known"
            )
        ]
        indexes = [models.Index(fields=["email"], name="asker_email")]
