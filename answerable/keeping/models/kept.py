"""What every row of the record has: a readable id, a public gate, locks and a tombstone."""

from django.db import connection, models


class KeptQuerySet(models.QuerySet):
    def standing(self):
        """Rows that are not tombstones."""
        return self.filter(deleted_at=None)

    def public(self):
        """Rows that the public may see: stated by a published, open paper, and not tombstones."""
        return self.filter(is_public=True, deleted_at=None)

    def under(self, base):
        """Rows whose id stands under another (`<base>/...`), tombstones with them; by index on both databases."""
        if connection.vendor == "sqlite":
            return self.filter(public_id__gt=f"{base}/", public_id__lt=f"{base}0")
        return self.filter(public_id__startswith=f"{base}/")


class Kept(models.Model):
    """A row that has an address of its own.

    `public_id` is given once and never changes. `is_public` is closed until a published, open paper states the row.
    `locked_fields` names the fields that a person corrected: reading again leaves them. `deleted_at` is a tombstone:
    the row was once stated and no paper states it now.
    """

    public_id = models.CharField(max_length=250, unique=True)
    is_public = models.BooleanField(default=False)
    locked_fields = models.JSONField(default=list, blank=True)
    deleted_at = models.DateTimeField(null=True, blank=True)
    filed_at = models.DateTimeField(auto_now_add=True)
    changed_at = models.DateTimeField(auto_now=True)

    objects = KeptQuerySet.as_manager()

    class Meta:
        abstract = True

    def __str__(self):
        return self.public_id


class Fact(Kept):
    """A row that a paper states: `passage` is the words it stands on."""

    passage = models.ForeignKey("keeping.Passage", on_delete=models.PROTECT, related_name="+")

    class Meta(Kept.Meta):
        abstract = True


def one_of(field, choices, name):
    """A database constraint that `field` holds one of `choices` (a `TextChoices` class)."""
    return models.CheckConstraint(condition=models.Q(**{f"{field}__in": choices.values}), name=name)
