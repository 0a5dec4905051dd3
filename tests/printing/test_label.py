"""A printed number, taken apart and put together again."""

from __future__ import annotations

import pytest

from answerable.printing.rendering.label import Label, split_label


@pytest.mark.parametrize(
    ("printed", "label"),
    [
        ("4.", Label("", 4, ".", "decimal")),
        ("1.20", Label("1.", 20, "", "decimal")),
        ("10.1", Label("10.", 1, "", "decimal")),
        ("iii.", Label("", 3, ".", "roman")),
        ("c)", Label("", 3, ")", "letter")),
        ("e.", Label("", 5, ".", "letter")),
        ("xiv.", Label("", 14, ".", "roman")),
        ("(b)", Label("(", 2, ")", "letter")),
    ],
)
def test_label_is_split_into_what_is_counted_and_what_stands_round_it(printed: str, label: Label) -> None:
    assert split_label(printed) == label


@pytest.mark.parametrize("printed", ["--", "01", "xiix", ""])
def test_label_that_cannot_be_counted_is_printed_as_it_is(printed: str) -> None:
    assert split_label(printed) is None
