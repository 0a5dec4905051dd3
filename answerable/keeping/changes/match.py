"""Doubtful matches: left for a person, never guessed."""

from answerable.keeping.models import Match

MOST_DOUBTS = 5


def leave_doubts(kind, row, doubts, rows):
    """Leave a match row for each doubt about a new row; `rows` gives the candidates by key."""
    for doubt in sorted(doubts, key=lambda one: -one.score)[:MOST_DOUBTS]:
        Match.objects.get_or_create(
            kind=kind,
            subject=row.public_id,
            candidate=rows[doubt.key].public_id,
            defaults={"score": doubt.score, "why": doubt.why},
        )
