"""A citizen charter as it is shown: each standard with its sample, its interval and its age."""

from __future__ import annotations

from answerable.drawing.chart import Axis, Span, SpanDrawing
from answerable.drawing.exhibit import Badge, Cell, Column, Exhibit, Table, Told
from answerable.drawing.wording import say_day, say_level, say_number, say_share
from answerable.law.words import say_list
from answerable.measuring.age import say_age
from answerable.measuring.percentage import say_bound, to_percent
from answerable.measuring.survey.charter import CharterOptions, CharterResult, Standard
from answerable.measuring.survey.wording import make_span, say_percent

_AGAINST = {
    "met": "meets its target of {target}",
    "not met": "does not meet its target of {target}",
    "cannot be told": "whether it meets its target of {target} cannot be told",
}


def tell_charter(result: CharterResult) -> Told:
    """All standards together: one table, one drawing, each with its n or the want of it."""
    exhibit = _tell(result)
    return Told(title=result.options.heading, lead=exhibit.sentence, exhibits=(exhibit,))


def _tell(result: CharterResult) -> Exhibit:
    standards = result.standards
    return Exhibit(
        slug="standards",
        title=_title(result),
        sentence=" ".join(_say_standard(each, result) for each in standards),
        table=_tabulate(result),
        chart=_draw(result),
        notes=_note(result),
        badges=tuple(
            Badge("estimate", f"{each.name}: printed without the number of cases behind it.")
            for each in standards
            if each.audited is None
        ),
        query=f"answerable.measuring.survey.charter.measure_charter(files, {result.options})",
    )


def _title(result: CharterResult) -> str:
    oldest = min(each.audited_on for each in result.standards)
    newest = max(each.audited_on for each in result.standards)
    shares = [say_percent(each.share) for each in result.standards]
    ages = say_age(newest, result.shown_on)
    if oldest != newest:
        ages = f"between {ages.removesuffix(' old')} and {say_age(oldest, result.shown_on)}"
    what = f": {say_list(shares)}" if 0 < len(shares) <= 3 else ""
    return f"{result.options.heading}{what}, from audits {ages}"


def _say_standard(each: Standard, result: CharterResult) -> str:
    audit = f"audit of {each.audited_on:%B %Y}, {say_age(each.audited_on, result.shown_on)}"
    parts = [f"{_say_share(each, result.options)} ({audit})"]
    if each.against and each.target is not None:
        parts.append(_AGAINST[each.against].format(target=say_percent(each.target)))
    if each.verdict is not None:
        parts.append(f"against the audit before, {each.verdict.words}")
    return f"{each.name}: {'; '.join(parts)}."


def _say_share(each: Standard, options: CharterOptions) -> str:
    if each.interval is not None and each.met is not None and each.audited is not None:
        return f"{say_share(each.met, each.audited)}, {say_bound(each.interval)}"
    ranges = " and ".join(
        f"{say_percent(guess.low)} to {say_percent(guess.high)} had {say_number(guess.answers)} cases been looked at"
        for guess in each.as_if
    )
    return f"{say_percent(each.share)}, with nothing said of how many cases were looked at: {ranges}"


def _tabulate(result: CharterResult) -> Table:
    columns = (
        Column("Standard"),
        Column("Audited", "date"),
        Column("Age"),
        Column("Met", "count"),
        Column("Looked at", "count"),
        Column("Share", "percent", 1),
        Column("From", "percent", 1),
        Column("To", "percent", 1),
        Column("Target", "percent"),
        Column("Against the target"),
        Column("Next audit", "date"),
    )
    rows: list[tuple[Cell, ...]] = []
    for each in result.standards:
        age = say_age(each.audited_on, result.shown_on)
        low, high = (None, None) if each.interval is None else each.interval[:2]
        figures: tuple[Cell, ...] = (each.met, each.audited, *map(to_percent, (each.share, low, high)))
        ending = (to_percent(each.target), each.against or "no target given", each.next_on)
        rows.append((each.name, each.audited_on, age, *figures, *ending))
    return Table(columns=columns, rows=tuple(rows))


def _draw(result: CharterResult) -> SpanDrawing | None:
    spans: list[Span] = []
    for each in result.standards:
        if each.interval is not None:
            spans.append(make_span(each.name, each.share, each.interval.low, each.interval.high))
        spans += [
            make_span(f"{each.name} (if {say_number(guess.answers)} cases)", each.share, guess.low, guess.high)
            for guess in each.as_if
        ]
    axis = Axis(title=f"Standard met, {say_level(result.options.level)} interval", form="percent")
    return SpanDrawing(x=axis, spans=tuple(spans)) if spans else None


def _note(result: CharterResult) -> tuple[str, ...]:
    notes = []
    unsized = [each for each in result.standards if each.needs]
    for each in unsized:
        needs = ", ".join(f"{say_number(need.answers)} for {say_number(100 * need.reach)}" for need in each.needs)
        notes.append(f"{each.name}: cases it takes to know the share to so many points either way: {needs}.")
    for each in result.standards:
        if each.next_on is not None and each.next_on < result.shown_on:
            notes.append(f"{each.name}: an audit was planned for {say_day(each.next_on)}; this file has none of it.")
    notes.append("Interval of a share by Wilson's score method, for cases drawn at random.")
    return tuple(notes)
