"""The trace on things and as a whole: who may read it, and undoing."""

import csv
import io
import re

import pytest

from answerable.keeping.changes.desk.row import add_row, change_row
from answerable.keeping.changes.desk.sitting import change_sitting
from answerable.keeping.models import AuditEntry
from answerable.keeping.models.desk import Access, Business, Role, Sitting
from answerable.keeping.queries.desk.place import body_of
from tests.keeping.desk.makings import CLERK, make_account, make_board, make_business, make_panel, make_sitting

pytestmark = pytest.mark.django_db
SECRET = "Zqclosedmatter"


def last_act(subject):
    return AuditEntry.objects.filter(subject=subject).latest("sequence").sequence


def words(page):
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", page.content.decode()))


@pytest.fixture
def moved():
    """A meeting whose venue was changed."""
    return change_sitting(make_sitting(make_panel()), by=CLERK, revision=1, venue="Town Hall")


def test_a_change_is_undone_from_the_thing_itself(sign_in, moved):
    clerk = sign_in(Role.CLERK, moved.body)
    address = f"/desk/meetings/{moved.pk}"
    undo = f"/desk/undo/{last_act(moved.subject)}"
    assert undo in clerk.get(address).content.decode()
    page = clerk.post(undo, {"next": address}, follow=True)
    assert page.redirect_chain[-1][0] == address
    assert "“change sitting” is undone" in words(page)
    assert Sitting.objects.get().venue == "Council House"


def test_undoing_is_itself_undone(sign_in, moved):
    clerk = sign_in(Role.CLERK, moved.body)
    for _ in range(2):
        clerk.post(f"/desk/undo/{last_act(moved.subject)}", {"next": "/desk"})
    assert Sitting.objects.get().venue == "Town Hall"


def test_undoing_what_made_a_thing_says_first_that_it_goes(sign_in):
    sitting = make_sitting(make_panel())
    clerk = sign_in(Role.CLERK, sitting.body)
    undo = f"/desk/undo/{last_act(sitting.subject)}"
    assert "takes this off the desk" in words(clerk.post(undo, {"next": "/desk"}))
    assert Sitting.objects.standing().exists()
    page = clerk.post(undo, {"next": "/desk", "confirmed": "1"}, follow=True)
    assert not Sitting.objects.standing().exists()
    again = re.search(r"/desk/undo/\d+", page.content.decode())[0]
    clerk.post(again, {"next": "/desk"})
    assert Sitting.objects.standing().exists()


def test_what_was_changed_since_is_not_undone_and_says_why(sign_in, moved):
    first = last_act(moved.subject)
    change_sitting(moved, by=CLERK, revision=2, venue="Civic Centre")
    page = sign_in(Role.CLERK, moved.body).post(f"/desk/undo/{first}", {"next": "/desk"}, follow=True)
    assert "venue was changed again since" in words(page)
    assert Sitting.objects.get().venue == "Civic Centre"


@pytest.mark.parametrize("role", [Role.MONITORING_OFFICER, Role.AUDITOR, Role.ADMINISTRATOR, Role.MEMBER])
def test_who_may_not_undo_is_offered_nothing_and_refused(sign_in, moved, role):
    other = sign_in(role, moved.body)
    undo = f"/desk/undo/{last_act(moved.subject)}"
    assert undo not in other.get(f"/desk/meetings/{moved.pk}").content.decode()
    assert other.post(undo).status_code == 403
    assert Sitting.objects.get().venue == "Town Hall"


def test_a_clerk_of_another_body_undoes_nothing_here(sign_in, moved):
    assert sign_in(Role.CLERK, make_board()).post(f"/desk/undo/{last_act(moved.subject)}").status_code == 403


def test_a_role_is_not_had_back_by_undoing(sign_in):
    panel = make_panel()
    account = make_account(Role.ADMINISTRATOR, None, name="Ines Dale")
    access = Access.objects.get(account=account)
    clerk = sign_in(Role.CLERK, None)
    clerk.post(f"/desk/undo/{last_act(access.subject)}", {"next": "/desk", "confirmed": "1"})
    assert Access.objects.standing().filter(pk=access.pk).exists()
    assert body_of(access) is None
    assert body_of(panel) == panel


def test_undoing_leads_back_to_our_own_pages_only(sign_in, moved):
    clerk = sign_in(Role.CLERK, moved.body)
    for elsewhere in ("https://elsewhere.example/", "//elsewhere.example/", "javascript:alert(1)"):
        answer = clerk.post(f"/desk/undo/{last_act(moved.subject)}", {"next": elsewhere})
        assert answer["Location"] == "/desk"


def test_what_is_closed_is_told_to_no_role_that_may_not_see_it(sign_in):
    sitting = make_sitting(make_panel())
    item = make_business(sitting, "An item", confidentiality="exempt")
    change_row(item, by=CLERK, act="change business", reason=SECRET, title=SECRET)
    act = f"/desk/trace/{last_act(item.subject)}"
    assert SECRET in sign_in(Role.MONITORING_OFFICER, sitting.body).get(act).content.decode()
    keeper = sign_in(Role.ADMINISTRATOR, None)
    assert "closed to your role" in words(keeper.get(act))
    for address in (act, "/desk/trace", "/desk/trace?format=csv", "/desk/trace?format=json"):
        assert SECRET not in keeper.get(address).content.decode()
    assert SECRET in sign_in(Role.AUDITOR, None).get("/desk/trace?format=csv").content.decode()


def test_the_whole_trace_is_filtered_turned_by_key_and_taken_away(sign_in):
    sitting = make_sitting(make_panel())
    for number in range(2, 62):
        change_row(sitting, by="Omar Bell", act="change sitting", venue=f"Room {number}")
    auditor = sign_in(Role.AUDITOR, None)
    page = auditor.get("/desk/trace?by=omar&subject=sitting")
    text = page.content.decode()
    assert text.count("Omar Bell") == 50
    assert "Room 61" in text
    earlier = re.search(r'href="([^"]+)" rel="next"', text)[1].replace("&amp;", "&")
    text = auditor.get(earlier).content.decode()
    assert text.count("Omar Bell") == 10
    assert "Back to the latest" in text
    sheet = auditor.get("/desk/trace?by=omar&format=csv").content.decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(sheet)))
    assert len(rows) == 60
    assert rows[0]["changes"] == "venue: Room 60 → Room 61"
    assert auditor.get("/desk/trace?by=nobody").content.decode().count("Omar Bell") == 0
    assert "None fits" in words(auditor.get("/desk/trace?since=2999-01-01"))


def test_the_whole_trace_is_for_who_reads_every_body(sign_in):
    panel = make_panel()
    assert sign_in(Role.AUDITOR, panel).get("/desk/trace").status_code == 403


def test_a_row_is_placed_by_what_it_belongs_to():
    sitting = make_sitting(make_panel())
    assert body_of(make_business(sitting, "An item")) == sitting.body
    removed = add_row(Business, by=CLERK, act="add business", sitting=sitting, order=9, title="Other")
    assert body_of(removed) == sitting.body
