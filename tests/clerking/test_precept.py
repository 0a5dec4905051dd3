"""A precept's review on the desk, by its forms, and what the public then reads."""

import datetime as dt

import pytest

from answerable.keeping.models.desk import PreceptEvent, PreceptReview, Role
from tests.keeping.desk.makings import make_board, make_body, make_panel, make_person, make_seat, make_sitting

pytestmark = pytest.mark.django_db
BEGUN = {
    "year": "2023", "previous": "187.55", "proposed": "202.55", "tax_base": "737102", "can_veto": "on",
    "consultation_first_on": "2022-12-14", "consultation_last_on": "2023-02-03",
}  # fmt: skip


def words_of(answer):
    return " ".join(answer.content.decode().replace("&#x27;", "'").split())


def begin(clerk):
    """The review begun by the form; gives its address."""
    given = {"body": make_board().pk, "panel": make_panel().pk, **BEGUN}
    return clerk.post("/desk/precepts/new", given, follow=True).redirect_chain[-1][0]


def last_event():
    return PreceptEvent.objects.standing().order_by("pk").last()


def test_a_clerk_takes_a_precept_through_its_year_with_a_veto(sign_in, client):
    clerk = sign_in(Role.CLERK)
    page = begin(clerk)
    panel = PreceptReview.objects.get().panel
    sitting = make_sitting(panel, dt.date(2023, 2, 6))

    begun = words_of(clerk.get(page))
    assert "The consultation ends on Friday 3 February 2023, after the proposed precept must be notified" in begun
    assert "£149,300,010.10" in begun
    assert "up £15.00 (8.00%)" in begun
    assert "Within the limit." in begun
    assert client.get(f"/precepts/{PreceptReview.objects.get().pk}").status_code == 404

    late = words_of(clerk.post(f"{page}/record/notified", {"date": "2023-02-02", "amount": "202.55"}))
    assert "There is a problem" in late
    assert "E-PRECEPT-NOTICE-LATE" in late
    clerk.post(f"{page}/record/notified", {"date": "2023-02-01", "amount": "202.55"})
    voted = {"date": "2023-02-06", "sitting": sitting.pk, "veto": "on", "for_count": "10", "against_count": "2"}
    clerk.post(f"{page}/record/reviewed", {**voted, "members": "14"})
    stated = {"date": "2023-02-08", "stance": "vetoes", "direction": "too_high", "words": "A rise too far."}
    clerk.post(f"{page}/record/reported", stated)
    report = last_event()
    assert clerk.get(f"/desk/precepts/events/{report.pk}/paper.pdf").content.startswith(b"%PDF")
    published = clerk.post(f"/desk/precepts/events/{report.pk}/publish", follow=True)
    assert "The paper is published" in words_of(published)

    higher = clerk.post(f"{page}/record/revised", {"date": "2023-02-15", "amount": "205.00"})
    assert "must be lower than the £202.55 that was vetoed" in words_of(higher)
    clerk.post(f"{page}/record/revised", {"date": "2023-02-15", "amount": "197.55", "words": "Less is asked for."})
    second = {"date": "2023-02-22", "stance": "vetoes", "words": "No."}
    assert "E-SECOND-VETO" in words_of(clerk.post(f"{page}/record/second_reported", second))
    clerk.post(f"{page}/record/second_reported", {**second, "stance": "supports"})
    clerk.post(f"{page}/record/finally_responded", {"date": "2023-02-24", "words": "It stands."})
    clerk.post(f"{page}/record/issued", {"date": "2023-02-27", "amount": "197.55"})

    told = words_of(client.get(page.removeprefix("/desk")))
    for said in (
        "Issued at £197.55 (band D).",
        "The veto is carried: 10 of 14 members voted for it, and 10 are needed.",
        "which it considers too high. This report states that it does.",
        "Done on 15 February 2023",
        "£131.70",
    ):
        assert said in told, said
    assert "the precept has been issued" in words_of(clerk.get(page)).lower()
    assert "Issued at £197.55" in words_of(client.get("/precepts"))


def test_the_form_of_the_review_is_filled_with_the_members_in_office(sign_in):
    clerk = sign_in(Role.CLERK)
    page = begin(clerk)
    review = PreceptReview.objects.get()
    make_seat(review.panel, make_person())
    sitting = make_sitting(review.panel, dt.date(2023, 2, 6))
    given = {**BEGUN, "sitting": sitting.pk, "revision": review.revision}
    assert clerk.post(f"{page}/change", given).status_code == 302
    form = words_of(clerk.get(f"{page}/record/reviewed"))
    assert 'name="members" value="1"' in form
    assert 'value="2023-02-06"' in form


def test_the_monitoring_officer_alone_records_what_happened_late(sign_in):
    clerk = sign_in(Role.CLERK)
    page = begin(clerk)
    officer = sign_in(Role.MONITORING_OFFICER, PreceptReview.objects.get().panel, name="Omar Bell")
    late = {"date": "2023-02-02", "amount": "202.55", "overrule": "on", "why": "The notice came a day late."}
    assert "There is a problem" in words_of(clerk.post(f"{page}/record/notified", late))
    officer.post(f"{page}/record/notified", late)
    shown = words_of(officer.get(page))
    assert "Recorded in spite of E-PRECEPT-NOTICE-LATE by Omar Bell" in shown
    assert "the limit was Wednesday 1 February 2023" in shown


def test_the_finance_officer_records_what_is_notified_and_issued_and_nothing_else(sign_in):
    clerk, finance = sign_in(Role.CLERK), sign_in(Role.FINANCE_OFFICER, name="Fay Lund")
    page = begin(clerk)
    finance.post(f"{page}/record/notified", {"date": "2023-02-01", "amount": "202.55"})
    assert str(last_event().amount) == "202.55"
    assert finance.post(f"{page}/record/reviewed", {"date": "2023-02-06", "members": "14"}).status_code == 403
    assert finance.get("/desk/precepts/new").status_code == 403
    assert finance.get(f"{page}/change").status_code == 403
    assert sign_in(Role.ADMINISTRATOR, name="Ada Quist").get(page).status_code == 403
    member = sign_in(Role.MEMBER, PreceptReview.objects.get().panel, name="Mo Reyes")
    assert member.get(page).status_code == 200
    assert member.post(f"{page}/announce").status_code == 403


def test_the_last_event_is_corrected_and_taken_back_by_forms(sign_in):
    clerk = sign_in(Role.CLERK)
    page = begin(clerk)
    clerk.post(f"{page}/record/notified", {"date": "2023-01-31", "amount": "202.55"})
    event = last_event()
    form = clerk.get(f"/desk/precepts/events/{event.pk}/correct")
    assert 'value="202.55"' in words_of(form)
    given = {"date": "2023-02-01", "amount": "201.55", "revision": event.revision}
    unknown = clerk.post(
        f"/desk/precepts/events/{event.pk}/correct", {**given, "why": "As printed.", "paper": "none"}
    )
    assert "The record has no such paper" in words_of(unknown)
    assert "There is a problem" in words_of(clerk.post(f"/desk/precepts/events/{event.pk}/correct", given))
    clerk.post(f"/desk/precepts/events/{event.pk}/correct", {**given, "why": "The letter says so."})
    assert (str(last_event().amount), last_event().date) == ("201.55", dt.date(2023, 2, 1))
    clerk.post(f"/desk/precepts/events/{last_event().pk}/take-back", {"why": "It was another year's."})
    assert not PreceptEvent.objects.standing().exists()
    assert "take back precept event" in words_of(clerk.get(page))


def test_a_clerk_begins_reviews_of_their_own_bodies_alone(sign_in):
    board, panel = make_board(), make_panel()
    given = {"body": board.pk, "panel": panel.pk, **BEGUN}
    elsewhere = sign_in(Role.CLERK, make_body("Southshire Police and Crime Panel"))
    assert "You keep the precepts of neither" in words_of(elsewhere.post("/desk/precepts/new", given))
    assert not PreceptReview.objects.exists()
    sign_in(Role.CLERK, panel, name="Omar Bell").post("/desk/precepts/new", given)
    address = f"/desk/precepts/{PreceptReview.objects.get().pk}"
    assert elsewhere.get(address).status_code == 403
    assert elsewhere.post(f"{address}/record/notified", {"date": "2023-02-01", "amount": "1"}).status_code == 403


def test_amounts_recommended_are_amounts(sign_in):
    clerk = sign_in(Role.CLERK)
    page = begin(clerk)
    clerk.post(f"{page}/record/notified", {"date": "2023-02-01", "amount": "202.55"})
    clerk.post(f"{page}/record/reviewed", {"date": "2023-02-06", "members": "14"})
    given = {"date": "2023-02-08", "stance": "recommends", "recommended": "two hundred"}
    assert "Write one amount on each line" in words_of(clerk.post(f"{page}/record/reported", given))
    clerk.post(f"{page}/record/reported", {**given, "recommended": "£200\n1,199.50"})
    assert last_event().recommended == ["200.00", "1199.50"]
