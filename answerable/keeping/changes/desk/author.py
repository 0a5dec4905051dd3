"""Reminders to authors of papers that they owe."""

import datetime as dt

from answerable.keeping.changes.desk.letter import link_to, write_letter
from answerable.keeping.models.desk import SittingStatus, Submission
from answerable.keeping.queries.desk.submission import OWED

# Days before (+) and after (-) the due date on which an author is reminded; the clerk's due date is law to nobody.
REMIND_DAYS = (7, 2, 0, -1, -3, -7)


def remind_authors(today: dt.date) -> int:
    """Write to each author whose paper is due soon or late; gives how many letters were written.

    Run as often as wanted: of one reminder of a day there is one letter. A day on which nobody ran it is not lost:
    the last reminder due before today is written then.
    """
    rows = Submission.objects.standing().filter(status__in=OWED, business__removed_at=None)
    rows = rows.exclude(business__sitting__status=SittingStatus.CANCELLED).filter(business__sitting__date__gte=today)
    letters = [_remind(row, today) for row in rows.select_related("author", "business__sitting__body")]
    return sum(letter is not None for letter in letters)


def _remind(submission, today):
    left = (submission.due_on - today).days
    reached = [days for days in REMIND_DAYS if left <= days]
    if not reached or not submission.author.is_active:
        return None
    # The tightest reminder reached: with two days left, that of two days and not that of a week.
    step = min(reached)
    when = f"{submission.due_on:%A %-d %B %Y}"
    said = f"is due on {when}" if left > 0 else "is due today" if left == 0 else f"was due on {when}"
    words = (
        f"Dear {submission.author.name},\n\n"
        f"The paper “{submission.title}” for {submission.business.sitting} {said}.\n\n"
        f"{link_to(f'/desk/papers/{submission.pk}')}\n"
    )
    once = f"remind author/{submission.pk}/{submission.due_on}/{step}"
    title = f"A paper {'was' if left < 0 else 'is'} due: {submission.title}"[:300]
    return write_letter(submission.author.email, title, words, about=submission.subject, once=once)
