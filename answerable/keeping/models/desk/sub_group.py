"""Sub-groups: bodies that another body set up, which prepare and do not decide what may not be delegated."""

from django.db import models

from answerable.keeping.models.desk.row import DeskRow


class SubGroup(DeskRow):
    """That a body is a sub-group of another. `may_not_decide` is in words what stays with the parent.

    Its meetings are closed to the public, and in no public calendar, unless it `meets_in_public`.
    """

    body = models.ForeignKey("keeping.Body", on_delete=models.PROTECT, related_name="sub_group_of")
    parent = models.ForeignKey("keeping.Body", on_delete=models.PROTECT, related_name="sub_groups")
    remit = models.TextField(blank=True)
    may_not_decide = models.TextField(blank=True)
    meets_in_public = models.BooleanField(default=False)

    class Meta:
        ordering = ["parent", "body"]
        constraints = [
            models.UniqueConstraint(
                fields=["body"], condition=models.Q(removed_at=None), name="sub_group_of_one_parent"
            ),
            models.CheckConstraint(condition=~models.Q(body=models.F("parent")), name="sub_group_of_another"),
        ]
