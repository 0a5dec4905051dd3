"""A sample of the changes, against a floor; the whole count is `python -m tests.checking.mutation`."""

from __future__ import annotations

import random
from decimal import Decimal

from answerable.reading.formats.opening import lay_out
from tests.checking.mutation.changed_papers import judge_paper
from tests.checking.mutation.clean import count_false_alarms
from tests.checking.mutation.generator import judge_generated, write_paper
from tests.checking.mutation.real import read_relations
from tests.checking.mutation.relation import View, read_number, share_of, total_of, weekday_of
from tests.gold.papers import HERE

FOUND_AT_LEAST = 0.97
"""Of a sample; of a thousand it is 0.99."""
PAGES, FALSE_AT_MOST = 60, 1


def test_changes_to_made_papers_are_found() -> None:
    verdicts = list(judge_generated(120, seed=5))

    assert sum(verdict.found for verdict in verdicts) >= FOUND_AT_LEAST * len(verdicts), [
        (verdict.paper, verdict.change.told) for verdict in verdicts if not verdict.found
    ]


def test_changes_to_a_paper_of_others_are_found() -> None:
    rng = random.Random(3)  # noqa: S311 -- the same papers on every run
    verdicts = list(judge_paper(HERE / "unseen" / "fenland_budget_monitoring.pdf", rng))

    assert len(verdicts) > 5
    assert all(verdict.found for verdict in verdicts)


def test_papers_left_as_they_are_raise_next_to_nothing() -> None:
    pages, false = count_false_alarms(PAGES, seed=5)

    assert pages >= PAGES
    assert len(false) <= FALSE_AT_MOST, false


def test_every_relation_holds_in_the_paper_as_it_was_made() -> None:
    for seed in range(60):
        draft = write_paper(seed)
        assert [relation.kind for relation in draft.relations if not relation.holds(draft.view())] == []


def test_the_same_seed_makes_the_same_changes() -> None:
    first, second = ([verdict.change.told for verdict in judge_generated(5, seed=8)] for _ in range(2))

    assert first == second


def test_a_number_stands_for_what_rounds_to_it() -> None:
    assert read_number("£1.2m") == read_number("£1.2 million")
    assert (read_number("(5.7)").low, read_number("(5.7)").high) == (Decimal("-5.75"), Decimal("-5.65"))
    assert read_number("1,223", exact=True).low == read_number("1,223", exact=True).high == 1223
    assert (read_number("12%").low, read_number("12%").high) == (Decimal("11.5"), Decimal("12.5"))


def test_a_relation_fails_only_beyond_the_printed_rounding() -> None:
    prints = {
        "a": "1.4",
        "b": "2.4",
        "sum": "3.9",
        "part": "1",
        "whole": "3",
        "percent": "33%",
        "day": "Monday 6 March 2023",
    }
    view = View(prints, {"part", "whole"})

    assert total_of("sum", ["a", "b"]).holds(view)
    assert not total_of("sum", ["a", "b"]).holds(View({**prints, "sum": "4.1"}))
    assert share_of("part", "whole", "percent").holds(view)
    assert not share_of("part", "whole", "percent").holds(View({**prints, "percent": "34%"}, {"part", "whole"}))
    assert weekday_of("day").holds(view)
    assert not weekday_of("day").holds(View({**prints, "day": "Tuesday 6 March 2023"}))


def test_a_real_paper_keeps_only_relations_that_hold() -> None:
    paper = read_relations(
        "paper", lay_out(b"# Report\n\n9 of the 20 calls (45%) came late, and 9 of the 20 (50%) early.\n")
    )

    assert [relation.kind for relation in paper.relations] == ["share"]
