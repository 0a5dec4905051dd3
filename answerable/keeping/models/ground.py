"""Grounds: why a private detail may be published."""

from django.db import models

from answerable.keeping.models.kept import one_of


class Detail(models.TextChoices):
    NAME = "name"
    NUMBER = "number"
    ADDRESS = "address"


class PublicationGround(models.Model):
    """A recorded ground for publishing a private detail. While none stands, the detail is masked everywhere.

    For a name, `person` is whose it is; for a telephone number, an e-mail or a postal address, `value` is the detail.
    """

    detail = models.CharField(max_length=8, choices=Detail)
    person = models.ForeignKey(
        "keeping.Person", null=True, on_delete=models.CASCADE, related_name="publication_grounds"
    )
    value = models.TextField(blank=True)
    ground = models.TextField()
    recorded_by = models.TextField()
    recorded_at = models.DateTimeField()
    withdrawn_by = models.TextField(blank=True)
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_why = models.TextField(blank=True)

    class Meta:
        ordering = ["recorded_at"]
        constraints = [
            one_of("detail", Detail, "ground_detail_known"),
            models.CheckConstraint(condition=~models.Q(ground=""), name="ground_is_given"),
            models.CheckConstraint(
                name="ground_for_a_person_or_a_value",
                condition=models.Q(detail="name", person__isnull=False, value="")
                | (~models.Q(detail="name") & models.Q(person=None) & ~models.Q(value="")),
            ),
        ]
