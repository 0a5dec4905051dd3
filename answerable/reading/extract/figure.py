"""Figures: every number that a paper states, with its unit, subject, period and what it is compared with."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

import msgspec

from answerable.reading.extract.header import is_value
from answerable.reading.extract.period import Period, find_periods, read_label_period
from answerable.reading.extract.quantity import Quantity, find_quantities, read_cell_number
from answerable.reading.extract.section import Passage
from answerable.reading.extract.sentence import split_sentences
from answerable.reading.extract.wording import Wording
from answerable.record import Change, Cite, Comparator, Figure, Table

_QUOTED_AROUND = 40
_FEWEST_AROUND = 18
_SUBJECT_WORDS = 8
_NEAR = 70
_LOOKED_BACK = 6

_UP = r"increas\w*|rises?|rising|risen|rose|gr[eo]w(?:n|s|ing|th)?|growth|uplift|jump\w*|higher|climb\w*|(?<!make )(?<!makes )(?<!made )(?<!sign )(?<!made )(?<!up to )up(?!\s+(?:to|of))|gain\w*|rais\w+"
_DOWN = r"reduc\w*|decreas\w*|fall\w*|fell|drop\w*|declin\w*|lower|down|cut|cuts|shrunk|loss"
_CHANGE_AFTER = re.compile(
    rf"\s?(?:real[- ]terms?\s|cash\s|overall\s|net\s|annual\s|year[- ]on[- ]year\s)?(?:(?P<up>{_UP}|more(?=\s+than))|(?P<down>{_DOWN}|(?:fewer|less)(?=\s+than)))\b",
    re.IGNORECASE,
)
_CHANGE_BEFORE = re.compile(
    rf"\b(?:(?P<up>{_UP})|(?P<down>{_DOWN}))\b(?:\s+(?!by\b|of\b|from\b|to\b|and\b|in\b|than\b)[\w-]+){{0,2}}"
    r"(?:\s+(?:by|of|was|is|has been|in reporting of|at))?\s+(?:(?:a|an|the|further|additional|almost|nearly|about|around"
    r"|approximately|over|just|more than|some|up to|least|at|c\.)\s?)*$",
    re.IGNORECASE,
)
_COMPARED = re.compile(
    r"\b(?:compared\s+(?:to|with)|against|versus|vs\.?|(?:up|down|increase|reduction|rise|fall)?\s*from|than|instead of|rather than)\s+"
    r"(?:just\s+|only\s+|the\s+|around\s+|about\s+|some\s+)*(?:(?:a|an|the|its|our|their)\s+(?:[\w-]+\s+){0,4}?(?:of\s+|was\s+)?)?$",
    re.IGNORECASE,
)
_FROM = re.compile(r"\bfrom\s+(?:[\w-]+\s+){0,4}(?:of\s+)?$", re.IGNORECASE)
_REACHES = re.compile(
    r"\b(?:reduc|increas|fall|fell|drop|declin|ris|rose|grow|grew|cut|gone|went|risen|down|up)\w*\s+(?:[^,;.]{0,50}\s)?to\s+"
    r"(?:just\s+|only\s+|around\s+|about\s+|a\s+)*$",
    re.IGNORECASE,
)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_TO = re.compile(r"^[^.;]{0,50}?\b(?:to|now)\s+(?:just\s+|around\s+|about\s+|a\s+)*$", re.IGNORECASE)
_STOPS = (
    "of in on at for from to with by was were is are has had have been be being which that who as since and or but than per each "
    "every during within between over under across after before against compared when where while will would can could may might "
    "should must because due including also did do does not took take saw see this these those the a an into via if it they he she we "
    "there now so then via out whose up down only just making giving following linked"
).split()
_NOUNS_STOP = frozenset(_STOPS)
_LEAD_STOP = re.compile(
    r"^(?:(?:the|a|an|this|that|these|those|and|or|but|of|in|with|which|while|there|however|where|as|for|to|by|from|at|on|also|its|their"
    r"|our|his|her)\s+)+",
    re.IGNORECASE,
)
_TAIL_STOP = re.compile(
    r"(?:[\s,:=]+(?:of|at|by|to|was|were|is|are|be|been|being|stood|stands?|currently|now|about|around|approximately|over|under|nearly"
    r"|almost|some|more|less|than|saw|sees?|seen|recorded|received|an?|the|up|down|increased|reduced|reduction|increase|decrease|fell"
    r"|rose|risen|fallen|averaging|average|totall?ing|totall?ed|with|has|have|had|will|would|only|just|further|additional|for|and|in"
    r"|from|c\.?|between|remains?|stable|equates|comprises|there|that|also|still|made|reached|which|per|including|within|using))+\s*$|\s*[(=:–—-]+\s*$",
    re.IGNORECASE,
)
_OF_WHOM = re.compile(
    r"\s+(?:of|among|for)\s+(?:(?:the|all|those|our|total|these|their|its|each|\d[\d,]*)\s+)*(?P<noun>[A-Za-z][\w’'/-]*(?:\s+[A-Za-z][\w’'/-]*){0,5})"
)
_WORD = re.compile(r"[A-Za-z][\w’'/&-]*")
_INSIDE = re.compile(r"\s+in\s+(?:the\s+)?")
_MEASURES = re.compile(
    r"^(.*)\s+(?:of|at|=|:)\s*(?:(?:about|around|approximately|over|under|nearly|almost|more than|less than|up to|just|at least|some"
    r"|only|c\.?|the|a|an|another|a further)\s*)*$",
    re.IGNORECASE | re.DOTALL,
)
_CHANGED = re.compile(rf"(?:{_UP}|{_DOWN}|change|difference|number|total|average|maximum|minimum|least|rate)", re.IGNORECASE)
_ADRIFT = re.compile(r"overall|alone|respectively|each|total|more|less|fewer|further|instead|[a-z]+ed")
_PRONOUNS = frozenset("this it they these that those he she we there which this now the".split())
_VERB = re.compile(
    r"\s(?:has|have|had|is|are|was|were|will|would|saw|sees|stood|stands|remain\w*|averag\w+|increased|reduced|decreased|fell|rose|seen"
    r"|makes?|made|took|received|recorded|showed|shows|comprises|equates|generate\w*|totall\w*|cost|costs|spent|provides?|include\w*"
    r"|could|can|may|should|did|does|went|dropped|grew|attended|answered|reported|carried|found|issued|dealt|held|led)\b"
)
_CLAUSE_EDGE = re.compile(r"[,;:()•–—]\s|\s[-–—]\s|\.\s|\b(?:and|but|while|whereas|which|who|with)\s", re.IGNORECASE)
_COLUMN_UNITS = (
    (re.compile(r"£\s?(?:m\b|million|mill?\b)", re.I), "GBP", "million", 6),
    (re.compile(r"£\s?[’']?\s?(?:000|k\b|thousand)", re.I), "GBP", "thousand", 3),
    (re.compile(r"£\s?bn\b|£\s?billion", re.I), "GBP", "billion", 9),
    (re.compile(r"£|\bGBP\b|\bcost\b|\bprice\b", re.I), "GBP", None, 0),
    (re.compile(r"%|\bper ?cent\b|\bpercentage\b", re.I), "%", None, 0),
    (re.compile(r"\bFTE\b", re.I), "FTE", None, 0),
    (re.compile(r"\bsec(?:ond)?s?\b", re.I), "seconds", None, 0),
    (re.compile(r"\bmin(?:ute)?s\b", re.I), "minutes", None, 0),
    (re.compile(r"\bhours\b", re.I), "hours", None, 0),
    (re.compile(r"\bdays\b", re.I), "days", None, 0),
)
_WHOLE_TABLE_UNIT = re.compile(r"£\s?(?:m\b|million|[’']?000|k\b|bn\b)|\(£\)|£’000|\ball figures in £", re.IGNORECASE)


def find_figures(passages: Iterable[Passage], tables: Iterable[Table]) -> tuple[Figure, ...]:
    """Every figure that the prose and the data tables of a paper state, in the order given.

    The citation of a figure in prose quotes it with the words around it on its own line; that of a table's cell quotes
    the row.
    """
    found: list[Figure] = []
    for passage in passages:
        for figure in _from_passage(passage, len(found)):
            found.append(figure)
    for table in tables:
        if table.kind == "data":
            found += _from_table(table, len(found))
    return tuple(found)


class _Stated(msgspec.Struct):
    """A quantity with what its sentence says about it."""

    quantity: Quantity
    unit: str | None
    subject: str | None
    sentence_start: int
    period: str | None = None
    comparator: Comparator | None = None
    change: Change | None = None
    compared: bool = False

    def in_sentence(self, at: int) -> bool:
        """Whether this figure stands before an offset of the sentence it is asked for."""
        return 0 <= self.quantity.start - self.sentence_start < at


def _from_passage(passage: Passage, before: int) -> Iterator[Figure]:
    quantities = find_quantities(passage.text)
    if not quantities:
        return
    wording = Wording(passage.blocks)
    offset = wording.text.find(passage.text)
    number = before
    earlier: list[_Stated] = []
    for start, sentence in _sentences(passage.text):
        end = start + len(sentence)
        inside = [quantity for quantity in quantities if start <= quantity.start < end]
        if not inside:
            continue
        periods = find_periods(sentence)
        kept = [quantity for quantity in inside if not _is_period(quantity, periods, start)]
        for stated in _state(kept, sentence, start, periods, earlier[-_LOOKED_BACK:]):
            earlier.append(stated)
            number += 1
            yield _figure(stated, number, passage, _cite(stated.quantity, passage, wording, offset))


def _sentences(text: str) -> Iterator[tuple[int, str]]:
    at = 0
    for sentence in split_sentences(text):
        at = text.find(sentence, at)
        yield at, sentence
        at += len(sentence)


def _is_period(quantity: Quantity, periods: Sequence[Period], start: int) -> bool:
    """Whether a number belongs to a stretch of time (`the last 12 months`), or is a year printed in two digits."""
    at = quantity.start - start
    return any(period.start <= at < period.end for period in periods)


def _state(
    quantities: Sequence[Quantity], sentence: str, start: int, periods: Sequence[Period], earlier: Sequence[_Stated]
) -> list[_Stated]:
    stated: list[_Stated] = []
    before = earlier[-1] if earlier else None
    for index, quantity in enumerate(quantities):
        at, end = quantity.start - start, quantity.end - start
        noun = _noun_after(sentence, end) if quantity.kind != "duration" else None
        if noun and _CHANGED.fullmatch(noun.split()[0]):
            noun = None
        subject = _subject(sentence, at, end, noun, stated[-1] if stated else before)
        held = _Stated(
            quantity, quantity.unit or _counted(noun), subject, start, change=_change(quantity, sentence, at, end)
        )
        held.compared = bool(_COMPARED.search(sentence, max(0, at - 40), at))
        previous_end = quantities[index - 1].end - start if index else 0
        next_start = quantities[index + 1].start - start if index + 1 < len(quantities) else len(sentence)
        held.period = _nearest_period(periods, sentence, at, end, previous_end, next_start)
        stated.append(held)
    _compare(stated, sentence, start, earlier)
    return stated


def _counted(noun: str | None) -> str | None:
    """What is counted, in a word: of `positive drug disruptions`, `disruptions`."""
    last = noun.split()[-1] if noun else None
    return last if last is None or last.isupper() or last[1:] != last[1:].lower() else last.lower()


def _noun_after(sentence: str, end: int) -> str | None:
    """The noun phrase that a number counts: `1,685 positive drug disruptions` gives `positive drug disruptions`."""
    words: list[str] = []
    at = end
    while len(words) < 5:
        gap = re.match(r"\+?[\s-]", sentence[at : at + 2]) if not words else re.match(r"\s", sentence[at : at + 1])
        match = _WORD.match(sentence, at + gap.end()) if gap else None
        if match is None or match[0].lower() in _NOUNS_STOP or words and match[0].endswith(("ed", "ing")) and match[0].islower():
            break
        words.append(match[0])
        at = match.end()
    while words and (words[-1].lower().endswith("ly") or len(words) == 1 and _ADRIFT.fullmatch(words[0])):
        words.pop()
    return " ".join(words) or None


def _subject(sentence: str, at: int, end: int, noun: str | None, before: _Stated | None) -> str | None:
    """What a figure is a figure of: the noun it counts or measures, else the subject of its clause."""
    whom = _OF_WHOM.match(sentence, end)
    if whom and (phrase := _cut_at_stop(whom["noun"])):
        return phrase
    if noun:
        return noun
    change = _CHANGE_AFTER.match(sentence, end)
    inside = _INSIDE.match(sentence, change.end()) if change else None
    if inside and (phrase := _cut_at_stop(sentence[inside.end() : inside.end() + 90])):
        return phrase
    start = before.quantity.end - before.sentence_start if before is not None and before.in_sentence(at) else 0
    head = sentence[start:at].rstrip("£ ")
    if head.endswith("("):
        return _noun_before(head[:-1]) or (before.subject if before else None)
    measured = _MEASURES.search(head)
    if measured and (phrase := _noun_before(measured[1])) and not _CHANGED.fullmatch(phrase.split()[-1]):
        return phrase
    if start and before is not None and before.subject:
        return before.subject
    phrase = _clause_subject(head)
    if phrase and phrase.lower() not in _PRONOUNS:
        return phrase
    return before.subject if before is not None else phrase


def _noun_before(head: str) -> str:
    """The noun phrase that ends a text."""
    words: list[str] = []
    for token in reversed(re.findall(r"[A-Za-z][\w’'/&-]*|[^\sA-Za-z]", head)):
        if not token[0].isalpha() or token.lower() in _NOUNS_STOP:
            break
        words.insert(0, token)
    return " ".join(words[-6:])


def _clause_subject(head: str) -> str:
    """The subject of the clause that ends a text: its words up to the verb, or its last words where no verb is seen."""
    edges = [match.end() for match in _CLAUSE_EDGE.finditer(head)]
    clauses = [head[edge:] for edge in reversed(edges) if len(head) - edge > 12] + [head]
    for clause in clauses:
        verb = _VERB.search(clause)
        if verb is None:
            continue
        phrase = _LEAD_STOP.sub("", clause[: verb.start()]).strip(" ,.;:()–—-•")
        if phrase and len(phrase.split()) <= _SUBJECT_WORDS + 2:
            return phrase
    trimmed = head
    while (shorter := _TAIL_STOP.sub("", trimmed)) != trimmed:
        trimmed = shorter
    return _LEAD_STOP.sub("", " ".join(trimmed.split()[-_SUBJECT_WORDS:])).strip(" ,.;:()–—-•")


def _cut_at_stop(phrase: str) -> str:
    words: list[str] = []
    for match in re.finditer(r"[A-Za-z][\w’'/&-]*|[,.;:()]", phrase):
        if match[0] in ",.;:()" or match[0].lower() in _NOUNS_STOP or words and match[0].endswith("ed"):
            break
        words.append(match[0])
    return " ".join(words[:6])


def _change(quantity: Quantity, sentence: str, at: int, end: int) -> Change | None:
    if quantity.kind in ("rank", "share", "duration"):
        return None
    unit = quantity.unit or "count"
    if quantity.kind == "multiple":
        return Change(value=quantity.value, unit="times")
    if quantity.signed and quantity.unit == "%":
        negative = quantity.value < 0
        return Change(value=-abs(quantity.value) if negative else quantity.value, unit=unit)
    after = _CHANGE_AFTER.match(sentence, end)
    before = None if after else _CHANGE_BEFORE.search(sentence, max(0, at - 60), at)
    match = after or before
    if match is None or after is None and re.search(r"\bto\s*$", sentence[:at]):
        return None
    return Change(value=abs(quantity.value) if match["up"] else -abs(quantity.value), unit=unit)


def _nearest_period(
    periods: Sequence[Period], sentence: str, at: int, end: int, previous_end: int, next_start: int
) -> str | None:
    """The period a figure belongs to: the next one before the next figure, else the last one before it."""
    for period in periods:
        if end <= period.start < next_start and period.start - end < _NEAR and ";" not in sentence[end : period.start]:
            between = sentence[end : period.start]
            if not re.search(r"\b(?:compared|against|versus|vs|than)\b", between):
                return _joined_period(periods, period, sentence)
    behind = [period for period in periods if period.end <= at and ";" not in sentence[period.end : at]]
    nearest = [period for period in behind if period.end >= previous_end] or behind
    return _joined_period(periods, nearest[-1], sentence) if nearest else None


def _joined_period(periods: Sequence[Period], period: Period, sentence: str) -> str:
    """`January 2021 to December 2021` where the two ends were found apart."""
    index = periods.index(period)
    first = periods[index - 1] if index else None
    if first and _spans(sentence, first, period):
        return f"{first.text} to {period.text}"
    following = periods[index + 1] if index + 1 < len(periods) else None
    if following and _spans(sentence, period, following):
        return f"{period.text} to {following.text}"
    return period.text


def _spans(sentence: str, first: Period, last: Period) -> bool:
    between = sentence[first.end : last.start].strip()
    return between in ("to", "-", "–", "until") or between == "and" and sentence[: first.start].endswith("between ")


def _compare(stated: Sequence[_Stated], sentence: str, start: int, earlier: Sequence[_Stated]) -> None:
    """Tie each figure that another is compared with to it, and a printed change to the figure that changed."""
    _compare_directly(stated, sentence, start)
    for index, held in enumerate(stated):
        at = held.quantity.start - start
        known = [*earlier, *stated[:index], *stated[index + 1 :]]
        base = None
        if held.comparator is None and held.change is not None and held.change.unit == "%" and held.quantity.unit != "%":
            base = _fitting(held, held.change.value, known)
        if base is None and held.comparator is None and _REACHES.search(sentence, max(0, at - 60), at):
            like = [other for other in known[: len(earlier) + index] if _alike(other, held) and _may_be_base(other)]
            base = like[-1] if like else None
        if base is not None:
            held.comparator = Comparator(value=base.quantity.value, period=base.period)


def _fitting(held: _Stated, percent: Decimal, known: Sequence[_Stated]) -> _Stated | None:
    """The figure from which a printed percentage leads to another, to the rounding of the percentage."""
    for other in reversed(known):
        base = other.quantity.value
        if _alike(other, held) and base and other.quantity.kind == "number":
            change = (held.quantity.value - base) * 100 / base
            if abs(change - percent) <= Decimal("0.6"):
                return other
    return None


def _may_be_base(other: _Stated) -> bool:
    return other.change is None or other.change.unit == "%"


def _compare_directly(stated: Sequence[_Stated], sentence: str, start: int) -> None:
    printed = [held.change is not None for held in stated]
    for index, held in enumerate(stated):
        at = held.quantity.start - start
        if held.compared:
            main = _main_of(stated, index, sentence, start, at)
            if main is not None and _is_later(held, main):
                held.comparator = Comparator(value=main.quantity.value, period=main.period)
                held.subject, held.unit = main.subject, held.unit or main.unit
            elif main is not None and main.comparator is None:
                main.comparator = Comparator(value=held.quantity.value, period=held.period)
                held.subject, held.unit = main.subject, held.unit or main.unit
        elif printed[index] and held.quantity.unit in ("%", None) and held.quantity.kind == "number":
            main = _changed_to(stated, index, sentence, start) or _changed_by(stated, index)
            if main is not None and main.change is None and at - (main.quantity.end - start) < 2 * _NEAR:
                main.change, held.subject = held.change, main.subject
                held.period = main.period or held.period
                held.comparator = held.comparator or main.comparator


def _is_later(held: _Stated, main: _Stated) -> bool:
    """`9,174 in 2015 compared to 7,761 in 2017`: the later year is the one compared."""
    years = [_YEAR.findall(stated.period or "") for stated in (main, held)]
    return bool(years[0] and years[1]) and max(years[1]) > max(years[0])


def _main_of(stated: Sequence[_Stated], index: int, sentence: str, start: int, at: int) -> _Stated | None:
    """What a comparator is compared with: of `from X to Y` the Y, else the like figure before it."""
    held = stated[index]
    if _FROM.search(sentence, max(0, at - 25), at) and index + 1 < len(stated):
        following = stated[index + 1]
        if _TO.match(sentence[held.quantity.end - start : following.quantity.start - start]) and _alike(held, following):
            return following
    before = [other for other in stated[:index] if _alike(held, other) and other.change is None and not other.compared]
    return before[-1] if before else None


def _changed_by(stated: Sequence[_Stated], index: int) -> _Stated | None:
    held = stated[index]
    before = [
        other
        for other in stated[:index]
        if other.change is None and not other.compared and other.quantity.kind == "number" and other.unit != "%"
    ]
    return before[-1] if before and (held.quantity.unit == "%" or _alike(held, before[-1])) else None


def _changed_to(stated: Sequence[_Stated], index: int, sentence: str, start: int) -> _Stated | None:
    """The figure reached: of `reduced by 15 to 147` the 147."""
    if index + 1 == len(stated) or not sentence[: stated[index].quantity.start - start].rstrip().endswith((" by", " of")):
        return None
    following = stated[index + 1]
    between = sentence[stated[index].quantity.end - start : following.quantity.start - start]
    return following if _TO.match(between) and following.quantity.kind == "number" else None


def _alike(first: _Stated, second: _Stated) -> bool:
    return first.quantity.unit == second.quantity.unit and first.quantity.kind == second.quantity.kind


def _cite(quantity: Quantity, passage: Passage, wording: Wording, offset: int) -> Cite:
    """A figure's place: itself with a few words around it, on its own printed line where that holds enough of them."""
    at = offset + quantity.start if offset >= 0 else wording.text.find(quantity.text)
    if at < 0:
        return wording.cite(0, len(wording.text))
    stop = at + len(quantity.text)
    left, right = wording.line_bounds(at)
    if at - left < _FEWEST_AROUND:
        left = max(0, at - _QUOTED_AROUND)  # at the start of its line a figure is told by the words before it
    begin, end = max(left, at - _QUOTED_AROUND), min(max(right, stop), stop + _QUOTED_AROUND)
    if begin and wording.text[begin - 1] != " ":
        begin = min(at, wording.text.find(" ", begin) + 1 or at)
    if end < len(wording.text) and wording.text[end] != " ":
        end = max(stop, wording.text.rfind(" ", stop, end))
    return wording.cite(begin, end)


def _figure(stated: _Stated, number: int, passage: Passage, cite: Cite) -> Figure:
    quantity = stated.quantity
    return Figure(
        id=f"figure-{number}",
        text=quantity.text,
        value=quantity.value,
        unit=stated.unit,
        scale=quantity.scale,
        decimals=quantity.decimals,
        approximate=quantity.approximate,
        subject=stated.subject,
        period=stated.period,
        comparator=stated.comparator,
        change=stated.change,
        ref=passage.ref,
        cite=cite,
    )


def _from_table(table: Table, before: int) -> list[Figure]:
    figures: list[Figure] = []
    whole = _table_unit(table)
    periods = [read_label_period(label) for label in table.header]
    units = [_label_unit(label) for label in table.header]
    for cells, cite in zip(table.rows, table.row_cites, strict=True):
        label, first = _row_label(cells)
        row_unit, row_period = _label_unit(label), read_label_period(label) if label and len(label) < 30 else None
        for column in range(first, len(cells)):
            quantity = _cell_quantity(cells[column])
            if quantity is None:
                continue
            named = table.header[column] if column < len(table.header) else ""
            unit = units[column] if column < len(units) else None
            figures.append(
                _cell_figure(
                    table,
                    quantity,
                    _measured(quantity, unit, row_unit, whole),
                    " – ".join(part for part in (label, named) if part) or table.caption,
                    _cell_period(periods, column, row_period) or _caption_period(table),
                    before + len(figures) + 1,
                    cite,
                )
            )
    return figures


Measured = tuple[str | None, str | None, int]


def _row_label(cells: Sequence[str]) -> tuple[str, int]:
    """The words that name a row, and the first column that may hold its figures."""
    for column, text in enumerate(cells):
        if text and (not is_value(text) or column == 0 and len(cells) > 1 and _names_row(text)):
            return text, column + 1
        if text:
            return "", column
    return "", len(cells)


_WORDED = re.compile(r"\d+\s+[A-Za-z]{2,}\s+[A-Za-z]{2,}")


def _names_row(text: str) -> bool:
    return bool(read_label_period(text)) or text.isdigit() and len(text) <= 2 or bool(_WORDED.match(text))


def _cell_quantity(text: str) -> Quantity | None:
    if not any(map(str.isdigit, text)):
        return None
    quantity = read_cell_number(text)
    return quantity if quantity is not None and not (read_label_period(text) and quantity.unit is None) else None


def _cell_period(periods: Sequence[str | None], column: int, row: str | None) -> str | None:
    """A cell's period: its column's, its row's, or both where a month heads the column and a year the row."""
    headed = periods[column] if column < len(periods) else None
    if headed and row and headed.isalpha() != row.isalpha():
        return f"{headed} {row}" if headed.isalpha() else f"{row} {headed}"
    return headed or row or (periods[0] if periods else None)


def _table_unit(table: Table) -> Measured | None:
    """The unit of a whole table, from its corner (`Revenue Budget, £m`) or its caption."""
    for label in (table.header[0] if table.header else "", table.caption or ""):
        if _WHOLE_TABLE_UNIT.search(label):
            return _label_unit(label)
    return None


def _label_unit(label: str) -> Measured | None:
    for pattern, unit, scale, places in _COLUMN_UNITS:
        if label and pattern.search(label):
            return unit, scale, places
    return None


def _measured(quantity: Quantity, column: Measured | None, row: Measured | None, whole: Measured | None) -> Measured:
    """What a cell's number is measured in: its own print first, then its column, its row, its table."""
    if quantity.unit is not None and quantity.unit != "GBP" or quantity.kind != "number":
        return quantity.unit, quantity.scale, 0
    given = column or row or whole
    if quantity.unit == "GBP":
        scaled = quantity.scale is None and given is not None and given[0] == "GBP"
        return ("GBP", given[1], given[2]) if scaled and given is not None else ("GBP", quantity.scale, 0)
    return given or (None, None, 0)


def _caption_period(table: Table) -> str | None:
    periods = find_periods(table.caption or "")
    return periods[0].text if len(periods) == 1 else None


def _cell_figure(
    table: Table, quantity: Quantity, measured: Measured, subject: str | None, period: str | None, number: int, cite: Cite
) -> Figure:
    unit, scale, places = measured
    value = quantity.value if not places else Decimal(format(quantity.value.scaleb(places), "f"))
    return Figure(
        id=f"figure-{number}",
        text=quantity.text,
        value=value,
        unit=unit,
        scale=scale,
        decimals=quantity.decimals,
        approximate=quantity.approximate,
        subject=subject,
        period=period,
        table=table.id,
        cite=cite,
    )
