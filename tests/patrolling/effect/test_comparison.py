"""Places compared before and after, from a file to its sentences."""

import msgspec
import pytest

from answerable.drawing.svg import draw_chart
from answerable.drawing.wording import say_rows
from answerable.measuring.loading.load import load_file
from answerable.measuring.refusal import MeasureError
from answerable.patrolling.effect.comparison import DisplacementOptions, DisplacementResult
from answerable.patrolling.effect.kind import DISPLACEMENT
from answerable.patrolling.effect.shapes import DISPLACEMENT_COUNTS

EXAMPLE = """area,phase,count
treated,before,207
treated,after,110
control,before,308
control,after,318
displacement,before,178
displacement,after,157
displacement control,before,150
displacement control,after,140
"""
KINDS = """area,phase,category,count,harm
treated,before,vehicle theft,130,3
treated,after,vehicle theft,74,3
control,before,vehicle theft,133,3
control,after,vehicle theft,91,3
treated,before,robbery,144,7
treated,after,robbery,92,7
control,before,robbery,86,7
control,after,robbery,64,7
"""


def measure(folder, text, **options):
    path = folder / "counts.csv"
    path.write_text(text)
    loaded = load_file(path, DISPLACEMENT_COUNTS, folder)
    assert loaded.file is not None, loaded.report
    return DISPLACEMENT.measure({"counts": loaded.file}, DisplacementOptions(**options))


def test_the_published_example_comes_out_of_a_file(tmp_path):
    result = measure(tmp_path, EXAMPLE)
    told = DISPLACEMENT.tell(result)

    assert result.total.estimate == -118
    assert result.total_verdict.direction == "lower"
    assert round(result.quotient.quotient, 3) == 0.258
    assert "−118" in told.exhibits[0].sentence
    assert "diffusion of benefit" in told.exhibits[1].title
    assert "by more than chance explains" in told.lead
    assert all(each.badges for each in told.exhibits)


def test_a_dispersion_widens_until_nothing_is_told_from_chance(tmp_path):
    result = measure(tmp_path, EXAMPLE, dispersion=4)

    assert result.total_verdict.direction == "no signal"
    assert "no change that could be told from chance" in DISPLACEMENT.tell(result).lead.lower()


def test_kinds_of_offence_with_their_harm_give_harm_too(tmp_path):
    result = measure(tmp_path, KINDS)
    told = {each.slug: each for each in DISPLACEMENT.tell(result).exhibits}

    assert result.harm.estimate == 3 * (-56 + 42) + 7 * (-52 + 22)
    assert result.local.estimate == -108 + 64
    assert result.displaced is None
    assert set(told) == {"difference", "harm"}


@pytest.mark.parametrize(
    ("dropped", "said"),
    [("control,after,318\n", "control area after"), ("displacement control", "none of the other")],
)
def test_a_file_that_lacks_an_area_is_refused(tmp_path, dropped, said):
    kept = "".join(f"{line}\n" for line in EXAMPLE.splitlines() if not f"{line}\n".startswith(dropped))
    with pytest.raises(MeasureError, match=said):
        measure(tmp_path, kept)


def test_sizes_that_disagree_are_refused(tmp_path):
    text = EXAMPLE.replace("\n", ",1.2\n").replace("count,1.2", "count,size").replace("110,1.2", "110,1.3")
    with pytest.raises(MeasureError, match="more than one size"):
        measure(tmp_path, text)


def test_exhibits_can_be_said_and_drawn_and_results_carried(tmp_path):
    result = measure(tmp_path, EXAMPLE)

    assert msgspec.json.decode(msgspec.json.encode(result), type=DisplacementResult) == result
    for each in DISPLACEMENT.tell(result).exhibits:
        assert say_rows(each.table)
        if each.chart is not None:
            assert "<svg" in draw_chart(each.chart, title=each.title, sentence=each.sentence)
