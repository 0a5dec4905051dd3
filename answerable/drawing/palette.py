"""Colours and sizes of drawings: the paper, ink and accent of the house, and series that every eye can tell apart.

The style sheet (`frontend/styles/_exhibit.scss`) knows each colour by its code and gives it another by night, so no
other colour may be drawn. No meaning rests on colour alone: signals differ in shape, lines in dash and shape, bars in
darkness, and what is ours has a shape and a label of its own.
"""

from __future__ import annotations

GROUND = "#ffffff"
INK = "#1b2027"
SOFT = "#545b64"
RULE = "#d8d3c5"
BAND = "#eeeae0"
ACCENT = "#14564c"
TARGET = "#8a3b12"
IMPROVEMENT = "#0b5cad"
CONCERN = "#b4450c"
NOTABLE = "#6a3d8f"

# Lines of several names; each is dark enough (4.5:1 or better) for its name to be written in it.
SERIES = ("#14564c", "#b4450c", "#2f6fb2", "#7d5ba6", "#7a6200", "#5f676e")
DASHES = ((1, 0), (7, 3), (2, 3), (10, 3, 2, 3), (4, 2), (1, 3))
SHAPES = ("circle", "square", "triangle-up", "diamond", "triangle-down", "cross")

# Cells from light to dark (one hue, even steps), and the ink on each: that on the darker half is light.
STEPS = ("#e6efec", "#c2dad3", "#98c0b6", "#6aa195", "#3d7e72", "#14564d")
ON_LIGHT, ON_DARK = "#1b2028", "#fffffe"
FIRST_DARK_STEP = 4
# Of bars with several names: which steps, so that each is told from the next by its darkness.
BAR_STEPS = {1: (5,), 2: (5, 2), 3: (5, 3, 1), 4: (5, 3, 2, 0), 5: (5, 4, 3, 1, 0), 6: (5, 4, 3, 2, 1, 0)}
NO_CELL = "#f6f4ee"
# Cells of a state that readers know by a colour: as far apart in darkness as in hue. The ink on red is light.
TONES = {"red": "#b3261e", "amber": "#f0b84a", "green": "#cfe8d5"}
DARK_TONES = frozenset({"red"})

_PLAIN = (GROUND, INK, SOFT, RULE, BAND, ACCENT, TARGET, IMPROVEMENT, CONCERN, NOTABLE, ON_LIGHT, ON_DARK, NO_CELL)
COLOURS = frozenset((*_PLAIN, *SERIES, *STEPS, *TONES.values()))

FONT = "Liberation Sans, Arial, Helvetica, sans-serif"
WIDE, NARROW = 720, 360
"""Widths that are drawn: for a page and for a telephone. Type is 14 units high in both."""
TYPE_SIZE = 14
# The breadth of a letter of Liberation Sans, on average over English words and figures, as a share of its height.
_LETTER = 0.53


def estimate_width(words: str, size: float = TYPE_SIZE) -> float:
    """About how wide words stand, in the units of the drawing; a little more rather than less."""
    return len(words) * size * _LETTER + 2


def wrap_words(words: str, width: float, size: float = TYPE_SIZE) -> list[str]:
    """Words in lines no wider than this, where no single word is."""
    lines: list[str] = []
    for word in words.split():
        if lines and estimate_width(f"{lines[-1]} {word}", size) <= width:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines or [""]
