"""The annual report: assembled from the public record of one year, before the panel, replied to, published."""

import datetime as dt

import pytest

from answerable import record
from answerable.keeping.changes.desk.annual_report import (
    account_for,
    assemble_report,
    begin_report,
    note_panel_report,
    print_report,
    publish_report,
    reply_to_panel,
    send_report,
    take_back_report,
    write_report,
)
from answerable.keeping.changes.desk.plan import (
    add_objective,
    add_section,
    bear,
    draft_plan,
    issue_plan,
    note_scrutiny,
    send_plan,
)
from answerable.keeping.changes.desk.recommendation import give_reply
from answerable.keeping.changes.desk.row import RefusedError, undo_act
from answerable.keeping.changes.pack import file_pack
from answerable.keeping.models import Action, AuditEntry, Decision, Paper, PaperPage, Promise
from answerable.keeping.models.desk import AnnualReport, Objective, PublicationKind, Recommendation
from answerable.keeping.queries.desk.annual_report import find_report, judge_report, objectives_of, year_of
from answerable.printing.paper import Bullet, Heading, plain_text, walk_blocks
from answerable.printing.report import lay_out_report
from tests.keeping.desk.makings import CLERK, make_board, make_panel
from tests.keeping.readings import BOARD, Print, board_notes, make_reading

pytestmark = pytest.mark.django_db
FIRST, LAST = dt.date(2021, 4, 1), dt.date(2022, 3, 31)
SENT, REPORTED, DUE, REPLIED = (dt.date(2022, month, 6) for month in (6, 7, 8, 8))


def register(date, number, title):
    """A register of one decision, and an action that a tracker of that day says is complete."""
    printed = Print()
    heading = printed.write(f"Decisions and actions, {date:%d %B %Y}", "heading")
    decided = printed.write(f"{number} {title}")
    acted = printed.write(f"{number} Open a youth shelter. Opened in {date:%B}.")
    return make_reading(
        printed,
        name=f"{date}.txt",
        documents=(
            record.Document(id="d1", kind="action_tracker", title="Tracker", body=BOARD, date=date, cite=heading),
        ),
        decisions=(record.Decision(number=number, number_printed=number, title=title, date=date, cite=decided),),
        actions=(
            record.Action(
                id="a1", ref=number, origin_date=dt.date(2021, 2, 1), text="Open a youth shelter.", status="complete",
                update=f"Opened in {date:%B}.", table="Tracker", cite=acted, update_cite=acted,
            ),
        ),
    )  # fmt: skip


def make_plan(body):
    """An issued plan of one objective; gives the plan and the objective."""
    plan = draft_plan(
        body, by=CLERK, title="Police and Crime Plan 2021 to 2025", first_on=FIRST, last_on=dt.date(2025, 3, 31)
    )
    section = add_section(plan, by=CLERK, title="Reducing violence")
    objective = add_objective(section, by=CLERK, number="1", words="Fewer young people are hurt")
    plan = note_scrutiny(send_plan(plan, by=CLERK, panel=make_panel(), on=FIRST), by=CLERK, on=FIRST)
    return issue_plan(plan, by=CLERK, on=FIRST), objective


def begin(body=None, plan=None, **values):
    body = body or make_board()
    plan = plan or make_plan(body)[0]
    given = {"first_on": FIRST, "last_on": LAST, "title": "Annual Report 2021/22"} | values
    return begin_report(body, by=CLERK, plan=plan, **given)


def now(report):
    return find_report(report.pk)


def send(report):
    return send_report(report, by=CLERK, panel=report.plan.panel, on=SENT)


def to_reply(report, recommendations=("Say what each grant achieved.",)):
    """A report that the panel reported on and the body replied to."""
    report = note_panel_report(
        send(report), by=CLERK, words="A full account.", reply_due=DUE, recommendations=recommendations, on=REPORTED
    )
    return reply_to_panel(report, by=CLERK, words="The grants will be listed.", on=REPLIED)


def printed(publication):
    pages = PaperPage.objects.filter(paper=publication.paper)
    return " ".join(line["text"] for page in pages for line in page.public_lines)


# Its period


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"last_on": dt.date(2022, 1, 31)}, "it covers Thursday 1 April 2021 to Monday 31 January 2022"),
        ({"first_on": dt.date(2021, 5, 13)}, "it covers Thursday 13 May 2021"),
        ({"title": "Annual Report 2020/2021"}, "it is labelled “Annual Report 2020/2021”, and its year is 2021/22"),
        ({"title": "Annual Report 2020-2022"}, "its year is 2021/22"),
    ],
)
def test_a_report_of_another_period_or_label_cannot_be_begun(values, said):
    with pytest.raises(RefusedError, match="is not of one financial year") as refused:
        begin(**values)
    assert said in str(refused.value)
    assert [ruling.code for ruling in refused.value.rulings] == ["E-REPORT-PERIOD"]
    assert not AnnualReport.objects.exists()


def test_a_title_of_another_year_cannot_be_given_later_nor_a_sheet_made_of_it():
    report = begin()
    with pytest.raises(RefusedError, match="its year is 2021/22"):
        write_report(report, by=CLERK, revision=report.revision, title="Annual Report 2022/23")
    AnnualReport.objects.update(title="Annual Report 2022/23")
    with pytest.raises(RefusedError, match="its year is 2021/22"):
        assemble_report(report.body, 2021)


def test_a_body_reports_once_a_year_on_a_plan_that_it_issued():
    report = begin()
    with pytest.raises(RefusedError, match="for that year already"):
        begin(report.body, report.plan)
    draft = draft_plan(report.body, by=CLERK, title="Next plan", first_on=FIRST, last_on=LAST)
    with pytest.raises(RefusedError, match="has issued"):
        begin(report.body, draft, first_on=dt.date(2022, 4, 1), last_on=dt.date(2023, 3, 31), title="Next")
    with pytest.raises(RefusedError, match="has begun no annual report"):
        assemble_report(report.body, 2019)


# What it is assembled of


def test_what_bears_on_an_objective_stands_in_the_report_of_its_year_and_of_no_other():
    body = make_board()
    inside, outside = dt.date(2021, 11, 1), dt.date(2022, 4, 1)
    file_pack(
        [board_notes(), register(inside, "2021/030", "Grants"), register(outside, "2022/041", "Later")], by="clerk"
    )
    plan, objective = make_plan(body)
    for kind, row in (
        ("promise", Promise.objects.get()),
        *(("decision", row) for row in Decision.objects.all()),
        *(("action", row) for row in Action.objects.all()),
        *(("paper", row) for row in Paper.objects.all()),
    ):
        bear(objective, by=CLERK, kind=kind, place=row.public_id)
    bear(objective, by=CLERK, kind="measure", place="Officers trained")

    found = objectives_of(begin(body, plan))[0].found
    told = {heading: [line.words for line in lines] for heading, lines in found.items()}
    assert told["Decided"] == ["Grants"]
    assert told["Promised"] == ["He would write to the Board with the numbers by May."]
    assert told["Done"] == ["Open a youth shelter. (Opened in November.)"]
    assert told["Figures"] == ["officers trained: 412"]
    assert len(told["Published"]) == 2
    places = [line.place for lines in found.values() for line in lines]
    assert any(place.startswith("promises/") for place in places)
    assert found["Figures"][0].place.endswith("/page/1")
    assert all(FIRST <= line.day <= LAST for lines in found.values() for line in lines)


def test_the_year_counts_meetings_questions_answered_and_decisions():
    body = make_board()
    file_pack(
        [board_notes(), board_notes(dt.date(2022, 4, 26), name="april.txt"), register(LAST, "2022/007", "Last day")],
        by="clerk",
    )
    year = year_of(body, 2021)
    assert [line.day for line in year.meetings] == [dt.date(2022, 2, 22)]
    assert len(year.questions) == 2
    assert [line.words for line in year.decisions] == ["2022/007 Last day"]


def test_what_is_closed_is_in_no_report():
    body = make_board()
    file_pack([board_notes(), register(LAST, "2022/007", "Closed matter")], by="clerk", confidentiality="exempt")
    plan, objective = make_plan(body)
    bear(objective, by=CLERK, kind="promise", place=Promise.objects.get().public_id)
    bear(objective, by=CLERK, kind="decision", place=Decision.objects.get().public_id)
    bear(objective, by=CLERK, kind="measure", place="officers trained")
    assert objectives_of(begin(body, plan))[0].found == {}
    assert year_of(body, 2021).decisions == []


def test_the_sheet_holds_what_people_wrote_and_what_the_record_has_with_its_place():
    body = make_board()
    file_pack([board_notes()], by="clerk")
    plan, objective = make_plan(body)
    bear(objective, by=CLERK, kind="promise", place=Promise.objects.get().public_id)
    report = begin(body, plan)
    write_report(report, by=CLERK, revision=report.revision, foreword="A year of **work**.")
    account_for(report, objective, by=CLERK, words="# In schools\n\n- Fewer knives")
    sheet = assemble_report(body, 2021)
    blocks = list(walk_blocks(lay_out_report(sheet).blocks))
    heads = [(block.level, plain_text(block.runs)) for block in blocks if isinstance(block, Heading)]
    assert sheet.purpose.startswith(f"To report on the exercise of the functions of {BOARD} from 1 April 2021 to 31 ")
    assert heads[:3] == [(1, "Annual Report 2021/22"), (2, "Purpose"), (2, "Foreword")]
    assert (2, "1 Fewer young people are hurt") in heads
    assert (3, "In schools") in heads
    points = [plain_text(block.runs) for block in blocks if isinstance(block, Bullet)]
    assert "Fewer knives" in points
    assert any("He would write to the Board" in point and "(promises/" in point for point in points)


def test_an_account_that_is_not_whole_markup_is_refused_with_its_line():
    body = make_board()
    plan, objective = make_plan(body)
    report = begin(body, plan)
    account_for(report, objective, by=CLERK, words="{ruled 1,1}\n| one |")
    with pytest.raises(RefusedError, match="What is said of “1 Fewer young people are hurt”, line 1"):
        print_report(now(report))


# On its way


def test_the_report_goes_to_the_panel_as_print_and_is_published_as_that_print():
    report = to_reply(begin())
    sent = print_report(now(report))
    assert report.state == "replied"
    give_reply(Recommendation.objects.get(), by=CLERK, acceptance="accepted", reply="In the next report.", on=REPLIED)

    done = publish_report(report, by=CLERK, today=DUE)
    made = (done.report_publication, done.panel_publication, done.reply_publication)
    assert [one.kind for one in made] == [PublicationKind.REPORT, PublicationKind.REPORT, PublicationKind.REPLY]
    assert "Fewer young people are hurt" in printed(done.report_publication)
    assert "Say what each grant achieved." in printed(done.panel_publication)
    assert "In the next report." in printed(done.reply_publication)
    assert print_report(now(done)) == sent
    assert all(
        one.paper.is_public for one in (done.report_publication, done.panel_publication, done.reply_publication)
    )
    with pytest.raises(RefusedError, match="cannot be undone"):
        undo_act(AuditEntry.objects.get(act="publish annual report"), by=CLERK)


def test_nothing_is_filed_before_it_is_published():
    to_reply(begin())
    assert not Paper.objects.exists()


def test_what_the_panel_recommends_enters_the_register_with_the_day_that_it_set():
    report = to_reply(begin(), ["List the grants.", "Say who was asked."])
    rows = Recommendation.objects.order_by("number")
    assert [(row.number, row.source, row.reply_due) for row in rows] == [("1", "panel", DUE), ("2", "panel", DUE)]
    assert [made.recommendation.words for made in now(report).answered] == ["List the grants.", "Say who was asked."]


def test_a_reply_that_is_not_public_and_a_recommendation_without_an_answer_are_said():
    report = note_panel_report(
        send(begin()), by=CLERK, words="Read.", reply_due=DUE, recommendations=["List the grants."], on=REPORTED
    )

    def codes(on):
        return [ruling.code for ruling in judge_report(now(report), on)]

    assert codes(DUE) == ["E-RESPONSE-UNPUBLISHED"]
    assert codes(DUE + dt.timedelta(1)) == ["E-RESPONSE-UNPUBLISHED", "E-REPLY-MISSING"]
    give_reply(Recommendation.objects.get(), by=CLERK, acceptance="rejected", reply="It is law.", on=DUE)
    publish_report(reply_to_panel(report, by=CLERK, words="See there.", on=DUE), by=CLERK)
    assert codes(DUE + dt.timedelta(1)) == []


def test_what_is_with_the_panel_stands_as_it_was_sent_until_it_is_taken_back():
    report = begin()
    objective = Objective.objects.get()
    sent = send(report)
    with pytest.raises(RefusedError, match="as it was sent"):
        write_report(sent, by=CLERK, revision=sent.revision, foreword="More.")
    with pytest.raises(RefusedError, match="as it was sent"):
        account_for(sent, objective, by=CLERK, words="More.")
    draft = take_back_report(sent, by=CLERK)
    assert account_for(draft, objective, by=CLERK, words="More.").words == "More."
    assert (draft.state, draft.sent_pdf) == ("draft", None)


def test_each_step_comes_after_the_one_before_it():
    report = begin()
    panel = report.plan.panel
    with pytest.raises(RefusedError, match="The year is not over"):
        send_report(report, by=CLERK, panel=panel, on=dt.date(2022, 3, 30))
    with pytest.raises(RefusedError, match="Choose the panel"):
        send_report(report, by=CLERK, panel=report.body, on=SENT)
    with pytest.raises(RefusedError, match="This day has not come"):
        send_report(report, by=CLERK, panel=panel, on=SENT, today=dt.date(2022, 4, 1))
    with pytest.raises(RefusedError, match="this is not with the panel"):
        note_panel_report(report, by=CLERK, words="Read.", reply_due=DUE, on=REPORTED)
    sent = send(report)
    for words, on, due, said in (
        ("Read.", FIRST, DUE, "before the draft was sent"),
        (" ", REPORTED, DUE, "what the panel says"),
        ("Read.", REPORTED, SENT, "before the panel reported"),
    ):
        with pytest.raises(RefusedError, match=said):
            note_panel_report(sent, by=CLERK, words=words, reply_due=due, on=on)
    with pytest.raises(RefusedError, match="nothing to reply to"):
        reply_to_panel(sent, by=CLERK, words="Yes.", on=REPLIED)
    with pytest.raises(RefusedError, match="published together"):
        publish_report(sent, by=CLERK)
