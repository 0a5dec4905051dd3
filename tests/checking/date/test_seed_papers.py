"""What the rules on dates, numbers, names, law and wording find in the seed papers: each read by hand."""

from __future__ import annotations

import pytest

from answerable.checking import check
from answerable.reading.reader import read_paper
from tests.gold.papers import SEEDS_ABSENT, find_seeds

FAMILIES = ("DAT", "NUM", "NAM", "LAW", "WRD")
# Paper, rule, line: all of them are so in print.
TRUE = {
    "000": {("NUM801", 170)},
    "001": {
        ("NUM804", 24),
        ("DAT504", 33),
        ("NAM951", 70),
        ("LAW851", 330),
        ("NUM801", 330),
        ("DAT505", 849),
        ("DAT506", 911),
        ("WRD972", 1310),
        ("NUM802", 1441),
        ("NUM802", 1445),
        ("NUM801", 1501),
        ("DAT504", 1544),
        ("DAT503", 1556),
        ("DAT504", 1570),
    },
    "002": {("NAM951", 158)},
    "003": {("NAM951", 137), ("LAW851", 150)},
    "004": {("DAT505", 167)},
}


@pytest.mark.skipif(find_seeds() is None, reason=SEEDS_ABSENT)
@pytest.mark.parametrize("paper", sorted(TRUE))
def test_the_seed_papers_give_these_findings_and_no_others(paper: str):
    seeds = find_seeds()
    assert seeds is not None
    (path,) = seeds.glob(f"{paper}*.txt")
    findings = check(read_paper(path), select=FAMILIES).findings
    assert {(found.rule, found.cite.line) for found in findings if found.severity != "info"} == TRUE[paper]
