"""Recommendations as the desk lists them: what is owed a reply, and when progress is next to be reported."""

from dataclasses import dataclass

from django.db.models import Prefetch

from answerable.keeping.models.desk import Progress, Recommendation, RecommendationSource, RecommendedAction
from answerable.law.reply import inspection_deadline, list_progress_days


@dataclass(frozen=True, slots=True)
class Standing:
    """How a recommendation stands on a day: in words, whether that is late, and when progress is next due."""

    words: str
    is_late: bool
    next_progress: object | None


def list_recommendations(bodies):
    """The recommendations to these bodies, the latest report first."""
    rows = Recommendation.objects.standing().filter(body__in=bodies).select_related("body")
    return rows.prefetch_related(Prefetch("progress", Progress.objects.standing(), to_attr="reported"))


def find_recommendation(key):
    """A recommendation with its body, its progress and its actions, or `None`."""
    actions = RecommendedAction.objects.standing().select_related("undertaking")
    rows = Recommendation.objects.standing().select_related("body", "inquiry", "reply_paper")
    return (
        rows.prefetch_related(
            Prefetch("progress", Progress.objects.standing(), to_attr="reported"),
            Prefetch("actions", actions, to_attr="acted_on"),
        )
        .filter(pk=key)
        .first()
    )


def standing_of(row, today):
    """How a recommendation (with `reported` at hand) stands on a day."""
    if row.closed_on:
        return Standing(f"closed on {row.closed_on:%-d %B %Y}", False, None)
    if row.replied_on is None:
        if row.reply_due is None:
            return Standing("no reply yet", False, None)
        late = today > row.reply_due
        return Standing(f"reply {'was ' if late else ''}due {row.reply_due:%-d %B %Y}", late, None)
    next_on = next_progress_day(row, today)
    late = next_on is not None and next_on < today
    words = f"{row.get_acceptance_display()}; progress {'was ' if late else ''}due {next_on:%-d %B %Y}"
    return Standing(words, late, next_on)


def next_progress_day(row, today):
    """The first six-monthly day since the last report of progress: it is late once it has passed."""
    last = max((each.date for each in row.reported), default=row.reported_on)
    until = today.replace(year=today.year + 1, day=min(today.day, 28))
    return next((day for day in list_progress_days(row.reported_on, until) if day > last), None)


def reply_working(row):
    """The working of the day by which an inspectorate is owed a reply; `None` for others."""
    return inspection_deadline(row.reported_on) if row.source == RecommendationSource.INSPECTORATE else None
