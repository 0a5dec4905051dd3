"""A printed number, taken apart and put together again."""

from __future__ import annotations

import pytest

from examples.rendering.label import Label, split_label


@pytest.mark.parametrize(
    ("printed", "label"),
    [
        ("4.", Label("", 4, ".", "decimal")),
        ("1.20", Label("1.", 20, "", "decimal")),
        ("10.1", Label("10.", 1, "", "decimal")),
        ("iii.", Label("", 3, ".", "roman")),
        ("c)", Label("", 3, ")", "letter")),
        ("e.", Label("", 5, ".", "letter")),
    ],
)
def test_label_is_split_into_what_is_counted_and_what_stands_round_it(printed: str, label: Label) -> None:
    assert split_label(printed) == label


def test_label_that_cannot_be_counted_is_refused_by_name() -> None:
    with pytest.raises(ValueError, match="not a number that can be counted: --"):
        split_label("--")
