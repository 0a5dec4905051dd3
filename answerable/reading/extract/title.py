"""Titles of items: parted from the instruction, sentence or name that runs on behind them."""

from __future__ import annotations

import re

from answerable.reading.extract.speaker import ANSWERING, ASKING
from answerable.reading.extract.strand import is_capitals
from answerable.reading.layout import Block

# A title longer than this is a paragraph.
LONGEST_TITLE = 220
_INSTRUCTION = re.compile(
    r"\s*[:.–-]?\s+(?=To (?:receive|note|consider|approve|confirm|agree|be presented|be led|appoint|elect"
    r"|discuss|review"
    r"|inform|report|sign|resolve|update|record|hear|provide|examine|scrutinise|accept|deal|answer|determine|identify|invite"
    r"|declare|endorse|ratify|adopt|ask|take|follow|set|make|exclude)\b"
    r"|(?:Presented|Presentation|Introduced|Led) by\b|Report (?:of|by|from) the\b|Joint report of\b|Members are\b"
    r"|(?:(?:The|A) (?:\w+ ){1,5}will\b)|This item\b|In accordance with\b|Any member of the public\b|Please note\b"
    r"|(?:Lead|Presenter|Owner|Contact)s?:|a[.)] [A-Z]|\(a\) |i[.)] [A-Z]|\d\) )"
)
_COLON = re.compile(r":\s+(?=[A-Z“\"])")
_VERB = (
    rf"(?:was|were|is|are|has|had|have|will|would|{ASKING}|{ANSWERING}|introduced|presented|thanked|opened|closed|received"
    r"|considered|moved|gave|declared|proposed|announced|attended|handed|concluded)"
)
_SMALL_WORDS = {"of", "and", "the", "for", "in", "on", "at", "to", "a", "an", "by", "with"}
_WORD = re.compile(r"[^\W\d_]+(?:[’'][^\W\d_]+)*")
_FINITE = re.compile(rf"\s(?P<verb>{_VERB})\b")
_OPENERS = re.compile(
    r"(?:^|\s)(?P<start>(?:There|The|This|These|It|An?|No|None|Apologies|Members|Councillors?|Cllrs?|Mr|Mrs|Ms|Miss|Dr|Prof"
    r"|PCC|[AD]PCC|ACC|DCC|CS|CC|Supt|Insp|Chief|Deputy|Dep|Assistant)\b\.?)(?=\s|$)"
)
_CAPITALS_END = re.compile(r"(?:[A-Z]{2,}\W*|\b\d{4}(?:[/-]\d{2,4})?\W*)$")
_PUNCTUATION = " \t:–—-"


def split_title(block: Block, text: str | None = None, *, minuted: bool = False) -> tuple[str, str]:
    """A block's title and the words that run on behind it (empty where there are none).

    `text` is the block's text from the title on, its number removed. `minuted` looks also for a sentence that
    follows its title without a mark, as poor scans print it.
    """
    text = block.text if text is None else text
    if len(text) <= 12:
        return text.strip(_PUNCTUATION), ""
    at = _bold_run(block, text) or _capitals_run(text) or _marked_end(text)
    if at is None and minuted:
        at = _sentence_start(text)
    if at is None:
        at = _date_start(text)
    if at is None or not text[:at].strip(_PUNCTUATION):
        return text.strip(_PUNCTUATION), ""
    return text[:at].strip(_PUNCTUATION), text[at:].strip(_PUNCTUATION.replace("-", ""))


def is_sentence(text: str) -> bool:
    """Whether words are a sentence, with its verb and full stop, and so no title."""
    return text.endswith((".", "?", "!")) and _FINITE.search(text) is not None


def title_case(text: str) -> str:
    """A name set in capitals in natural case: `STRATEGIC POLICING BOARD` is `Strategic Policing Board`."""
    if not is_capitals(text):
        return text
    words = text.split()
    return " ".join(
        word.lower() if index and word.lower() in _SMALL_WORDS else _WORD.sub(_capitalise, word)
        for index, word in enumerate(words)
    )


def _capitalise(match: re.Match[str]) -> str:
    """A word with its first letter capital, and the one behind `O’`; a possessive `S` is small."""
    word = match[0].capitalize()
    return re.sub(r"^(O[’'])(\w)", lambda found: found[1] + found[2].upper(), word)


def _bold_run(block: Block, text: str) -> int | None:
    """Where the bold words that open a block end, if plain words follow them."""
    if block.share("bold") in (0.0, 1.0):
        return None
    run = ""
    for span in block.spans:
        if not span.bold and span.text.strip():
            break
        run += span.text
    run = " ".join(run.split())
    whole = block.text
    if len(run) < 3 or len(run) > LONGEST_TITLE or not whole.startswith(run):
        return None
    at = len(run) - (len(whole) - len(text))
    return at if 2 < at < len(text) else None


def _capitals_run(text: str) -> int | None:
    """Where the words in capitals that open a text end, if ordinary words follow them."""
    if is_capitals(text):
        return None
    end = 0
    for match in re.finditer(r"\S+", text):
        word = match[0]
        if any(letter.islower() for letter in word) and not re.fullmatch(r"\W*(?:PCC|WMP|[A-Z]+)[’']s\W*", word):
            break
        end = match.end()
    run = text[:end]
    while not _CAPITALS_END.search(run) and " " in run:
        run = run[: run.rindex(" ")]
    letters = sum(map(str.isalpha, run))
    return len(run) if letters >= 6 and len(run.split()) >= 1 and is_capitals(run) and len(run) < len(text) else None


def _marked_end(text: str) -> int | None:
    ends = [match.start() for match in [_INSTRUCTION.search(text, 3)] if match]
    colon = next((match for match in _COLON.finditer(text) if len(text[match.end() :].split()) >= 5), None)
    if colon and colon.start() <= LONGEST_TITLE:
        ends.append(colon.end())
    return min(ends) if ends and min(ends) <= LONGEST_TITLE else None


def _sentence_start(text: str) -> int | None:
    """Where a sentence starts behind an unmarked title: back from its verb to its subject."""
    for verb in _FINITE.finditer(text[: LONGEST_TITLE + 80]):
        before = text[: verb.start()]
        openers = list(_OPENERS.finditer(before))
        opener = openers[-1] if openers else None
        if opener and opener.start("start") > 0 and len(before[opener.start("start") :].split()) <= 9:
            return _with_title(before, opener.start("start"))
        name = re.search(r"(?:[A-Z][\w’'-]+\s+){1,2}[A-Z][\w’'-]+$", before)
        if name and name.start() > 0:
            return name.start()
        return None
    return None


def _with_title(before: str, start: int) -> int:
    """Back over ranks and titles that stand before the opener (`Assistant Chief Constable`)."""
    match = re.search(
        r"(?:(?:The|Assistant|Deputy|Dep\.?|Police and Crime|Acting|Temporary|APCC|PCC|DCC|ACC)\s+)+$", before[:start]
    )
    return match.start() if match and match.start() > 0 else start


def _date_start(text: str) -> int | None:
    match = re.search(
        r"\s+(?=(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?\s+)?\d{1,2}\s?(?:st|nd|rd|th)?\s+[A-Z][a-z]+\s+\d{4}\W*$)",
        text,
    )
    return (
        match.start()
        if match and re.search(r"next meeting|future meeting|dates? of", text[: match.start()], re.I)
        else None
    )
