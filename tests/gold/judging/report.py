"""Documents of a pack, and the parts and numbered paragraphs of its reports."""

from __future__ import annotations

from tests.gold.likeness import agreement, holds, same_name, same_number
from tests.gold.pairing import Fact, pair, values_of
from tests.gold.tally import Score, Tally

_START_SLACK = 6
"""A document may be taken to begin at its heading, or a few lines before or after it."""
_ALIKE = 0.6


def judge_reports(answers: Fact, record: Fact) -> Score:
    """Tallies of documents, of the parts that reports have (and lack), and of their paragraphs' numbers."""
    score = {kind: Tally() for kind in ("documents", "report parts", "report paragraphs")}
    for answer, found in pair(answers["documents"], record["documents"], _document_likeness):
        if answer is None:
            score["documents"].invent(_say(found))
        elif not answer.get("optional"):
            _judge_document(answer, found, score["documents"])
    for answer, found in pair(answers["reports"], record["reports"], _report_likeness):
        if answer is None:
            _count_invented(found, score)
        elif not answer.get("optional"):
            _judge_parts(answer, found or {}, score["report parts"])
            _judge_paragraphs(answer, found or {}, score["report paragraphs"])
    return score


def _document_likeness(answer: Fact, found: Fact) -> float:
    near = "line" in answer and abs(answer["line"] - (found.get("line_start") or 10**9)) <= _START_SLACK
    kind = found["kind"] in values_of(answer, "kind")
    return 2.0 * near + 1.0 * kind + agreement(answer.get("title", ""), found["title"]) if near or kind else 0.0


def _judge_document(answer: Fact, found: Fact | None, tally: Tally) -> None:
    right = (
        found
        and found["kind"] in values_of(answer, "kind")
        and ("line" not in answer or abs(answer["line"] - (found.get("line_start") or 10**9)) <= _START_SLACK)
        and ("date" not in answer or answer["date"] == found.get("date"))
        and ("title" not in answer or agreement(answer["title"], found["title"]) >= _ALIKE)
        and ("report_of" not in answer or holds(found.get("report_of") or "", answer["report_of"]))
    )
    if right:
        tally.agree()
    else:
        tally.miss(f"document {answer}", found and _say(found))


def _report_likeness(answer: Fact, found: Fact) -> float:
    line = found.get("cite", {}).get("line")
    near = "line" in answer and line is not None and abs(answer["line"] - line) <= 2 * _START_SLACK
    alike = agreement(answer["title"], found["title"])
    return 2.0 * near + alike if near or alike >= 0.5 else 0.0


def _list_parts(found: Fact) -> set[str]:
    parts = {name for name in ("finance", "legal", "equalities") if (found.get("implications") or {}).get(name)}
    return parts | {name for name in ("purpose", "recommendations") if found.get(name)}


def _judge_parts(answer: Fact, found: Fact, tally: Tally) -> None:
    parts = _list_parts(found)
    for part in answer["parts"]:
        if part in parts:
            tally.agree()
        else:
            tally.miss(f"{part} of the report {answer['title']!r}")
    for part in sorted(parts - set(answer["parts"])):
        # A report without such a heading may still recommend in its closing paragraph; nobody is wrong to say so.
        if part != "recommendations":
            tally.invent(f"{part} of the report {answer['title']!r}")
    if "recommendations" in answer:
        got = len(found.get("recommendations", []))
        _note(
            tally,
            f"{answer['recommendations']} recommendations in {answer['title']!r}",
            got,
            got == answer["recommendations"],
        )
    for name in answer.get("presented_by", []):
        shown = found.get("presented_by", [])
        _note(tally, f"{answer['title']!r} presented by {name}", shown, any(same_name(name, one) for one in shown))


def _judge_paragraphs(answer: Fact, found: Fact, tally: Tally) -> None:
    left = [paragraph["number"] for paragraph in found.get("paragraphs", []) if paragraph.get("number")]
    missing = []
    for number in answer["paragraphs"]:
        same = next((one for one in left if same_number(number, one)), None)
        if same is None:
            missing.append(number)
            tally.expected += 1
        else:
            left.remove(same)
            tally.agree()
    if missing:
        tally.misses.append(f"expected paragraphs {missing} of {answer['title']!r}")
    if left and not answer.get("optional_paragraphs"):
        tally.found += len(left)
        tally.misses.append(f"not in the answers: paragraphs {left} of {answer['title']!r}")


def _count_invented(found: Fact, score: Score) -> None:
    score["report parts"].invent(f"report {found['title']!r} at line {found.get('cite', {}).get('line')}")


def _note(tally: Tally, what: str, got, right: bool) -> None:
    if right:
        tally.agree()
    else:
        tally.miss(what, got or None)


def _say(found: Fact) -> str:
    names = ("kind", "title", "date", "report_of", "line_start", "page_start")
    return ", ".join(f"{name}={found[name]}" for name in names if found.get(name))
