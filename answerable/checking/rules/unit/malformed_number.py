"""UNI602: a number that is not written as a number."""

from __future__ import annotations

import re
from collections.abc import Iterator

from answerable.checking.evidence.paper import Paper
from answerable.checking.rule import Disagreement, Examined
from answerable.record import Cite

_SCALE = r"(?:m|mn|bn|k|million|billion|thousand|%)"
_COMMAS = re.compile(
    r"(?P<pound>£\s?)?(?<![\d.,/:A-Za-z-])(?P<number>\d+(?:,{1,2}\d+)+)(?P<places>\.\d+)?(?P<scale>\s?%|(?:m|k"
    r"|bn)\b|\s(?:million|billion)\b)?(?![\d/:@])"
)
_SPLIT = re.compile(
    r"(?<![\d.,/:-])(?P<number>[1-9]\d{0,2}(?:,\d{3})*,\s\d{3}(?P<more>(?:,\d{3}){0,2}))"
    r"(?![\d,:/.]\d|\d|,\s?\d|\s(?:and|or|&)\s\d)(?P<after>\s[a-z]+)?"
)
_BEFORE = re.compile(r"(?P<word>[A-Za-z]+)[\s(]+$|(?P<pound>£)\s?$")
# `At the close of the third quarter, 10, 579 children`: a comma that ends an opening phrase begins no list.
_OPENING = re.compile(
    r"(?:^|[.;:]\s+)(?:at|by|in|on|to|since|during|after|before|for|from|over|within|following|as)\b"
    r"[^,;:.]{2,70},\s+$",
    re.IGNORECASE,
)
_HINT = re.compile(r"\d,|\d\.\d|\d\.\.|£\s?[\dOolI]")
_POINTS = re.compile(
    rf"(?P<pound>£\s?)?(?<![\d.,/])(?P<number>\d[\d,]*(?:\.\d+\.\d+"
    rf"|\.\.\d+))(?P<scale>\s?{_SCALE}(?![A-Za-z]))?(?![.\d])"
)
_LETTERS = re.compile(r"£\s?\d[\d,.]*[OolI][\d,.]*\d|£\s?[OolI][\d,]+\d")
# What a number must have to be split, or to have two points: quick looks before the slow ones.
_SPLIT_HINT = re.compile(r",\s\d{3}")
_POINTS_HINT = re.compile(r"\.\d*\.\d")
# Words before numbers that name things one by one: what follows is a list of them, not one number.
_LISTED_WORDS = (
    "paragraph paragraphs para paras page pages item items section sections table tables figure figures appendix "
    "question questions minute minutes rule rules clause clauses regulation regulations article articles number "
    "numbers no nos phase phases ward wards room rooms route routes band bands ages age aged year years week weeks "
    "stage stages option options recommendation recommendations action actions part parts schedule lines line bus "
    "buses junctions junction january february march april may june july august september october november december "
    "on version "
)
_LISTED = frozenset(_LISTED_WORDS.split())
_SERVICES = frozenset({"999", "101", "111", "112", "119", "105"})
"""Telephone services are called by their numbers: `999, 101 and online`."""
_LEAST_DIGITS = 5
_LONGEST_WORD, _LONGEST_CELL = 24, 24
_LONGEST_OPENING = 90


def find(paper: Paper) -> Iterator[Examined]:
    for paragraph in paper.paragraphs:
        if _HINT.search(paragraph.text):
            for start, end, why in _read(paragraph.text):
                yield Examined(
                    disagreement=_tell(paragraph.text[start:end], why, paragraph.cite(start, end)) if why else None
                )
    for grid in paper.grids:
        for row in grid.rows:
            for cell in row.cells:
                if any(letter.isdigit() for letter in cell.text) and len(cell.text) <= _LONGEST_CELL:
                    fault = _judge_cell(cell.text.strip())
                    if fault is not None:
                        yield Examined(disagreement=_tell(cell.text, fault, row.cite) if fault else None)


def _read(text: str) -> Iterator[tuple[int, int, str]]:
    """The numbers of a text with commas, two points or letters in them, and why one is malformed, else nothing."""
    for match in _SPLIT.finditer(text) if _SPLIT_HINT.search(text) else ():
        if _is_split_number(text, match):
            yield match.start("number"), match.end("number"), "a space stands after the comma"
    for match in _COMMAS.finditer(text):
        if not _is_list(text, match):
            yield match.start("number"), match.end("number"), _judge_commas(match)
    for match in _POINTS.finditer(text) if _POINTS_HINT.search(text) else ():
        if match["pound"] or match["scale"]:
            yield match.start("number"), match.end("number"), "there is more than one decimal point"
    for match in _LETTERS.finditer(text) if "£" in text else ():
        yield match.start(), match.end(), "a letter stands among the digits"


def _is_split_number(text: str, match: re.Match[str]) -> bool:
    if _SERVICES & set(match["number"].split(", ")):
        return False
    before = _BEFORE.search(text[max(0, match.start() - _LONGEST_WORD) : match.start()])
    if match["more"]:
        return before is not None and bool(before["pound"])  # `1, 150,000` may be two numbers; of pounds it is one
    if before is None:
        opens = _OPENING.search(text[max(0, match.start() - _LONGEST_OPENING) : match.start()])
        return bool(match["after"]) and opens is not None and not _LISTED.intersection(opens[0].lower().split())
    return bool(before["pound"]) or (before["word"].lower() not in _LISTED and bool(match["after"]))


def _judge_commas(match: re.Match[str]) -> str:
    first, *rest = match["number"].split(",")
    if "" in rest:
        return "two commas stand together"
    if any(len(group) != 3 for group in rest):
        return "its commas do not part it into thousands"
    if len(first) > 3 or first == "0":
        return "its first comma is out of its place"
    return ""


def _is_list(text: str, match: re.Match[str]) -> bool:
    """Whether numbers parted by commas are several numbers (`sections 1,2`), not one."""
    if match["pound"] or match["places"]:
        return False
    groups = match["number"].split(",")
    if "" in groups or all(len(group) == 3 for group in groups[1:]):
        return False
    before = text[: match.start()].rstrip(" (").rsplit(maxsplit=1)
    if before and before[-1].lower().strip(".(") in _LISTED:
        return True
    return len(groups) > 2 or not (match["scale"] or sum(map(len, groups)) >= _LEAST_DIGITS)


def _judge_cell(text: str) -> str | None:
    """Why the whole of a cell is no number; nothing where it is one, None where it is something else."""
    bare = re.sub(r"^[£(+\-−\s]+|[)%\s]+$|(?<=\d)\s?(?:m|k|bn)$", "", text)
    if re.fullmatch(r"\d{1,3}(?:,\d{3})*,\s\d{3}", bare):
        return "a space stands after the comma"
    if re.fullmatch(r"\d+(?:,{1,2}\d+)+(?:\.\d+)?", bare):
        match = _COMMAS.fullmatch(bare)
        several = bare.count(",") > 1 and all(len(group) < 3 for group in bare.split(","))
        return _judge_commas(match) if match and not several else None
    if re.fullmatch(r"[\d,]+\.\.\d+|\d[\d,]*\.\d+\.\d+", bare) and text.strip()[:1] in "£(":
        return "there is more than one decimal point"
    return None


def _tell(printed: str, why: str, cite: Cite) -> Disagreement:
    return Disagreement(
        message=f"“{printed.strip()}” cannot be read as one number: {why}.",
        working=(f"Printed: {printed.strip()}", f"In it {why}."),
        printed=printed.strip(),
        cite=cite,
    )
