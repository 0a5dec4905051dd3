"""Notes beside lines: a line cut where noted words begin and end, with no letter lost."""

from dataclasses import dataclass

from answerable.keeping.queries.public.link import Source
from answerable.publishing.marking import MarkedLine, find_spans
from answerable.publishing.noting import Part, note_findings


@dataclass
class Found:
    """As much of a finding as its place needs."""

    quote: str
    source: Source | None


def finding(quote, line, line_end=None):
    return Found(quote, Source("p", "P", True, 1, line, line_end or line, ""))


def lines(*texts):
    return [MarkedLine(number, "paragraph", ((text, False),)) for number, text in enumerate(texts, 1)]


def test_the_words_of_a_finding_are_cut_out_of_their_line():
    (line,), unplaced = note_findings(lines("Of 412 officers, 15% left."), [finding("15%", 1)])
    assert line.parts == (
        Part("Of 412 officers, ", False, False),
        Part("15%", False, True, (1,)),
        Part(" left.", False, False),
    )
    assert ([note.number for note in line.notes], unplaced) == ([1], [])


def test_words_over_two_lines_are_marked_in_both_and_noted_under_the_last():
    noted, _ = note_findings(lines("He said that 412", "officers left."), [finding("412 officers", 1, 2)])
    assert [[(part.words, part.is_noted) for part in line.parts] for line in noted] == [
        [("He said that ", False), ("412", True)],
        [("officers", True), (" left.", False)],
    ]
    assert [len(line.notes) for line in noted] == [0, 1]


def test_findings_that_overlap_and_a_citation_lose_no_letter():
    marked = [MarkedLine(1, "paragraph", (("Of 412 ", False), ("officers, 15%", True), (" left.", False)), True)]
    (line,), _ = note_findings(marked, [finding("412 officers", 1), finding("officers, 15% left", 1)])
    assert "".join(part.words for part in line.parts) == "Of 412 officers, 15% left."
    assert [part.words for part in line.parts if part.is_marked] == ["officers,", " 15%"]
    assert [part.notes for part in line.parts if part.notes] == [(1,), (2,)]
    assert line.cited


def test_words_that_are_not_on_their_line_are_noted_at_its_end():
    (line,), _ = note_findings(lines("Of 412 officers."), [finding("something else", 1)])
    assert line.parts == (Part("Of 412 officers.", False, False, (1,)),)


def test_an_empty_line_and_a_finding_without_a_line():
    (line,), unplaced = note_findings(lines(""), [finding("x", 1), Found("y", None)])
    assert line.parts == (Part("", False, False, (1,)),)
    assert [note.number for note in unplaced] == [2]


def test_a_number_is_found_whole_before_it_is_found_in_a_longer_one():
    assert find_spans({1: "1,412 and 412.5 and 4120 but 412."}, "412") == {1: (29, 33)}
    assert find_spans({1: "only 1412"}, "412") == {1: (6, 9)}
