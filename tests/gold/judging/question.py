"""Questions, those put by somebody and those that came up in discussion, and what is known of each."""

from __future__ import annotations

from tests.gold.likeness import agreement, holds, same_name, same_number, same_speaker
from tests.gold.pairing import Fact, lines_meet, pair, values_of
from tests.gold.tally import Score, Tally

_PUT, _DISCUSSED = "attributed questions", "questions in discussion"


def judge_questions(answers: Fact, record: Fact) -> Score:
    """Tallies of questions put (public, board, panel, supplementary), in discussion, and of their details."""
    score = {_PUT: Tally(), _DISCUSSED: Tally(), "question details": Tally()}
    for answer, found in pair(answers["questions"], record["questions"], _likeness):
        if answer is None:
            score[_row(found["kind"])].invent(_say(found))
        elif not answer.get("optional"):
            _judge(answer, found, score)
    return score


def _judge(answer: Fact, found: Fact | None, score: Score) -> None:
    tally = score[_row(values_of(answer, "kind")[0])]
    if found and _same(answer, found):
        tally.agree()
        _judge_details(answer, found, score["question details"])
    else:
        tally.miss(_say(answer), found and _say(found))


def _row(kind: str) -> str:
    return _DISCUSSED if kind == "discussion" else _PUT


def _likeness(answer: Fact, found: Fact) -> float:
    words = f"{found.get('text', '')} {found.get('cite', {}).get('quote', '')}"
    if not holds(words, answer["anchor"]) or not lines_meet(answer, found, slack=1):
        return 0.0
    # Of two that hold the anchor, the shorter states the question and not its whole paragraph.
    return 1.0 + (found["kind"] in values_of(answer, "kind")) + 1.0 / (1 + len(words))


def _same(answer: Fact, found: Fact) -> bool:
    return (
        found["kind"] in values_of(answer, "kind")
        and (
            "asker" not in answer
            or any(same_speaker(name, found.get("asker")) for name in values_of(answer, "asker"))
        )
        and ("number" not in answer or same_number(answer["number"], found.get("number")))
        and ("submitted_by" not in answer or same_name(answer["submitted_by"], found.get("submitted_by")))
    )


def _judge_details(answer: Fact, found: Fact, tally: Tally) -> None:
    checks = []
    if "ref" in answer:
        checks.append(("ref", answer["ref"], found.get("ref"), same_number(answer["ref"], found.get("ref"))))
    if "points" in answer:
        points = len(found.get("answer", []))
        checks.append(("answer points", answer["points"], points, answer["points"] == points))
    if "answered_by" in answer:
        by = found.get("answered_by")
        right = any(agreement(name, by or "") >= 0.6 for name in answer["answered_by"])
        checks.append(("answered by", answer["answered_by"], by, right))
    for name, wanted, got, right in checks:
        if right:
            tally.agree()
        else:
            tally.miss(f"{name} {wanted!r} of the question {_say(answer)}", got)


def _say(question: Fact) -> str:
    place = question.get("line") or question.get("cite", {}).get("line")
    words = question.get("anchor") or " ".join(str(question.get("text", "")).split()[:9])
    parts = [question["kind"], question.get("number"), question.get("asker"), question.get("submitted_by")]
    return f"{', '.join(str(part) for part in parts if part)}: {words!r} at line {place}"
