"""Services with their returns, and surrender bins with their counts: what does not go together is refused."""

import datetime as dt

import pytest

from answerable.keeping.changes.desk import intervention as changes
from answerable.keeping.changes.desk.row import ConflictError, RefusedError, undo_act
from answerable.keeping.models import AuditEntry
from answerable.keeping.queries.desk import intervention as queries
from tests.keeping.desk.makings_measure import ANALYST
from tests.keeping.desk.makings_patrol import make_bin, make_service

pytestmark = pytest.mark.django_db
RETURN = {
    "referred": 10, "declined": 1, "started": 8, "left_early": 1, "completed": 5, "outcomes_known": 5,
    "outcomes_met": 3,
}  # fmt: skip


@pytest.mark.parametrize(
    ("first_on", "last_on", "words"),
    [
        (dt.date(2024, 9, 30), dt.date(2024, 7, 1), "ends before it begins"),
        (dt.date(2199, 1, 1), dt.date(2199, 3, 31), "not over"),
    ],
)
def test_a_return_of_days_that_cannot_be_is_refused(first_on, last_on, words):
    service = make_service()
    with pytest.raises(RefusedError, match=words) as refused:
        changes.enter_return(service, by=ANALYST, first_on=first_on, last_on=last_on, **RETURN)
    assert refused.value.field == "last_on"
    assert len(queries.list_returns(service)) == 1


def test_a_service_that_ends_before_it_starts_is_refused():
    with pytest.raises(RefusedError, match="ends before it starts"):
        make_service(ends_on=dt.date(2020, 1, 1))


def test_a_service_is_shown_once_and_written_over_by_nobody():
    service = make_service()
    shown = changes.publish_intervention(service, by=ANALYST)
    with pytest.raises(RefusedError, match="already"):
        changes.publish_intervention(shown, by=ANALYST)
    with pytest.raises(ConflictError):
        changes.change_intervention(shown, by=ANALYST, revision=shown.revision - 1, provider="Another")


def test_a_bin_is_not_emptied_before_it_was_placed_or_on_a_day_to_come():
    row = make_bin()
    for day, words in ((dt.date(2020, 1, 1), "that day is earlier"), (dt.date(2199, 1, 1), "not come yet")):
        with pytest.raises(RefusedError, match=words):
            changes.count_bin(row, by=ANALYST, emptied_on=day, knives=1)


def test_a_count_is_not_moved_to_a_day_that_cannot_be_and_a_bin_is_not_taken_away_before_it_came():
    row = make_bin()
    count = changes.count_bin(row, by=ANALYST, emptied_on=dt.date(2024, 6, 1), knives=1)
    with pytest.raises(RefusedError, match="not come yet"):
        changes.change_count(count, by=ANALYST, emptied_on=dt.date(2199, 1, 1))
    with pytest.raises(RefusedError, match="before it was placed") as refused:
        changes.change_bin(row, by=ANALYST, closed_on=row.opened_on - dt.timedelta(days=1))
    assert refused.value.field == "closed_on"


def test_what_is_entered_twice_is_refused_at_the_field_it_is_known_by():
    service, row = make_service(), make_bin()
    held = queries.list_returns(service)[0]
    days = {"first_on": held.first_on, "last_on": held.last_on}
    on = dt.date(2024, 6, 1)
    changes.count_bin(row, by=ANALYST, emptied_on=on, knives=1)
    twice = (
        ("name", lambda: make_service()),
        ("first_on", lambda: changes.enter_return(service, by=ANALYST, **days, **RETURN)),
        ("code", lambda: make_bin()),
        ("emptied_on", lambda: changes.count_bin(row, by=ANALYST, emptied_on=on, knives=1)),
    )
    for field, enter in twice:
        with pytest.raises(RefusedError, match="already") as refused:
            enter()
        assert refused.value.field == field


def test_a_count_that_was_taken_out_comes_back_and_uncounted_is_not_nought():
    row = make_bin()
    count = changes.count_bin(row, by=ANALYST, emptied_on=dt.date(2024, 6, 1), knives=None)
    assert count.knives is None
    changes.remove_count(count, by=ANALYST)
    undo_act(AuditEntry.objects.get(act="remove bin count"), by=ANALYST)
    assert queries.find_count(count.pk) == count
