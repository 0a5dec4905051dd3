"""The quarterly statement: drafted from the measures, written by both sides, refused until it is whole, published."""

import datetime as dt

import pytest
from django.utils import timezone

from answerable.keeping.changes.desk.measure import define_measure
from answerable.keeping.changes.desk.observation import release_observations
from answerable.keeping.changes.desk.priority_statement import (
    assess_priority,
    begin_statement,
    change_statement,
    drop_statement,
    explain_absence,
    lift_reason,
    print_statement,
    publish_statement,
    write_part,
)
from answerable.keeping.changes.desk.row import ConflictError, RefusedError, undo_act
from answerable.keeping.models import AuditEntry, Finding, Paper, Report
from answerable.keeping.models.desk import (
    Disclosure,
    Measure,
    Observation,
    PriorityStatement,
    ReasonKind,
    Role,
    Side,
    StatementPart,
)
from answerable.keeping.queries.desk import priority_statement as queries
from answerable.keeping.queries.desk.access import Reach
from answerable.keeping.queries.desk.due.desk import due_for
from answerable.keeping.queries.public.priority_statement import find_statement, list_statements
from answerable.keeping.store import read_file
from answerable.measuring.refusal import MeasureError
from tests.keeping.desk.makings import CLERK, make_account, make_board
from tests.keeping.desk.makings_statement import (
    LACKING,
    QUARTER_END,
    TITLE,
    make_force,
    make_measures,
    make_ready,
    make_statement,
)

pytestmark = pytest.mark.django_db
REDUCED = "Homicides were reduced by 12% to 46."


@pytest.fixture
def statement():
    """A statement that is begun on the figures of the last quarter of 2021."""
    make_measures(make_force())
    return make_statement()


def lacks(statement):
    return [each.about for each in queries.list_lacks(queries.draft_of(queries.find_statement(statement.pk)))]


def section(statement, side, code):
    found = queries.find_statement(statement.pk)
    return next(each for each in queries.sections_of(found, queries.draft_of(found), side) if each.code == code)


def test_statement_is_drafted_at_once_from_the_measures_of_body_and_force(statement):
    assert (statement.first_on, statement.last_on) == (dt.date(2021, 10, 1), QUARTER_END)
    generated = section(statement, Side.FORCE, "homicide").generated
    assert "saw 46 homicides against 52" in generated
    assert "no change that could be told from chance (ratio 0.88, 95% interval 0.58 to 1.34, p = 0.61)" in generated
    assert "a fall greater than chance explains" in section(statement, Side.FORCE, "serious-violence").generated
    assert "reduction" not in generated


def test_quarter_that_ends_on_no_quarters_end_is_refused():
    with pytest.raises(RefusedError, match="A quarter ends on 31 March") as refused:
        begin_statement(make_board(), by=CLERK, force=make_force(), last_on=dt.date(2021, 11, 30), title=TITLE)
    assert refused.value.field == "last_on"


@pytest.mark.parametrize(
    ("last_on", "words"),
    [(dt.date(2020, 12, 31), "no national priorities"), (dt.date(2199, 12, 31), "not over yet")],
)
def test_quarter_before_the_order_or_not_over_yet_is_refused(last_on, words):
    with pytest.raises(RefusedError, match=words):
        begin_statement(make_board(), by=CLERK, force=make_force(), last_on=last_on, title=TITLE)


def test_second_statement_for_a_quarter_is_refused(statement):
    with pytest.raises(RefusedError, match="has a statement for that quarter already"):
        begin_statement(statement.body, by=CLERK, force=statement.force, last_on=QUARTER_END, title=TITLE)


def test_statement_on_the_body_itself_is_refused():
    board = make_board()
    with pytest.raises(RefusedError, match="on a police force"):
        begin_statement(board, by=CLERK, force=board, last_on=QUARTER_END, title=TITLE)


def test_next_quarter_takes_over_which_priorities_apply_and_no_other_reason(statement):
    make_ready(statement)
    later = begin_statement(
        statement.body, by=CLERK, force=statement.force, last_on=dt.date(2022, 3, 31), title=TITLE
    )
    reasons = queries.find_statement(later.pk).reasoned
    assert [(row.kind, row.about) for row in reasons] == [(ReasonKind.APPLIES, "")]


def test_statement_without_any_measure_says_that_it_cannot_be_drafted():
    row = make_statement()
    with pytest.raises(MeasureError, match="There are no measures"):
        queries.draft_of(row)
    with pytest.raises(RefusedError, match="There are no measures"):
        print_statement(row)


def test_publication_lacks_each_national_measure_that_has_neither_value_nor_reason(statement):
    assert set(LACKING) <= set(lacks(statement))
    with pytest.raises(RefusedError, match="Homicides related to drugs: nothing here gives or stands in"):
        publish_statement(statement, by=CLERK, with_values=True)
    make_ready(statement)
    assert lacks(statement) == []


def test_absence_of_a_measure_that_is_defined_is_noted_at_the_measure(statement):
    define_measure(
        statement.force, by=CLERK, code="referrals", title="Referrals into treatment", unit="referrals",
        national_measure="drug-referrals",
    )  # fmt: skip
    assert "referrals" in lacks(statement)
    for words in ("It was not counted.", "It was not counted in this quarter."):
        explain_absence(statement, "referrals", by=CLERK, words=words)
    assert "referrals" not in lacks(statement)
    (told,) = Measure.objects.get(code="referrals").absences.all()
    assert (told.quarter_end, told.words) == (QUARTER_END, "It was not counted in this quarter.")


def test_absence_of_what_nobody_knows_or_without_a_word_is_refused(statement):
    with pytest.raises(RefusedError, match="no measure of that code"):
        explain_absence(statement, "daylight", by=CLERK, words="It was dark.")
    with pytest.raises(RefusedError, match="Give the reason"):
        explain_absence(statement, "drug-homicides", by=CLERK, words="  ")


def test_reason_that_is_lifted_is_lacking_again(statement):
    make_ready(statement)
    lift_reason(queries.find_reason(statement, "drug-homicides", is_measure=True), by=CLERK)
    assert lacks(statement) == ["drug-homicides"]


def test_priority_that_does_not_apply_has_its_reason_in_place_of_its_measures(statement):
    assess_priority(statement, by=CLERK, priority="drugs", applies=False, words="no drug is sold here")
    generated = section(statement, Side.FORCE, "drugs").generated
    assert generated == "This priority is assessed not to apply to the area: no drug is sold here."
    assert "drug-referrals" not in lacks(statement)
    with pytest.raises(RefusedError, match="one of the national priorities"):
        assess_priority(statement, by=CLERK, priority="daylight", applies=True, words="It matters.")


def test_own_words_that_claim_an_untested_change_are_warned_of_and_refuse_nothing(statement):
    make_ready(statement)
    write_part(statement, Side.FORCE, "homicide", by=CLERK, before=REDUCED)
    (warned,) = section(statement, Side.FORCE, "homicide").warnings
    assert warned.claim.sentence == REDUCED
    assert "{{homicide}}" in warned.claim.words
    assert lacks(statement) == []


def test_part_is_written_over_by_nobody_who_has_not_seen_it(statement):
    part = write_part(statement, Side.FORCE, "homicide", by=CLERK, before="Forty detectives work.")
    write_part(statement, Side.FORCE, "homicide", by=CLERK, revision=part.revision, before="Forty-one do.")
    with pytest.raises(ConflictError):
        write_part(statement, Side.FORCE, "homicide", by=CLERK, revision=part.revision, before="Thirty do.")
    assert StatementPart.objects.get(pk=part.pk).before == "Forty-one do."


@pytest.mark.parametrize(("side", "place"), [(Side.FORCE, "introduction"), (Side.BODY, "daylight")])
def test_words_for_no_place_of_that_side_are_refused(statement, side, place):
    with pytest.raises(RefusedError, match="no such place"):
        write_part(statement, side, place, by=CLERK, before="A word.")


def test_markup_that_is_not_whole_is_refused_with_its_place(statement):
    write_part(statement, Side.FORCE, "homicide", by=CLERK, before="{ruled 1,2}\n| a |")
    with pytest.raises(RefusedError, match="Mend that line first"):
        print_statement(queries.find_statement(statement.pk))


def test_figures_that_are_not_public_are_released_first_or_with_the_statement(statement):
    statement = make_ready(statement)
    with pytest.raises(RefusedError, match=r"not public yet \(Firearm discharges; Homicides; Hospital") as refused:
        publish_statement(statement, by=CLERK)
    assert refused.value.field == "with_values"
    assert not Measure.objects.exclude(published_on=None).exists()
    publish_statement(statement, by=CLERK, with_values=True)
    assert not Observation.objects.filter(released_on=None).exists()
    assert not Measure.objects.filter(published_on=None).exists()


def test_value_that_came_in_after_the_release_waits_too(statement):
    statement = make_ready(statement)
    Measure.objects.update(published_on=QUARTER_END)
    homicide = Measure.objects.get(code="homicide")
    for measure in Measure.objects.exclude(pk=homicide.pk):
        release_observations(measure, by=CLERK)
    assert queries.list_waiting(statement, queries.draft_of(statement)) == [homicide]


def test_measure_that_cannot_be_public_yet_refuses_and_nothing_is_released(statement):
    Measure.objects.filter(code="discharges").update(source="")
    with pytest.raises(RefusedError, match="Firearm discharges: Say what is counted"):
        publish_statement(make_ready(statement), by=CLERK, with_values=True)
    assert not Observation.objects.exclude(released_on=None).exists()
    assert not Paper.objects.exists()


def test_published_statement_is_filed_as_the_paper_that_was_printed_and_nothing_is_found_in_it(statement):
    statement = make_ready(statement)
    write_part(
        statement, Side.FORCE, "serious-violence", by=CLERK,
        after="The unit made 36 searches under warrant.\n\n- 20 found a knife;\n- 16 did not.",
    )  # fmt: skip
    made = publish_statement(statement, by=CLERK, with_values=True)
    paper = made.publication.paper
    pdf, word = print_statement(made, on=dt.date(2022, 2, 22))
    assert (pdf, word) == (read_file(made.publication.pdf), read_file(made.publication.word))
    assert pdf.startswith(b"%PDF")
    assert paper.is_public
    assert TITLE in Report.objects.filter(passage__paper=paper).values_list("title", flat=True)
    words = " ".join(paper.passages.values_list("text", flat=True))
    assert "no change that could be told from chance" in words
    assert list(Finding.objects.values_list("rule", "message")) == []


def test_what_was_printed_is_kept_whole_and_is_not_moved_by_later_figures(statement):
    made = publish_statement(make_ready(statement), by=CLERK, with_values=True)
    kept = queries.draft_of(queries.find_statement(made.pk))
    Observation.objects.filter(measure__code="homicide").update(numerator=460)
    assert queries.draft_of(queries.find_statement(made.pk)) == kept
    figure = next(line.figure for line in kept.scorecard.lines if line.measure.code == "homicide")
    assert (figure.value, figure.origins[0].words) == (46, "quarter.csv")
    entry = AuditEntry.objects.filter(subject=made.subject, act="publish statement").get()
    assert entry.changes["printed"][1].startswith("SHA-256 ")


def test_published_statement_is_not_changed_nor_dropped_nor_undone(statement):
    make_ready(statement)
    made = queries.find_statement(publish_statement(statement, by=CLERK, with_values=True).pk)
    for change in (
        lambda: change_statement(made, by=CLERK, title="Another"),
        lambda: drop_statement(made, by=CLERK),
        lambda: write_part(made, Side.BODY, "homicide", by=CLERK, before="Another"),
        lambda: assess_priority(made, by=CLERK, applies=False, words="None of it."),
        lambda: explain_absence(made, "drug-homicides", by=CLERK, words="Another."),
        lambda: lift_reason(made.reasoned[0], by=CLERK),
        lambda: publish_statement(made, by=CLERK),
    ):
        with pytest.raises(RefusedError, match="published as it stands"):
            change()
    for subject in (made.subject, made.written[0].subject, made.reasoned[0].subject):
        entry = AuditEntry.objects.filter(subject=subject).order_by("sequence").first()
        with pytest.raises(RefusedError, match="published as it stands"):
            undo_act(entry, by=CLERK)


def test_public_has_the_statement_from_its_publication_on_and_never_a_draft(statement):
    make_ready(statement)
    assert list_statements() == []
    assert find_statement(statement.pk) is None
    made = publish_statement(statement, by=CLERK, with_values=True)
    (one,) = list_statements()
    assert (one.key, one.title, one.body_name, one.force_name) == (
        made.pk,
        TITLE,
        statement.body.name,
        "Northshire Police",
    )
    assert one.paper.public_id == made.publication.paper.public_id
    assert one.measures == {"homicide", "admissions", "discharges"}
    assert [file.form for file in one.publication.files] == ["pdf", "docx"]
    Paper.objects.filter(pk=made.publication.paper_id).update(is_public=False)
    assert list_statements() == []


def test_statement_is_due_until_published_and_then_the_next_quarters(statement):
    clerk = make_account(Role.CLERK, statement.body)

    def due():
        entries = due_for(Reach(clerk, timezone.localdate()))
        return [(one.words, one.about, one.day) for one in entries if "statement" in one.words]

    assert due() == [("Publish the statement on the national priorities", TITLE, dt.date(2022, 3, 31))]
    make_ready(statement)
    publish_statement(statement, by=CLERK, with_values=True)
    assert Disclosure.objects.get(row="7A").published_to == QUARTER_END
    words = "Begin the statement on the national priorities"
    assert due() == [(words, "Quarter to 31 March 2022", dt.date(2022, 6, 30))]


def test_dropped_statement_leaves_its_quarter_to_another(statement):
    drop_statement(statement, by=CLERK)
    again = begin_statement(statement.body, by=CLERK, force=statement.force, last_on=QUARTER_END, title=TITLE)
    assert list(PriorityStatement.objects.standing()) == [again]
