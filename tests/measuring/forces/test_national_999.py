"""The national 999 tables: as a paper prints them, and whole."""

from pathlib import Path

import msgspec
import numpy as np
import pytest

from answerable.drawing.wording import say_rows
from answerable.measuring.forces.answer_shape import ANSWER_TIMES
from answerable.measuring.forces.force import list_forces
from answerable.measuring.forces.kind import NATIONAL_999
from answerable.measuring.forces.national_999 import National, Options
from answerable.measuring.loading.load import load_file
from answerable.measuring.refusal import MeasureError

HEADER = (
    "Force,Month,Total calls,calls_rank,mean_seconds,mean_seconds_rank,median_seconds,median_seconds_rank,"
    "under_10_percent,under_10_percent_rank,from_10_to_60_percent,from_10_to_60_percent_rank,from_60_percent,"
    "from_60_percent_rank"
)
MAY = """\
WMP,2022-05,"58,563",3,36.6,44,9,41,51.0%,40,28.0%,32,20.6%,44
MET,2022-05,"176,035",1,,,,,,,,,,
Dyfed-Powys,2022-05,"4,883",44,,,,,,,,,,
Lincolnshire,2022-05,,,6.4,1,3,1,89.1%,1,,,,
North Yorkshire,2022-05,,,,,14,44,,,,,,
Durham,2022-05,,,,,,,32.2%,44,,,,
Leicestershire,2022-05,,,,,,,,,8.9%,1,,
South Yorkshire,2022-05,,,,,,,,,57.3%,44,,
Derbyshire,2022-05,,,,,,,,,,,0.4%,1
"""
JUNE = """\
WMP,June 2022,"59,347",3,36.2,44,7,31,57%,38,23.20%,29,19.80%,44
MET,June 2022,"165,617",1,,,,,,,,,,
North Yorkshire,June 2022,"4,846",44,,,,,,,,,,
Bedfordshire,June 2022,,,7.1,1,3,1,,,,,,
Merseyside,June 2022,,,,,,,87.6%,1,,,,
Dorset,June 2022,,,,,23,44,32%,44,,,,
Cambridgeshire,June 2022,,,,,,,,,10.1%,1,,
Cumbria,June 2022,,,,,,,,,52.5%,44,,
Gwent,June 2022,,,,,,,,,,,0.5%,1
"""


def tell(folder: Path, rows: str, header: str = HEADER, **options):
    path = folder / "given.csv"
    path.write_text(f"{header}\n{rows}", encoding="utf-8")
    loaded = load_file(path, ANSWER_TIMES, folder)
    assert loaded.file is not None, loaded.report
    result = NATIONAL_999.measure({"answers": loaded.file}, Options(**{"ours": "WMP", **options}))
    # What is kept is JSON: the page told of it later must be the same.
    kept = msgspec.json.decode(msgspec.json.encode(result), type=National)
    assert kept == result
    return NATIONAL_999.tell(kept)


def test_table_of_may_2022_stands_as_it_was_printed(tmp_path):
    may = tell(tmp_path, MAY).exhibits[0]
    assert [column.name for column in may.table.columns] == [
        "Measure",
        "West Midlands",
        "Ranked 1st",
        "Ranked 44th",
        "West Midlands, rank of 44",
    ]
    assert say_rows(may.table) == [
        ["Calls", "58,563", "176,035 (Metropolitan)", "4,883 (Dyfed-Powys)", "3rd"],
        ["Mean time to answer", "36.6 s", "6.4 s (Lincolnshire)", "36.6 s (West Midlands)", "44th"],
        ["Median time to answer", "9 s", "3 s (Lincolnshire)", "14 s (North Yorkshire)", "41st"],
        ["Answered in under 10 seconds", "51.0%", "89.1% (Lincolnshire)", "32.2% (Durham)", "40th"],
        ["Answered in 10 to 60 seconds", "28.0%", "8.9% (Leicestershire)", "57.3% (South Yorkshire)", "32nd"],
        ["Answered in 60 seconds or longer", "20.6%", "0.4% (Derbyshire)", "20.6% (West Midlands)", "44th"],
    ]
    assert may.title == "May 2022: West Midlands answered 51.0% of 999 calls in under 10 seconds, 40th of 44"


def test_table_of_june_2022_stands_as_it_was_printed(tmp_path):
    june = tell(tmp_path, MAY + JUNE).exhibits[0]
    assert june.slug == "table-2022-06"
    assert [row[1::3] for row in say_rows(june.table)] == [
        ["59,347", "3rd"],
        ["36.2 s", "44th"],
        ["7 s", "31st"],
        ["57.0%", "38th"],
        ["23.2%", "29th"],
        ["19.8%", "44th"],
    ]
    assert say_rows(june.table)[2][3] == "23 s (Dorset)"


def test_share_is_never_said_without_its_calls_and_interval(tmp_path):
    may = tell(tmp_path, MAY).exhibits[0]
    assert "51.0% (of 58,563 calls, 95% interval 50.6% to 51.4%; 40th)" in may.sentence


def test_bands_that_do_not_make_a_hundred_are_said(tmp_path):
    june, may = tell(tmp_path, MAY + JUNE).exhibits[:2]
    assert any("add up to 99.6%" in note for note in may.notes)
    assert not any("add up" in note for note in june.notes)


def test_paper_of_three_forces_says_what_cannot_be_said(tmp_path):
    told = tell(tmp_path, MAY)
    notes = told.exhibits[0].notes
    assert len(told.exhibits) == 1
    assert any("known of 3 of 44 forces" in note and "cannot be said" in note for note in notes)
    assert any("39 forces stand before 51.0% and 4 or fewer after" in note for note in notes)
    assert "no spread can be worked out" in told.lead


def test_ranks_begin_at_the_end_that_each_column_has(tmp_path):
    notes = tell(tmp_path, MAY).exhibits[0].notes
    order = next(note for note in notes if note.startswith("1st is"))
    assert order.index("calls") < order.index("lowest of") < order.index("mean time")


def test_months_beside_each_other_are_no_trend(tmp_path):
    for exhibit in tell(tmp_path, MAY + JUNE).exhibits:
        assert any("not a trend" in note for note in exhibit.notes)
        for word in ("improve", "reduc", "increas", "decreas", "rose", "fell"):
            assert word not in f"{exhibit.title} {exhibit.sentence}".casefold()


def test_bands_are_drawn_between_the_lowest_and_the_highest_force(tmp_path):
    chart = tell(tmp_path, MAY).exhibits[0].chart
    assert [(span.low, span.value, span.high) for span in chart.spans] == [
        (32.2, 51.0, 89.1),
        (8.9, 28.0, 57.3),
        (0.4, 20.6, 20.6),
    ]


def test_printed_ranks_that_the_values_contradict_are_said(tmp_path):
    wrong = MAY.replace("Durham,2022-05,,,,,,,32.2%,44", "Durham,2022-05,,,,,,,62.2%,44")
    notes = tell(tmp_path, wrong).exhibits[0].notes
    assert any("do not follow from the values" in note and "Durham (44th)" in note for note in notes)


def write_whole(seed: int = 7) -> str:
    """A table of all 44 forces, invented."""
    source = np.random.default_rng(seed)
    rows = []
    for force in list_forces():
        if force.short in ("City of London", "British Transport"):
            continue
        calls, share = int(source.integers(4_800, 60_000)), round(float(source.uniform(45, 90)), 1)
        middle = round((100 - share) * 0.6, 1)
        rows.append(
            f"{force.name},2022-07,{calls},,{source.uniform(6, 40):.1f},,{source.integers(3, 15)},,{share},,"
            f"{middle},,{100 - share - middle:.1f},"
        )
    return "\n".join(rows)


def test_whole_table_gives_funnel_and_ranks_with_their_spread(tmp_path):
    told = tell(tmp_path, write_whole())
    slugs = [exhibit.slug.rsplit("-", 1)[1] for exhibit in told.exhibits]
    assert slugs == ["07", "values", "funnel", "ranks", "similar"]
    table, values, funnel, ranks, _ = told.exhibits
    assert len(values.chart.spans) == len(funnel.chart.points) == len(ranks.chart.spans) == 44
    assert [span.name for span in values.chart.spans if span.is_ours] == ["West Midlands"]
    assert not any("cannot be said" in note for note in table.notes)
    assert {limit.level for limit in funnel.chart.limits} == {0.95, 0.998}


def test_whole_table_works_out_the_ranks_that_are_not_printed(tmp_path):
    told = tell(tmp_path, write_whole())
    shares = {row[0]: row[1] for row in told.exhibits[1].table.rows}
    before = sum(share > shares["West Midlands"] for share in shares.values())
    printed = say_rows(told.exhibits[0].table)[3][4]
    assert printed.startswith(str(before + 1))


def test_league_lists_neighbours_that_cannot_be_told_apart_by_name(tmp_path):
    ranks = tell(tmp_path, write_whole()).exhibits[3]
    by_group: dict[int, list[str]] = {}
    for row in ranks.table.rows:
        by_group.setdefault(row[1], []).append(row[0])
    assert len(by_group) > 1
    assert all(names == sorted(names) for names in by_group.values())


def test_whole_table_is_the_same_for_the_same_seed(tmp_path):
    assert tell(tmp_path, write_whole(), seed=4) == tell(tmp_path, write_whole(), seed=4)


def test_own_clock_is_another_measure_without_a_rank(tmp_path):
    rows = f"{write_whole()}\nWMP,2022-07,73792,,26,,7,,66,,,,,"
    rows = "\n".join(f"{row},{'switchboard' if '73792' in row else ''}" for row in rows.splitlines())
    told = tell(tmp_path, rows, header=f"{HEADER},clock")
    last = told.exhibits[-1]
    assert last.slug == "switchboard-2022-07"
    assert [row[1] for row in last.table.rows] == ["73,792", "26.0 s", "7 s", "66.0%"]
    assert any("two measures" in note for note in last.notes)
    assert len(told.exhibits[1].chart.spans) == 44


def test_file_without_our_force_is_refused(tmp_path):
    with pytest.raises(MeasureError, match="no row of Kent Police"):
        tell(tmp_path, MAY, ours="Kent")


def test_wrong_name_is_refused_with_what_was_meant(tmp_path):
    with pytest.raises(MeasureError, match="Did you mean Merseyside Police"):
        tell(tmp_path, JUNE.replace("Merseyside", "Mersyside"))


def write_months(count: int) -> str:
    """Whole tables of so many months, each drawn afresh."""
    months = [f"2022-{at + 1:02d}" if at < 12 else f"2023-{at - 11:02d}" for at in range(count)]
    return "\n".join(write_whole(seed).replace("2022-07", month) for seed, month in enumerate(months))


def test_months_together_show_how_far_a_rank_wanders(tmp_path):
    told = tell(tmp_path, write_months(4), months=1)
    wander = next(exhibit for exhibit in told.exhibits if exhibit.slug == "ranks-by-month")
    line = wander.chart.lines[0]
    assert len(line.values) == 4
    assert all(low <= rank <= high for low, rank, high in zip(line.low, line.values, line.high, strict=True))
    assert f"to {max(int(rank) for rank in line.values)}" in wander.title
    assert not any(exhibit.slug == "share-by-month" for exhibit in told.exhibits)


def test_twelve_months_give_our_share_limits_and_a_verdict(tmp_path):
    told = tell(tmp_path, write_months(13), months=1, draws=1000)
    share = next(exhibit for exhibit in told.exhibits if exhibit.slug == "share-by-month")
    assert len(share.chart.points) == 13
    assert "within what is usual here" in share.title


def test_bands_printed_in_whole_percent_may_miss_a_hundred_by_their_rounding(tmp_path):
    rounded = MAY.replace("51.0%", "51%").replace("28.0%", "28%").replace("20.6%", "20%")
    assert not any("add up" in note for note in tell(tmp_path, rounded).exhibits[0].notes)


def test_median_that_the_share_contradicts_is_said(tmp_path):
    header = "force,month,calls,median_seconds,under_10_percent"
    (wrong,) = tell(tmp_path, "WMP,2022-05,1000,25,90\n", header).exhibits
    assert any("With a median of 25 s, fewer than half" in note for note in wrong.notes)
    (right,) = tell(tmp_path, "WMP,2022-05,1000,9,51\n", header).exhibits
    assert not any("cannot be of the same calls" in note for note in right.notes)


def test_share_of_no_calls_says_so(tmp_path):
    (exhibit,) = tell(tmp_path, "WMP,2022-05,0,0,0\n", "force,month,calls,median_seconds,under_10_percent").exhibits
    assert "0.0% (of no calls, so that nothing can be said)" in exhibit.sentence
