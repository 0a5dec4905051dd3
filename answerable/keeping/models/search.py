"""Search entries: the public words of the record, one row for each thing that can be found."""

from django.db import models


class SearchEntry(models.Model):
    """One thing to be found. It holds public words only, and exists only while the thing is public.

    The full-text index over `title` and `text` is kept by the database (FTS5 on SQLite, tsvector on PostgreSQL).
    `kind` is item, question, promise, action, decision, resolution, passage, person, body or meeting; `place` is the
    public id of what it leads to, with `#page-line` for a passage (`<paper>#3-41`).
    """

    kind = models.CharField(max_length=12)
    place = models.CharField(max_length=300)
    title = models.TextField(blank=True)
    text = models.TextField(blank=True)
    body = models.ForeignKey("keeping.Body", null=True, on_delete=models.CASCADE, related_name="+")
    date = models.DateField(null=True)
    paper = models.ForeignKey("keeping.Paper", null=True, on_delete=models.CASCADE, related_name="+")
    people = models.ManyToManyField("keeping.Person", related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["kind", "place"], name="search_entry_once")]
        indexes = [
            models.Index(fields=["kind", "date"], name="search_kind_date"),
            models.Index(fields=["body", "date"], name="search_body_date"),
        ]
