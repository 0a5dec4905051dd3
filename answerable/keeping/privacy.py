"""Private details in print: found and masked, so that a public text holds none without a recorded ground.

Names of members of the public become `[name withheld]`, mobile numbers `[number withheld]`, e-mail and home addresses
`[address withheld]`. Office addresses at `.gov.uk` and `.police.uk`, and landlines, stand; a landline beside a
withheld name does not. Names are found however they are broken over lines.
"""

import re
from typing import NamedTuple

from answerable.keeping.matching.name import HONORIFICS, fold, normal_person

NAME_WITHHELD = "[name withheld]"
NUMBER_WITHHELD = "[number withheld]"
ADDRESS_WITHHELD = "[address withheld]"

_GAP = r"[\s\-.()]*"
MOBILE = re.compile(rf"(?<![\w+])(?:(?:\+|00)44{_GAP}(?:0{_GAP})?|\(?0)7(?:{_GAP}\d){{9}}(?!\d)")
LANDLINE = re.compile(rf"(?<![\w+])(?:(?:\+|00)44{_GAP}(?:0{_GAP})?|\(?0)[1-36](?:{_GAP}\d){{8,9}}(?!\d)")
EMAIL = re.compile(r"[\w.+'’-]+\n?@\n?[\w-]+(?:\.\n?[\w-]+)*")
OFFICE_DOMAINS = (".gov.uk", ".police.uk")
POSTCODE = r"[A-Z]{1,2}\d[A-Z\d]?\s*\d[A-Z]{2}"
ROAD = (
    r"(?:Road|Street|Avenue|Lane|Close|Drive|Way|Crescent|Grove|Gardens|Terrace|Place|Court|Rise|Hill|Walk|Row"
    r"|Rd|St|Ave)"
)
HOME = re.compile(
    rf"(?:(?:Flat|Apartment)\s+\w+,?\s+)?\b\d{{1,4}}[A-Za-z]?,?\s+(?:[A-Z][\w'’]+\s+){{1,3}}{ROAD}\b"
    rf"(?P<rest>(?:,?\s+[A-Z][\w'’]+){{0,4}},?\s+{POSTCODE})?"
)
OFFICE_WORDS = re.compile(
    r"\b(?:Council|Police|House|Hall|Office|Centre|Station|Headquarters|Library|School|Church|Chamber|Suite|HQ|Room)\b"
)
# How many characters before an address its owner or its building may stand.
NEAR = 80
LIVES = re.compile(r"\b(?:lives?|living|resident|resides?|residing|home|address)\b[^.\n]{0,40}$", re.IGNORECASE)


class WithheldName(NamedTuple):
    """A name that may not be published, and whether its surname alone is to be masked here."""

    name: str
    surname_alone: bool = False


class Mask:
    """The mask of one paper: which names are withheld in it, and which details have a ground to be published."""

    def __init__(self, names=(), allowed=()):
        self._allowed = {_detail_key(value) for value in allowed}
        patterns = [pattern for name in sorted(set(names), reverse=True) for pattern in _name_patterns(name)]
        self._names = re.compile("|".join(patterns)) if patterns else None

    def mask(self, text, *, beside_name=False):
        """A text as the public may see it; one of several lines keeps its line ends.

        `beside_name` says that it stands beside a withheld name, where landlines and streets are withheld too.
        """
        for pattern, cover in self._covers(text, beside_name) if text else ():
            text = pattern.sub(lambda found, cover=cover: _keep_breaks(found, cover(found)), text)
        return text

    def mask_lines(self, lines):
        """Lines of one flow as the public may see them: a detail that runs over lines is masked in all of them."""
        return self.mask("\n".join(line.replace("\n", " ") for line in lines)).split("\n") if lines else []

    def hides(self, text):
        """Whether the text holds a withheld name."""
        return bool(self._names and self._names.search(text))

    def _covers(self, text, beside_name):
        """`(pattern, what to put in its place)`, in the order in which they are masked."""
        named = self.hides(text)
        if beside_name:
            yield LANDLINE, lambda found: self._unless_allowed(found[0], NUMBER_WITHHELD)
            yield HOME, lambda found: self._unless_allowed(found[0], ADDRESS_WITHHELD)
        if named:
            yield self._names, lambda found: NAME_WITHHELD
        yield EMAIL, self._mask_email
        yield MOBILE, lambda found: self._unless_allowed(found[0], NUMBER_WITHHELD)
        yield HOME, self._mask_home
        if named:
            yield _NEAR_NAME, self._mask_near

    def _mask_near(self, found):
        return LANDLINE.sub(lambda number: self._unless_allowed(number[0], NUMBER_WITHHELD), found[0])

    def _mask_email(self, found):
        address = re.sub(r"\s", "", found[0]).rstrip(".")
        if address.casefold().endswith(OFFICE_DOMAINS):
            return found[0]
        return self._unless_allowed(found[0], ADDRESS_WITHHELD)

    def _mask_home(self, found):
        before = found.string[max(0, found.start() - NEAR) : found.start()]
        around = before[before.rfind("\n") + 1 :] + found[0]
        if not (found["rest"] or NAME_WITHHELD in before or LIVES.search(before)):
            return found[0]
        if OFFICE_WORDS.search(around) and not LIVES.search(before):
            return found[0]
        return self._unless_allowed(found[0], ADDRESS_WITHHELD)

    def _unless_allowed(self, printed, mask):
        return printed if _detail_key(printed) in self._allowed else mask


# "Beside a withheld name" is in the same line or the next.
_NEAR_NAME = re.compile(rf"[^\n]*{re.escape(NAME_WITHHELD)}[^\n]*(?:\n[^\n]*)?")


def _keep_breaks(found, cover):
    missing = found[0].count("\n") - cover.count("\n")
    return cover + "\n" * missing


def _detail_key(value):
    digits = re.sub(r"\D", "", value)
    if "@" not in value and len(digits) >= 10 and not re.search(r"[A-Za-z]", value):
        return "0" + digits[-10:]
    return fold(value)


def _name_patterns(withheld):
    words = normal_person(withheld.name).split()
    if not words:
        return
    first, last = words[0], words[-1]
    gap = r"[\s.,\-–—]+"
    if len(words) > 1:
        yield rf"(?i:\b{gap.join(_word(word) for word in words)}\b)"
        yield rf"(?i:\b{_word(first)}{gap}(?:\w+{gap}){{0,2}}{_word(last)}\b)"
        yield rf"(?i:\b{_word(last)},?\s+{_word(first)}\b)"
        yield rf"(?:\b{_initial(first)}\.?\s*(?:[A-Z]\.?\s*)?{_capital(last)}\b)"
    honorifics = "|".join(sorted(HONORIFICS))
    if withheld.surname_alone or len(words) == 1:
        yield rf"(?i:\b(?:{honorifics})\b\.?\s+(?:\w\.?\s+)?{_word(last)}\b)"
    if withheld.surname_alone:
        yield rf"(?<![A-Z][a-z]\s)\b{_capital(last)}\b(?!\s+(?:Road|Street|Lane|Avenue|Park|Green|Heath|Ward))"


def _word(word):
    """A folded word as it may be printed: accents and apostrophes are anything."""
    return r"['’‘]?".join(_letter(char) for char in word)


def _letter(char):
    accented = {"a": "àáâãäåā", "c": "çćč", "e": "èéêëēė", "i": "ìíîïī", "n": "ñń", "o": "òóôõöøō", "s": "śšş",
                "u": "ùúûüū", "y": "ýÿ", "z": "žźż", "l": "ł"}  # fmt: skip
    return f"[{char}{accented[char]}]" if char in accented else re.escape(char)


def _initial(word):
    return re.escape(word[0].upper())


def _capital(word):
    head, rest = word[0], word[1:]
    return rf"(?:{_letter(head).upper()}['’‘]?{f'(?i:{_word(rest)})' if rest else ''})"
