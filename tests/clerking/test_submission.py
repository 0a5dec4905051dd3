"""Papers on the desk, from the letter that asks for one to the clerk who accepts it, without JavaScript."""

import datetime as dt

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from answerable.keeping.changes.desk.sign_off import need_sign_off
from answerable.keeping.changes.desk.submission import file_submission
from answerable.keeping.models.desk import Letter, Role, Submission
from tests.keeping.desk.makings import CLERK, make_account, make_board, make_panel, make_sitting
from tests.keeping.desk.makings_papers import (
    AUTHOR,
    EXEMPT,
    RIGHT_SUM,
    WRITTEN,
    WRONG_SUM,
    make_item,
    make_submission,
)
from tests.keeping.desk.test_submission import table_pdf

pytestmark = pytest.mark.django_db


def said(answer):
    return answer.content.decode()


@pytest.fixture
def author(sign_in):
    return sign_in(Role.AUTHOR, make_panel(), name="Omar Bell")


def make_paper(author, **values):
    sitting = make_sitting(author_body(author))
    return make_submission(make_item(sitting), author=author.account, **values)


def author_body(author):
    return author.account.accesses.get().body


def form_of(paper, **values):
    return {**WRITTEN, "title": paper.title, "confidentiality": "open", "revision": paper.revision, **values}


def test_a_clerk_asks_for_a_paper_and_its_author_finds_it_among_what_they_owe(sign_in, author):
    sitting = make_sitting(author_body(author))
    item = make_item(sitting)
    clerk = sign_in(Role.CLERK, sitting.body)
    page = said(clerk.get(f"/desk/meetings/{sitting.pk}/papers/ask"))
    assert "Friday 27 January 2023" in page or "Papers for this meeting are due by" in page
    asked = {"business": item.pk, "author": author.account.pk, "title": "Fleet", "due_on": "2023-01-20"}
    assert "Omar Bell is asked for “Fleet”" in said(
        clerk.post(f"/desk/meetings/{sitting.pk}/papers/ask", asked, follow=True)
    )
    assert Letter.objects.get().to == author.account.email
    owed = said(author.get("/desk/papers"))
    assert f'href="/desk/papers/{Submission.objects.get().pk}"' in owed


def test_an_author_files_a_wrong_sum_sees_it_beside_the_table_corrects_it_and_files_again(author):
    paper = make_paper(author)
    address = f"/desk/papers/{paper.pk}"
    page = said(author.post(f"{address}/write", form_of(paper, body=WRONG_SUM, file=1), follow=True))
    assert "Filed as version 1: 1 thing to look at." in page
    assert "Total (Vehicles) of 45 does not agree with its parts, which come to 42." in page
    assert 'class="filed__row filed__row--found"' in page
    paper = Submission.objects.get()
    page = said(author.post(f"{address}/write", form_of(paper, body=RIGHT_SUM, file=1), follow=True))
    assert "Filed as version 2: nothing found that does not agree." in page
    compared = said(author.get(f"{address}/versions"))
    assert "<del>45</del><ins>42</ins>" in compared


def test_what_cannot_be_filed_yet_is_kept_all_the_same(author):
    paper = make_paper(author)
    page = said(author.post(f"/desk/papers/{paper.pk}/write", form_of(paper, legal="", purpose="New.", file=1)))
    assert "The implications for legal are blank" in page
    kept = Submission.objects.get()
    assert (kept.purpose, kept.status, kept.versions.count()) == ("New.", "draft", 0)
    again = author.post(f"/desk/papers/{paper.pk}/write", form_of(kept, purpose="New.", file=1), follow=True)
    assert "Filed as version 1" in said(again)


def test_a_broken_table_is_told_by_its_line(author):
    paper = make_paper(author)
    body = "{money 4,2}\n| Cars | 12 | 3 |"
    page = said(author.post(f"/desk/papers/{paper.pk}/write", form_of(paper, body=body, file=1)))
    assert "3 cells in a table of 2 columns" in page


def test_an_author_explains_a_finding_and_the_clerk_reads_why(sign_in, author):
    paper = make_paper(author, body=WRONG_SUM)
    key = file_submission(paper, by=AUTHOR).findings[0]["key"]
    page = author.post(
        f"/desk/papers/{paper.pk}/explain", {"key": key, "reason": "Shared by both lots."}, follow=True
    )
    assert "The explanation is kept with this version." in said(page)
    clerk = sign_in(Role.CLERK, paper.business.sitting.body)
    page = said(clerk.get(f"/desk/papers/{paper.pk}"))
    assert "“Shared by both lots.”" in page
    assert "Nothing is open" in page


def test_a_clerk_accepts_with_an_error_open_only_with_a_reason(sign_in, author):
    paper = make_paper(author, body=WRONG_SUM)
    file_submission(paper, by=AUTHOR)
    clerk = sign_in(Role.CLERK, paper.business.sitting.body)
    address = f"/desk/papers/{paper.pk}/accept"
    revision = Submission.objects.get().revision
    assert "nobody has explained it" in said(clerk.post(address, {"revision": revision}))
    given = {"revision": revision, "despite": "The supplier printed it so."}
    assert "The paper is accepted." in said(clerk.post(address, given, follow=True))


def test_a_returned_paper_tells_its_author_what_to_do(sign_in, author):
    paper = make_paper(author)
    file_submission(paper, by=AUTHOR)
    clerk = sign_in(Role.CLERK, paper.business.sitting.body)
    given = {"revision": Submission.objects.get().revision, "note": "Name the supplier."}
    clerk.post(f"/desk/papers/{paper.pk}/return", given)
    assert "Name the supplier." in said(author.get(f"/desk/papers/{paper.pk}"))


def test_files_are_attached_fetched_and_taken_off(author):
    paper = make_paper(author)
    address = f"/desk/papers/{paper.pk}/files"
    file = SimpleUploadedFile("Lots.pdf", table_pdf(45), content_type="application/pdf")
    assert "“Lots.pdf” goes with the paper as an appendix." in said(author.post(address, {"file": file}, follow=True))
    appendix = paper.attached.get()
    fetched = author.get(f"{address}/{appendix.pk}.pdf")
    assert fetched.content.startswith(b"%PDF")
    assert fetched["Content-Type"] == "application/pdf"
    wrong = SimpleUploadedFile("Lots.xlsx", b"not a paper")
    assert "neither a PDF nor a Word" in said(author.post(address, {"file": wrong}, follow=True))
    assert "Choose a PDF or Word file first." in said(author.post(address, follow=True))
    author.post(f"{address}/{appendix.pk}/remove")
    assert "No file goes with it." in said(author.get(f"/desk/papers/{paper.pk}"))


def test_a_finance_officer_signs_off_and_nobody_else_does(sign_in, author):
    paper = make_paper(author)
    body = paper.business.sitting.body
    need_sign_off(body, by=CLERK, role=Role.FINANCE_OFFICER, concerns="finance", first_on=dt.date(2020, 1, 1))
    version = file_submission(paper, by=AUTHOR)
    officer = sign_in(Role.FINANCE_OFFICER, body, name="Fay Count")
    given = {"version": version.pk, "role": "finance_officer"}
    assert author.post(f"/desk/papers/{paper.pk}/sign-off", given).status_code == 403
    page = said(officer.post(f"/desk/papers/{paper.pk}/sign-off", given, follow=True))
    assert "Version 1 is signed off." in page
    monitoring = sign_in(Role.MONITORING_OFFICER, body, name="Mona Field")
    assert "Select a valid choice" in said(monitoring.post(f"/desk/papers/{paper.pk}/sign-off", given))


def test_an_author_sees_no_paper_of_another_and_a_stranger_none_at_all(sign_in, author):
    paper = make_submission(
        make_item(make_sitting(author_body(author))), author=make_account(None, name="Eve Poe"), **EXEMPT
    )
    version = file_submission(paper, by=AUTHOR)
    other = sign_in(Role.CLERK, make_board(), name="Cy Dunn")
    for browser in (author, other):
        for end in ("", "/versions", f"/versions/{version.number}.pdf", "/write"):
            assert browser.get(f"/desk/papers/{paper.pk}{end}").status_code == 403
        assert browser.post(f"/desk/papers/{paper.pk}/write", form_of(paper, purpose="Mine.")).status_code == 403
    assert Submission.objects.get().purpose == WRITTEN["purpose"]


def test_a_body_says_which_sign_offs_it_needs(sign_in):
    body = make_panel()
    clerk = sign_in(Role.CLERK, body)
    given = {"role": "finance_officer", "concerns": "finance", "first_on": "2023-01-01"}
    page = said(clerk.post(f"/desk/bodies/{body.pk}/sign-offs", given, follow=True))
    assert "Finance officer, for finance, from 1 January 2023" in page
    assert "needed already" in said(clerk.post(f"/desk/bodies/{body.pk}/sign-offs", given))
    clerk.post(f"/desk/bodies/{body.pk}/sign-offs/{body.needed_sign_offs.get().pk}/stop")
    assert "None is needed." in said(clerk.get(f"/desk/bodies/{body.pk}/sign-offs"))


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_of_papers_asks_as_often_for_three_as_for_one(sign_in, author, django_assert_max_num_queries, count):
    sitting = make_sitting(author_body(author))
    for number in range(count):
        paper = make_submission(make_item(sitting, f"Matter {number}"), f"Paper {number}", author=author.account)
        file_submission(paper, by=AUTHOR)
    clerk = sign_in(Role.CLERK, sitting.body)
    with django_assert_max_num_queries(17):
        clerk.get(f"/desk/meetings/{sitting.pk}/papers")
