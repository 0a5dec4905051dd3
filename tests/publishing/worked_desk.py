"""A desk on which everything has happened that can make something public, with marks planted before each print."""

import datetime as dt
from decimal import Decimal

from django.utils import timezone

from answerable.keeping.changes.desk import annual_report, plan, precept, priority_statement, recommendation
from answerable.keeping.changes.desk.confirmation import confirm_minutes, correct_minutes, sign_minutes
from answerable.keeping.changes.desk.decision_notice import publish_decision, publish_decisions
from answerable.keeping.changes.desk.evidence import offer_evidence
from answerable.keeping.changes.desk.inquiry import add_line, add_theme, announce_inquiry, begin_inquiry, hold_session
from answerable.keeping.changes.desk.interest import declare_interest, leave_for_item
from answerable.keeping.changes.desk.measure import (
    lift,
    note_absence,
    note_break,
    publish_measure,
    rebase,
    set_baseline,
    set_target,
)
from answerable.keeping.changes.desk.minute import change_minute
from answerable.keeping.changes.desk.minutes import publish_draft_minutes, publish_minutes
from answerable.keeping.changes.desk.observation import release_observations
from answerable.keeping.changes.desk.pack import publish_agenda
from answerable.keeping.changes.desk.petition import reply_to_petition, submit_petition, take_petition
from answerable.keeping.changes.desk.precept_paper import publish_paper
from answerable.keeping.changes.desk.programme import add_entry
from answerable.keeping.changes.desk.programme_paper import publish_programme
from answerable.keeping.changes.desk.roll import add_guest, hand_chair
from answerable.keeping.changes.desk.sign_off import need_sign_off
from answerable.keeping.changes.desk.submission import explain_finding, sign_off
from answerable.keeping.changes.desk.tracker import publish_tracker
from answerable.keeping.changes.desk.undertaking_update import ask_for_update, give_update, take_update
from answerable.keeping.changes.desk.vote import take_vote
from answerable.keeping.models.desk import (
    BusinessKind,
    Measure,
    MinuteEntry,
    Petition,
    PetitionSignature,
    Role,
    Sitting,
    Submission,
    SubmissionVersion,
    Undertaking,
    UndertakingUpdate,
)
from tests.clerking.world import World
from tests.keeping.desk.makings import CLERK, make_account, make_board, make_business, make_person, make_sitting
from tests.keeping.desk.makings_measure import make_measure
from tests.keeping.desk.makings_minutes import begin, call_all, make_meeting, write
from tests.keeping.desk.makings_papers import EXEMPT, make_accepted, make_item
from tests.keeping.desk.makings_question import at, make_petition, plant_askers
from tests.keeping.desk.makings_statement import make_force, make_measures, make_ready, make_statement
from tests.keeping.desk.makings_undertaking import make_decision, make_undertaking
from tests.publishing.measured import (
    make_open_analysis,
    make_open_measure,
    make_shut_analysis,
    months_of,
    take_months,
)
from tests.publishing.planting import desk_models
from tests.publishing.worked_money import publish_money
from tests.publishing.worked_patrol import publish_patrols

MEETING, LATER = dt.date(2023, 3, 6), dt.date(2023, 4, 17)
IN_TIME = dt.date(2023, 2, 20)
WHEN_SIGNED = dt.date(2023, 4, 17)


def work_through(planting):
    """Do all of it; what is not public holds marks of `planting` before it is printed, and once more at the end."""
    sitting = make_meeting(date=MEETING)
    panel, board = sitting.body, make_board()
    later = make_sitting(panel, LATER)
    hand_chair(later, "Alma Reyes", None, by=CLERK, person=make_person("Alma Reyes"))
    _write_papers(sitting)
    _owe(panel)
    add_entry(panel, 2022, by=CLERK, title="Access to policing", aims="To see it", sitting=sitting)
    plant_askers(panel, timezone.localdate() + dt.timedelta(days=30), "behind the hall")
    planting.plant()
    publish_agenda(Sitting.objects.get(pk=sitting.pk), by=CLERK, today=IN_TIME)
    publish_programme(panel, 2022, by=CLERK, today=IN_TIME)
    publish_tracker(Sitting.objects.get(pk=sitting.pk), by=CLERK)
    _hold(sitting)
    planting.plant()
    _settle_minutes(sitting, later)
    _plan_and_report(board, panel, planting)
    _review_precept(board, panel)
    _state_priorities(board, planting)
    _decide(board, planting)
    _take_petition(panel, planting)
    _inquire(panel, sitting)
    _measure(planting)
    publish_money(panel, planting, lambda what: _number(planting, what))
    publish_patrols(planting)
    _keep_one_of_each(panel)
    planting.plant(is_last=True)


def _write_papers(sitting):
    panel = sitting.body
    need_sign_off(panel, by=CLERK, role=Role.FINANCE_OFFICER, concerns="finance", first_on=dt.date(2020, 1, 1))
    make_business(sitting, "Public questions", number="3", kind=BusinessKind.PUBLIC_QUESTIONS)
    open_item = make_item(sitting)
    closed_item = make_item(sitting, "Terms of the estate", **EXEMPT)
    open_paper = make_accepted(open_item)
    make_accepted(open_item, "Prices of the fleet", number="5", **EXEMPT)
    make_accepted(closed_item, "The offer for the estate", number="6", **EXEMPT)
    officer = make_account(Role.FINANCE_OFFICER, panel, name="Ines Park")
    for version in SubmissionVersion.objects.all():
        sign_off(version, officer, Role.FINANCE_OFFICER, by=officer.signature, words="Seen.")
        for found in version.findings[:1]:
            explain_finding(version, found["key"], by=CLERK, reason="It was so.")
    assert Submission.objects.get(pk=open_paper.pk).is_open


def _owe(panel):
    told = make_undertaking(panel, text="Send the rates.", due_on=dt.date(2023, 1, 20))
    make_undertaking(panel, text="Settle the closed matter.", ref="688", confidentiality="exempt")
    ask_for_update(told, by=CLERK)
    file = ("rates.pdf", "application/pdf", b"%PDF-1.7 rates")
    update = give_update(told, status="in_progress", text="Being gathered, ask me.", link_number=1, file=file)
    offer_evidence(told, words="It shows the rates.", by="rosalind", file=file)
    take_update(UndertakingUpdate.objects.get(pk=update.pk), words="Being gathered.", by=CLERK)
    give_update(Undertaking.objects.get(pk=told.pk), status="in_progress", text="Again.", link_number=2)


def _hold(sitting):
    call_all(sitting, absent=("Finn Osei",))
    add_guest(sitting, "Greta Holm", by=CLERK, role="Chief Constable", organisation="Northshire Police")
    hand_chair(sitting, "Alma Reyes", None, by=CLERK, person=make_person("Alma Reyes"))
    items = list(sitting.business.all())
    for person, values in (("Bevis Ford", {}), ("Edda Quill", {"is_sensitive": True})):
        interest = declare_interest(
            sitting, make_person(person), items[1], "disclosable_pecuniary", by=CLERK, nature="A contract", **values
        )
        leave_for_item(interest, dt.time(14, 20), by=CLERK)
    write(begin(sitting), "The notes were read.", "= That the notes be confirmed.")
    second = begin(sitting, 1)
    write(
        second,
        "? 1 public Una Lake: How many officers are there?",
        "> Chief Constable: There were 1,204 officers.",
        "+ The Chief Constable will send the figures to members.",
        "! Send the figures for each ward @Chief Constable by 3 April 2023",
        "= That the report be noted.",
    )
    take_vote(second, "That the precept be supported", by=CLERK, for_count=3)
    closed = begin(sitting, [row.title for row in items].index("Terms of the estate"))
    write(closed, "The offer was weighed.", "= That the offer be taken.", "! Take the offer @The Treasurer")
    change_minute(closed, by=CLERK, revision=closed.revision, summary="An offer was considered.")


def _settle_minutes(sitting, later):
    publish_draft_minutes(sitting, by=CLERK)
    entry = MinuteEntry.objects.get(text="The notes were read.")
    correct_minutes(entry, "The notes were read aloud.", made_at=later, by=CLERK, moved_by=make_person("Alma Reyes"))
    confirm_minutes(sitting, later, by=CLERK)
    sign_minutes(sitting, make_person("Alma Reyes"), WHEN_SIGNED, by=CLERK, is_on_paper=True)
    publish_minutes(sitting, by=CLERK)
    publish_tracker(later, by=CLERK)


def _plan_and_report(board, panel, planting):
    years = {"first_on": dt.date(2021, 4, 1), "last_on": dt.date(2025, 3, 31)}
    drafted = plan.draft_plan(board, by=CLERK, title="A plan that is issued", **years)
    section = plan.add_section(drafted, by=CLERK, title="Fewer are hurt")
    objective = plan.add_objective(section, by=CLERK, number="1", words="Violence falls")
    plan.bear(objective, by=CLERK, kind="measure", place="Recorded violence", note="weak")
    sent = plan.send_plan(drafted, by=CLERK, panel=panel, on=years["first_on"])
    issued = plan.issue_plan(plan.note_scrutiny(sent, by=CLERK, on=years["first_on"]), by=CLERK, on=years["first_on"])
    period = {"first_on": years["first_on"], "last_on": dt.date(2022, 3, 31), "title": "Annual Report 2021/22"}
    report = annual_report.begin_report(board, by=CLERK, plan=issued, **period)
    planting.plant()
    report = annual_report.send_report(report, by=CLERK, panel=panel, on=dt.date(2022, 6, 6))
    report = annual_report.note_panel_report(
        report, by=CLERK, words="A full account.", reply_due=dt.date(2022, 8, 6), recommendations=("Say more.",),
        on=dt.date(2022, 7, 6),
    )  # fmt: skip
    report = annual_report.reply_to_panel(report, by=CLERK, words="We will.", on=dt.date(2022, 8, 6))
    annual_report.publish_report(report, by=CLERK)
    owed = recommendation.enter_recommendation(
        board, by=CLERK, source="audit", report_title="An audit", reported_on=MEETING, words="Count the keys."
    )
    replied = recommendation.give_reply(owed, by=CLERK, acceptance="accepted", reply="They are counted.")
    for is_open in (True, False):
        recommendation.report_progress(
            replied, by=CLERK, words="Half are counted.", reported_by="The office", is_open=is_open
        )


def _review_precept(board, panel):
    review = precept.begin_review(board, panel, by=CLERK, year=2023, previous=Decimal("187.55"))
    told = {"by": CLERK, "today": LATER}
    precept.record_event(review, "notified", date=dt.date(2023, 1, 31), amount=Decimal("202.55"), **told)
    precept.announce_review(review, by=CLERK, on=dt.date(2023, 2, 1))
    votes = {"for_count": 7, "against_count": 2, "members": 14}
    precept.record_event(review, "reviewed", date=dt.date(2023, 2, 6), **votes, **told)
    reported = precept.record_event(
        review, "reported", date=dt.date(2023, 2, 8), stance="supports", words="We support it.", **told
    )
    publish_paper(reported, by=CLERK, today=LATER)


def _state_priorities(board, planting):
    """A statement on the national priorities, published once its figures are; and one that is begun."""
    force = make_force()
    make_measures(force)
    for measure in Measure.objects.filter(body=force):
        release_observations(publish_measure(measure, by=CLERK), by=CLERK)
    statement = make_ready(make_statement(board, force))
    planting.plant()
    priority_statement.publish_statement(statement, by=CLERK)
    later = {"last_on": dt.date(2022, 3, 31), "title": "A statement that is begun"}
    begun = priority_statement.begin_statement(board, by=CLERK, force=force, **later)
    priority_statement.write_part(begun, "body", "homicide", by=CLERK, before="Not told yet.")
    year = [(dt.date(2021, 1, 1), dt.date(2021, 12, 31))]
    number = _number(planting, "a correction of a figure that a statement gives")
    take_months("homicide", year, number, name="late.csv", body=force)


def _decide(board, planting):
    told = make_decision(board, date=dt.date(2023, 3, 1))
    closed = make_decision(board, date=dt.date(2023, 3, 2), title="A closed matter", is_title_closed=True, **EXEMPT)
    planting.plant()
    for notice in (told, closed):
        notice.refresh_from_db()
        publish_decision(notice, by=CLERK)
    publish_decisions(make_sitting(board, LATER), by=CLERK)


def _take_petition(panel, planting):
    today = dt.date(2022, 12, 1)
    petition = make_petition(panel, count=30, today=today)
    sitting = make_sitting(panel, dt.date(2023, 5, 15))
    petition = submit_petition(petition, by=CLERK, revision=petition.revision, sitting=sitting, now=at("2023-01-09"))
    petition = take_petition(
        petition, by=CLERK, revision=petition.revision, presented_by="A councillor", reply_due=LATER
    )
    planting.plant()
    petition = Petition.objects.get(pk=petition.pk)
    reply_to_petition(
        petition, by=CLERK, revision=petition.revision, manner="written", reply_by="The chair", reply="They reopen."
    )
    assert PetitionSignature.objects.filter(petition=petition).exists()


def _inquire(panel, sitting):
    inquiry = begin_inquiry(panel, by=CLERK, title="Custody at night", scope="How people are held at night.")
    add_line(add_theme(inquiry, by=CLERK, title="Care"), by=CLERK, words="Who looks in, and when?")
    hold_session(inquiry, sitting, by=CLERK, witnesses="The head of custody")
    announce_inquiry(inquiry, by=CLERK, on=MEETING)
    begin_inquiry(panel, by=CLERK, title="An inquiry not announced", scope="Not told yet.")


def _measure(planting):
    """A measure and an analysis that are public, with all that belongs to them, beside others that are not."""
    shut = make_measure("shut", title="A measure not published")
    _hold_against(shut)
    value = _number(planting, "the value of a measure that is not published")
    take_months("shut", months_of(2021), value, name="shut.csv", note="Not told yet.")
    before = _number(planting, "a figure of an analysis that is not published")
    make_shut_analysis("shut-changes.csv", before=before, title="An analysis not published")
    planting.plant()
    measure = make_open_measure(note="Counted by hand.")
    _hold_against(measure)
    for row in _hold_against(measure, _number(planting, "a target that was lifted"), "Put down by mistake."):
        lift(row, by=CLERK)
    number = _number(planting, "a baseline that was lifted")
    days = {"first_on": dt.date(2018, 1, 1), "last_on": dt.date(2018, 12, 31)}
    lift(set_baseline(measure, by=CLERK, numerator=number, authority="Put down by mistake.", **days), by=CLERK)
    for name, what in (
        ("first.csv", "a correction replaced before release"),
        ("last.csv", "a correction that waits"),
    ):
        correction = take_months(
            "robbery", months_of(2021)[-1:], _number(planting, what), name=name, note="Not released."
        )
    assert correction.observations.filter(released_on=None, number=3).exists()
    make_open_analysis()


def _hold_against(measure, target=200, words=""):
    """A target, a break, a rebasing and a reason for a missing value, each said in words of its own or in `words`."""
    day = dt.date(2021, 4, 1)
    return [
        set_target(
            measure, by=CLERK, first_on=day, value=Decimal(target), authority=words or "The board", source=words
        ),
        note_break(measure, by=CLERK, on=dt.date(2020, 4, 1), words=words or "A new system of records"),
        rebase(measure, by=CLERK, on=day, why=words or "New patrols began", decided_by="The analyst", decided_on=day),
        note_absence(
            measure, by=CLERK, quarter_end=dt.date(2019, 12, 31), words=words or "Not counted in that year."
        ),
    ]


def _number(planting, what):
    """A figure that is not public, to be looked for."""
    number = 738_261_490 + 10 * len(planting.numbers)
    planting.numbers[number] = what
    return number


def _keep_one_of_each(panel):
    """A row of every model of the desk besides, as it is before anybody made anything of it public."""
    world = World(panel)
    for model in desk_models():
        world.row(model._meta.model_name)
    make_sitting(world.row("another"), LATER, venue="Behind the hall")
