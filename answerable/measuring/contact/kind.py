"""The analysis of contact: calls to 999 and 101, live chats and online reports."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Annotated

from msgspec import Meta, Struct

from answerable.drawing.exhibit import Exhibit, Told
from answerable.drawing.wording import say_period, say_seconds, say_value
from answerable.measuring.contact.counting import count_contacts
from answerable.measuring.contact.month import tell_months, tell_trend
from answerable.measuring.contact.outcome import tell_endings, tell_received, tell_subjects
from answerable.measuring.contact.reconciliation import NationalMonth, read_national, tell_reconciliation
from answerable.measuring.contact.shapes import CALLS, NATIONAL_COUNTS
from answerable.measuring.contact.summary import Channel, Summary, sum_up
from answerable.measuring.contact.waiting import list_levels, tell_bands, tell_curve, tell_levels, tell_waits
from answerable.measuring.contact.week import tell_volume, tell_week, tell_week_waits
from answerable.measuring.contact.wording import say_contacts, word_channel
from answerable.measuring.kind import Input, Kind
from answerable.measuring.loading.data_file import DataFile
from answerable.measuring.service_standard import find_bands


class ContactOptions(Struct, frozen=True, kw_only=True):
    """What may be chosen of the analysis of contact."""

    first_on: Annotated[dt.date | None, Meta(description="The first day counted; blank for the file's first.")] = None
    last_on: Annotated[dt.date | None, Meta(description="The last day counted; blank for the file's last.")] = None
    force: Annotated[str, Meta(description="The force, in a file of several; blank takes all rows together.")] = ""
    authority: Annotated[
        str, Meta(description="Words in the name of whoever set the standards; blank takes the latest in force.")
    ] = ""
    engine: Annotated[str, Meta(description="duckdb or spark; blank for the office's own setting.")] = ""


class ContactResult(Struct, frozen=True, kw_only=True):
    """What the analysis gives: the summary by channel, and the national counts where they were given."""

    summary: Summary
    national: tuple[NationalMonth, ...] = ()


def measure_contact(files: Mapping[str, DataFile], options: ContactOptions) -> ContactResult:
    """Sum up the calls of `files["calls"]`; `files["national"]` may hold the national publication's counts."""
    calls = files["calls"]
    first = max(filter(None, (options.first_on, calls.first_on)), default=None)
    last = min(filter(None, (options.last_on, calls.last_on)), default=None)
    tally = count_contacts(
        calls, first_on=options.first_on, last_on=options.last_on, force=options.force, engine=options.engine
    )
    summary = sum_up(tally, first_on=first, last_on=last, authority=options.authority, force=options.force)
    return ContactResult(summary=summary, national=_read_national(files, options.force))


def _read_national(files: Mapping[str, DataFile], force: str) -> tuple[NationalMonth, ...]:
    if "national" not in files:
        return ()
    from answerable.measuring.loading.rows import read_rows

    return read_national(read_rows(files["national"]), force)


def tell_contact(result: ContactResult) -> Told:
    """The exhibits: what came, then each channel from its service level to what became of the calls."""
    summary = result.summary
    told: list[Exhibit | None] = [tell_received(summary), tell_reconciliation(result.national, summary)]
    for channel in summary.channels:
        told += [
            tell_levels(channel, summary),
            tell_trend(channel, summary),
            tell_waits(channel, summary),
            tell_bands(channel, find_bands(channel.name), summary),
            tell_curve(channel, summary),
            tell_week(channel, summary),
            tell_week_waits(channel, summary),
            tell_volume(channel, summary),
            tell_endings(channel, summary),
            tell_subjects(channel, summary),
            tell_months(channel, summary),
        ]
    whose = f", {summary.force}" if summary.force else ""
    return Told(
        title=f"Contact{whose}, {say_period(summary.first_on, summary.last_on)}",
        lead=" ".join(_lead(channel) for channel in summary.channels),
        exhibits=tuple(each for each in told if each is not None),
    )


def _lead(channel: Channel) -> str:
    words = word_channel(channel.name)
    came = say_contacts(channel.offered, channel.name)
    if channel.standard is None:
        half = channel.answered_waits.quantile(0.5)
        wait = "" if half is None else f"; half of those {words.answered} waited {say_seconds(half)} or less"
        return f"{came}{wait}."
    level = list_levels(channel, channel.standard)[1]
    soon = say_seconds(channel.standard.seconds)
    return f"{came}; {say_value(level.percent, 'percent', 1)} of all were answered within {soon}."


CONTACT = Kind(
    name="contact",
    heading="Contact: 999, 101, live chat and online reports",
    purpose="How many made contact, how long they waited, how many gave up, when, and what became of it.",
    inputs=(Input("calls", CALLS), Input("national", NATIONAL_COUNTS, is_optional=True)),
    options=ContactOptions,
    result=ContactResult,
    measure=measure_contact,
    tell=tell_contact,
)
