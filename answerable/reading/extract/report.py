"""Reports in their parts: purpose, recommendations, implications, and paragraphs under their headings."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

import msgspec

from answerable.reading.extract.citing import cite_blocks, fold
from answerable.reading.extract.section import Passage, Section
from answerable.reading.extract.table import leaves_of
from answerable.reading.layout import Block
from answerable.reading.ledger import Ledger
from answerable.record import Implications, Paragraph, Report

HOME = "report paragraph"
HEADING_HOME = "report heading"
LONE_HEADING = "unread: a heading with no words under it"

_NUMBER = re.compile(
    r"\(?(?P<number>[A-Z]?\d{1,3}(?:\.\d{1,3}){0,3})(?:(?P<dot>[.)])(?=\s|[A-Z‘“(*]|$)|(?=\s))\s*(?P<rest>.*)$",
    re.DOTALL,
)
_QUANTITY_NEXT = re.compile(
    r"(?:%|per cent|percent|million|billion|m\b|k\b|bn\b|FTE|out of|of the\b|in every|hours?|minutes?"
    r"|seconds?|days?|weeks?|months?"
    r"|years?|January|February|March|April|May|June|July|August|September|October|November|December)\b|%",
    re.IGNORECASE,
)
_PURPOSE = re.compile(
    r"\bpurpose\b|\breasons? for (?:the |this )?report\b|\bwhy (?:is )?this report\b|\bintroduction\b"
    r"|\bexecutive summary\b|^summary\b|^aims?\b",
    re.I,
)
_RECOMMENDED = re.compile(
    r"\brecommend(?:ations?|ed|s)\b|\bdecisions? (?:required|requested|sought)\b|\bactions? (?:required"
    r"|requested|sought)\b"
    r"|\b(?:is|are) (?:asked|recommended|requested|invited) to\W*$|\bit is recommended\b|^proposals?$",
    re.IGNORECASE,
)
_ASKED = re.compile(
    r"\b(?:is|are) (?:asked|recommended|requested|invited) to\b|\bit is recommended that\b|\brecommends? that\b"
    r"|^(?:that )?the (?:board|panel|committee|council|cabinet|authority)\b.{0,60}\b(?:note|approve"
    r"|consider|endorse|agree)\b",
    re.IGNORECASE,
)
_FINANCE = re.compile(
    r"\bfinanc(?:e|es|ial|ially)\b|\b(?:resources?|costs?|budget\w*"
    r"|value for money) (?:and \w+ )?(?:implications?|considerations?"
    r"|comments|issues)\b|^(?:resources?|costs?|budget)$",
    re.IGNORECASE,
)
_LEGAL = re.compile(r"\blegal\b|\blaw\b", re.IGNORECASE)
_EQUAL = re.compile(
    r"\bequalit\w+|\bdiversity\b|\binclusion\b|\bEDI\b|\bEQIA\b|\bEIA\b|\bPSED\b"
    r"|\bhuman rights\b",
    re.IGNORECASE,
)
_IMPLIES = re.compile(
    r"\b(?:implications?|considerations?|comments|impact|assessment|duty|issues|matters)\b", re.IGNORECASE
)
_RUN_IN = re.compile(
    r"^(?P<label>(?:Financ\w+|Legal|Equalit\w+|Equality and [Dd]iversity|Diversity|Resources?"
    r"|Costs?)(?=\s*:)|(?:[A-Z][\w&/,]*\s+){0,6}(?:[Ii]mplications?|[Cc]onsiderations?|IMPLICATIONS?"
    r"|[Cc]omments))\s*(?:[:–—-]\s*|\.\s+)(?P<said>\S.*)$"
)
# `Financial plan` heads a chapter of its own, not what a proposal costs.
_OWN_CHAPTER = re.compile(r"\b(?:plan|strategy|statement|regulations|outlook|position|outturn|performance)\W*$", re.I)
_ITEM_TITLE = re.compile(r"^(?:agenda )?item (?:no\.? ?)?\d{1,2}[a-z]?\s*[:–—-]\s+(?P<title>\S.{8,})$", re.IGNORECASE)
_TERMINAL = re.compile(r"[.;:?!]['’”\")\]]*$")
_LEAD_IN = re.compile(r"(?:[:;–-]|: ?-)$")
_CLAUSE_MARK = re.compile(
    r"^(?:\(?[a-z]\)|[a-z]\.|\(?[ivx]{1,5}[.)]|\(?\d{1,2}[.)]|\d{1,2}(?:\.\d{1,2})+\.?)\s+", re.IGNORECASE
)
_LONGEST_HEADING_WORDS = 16
# How many blocks into a report its own title may stand.
_TITLED_WITHIN = 2
_SHORTEST_TORN = 50


class _Part(msgspec.Struct):
    """A paragraph as it is gathered: its number, its blocks (more than one where a page tore it) and its headings."""

    number: str | None
    text: str
    blocks: list[Block]
    headings: tuple[Block, ...]
    listed: bool


def read_report(section: Section, ledger: Ledger) -> Report:
    """The parts of a report, from the blocks of its section that nobody has claimed.

    Call it after tables, trackers, decisions and programmes are read. Each block becomes one paragraph, save that
    pieces torn by a page break are joined; bullets are paragraphs of their own without a number. `purpose`,
    `recommendations` and `implications` repeat the paragraphs that stand under those headings.
    """
    parts = list(_divide(section, ledger))
    for part in parts:
        ledger.claim(part.blocks, HOME)
        ledger.claim((heading for heading in part.headings if not ledger.is_claimed(heading)), HEADING_HOME)
    _list_lone_headings(section, ledger)
    first = [*section.head, *(block for part in parts for block in (*part.headings, *part.blocks))]
    # A paper that is one table has no paragraph to cite: then it is the table.
    cited = [block for block in section.head if block.text] or [
        block for block in (*first, *section.blocks) if block.text
    ][:1]
    return Report(
        document=section.id,
        title=_title_of(section),
        date=section.date,
        priority=section.priority,
        presented_by=section.presented_by,
        purpose=_joined(_under(parts, _PURPOSE)) or None,
        recommendations=tuple(_recommend(parts)),
        implications=_imply(parts),
        paragraphs=tuple(_paragraph(part) for part in parts),
        cite=cite_blocks(cited),
    )


def _title_of(section: Section) -> str:
    """A report's title: where it opens with the item of an agenda that it is for, that item's."""
    for block in (*section.head, *section.blocks[:_TITLED_WITHIN]):
        named = _ITEM_TITLE.match(fold(block.text))
        if named:
            return named["title"]
    return section.title


def list_passages(section: Section, ledger: Ledger) -> tuple[Passage, ...]:
    """The paragraphs of a report that `read_report` has claimed, as passages to look for figures and promises in."""
    return tuple(
        Passage(
            blocks=tuple(part.blocks),
            text=part.text,
            home=HOME,
            date=section.date or section.meeting_date,
            ref=part.number,
            heading=_headed(part),
            section=section,
        )
        for part in _divide(section, ledger)
    )


def _divide(section: Section, ledger: Ledger) -> Iterator[_Part]:
    """The paragraphs of a section in order, each with the headings printed since the last one."""
    headings: tuple[Block, ...] = ()
    pending: str | None = None
    opened = False
    held: _Part | None = None
    last_number: str | None = None
    for block in _open_blocks(section.blocks, ledger):
        text = fold(block.text)
        if _is_heading(block, text):
            if held is not None:
                yield held
            headings = (block,) if opened else (*headings, block)
            held, opened = None, False
            pending = _own_number(text, last_number) or pending
            continue
        number, words = _split_number(text, block)
        if held is not None and number is None and _is_torn(held, block, words):
            held.text = f"{held.text} {words}"
            held.blocks.append(block)
            continue
        if held is not None:
            yield held
        if number is None and pending is not None and block.bullet is None:
            number, pending = pending, None
        held, opened = _Part(number, words, [block], headings, block.kind == "list_item"), True
        last_number = number or last_number
    if held is not None:
        yield held


def _open_blocks(blocks: Iterable[Block], ledger: Ledger) -> Iterator[Block]:
    """The blocks with words that are free, or that a report has claimed; those in the cells of free tables too."""
    for block in blocks:
        if block.kind == "furniture" or (ledger.is_claimed(block) and ledger.home(block) not in (HOME, HEADING_HOME)):
            continue
        for leaf in leaves_of(block):
            if leaf.text and (not ledger.is_claimed(leaf) or ledger.home(leaf) in (HOME, HEADING_HOME)):
                yield leaf


def _list_lone_headings(section: Section, ledger: Ledger) -> None:
    for block in _open_blocks(section.blocks, ledger):
        if not ledger.is_claimed(block):
            ledger.claim(block, LONE_HEADING)


def _is_heading(block: Block, text: str) -> bool:
    words = text.split()
    if block.kind == "heading":
        number = _NUMBER.match(text)
        long = len(words) > _LONGEST_HEADING_WORDS or text.endswith((":", "."))
        return not (number and "." in number["number"] and long)
    if block.kind != "paragraph" or len(words) > _LONGEST_HEADING_WORDS or _TERMINAL.search(text):
        return False
    return block.share("bold") > 0.9 and any(map(str.isalpha, text))


def _split_number(text: str, block: Block) -> tuple[str | None, str]:
    """A paragraph's printed number and its words."""
    match = _NUMBER.match(text)
    if match is None or not match["rest"] or match["number"].lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ").startswith("0"):
        return None, text
    dotted = match["dot"] or "." in match["number"]
    if not dotted and (block.bullet is not None or not match["rest"][:1].isupper() or len(match["number"]) > 2):
        return None, text
    if _QUANTITY_NEXT.match(match["rest"]) and not match["dot"]:
        return None, text
    if not dotted and not match["number"].isdigit():
        return None, text
    return match["number"], match["rest"]


def _own_number(text: str, last: str | None) -> str | None:
    """The number of a heading that takes its place among the paragraphs' numbers (64, then a heading `65.`)."""
    match = _NUMBER.match(text)
    if match is None or not match["dot"] or last is None or not last.isdigit() or not match["number"].isdigit():
        return None
    return match["number"] if int(match["number"]) == int(last) + 1 else None


def _is_torn(held: _Part, block: Block, words: str) -> bool:
    """Whether a block is the rest of the paragraph above, torn off by a page break."""
    if block.bullet is not None or _TERMINAL.search(held.text) or len(held.text) < _SHORTEST_TORN:
        return False
    return (
        words[0].islower()
        or words[0] in "£(&"
        or words[0].isdigit()
        or (
            block.kind == "paragraph"
            and bool(
                re.search(
                    r"(?:,|\b(?:and|or|the|of|to|in|for|with|a|an|by|at|from|on|as|is|are|be|that|West|their|his|her"
                    r"|our))$",
                    held.text,
                )
            )
        )
    )


def _paragraph(part: _Part) -> Paragraph:
    return Paragraph(
        number=part.number,
        text=part.text,
        heading=_headed(part),
        cite=cite_blocks(part.blocks),
    )


def _headed(part: _Part) -> str | None:
    """The heading a paragraph stands under; of headings that follow each other with no words between, all."""
    return " / ".join(fold(heading.text) for heading in part.headings) or None


def _heading_of(part: _Part) -> str:
    if not part.headings:
        return ""
    text = fold(part.headings[-1].text)
    match = _NUMBER.match(text)
    return match["rest"] if match and match["rest"] else text


def _under(parts: Sequence[_Part], pattern: re.Pattern[str]) -> list[_Part]:
    """The paragraphs under the first heading that fits."""
    found: list[_Part] = []
    heading: tuple[Block, ...] | None = None
    for part in parts:
        if (
            heading is None
            and part.headings
            and pattern.search(_heading_of(part))
            and not _FINANCE.search(_heading_of(part))
        ):
            heading = part.headings
        if heading is not None:
            if part.headings is not heading:
                break
            found.append(part)
    return found


def _joined(parts: Iterable[_Part]) -> str:
    return " ".join(part.text for part in parts)


def _recommend(parts: Sequence[_Part]) -> Iterator[str]:
    """The clauses recommended: those under the heading, else the paragraphs that ask the meeting for something."""
    under = _under(parts, _RECOMMENDED) or [part for part in parts[-3:] if _ASKED.search(part.text)]
    for index, part in enumerate(under):
        if part.text.startswith("Appendix") and not _ASKED.search(part.text):
            break
        following = under[index + 1] if index + 1 < len(under) else None
        if following is not None and following.number is None and _LEAD_IN.search(part.text):
            continue  # the words that lead into its clauses
        yield _CLAUSE_MARK.sub("", part.text)


def _imply(parts: Sequence[_Part]) -> Implications:
    said: dict[str, list[str]] = {"finance": [], "legal": [], "equalities": []}
    for part in parts:
        heading, text = _heading_of(part), part.text
        run_in = _RUN_IN.match(text)
        if run_in and not _IMPLIES.search(heading):
            heading, text = run_in["label"], run_in["said"]
        elif run_in:
            heading, text = f"{heading} {run_in['label']}" if not _kinds(heading) else heading, run_in["said"]
        elif not heading or not (_IMPLIES.search(heading) or _is_bare(heading)):
            continue
        for kind in _kinds(heading):
            said[kind].append(text)
    return Implications(**{kind: " ".join(texts) or None for kind, texts in said.items()})


def _is_bare(heading: str) -> bool:
    """Whether a heading says no more than what is touched: `Finance`, `Legal advice`."""
    return len(heading.split()) <= 2 and not _OWN_CHAPTER.search(heading)


def _kinds(heading: str) -> list[str]:
    kinds = (("finance", _FINANCE), ("legal", _LEGAL), ("equalities", _EQUAL))
    return [kind for kind, pattern in kinds if pattern.search(heading)]
