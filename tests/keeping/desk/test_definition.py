"""Measures and what they are held against, taken from files: twice without doubling, whole or not at all."""

import datetime as dt

import pytest

from answerable.keeping.changes.desk.data_file import load_and_take
from answerable.keeping.changes.desk.definition import take_definitions
from answerable.keeping.changes.desk.row import RefusedError
from answerable.keeping.models.desk import Baseline, Measure, Target
from tests.keeping.desk.makings import make_panel
from tests.keeping.desk.makings_measure import ANALYST, make_measure, our_board, take_values

pytestmark = pytest.mark.django_db
HEADS = "code,title,unit,better,form,months"


def take(folder, shape, *lines, name="given.csv", body=None):
    place = folder / name
    place.write_text("\n".join(lines) + "\n")
    return load_and_take(body or our_board(), shape, place, by=ANALYST)


def test_measures_are_defined_and_the_same_file_again_changes_nothing(tmp_path):
    rows = ("Homicide,Homicides,homicides,lower,count,12", "answered,Answered,calls,higher,percent,3")
    file = take(tmp_path, "measures", HEADS, *rows)
    assert take_definitions(file, by=ANALYST) == (2, 0, 0)
    assert take_definitions(file, by=ANALYST) == (0, 0, 2)
    revised = take(tmp_path, "measures", HEADS, "homicide,Murders,homicides,lower,count,12", name="later.csv")
    assert take_definitions(revised, by=ANALYST) == (0, 1, 0)
    assert list(Measure.objects.order_by("code").values_list("code", "title", "months")) == [
        ("answered", "Answered", 3), ("homicide", "Murders", 12),
    ]  # fmt: skip


def test_targets_and_baselines_are_set_and_revised_in_their_place(tmp_path):
    make_measure()
    heads = "measure,value,first_on,authority"
    take_definitions(take(tmp_path, "targets", heads, "burglary,600,2024-04-01,The Board"), by=ANALYST)
    later = take(tmp_path, "targets", heads, "burglary,580,2024-04-01,The Board", name="later.csv")
    assert take_definitions(later, by=ANALYST) == (0, 1, 0)
    assert [target.value for target in Target.objects.standing()] == [580]
    held = take(tmp_path, "baselines", "measure,period,numerator,authority", "burglary,2019/20,8200,The Board")
    assert take_definitions(held, by=ANALYST) == (1, 0, 0)
    assert take_definitions(held, by=ANALYST) == (0, 0, 1)
    baseline = Baseline.objects.get()
    assert (baseline.first_on, baseline.numerator) == (dt.date(2019, 4, 1), 8200)


def test_breaks_and_absences_come_from_remarks_and_decisions_on_limits_do_not(tmp_path):
    measure = make_measure()
    heads = "kind,measure,on,reason,decided_by"
    rows = ("break,burglary,2024-01-01,A new system,", "absence,burglary,2024-03-31,The system was down,")
    assert take_definitions(take(tmp_path, "remarks", heads, *rows), by=ANALYST) == (2, 0, 0)
    assert measure.breaks.get().words == "A new system"
    assert measure.absences.get().quarter_end == dt.date(2024, 3, 31)
    decided = take(tmp_path, "remarks", heads, "rebasing,burglary,2024-01-01,Why not,The Board", name="r.csv")
    with pytest.raises(RefusedError, match="on the page of its measure"):
        take_definitions(decided, by=ANALYST)


def test_a_file_is_taken_whole_or_not_at_all(tmp_path):
    make_measure("homicide", body=make_panel())
    rows = ("arson,Arson,fires,lower,count,12", "homicide,Homicides,homicides,lower,count,12")
    with pytest.raises(RefusedError, match="already"):
        take_definitions(take(tmp_path, "measures", HEADS, *rows), by=ANALYST)
    assert list(Measure.objects.values_list("code", flat=True)) == ["homicide"]
    strange = take(
        tmp_path, "targets", "measure,value,first_on,authority", "arson,5,2024-04-01,The Board", name="t.csv"
    )
    with pytest.raises(RefusedError, match="no measure “arson”"):
        take_definitions(strange, by=ANALYST)


def test_an_objective_that_no_plan_has_is_refused(tmp_path):
    file = take(tmp_path, "measures", f"{HEADS},objective", "arson,Arson,fires,lower,count,12,To be good")
    with pytest.raises(RefusedError, match="has the objective “To be good”"):
        take_definitions(file, by=ANALYST)


def test_a_file_of_values_says_nothing_of_what_measures_are(tmp_path):
    make_measure()
    with pytest.raises(RefusedError, match="does not say what measures are"):
        take_definitions(take_values(tmp_path, "burglary,2024-01,640"), by=ANALYST)
