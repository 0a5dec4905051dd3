"""What each council is asked for, as it is shown."""

from __future__ import annotations

from decimal import Decimal

from answerable.costing.amount import choose_scale, say_amount
from answerable.costing.budget import Budget
from answerable.costing.chart import draw_amounts
from answerable.costing.precept.notices import Notice, Notices, work_out_notices
from answerable.costing.precept.wording import badge_precept, say_base, say_pence
from answerable.costing.referendum import say_pounds
from answerable.drawing.chart import BarDrawing
from answerable.drawing.exhibit import Cell, Column, Exhibit, Table
from answerable.drawing.wording import open_sentence, say_day
from answerable.law.day import say_financial_year
from answerable.law.words import say_count, say_list


def tell_notices(budget: Budget, year: int) -> Exhibit:
    """The notices of a year by council, and their total. Raises `CostError` where band D or tax bases are missing."""
    found = work_out_notices(budget, year)
    named, count = say_financial_year(year), len(found.notices)
    asked = "is asked" if count == 1 else "are asked"
    largest = max(found.notices, key=lambda notice: notice.amount)
    return Exhibit(
        slug="precept-notices",
        title=f"{open_sentence(say_count(count, 'council'))} {asked} for {say_amount(found.total)} in {named}",
        sentence=(
            f"Band D of {say_pounds(found.band_d)} by a tax base of {say_base(found.dwellings)} is "
            f"{say_amount(found.total)}, which the notices add up to. The largest is {largest.council}'s, "
            f"{say_amount(largest.amount)}. {_say_surplus(found)}"
        ).strip(),
        table=_tabulate(found),
        chart=_draw(found),
        notes=(_note_pennies(found), *_note_surplus(found)),
        badges=badge_precept(budget, year),
        query=f"answerable.costing.precept.notices.work_out_notices(budget, {year})",
    )


def _say_surplus(found: Notices) -> str:
    if not any(notice.surplus for notice in found.notices):
        return ""
    kind = "a deficit" if found.surplus < 0 else "a surplus"
    return f"Beside it stands {kind} of {say_amount(abs(found.surplus))} on the collection funds."


def _note_pennies(found: Notices) -> str:
    moved = [
        f"{notice.council} ({say_pence(abs(notice.moved))} {'more' if notice.moved > 0 else 'less'})"
        for notice in found.notices
        if notice.moved
    ]
    if not moved:
        return "Each notice is band D by the tax base to the penny, and together they are the precept."
    missed = f"{say_pence(abs(found.residual))} {'less' if found.residual > 0 else 'more'} than"
    return (
        f"Rounded one by one, the notices would come to {missed if found.residual else 'as much as'} the precept. "
        f"So that they tie, what is rounded the other way is the part of a penny nearest to it: {say_list(moved)}."
    )


def _note_surplus(found: Notices) -> tuple[str, ...]:
    if not any(notice.surplus for notice in found.notices):
        return ()
    return ("The surplus is this body's share of what a collection fund is expected to hold; a deficit has a minus.",)


def _tabulate(found: Notices) -> Table:
    """The notices and their total; pennies placed and surpluses only where there are any."""
    has_moved = any(notice.moved for notice in found.notices)
    has_surplus = any(notice.surplus for notice in found.notices)

    def fill(
        name: str, base: Decimal, asked: Decimal, moved: Decimal, surplus: Decimal, declared: str
    ) -> tuple[Cell, ...]:
        optional = (*((moved or None,) if has_moved else ()), *((surplus,) if has_surplus else ()))
        return (name, base, asked, *optional, declared)

    rows = [
        fill(each.council, each.dwellings, each.amount, each.moved, each.surplus, _say_declared(each))
        for each in found.notices
    ]
    rows.append(fill("Total", found.dwellings, found.total, found.residual, found.surplus, ""))
    optional = (("Penny placed",) if has_moved else ()) + (("Collection fund surplus",) if has_surplus else ())
    return Table(
        columns=(
            Column("Council"),
            Column("Tax base", "number", 2),
            Column("Precept", "money", 2),
            *(Column(words, "money", 2) for words in optional),
            Column("Tax base declared"),
        ),
        rows=tuple(rows),
    )


def _say_declared(notice: Notice) -> str:
    return say_day(notice.declared_on) if notice.declared_on else "not yet"


def _draw(found: Notices) -> BarDrawing | None:
    """The notices from the largest; nothing of a single one."""
    if len(found.notices) == 1:
        return None
    ordered = sorted(found.notices, key=lambda notice: -notice.amount)
    scale = choose_scale(notice.amount for notice in ordered)
    return draw_amounts("Precept", ((notice.council, notice.amount) for notice in ordered), scale)
