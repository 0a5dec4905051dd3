"""`python -m examples.data calls [--rows N] PATH`: invented rows, as a force's own systems would hand them over."""

from __future__ import annotations

import argparse
import importlib
import sys
from pathlib import Path

WRITERS = {
    "calls": ("examples.data.calls", "write_calls"),
    "incidents": ("examples.data.incidents", "write_incidents"),
    "offences": ("examples.data.offences", "write_offences"),
    "people": ("examples.data.people", "write_people"),
    "casework": ("examples.data.casework", "write_casework"),
    "finance": ("examples.data.finance", "write_finance"),
    "patrols": ("examples.data.patrols", "write_patrols"),
    "rowan": ("examples.data.rowan", "write_rowan"),
}


def main(words: list[str] | None = None) -> int:
    """Write a Parquet file of calls or incidents and say how many rows it holds."""
    parser = argparse.ArgumentParser(prog="python -m examples.data", description=__doc__)
    parser.add_argument("kind", choices=WRITERS)
    parser.add_argument("path", type=Path)
    parser.add_argument("--rows", type=int, help="how many rows; without it, a published year")
    parser.add_argument("--seed", type=int, help="another seed, for other rows with the same sums")
    chosen = parser.parse_args(words)
    module, name = WRITERS[chosen.kind]
    seed = {} if chosen.seed is None else {"seed": chosen.seed}
    count = getattr(importlib.import_module(module), name)(chosen.path, chosen.rows, **seed)
    print(f"{count:,} rows in {chosen.path}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
