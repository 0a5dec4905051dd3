"""The annual report on the desk, by its forms."""

import datetime as dt

import pytest

from answerable.keeping.changes.desk.plan import (
    add_objective,
    add_section,
    draft_plan,
    issue_plan,
    note_scrutiny,
    send_plan,
)
from answerable.keeping.models.desk import AnnualReport, ObjectiveAccount, Recommendation, Role
from tests.keeping.desk.makings import CLERK, make_board, make_panel

pytestmark = pytest.mark.django_db
DAY = dt.date(2021, 4, 1)
BEGUN = {"title": "Annual Report 2021/22", "first_on": "2021-04-01", "last_on": "2022-03-31"}


def words_of(answer):
    return " ".join(answer.content.decode().replace("&#x27;", "'").split())


@pytest.fixture
def plan():
    row = draft_plan(make_board(), by=CLERK, title="The plan", first_on=DAY, last_on=dt.date(2025, 3, 31))
    add_objective(add_section(row, by=CLERK, title="Violence"), by=CLERK, number="1", words="Fewer are hurt")
    return issue_plan(note_scrutiny(send_plan(row, by=CLERK, panel=make_panel(), on=DAY), by=CLERK, on=DAY), by=CLERK)


def begin(clerk, plan):
    """The report begun by the form; gives its address."""
    return clerk.post("/desk/annual-reports/new", {"plan": plan.pk, **BEGUN}, follow=True).redirect_chain[-1][0]


def test_a_clerk_takes_an_annual_report_from_draft_to_public(sign_in, client, plan):
    clerk = sign_in(Role.CLERK)
    wrong = clerk.post("/desk/annual-reports/new", {"plan": plan.pk, **BEGUN, "last_on": "2022-01-31"})
    assert "The annual report is not of one financial year" in words_of(wrong)
    page = begin(clerk, plan)
    report, objective = AnnualReport.objects.get(), plan.sections.get().objectives.get()

    clerk.post(f"{page}/change", {"title": report.title, "foreword": "A quiet year.", "revision": report.revision})
    clerk.post(f"{page}/objectives/{objective.pk}", {"words": "Two schools took part."})
    assert ObjectiveAccount.objects.get().words == "Two schools took part."
    drafted = words_of(clerk.get(page))
    assert "Two schools took part." in drafted
    assert "Nothing of it is public." in drafted
    assert clerk.get(f"{page}/print.pdf").content.startswith(b"%PDF")

    clerk.post(f"{page}/send", {"panel": plan.panel_id, "on": "2022-06-06"})
    clerk.post(f"{page}/take-back", {})
    assert AnnualReport.objects.get().state == "draft"
    clerk.post(f"{page}/send", {"panel": plan.panel_id, "on": "2022-06-07"})
    told = {"on": "2022-07-06", "reply_due": "2022-08-06", "words": "A full account."}
    clerk.post(f"{page}/panel", {**told, "recommendations": "List the grants.\n\nSay who was asked."})
    assert [row.words for row in Recommendation.objects.order_by("number")] == [
        "List the grants.",
        "Say who was asked.",
    ]
    waiting = words_of(clerk.get(page))
    assert "E-RESPONSE-UNPUBLISHED" in waiting
    assert "E-REPLY-MISSING" in waiting
    clerk.post(f"{page}/reply", {"on": "2022-08-01", "words": "They will be listed."})
    assert "A quiet year." not in words_of(client.get("/papers"))
    shown = clerk.post(f"{page}/publish", {}, follow=True)
    assert "are published" in words_of(shown)
    assert "Annual Report 2021/22" in words_of(client.get("/papers"))


def test_the_panel_sees_a_report_once_it_was_sent_and_notes_its_own(sign_in, plan):
    at_body = sign_in(Role.CLERK, plan.body)
    page = begin(at_body, plan)
    at_panel = sign_in(Role.CLERK, plan.panel, name="Omar Bell")
    member = sign_in(Role.MEMBER, plan.panel, name="Mo Reyes")
    assert at_panel.get(page).status_code == 403
    assert "Annual Report 2021/22" not in words_of(at_panel.get("/desk/annual-reports"))
    sent = {"panel": plan.panel_id, "on": "2022-06-06"}
    at_body.post(f"{page}/send", sent)
    assert member.get(page).status_code == 200
    assert "Annual Report 2021/22" in words_of(at_panel.get("/desk/annual-reports"))
    assert at_panel.post(f"{page}/reply", {"on": "2022-06-07", "words": "Ours."}).status_code == 403
    assert member.get(f"{page}/panel").status_code == 403
    at_panel.post(f"{page}/panel", {"on": "2022-07-06", "reply_due": "2022-08-06", "words": "Read."})
    assert AnnualReport.objects.get().panel_words == "Read."


def test_an_author_writes_and_does_not_send(sign_in, plan):
    page = begin(sign_in(Role.CLERK), plan)
    author = sign_in(Role.AUTHOR, plan.body, name="Fay Lund")
    objective = plan.sections.get().objectives.get()
    assert author.post(f"{page}/objectives/{objective.pk}", {"words": "Done."}).status_code == 302
    assert author.post(f"{page}/send", {}).status_code == 403
    assert author.post(f"{page}/publish", {}).status_code == 403
    assert author.get(f"{page}/objectives/999").status_code == 404


def test_the_list_does_not_grow_in_queries(sign_in, plan, django_assert_max_num_queries):
    clerk = sign_in(Role.CLERK)
    begin(clerk, plan)
    clerk.get("/desk/annual-reports")
    with django_assert_max_num_queries(12):
        clerk.get("/desk/annual-reports")
    for year in (2022, 2023):
        values = {"title": "Annual Report", "first_on": f"{year}-04-01", "last_on": f"{year + 1}-03-31"}
        clerk.post("/desk/annual-reports/new", {"plan": plan.pk, **values})
    with django_assert_max_num_queries(12):
        assert words_of(clerk.get("/desk/annual-reports")).count("/desk/annual-reports/") >= 3
