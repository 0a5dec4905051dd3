"""Plans, recommendations and inquiries on the desk, by their forms."""

import pytest

from answerable.keeping.models.desk import Inquiry, LineOfQuestioning, Plan, Recommendation, Role
from tests.keeping.desk.makings import make_board, make_panel, make_person, make_seat

pytestmark = pytest.mark.django_db


def words_of(answer):
    return answer.content.decode()


def test_a_clerk_takes_a_plan_from_draft_to_public(sign_in, client):
    panel, board = make_panel(), make_board()
    clerk = sign_in(Role.CLERK)
    given = {"body": board.pk, "title": "Plan 2025", "first_on": "2025-04-01", "last_on": "2029-03-31"}
    clerk.post("/desk/plans/new", given)
    plan = Plan.objects.get()
    clerk.post(f"/desk/plans/{plan.pk}/sections/new", {"title": "Reducing violence"})
    section = plan.sections.get()
    clerk.post(f"/desk/sections/{section.pk}/objectives/new", {"number": "1", "words": "Fewer are hurt"})

    stopped = clerk.post(f"/desk/plans/{plan.pk}/step/issue", {"on": "2025-04-02"})
    assert "without the panel&#x27;s report" in words_of(stopped)
    clerk.post(f"/desk/plans/{plan.pk}/step/send", {"on": "2025-02-03", "panel": panel.pk})
    clerk.post(f"/desk/plans/{plan.pk}/step/scrutiny", {"on": "2025-03-03"})
    assert "Fewer are hurt" not in words_of(client.get("/plans"))
    clerk.post(f"/desk/plans/{plan.pk}/step/issue", {"on": "2025-04-02"})

    objective = section.objectives.get()
    clerk.post(f"/desk/objectives/{objective.pk}", {"kind": "measure", "place": "Knife injuries"})
    assert "Fewer are hurt" in words_of(client.get(f"/plans/{plan.pk}"))
    assert "Knife injuries" in words_of(client.get(f"/objectives/{objective.pk}"))
    bearing = objective.bearings.get()
    clerk.post(f"/desk/bearings/{bearing.pk}/lift")
    assert "Knife injuries" not in words_of(client.get(f"/objectives/{objective.pk}"))


def test_a_draft_plan_is_at_no_public_address(sign_in, client):
    board = make_board()
    given = {"body": board.pk, "title": "Plan 2025", "first_on": "2025-04-01", "last_on": "2029-03-31"}
    sign_in(Role.CLERK, board).post("/desk/plans/new", given)
    assert client.get(f"/plans/{Plan.objects.get().pk}").status_code == 404


def test_a_recommendation_is_entered_answered_and_read_in_public(sign_in, client):
    board = make_board()
    clerk = sign_in(Role.CLERK, board)
    given = {
        "body": board.pk, "source": "inspectorate", "report_title": "Searching fairly", "reported_on": "2022-12-15",
        "number": "3", "words": "Record every search.", "addressee": "body", "matter": "operational",
    }  # fmt: skip
    entered = clerk.post("/desk/recommendations/new", given, follow=True)
    assert "send it to the force" in words_of(entered)
    assert "8 February 2023" in words_of(entered)
    row = Recommendation.objects.get()
    assert "Late:" in words_of(client.get("/recommendations"))

    bare = clerk.post(
        f"/desk/recommendations/{row.pk}/reply", {"acceptance": "accepted", "reply": "", "on": "2023-02-01"}
    )
    assert "There is a problem" in words_of(bare)
    answer = {"acceptance": "accepted", "reply": "A new form is in use.", "on": "2023-02-01"}
    clerk.post(f"/desk/recommendations/{row.pk}/reply", answer)
    assert "A new form is in use." in words_of(client.get(f"/recommendations/{row.pk}"))
    told = {"date": "2023-06-01", "words": "Half done.", "reported_by": "Una Marsh", "is_open": "on"}
    clerk.post(f"/desk/recommendations/{row.pk}/progress", told)
    clerk.post(f"/desk/recommendations/{row.pk}/act", {"text": "Print the form.", "owner_name": "Head of search"})
    clerk.post(f"/desk/recommendations/{row.pk}/close", {"evidence": "Audited.", "on": "2024-01-01"})
    page = words_of(client.get(f"/recommendations/{row.pk}"))
    assert "Half done." in page
    assert "Audited." in page
    assert "Print the form." in words_of(clerk.get(f"/desk/recommendations/{row.pk}"))


def test_members_prepare_an_inquiry_that_the_public_reads_without_its_lines(sign_in, client):
    panel = make_panel()
    make_seat(panel, make_person())
    clerk, member = sign_in(Role.CLERK, panel), sign_in(Role.MEMBER, panel, name="Alma Reyes")
    clerk.post("/desk/inquiries/new", {"body": panel.pk, "title": "Public confidence", "scope": "Trust."})
    inquiry = Inquiry.objects.get()
    clerk.post(f"/desk/inquiries/{inquiry.pk}/themes/new", {"title": "Local confidence"})
    theme = inquiry.themes.get()
    clerk.post(f"/desk/inquiries/{inquiry.pk}/members/new", {"person": make_person().pk, "is_lead": "on"})
    member.post(f"/desk/themes/{theme.pk}/lines/new", {"words": "Who is not heard?"})
    member.post(f"/desk/lines/{LineOfQuestioning.objects.get().pk}/heard", {"revision": 1, "heard": "The young."})
    assert client.get(f"/inquiries/{inquiry.pk}").status_code == 404

    clerk.post(f"/desk/inquiries/{inquiry.pk}/announce")
    page = words_of(client.get(f"/inquiries/{inquiry.pk}"))
    assert "Local confidence" in page
    assert "Alma Reyes" in page
    assert "heard" not in page
    assert "The young." in words_of(member.get(f"/desk/inquiries/{inquiry.pk}"))
    assert member.post(f"/desk/inquiries/{inquiry.pk}/themes/new", {"title": "Mine"}).status_code == 403
