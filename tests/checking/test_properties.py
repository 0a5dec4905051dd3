"""What must not change a finding, over the whole checker: order, white space, the form of numbers and of the file."""

from __future__ import annotations

import random
import re
from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from answerable.checking import Finding
from tests.checking.mutation.change import Change, change_digit, make_change
from tests.checking.mutation.draft import Block, Draft, write_text
from tests.checking.mutation.forms import FORMS, print_paper
from tests.checking.mutation.generator import write_paper
from tests.checking.mutation.relation import View
from tests.checking.mutation.verdict import RAISED, find_all

whole = settings(max_examples=30, deadline=None, derandomize=True)
"""Each example writes, changes, reads and checks a paper by every rule."""
seeds = st.integers(1, 10**6)
_SUMMING = re.compile(r"total|net |overall", re.IGNORECASE)
_ORDERED = ("Month", "Band", "Age", "Measure")
_PLACE = re.compile(r"\bon (?:line|page) \d+")


def break_paper(seed: int, chapters: int = 2) -> tuple[Draft, Change]:
    """A made report with one change that makes its figures disagree."""
    while True:
        draft = write_paper(seed, chapters)
        change = make_change(draft, random.Random(seed))  # noqa: S311 -- the same papers on every run
        if change and draft.blocks[0].kind == "title":
            return draft, change
        seed += 10**6


def tell(findings: list[Finding]) -> Counter[tuple[str, str, str]]:
    """Findings by rule, severity and what is said, without line numbers and white space."""
    return Counter(
        (finding.rule, finding.severity, " ".join(_PLACE.sub("", finding.message).split())) for finding in findings
    )


def check_draft(draft: Draft, view: View) -> list[Finding]:
    return find_all(write_text(draft, view).text.encode())


@whole
@given(seeds)
def test_a_paper_whose_figures_agree_is_never_flagged(seed: int) -> None:
    draft = write_paper(seed)

    assert [finding for finding in check_draft(draft, draft.view()) if finding.severity in RAISED] == []


@whole
@given(seeds, st.randoms(use_true_random=False))
def test_a_table_whose_total_is_changed_beyond_rounding_is_always_flagged(seed: int, rng: random.Random) -> None:
    draft, key = write_total(seed)
    view = draft.view()
    while all(relation.holds(view) for relation in draft.relations):
        view = draft.view({key: change_digit(draft.prints[key], rng) or ""})

    flagged = [finding for finding in check_draft(draft, view) if finding.severity in RAISED]

    assert any(view.prints[key] in f"{finding.message} {finding.working}" for finding in flagged)


def write_total(seed: int) -> tuple[Draft, str]:
    """A made paper with a table and the key of a total in it that follows from two rows at least."""
    while True:
        draft = write_paper(seed, chapters=2)
        totals = [each.keys[0] for each in draft.relations if each.kind in ("sum", "sub-total", "cross total")]
        if totals:
            return draft, totals[0]
        seed += 10**6


@whole
@given(seeds, st.randoms(use_true_random=False))
def test_the_order_of_rows_changes_no_finding(seed: int, rng: random.Random) -> None:
    draft, change = break_paper(seed)
    before = check_draft(draft, change.view)

    draft.blocks = [shuffle_rows(block, rng) for block in draft.blocks]

    assert where(check_draft(draft, change.view)) == where(before)


def where(findings: list[Finding]) -> Counter[tuple[str, str, str | None]]:
    """Findings by rule, severity and print: the order in which parts are told is that of the rows."""
    return Counter((finding.rule, finding.severity, finding.printed) for finding in findings)


def shuffle_rows(block: Block, rng: random.Random) -> Block:
    """A table with the rows between its totals in another order, where their order says nothing."""
    if block.kind != "table" or block.header[0].startswith(_ORDERED):
        return block
    rows, run = [], []
    for row in block.rows:
        if _SUMMING.search(row[1][0]) or row[1][0].startswith("All"):
            rows += [*rng.sample(run, len(run)), row]
            run = []
        else:
            run.append(row)
    return replace(block, rows=(*rows, *rng.sample(run, len(run))))


@whole
@given(seeds, st.randoms(use_true_random=False))
def test_white_space_changes_no_finding(seed: int, rng: random.Random) -> None:
    draft, change = break_paper(seed)
    text = write_text(draft, change.view).text
    spaced = "\n".join(
        re.sub(r"(?<=\S) (?=\S)", lambda _: " " * rng.randint(1, 3), line) + " " * rng.randint(0, 2)
        for line in text.split("\n")
    )

    assert tell(find_all(spaced.encode())) == tell(find_all(text.encode()))


@whole
@given(seeds, st.randoms(use_true_random=False))
def test_the_form_of_numbers_changes_no_finding(seed: int, rng: random.Random) -> None:
    draft, change = break_paper(seed)
    before = check_draft(draft, change.view)

    prints = {key: print_otherwise(text) if rng.random() < 0.5 else text for key, text in change.view.prints.items()}
    after = check_draft(draft, replace(change.view, prints=prints))

    assert at_lines(after) == at_lines(before)


def at_lines(findings: list[Finding]) -> Counter[tuple[str, str, int | None]]:
    return Counter((finding.rule, finding.severity, finding.cite.line) for finding in findings)


def print_otherwise(text: str) -> str:
    """The same number in another form that papers use: commas, brackets, words for signs."""
    if re.fullmatch(r"\d{1,3}(?:,\d{3})+", text):
        bare = text.replace(",", "")
        return text if 1900 <= int(bare) <= 2099 else bare  # such a number without a comma is a year
    if match := re.fullmatch(r"\((\d[\d,.]*)\)", text):
        return f"-{match[1]}"
    if match := re.fullmatch(r"£(\d[\d,.]*)m", text):
        return f"£{match[1]} million"
    if match := re.fullmatch(r"(\d[\d.]*)%", text):
        return f"{match[1]} per cent"
    return text


@whole
@given(seeds, st.randoms(use_true_random=False))
def test_the_order_of_unrelated_chapters_changes_no_finding(seed: int, rng: random.Random) -> None:
    draft, change = break_paper(seed, chapters=4)
    draft.blocks = [replace(block, label="") for block in draft.blocks]
    before = check_draft(draft, change.view)
    starts = [at for at, block in enumerate(draft.blocks) if block.kind == "heading"]
    chapters = [draft.blocks[at:end] for at, end in zip(starts, [*starts[1:], None], strict=True)]
    rng.shuffle(chapters)
    draft.blocks = [*draft.blocks[: starts[0]], *(block for chapter in chapters for block in chapter)]

    assert where(check_draft(draft, change.view)) == where(before)


@pytest.mark.parametrize("seed", range(4201, 4207))
def test_a_paper_gives_the_same_findings_in_every_form(seed: int) -> None:
    draft, change = break_paper(seed)

    told = {form: tell(find_all(print_paper(draft, change.view, form))) for form in FORMS}

    assert told["bars"]
    assert all(found == told["bars"] for found in told.values()), told
