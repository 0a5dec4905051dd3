"""How long the papers of a meeting are kept, and that nothing of it goes before."""

import datetime as dt

import pytest
from django.utils import timezone

from answerable.keeping.changes.desk.publication import publish
from answerable.keeping.changes.desk.row import RefusedError, remove_row, undo_act
from answerable.keeping.models import AuditEntry
from answerable.keeping.models.desk import Minute, PublicationKind, Role, Sitting, Submission
from answerable.keeping.queries.desk.retention import kept_of
from tests.keeping.desk.makings import CLERK, make_account, make_business, make_panel, make_sitting
from tests.keeping.desk.test_publication import print_minutes

pytestmark = pytest.mark.django_db


def publish_pack(sitting):
    publish(PublicationKind.PACK, body=sitting.body, sitting=sitting, title="Pack", by=CLERK, pdf=print_minutes())


def make_paper(sitting, title):
    business = make_business(sitting, title)
    author = make_account(Role.AUTHOR, sitting.body, email=f"{title.split()[0]}@office.example")
    return Submission.objects.create(business=business, author=author, title=title, due_on=sitting.date)


def test_minutes_are_kept_six_years_and_background_papers_four():
    kept = dict(kept_of(make_sitting(make_panel(), dt.date(2023, 1, 9))))
    assert kept["minutes"] == dt.date(2029, 1, 8)
    assert kept["background papers"] == dt.date(2027, 1, 8)


def test_a_meeting_whose_papers_are_kept_is_not_removed_nor_undone():
    sitting = make_sitting(make_panel(), timezone.localdate())
    publish_pack(sitting)
    with pytest.raises(RefusedError, match="must stay open to the public until") as refused:
        remove_row(sitting, by=CLERK, act="remove sitting")
    assert [ruling.code for ruling in refused.value.rulings] == ["E-RETENTION-LOCK"]
    made = AuditEntry.objects.filter(subject=sitting.subject, act="arrange sitting").get()
    with pytest.raises(RefusedError, match="must stay open"):
        undo_act(made, by=CLERK)
    assert Sitting.objects.standing().exists()


def test_a_minute_whose_minutes_are_published_is_not_removed():
    sitting = make_sitting(make_panel(), timezone.localdate())
    minute = Minute.objects.create(sitting=sitting, order=1, ref="701", title="Rates")
    asked = {"body": sitting.body, "sitting": sitting, "title": "Minutes", "by": CLERK, "pdf": print_minutes()}
    publish(PublicationKind.MINUTES, **asked)
    with pytest.raises(RefusedError, match=r"minutes of .* must stay open"):
        remove_row(minute, by=CLERK, act="remove minute")


def test_a_paper_that_a_pack_holds_is_not_withdrawn():
    sitting = make_sitting(make_panel(), timezone.localdate())
    papers = [make_paper(sitting, title) for title in ("Published", "Never published")]
    publish(
        PublicationKind.PACK, body=sitting.body, sitting=sitting, title="Pack", by=CLERK, pdf=print_minutes(),
        contents=[{"title": "Published", "item": "1", "page": 1, "about": papers[0].subject}],
    )  # fmt: skip
    with pytest.raises(RefusedError, match=r"reports of .* must stay open"):
        remove_row(papers[0], by=CLERK, act="withdraw paper")
    assert remove_row(papers[1], by=CLERK, act="withdraw paper").removed_at


def test_a_meeting_whose_time_is_over_or_that_published_nothing_may_go():
    panel = make_panel()
    old = make_sitting(panel, dt.date(2012, 12, 10))
    publish_pack(old)
    remove_row(old, by=CLERK, act="remove sitting")
    remove_row(make_sitting(panel, timezone.localdate()), by=CLERK, act="remove sitting")
    assert not Sitting.objects.standing().exists()
