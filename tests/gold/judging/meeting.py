"""Meetings, who attended them, and their items."""

from __future__ import annotations

from tests.gold.likeness import agreement, same_day, same_label, same_name, same_number, same_title
from tests.gold.pairing import Fact, lines_meet, pair, values_of
from tests.gold.tally import Score, Tally

_PLAIN = ("start_time", "end_time", "observers")
_LISTS = ("present", "also_present", "apologies")


def judge_meetings(answers: Fact, record: Fact) -> Score:
    """Tallies of the meetings' own facts, attendance, items, and what items say (times, presenters, papers)."""
    score = {kind: Tally() for kind in ("meetings", "attendance", "items", "item details")}
    for answer, found in pair(answers["meetings"], record["meetings"], _meeting_likeness):
        if answer is None:
            _count_invented(found, score)
        elif not (answer.get("optional")):
            _judge_facts(answer, found or {}, score["meetings"])
            _judge_attendance(answer, found or {}, score["attendance"])
            _judge_items(answer, found or {}, score)
    return score


def _count_invented(meeting: Fact, score: Score) -> None:
    score["meetings"].invent(f"meeting {meeting.get('source')} {meeting.get('body')} {meeting.get('date')}")
    for name in _LISTS:
        for person in meeting.get(name, []):
            score["attendance"].invent(f"{name} {person}")
    for item in meeting.get("items", []):
        score["items"].invent(f"item {_say(item)}")


def _meeting_likeness(answer: Fact, found: Fact) -> float:
    dated = answer.get("date") == found.get("date")
    sourced = found.get("source") in values_of(answer, "source")
    return 3.0 * dated + 2.0 * sourced + 0.01 * len(found.get("items", [])) if dated or sourced else 0.0


def _judge_facts(answer: Fact, found: Fact, tally: Tally) -> None:
    where = f"{answer['source']} {answer.get('date')}"
    _compare(tally, f"{where} date", answer.get("date"), found.get("date"), answer.get("date") == found.get("date"))
    for name in _PLAIN:
        _compare(tally, f"{where} {name}", answer.get(name), found.get(name), answer.get(name) == found.get(name))
    bodies = values_of(answer, "body")
    right = any(agreement(body, found.get("body", "")) >= 0.8 for body in bodies)
    _compare(tally, f"{where} body", answer.get("body"), found.get("body"), right)
    venue = found.get("venue")
    held = any(agreement(place, venue or "") >= 0.75 for place in values_of(answer, "venue"))
    _compare(tally, f"{where} venue", answer.get("venue"), venue, held)
    _compare(
        tally,
        f"{where} chair",
        answer.get("chair"),
        found.get("chair"),
        same_name(answer.get("chair", ""), found.get("chair")),
    )
    _judge_later(answer, found, where, tally)


def _judge_later(answer: Fact, found: Fact, where: str, tally: Tally) -> None:
    later = [{"date": found.get("next_meeting_date")}, *found.get("future_meetings", [])]
    dates = [entry["date"] for entry in later if entry["date"]]
    if "next_meeting_date" in answer:
        wanted = answer["next_meeting_date"]
        _compare(tally, f"{where} next meeting", wanted, dates[0] if dates else None, wanted in dates)
    for entry in answer.get("future_meetings", []):
        matched = [
            one
            for one in later
            if one["date"] == entry["date"] and agreement(entry.get("venue", ""), one.get("venue") or "") >= 0.6
        ]
        _compare(tally, f"{where} later meeting", entry, dates or None, bool(matched))


def _compare(tally: Tally, what: str, wanted, got, right: bool) -> None:
    if wanted is None:
        return
    if right:
        tally.agree()
    else:
        tally.miss(f"{what} {wanted!r}", got)


def _judge_attendance(answer: Fact, found: Fact, tally: Tally) -> None:
    wanted = [{**person, "list": name} for name in _LISTS for person in answer.get(name, [])]
    if not wanted:
        return
    people = [{**person, "list": name} for name in _LISTS for person in found.get(name, [])]
    for one, other in pair(wanted, people, _person_likeness):
        if one is None:
            if not any(same_name(name, other.get("name")) for name in answer.get("present_extra", [])):
                tally.invent(f"{other['list']} {_say_person(other)}")
        elif other and _same_person(one, other, bool(answer.get("present_anywhere"))):
            tally.agree()
        else:
            tally.miss(f"{one['list']} {_say_person(one)}", other and f"{other['list']} {_say_person(other)}")


def _person_likeness(answer: Fact, person: Fact) -> float:
    if any(same_name(name, person.get("name")) for name in values_of(answer, "name")):
        return 2.0 + (answer["list"] == person["list"])
    return agreement(answer["name"], person.get("name", "")) if answer["list"] == person["list"] else 0.0


def _same_person(answer: Fact, person: Fact, anywhere: bool) -> bool:
    role, place = person.get("role") or "", person.get("organisation") or ""
    return (
        any(same_name(name, person.get("name")) for name in values_of(answer, "name"))
        and (answer["list"] == person["list"] or (anywhere and "apologies" not in (answer["list"], person["list"])))
        and ("role" not in answer or same_title(answer["role"], role))
        and ("organisation" not in answer or same_title(answer["organisation"], place))
        and ("standing" not in answer or same_title(answer["standing"], f"{role} {place}"))
    )


def _judge_items(answer: Fact, found: Fact, score: Score) -> None:
    wanted = answer.get("items", [])
    if not wanted:
        return
    for one, other in pair(wanted, found.get("items", []), _item_likeness):
        if one is None:
            score["items"].invent(f"{answer['source']} item {_say(other)}")
        elif one.get("optional"):
            continue
        elif other and _same_item(one, other):
            score["items"].agree()
            _judge_details(one, other, score["item details"])
        else:
            score["items"].miss(f"{answer['source']} item {_say(one)}", other and _say(other))
            _judge_details(one, other or {}, score["item details"])


def _item_likeness(answer: Fact, item: Fact) -> float:
    numbered = any(
        same_number(answer.get(name) or answer.get("number"), item.get(name)) for name in ("ref", "item_number")
    )
    titled = agreement(answer["title"], item.get("title", "")) if "title" in answer else 0.0
    return 2.0 * numbered + titled + (0.5 if "line" in answer and lines_meet(answer, item) else 0.0)


def _same_item(answer: Fact, item: Fact) -> bool:
    numbered = all(
        same_number(answer[name], item.get(name)) for name in ("ref", "item_number") if name in answer
    ) and (
        "number" not in answer
        or any(same_number(answer["number"], item.get(name)) for name in ("ref", "item_number"))
    )
    return numbered and ("title" not in answer or same_title(answer["title"], item.get("title")))


def _judge_details(answer: Fact, item: Fact, tally: Tally) -> None:
    where = f"item {_say(answer)}"
    _compare(
        tally,
        f"{where} start",
        answer.get("start_time"),
        item.get("start_time"),
        same_day(answer.get("start_time"), item.get("start_time")),
    )
    _compare(
        tally, f"{where} paper", answer.get("paper"), item.get("paper"), answer.get("paper") == item.get("paper")
    )
    _compare(
        tally,
        f"{where} section",
        answer.get("section"),
        item.get("section"),
        same_label(answer.get("section", ""), item.get("section") or ""),
    )
    for name in answer.get("presenters", []):
        known = [name, *answer.get("presenters_also", [])]
        _compare(
            tally,
            f"{where} presenter",
            name,
            item.get("presenters") or None,
            any(same_name(one, other) for one in known for other in item.get("presenters", [])),
        )


def _say(item: Fact) -> str:
    place = item.get("line") or item.get("cite", {}).get("line")
    number = " ".join(str(item[name]) for name in ("ref", "item_number", "number") if item.get(name))
    return f"{number} {item.get('title')!r} at line {place}"


def _say_person(person: Fact) -> str:
    return ", ".join(str(person[name]) for name in ("name", "role", "organisation", "standing") if person.get(name))
