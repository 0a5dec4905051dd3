"""Text in a cell as the value that it stands for, in DuckDB's SQL: numbers, money, lengths of time, dates, codes.

Each function gives an SQL expression over `raw`, the name of a column of text without spaces around it. The
expression is null where the text is no such value. What most files write stands first, so that the rest is seldom
worked out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from answerable.measuring.loading.shape import Field

NOTHING = ("-", "–", "—", "n/a", "na", "null", "none", "nan", "..", "#n/a")
"""What stands in a cell that has no value, in any column but of text."""

SPACES = " \t\r\n\u00a0\ufeff"
YES, NO = ("yes", "y", "true", "t", "1", "1.0"), ("no", "n", "false", "f", "0", "0.0")

LONGEST_WHOLE = 2**63 - 1

LARGEST_MONEY = "9999999999999999.99"
"""The largest that DECIMAL(18,2) holds."""

SERIAL = r"[2-7]\d{4}(\.\d+)?"
"""Excel's count of days since the end of 1899, from 1954 to 2119: what is left of a date whose format was lost."""

_PLAIN_DATE = r"\d{4}-\d{2}-\d{2}"
_PLAIN_TIME = r"\d{4}-\d{2}-\d{2}[ T]\d{2}:\d{2}(:\d{2}(\.\d{1,6})?)?"
_PLAIN_WHOLE = r"-?\d{1,18}"
_PLAIN_NUMBER = r"-?\d{1,18}(\.\d+)?"
_PLAIN_MONEY = r"-?\d{1,15}(\.\d{1,2})?"
_MONEY = r"[+-]?(\d{1,30}|\d{1,3}(,\d{3}){1,9}|\.\d)(\.?\d*)"
_PENCE = r"[^.]*(\.\d{0,2}0*)?"
_NEARLY_PENCE = r"[^.]*\.\d{2}(0{6}|9{6})\d*"
"""What a spreadsheet's own arithmetic leaves of pence: there, 0.1 and 0.2 make 0.30000000000000004."""
_DAY_FIRST = r"^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})(\D|$)"
_DAY_FIRST_SHORT = r"^(\d{1,2})[/.-](\d{1,2})[/.-](\d{2})(\D|$)"
_TOGETHER = r"^((?:19|20)\d{2})(\d{2})(\d{2})(\D|$)"
_ISO = r"^\d{4}[-/]\d{1,2}[-/]\d{1,2}"
_CLOCK = r"[ T,]+\d{1,2}:\d{2}(:\d{2}([.,]\d+)?)?"
_ZONE = r"\s*(Z|UTC|GMT|[+-](?:0\d|1[0-4])(?::?[0-5]\d)?)$"
_OFFSET = r"\d:\d{2}(?::\d{2}(?:[.,]\d+)?)?" + _ZONE
_NAMED = r"^(\d{1,2})[ /-]([A-Za-z]{3,9})[ /-](\d{4})(\D|$)"
_NAMED_SHORT = r"^(\d{1,2})[ /-]([A-Za-z]{3,9})[ /-](\d{2})(\D|$)"
_DATE_NAMES = ("%d %b %Y", "%d %B %Y")
_HOURS = ("%H:%M:%S", "%H:%M", "%I:%M:%S %p", "%I:%M %p", "%I:%M:%S%p", "%I:%M%p")


def quote(words: str) -> str:
    """A text as a literal of SQL."""
    return "'" + words.replace("'", "''") + "'"


def value_of(field: Field, raw: str) -> str:
    """The value of a cell of any form; of a time the local time as written, see `offset_of`."""
    if field.form == "code":
        return code_value(raw, field.allowed) if field.allowed else raw
    return {
        "text": lambda: raw,
        "whole": lambda: whole_value(raw),
        "number": lambda: number_value(raw),
        "money": lambda: money_value(raw),
        "flag": lambda: flag_value(raw),
        "seconds": lambda: seconds_value(raw),
        "date": lambda: date_value(raw),
        "time": lambda: time_value(raw),
        "period": lambda: raw,
    }[field.form]()


def number_value(raw: str) -> str:
    """`1,234.5`, `£1,234`, `66.2%` (66.2), `1e3`; a comma anywhere but between thousands makes it no number."""
    plain = _plain_number(raw)
    shape = quote(r"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d{1,3})?")
    cast = f"TRY_CAST({plain} AS DOUBLE)"
    odd = f"CASE WHEN regexp_full_match({plain}, {shape}) AND isfinite({cast}) THEN {cast} END"
    return f"CASE WHEN {_matches(raw, _PLAIN_NUMBER)} THEN TRY_CAST({raw} AS DOUBLE) ELSE {odd} END"


def whole_value(raw: str) -> str:
    """`12`, `1,234`, `12.0`; not `12.5`."""
    plain = _plain_number(raw)
    shape = quote(r"[+-]?\d+(\.0*)?")
    # A number too long for any integer is kept as the longest, which is refused as too large.
    whole = f"split_part({plain}, '.', 1)"
    longest = f"CASE WHEN {whole} LIKE '-%' THEN -{LONGEST_WHOLE} ELSE {LONGEST_WHOLE} END"
    odd = f"CASE WHEN regexp_full_match({plain}, {shape}) THEN coalesce(TRY_CAST({whole} AS BIGINT), {longest}) END"
    return f"CASE WHEN {_matches(raw, _PLAIN_WHOLE)} THEN TRY_CAST({raw} AS BIGINT) ELSE {odd} END"


def money_value(raw: str) -> str:
    """Pounds as DECIMAL(18,2): `1234.5`, `£1,234.50`, `(1,234.50)`, `-£5`, `5.00-`; never `12.345`, `1.2k` or `12p`.

    Brackets and a minus, before or behind, say that it was taken back. An amount too large for the column is kept as
    the largest, which is refused as too large.
    """
    plain = _plain_money(raw)
    largest = f"CASE WHEN {plain} LIKE '-%' THEN -{LARGEST_MONEY} ELSE {LARGEST_MONEY} END"
    exact = f"TRY_CAST(replace({plain}, ',', '') AS DECIMAL(38,2))"
    kept = f"CASE WHEN abs({exact}) < {LARGEST_MONEY} THEN {exact} ELSE {largest} END"
    is_sound = f"{has_money(raw)} AND ({_matches(plain, _PENCE)} OR {_matches(plain, _NEARLY_PENCE)})"
    odd = f"CAST(CASE WHEN {is_sound} THEN {kept} END AS DECIMAL(18,2))"
    return f"CASE WHEN {_matches(raw, _PLAIN_MONEY)} THEN TRY_CAST({raw} AS DECIMAL(18,2)) ELSE {odd} END"


def has_money(raw: str) -> str:
    """Whether the text is an amount at all, be it finer than a penny."""
    return _matches(_plain_money(raw), _MONEY)


def seconds_value(raw: str) -> str:
    """Seconds, or hours, minutes and seconds (`0:10:49`), rounded down. `10:49` could be either and is refused."""
    parts = f"string_split({raw}, ':')"
    clock = f"TRY_CAST({parts}[1] AS BIGINT) * 3600 + TRY_CAST({parts}[2] AS BIGINT) * 60"
    clock = f"{clock} + TRY_CAST(split_part({parts}[3], '.', 1) AS BIGINT)"
    is_clock = _matches(raw, r"\d{1,4}:[0-5]\d:[0-5]\d(\.\d+)?")
    odd = f"CASE WHEN {is_clock} THEN {clock} ELSE TRY_CAST(floor({number_value(raw)}) AS BIGINT) END"
    return f"CASE WHEN {_matches(raw, _PLAIN_WHOLE)} THEN TRY_CAST({raw} AS BIGINT) ELSE {odd} END"


def flag_value(raw: str) -> str:
    """Yes or no, in the ways that systems write it."""
    yes, no = (", ".join(quote(word) for word in words) for words in (YES, NO))
    return f"CASE WHEN lower({raw}) IN ({yes}) THEN true WHEN lower({raw}) IN ({no}) THEN false END"


def code_value(raw: str, allowed: tuple[str, ...]) -> str:
    """The allowed code that the text is, whatever its case, spaces, hyphens and underscores."""
    plain = f"regexp_replace(lower({raw}), '[\\s_-]+', '', 'g')"
    cases = " ".join(f"WHEN {quote(_plain_code(code))} THEN {quote(code)}" for code in allowed)
    return f"CASE {plain} {cases} END"


def date_value(raw: str) -> str:
    """A day: `2022-12-31`, `31/12/2022`, `31/12/22`, `31 Dec 2022`, `20221231` or Excel's count.

    The day stands before the month. A time after it is left out.
    """
    iso = _as_iso(raw)
    day = f"TRY_CAST(regexp_extract({iso}, {quote(_ISO)}) AS DATE)"
    is_day = f"regexp_full_match({iso}, {quote(_ISO + '(' + _CLOCK + '.*)?')})"
    named = f"CAST(try_strptime({_guard(iso)}, [{_list(_DATE_NAMES)}]) AS DATE)"
    serial = f"CAST({_serial_time(raw)} AS DATE)"
    odd = f"CASE WHEN {_is_serial(raw)} THEN {serial} WHEN {is_day} THEN {day} ELSE {named} END"
    return f"CASE WHEN {_matches(raw, _PLAIN_DATE)} THEN TRY_CAST({raw} AS DATE) ELSE {odd} END"


def time_value(raw: str) -> str:
    """A moment as written, its offset left out: a day as in `date_value`, then `14:05`, `14:05:09.5` or `2:05 pm`."""
    iso = f"replace(regexp_replace({_as_iso(_without_offset(raw))}, ', *', ' '), ',', '.')"
    formats = [f"{day} {hour}" for day in (*_DATE_NAMES, "%Y-%m-%d") for hour in _HOURS]
    named = f"try_strptime({_guard(iso)}, [{_list(formats)}])"
    is_time = f"regexp_full_match({iso}, {quote(_ISO + _CLOCK)})"
    odd = f"CASE WHEN {_is_serial(raw)} THEN {_serial_time(raw)} "
    odd += f"WHEN {is_time} THEN TRY_CAST({iso} AS TIMESTAMP) ELSE {named} END"
    # What most systems write, and every Parquet file is read as, is spared the search for other ways of writing.
    plain = f"TRY_CAST(rtrim({raw}, 'Z') AS TIMESTAMP)"
    return f"CASE WHEN {_matches(raw, _PLAIN_TIME + 'Z?')} THEN {plain} ELSE {odd} END"


def offset_of(raw: str) -> str:
    """The minutes by which a time as written is ahead of UTC; null where it does not say."""
    words = f"replace(regexp_extract({raw}, {quote(_OFFSET)}, 1), ':', '')"
    hours = f"CAST(substr({words}, 2, 2) AS INTEGER) * 60 + coalesce(TRY_CAST(substr({words}, 4, 2) AS INTEGER), 0)"
    signed = f"CASE WHEN {words}[1] = '-' THEN -1 ELSE 1 END * ({hours})"
    odd = f"CASE WHEN {words} = '' THEN NULL WHEN {words} IN ('Z', 'UTC', 'GMT') THEN 0 ELSE {signed} END"
    plain = f"WHEN {_matches(raw, _PLAIN_TIME)} THEN NULL WHEN {_matches(raw, _PLAIN_TIME + 'Z')} THEN 0"
    return f"CASE {plain} ELSE {odd} END"


def _matches(raw: str, pattern: str) -> str:
    return f"regexp_full_match({raw}, {quote(pattern)})"


def _without_offset(raw: str) -> str:
    end = r"(\d:\d{2}(?::\d{2}(?:[.,]\d+)?)?)" + _ZONE
    return f"regexp_replace({raw}, {quote(end)}, '\\1')"


def _as_iso(raw: str) -> str:
    """The day written first or written together put into the order of ISO 8601, a named month between spaces."""
    iso = f"regexp_replace({raw}, {quote(_DAY_FIRST)}, '\\3-\\2-\\1\\4')"
    iso = f"regexp_replace({iso}, {quote(_DAY_FIRST_SHORT)}, '20\\3-\\2-\\1\\4')"
    iso = f"regexp_replace({iso}, {quote(_NAMED)}, '\\1 \\2 \\3\\4')"
    iso = f"regexp_replace({iso}, {quote(_NAMED_SHORT)}, '\\1 \\2 20\\3\\4')"
    return f"regexp_replace({iso}, {quote(_TOGETHER)}, '\\1-\\2-\\3\\4')"


def _guard(raw: str) -> str:
    """The text where it begins with a figure; DuckDB knows moments by name (`epoch`, `infinity`), and nobody else."""
    return f"CASE WHEN regexp_matches({raw}, '^[0-9]') THEN {raw} END"


def _is_serial(raw: str) -> str:
    return _matches(raw, SERIAL)


def _serial_time(raw: str) -> str:
    """Excel's days since 30 December 1899, to the nearest second, which is as exact as it keeps them."""
    seconds = f"CAST(round(TRY_CAST({raw} AS DOUBLE) * 86400) AS BIGINT)"
    return f"TIMESTAMP '1899-12-30' + to_seconds({seconds})"


def _plain_number(raw: str) -> str:
    """A number without its pound sign, per cent sign and commas between thousands."""
    bare = f"regexp_replace(replace({raw}, '−', '-'), '^([+-]?)£ *| *%$', '\\1', 'g')"
    thousands = quote(r"[+-]?\d{1,3}(,\d{3})+(\.\d+)?")
    return f"CASE WHEN regexp_full_match({bare}, {thousands}) THEN replace({bare}, ',', '') ELSE {bare} END"


def _plain_money(raw: str) -> str:
    """An amount without its pound sign, what was taken back with a minus in front."""
    said = f"replace({raw}, '−', '-')"
    taken_back = f"regexp_replace({said}, '^£?\\( *([^()-]*?) *\\)$|^([^()-]*?) *-$', '-\\1\\2')"
    return f"regexp_replace({taken_back}, '^([+-]?) *(?:£ *)?', '\\1')"


def _plain_code(code: str) -> str:
    return re.sub(r"[\s_-]+", "", code.lower())


def _list(words: Iterable[str]) -> str:
    return ", ".join(quote(word) for word in words)
