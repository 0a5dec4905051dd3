"""Posts and vacancies as they are shown."""

from __future__ import annotations

from collections.abc import Sequence

from answerable.drawing.chart import Axis, Bar, BarDrawing
from answerable.drawing.exhibit import Cell, Column, Exhibit, Table
from answerable.drawing.wording import say_day
from answerable.law.words import say_list
from answerable.measuring.percentage import say_percent, to_percent
from answerable.measuring.workforce.vacancy import ROLE_NAMES, Posts, find_disagreement
from answerable.measuring.workforce.wording import name_line, say_fte, say_role


def tell_posts(posts: Sequence[Posts], unit: str) -> Exhibit:
    """Establishment, strength and vacancies of every unit and role; the title speaks of one unit."""
    ours = [each for each in posts if each.unit == unit]
    whole = next(each for each in ours if not each.role)
    return Exhibit(
        slug="vacancies",
        title=_title(whole),
        sentence=_say_unit(whole, [each for each in ours if each.role]),
        table=_tabulate(posts),
        chart=_draw(posts),
        notes=_note(posts),
        query="answerable.measuring.workforce.vacancy.list_posts(rows)",
    )


def _title(whole: Posts) -> str:
    if whole.vacancy is None:
        return f"{whole.unit}: no posts are established"
    if whole.vacant < 0:
        over = say_fte(-whole.vacant)
        return f"{whole.unit}: {over} more people than posts, {say_percent(-whole.vacancy)} of them"
    return f"{whole.unit}: {say_percent(whole.vacancy)} of posts are vacant"


def _say_unit(whole: Posts, roles: Sequence[Posts]) -> str:
    by_role = [f"{say_role(each.role)} {_say_vacancy(each)}" for each in roles if each.establishment or each.strength]
    said = f" By role: {say_list(by_role)}." if by_role else ""
    return f"On {say_day(whole.on)}, {whole.unit}: {_say_vacancy(whole)}.{said}"


def _say_vacancy(each: Posts) -> str:
    if each.vacancy is None:
        return f"no posts and {say_fte(each.strength)} in post"
    posts = f"{say_fte(each.strength)} in {say_fte(each.establishment)} posts (full-time equivalent)"
    kind = "vacant" if each.vacant >= 0 else "over establishment"
    return f"{posts}, {say_fte(abs(each.vacant))} {kind} or {say_percent(abs(each.vacancy))}"


def _tabulate(posts: Sequence[Posts]) -> Table:
    columns = (
        Column("Unit"),
        Column("Role"),
        Column("As at", "date"),
        Column("Establishment", "number", 1),
        Column("Strength", "number", 1),
        Column("Vacancies", "number", 1),
        Column("Vacancy rate", "percent", 1),
    )
    rows: list[tuple[Cell, ...]] = [
        (
            each.unit,
            ROLE_NAMES[each.role],
            each.on,
            each.establishment,
            each.strength,
            each.vacant,
            to_percent(each.vacancy),
        )
        for each in posts
    ]
    return Table(columns=columns, rows=tuple(rows))


def _draw(posts: Sequence[Posts]) -> BarDrawing:
    return BarDrawing(
        x=Axis(title="Posts, full-time equivalent", form="number"),
        categories=tuple(name_line(each.unit, each.role) for each in posts),
        bars=(
            Bar(name="In post", values=tuple(each.strength for each in posts)),
            Bar(name="Vacant", values=tuple(max(0.0, each.vacant) for each in posts)),
        ),
        is_stacked=True,
    )


def _note(posts: Sequence[Posts]) -> tuple[str, ...]:
    notes = [
        "Vacancy rate: establishment less strength, of the establishment. It is a count on one day of every post "
        "there is, so that no interval of chance belongs to it."
    ]
    for unit in dict.fromkeys(each.unit for each in posts):
        gap = find_disagreement(posts, unit)
        if gap is not None:
            notes.append(f"{unit}: the figures for all differ from the sum of the roles by {say_fte(abs(gap))}.")
    return tuple(notes)
