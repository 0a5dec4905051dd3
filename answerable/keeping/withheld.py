"""What the public pages of a paper withhold, so that words quoted from them are withheld in the same way.

A telephone number is masked because a withheld name stands beside it, or because its first half stands on the line
before; quoted alone it would pass. What is said of a place is therefore masked as the place itself is.
"""

import re

from answerable.keeping.privacy import ADDRESS_WITHHELD, NAME_WITHHELD, NUMBER_WITHHELD

_COVER = re.compile("(" + "|".join(map(re.escape, (NAME_WITHHELD, NUMBER_WITHHELD, ADDRESS_WITHHELD))) + ")")
LEAST_LETTERS = 3


class WithheldWords:
    """The words that a paper's pages withhold, by page and line."""

    def __init__(self, pages):
        self._lines = {
            page.number: {
                line["number"]: (" ".join(line["text"].split("\n")), shown["text"])
                for line, shown in zip(page.lines, page.public_lines, strict=True)
            }
            for page in pages
        }

    def mask(self, text, passages, mask):
        """A text that speaks of these passages, as the public may see it."""
        near = [line for passage in passages for line in self._near(passage)]
        public = mask.mask(text, beside_name=any(NAME_WITHHELD in shown for _, shown in near))
        hidden = {words: cover for line in near for words, cover in find_hidden(*line)}
        for words in sorted(hidden, key=len, reverse=True):
            loose = r"\s+".join(map(re.escape, words.split()))
            public = re.sub(rf"(?<!\w){loose}(?!\w)", hidden[words], public, flags=re.IGNORECASE)
        return public

    def _near(self, passage):
        """The lines of a passage, with the line before and the line after."""
        lines = self._lines.get(passage.page, {})
        if passage.line is None:
            return lines.values()
        last = passage.line_end or passage.line
        return [lines[number] for number in range(passage.line - 1, last + 2) if number in lines]


def find_hidden(printed, shown):
    """`(words, cover)` of what a line prints and its public form does not show."""
    if printed == shown:
        return
    place, cover = 0, ""
    for part in _COVER.split(shown):
        if _COVER.fullmatch(part):
            cover = part
            continue
        at = printed.find(part, place)
        if at < 0:  # no part of the line can be told from what is withheld
            place, cover = 0, ""
            break
        yield from _worth_hiding(printed[place:at], cover)
        place, cover = at + len(part), ""
    yield from _worth_hiding(printed[place:], cover)


def _worth_hiding(words, cover):
    words = words.strip(" ,.;:()-–")
    if sum(map(str.isalnum, words)) >= LEAST_LETTERS:
        # What runs on from the line before has its cover there.
        yield words, cover or (NUMBER_WITHHELD if not re.search("[A-Za-z]", words) else NAME_WITHHELD)
