"""A reconciliation as people read it: list by list, each entry with its place, its words, why, and the nearest
row.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby
from typing import TypeVar

from answerable.record import Action, Cite, Promise, Resolution
from answerable.tracking.reconciliation import (
    Matched,
    Missing,
    Nearest,
    NotYet,
    Orphan,
    Reconciliation,
    Refused,
    Said,
    Stalled,
    StatedCount,
    Unproven,
    Untraced,
    Untracked,
)
from answerable.tracking.shelf import Whence

QUOTED = 150
"""Characters of a quotation shown; JSON has it whole."""

_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]")
_Lines = Iterator[str]
_EntryT = TypeVar("_EntryT", bound=Said | Stalled | Orphan | Untraced | Unproven | StatedCount)


def print_reconciliation(found: Reconciliation, *, verbose: bool = False) -> str:
    """The lists of each body, then one line of counts. `verbose` adds what no tracker is expected to carry."""
    blocks = ["\n".join(lines) for body in _bodies(found) if len(lines := [*_of_body(found, body, verbose)]) > 1]
    return "\n\n".join([*blocks, _totals(found)]) + "\n"


def _bodies(found: Reconciliation) -> list[str | None]:
    """The key of every body that something is told of, in the order of their names; none last."""
    said = (found.missing, found.matched, found.refused, found.not_yet, found.untracked, found.stated)
    tracked = (found.stalled, found.orphans, found.untraced, found.unproven)
    keys = {_home(entry).body for entries in (*said, *tracked) for entry in entries}
    return sorted(keys, key=lambda key: (key is None, key or ""))


def _of_body(found: Reconciliation, body: str | None, verbose: bool) -> _Lines:
    yield (body or "A body that is not named").upper()
    echoes = {
        (missing.said_in.path, same): missing
        for missing in found.missing
        if missing.promise
        for same in missing.same_as
    }
    shown = [missing for missing in _of(found.missing, body) if not _is_echo(missing, found.missing)]
    head = "owed by the minutes, in no row of the next tracker, open or closed"
    yield from _section("MISSING", head, shown, lambda one: _missing(one, echoes), len(_of(found.missing, body)))
    yield from _section("STALLED", "open, and not moving", _of(found.stalled, body), _stalled)
    yield from _section(
        "ORPHANS", "rows that nothing in their minutes accounts for", _of(found.orphans, body), _orphan
    )
    yield from _section("REFUSED", "two rows fit equally, so neither is taken", _of(found.refused, body), _refused)
    yield from _section("UNPROVEN", "closed, with nothing to show for it", _of(found.unproven, body), _unproven)
    yield from _section("MATCHED", "owed, and carried by a row", _of(found.matched, body), _matched)
    yield from _listed("CANNOT BE TOLD", "no later tracker was given", _of(found.not_yet, body))
    yield from _section("ORIGIN NOT GIVEN", "rows whose minutes are not here", _of(found.untraced, body), _untraced)
    yield from _section("STATED", "counts of open actions in minutes", _of(found.stated, body), _stated)
    if verbose:
        head = "held out in words that no tracker is expected to carry"
        yield from _listed("UNTRACKED", head, _of(found.untracked, body))


def _home(entry: Said | Stalled | Orphan | Untraced | Unproven | StatedCount) -> Whence:
    return entry.said_in if isinstance(entry, (Said, StatedCount)) else entry.tracked_in


def _of(entries: Sequence[_EntryT], body: str | None) -> list[_EntryT]:
    return [entry for entry in entries if _home(entry).body == body]


def _section(
    name: str, meaning: str, entries: Sequence[_EntryT], draw: Callable[[_EntryT], _Lines], count: int | None = None
) -> _Lines:
    if entries:
        yield ""
        yield f"{name} ({count or len(entries)}): {meaning}"
        for entry in entries:
            yield from draw(entry)


def _listed(name: str, meaning: str, entries: Sequence[NotYet | Untracked]) -> _Lines:
    """A section of one line each, with what holds of several said once above them."""
    if not entries:
        return
    yield ""
    yield f"{name} ({len(entries)}): {meaning}"
    for why, alike in groupby(sorted(entries, key=lambda entry: entry.why), key=lambda entry: entry.why):
        yield f"  {_clean(why)}"
        for entry in alike:
            yield f"      {_place(entry.said_in, entry.fact.cite)}: {_name(entry)}: {_quote(entry.fact.text)}"


def _is_echo(missing: Missing, others: Iterable[Missing]) -> bool:
    """Whether a missing promise is said again by a missing resolution, under which it is shown."""
    return missing.promise is not None and any(
        other.resolution and other.resolution.id in missing.same_as and other.said_in.path == missing.said_in.path
        for other in others
    )


def _missing(missing: Missing, echoes: dict[tuple[str, str], Missing]) -> _Lines:
    yield from _words(missing)
    yield _row("expected in", missing.expected_in)
    if missing.nearest:
        yield _row("nearest", _nearest(missing.nearest))
    if missing.open_only:
        yield _row("but", "that tracker prints no closed action, so it may be done and taken off")
    if missing.siblings:
        yield _row("but there", f"{', '.join(missing.siblings)} of the same minute")
    echo = echoes.get((missing.said_in.path, missing.fact.id))
    if missing.resolution and echo and echo.promise:
        yield _row("also said", f"{_place(echo.said_in, echo.promise.cite)} {_quote(echo.promise.text)}")


def _stalled(stalled: Stalled) -> _Lines:
    yield from _action(stalled.action, stalled.tracked_in)
    yield _row("why", stalled.why)


def _orphan(orphan: Orphan) -> _Lines:
    yield from _action(orphan.action, orphan.tracked_in)
    yield _row("why", orphan.why)


def _unproven(unproven: Unproven) -> _Lines:
    yield from _action(unproven.action, unproven.tracked_in)
    yield _row("why", unproven.why)


def _refused(refused: Refused) -> _Lines:
    yield from _words(refused)
    for candidate in refused.candidates:
        yield _row("fits", _nearest(candidate))


def _matched(matched: Matched) -> _Lines:
    yield from _words(matched)
    where = _place(matched.tracked_in, matched.action.cite)
    yield _row("carried by", f"{_name_row(matched.action)}, {where}")
    last, last_in = matched.now or matched.action, matched.now_in or matched.tracked_in
    update = f", {_quote(last.update)}" if last.update else ", no update"
    again = f", {_place(last_in, last.cite)}" if matched.now else ""
    yield _row("stands", f"{last.status.replace('_', ' ')}{update}{again}")
    yield _row("why", matched.why)


def _untraced(untraced: Untraced) -> _Lines:
    where = _place(untraced.tracked_in, untraced.action.cite)
    yield f"  {where}: {_name_row(untraced.action)}: {_clean(untraced.why)}"


def _stated(stated: StatedCount) -> _Lines:
    yield f"  {_place(stated.said_in, stated.cite)}: {stated.count} stated. {_clean(stated.why)}"


def _words(said: Said) -> _Lines:
    date = said.resolution.meeting_date if said.resolution else said.said_in.date
    when = f" of {date:%-d %B %Y}" if date else ""
    yield f"  {_place(said.said_in, said.fact.cite)}: {_name(said)}{when}"
    yield f"      {_quote(said.fact.text)}"


def _action(action: Action, whence: Whence) -> _Lines:
    yield f"  {_place(whence, action.cite)}: {_name_row(action)}"
    yield f"      {_quote(action.text)}"


def _nearest(nearest: Nearest) -> str:
    where = _place(nearest.tracked_in, nearest.action.cite)
    return f"{_name_row(nearest.action)}, {where}, score {nearest.score:.2f}: {_quote(nearest.action.text)}"


def _name(said: Said) -> str:
    fact = said.fact
    if isinstance(fact, Resolution):
        return " ".join(filter(None, ("resolution", fact.ref, fact.sub)))
    if isinstance(fact, Promise):
        return f"promise under {fact.ref}" if fact.ref else "promise"
    return f"minuted action {fact.ref}" if fact.ref else "minuted action"


def _name_row(action: Action) -> str:
    return f"action {action.ref}" if action.ref else "an action without a number"


def _place(whence: Whence, cite: Cite) -> str:
    path = _clean(whence.path)
    if cite.page is None:
        return f"{path}:{cite.line}" if cite.line else path
    return f"{path}: page {cite.page}{f', line {cite.line}' if cite.line else ''}"


def _row(label: str, words: str) -> str:
    return f"      {label + ':':<13} {_clean(words)}"


def _quote(text: str) -> str:
    shown = _clean(text)
    return f"“{shown if len(shown) <= QUOTED else shown[:QUOTED].rsplit(' ', 1)[0] + ' …'}”"


def _clean(text: str) -> str:
    """Printed words with nothing that could move a terminal's cursor."""
    return _CONTROL.sub(" ", text)


def _totals(found: Reconciliation) -> str:
    papers = len(found.sources)
    told = ("missing", "stalled", "orphans", "refused", "unproven", "matched", "not_yet", "untraced", "untracked")
    named = {"not_yet": "cannot be told", "untraced": "of unknown origin", "untracked": "not for a tracker"}
    counts = ", ".join(f"{found.counts[name]} {named.get(name, name)}" for name in told if found.counts.get(name))
    return f"{papers} paper{'' if papers == 1 else 's'}: {counts or 'nothing is owed or tracked in them'}"
