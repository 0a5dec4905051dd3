"""The demonstration's files of fairness and casework say what was reported, through every analysis."""

import pytest

from answerable.drawing.page import show_exhibit
from answerable.measuring.analysis import measure
from examples.data.casework import ANALYSES, OPTIONS, write_casework


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    made = tmp_path_factory.mktemp("casework")
    write_casework(made, 300)
    return made


def analyse(folder, kind):
    return measure(kind, {name: folder / file for name, file in ANALYSES[kind].items()}, **OPTIONS.get(kind, {}))


@pytest.mark.parametrize("kind", ANALYSES)
def test_every_analysis_can_be_shown(folder, kind):
    analysis = analyse(folder, kind)
    assert analysis.exhibits
    for exhibit in analysis.exhibits:
        assert {len(row) for row in exhibit.table.rows} <= {len(exhibit.table.columns)}
        assert show_exhibit(exhibit, level=2)


def test_the_same_seed_gives_the_same_bytes(folder, tmp_path):
    write_casework(tmp_path, 300)
    files = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    assert files == {path.name: path.read_bytes() for path in folder.iterdir()}


@pytest.mark.parametrize(
    ("kind", "slug", "said"),
    [
        ("use-of-force", "rates", "3.78 times the White rate (95% interval 3.64 to 3.93)"),
        ("case-conferences", "units", "Meetings: 228 (19.0 a month), then 552 (46.0 a month)"),
        ("case-conferences", "units", "ratio 1.78"),
        ("drug-disruption", "counts", "1,229 from 1 January to 31 December 2021, after 1,087 from 1 January to"),
        ("drug-disruption", "parts", "17.0% (286 of 1,685)"),
        ("messaging", "pilot", "None of 12 figures before and after the new way of writing messages can be tested"),
        ("threat-grid", "grid", "Each says who set it."),
    ],
)
def test_reported_figures_are_told(folder, kind, slug, said):
    assert said in analyse(folder, kind).exhibit(slug).sentence
