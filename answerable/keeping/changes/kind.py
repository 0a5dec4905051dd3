"""The kinds of fact that several papers may state: how each is known again, named, and made a row."""

from typing import NamedTuple

from answerable.keeping.matching.name import fold, normal_person, overlap, ref_key, slug, topic
from answerable.keeping.models import (
    Action,
    AgendaItem,
    Attendance,
    Decision,
    Meeting,
    MinuteItem,
    Promise,
    Question,
    Resolution,
)

ENOUGH_ALIKE = 0.3


class Kind(NamedTuple):
    """A kind of fact.

    `keys` gives, strongest first, what its values are known by within a scope. `alike` judges a match on any key but
    the first. `stem` gives the readable end of a new id, or `None` where a number is to be given (`promise-3`).
    """

    name: str
    model: type
    word: str
    keys: object
    stem: object = lambda values: None
    alike: object = lambda one, other: True


def _item_keys(values):
    number = ref_key(values.get("ref") or values.get("item_number"))
    what = topic(values["title"]) or fold(values["title"])
    return ((number, what), (number,) if number else None, ("topic", what) if what else None)


def _items_alike(one, other):
    return (topic(one["title"]) == topic(other["title"])) or overlap(one["title"], other["title"]) >= ENOUGH_ALIKE


def _same_minute(one, other):
    """Two papers that print one reference at one meeting speak of one minute, however they word it."""
    return bool(one.get("ref") and ref_key(one["ref"]) == ref_key(other.get("ref"))) or _items_alike(one, other)


def _texts_alike(one, other):
    return overlap(one["text"], other["text"]) >= ENOUGH_ALIKE


def _titles_alike(one, other):
    return overlap(one["title"], other["title"]) >= ENOUGH_ALIKE


def _resolution_keys(values):
    ref = ref_key(values.get("ref"), values.get("sub"))
    return ((ref, fold(values["text"])), (ref,) if ref else None)


def _action_keys(values):
    ref = ref_key(values.get("ref"))
    return ((ref, fold(values["text"])), (ref,) if ref else None)


def _decision_keys(values):
    number, what = values.get("number") or "", fold(values["title"])
    return ((number, values.get("date"), what), (number,) if number else None, (values.get("date"), what))


def _agenda_stem(values):
    return f"item-{slug(values['item_number'] or '')}" if slug(values.get("item_number") or "") else None


def _minute_stem(values):
    return slug(values.get("ref") or "") or None


def _action_stem(values):
    key = ref_key(values.get("ref"))
    return f"action-{key}" if key else None


def _decision_stem(values):
    number = slug(values.get("number") or "")
    return f"decision-{number}" if number else None


def _text_keys(*apart):
    return lambda values: (
        (*(values.get(name) for name in apart), fold(values["text"])),
        ("text", fold(values["text"])),
    )


KINDS = {
    kind.name: kind
    for kind in (
        Kind("meeting", Meeting, "meeting", lambda values: ()),
        Kind("agenda_item", AgendaItem, "item", _item_keys, _agenda_stem, _items_alike),
        Kind("minute_item", MinuteItem, "minute", _item_keys, _minute_stem, _same_minute),
        Kind(
            "attendance",
            Attendance,
            "attendance",
            lambda values: ((values["manner"], values["printed"]), (normal_person(values["printed"]),)),
        ),
        Kind("question", Question, "question", _text_keys("kind", "number")),
        Kind("resolution", Resolution, "resolution", _resolution_keys, alike=_texts_alike),
        Kind("promise", Promise, "promise", _text_keys("ref", "who_printed")),
        Kind("action", Action, "action", _action_keys, _action_stem, _texts_alike),
        Kind("decision", Decision, "decision", _decision_keys, _decision_stem, _titles_alike),
    )
}
