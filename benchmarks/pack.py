"""A pack of made-up papers as a PDF of any length: the same pages each time, for measuring the reader.

Each round of the pack has a report with numbered paragraphs and bullets, a ruled and an unruled money table, minutes
as a ruled table with bold actions and italic updates, and an action tracker whose rows run over page ends.
"""

from __future__ import annotations

import hashlib
import random
from pathlib import Path

import typst

BUILD = Path(__file__).resolve().parent.parent / "build" / "benchmarks"
PAGES_A_ROUND = 4.7
"""What one round of papers comes to, near enough to choose how many make the pages asked for."""

_VOCABULARY = (
    "the board the force a report of neighbourhood officers response times public confidence victims "
    "burglary vehicle crime custody staff recruitment savings estate reserves council partners road "
    "safety young people contact calls were asked noted agreed reviewed improved delayed recorded planned "
    "by with for from during after this last next quarter month year meeting plan target budget"
)
_WORDS = _VOCABULARY.split()
_HEAD = """
#set page(paper: "a4", margin: 2cm,
  header: [Board of Example Policing #h(1fr) OFFICIAL], footer: context align(center)[#counter(page).display()])
#set text(size: 10.5pt)
#set par(justify: true)
"""


def make_pack(pages: int) -> Path:
    """The path of a PDF of about that many pages, made on first use."""
    chance = random.Random(pages)
    rounds = range(1, max(1, round(pages / PAGES_A_ROUND)) + 1)
    source = (_HEAD + "".join(_round(number, chance) for number in rounds)).encode()
    path = BUILD / f"pack-{pages}-{hashlib.sha256(source).hexdigest()[:8]}.pdf"
    if not path.exists():
        BUILD.mkdir(parents=True, exist_ok=True)
        path.write_bytes(typst.compile(source))
    return path


def _sentence(chance: random.Random, least: int = 8, most: int = 24) -> str:
    words = [chance.choice(_WORDS) for _ in range(chance.randint(least, most))]
    # No paper doubles its words by the thousand, as chance would.
    words = [word for word, before in zip(words, ["", *words], strict=False) if word != before]
    if chance.random() < 0.4:
        words.insert(len(words) // 2, f"{chance.randint(2, 9_999):,}")
    return " ".join(words).capitalize() + "."


def _prose(chance: random.Random, sentences: int) -> str:
    return " ".join(_sentence(chance) for _ in range(sentences))


def _round(number: int, chance: random.Random) -> str:
    return "\n".join(
        [
            f"#pagebreak(weak: true)\n= Report {number}: performance and money",
            *(f"\n{number}.{index} {_prose(chance, 4)}\n" for index in range(1, 8)),
            *(f"- {_sentence(chance)}" for _ in range(5)),
            "== Revenue budget",
            _money(chance, ruled=True),
            "== Capital programme",
            _money(chance, ruled=False),
            f"\n{_prose(chance, 6)}\n",
            "== Notes of the last meeting",
            _minutes(number, chance),
            "== Action tracker",
            _tracker(number, chance),
        ]
    )


def _money(chance: random.Random, ruled: bool) -> str:
    rows = [
        f"[{chance.choice(_WORDS).capitalize()} {chance.choice(_WORDS)}], "
        + ", ".join(f"[{chance.randint(100, 99_999):,}]" for _ in range(4))
        for _ in range(10)
    ]
    stroke = "0.5pt" if ruled else "none"
    header = "[*£000*], [*2022/23*], [*2023/24*], [*2024/25*], [*2025/26*]"
    return (
        f"#table(columns: (1fr, auto, auto, auto, auto), stroke: {stroke}, "
        f"align: (left, right, right, right, right), {header},\n" + ",\n".join(rows) + ")"
    )


def _minutes(number: int, chance: random.Random) -> str:
    rows = []
    for index in range(1, 9):
        note = f"{_prose(chance, 3)}\n\n- {_sentence(chance)}\n- {_sentence(chance)}"
        note += f"\n\n*Action: {_sentence(chance, 6, 14)}*"
        update = f"\n\n_{_sentence(chance, 6, 18)}_" if index % 2 else ""
        rows.append(f"[{index:03}/{number % 90 + 10}], [{note}{update}], [{chance.choice(('AB', 'CD', 'EF'))}]")
    return "#table(columns: (auto, 1fr, auto), [*Ref*], [*Note*], [*Owner*],\n" + ",\n".join(rows) + ")"


def _tracker(number: int, chance: random.Random) -> str:
    rows = [
        f"[{number}.{index}], [{_sentence(chance)}], [{_prose(chance, 2)}], [{chance.choice(('Open', 'Complete'))}]"
        for index in range(1, 13)
    ]
    header = "table.header([*No.*], [*Action*], [*Update*], [*Status*])"
    return f"#table(columns: (auto, 1fr, 2fr, auto), {header},\n" + ",\n".join(rows) + ")"
