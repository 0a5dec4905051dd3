"""What a file of contacts must look like: a row for each call, chat or report; and one of national counts."""

from __future__ import annotations

from answerable.measuring.loading.shape import Field, Shape

CHANNELS = ("999", "101", "live-chat", "online")
OUTCOMES = ("answered", "abandoned", "refused")
RESOLUTIONS = ("no record", "contact resolution", "immediate", "priority", "other")

LONGEST_SECONDS = 366 * 24 * 60 * 60
"""A year: longer waits are clocks that were never stopped."""

CALLS = Shape(
    name="calls",
    heading="Calls, chats and online reports",
    meaning="One row for each contact that reached the force's switchboard, chat or online form, answered or not.",
    key=("call_id",),
    fields=(
        Field(
            name="call_id",
            form="text",
            meaning="What tells this contact from every other. No two rows may share it.",
            is_required=True,
            names=("id", "call id", "call reference", "contact id", "interaction id"),
        ),
        Field(
            name="channel",
            form="code",
            meaning="How the contact came: 999, 101, live chat or an online report.",
            is_required=True,
            names=("line", "contact channel", "service"),
            allowed=CHANNELS,
        ),
        Field(
            name="received_at",
            form="time",
            meaning="When the contact reached the queue: the moment from which its wait is counted.",
            is_required=True,
            names=("received", "start time", "call start", "offered at", "queued at"),
        ),
        Field(
            name="outcome",
            form="code",
            meaning="How the wait ended: answered (or reviewed), abandoned by the caller, or refused (turned away).",
            is_required=True,
            names=("call outcome", "disposition", "status"),
            allowed=OUTCOMES,
        ),
        Field(
            name="wait_seconds",
            form="seconds",
            meaning="Whole seconds from being received to being answered, reviewed or given up; blank if unknown.",
            names=("wait", "wait time", "queue time", "time to answer", "answer seconds", "ring time"),
            lowest=0,
            highest=LONGEST_SECONDS,
        ),
        Field(
            name="handled_seconds",
            form="seconds",
            meaning="Whole seconds from being answered to the end; blank if it was not answered.",
            names=("handled", "handle time", "handling time", "talk time", "duration"),
            lowest=0,
            highest=LONGEST_SECONDS,
        ),
        Field(
            name="resolution",
            form="code",
            meaning="What became of it: no record of an incident, resolved in the contact, or graded for a response.",
            names=("result", "grading", "grade", "incident grade"),
            allowed=RESOLUTIONS,
        ),
        Field(name="force", form="text", meaning="The force, in a file of several.", names=("police force",)),
        Field(name="queue", form="text", meaning="The queue, skill or team it was put to.", names=("skill", "team")),
        Field(name="subject", form="text", meaning="What an online report is about.", names=("report type", "topic")),
    ),
)

NATIONAL_COUNTS = Shape(
    name="national-call-counts",
    heading="The national publication's count of 999 calls",
    meaning="One row for each force and month, as the national publication prints them.",
    key=("force", "month"),
    fields=(
        Field(
            name="month",
            form="date",
            meaning="The first day of the month.",
            is_required=True,
            names=("period", "month beginning"),
        ),
        Field(
            name="calls",
            form="whole",
            meaning="Calls in that month.",
            is_required=True,
            names=("number of calls", "volume", "call volume"),
            lowest=0,
        ),
        Field(name="force", form="text", meaning="The force as printed.", names=("police force", "force name")),
    ),
)
