"""What is closed to the public, and on what ground."""

from django.db import models

from answerable.keeping.models.paper import Confidentiality


class Closable(models.Model):
    """A row that may be kept from the public: exempt by a paragraph of schedule 12A, or confidential by law.

    Local Government Act 1972 s.100A and schedule 12A. Closed until somebody says that it is open. The public-interest
    test is who weighed what, in words; `review_on` the day on which the exemption is looked at again.
    """

    confidentiality = models.CharField(max_length=12, choices=Confidentiality, default=Confidentiality.CONFIDENTIAL)
    exempt_paragraph = models.PositiveSmallIntegerField(null=True, blank=True)
    closed_ground = models.TextField(blank=True)
    public_interest_test = models.TextField(blank=True)
    tested_by = models.CharField(max_length=200, blank=True)
    review_on = models.DateField(null=True, blank=True)

    class Meta:
        abstract = True

    @property
    def is_open(self):
        return self.confidentiality == Confidentiality.OPEN
