"""The page of error rates, `docs/trial-error-rates.md`, made from the rates that `simulation.py` kept.

python -m tests.patrolling.error_rates [--write]
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from answerable.drawing.chart import Axis, Line, LineDrawing, Mark
from answerable.drawing.svg import draw_chart
from tests.patrolling.simulation import ALPHAS, CURVE, KEPT, LEAN_RATIOS, LEAN_SHAPES, SHAPES, TESTS

DOCS = Path(__file__).resolve().parents[2] / "docs"
PAGE, POWER, LEVEL = DOCS / "trial-error-rates.md", DOCS / "trial-power.svg", DOCS / "trial-level.svg"
MARK = "<!-- measured -->"
NOT_OFFERED = ("poisson",)
LOWEST, HIGHEST = 0.043, 0.057


def read_rates() -> dict[str, Any]:
    kept: dict[str, Any] = json.loads(KEPT.read_text(encoding="utf-8"))
    return kept


def find_rates(kept: dict[str, Any], shape: str, ratio: float) -> dict[str, Any]:
    """What was measured of one design at one ratio."""
    found: dict[str, Any] = next(
        each for each in kept["measured"] if each["shape"] == shape and abs(each["ratio"] - ratio) < 1e-9
    )
    return found


def write_tables(kept: dict[str, Any]) -> Iterator[str]:
    """The tables of the page, in Markdown."""
    first = find_rates(kept, SHAPES[0].slug, 1.0)
    yield f"{first['runs']:,} simulated trials of each design, {kept['redraws']:,} draws each, seed {kept['seed']}."
    yield "\n### Called a change where patrols did nothing, at 5%\n"
    yield from _write_head()
    for shape in SHAPES:
        rates = find_rates(kept, shape.slug, 1.0)
        yield _write_row(shape.name, [rates["rejected"][slug][1] / rates["runs"] for slug in TESTS])
    yield "\n### The same at 1% and at 10%, the first design\n"
    yield from _write_head()
    for place in (0, 2):
        rates = first["rejected"]
        yield _write_row(f"{ALPHAS[place]:.0%}", [rates[slug][place] / first["runs"] for slug in TESTS])
    yield "\n### Found where patrols prevent what the trial was planned to detect with 80%\n"
    yield from _write_head()
    for shape in SHAPES:
        plan = kept["plans"][shape.slug]
        rates = find_rates(kept, shape.slug, 1 - plan["reduction"])
        name = (
            f"{shape.name}: {plan['reduction']:.0%} of {plan['expected']:,.0f} (dispersion {plan['dispersion']:.2f})"
        )
        yield _write_row(name, [rates["rejected"][slug][1] / rates["runs"] for slug in TESTS])
    yield "\n### 95% intervals that hold the ratio of a visit, in the same trials\n"
    yield from _write_head()
    for shape in SHAPES:
        rates = find_rates(kept, shape.slug, 1 - kept["plans"][shape.slug]["reduction"])
        yield _write_row(shape.name, [rates["covered"][slug] / rates["runs"] for slug in TESTS])
    yield "\n### With looks after a third and two thirds of the days, the first design\n"
    yield "| | first look | second look | the end | in all |"
    yield "|---|---|---|---|---|"
    none, some = kept["looks"]
    yield f"| held to | {' | '.join(f'{alpha:.4f}' for alpha in none['alphas'])} | |"
    for name, rates in (("patrols did nothing", none), ("patrols prevented what was planned", some)):
        yield _write_row(name, [each / rates["runs"] for each in (*rates["called"], sum(rates["called"]))])
    yield from write_leans(kept)


def write_leans(kept: dict[str, Any]) -> Iterator[str]:
    """How far the ratio leans, in thousandths of its logarithm, beside what it would undivided."""
    yield "\n### How far the ratio leans from the true one, in thousandths\n"
    true = " | ".join(f"true ratio {ratio:.2f}" for ratio in LEAN_RATIOS)
    yield f"| half of each day's | trials | {true} | {true.replace('true ratio', 'undivided,')} |"
    yield "|---" * (2 + 2 * len(LEAN_RATIOS)) + "|"
    for shape in LEAN_SHAPES:
        rows = [each for each in kept["leans"] if each["shape"] == shape.slug]
        cells = [f"{1000 * each['lean']:+.1f} ± {1000 * each['error']:.1f}" for each in rows]
        undivided = [f"{1000 * each['undivided']:+.1f}" for each in rows]
        yield f"| {shape.name} | {rows[0]['runs']:,} | {' | '.join([*cells, *undivided])} |"


def draw_power(kept: dict[str, Any]) -> str:
    """How often each offered analysis finds which reduction."""
    shape = SHAPES[0]
    lines = []
    for slug, name in TESTS.items():
        if slug in NOT_OFFERED or slug == "complier":
            continue
        measured = [find_rates(kept, shape.slug, 1 - reduction) for reduction in CURVE]
        shares = tuple(100 * each["rejected"][slug][1] / each["runs"] for each in measured)
        lines.append(Line(name=name, at=tuple(100 * reduction for reduction in CURVE), values=shares))
    chart = LineDrawing(
        x=Axis(title="Prevented on patrolled days", form="percent"),
        y=Axis(title="Trials in which it is found", form="percent"),
        lines=tuple(lines),
        marks_y=(Mark(at=80.0, words="80%"), Mark(at=5.0, words="5%")),
    )
    return draw_chart(chart, title="What is found, and how often", sentence=shape.name)


def draw_level(kept: dict[str, Any]) -> str:
    """How often each analysis calls a change where there is none, against how often it promises to: of the tests of
    harm one, since a drawing parts no more than six lines from one another."""
    shape = SHAPES[0]
    measured = find_rates(kept, shape.slug, 1.0)
    promised = tuple(100 * alpha for alpha in ALPHAS)
    lines = [
        Line(
            name=name,
            at=promised,
            values=tuple(100 * each / measured["runs"] for each in measured["rejected"][slug]),
        )
        for slug, name in TESTS.items()
        if slug not in ("complier", "randomisation-homicide")
    ]
    chart = LineDrawing(
        x=Axis(title="Promised", form="percent"),
        y=Axis(title="Called a change where there was none", form="percent"),
        lines=tuple(lines),
        marks_y=tuple(Mark(at=each, words=f"{each:.0f}% promised") for each in promised[1:]),
    )
    return draw_chart(chart, title="False alarms, promised and measured", sentence=shape.name)


def write_page(kept: dict[str, Any], page: str) -> str:
    """The page with its tables made anew."""
    before, _, rest = page.partition(MARK)
    tables = "\n".join(write_tables(kept))
    return f"{before}{MARK}\n{tables}\n{MARK}{rest.rpartition(MARK)[2]}"


def _write_head() -> Iterator[str]:
    yield "| design | " + " | ".join(TESTS.values()) + " |"
    yield "|---" * (len(TESTS) + 1) + "|"


def _write_row(name: str, shares: list[float]) -> str:
    return f"| {name} | " + " | ".join(f"{100 * share:.2f}%" for share in shares) + " |"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--write", action="store_true", help="rewrite the page and its drawings")
    chosen = parser.parse_args()
    kept = read_rates()
    print("\n".join(write_tables(kept)))
    if chosen.write:
        PAGE.write_text(write_page(kept, PAGE.read_text(encoding="utf-8")), encoding="utf-8")
        POWER.write_text(draw_power(kept) + "\n", encoding="utf-8")
        LEVEL.write_text(draw_level(kept) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
