"""Figures: a sample that must be there with value and unit, and numbers that are no figures and must not be."""

from __future__ import annotations

import math

from tests.gold.likeness import holds, plain, split_words
from tests.gold.pairing import Fact, Lines, lines_meet
from tests.gold.tally import Score, Tally

_UNITS = {"percent": "%", "per cent": "%", "pounds": "gbp", "£": "gbp", "second": "seconds", "day": "days"}
_IN_SECONDS = {"minutes": 60, "minute": 60, "hours": 3600, "seconds": 1}


def judge_figures(answers: Fact, record: Fact, lines: Lines) -> Score:
    """Tallies of the sampled figures and of the comparisons printed with them.

    `lines` is the paper's text by page and line: with it a figure is looked up by the words around it. Precision is
    measured on the numbers that the answers name as no figures.
    """
    score = {"figures": Tally(), "comparisons": Tally()}
    unused = list(record["figures"])
    for answer in answers["figures"]:
        near = [figure for figure in unused if _stands_at(answer, figure, lines)]
        right = next((figure for figure in near if _same(answer, figure)), None)
        if right is not None:
            unused.remove(right)
            score["figures"].agree()
            _judge_comparison(answer, right, score["comparisons"])
        elif not answer.get("optional"):
            score["figures"].miss(_say(answer), _nearest(answer, near))
            _judge_comparison(answer, {}, score["comparisons"])
    for trap in answers.get("not_figures", []):
        for figure in unused:
            if _stands_at(trap, figure, lines) and split_words(trap["text"]) == split_words(figure["text"]):
                score["figures"].invent(
                    f"{figure['text']} at line {trap.get('line')} ({trap.get('anchor')}) is no figure"
                )
                break
    return score


def _stands_at(answer: Fact, figure: Fact, lines: Lines) -> bool:
    if not lines_meet(answer, figure):
        return False
    if "anchor" not in answer:
        return True
    cite = figure.get("cite", {})
    around = " ".join(lines.get((cite.get("page") or 1, number), "") for number in _around(cite))
    return holds(cite.get("quote", ""), answer["anchor"]) or holds(around, answer["anchor"])


def _around(cite: Fact) -> range:
    first = cite.get("line") or 0
    return range(first - 1, (cite.get("line_end") or first) + 2)


def _same(answer: Fact, figure: Fact) -> bool:
    value = float(figure["value"])
    unit = plain(figure.get("unit") or "")
    unit = _UNITS.get(unit, unit)
    wanted = plain(answer["unit"]) if "unit" in answer else None
    if wanted == "seconds" and unit in _IN_SECONDS:
        value, unit = value * _IN_SECONDS[unit], "seconds"
    return math.isclose(value, answer["value"], rel_tol=1e-9) and (wanted is None or unit.startswith(wanted))


def _nearest(answer: Fact, near: list[Fact]) -> Fact | None:
    for figure in near:
        if holds(figure["text"], answer["text"]) or holds(answer["text"], figure["text"]):
            return {name: figure.get(name) for name in ("text", "value", "unit")}
    return None


def _judge_comparison(answer: Fact, figure: Fact, tally: Tally) -> None:
    if "comparator" not in answer:
        return
    got = (figure.get("comparator") or {}).get("value")
    if got is not None and math.isclose(float(got), answer["comparator"], rel_tol=1e-9):
        tally.agree()
    else:
        tally.miss(f"comparison with {answer['comparator']} of {_say(answer)}", got)


def _say(answer: Fact) -> str:
    place = f"at line {answer.get('line')} {answer.get('anchor', '')}"
    return f"{answer['text']} = {answer['value']} {answer.get('unit', '')} {place}"
