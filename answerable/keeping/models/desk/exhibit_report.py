"""What reports made of exhibits have in common, of money or of violence: what was published stays as it stands."""

from answerable.keeping.models.desk.row import DeskRow

PUBLISHED = "The report is published as it stands: make the next one, and it takes this one's place."


class ExhibitReport(DeskRow):
    """A report that, once it has a `publication`, stays; `held` is what it was told from then."""

    HASHED = frozenset({"held"})

    class Meta:
        abstract = True

    def __str__(self):
        return self.title

    def why_kept(self, on):
        return (PUBLISHED, ()) if self.publication_id else ("", ())

    def why_final(self, act):
        return PUBLISHED if self.publication_id else ""
