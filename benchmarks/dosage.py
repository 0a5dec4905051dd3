"""Seconds from positions of devices to visits, beside the least that any geofence does: one pass of bounding boxes.

    python -m benchmarks.dosage [--pings 1000000 5000000] [--hotspots 57] [--repeat 3]

Positions are the invented ones of `examples.data.patrols`, as often as needed, four in five of them elsewhere than
in a hotspot. The peer only finds, for each hotspot, the positions within the box around its outline: no outline, no
device, no visit. A second peer asks a tree of outlines about every position (shapely's `STRtree`), which is how it is
usually done. The whole is also timed: visits to a dosage by every definition, for 57 hotspots and a year.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable, Sequence
from typing import Any

import numpy as np

from answerable.patrolling.dosage.dosage import work_out_dosage
from answerable.patrolling.dosage.dwell import find_visits
from answerable.patrolling.dosage.fence import find_places
from answerable.patrolling.dosage.ping import Pings
from answerable.patrolling.place.outline import read_outline
from answerable.patrolling.place.place import Hotspot
from answerable.patrolling.trial.allocation import draw_allocation
from examples.data.patrols import SEED, list_pings, make_patrols, make_protocol


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--pings", type=int, nargs="+", default=[1_000_000, 5_000_000])
    parser.add_argument("--hotspots", type=int, default=57)
    parser.add_argument("--repeat", type=int, default=3, help="rounds, of which the quickest of each counts")
    chosen = parser.parse_args()
    protocol = make_protocol(chosen.hotspots, 52)
    allocation = draw_allocation(protocol, str(SEED))
    made = list_pings(make_patrols(protocol, allocation), protocol.hotspots)
    print(f"{'positions':>12}{'visits s':>10}{'fence s':>9}{'boxes s':>9}{'tree s':>8}", end="")
    print(f"{'visits / boxes':>16}{'visits':>9}")
    for count in chosen.pings:
        pings = make_file(made, count)
        taken = {
            "ours": clock(lambda pings=pings: find_visits(pings, protocol.hotspots), chosen.repeat),
            "fence": clock(lambda pings=pings: fence(pings, protocol.hotspots), chosen.repeat),
            "boxes": clock(lambda pings=pings: filter_boxes(pings, protocol.hotspots), chosen.repeat),
            "tree": clock(lambda pings=pings: ask_tree(pings, protocol.hotspots), chosen.repeat),
        }
        check(pings, protocol.hotspots)
        visits = find_visits(pings, protocol.hotspots)
        seconds = "".join(f"{taken[name]:>{width}.2f}" for name, width in zip(taken, (10, 9, 9, 8), strict=True))
        print(f"{count:>12,}{seconds}{taken['ours'] / taken['boxes']:>16.1f}{len(visits):>9,}", flush=True)
    whole = clock(lambda: work_out_dosage(protocol, allocation, visits, to=protocol.ends_on), chosen.repeat)
    print(f"a dosage of {chosen.hotspots} hotspots x {protocol.days} days from {len(visits):,} visits: {whole:.2f} s")


def make_file(made: dict[str, Any], count: int) -> Pings:
    """So many positions, in the order of a file read: the invented ones, repeated under other devices."""
    size = len(made["at"])
    turn = np.arange(count) // size
    place = np.arange(count) % size
    device = made["device"][place] + turn * (int(made["device"].max()) + 1)
    at = made["at"][place].astype(np.int64)
    order = np.lexsort((at, device))
    return Pings(device[order], at[order], made["easting"][place][order], made["northing"][place][order])


def fence(pings: Pings, hotspots: Sequence[Hotspot]) -> Any:
    """Ours: in which hotspot each position lies."""
    return find_places(pings.easting, pings.northing, hotspots)


def filter_boxes(pings: Pings, hotspots: Sequence[Hotspot]) -> Any:
    """The peer: the positions in the box around each outline."""
    found = []
    for hotspot in hotspots:
        west, south, east, north = read_outline(hotspot.outline).bounds
        inside = (pings.easting >= west) & (pings.easting <= east)
        found.append(np.flatnonzero(inside & (pings.northing >= south) & (pings.northing <= north)))
    return found


def ask_tree(pings: Pings, hotspots: Sequence[Hotspot]) -> Any:
    """The usual way: every position asked of a tree of outlines."""
    import shapely

    tree = shapely.STRtree([read_outline(hotspot.outline) for hotspot in hotspots])
    return tree.query(shapely.points(pings.easting, pings.northing), predicate="intersects")


def check(pings: Pings, hotspots: Sequence[Hotspot]) -> None:
    """Stop where the tree finds other positions than we do."""
    places = fence(pings, hotspots)
    asked, found = ask_tree(pings, hotspots)
    if not (np.array_equal(np.flatnonzero(places >= 0), np.sort(asked)) and np.array_equal(places[asked], found)):
        raise SystemExit("The fence and the tree do not agree.")


def clock(work: Callable[[], Any], repeat: int) -> float:
    """The quickest seconds of several."""
    taken = []
    for _ in range(repeat):
        started = time.perf_counter()
        work()
        taken.append(time.perf_counter() - started)
    return min(taken)


if __name__ == "__main__":
    main()
