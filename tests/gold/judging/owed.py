"""What is settled and owed: resolutions, actions, decisions and programmed items."""

from __future__ import annotations

from collections.abc import Callable

from tests.gold.judging.wording import describe, rate_wording
from tests.gold.likeness import agreement, holds, same_day, same_name, same_number, same_title
from tests.gold.pairing import Fact, Likeness, lines_meet, pair, values_of
from tests.gold.tally import Score, Tally

Same = Callable[[Fact, Fact], bool]
_OWNER_AGREES = 0.6
_SAME_TOPIC = 0.4


def judge_owed(answers: Fact, record: Fact) -> Score:
    """Tallies of resolutions, tracker rows, decisions and programme rows, and details of the rows found."""
    score = {kind: Tally() for kind in ("tracker details", "programme details")}
    for kind, field, likeness, same in _KINDS:
        score[kind] = _judge_list(answers[field], record[field], likeness, same)
    for answer, found in pair(answers["actions"], record["actions"], rate_wording):
        if answer and found:
            _judge_action_details(answer, found, score["tracker details"])
    for answer, found in pair(answers["work_programme"], record["work_programme"], _rate_programmed):
        if answer and found:
            _judge_programme_details(answer, found, score["programme details"])
    return score


def _judge_list(answers: list[Fact], facts: list[Fact], likeness: Likeness, same: Same) -> Tally:
    tally = Tally()
    for answer, found in pair(answers, facts, likeness):
        if answer is None:
            tally.invent(describe(found))
        elif answer.get("optional"):
            continue
        elif found and same(answer, found):
            tally.agree()
        else:
            tally.miss(describe(answer), found and describe(found))
    return tally


def _same_resolution(answer: Fact, found: Fact) -> bool:
    return (
        ("ref" not in answer or same_number(answer["ref"], found.get("ref")))
        and ("sub" not in answer or any(same_number(sub, found.get("sub")) for sub in values_of(answer, "sub")))
        and ("meeting_date" not in answer or answer["meeting_date"] == found.get("meeting_date"))
    )


def _same_action(answer: Fact, found: Fact) -> bool:
    update = found.get("update") or ""
    return (
        ("ref" not in answer or same_number(answer["ref"], found.get("ref")))
        and ("status" not in answer or found.get("status") in answer["status"])
        and (answer.get("update_any") or (holds(update, answer["update"]) if "update" in answer else not update))
    )


def _judge_action_details(answer: Fact, found: Fact, tally: Tally) -> None:
    owners = values_of(answer, "owner")
    checks = {
        "origin_meeting": same_day(answer.get("origin_meeting"), found.get("origin_meeting")),
        "due": any(same_day(answer.get("due"), found.get(name)) for name in ("due_date", "due")),
        "owner": any(agreement(owner, found.get("owner") or "") >= _OWNER_AGREES for owner in owners),
    }
    _note(answer, found, checks, tally)


def _rate_decision(answer: Fact, found: Fact) -> float:
    return 2.0 * _same_numbered(answer, found) + max(0.0, agreement(answer["title"], found.get("title", "")) - 0.3)


def _same_numbered(answer: Fact, found: Fact) -> bool:
    numbers = [*values_of(answer, "number"), *values_of(answer, "number_printed")]
    return any(same_number(number, found.get(name)) for number in numbers for name in ("number", "number_printed"))


def _same_decision(answer: Fact, found: Fact) -> bool:
    return (
        _same_numbered(answer, found)
        and same_title(answer["title"], found.get("title"))
        and answer.get("date") == found.get("date")
        and ("confidential" not in answer or answer["confidential"] == bool(found.get("confidential")))
    )


def _rate_programmed(answer: Fact, found: Fact) -> float:
    titled = agreement(answer["topic"], found.get("topic", ""))
    if titled <= _SAME_TOPIC:
        return 0.0
    return titled + (answer.get("date") == found.get("date")) + lines_meet(answer, found)


def _same_programmed(answer: Fact, found: Fact) -> bool:
    return answer.get("date") == found.get("date") and same_title(answer["topic"], found.get("topic"))


def _judge_programme_details(answer: Fact, found: Fact, tally: Tally) -> None:
    shown = found.get("presenting", [])
    checks = {name: holds(found.get(name) or "", answer.get(name, "")) for name in ("aims", "note")}
    checks["presenting"] = all(
        any(same_name(name, one) or holds(one, name) for one in shown) for name in answer.get("presenting", [])
    )
    _note(answer, found, checks, tally)


def _note(answer: Fact, found: Fact, checks: dict[str, bool], tally: Tally) -> None:
    for name, right in checks.items():
        if name in answer and right:
            tally.agree()
        elif name in answer:
            tally.miss(f"{name} {answer[name]!r} of {describe(answer)}", found.get(name) or None)


_KINDS: tuple[tuple[str, str, Likeness, Same], ...] = (
    ("resolutions", "resolutions", rate_wording, _same_resolution),
    ("tracker rows", "actions", rate_wording, _same_action),
    ("decisions", "decisions", _rate_decision, _same_decision),
    ("programme rows", "work_programme", _rate_programmed, _same_programmed),
)
