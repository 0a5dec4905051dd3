"""A precept's year on the desk: the golden year with and without a veto, and what may be corrected."""

import datetime as dt
from decimal import Decimal

import pytest

from answerable.keeping.changes.desk.business import add_business
from answerable.keeping.changes.desk.precept import (
    announce_review,
    begin_review,
    change_review,
    correct_event,
    record_event,
    take_back_event,
    word_event,
)
from answerable.keeping.changes.desk.precept_paper import publish_paper
from answerable.keeping.changes.desk.row import ConflictError, RefusedError, add_row, remove_row, undo_act
from answerable.keeping.changes.desk.vote import take_vote
from answerable.keeping.models import AuditEntry, PaperPage
from answerable.keeping.models.desk import (
    BusinessKind,
    Minute,
    Numbering,
    PreceptEvent,
    PreceptReview,
    PublicationKind,
    Regime,
    SittingPurpose,
    StandingOrders,
    SubGroup,
)
from answerable.keeping.queries.desk.clock import notice_deadline
from answerable.keeping.queries.desk.precept import list_reviews, standing_of
from answerable.keeping.queries.desk.precept_money import money_of
from answerable.keeping.queries.desk.standing_orders import orders_on
from answerable.keeping.queries.public.precept import find_precept, list_precepts
from tests.keeping.desk.makings import (
    CLERK,
    make_board,
    make_body,
    make_panel,
    make_person,
    make_seat,
    make_sitting,
)

pytestmark = pytest.mark.django_db
OFFICER = "Omar Bell <omar@office.example>"
PROPOSED, REVISED = Decimal("202.55"), Decimal("197.55")


def day(month, number, year=2023):
    return dt.date(year, month, number)


def make_review(**values):
    """The review of the precept for 2023/24: last year's band D, a tax base, a consultation that ends late."""
    given = {
        "previous": Decimal("187.55"), "tax_base": Decimal("737102.00"), "proposed": PROPOSED,
        "consultation_first_on": day(12, 14, 2022), "consultation_last_on": day(2, 3),
    } | values  # fmt: skip
    return begin_review(make_board(), make_panel(), by=CLERK, year=2023, **given)


def make_sub_group(panel):
    """The panel's budget sub-group, with its standing orders."""
    group = make_body("Northshire Budget Sub-Group", "sub_group")
    add_row(SubGroup, by=CLERK, act="set up sub-group", body=group, parent=panel)
    add_row(
        StandingOrders, by=CLERK, act="adopt standing orders", body=group, valid_from=day(1, 1, 2020),
        regime=Regime.SUB_GROUP, numbering=Numbering.RUNNING,
    )  # fmt: skip
    return group


def record(review, kind, on, **values):
    """Record an event as the clerk does; gives the event."""
    return record_event(PreceptReview.objects.get(pk=review.pk), kind, by=CLERK, date=on, **values)


def refused(review, kind, on, **values):
    """The codes with which an event is refused; nothing of it may stay."""
    before = PreceptEvent.objects.standing().filter(review=review).count()
    with pytest.raises(RefusedError) as told:
        record(review, kind, on, **values)
    assert PreceptEvent.objects.standing().filter(review=review).count() == before
    assert all(ruling.words in str(told.value) for ruling in told.value.rulings if ruling.stops)
    return [ruling.code for ruling in told.value.rulings if ruling.stops]


def state(review, on):
    return standing_of(review, on).precept.state


def due(review, on):
    return [(one.who, one.by.day if one.by else None) for one in standing_of(review, on).due]


def printed(publication):
    """The words of a publication's paper, as they were read back."""
    pages = PaperPage.objects.filter(paper=publication.paper)
    return " ".join(line["text"] for page in pages for line in page.public_lines)


def notify(review):
    return record(review, "notified", day(2, 1), amount=PROPOSED)


def review_with_votes(review, for_count, against_count=2, **values):
    given = {"members": 14, "veto": True} | values
    return record(review, "reviewed", day(2, 6), for_count=for_count, against_count=against_count, **given)


def veto(review):
    """The precept notified, and vetoed as too high within the time for it."""
    notify(review)
    review_with_votes(review, 10)
    return record(review, "reported", day(2, 8), stance="vetoes", direction="too_high", words="A rise too far.")


# The golden year


def test_the_golden_year_without_a_veto():
    review = make_review()
    panel = review.panel
    for number in range(14):
        make_seat(panel, make_person(f"{'ABCDEFGHIJKLMN'[number]}da Reyes"))

    # The consultation opens with the settlement of 14 December, and ends after the notice is due.
    assert [ruling.code for ruling in standing_of(review, day(12, 14, 2022)).rulings] == [
        "W-CONSULT-ENDS-AFTER-NOTICE"
    ]
    assert due(review, day(1, 9)) == [("The policing body", day(2, 1))]
    limits = standing_of(review, day(1, 9)).limits
    assert [line.deadline.day for line in limits[:5]] == [day(2, 1), day(2, 8), day(2, 15), day(2, 22), day(3, 1)]

    # The panels of January and February are arranged, and the last days for their papers are known.
    first = make_sitting(panel, day(1, 9), start_time=dt.time(14))
    sitting = make_sitting(panel, day(2, 6))
    orders = orders_on(panel, day(2, 6))
    assert notice_deadline(first.date, orders, {}).day == day(12, 29, 2022)
    assert notice_deadline(sitting.date, orders, {}).day == day(1, 27) < review.consultation_last_on

    # The budget sub-group of 31 January may not take the review, nor vote on it, nor have its vote recorded.
    prepares = make_sitting(make_sub_group(panel), day(1, 31))
    with pytest.raises(RefusedError, match="may prepare this and not decide it") as stopped:
        add_business(prepares, by=CLERK, title="The precept", confidentiality="open", statutory_item="precept_review")
    assert [ruling.code for ruling in stopped.value.rulings] == ["E-SPECIAL-FUNCTION-DELEGATED"]
    item = add_business(prepares, by=CLERK, title="Lines of questioning", confidentiality="open")
    minute = add_row(Minute, by=CLERK, act="minute", sitting=prepares, business=item, order=1, title=item.title)
    with pytest.raises(RefusedError, match="may prepare this and not decide it"):
        take_vote(minute, "To veto the precept", by=CLERK, kind="veto", ballots=[(1, "for")])

    # 2 February is too late, and changes nothing; 1 February is not.
    assert refused(review, "notified", day(2, 2), amount=PROPOSED) == ["E-PRECEPT-NOTICE-LATE"]
    notify(review)
    assert refused(review, "reviewed", day(2, 1), members=14, sitting=prepares) == ["E-SPECIAL-FUNCTION-DELEGATED"]
    assert due(review, day(2, 6)) == [("The panel", day(2, 8))]

    # Of fourteen members in office nine vote for a veto: there is none.
    reviewed = record(review, "reviewed", day(2, 6), sitting=sitting, veto=True, for_count=9, against_count=3)
    assert reviewed.members == 14
    assert standing_of(review, day(2, 6)).steps[-1].vote.startswith("No veto: 9 of 14 is below 10")
    assert refused(review, "reported", day(2, 8), stance="vetoes", direction="too_high") == ["E-VETO-MAJORITY"]
    record(review, "reported", day(2, 8), stance="supports", words="The panel asks for a plan of savings.")

    # Nothing is issued before scrutiny has ended, nor an amount that nobody proposed.
    assert refused(review, "issued", day(2, 9), amount=PROPOSED) == ["E-ISSUE-BEFORE-SCRUTINY-END"]
    record(review, "responded", day(2, 10), words="The savings will be published in May.")
    assert refused(review, "issued", day(2, 20), amount=Decimal("200.00")) == ["E-PRECEPT-NOT-RECOMMENDED"]
    record(review, "issued", day(2, 20), amount=PROPOSED)

    standing = standing_of(review, day(3, 2))
    assert (standing.precept.state, standing.precept.issued, standing.due) == ("issued", PROPOSED, ())
    assert [line.standing for line in standing.limits] == [
        "done on 1 February 2023",
        "done on 8 February 2023",
        "not needed: there is no veto",
        "not needed: there is no veto",
        "not needed: there is no veto",
        "done on 20 February 2023",
    ]


def test_the_golden_year_with_a_veto():
    review = make_review()
    notify(review)

    # Ten of fourteen carry a veto, and the report must state it. On 9 February it would have no effect.
    review_with_votes(review, 10)
    assert refused(review, "reported", day(2, 8), stance="supports") == ["E-VETO-NOT-STATED"]
    with pytest.raises(RefusedError, match=r"has no effect: the proposed £202\.55 may be issued"):
        record(review, "reported", day(2, 9), stance="vetoes", direction="too_high")
    report = record(review, "reported", day(2, 8), stance="vetoes", direction="too_high", words="A rise too far.")
    assert due(review, day(2, 9)) == [("The policing body", day(2, 15))]

    # The report states the veto in print, is read back and filed, and the public can read it.
    made = publish_paper(report, by=CLERK, today=day(2, 8))
    assert (made.kind, made.paper.is_public) == (PublicationKind.REPORT, True)
    words = printed(made)
    assert "The panel vetoes the proposed precept of £202.55, which it considers too high" in words
    assert "This report states that it does" in words
    assert "The veto is carried: 10 of 14 members voted for it" in words

    # Too high: the revised precept is lower, and comes by 15 February.
    assert refused(review, "revised", day(2, 15), amount=Decimal("203.00")) == ["E-REVISED-DIRECTION"]
    assert refused(review, "revised", day(2, 15), amount=PROPOSED) == ["E-REVISED-DIRECTION"]
    assert refused(review, "revised", day(2, 16), amount=REVISED) == ["E-REVISED-LATE"]
    revised = record(review, "revised", day(2, 15), amount=REVISED, words="Less is asked for.")
    assert publish_paper(revised, by=CLERK, today=day(2, 15)).kind == PublicationKind.REPLY

    # The panel of 20 February: its papers were due before the revised precept was, so it is urgent business.
    second = make_sitting(review.panel, day(2, 20), purpose=SittingPurpose.VETO)
    last_day = notice_deadline(second.date, orders_on(review.panel, second.date), {}).day
    assert last_day == day(2, 10) < day(2, 15)
    late = {"title": "The revised precept", "confidentiality": "open", "statutory_item": "revised_precept"}
    with pytest.raises(RefusedError) as stopped:
        add_business(second, by=CLERK, kind=BusinessKind.URGENT, **late)
    assert "E-URGENCY-REASON" in [ruling.code for ruling in stopped.value.rulings]
    item = add_business(
        second, by=CLERK, kind=BusinessKind.URGENT, urgent_chair=make_person(),
        urgent_reason="The revised precept is notified after the papers were due.", **late,
    )  # fmt: skip
    assert item.kind == BusinessKind.URGENT

    # A second report by 22 February, without a second veto.
    assert refused(review, "second_reported", day(2, 20), stance="vetoes", sitting=second) == ["E-SECOND-VETO"]
    assert refused(review, "second_reported", day(2, 23), stance="supports") == ["E-PANEL-REPORT-LATE"]
    again = record(review, "second_reported", day(2, 22), stance="rejects", sitting=second, words="Still too much.")
    assert "The panel rejects the revised precept of £197.55." in printed(publish_paper(again, by=CLERK))

    # The body responds by 1 March, and only then is the precept issued.
    assert refused(review, "issued", day(2, 24), amount=REVISED) == ["E-ISSUE-BEFORE-SCRUTINY-END"]
    assert refused(review, "finally_responded", day(3, 2)) == ["E-FINAL-RESPONSE-LATE"]
    record(review, "finally_responded", day(3, 1), words="The revised precept stands.")
    record(review, "issued", day(3, 1), amount=REVISED)

    standing = standing_of(review, day(3, 2))
    assert (standing.precept.state, standing.precept.issued) == ("issued", REVISED)
    assert [ruling.code for ruling in standing.steps[-1].rulings] == ["W-PRECEPT-ISSUED-LATE"]
    told = find_precept(review.pk, day(3, 2))
    assert told.outcome == "Issued at £197.55 (band D)."
    assert [step.paper is not None for step in told.steps] == [False, False, True, True, True, False, False]


# Facts that happened late


def test_a_veto_that_was_reported_late_is_recorded_by_who_may_overrule_and_has_no_effect():
    review = make_review()
    notify(review)
    review_with_votes(review, 10)
    late = {"stance": "vetoes", "direction": "too_high", "overruled": ["E-PANEL-REPORT-LATE"]}
    with pytest.raises(RefusedError, match="Say in a sentence why"):
        record(review, "reported", day(2, 9), **late)
    row = record_event(
        review, "reported", by=OFFICER, date=day(2, 9), why="The panel met a second time that day.", **late
    )
    assert (row.overruled, row.overruled_by) == (["E-PANEL-REPORT-LATE"], OFFICER)

    standing = standing_of(review, day(2, 10))
    assert [(ruling.code, ruling.stops) for ruling in standing.steps[-1].rulings] == [("E-PANEL-REPORT-LATE", False)]
    assert standing.due[0].must == "may issue £202.55 without the panel's report"
    record(review, "issued", day(2, 10), amount=PROPOSED)


def test_only_lateness_is_overruled():
    review = make_review()
    veto(review)
    with pytest.raises(RefusedError, match="Only what happened late"):
        record(
            review, "revised", day(2, 15), amount=Decimal(210), overruled=["E-REVISED-DIRECTION"],
            why="It was done all the same.",
        )  # fmt: skip


# What cannot have been


def test_an_event_says_what_it_must():
    review = make_review()
    with pytest.raises(RefusedError, match="this day has not come"):
        record_event(review, "notified", by=CLERK, date=day(2, 1), amount=PROPOSED, today=day(1, 31))
    with pytest.raises(RefusedError, match="amount of band D"):
        record(review, "notified", day(2, 1))
    notify(review)
    with pytest.raises(RefusedError, match="votes on the veto"):
        record(review, "reviewed", day(2, 6), veto=True, members=14)
    assert refused(review, "reviewed", day(2, 6), members=14, for_count=9, against_count=4, abstained_count=2) == [
        "E-VOTE-COUNT"
    ]
    elsewhere = make_sitting(make_body("Southshire Police and Crime Panel"))
    with pytest.raises(RefusedError, match="not one of Northshire"):
        record(review, "reviewed", day(2, 6), members=14, sitting=elsewhere)
    review_with_votes(review, 9)
    with pytest.raises(RefusedError, match="Say what the panel's report says"):
        record(review, "reported", day(2, 8))
    with pytest.raises(RefusedError, match="Only the revised precept is rejected"):
        record(review, "reported", day(2, 8), stance="rejects")


def test_members_in_office_are_those_with_a_seat_when_nobody_says_otherwise():
    review = make_review()
    for name in ("Alma Reyes", "Bela Novak", "Cato Finch"):
        make_seat(review.panel, make_person(name))
    notify(review)
    assert record(review, "reviewed", day(2, 6), veto=True, for_count=2).members == 3
    assert standing_of(review, day(2, 6)).precept.vote.carried


# Correcting


def test_only_the_last_event_is_corrected_or_taken_back_and_the_trace_keeps_what_it_said():
    review = make_review()
    first = notify(review)
    last = review_with_votes(review, 10)
    with pytest.raises(RefusedError, match="Only the last event"):
        take_back_event(first, by=CLERK, why="It was entered twice.")
    with pytest.raises(RefusedError, match="Say in a sentence why"):
        correct_event(last, by=CLERK, why="no", date=day(2, 6), members=14, veto=True, for_count=9)
    put_right = correct_event(
        last, by=CLERK, why="One hand was counted twice.", date=day(2, 6), members=14, veto=True, for_count=9
    )
    assert not standing_of(review, day(2, 6)).precept.vote.carried
    entry = AuditEntry.objects.get(act="take back precept event")
    assert (entry.subject, entry.reason) == (last.subject, "One hand was counted twice.")

    take_back_event(put_right, by=CLERK, why="The meeting was adjourned.")
    assert state(review, day(2, 6)) == "notified"


def test_a_correction_that_the_law_stops_leaves_the_event_as_it_was():
    review = make_review()
    row = notify(review)
    with pytest.raises(RefusedError, match="the limit was"):
        correct_event(row, by=CLERK, why="It came a day later.", date=day(2, 2), amount=PROPOSED)
    assert standing_of(review, day(2, 1)).precept.proposed == PROPOSED


def test_an_event_that_somebody_else_changed_is_not_taken_back_over_it():
    review = make_review()
    veto(review)
    row = PreceptEvent.objects.last()
    word_event(row, by=OFFICER, words="Other words.", revision=row.revision)
    with pytest.raises(ConflictError):
        take_back_event(row, by=CLERK, why="It was entered twice.", revision=row.revision)


def test_the_general_undo_does_not_touch_events_and_a_review_with_events_stays():
    review = make_review()
    notify(review)
    with pytest.raises(RefusedError, match="cannot be undone"):
        undo_act(AuditEntry.objects.get(act="record precept event"), by=CLERK)
    with pytest.raises(RefusedError, match="Events of it are recorded"):
        remove_row(review, by=CLERK, act="remove precept review")


def test_a_published_paper_is_corrected_by_the_next_version_of_it():
    review = make_review()
    row = veto(review)
    first = publish_paper(row, by=CLERK)
    with pytest.raises(RefusedError, match="Its paper is published"):
        take_back_event(PreceptEvent.objects.get(pk=row.pk), by=CLERK, why="It was entered twice.")
    event = word_event(PreceptEvent.objects.get(pk=row.pk), by=CLERK, words="A rise that few can bear.")
    second = publish_paper(event, by=CLERK)
    assert (second.supersedes, second.paper.version) == (first, 2)
    assert "few can bear" in printed(second)


def test_a_paper_without_words_is_not_published():
    review = make_review()
    notify(review)
    row = review_with_votes(review, 9)
    with pytest.raises(RefusedError, match="No paper belongs"):
        publish_paper(row, by=CLERK)
    report = record(review, "reported", day(2, 8), stance="recommends", recommended=["200.00"])
    with pytest.raises(RefusedError, match="Write first"):
        publish_paper(report, by=CLERK)
    word_event(report, by=CLERK, words="Two pounds less would do.")
    words = printed(publish_paper(report, by=CLERK))
    assert "it recommends £200.00" in words
    assert "A precept of £200.00 (band D)." in words
    assert "No veto: 9 of 14 is below 10" in words


# The review itself


def test_a_body_has_one_review_a_year_by_another_body():
    review = make_review()
    with pytest.raises(RefusedError, match="under review already"):
        begin_review(review.body, review.panel, by=CLERK, year=2023)
    with pytest.raises(RefusedError, match="another body's precept"):
        begin_review(review.body, review.body, by=CLERK, year=2024)
    with pytest.raises(RefusedError, match="ends before it begins"):
        begin_review(
            review.body, review.panel, by=CLERK, year=2024, consultation_first_on=day(2, 2),
            consultation_last_on=day(2, 1),
        )  # fmt: skip


def test_what_was_notified_is_the_proposal_and_is_not_changed_beside_it():
    review = make_review(proposed=Decimal("199.00"))
    notify(review)
    review.refresh_from_db()
    assert review.proposed == PROPOSED
    with pytest.raises(RefusedError, match="correct that event"):
        change_review(review, by=CLERK, revision=review.revision, proposed=Decimal("1.00"))
    with pytest.raises(RefusedError, match="Events are recorded by it"):
        change_review(review, by=CLERK, revision=review.revision, can_veto=False)
    assert change_review(review, by=CLERK, revision=review.revision, tax_base=Decimal("1.00")).tax_base == 1


def test_the_money_of_the_golden_year_is_worked_out_band_by_band():
    review = make_review()
    notify(review)
    money = money_of(review, standing_of(review, day(2, 1)).precept)
    last, proposed = money.columns
    assert (last.label, last.band_d, last.brings) == ("Last year", Decimal("187.55"), None)
    assert (proposed.rise, proposed.brings) == (Decimal("15.00"), Decimal("149300010.10"))
    assert (proposed.brings_more, proposed.is_excessive) == (Decimal("11056530.00"), False)
    assert money.limit.cash_pounds == 15
    assert dict(money.bands)["A"] == [Decimal("125.03"), Decimal("135.03")]
    assert dict(money.bands)["H"] == [Decimal("375.10"), Decimal("405.10")]


def test_a_rise_beyond_the_limit_is_excessive():
    review = make_review(proposed=Decimal("202.56"))
    assert money_of(review, standing_of(review, day(1, 9)).precept).columns[1].is_excessive


# In public


def test_the_public_sees_a_review_when_it_is_announced_and_nothing_of_its_plans():
    review = make_review()
    with pytest.raises(RefusedError, match="has not been notified"):
        announce_review(review, by=CLERK)
    event = notify(review)
    assert list_precepts(day(2, 1)) == []
    announce_review(review, by=CLERK, on=day(2, 1))
    told = list_precepts(day(2, 1))[0]
    assert (told.year, told.steps[0].said) == ("2023/24", ["£202.55 (band D)"])
    take_back_event(event, by=CLERK, why="It was entered too early.")
    assert list_precepts(day(2, 1)) == []
    assert find_precept(review.pk, day(2, 1)) is None


def test_the_list_of_reviews_does_not_grow_in_queries(django_assert_num_queries):
    review = make_review()
    bodies = [review.body, review.panel]
    with django_assert_num_queries(2):
        assert len(list(list_reviews(bodies))) == 1
    for year in (2021, 2022):
        begin_review(review.body, review.panel, by=CLERK, year=year)
    with django_assert_num_queries(2):
        assert [row.taken for row in list_reviews(bodies)] == [[], [], []]


def test_a_report_that_is_printed_later_knows_nothing_of_what_came_after_it():
    review = make_review()
    report = veto(review)
    record(review, "revised", day(2, 15), amount=REVISED, words="Less is asked for.")
    words = printed(publish_paper(report, by=CLERK))
    assert "Proposed (£)" in words
    assert "197.55" not in words


def test_what_a_lapsed_limit_leaves_undone_is_not_owed():
    review = make_review()
    veto(review)
    record(review, "revised", day(2, 15), amount=REVISED)
    standing = standing_of(review, day(2, 23))
    assert standing.words == "the panel did not report on the revised precept by the limit"
    assert [line.standing for line in standing.limits[3:]] == [
        "was not done in time",
        "not needed: there is no second report",
        "to come",
    ]


def test_the_direction_of_a_veto_is_kept_only_with_a_veto():
    review = make_review()
    notify(review)
    review_with_votes(review, 9)
    assert record(review, "reported", day(2, 8), stance="supports", direction="too_high").direction == ""


def test_a_correction_keeps_the_paper_that_was_published():
    review = make_review()
    row = veto(review)
    made = publish_paper(row, by=CLERK)
    event = PreceptEvent.objects.get(pk=row.pk)
    put_right = correct_event(
        event, by=CLERK, why="The panel sat a day before.", date=day(2, 7), stance="vetoes", direction="too_low",
        words="A rise too small.",
    )  # fmt: skip
    assert (put_right.publication, put_right.paper) == (made, made.paper)
    again = publish_paper(put_right, by=CLERK)
    assert (again.supersedes, "which it considers too low" in printed(again)) == (made, True)
