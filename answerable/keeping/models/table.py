"""Tables as printed."""

from django.db import models

from answerable.keeping.models.kept import Fact, one_of


class TableKind(models.TextChoices):
    DATA = "data"
    AGENDA = "agenda"
    ATTENDANCE = "attendance"
    LAYOUT = "layout"


class Table(Fact):
    """A table: header and rows of cells as lists of strings; `row_places` has one `[page, line, line_end]` a row."""

    paper = models.ForeignKey("keeping.Paper", on_delete=models.CASCADE, related_name="tables")
    order = models.PositiveIntegerField()
    kind = models.CharField(max_length=10, choices=TableKind)
    caption = models.TextField(blank=True)
    public_caption = models.TextField(blank=True)
    header = models.JSONField(default=list)
    public_header = models.JSONField(default=list)
    rows = models.JSONField(default=list)
    public_rows = models.JSONField(default=list)
    row_places = models.JSONField(default=list)

    class Meta:
        ordering = ["paper", "order"]
        constraints = [one_of("kind", TableKind, "table_kind_known")]
