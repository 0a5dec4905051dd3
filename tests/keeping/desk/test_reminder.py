"""Reminders: on the right days, to the right people, each once."""

import datetime as dt

import pytest
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from answerable.keeping.changes.desk.reminder import adopt_rule, give_up_rule, remind_owners
from answerable.keeping.changes.desk.row import RefusedError
from answerable.keeping.changes.desk.undertaking import complete, extend
from answerable.keeping.models.desk import Letter, Reminded, Role
from answerable.keeping.queries.desk.reminder import CUSTOMARY, Reminder, choose_reminders, rules_on
from tests.keeping.desk.makings import CLERK, make_account, make_board, make_panel, make_person, make_seat
from tests.keeping.desk.makings_undertaking import OWNER_EMAIL, make_evidence, make_undertaking

LONG_AGO = dt.date(2020, 1, 1)


def days(count):
    return dt.timedelta(days=count)


@pytest.fixture
def panel(db):
    return make_panel()


@pytest.fixture
def due():
    return timezone.localdate() + days(20)


@pytest.fixture
def people(panel):
    """The panel's clerk, its chair, and clerks and chairs of elsewhere who must hear nothing."""
    make_account(Role.CLERK, panel, email="clerk@office.example")
    make_account(Role.CLERK, make_board(), name="Elsewhere", email="elsewhere@office.example")
    chair = make_person("Ines Marlow")
    make_seat(panel, chair, office="Chair")
    account = make_account(Role.MEMBER, panel, name="Ines Marlow", email="chair@council.example")
    account.person = chair
    account.save()


def sent_on(day):
    before = set(Letter.objects.values_list("pk", flat=True))
    remind_owners(day)
    return sorted(Letter.objects.exclude(pk__in=before).values_list("to", flat=True))


def test_reminders_go_out_on_their_days_and_on_no_other(panel, people, due):
    make_undertaking(panel, due_on=due)
    sent = {after: to for after in range(-20, 40) if (to := sent_on(due + days(after)))}
    assert sent == {
        -14: [OWNER_EMAIL], -3: [OWNER_EMAIL], 1: [OWNER_EMAIL], 7: ["clerk@office.example"],
        21: ["chair@council.example"],
    }  # fmt: skip


def test_a_day_runs_many_times_and_writes_once(panel, due):
    make_undertaking(panel, due_on=due)
    assert sent_on(due - days(3)) == [OWNER_EMAIL]
    assert sent_on(due - days(3)) == []
    assert remind_owners(due - days(3)).owners == 0


def test_a_day_that_was_missed_is_made_good_by_one_letter(panel, people, due):
    make_undertaking(panel, due_on=due)
    assert sent_on(due - days(2)) == [OWNER_EMAIL]
    assert sent_on(due + days(30)) == ["chair@council.example", "clerk@office.example", OWNER_EMAIL]
    assert sent_on(due + days(31)) == []


def test_an_owner_without_an_address_is_made_good_by_the_clerk(panel, people, due):
    make_undertaking(panel, due_on=due, owner_email="")
    assert sent_on(due - days(3)) == ["clerk@office.example"]
    assert "nobody was asked" in Letter.objects.get().text


def test_where_there_is_nobody_to_write_to_it_is_counted(panel, due):
    make_undertaking(panel, due_on=due, owner_email="")
    assert remind_owners(due - days(3)).unreachable == 1


def test_what_is_done_or_has_no_date_is_left_alone(panel, people, due):
    make_undertaking(panel)
    row = make_undertaking(panel, due_on=due)
    make_evidence(row)
    complete(row, by=CLERK)
    assert sent_on(due + days(30)) == []


def test_a_date_that_was_put_off_begins_anew(panel, due):
    row = make_undertaking(panel, due_on=due)
    assert sent_on(due - days(3)) == [OWNER_EMAIL]
    extend(row, due_on=due + days(40), reason="The audit is not finished.", by=CLERK)
    assert sent_on(due + days(1)) == []
    assert sent_on(due + days(37)) == [OWNER_EMAIL]


def test_something_due_soon_when_it_was_agreed_is_not_reminded_of_days_before_that(panel):
    today = timezone.localdate()
    make_undertaking(panel, due_on=today + days(5))
    assert sent_on(today) == []
    assert sent_on(today + days(2)) == [OWNER_EMAIL]


def test_a_body_has_its_own_reminders_from_a_day_on(panel, due):
    assert rules_on(panel, due) == CUSTOMARY
    adopt_rule(None, by=CLERK, valid_from=LONG_AGO, days=2, whom=Reminded.CLERK)
    assert rules_on(panel, due) == (Reminder(2, Reminded.CLERK),)
    rule = adopt_rule(panel, by=CLERK, valid_from=due, days=-1, whom=Reminded.OWNER)
    assert rules_on(panel, due) == (Reminder(-1, Reminded.OWNER),)
    assert rules_on(panel, due - days(1)) == (Reminder(2, Reminded.CLERK),)
    assert rules_on(make_board(), due) == (Reminder(2, Reminded.CLERK),)
    give_up_rule(rule, by=CLERK)
    assert rules_on(panel, due) == (Reminder(2, Reminded.CLERK),)


def test_a_reminder_is_adopted_once_and_not_years_away(panel):
    adopt_rule(panel, by=CLERK, valid_from=LONG_AGO, days=2, whom=Reminded.CLERK)
    with pytest.raises(RefusedError, match="stands already"):
        adopt_rule(panel, by=CLERK, valid_from=LONG_AGO, days=2, whom=Reminded.CLERK)
    with pytest.raises(RefusedError, match="at most 365 days"):
        adopt_rule(panel, by=CLERK, valid_from=LONG_AGO, days=400, whom=Reminded.CLERK)


RULES = st.lists(st.builds(Reminder, st.integers(-60, 60), st.sampled_from(Reminded.values)), max_size=8)


@given(rules=RULES, made=st.integers(-90, 30), on=st.integers(-90, 90))
def test_nobody_is_chosen_twice_or_before_the_day_of_the_rule(rules, made, on):
    due = dt.date(2023, 2, 6)
    chosen = choose_reminders(rules, due, due + days(made), due + days(on))
    assert len({rule.whom for rule in chosen}) == len(chosen)
    assert all(rule in rules and rule.days <= on for rule in chosen)
    for rule in chosen:
        rivals = [other.days for other in rules if other.whom == rule.whom and other.days <= on]
        assert rule.days == max(rivals)
