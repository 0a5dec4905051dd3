"""The demonstration papers: they build, they open, they are ours, and they keep the oddities they are there for."""

from __future__ import annotations

import re
import time
from html.parser import HTMLParser
from pathlib import Path

import docx
import pypdfium2
import pytest

from answerable.printing.paper import Bullet, Heading, Numbered, Paper, Paragraph, plain_text, walk_blocks
from examples import build as building
from examples.source import CONTENT, Demonstration, read_paper, read_papers
from tests.gold.papers import SEEDS_ABSENT, find_seeds

SHINGLE = 8
LONGEST_BUILD_SECONDS = 10
TITLES = {"Public Confidence Theme: What does the data tell us?"}
INVENTED_QUESTIONERS = {"Pat Example", "Sam Placeholder", "Robin Specimen"}


@pytest.fixture(scope="module")
def papers(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("papers")
    building.build(folder)
    return folder


def test_build_makes_every_paper_in_each_of_its_forms(papers: Path) -> None:
    made = {path.name for path in papers.iterdir() if path.name != building.STAMP}
    assert made == {f"{paper.slug}.{form}" for paper in read_papers() for form in paper.outputs}
    assert {path.suffix for path in papers.iterdir() if path.suffix} == {".pdf", ".docx", ".html", ".txt"}


def test_build_gives_the_same_bytes_again(papers: Path, tmp_path: Path) -> None:
    started = time.monotonic()
    building.build(tmp_path)
    assert time.monotonic() - started < LONGEST_BUILD_SECONDS
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {
        path.name: path.read_bytes() for path in papers.iterdir()
    }


def test_build_makes_nothing_when_up_to_date_and_all_when_a_paper_is_gone(tmp_path: Path) -> None:
    made = building.build(tmp_path)
    assert building.build(tmp_path) == []
    made[0].unlink()
    assert building.build(tmp_path) == made


def test_build_removes_a_paper_that_is_no_longer_made_and_nothing_else(tmp_path: Path) -> None:
    building.build(tmp_path)
    stamp = tmp_path / building.STAMP
    stamp.write_text("another build\n" + "old-paper.txt\n")
    (tmp_path / "old-paper.txt").write_text("made by another build")
    (tmp_path / "own-paper.txt").write_text("put there by hand")
    building.build(tmp_path)
    assert not (tmp_path / "old-paper.txt").exists()
    assert (tmp_path / "own-paper.txt").exists()


def test_build_command_says_in_one_line_that_it_cannot_write(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "taken").write_text("a file where the folder should be")
    with pytest.raises(SystemExit) as stopped:
        building.main(["--out", str(tmp_path / "taken")])
    said = capsys.readouterr().err
    assert stopped.value.code == 1
    assert said.startswith("The demonstration papers could not be made: ")
    assert said.count("\n") == 1


@pytest.mark.parametrize("paper", read_papers(), ids=lambda paper: paper.slug)
def test_paper_opens_in_each_form_and_says_that_it_is_a_demonstration(papers: Path, paper: Demonstration) -> None:
    for form in paper.outputs:
        text = " ".join(read_text(papers / f"{paper.slug}.{form}").split())
        assert paper.note in text, form
        assert paper.note.startswith("Demonstration paper: "), form


def test_every_prose_of_a_paper_is_in_each_of_its_forms(papers: Path) -> None:
    for paper in read_papers():
        for form in paper.outputs:
            text = letters(read_text(papers / f"{paper.slug}.{form}"))
            missing = [words for words in prose(paper) if letters(words) not in text]
            if form == "pdf":  # a paragraph that goes over a page has the foot of the page in its middle
                missing = [words for words in missing if letters(words)[:40] not in text]
            assert missing == [], f"{paper.slug}.{form}"


def test_board_notes_skip_a_number_and_leave_an_item_without_one(papers: Path) -> None:
    minutes = docx.Document(str(papers / "board-notes-2022-02-22.docx")).tables[-1]
    references = [row.cells[0].text for row in minutes.rows]
    assert [each for each in references if each.endswith("/22")] == [
        f"{number:03}/22" for number in range(12, 24) if number != 17
    ]
    assert references.count("") == 1


def test_word_counts_the_paragraphs_of_the_budget_report_itself(papers: Path) -> None:
    paragraphs = docx.Document(str(papers / "budget-report-2023-01-09.docx")).paragraphs
    counted = [each for each in paragraphs if each._p.pPr is not None and each._p.pPr.numPr is not None]
    assert len(counted) == 21
    assert [each.text for each in counted if re.match(r"\d", each.text)] == []


def test_references_of_2017_stand_at_both_edges(papers: Path) -> None:
    text = read_text(papers / "board-notes-2017-09-05.pdf")
    assert [text.count(f"{number:03}/17") for number in range(99, 113)] == [2] * 14


def test_a_row_of_the_work_programme_goes_over_the_page_under_a_repeated_header(papers: Path) -> None:
    pages = [" ".join(page.split()) for page in read_pages(papers / "panel-pack-2023-01-09.pdf")]
    torn = next(
        at for at, page in enumerate(pages) if "Community Policing" in page and "31 January 2023 Budget" in page
    )
    assert "To learn how he works with the Community Safety Partnerships" in pages[torn + 1]
    assert pages[torn + 1].startswith("Date of Meeting")


def test_the_sub_total_of_the_community_safety_table_omits_a_line() -> None:
    text = (CONTENT / "serious-violence-report-2023-01-09.md").read_text(encoding="utf-8")
    table = text.partition("**Force Wide Commissioning Allocations**")[2].partition("**Sub-Total**")
    pounds = [int(each.replace(",", "")) for each in re.findall(r"£ ([\d,]+)", table[0])]
    printed = int(re.findall(r"£([\d,]+)", table[2])[0].replace(",", ""))
    assert sum(pounds) - printed == 271_410


def test_no_questioner_is_a_member_of_the_public() -> None:
    named = {
        name
        for paper in read_papers()
        for words in prose(paper)
        for name in re.findall(r"Submitted by ([^,)]+)", words)
    }
    assert named == INVENTED_QUESTIONERS


def test_a_source_that_cannot_be_read_is_named_with_its_line(tmp_path: Path) -> None:
    source = tmp_path / "bad.md"
    source.write_text('+++\ntitle = "Bad"\ndate = 2022-01-01\n+++\n{ruled 1,1}\n| one |\n')
    with pytest.raises(ValueError, match=r"bad\.md, line 1: 1 cells in a table of 2 columns"):
        read_paper(source)


def test_no_sentence_is_copied_from_the_public_papers() -> None:
    folder = seeds()
    copied = shingles_of(path.read_text(encoding="utf-8") for path in folder.glob("*.txt"))
    assert len(copied) > 10_000
    ours = {
        words: path.name for path in CONTENT.glob("*.md") for words in prose(read_paper(path)) if is_sentence(words)
    }
    assert len(ours) > 300
    both = {words: name for words, name in ours.items() if prose_shingles(words) & copied}
    assert both == {}


def seeds() -> Path:
    folder = find_seeds()
    if folder is None:
        pytest.skip(SEEDS_ABSENT)
    return folder


def prose(paper: Paper) -> list[str]:
    """What the paper says, paragraph by paragraph; its headings and the numbers of its paragraphs are left out."""
    return [
        plain_text(block.runs)
        for block in walk_blocks(paper.blocks)
        if isinstance(block, Paragraph | Numbered | Bullet) and not isinstance(block, Heading)
    ]


def is_sentence(words: str) -> bool:
    """A sentence ends in a stop; titles, names, addresses and rows of a table do not."""
    return words not in TITLES and words.rstrip("”*) ").endswith((".", "?", ":"))


def prose_shingles(words: str) -> set[tuple[str, ...]]:
    """Eight words in a row, more than half of them plain words: not a list of names, titles or figures."""
    printed = re.findall(r"[\w£%]+", words)
    runs = [printed[at : at + SHINGLE] for at in range(len(printed) - SHINGLE + 1)]
    plain = [run for run in runs if sum(each.islower() for each in run) > SHINGLE / 2]
    return {tuple(each.lower() for each in run) for run in plain}


def shingles_of(texts) -> set[tuple[str, ...]]:
    found = set()
    for text in texts:
        words = re.findall(r"[\w£%]+", re.sub(r"<[^>]+>", " ", text).lower())
        found |= {tuple(words[at : at + SHINGLE]) for at in range(len(words) - SHINGLE + 1)}
    return found


def letters(text: str) -> str:
    """Letters and digits alone: forms differ in white space, marks and hyphens."""
    return "".join(re.findall(r"[^\W_]", text))


def read_text(path: Path) -> str:
    readers = {".pdf": lambda: "\n".join(read_pages(path)), ".docx": lambda: read_word(path)}
    return readers.get(path.suffix, lambda: read_marked(path))()


def read_pages(path: Path) -> list[str]:
    with pypdfium2.PdfDocument(path) as document:
        return [page.get_textpage().get_text_range() for page in document]


def read_word(path: Path) -> str:
    document = docx.Document(str(path))
    body = document.element.body.iter("{http://schemas.openxmlformats.org/wordprocessingml/2006/main}t")
    return " ".join([*(each.text or "" for each in body), document.sections[0].footer.paragraphs[0].text])


def read_marked(path: Path) -> str:
    """HTML, or text with scraps of it, without its tags."""
    parser = _Words(convert_charrefs=True)
    parser.feed(path.read_text(encoding="utf-8"))
    parser.close()
    return " ".join(parser.words)


class _Words(HTMLParser):
    def __init__(self, *, convert_charrefs: bool) -> None:
        super().__init__(convert_charrefs=convert_charrefs)
        self.words: list[str] = []

    def handle_data(self, data: str) -> None:
        self.words.append(data)
