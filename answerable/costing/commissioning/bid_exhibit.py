"""Bids as they are shown: what was won from each fund, and every bid with what became of it."""

from __future__ import annotations

from collections.abc import Sequence

from answerable.costing.amount import say_amount
from answerable.costing.chart import draw_amounts
from answerable.costing.commissioning.bid import BidTotal, say_success, work_out_bids
from answerable.costing.commissioning.column import head_money
from answerable.costing.fund import Bid
from answerable.drawing.chart import BarDrawing
from answerable.drawing.exhibit import Cell, Column, Exhibit, Table
from answerable.drawing.wording import open_sentence, say_count
from answerable.law.words import say_list


def tell_bids(bids: Sequence[Bid]) -> tuple[Exhibit, ...]:
    """What was won from each fund, then each bid; nothing where none was made."""
    return (_tell_totals(bids), _tell_bids(bids)) if bids else ()


def _tell_totals(bids: Sequence[Bid]) -> Exhibit:
    statement = work_out_bids(bids)
    total = statement.total
    rows = [_list_cells(each.fund, each) for each in statement.funds]
    if len(rows) > 1:
        rows.append(_list_cells("All funds", total))
    amounts = [amount for each in (total, *statement.funds) for amount in (each.asked, each.won)]
    counts = ("Bids", "Won", "Lost", "Waiting", "Withdrawn")
    asked, waiting, won = head_money(["Bid for", "Waiting for", "Value won"], amounts)
    return Exhibit(
        slug="bids-won",
        title=f"{_say_won(total)} from {say_count(total.bids, 'bid')}",
        sentence=f"{_say_won(total)} {_say_parts(statement.funds)}; {say_success(total)}{_say_waiting(total)}.",
        table=Table(
            columns=(Column("Fund"), *(Column(name, "count") for name in counts), asked, waiting, won),
            rows=tuple(rows),
        ),
        chart=_draw(statement.funds),
        notes=_note(total),
        query="answerable.costing.commissioning.bid.work_out_bids(bids)",
    )


def _tell_bids(bids: Sequence[Bid]) -> Exhibit:
    finding = open_sentence(say_success(work_out_bids(bids).total))
    rows = tuple(
        (
            each.bidder,
            each.fund,
            each.giver,
            each.purpose,
            each.made_on,
            each.asked,
            each.state,
            _price(each),
            each.outcome,
        )
        for each in bids
    )
    amounts = [amount for each in bids for amount in (each.asked, each.amount)]
    asked, won = head_money(["Bid for", "Won"], amounts)
    return Exhibit(
        slug="bids",
        title=f"Each bid: {finding[:1].lower()}{finding[1:]}",
        sentence=f"{finding}, of {say_count(len(bids), 'bid')} made.",
        table=Table(
            columns=(
                *(Column("Bidder"), Column("Fund"), Column("Giver"), Column("Purpose"), Column("Made", "date")),
                *(asked, Column("State"), won, Column("Outcome")),
            ),
            rows=rows,
        ),
        query="the bids as given",
    )


def _list_cells(name: str, each: BidTotal) -> tuple[Cell, ...]:
    won = None if each.unpriced and each.unpriced == each.won_bids else each.won
    return (
        *(name, each.bids, each.won_bids, each.lost_bids, each.waiting_bids, each.withdrawn_bids),
        *(each.asked, each.waiting_for, won),
    )


def _price(bid: Bid) -> Cell:
    return bid.amount if bid.state == "won" else None


def _say_won(total: BidTotal) -> str:
    if not total.won_bids:
        return "Nothing won"
    return f"{'At least ' if total.unpriced else ''}{say_amount(total.won)} won"


def _say_parts(funds: Sequence[BidTotal]) -> str:
    parts = [f"{say_amount(each.won)} from {each.fund}" for each in funds if each.won]
    return f"({say_list(parts)})" if len(parts) > 1 else f"from {say_list(each.fund for each in funds)}"


def _say_waiting(total: BidTotal) -> str:
    if not total.waiting_bids:
        return ""
    asked = "" if total.waiting_for is None else f" for {say_amount(total.waiting_for)}"
    return f"; {say_count(total.waiting_bids, 'bid')}{asked} waiting for an answer"


def _draw(funds: Sequence[BidTotal]) -> BarDrawing | None:
    won = [each for each in funds if each.won]
    if len(won) < 2:
        return None
    return draw_amounts("Value won", ((each.fund, each.won) for each in won))


def _note(total: BidTotal) -> tuple[str, ...]:
    notes = []
    if total.unpriced:
        bids = say_count(total.unpriced, "bid won has", "bids won have")
        notes.append(f"{bids} no amount given, so the value won is at least what is shown.")
    if total.decided and total.success is None:
        notes.append("Too few bids were decided for a percentage.")
    if total.success is not None:
        notes.append(
            "The interval says how far chance alone could have moved the share; bids differ in size and fund."
        )
    return tuple(notes)
