"""How well figures of the prose are linked with the cells that print them too: F1 over hand-read papers."""

from pathlib import Path

from answerable.checking.evidence.paper import Paper
from answerable.checking.linking.link import link_quantities
from answerable.reading.reader import read_paper
from tests.checking.agreement.gold import PAIRS

GOLD = Path(__file__).parents[2] / "gold"
LEAST_F1 = 0.75  # the micro-F1 that KPI-Check reports for linking the same quantity is 0.73


def find_pairs(path: Path) -> set[tuple[str, str, str]]:
    links = link_quantities(Paper(read_paper(path)))
    return {
        (first.amount.text, second.amount.text, second.row.label)
        for first, second in links.agreeing
        if not first.in_table and second.row is not None
    }


def test_figures_of_the_prose_are_linked_with_their_cells():
    right = found = meant = 0
    missing, added = [], []
    for name, pairs in PAIRS.items():
        made = find_pairs(GOLD / name)
        right, found, meant = right + len(made & pairs), found + len(made), meant + len(pairs)
        missing += sorted(pairs - made)
        added += sorted(made - pairs)
    f1 = 2 * right / (found + meant)
    assert f1 >= LEAST_F1, f"F1 {f1:.3f}; missing {missing}; added {added}"
    print(f"F1 {f1:.3f} ({right} right of {found} found, {meant} meant); missing {missing}; added {added}")
