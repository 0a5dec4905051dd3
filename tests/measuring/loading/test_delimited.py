import gzip

import pytest
from hypothesis import given
from hypothesis import strategies as st

from answerable.measuring.loading.delimited import DelimitedFile, cut_block, cut_clean_block
from answerable.measuring.loading.heading import Heading
from answerable.measuring.loading.rows import read_rows
from answerable.measuring.refusal import MeasureError
from tests.measuring.loading.sample import GOOD, HEADINGS, load_bytes, load_lines

PAIR = Heading(",", 0, ("a", "b"), {"a": 0, "b": 1})
UNCLOSED = "A quotation mark is opened on this line and never closed."


def told(report):
    return [(rejection.line, rejection.words) for rejection in report.rejections]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_delimiter_is_found_by_the_headings(tmp_path, delimiter):
    data = f"{HEADINGS}\n{GOOD}\n".replace(",", delimiter).encode()
    assert load_bytes(tmp_path, data).report.taken == 1


@pytest.mark.parametrize("coding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
def test_encoding_is_told_by_the_bytes_and_the_rows_are_the_same(tmp_path, coding):
    lines = f"{HEADINGS}\r\n{GOOD.replace('A1', 'Café 1')}\r\n"
    loaded = load_bytes(tmp_path, lines.encode(coding))
    assert read_rows(loaded.file)[0]["ref"] == "Café 1"
    assert loaded.file.sha256 == load_bytes(tmp_path, lines.encode("utf-8")).file.sha256


def test_line_in_another_encoding_is_read_and_named(tmp_path):
    lines = [HEADINGS.encode(), *(GOOD.replace("A1", f"Café {number}").encode() for number in range(3))]
    lines[2] = GOOD.replace("A1", "Café 1").encode("cp1252")
    loaded = load_bytes(tmp_path, b"\n".join(lines))
    assert [row["ref"] for row in read_rows(loaded.file)] == ["Café 0", "Café 1", "Café 2"]
    assert loaded.report.warnings == (
        "Line 3 is not in UTF-8 and read as Windows-1252: look whether accents and pound signs came out right.",
    )
    assert loaded.report.format == "CSV, UTF-8 and Windows-1252, commas"


def test_line_in_no_known_encoding_is_rejected_alone(tmp_path):
    loaded = load_bytes(tmp_path, f"{HEADINGS}\n".encode() + b"\x81\x8d,P1\n" + GOOD.encode())
    assert told(loaded.report) == [
        (2, "Some characters of this line are in no encoding that is known (UTF-8, Windows-1252).")
    ]
    assert loaded.report.taken == 1


def test_line_with_nul_is_rejected_alone(tmp_path):
    loaded = load_bytes(tmp_path, f"{HEADINGS}\nA0,P1\0,,,,,,,\n{GOOD}\n".encode())
    assert [line for line, _words in told(loaded.report)] == [2]
    assert loaded.report.taken == 1


def test_quoted_value_may_hold_delimiters_marks_and_line_ends(tmp_path):
    loaded = load_lines(tmp_path, HEADINGS, GOOD.replace("A1", '"A,1 ""x""\nand y"'), GOOD.replace("A1", ""))
    assert read_rows(loaded.file)[0]["ref"] == 'A,1 "x"\nand y'
    assert told(loaded.report) == [(4, "There is no ref, and no row is taken without.")]


def test_mark_inside_a_value_is_only_a_mark(tmp_path):
    loaded = load_lines(tmp_path, HEADINGS, GOOD.replace("A1", '5" pipe'))
    assert read_rows(loaded.file)[0]["ref"] == '5" pipe'


def test_mark_that_is_never_closed_costs_one_line(tmp_path):
    lines = [GOOD.replace("A1", f"A{number}") for number in range(150)]
    lines[3] = '"' + lines[3]
    loaded = load_lines(tmp_path, HEADINGS, *lines)
    assert told(loaded.report) == [(5, UNCLOSED)]
    assert loaded.report.taken == 149


def test_mark_closed_by_a_later_row_costs_the_two_lines_that_are_torn(tmp_path):
    lines = [GOOD.replace("A1", f"A{number}") for number in range(5)]
    lines[1], lines[3] = '"' + lines[1], lines[3] + '"'
    loaded = load_lines(tmp_path, HEADINGS, *lines)
    assert told(loaded.report)[0][0] == 3
    assert {row["ref"] for row in read_rows(loaded.file)} >= {"A0", "A2", "A4"}
    assert loaded.report.rows == loaded.report.taken + loaded.report.rejected == 5


def test_row_of_another_length_is_rejected_with_both_counts(tmp_path):
    loaded = load_lines(tmp_path, HEADINGS, "A0,P1", GOOD, GOOD + ",,", GOOD.replace("10.50", "1,050"))
    assert told(loaded.report) == [
        (2, "There are 2 values on this line and 9 headings."),
        (
            5,
            "There are 10 values on this line and 9 headings. "
            "A value that holds the separator must stand in quotation marks.",
        ),
    ]
    assert (loaded.report.taken, loaded.report.repeated) == (1, 1)


def test_titles_above_the_headings_and_blank_lines_are_passed_over(tmp_path):
    lines = ["Incidents, May 2022", "", "Extracted by the desk,,", HEADINGS.upper(), "", GOOD, ",,,,,,,,", ""]
    loaded = load_lines(tmp_path, *lines)
    assert (loaded.report.rows, loaded.report.taken) == (1, 1)
    assert loaded.report.blank == 3


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_line_ends_of_every_system_give_the_same_rows(tmp_path, ending):
    loaded = load_bytes(tmp_path, ending.join([HEADINGS, GOOD, GOOD.replace("A1", "A2")]).encode())
    assert [row["ref"] for row in read_rows(loaded.file)] == ["A1", "A2"]


def test_compressed_file_is_unpacked_as_it_is_read(tmp_path):
    data = f"{HEADINGS}\n{GOOD}\n".encode()
    assert load_bytes(tmp_path, gzip.compress(data)).file.sha256 == load_bytes(tmp_path, data).file.sha256


def test_compressed_file_that_breaks_off_is_refused_and_leaves_nothing(tmp_path, monkeypatch):
    monkeypatch.setattr("answerable.measuring.loading.delimited.BLOCK", 10_000)
    lines = [GOOD.replace("A1", f"A{number * 7919}") for number in range(4_000)]
    data = gzip.compress("\n".join([HEADINGS, *lines]).encode())
    with pytest.raises(MeasureError, match="breaks off or is damaged"):
        load_bytes(tmp_path, data[: len(data) // 2])
    assert list((tmp_path / "rows").iterdir()) == []


def test_file_without_line_ends_is_refused(tmp_path):
    with pytest.raises(MeasureError, match="more than 4 million characters"):
        load_bytes(tmp_path, HEADINGS.encode() + b"," + b"x" * (5 << 20))


def test_rows_torn_by_a_block_are_put_together(tmp_path, monkeypatch):
    rows = [GOOD.replace("A1", f'"A{number}\nsecond"' if number % 7 == 0 else f"A{number}") for number in range(60)]
    whole = load_lines(tmp_path, HEADINGS, *rows)
    monkeypatch.setattr("answerable.measuring.loading.delimited.BLOCK", 1000)
    monkeypatch.setattr("answerable.measuring.loading.delimited.PIECE", 150)
    torn = load_lines(tmp_path, HEADINGS, *rows)
    assert whole.report.taken == 60
    assert torn == whole


def test_share_read_grows_to_the_whole(tmp_path, monkeypatch):
    monkeypatch.setattr("answerable.measuring.loading.delimited.BLOCK", 100)
    path = tmp_path / "given"
    path.write_text(f"{HEADINGS}\n" + f"{GOOD}\n" * 9)
    heading = Heading(",", 1, tuple(HEADINGS.split(",")), {"ref": 0})
    shares = [batch.share for batch in DelimitedFile(path).read_batches(heading)]
    assert shares == sorted(shares)
    assert shares[-1] == 1.0


CELLS = st.text(st.sampled_from("ab1 \"é£,;'\t"), max_size=6)
LINES = st.lists(st.tuples(CELLS, CELLS), min_size=1, max_size=12)


@given(LINES)
def test_fast_reader_agrees_with_the_careful_one_on_any_line(lines):
    data = "".join(f"{first},{second}\n" for first, second in lines).encode()
    clean = cut_clean_block(data, 1, PAIR)
    careful = cut_block(data, 1, PAIR, is_last=True)
    if clean is not None:
        assert clean.batch.lines.tolist() == careful.batch.lines.tolist()
        assert {name: cells.to_pylist() for name, cells in clean.batch.columns.items()} == {
            name: cells.to_pylist() for name, cells in careful.batch.columns.items()
        }
        assert careful.batch.bad == ()


@given(LINES)
def test_every_line_is_a_row_or_is_named(lines):
    data = "".join(f"{first},{second}\n" for first, second in lines).encode()
    cut = cut_block(data, 1, PAIR, is_last=True)
    found = [*cut.batch.lines.tolist(), *(bad.line for bad in cut.batch.bad)]
    assert len(found) == len(set(found))
    assert len(found) + cut.batch.blank <= len(lines)
    assert cut.next_line == len(lines) + 1
    assert cut.rest == b""
