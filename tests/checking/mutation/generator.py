"""Papers made at random whose relations are known because the maker put them there."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Callable, Iterator
from dataclasses import replace

from tests.checking.mutation import minutes, money, performance, prose
from tests.checking.mutation.change import make_change
from tests.checking.mutation.draft import Draft
from tests.checking.mutation.relation import numbered
from tests.checking.mutation.verdict import Verdict, judge_change

CHAPTERS: tuple[Callable[[Draft], None], ...] = (
    money.write_budget,
    money.write_capital,
    money.write_council_tax,
    money.write_precept,
    money.write_grants,
    performance.write_shares,
    performance.write_changes,
    performance.write_months,
    performance.write_rates,
    performance.write_waits,
    performance.write_people,
    performance.write_overall,
    performance.write_summary,
    prose.write_share_sentences,
    prose.write_change_sentences,
    prose.write_sum_sentences,
    prose.write_dates,
    prose.write_list,
)
_ALIKE = ((money.write_council_tax, money.write_precept), (performance.write_shares, performance.write_overall))
"""Chapters that state other figures of things with the same names: one of them in a paper."""
_PACKS = 0.12
_BODIES = ("Merchester", "Calder Vale", "Tarnshire", "Penhallow", "North Fold")


def write_paper(seed: int, chapters: int = 5) -> Draft:
    """One paper: a report of some chapters, or a pack of minutes with their tracker. The same for the same seed."""
    rng = random.Random(seed)  # noqa: S311 -- the same papers on every run
    draft = Draft(rng)
    if rng.random() < _PACKS:
        minutes.write_pack(draft)
        return draft
    day = dt.date(rng.randint(2015, 2026), rng.randint(1, 12), rng.randint(1, 28))
    draft.say(f"Report to the {rng.choice(_BODIES)} Police and Crime Panel", "title")
    draft.say(f"Date: {day.day} {day:%B} {day.year}")
    draft.head("Purpose")
    draft.say("The report sets out the figures that the panel asked for.")
    chosen = rng.sample(CHAPTERS, min(chapters, len(CHAPTERS)))
    for write in chosen:
        if not any(write in held and chosen.index(write) > min(map(chosen.index, held)) for held in _among(chosen)):
            write(draft)
    if rng.random() < 0.4:
        _number(draft)
    return draft


def _among(chosen: list[Callable[[Draft], None]]) -> Iterator[list[Callable[[Draft], None]]]:
    for alike in _ALIKE:
        held = [write for write in alike if write in chosen]
        if held:
            yield held


def _number(draft: Draft) -> None:
    """Paragraphs numbered through the paper, as `1.` or as `1.1`."""
    form = draft.pick("{}.", "1.{}")
    serial, places = 0, []
    for at, block in enumerate(draft.blocks[3:], 3):
        if block.kind == "paragraph":
            serial += 1
            draft.blocks[at] = replace(block, label=form.format(serial))
            places.append(block.place)
    draft.hold(numbered(places))


def judge_generated(count: int, seed: int) -> Iterator[Verdict]:
    """So many changes, each to a paper of its own. The same for the same seed."""
    made = number = 0
    while made < count:
        number += 1
        paper = seed * 1_000_003 + number
        draft = write_paper(paper, chapters=2)
        change = make_change(draft, random.Random(paper))  # noqa: S311 -- the same papers on every run
        if change is not None:
            made += 1
            yield judge_change(draft, change, f"made paper {paper}")
