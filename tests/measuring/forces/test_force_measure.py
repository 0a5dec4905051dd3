"""Any measure by force: what is compared, and what is refused."""

import msgspec
import numpy as np
import pytest

from answerable.measuring.forces.force import list_forces
from answerable.measuring.forces.force_measure import ForceMeasures, Options, read_measures
from answerable.measuring.forces.force_measure_exhibit import tell_measures
from answerable.measuring.forces.kind import FORCES
from answerable.measuring.forces.rank import rank_values
from answerable.measuring.loading.load import load_file
from answerable.measuring.refusal import MeasureError

YEAR = "2021/22"


def write_rates(path, count=43, extra=""):
    """Homicides by force, invented, about 1.1 for each 100,000 people."""
    source = np.random.default_rng(8)
    lines = ["force,force_code,measure,year,count,population"]
    for force in [each for each in list_forces() if each.code][:count]:
        people = int(source.integers(500_000, 3_000_000))
        lines.append(f"{force.short},{force.code},Homicides,{YEAR},{source.poisson(people * 1.1e-5)},{people}")
    path.write_text("\n".join(lines) + f"\n{extra}", encoding="utf-8")
    return path


def write_features(path):
    source = np.random.default_rng(9)
    lines = ["force,feature,value"]
    for force in [each for each in list_forces() if each.code]:
        lines += [f"{force.short},{name},{source.normal(10, 3):.3f}" for name in ("Density", "Young people", "Need")]
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def measure(folder, measures, features=None, **options) -> ForceMeasures:
    given = {"measures": measures} | ({"features": features} if features else {})
    files = {
        each.name: load_file(given[each.name], each.shape, folder).file
        for each in FORCES.inputs
        if each.name in given
    }
    chosen = Options(**{"ours": "WMP", "form": "rate", "per": 100_000.0, "better": "lower", **options})
    result = FORCES.measure(files, chosen)
    assert msgspec.json.decode(msgspec.json.encode(result), type=ForceMeasures) == result
    return result


def test_rates_of_forces_are_told_as_values_funnel_ranks_and_similar_forces(tmp_path):
    told = tell_measures(measure(tmp_path, write_rates(tmp_path / "rates.csv")))
    assert [each.slug.rsplit("-", 1)[1] for each in told.exhibits] == ["values", "funnel", "ranks", "similar"]
    assert "per 100,000" in told.exhibits[0].title
    assert "95% interval" in told.exhibits[0].sentence
    assert [row[0] for row in told.exhibits[3].table.rows] == ["Greater Manchester", "Merseyside", "West Yorkshire"]


def test_region_of_the_same_name_is_left_out_and_said(tmp_path):
    extra = f"West Midlands,E12000005,Homicides,{YEAR},99,5900000\n"
    plain = measure(tmp_path, write_rates(tmp_path / "plain.csv"))
    with_region = measure(tmp_path, write_rates(tmp_path / "region.csv", extra=extra))
    assert with_region.comparisons == plain.comparisons
    assert "E12000005" in tell_measures(with_region).lead


def test_official_rank_stands_beside_what_chance_leaves(tmp_path):
    comparison = measure(tmp_path, write_rates(tmp_path / "rates.csv")).comparisons[0]
    expected = rank_values([body.value for body in comparison.bodies], "lowest")
    assert [(body.rank, body.is_tied) for body in comparison.bodies] == expected
    assert all(body.low_rank <= body.median_rank <= body.high_rank for body in comparison.bodies)
    assert comparison.our_body.high_rank - comparison.our_body.low_rank > 5


def test_ratio_to_a_similar_force_is_the_exact_one():
    from answerable.measuring.interval import bound_ratio_of_counts

    names = ["West Midlands", "Merseyside", "Greater Manchester", "Kent", "Essex"]
    counts = [46, 52, 60, 12, 20]
    rows = [row(name, count, 1e6) for name, count in zip(names, counts, strict=True)]
    pairs = {
        pair.name: pair for pair in read_measures(rows, [], Options(ours="WMP", form="rate")).comparisons[0].pairs
    }
    found = pairs["Merseyside"]
    ratio = bound_ratio_of_counts(52, 46, 1e6, 1e6)
    assert (found.against, found.low, found.high) == (ratio.ratio, ratio.low, ratio.high)
    assert found.against == pytest.approx(0.885, abs=0.001)
    assert found.direction == "no signal"


def test_own_nearest_forces_are_always_marked_as_ours(tmp_path):
    result = measure(tmp_path, write_rates(tmp_path / "r.csv"), write_features(tmp_path / "f.csv"))
    told = tell_measures(result)
    marked = [each for each in told.exhibits if each.slug.endswith(("similar", "neighbours"))]
    assert len(marked) == 2
    assert all("not an official" in each.badges[0].words for each in marked)
    assert "not an official group" in marked[0].sentence
    assert len(result.neighbours) == 7


def row(force, count, size, **more):
    from datetime import date

    return {
        "force": force,
        "measure": "Burglary",
        "first_on": date(2022, 1, 1),
        "last_on": date(2022, 12, 31),
        "numerator": count,
        "denominator": size,
        **more,
    }


def test_printed_value_with_its_n_gives_the_count_behind_it():
    rows = [row(name, None, 200, value=79.0) for name in ("Kent", "Essex", "Surrey", "Sussex", "Dorset")]
    comparison = read_measures(rows, [], Options(ours="Kent")).comparisons[0]
    assert [body.part for body in comparison.bodies] == [158] * 5
    assert any("worked out from the printed value" in note for note in comparison.notes)
    # Wilson, 158 of 200: 72.8 to 84.1.
    assert comparison.our_body.low == pytest.approx(0.728, abs=0.001)
    assert comparison.our_body.high == pytest.approx(0.841, abs=0.001)


def test_value_without_its_n_is_refused():
    rows = [row(name, None, None, value=79.0) for name in ("Kent", "Essex", "Surrey", "Sussex", "Dorset")]
    with pytest.raises(MeasureError, match="without its n"):
        read_measures(rows, [], Options(ours="Kent"))


def test_too_few_forces_are_refused():
    with pytest.raises(MeasureError, match="2 forces are too few"):
        read_measures([row("Kent", 3, 10), row("Essex", 4, 10)], [], Options(ours="Kent"))


def test_count_greater_than_its_whole_is_refused():
    rows = [row(name, 11, 10) for name in ("Kent", "Essex", "Surrey", "Sussex", "Dorset")]
    with pytest.raises(MeasureError, match="11 of 10"):
        read_measures(rows, [], Options(ours="Kent"))


def test_missing_forces_and_ties_are_stated():
    names = ("Kent", "Essex", "Surrey", "Sussex", "Dorset")
    comparison = read_measures([row(name, 5, 10) for name in names], [], Options(ours="Kent")).comparisons[0]
    told = tell_measures(read_measures([row(name, 5, 10) for name in names], [], Options(ours="Kent")))
    assert len(comparison.missing) == 38
    notes = " ".join(note for each in told.exhibits for note in each.notes)
    assert "No figures for" in notes
    assert "Tied with another: Dorset, Essex, Kent, Surrey and Sussex." in notes


def test_only_the_latest_period_of_a_measure_is_compared():
    from datetime import date

    names = ("Kent", "Essex", "Surrey", "Sussex", "Dorset")
    old = [row(name, 1, 10, first_on=date(2020, 1, 1), last_on=date(2020, 12, 31)) for name in names]
    result = read_measures(old + [row(name, 5, 10) for name in names], [], Options(ours="Kent"))
    assert result.comparisons[0].period == "1 January to 31 December 2022"
    assert result.comparisons[0].our_body.part == 5


def test_a_year_is_never_compared_with_a_quarter_that_begins_with_it():
    from datetime import date

    names = ("Kent", "Essex", "Surrey", "Sussex", "Dorset", "Cumbria")
    quarter = [row(name, 50, 60, last_on=date(2022, 3, 31)) for name in names]
    result = read_measures(quarter + [row(name, 5, 10) for name in names[:5]], [], Options(ours="Kent"))
    assert [body.part for body in result.comparisons[0].bodies] == [5] * 5


def test_a_common_value_of_none_or_all_is_refused_in_words():
    names = ("Kent", "Essex", "Surrey", "Sussex", "Dorset")
    with pytest.raises(MeasureError, match="common value of 0% there is no funnel: it needs one above nought"):
        read_measures([row(name, 0, 10) for name in names], [], Options(ours="Kent"))
