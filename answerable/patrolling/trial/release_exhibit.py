"""When what is closed of a trial may be told, as an exhibit."""

from __future__ import annotations

import datetime as dt

from answerable.drawing.exhibit import Column, Exhibit, Table
from answerable.law.words import say_list
from answerable.patrolling.trial.release import Release


def tell_release(release: Release, on: dt.date) -> Exhibit:
    """Each closed thing with its first day in public, and whether that has come on a day."""
    opens = (
        ("Schedule", release.schedule_on),
        ("Seed", release.seed_on),
        ("Exact places", release.places_on),
    )
    open_now = [name.casefold() for name, day in opens if day is not None and day <= on]
    title = f"Open: {say_list(open_now)}" if open_now else "Nothing of it may be published yet"
    return Exhibit(
        slug="release",
        title=title,
        sentence=release.words,
        table=Table(
            columns=(Column("What"), Column("From", "date"), Column("Today")),
            rows=tuple(
                (name, day, "closed" if day is None or day > on else "may be published") for name, day in opens
            ),
        ),
        notes=("The protocol's hash and its seed's are published before the start: they give nothing away.",),
        query="answerable.patrolling.trial.release.find_release(protocol)",
    )
