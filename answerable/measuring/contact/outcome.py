"""Exhibits of what came and what became of it: volumes, abandonment, resolution, subjects of online reports."""

from __future__ import annotations

from answerable.drawing.chart import Axis, Bar, BarDrawing
from answerable.drawing.exhibit import Cell, Column, Exhibit, Table
from answerable.drawing.wording import open_sentence, say_number, say_value
from answerable.law.words import say_list
from answerable.measuring.contact.counting import FEWEST_OF_SUBJECT
from answerable.measuring.contact.summary import Channel, Ending, Summary
from answerable.measuring.contact.wording import say_contacts, say_wait, say_when, word_channel
from answerable.measuring.interval import bound_share
from answerable.measuring.percentage import bound_percent, say_whole_share

AT_FIRST_CONTACT = "contact resolution"
NO_RECORD = "no record"
OTHER_SUBJECTS = "others, or not recorded"
_ENDINGS = {
    "no record": "No incident created: a record of the contact only",
    "contact resolution": "Resolved in the contact centre, nobody sent",
    "immediate": "Graded for an immediate response",
    "priority": "Graded for a priority response",
    "other": "Other",
    "not recorded": "Not recorded",
}


def tell_received(summary: Summary) -> Exhibit:
    """What came by each channel, and how much of it was answered."""
    losing = sorted(
        (each for each in summary.channels if each.abandoned), key=lambda each: each.abandoned / each.offered
    )
    shares = [
        f"{say_value(100 * each.abandoned / each.offered, 'percent', 1)} of {word_channel(each.name).many}"
        for each in reversed(losing)
    ]
    said = [
        f"{say_whole_share(each.abandoned, each.offered)} of {word_channel(each.name).many}"
        for each in reversed(losing)
    ]
    came = say_list(say_contacts(each.offered, each.name) for each in summary.channels)
    gave_up = f" Given up before they were answered: {'; '.join(said)}." if said else " None was given up."
    return Exhibit(
        slug="received",
        title=f"Given up before an answer: {say_list(shares)}" if shares else f"{came} came, none was given up",
        sentence=f"{open_sentence(say_when(summary))}, {came} came.{gave_up}",
        table=_tabulate_received(summary),
        chart=BarDrawing(
            x=Axis(title="Contacts received", form="count"),
            categories=tuple(word_channel(each.name).heading for each in summary.channels),
            bars=(
                Bar(name="Answered", values=tuple(float(each.answered) for each in summary.channels)),
                Bar(name="Given up", values=tuple(float(each.abandoned) for each in summary.channels)),
                *_draw_refused(summary),
            ),
            is_stacked=True,
        ),
        notes=(
            "Counted by the force's own switchboard and systems. Answered means that a person spoke or wrote "
            "back; of online reports, that somebody reviewed them. Handling is of those answered.",
            *_say_without_standard(summary),
        ),
        query=summary.queries[0],
    )


def _say_without_standard(summary: Summary) -> tuple[str, ...]:
    without = [word_channel(each.name).many for each in summary.channels if each.standard is None]
    return (f"No standard is known for {say_list(without)}, so no service level is told of them.",) if without else ()


def _draw_refused(summary: Summary) -> tuple[Bar, ...]:
    if not any(each.refused for each in summary.channels):
        return ()
    return (Bar(name="Turned away", values=tuple(float(each.refused) for each in summary.channels)),)


def _tabulate_received(summary: Summary) -> Table:
    rows: list[tuple[Cell, ...]] = []
    for each in summary.channels:
        rows.append(
            (
                word_channel(each.name).heading,
                each.offered,
                each.answered,
                each.abandoned,
                *bound_percent(each.abandoned, each.offered),
                each.refused,
                each.answered_waits.mean,
                each.answered_waits.quantile(0.5),
                each.handled_seconds / each.handled if each.handled else None,
            )
        )
    return Table(
        columns=(
            Column("Channel"),
            Column("Received", "count"),
            Column("Answered", "count"),
            Column("Given up", "count"),
            Column("Given up, share", "percent", 1),
            Column("95% interval from", "percent", 1),
            Column("to", "percent", 1),
            Column("Turned away", "count"),
            Column("Mean wait", "seconds"),
            Column("Median wait", "seconds"),
            Column("Mean handling", "seconds"),
        ),
        rows=tuple(rows),
    )


def tell_endings(channel: Channel, summary: Summary) -> Exhibit | None:
    """What became of those answered: resolved, recorded only, graded; nothing where it is not recorded."""
    counts = {each.name: each.count for each in channel.endings}
    if set(counts) <= {"not recorded"}:
        return None
    words, whole = word_channel(channel.name), channel.answered
    first, record = counts.get(AT_FIRST_CONTACT, 0), counts.get(NO_RECORD, 0)
    handling = (
        f" Handling took {say_wait(channel.handled_seconds / channel.handled)} on average "
        f"over {say_number(channel.handled)}."
        if channel.handled
        else ""
    )
    return Exhibit(
        slug=f"{channel.name}-resolution",
        title=(
            f"{words.heading}: {say_value(100 * first / whole, 'percent', 1)} of those answered were resolved at "
            f"first contact, {say_value(100 * record / whole, 'percent', 1)} left only a record"
        ),
        sentence=(
            f"Of {words.many} answered {say_when(summary)}, {say_whole_share(first, whole)} were "
            f"resolved by the contact centre without sending anyone, and for {say_whole_share(record, whole)} no "
            f"incident was created.{handling}"
        ),
        table=_tabulate_shares("What became of it", _name(channel.endings), whole),
        chart=_draw_shares("Share of those answered", _name(channel.endings), whole),
        notes=(
            "A contact without an incident may have been resolved, a repeat of another, or no matter for the police: "
            "the record does not say which.",
        ),
        query=summary.queries[2],
    )


def _name(endings: tuple[Ending, ...]) -> tuple[Ending, ...]:
    return tuple(Ending(_ENDINGS[each.name], each.count) for each in endings)


def tell_subjects(channel: Channel, summary: Summary) -> Exhibit | None:
    """What contacts are about, where the file says so of enough of them."""
    if not channel.subjects:
        return None
    words, whole = word_channel(channel.name), channel.offered
    rest = whole - sum(each.count for each in channel.subjects)
    subjects = (*channel.subjects, *((Ending(OTHER_SUBJECTS, rest),) if rest else ()))
    said = "; ".join(f"{each.name} {say_whole_share(each.count, whole)}" for each in subjects)
    top = channel.subjects[0]
    return Exhibit(
        slug=f"{channel.name}-subjects",
        title=f"{words.heading}: {say_value(100 * top.count / whole, 'percent', 1)} are about {top.name}",
        sentence=f"Of {words.many} {say_when(summary)}: {said}.",
        table=_tabulate_shares("Subject", subjects, whole),
        chart=_draw_shares(f"Share of {words.many}", subjects, whole),
        notes=(f"A subject of fewer than {FEWEST_OF_SUBJECT} contacts is not named.",),
        query=summary.queries[-1],
    )


def _tabulate_shares(heading: str, endings: tuple[Ending, ...], whole: int) -> Table:
    rows: list[tuple[Cell, ...]] = []
    for each in endings:
        rows.append((each.name, each.count, *bound_percent(each.count, whole)))
    return Table(
        columns=(
            Column(heading),
            Column("Contacts", "count"),
            Column("Share", "percent", 1),
            Column("95% interval from", "percent", 1),
            Column("to", "percent", 1),
        ),
        rows=tuple(rows),
    )


def _draw_shares(title: str, endings: tuple[Ending, ...], whole: int) -> BarDrawing:
    found = [bound_share(each.count, whole) for each in endings]
    return BarDrawing(
        x=Axis(title=title, form="percent"),
        categories=tuple(each.name for each in endings),
        bars=(
            Bar(
                name="Share",
                values=tuple(100 * each.count / whole for each in endings),
                low=tuple(100 * each.low for each in found),
                high=tuple(100 * each.high for each in found),
            ),
        ),
    )
