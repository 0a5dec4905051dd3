"""What may be chosen of an analysis, as a form or a command line asks for it, and read back from words."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Mapping
from difflib import get_close_matches
from typing import Any, NamedTuple, TypeVar, cast

import msgspec
from msgspec import Struct
from msgspec import inspect as shapes

from answerable.measuring.kind import Kind
from answerable.measuring.refusal import MeasureError

Chosen = TypeVar("Chosen", bound=Struct)

YES, NO = ("yes", "y", "true", "1", "on"), ("no", "n", "false", "0", "off")
_FORMS: dict[type, str] = {
    shapes.BoolType: "flag",
    shapes.DateType: "day",
    shapes.FloatType: "number",
    shapes.IntType: "whole",
    shapes.LiteralType: "choice",
    shapes.StrType: "text",
}


class Option(NamedTuple):
    """Something that may be chosen.

    `form` is `flag`, `day`, `number`, `whole`, `choice` or `text`; `choices` are those of a choice; `may_be_blank`
    says that none is a choice too. `default` is a value, not words.
    """

    name: str
    form: str
    meaning: str
    default: Any
    choices: tuple[str, ...] = ()
    may_be_blank: bool = False

    @property
    def label(self) -> str:
        """Its name as words: `First on`."""
        return self.name.replace("_", " ").capitalize()


def list_options(kind: Kind) -> tuple[Option, ...]:
    """The options of a kind, in the order in which it names them."""
    return _list_fields(kind.options)


def read_options(kind: Kind, given: Mapping[str, str]) -> Struct:
    """The options of a kind from words; what is blank or not given keeps its default.

    Raises `MeasureError` for an option that the kind has not, and for words that are no value of it.
    """
    return read_chosen(kind.options, given, kind.name)


def read_chosen(chosen: type[Chosen], given: Mapping[str, str], what: str) -> Chosen:
    """What is chosen of `what`, from words; what is blank or not given keeps its default.

    Raises `MeasureError` for an option that there is not, and for words that are no value of it.
    """
    options = {option.name: option for option in _list_fields(chosen)}
    values = {}
    for name, words in given.items():
        option = options.get(name)
        if option is None:
            raise MeasureError(_say_unknown(what, name, list(options)))
        if words.strip() or option.form == "text":
            values[name] = _read_value(option, words.strip())
    try:
        return msgspec.convert(values, chosen)
    except msgspec.ValidationError as unfit:
        raise MeasureError(_say_unfit(unfit)) from None


def write_options(chosen: Struct) -> dict[str, Any]:
    """Options as plain values, to be kept: days as 2022-05-01."""
    kept: dict[str, Any] = msgspec.to_builtins(chosen)
    return kept


def _list_fields(chosen: type[Struct]) -> tuple[Option, ...]:
    told = cast(shapes.StructType, shapes.type_info(chosen))
    return tuple(_read_field(field) for field in told.fields)


def _read_field(field: shapes.Field) -> Option:
    kind, meaning = field.type, ""
    if isinstance(kind, shapes.Metadata):
        meaning = (kind.extra_json_schema or {}).get("description", "")
        kind = kind.type
    may_be_blank = isinstance(kind, shapes.UnionType)
    if isinstance(kind, shapes.UnionType):
        kind = next(each for each in kind.types if not isinstance(each, shapes.NoneType))
    choices = tuple(map(str, kind.values)) if isinstance(kind, shapes.LiteralType) else ()
    return Option(field.name, _FORMS[type(kind)], meaning, field.default, choices, may_be_blank)


def _read_value(option: Option, words: str) -> Any:
    label = f"“{words}” is no {{}} (option {option.name.replace('_', '-')})"
    try:
        match option.form:
            case "flag":
                if words.casefold() not in YES + NO:
                    raise MeasureError(f"{label.format('yes or no')}.")
                return words.casefold() in YES
            case "day":
                return dt.date.fromisoformat(words)
            case "whole":
                return int(words.replace(",", ""))
            case "number":
                number = float(words.replace(",", "").removesuffix("%"))
                if not math.isfinite(number):
                    raise MeasureError(f"{label.format('number')}.")
                return number
            case "choice" if words not in option.choices:
                named = ", ".join(filter(None, option.choices))
                raise MeasureError(f"{label.format('choice')}: give one of {named}.")
    except ValueError:
        named = {"day": "day: write it as 2022-05-01", "whole": "whole number", "number": "number"}[option.form]
        raise MeasureError(f"{label.format(named)}.") from None
    return words


def _say_unknown(what: str, name: str, known: list[str]) -> str:
    near = get_close_matches(name, known, 1)
    rest = f" Did you mean “{near[0]}”?" if near else f" It has: {', '.join(known)}." if known else " It has none."
    return f"“{what}” has no option “{name}”.{rest}"


def _say_unfit(unfit: msgspec.ValidationError) -> str:
    words, _, place = str(unfit).partition(" - at `$.")
    name = place.removesuffix("`").replace("_", "-")
    said = words.replace("Expected `int`", "it must be").replace("Expected `float`", "it must be").replace("`", "")
    said = said.replace(">=", "at least").replace("<=", "at most").replace(">", "more than").replace("<", "less than")
    return f"Option {name} does not fit: {said}." if name else f"An option does not fit: {words}."
