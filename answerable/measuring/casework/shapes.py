"""The files of casework. None of them names a person: cases have references, and decisions have offices."""

from __future__ import annotations

from answerable.measuring.loading.shape import WHOLE_PERIOD, Field, Order, Shape
from answerable.measuring.verdict import BETTER

OUTCOMES = ("granted in full", "granted in part", "refused", "not held", "withdrawn")
STATUSES = ("red", "amber", "green")

_REFERENCE = Field(
    name="reference",
    form="text",
    meaning="The reference of the case; no name.",
    is_required=True,
    names=("ref", "id", "case", "number", "reference number"),
)
_PERIOD = Field(
    name="period",
    form="period",
    meaning="A month (2022-05), a quarter (2022 Q2) or a year (2021/22).",
    names=("month", "quarter", "year"),
)
_FIRST = Field(
    name="first_on",
    form="date",
    meaning="The first day of the period, where none is given in words.",
    names=("from", "start"),
)
_LAST = Field(
    name="last_on", form="date", may_be_ahead=True, meaning="The last day of the period.", names=("to", "end")
)
_AREA = Field(name="area", form="text", meaning="The area; blank for the whole.", names=("npu", "policing unit"))
_BETTER = Field(
    name="better",
    form="code",
    meaning="Whether less (lower) or more (higher) is wanted, or neither.",
    allowed=BETTER,
    names=("wanted", "direction"),
)

REQUESTS = Shape(
    name="information-requests",
    heading="Information requests",
    meaning="One row for each request under the Freedom of Information Act, answered or not. Name nobody.",
    key=("reference",),
    orders=(Order(first="received_on", second="answered_on", words="It was answered before it was received."),),
    fields=(
        _REFERENCE,
        Field(
            name="received_on",
            form="date",
            meaning="The day on which the request came.",
            is_required=True,
            names=("received", "date received", "request date"),
        ),
        Field(
            name="answered_on",
            form="date",
            meaning="The day on which it was answered; blank while it is open.",
            names=("answered", "date answered", "closed", "response date"),
        ),
        Field(
            name="outcome",
            form="code",
            meaning="What was answered.",
            allowed=OUTCOMES,
            names=("result", "decision"),
        ),
        Field(
            name="exemption",
            form="text",
            meaning="The sections that a refusal rests on, such as 12 or 31; 40. Several with a semicolon between.",
            names=("exemptions", "section", "sections", "ground"),
        ),
        Field(
            name="clarified_on",
            form="date",
            meaning="The day on which an explanation came that was asked for: the twenty days run from it.",
            names=("clarified", "clarification received"),
        ),
        Field(
            name="extended_to",
            form="date",
            may_be_ahead=True,
            meaning="The day to which the time was extended to weigh the public interest.",
            names=("extended until", "public interest extension"),
        ),
    ),
)

COMPLAINTS = Shape(
    name="complaints",
    heading="Complaints",
    meaning="One row for each complaint against the force, closed or open. Name neither complainant nor officer.",
    key=("reference",),
    orders=(Order(first="received_on", second="closed_on", words="It was closed before it was received."),),
    fields=(
        _REFERENCE,
        Field(
            name="received_on",
            form="date",
            meaning="The day on which the complaint came.",
            is_required=True,
            names=("received", "date received", "recorded"),
        ),
        Field(
            name="closed_on",
            form="date",
            meaning="The day on which it was closed; blank while it is open.",
            names=("closed", "date closed", "finalised"),
        ),
        Field(
            name="category",
            form="text",
            meaning="What it is about: delivery of duties and service, individual behaviours.",
            names=("type", "kind", "allegation"),
        ),
        Field(
            name="handling",
            form="text",
            meaning="How it is handled: outside or under Schedule 3 to the Police Reform Act 2002, local resolution.",
            names=("handled as", "route", "schedule"),
        ),
        Field(
            name="outcome",
            form="text",
            meaning="How it ended: resolved, service acceptable, service not acceptable, misconduct to answer.",
            names=("result", "decision"),
        ),
    ),
)

MESSAGES = Shape(
    name="message-figures",
    heading="Messaging month by month",
    meaning="One row for each measure of a messaging service in each month: subscribers, satisfaction, sharing.",
    key=("measure", "area", "first_on"),
    needs=(("period", "first_on"),),
    orders=(WHOLE_PERIOD,),
    fields=(
        _PERIOD,
        _FIRST,
        _LAST,
        _AREA,
        Field(name="measure", form="text", meaning="What is measured.", is_required=True, names=("name",)),
        Field(name="value", form="number", meaning="The figure.", is_required=True, names=("figure", "score")),
        Field(
            name="answers",
            form="whole",
            meaning="How many answered, where it is a percentage of answers.",
            names=("n", "respondents", "base"),
            lowest=0,
        ),
        _BETTER,
    ),
)

PILOTS = Shape(
    name="before-and-after",
    heading="Averages before and after a change",
    meaning="One row for each measure, with its figure before and after something was tried, and how many it is of.",
    key=("measure", "area"),
    fields=(
        Field(name="measure", form="text", meaning="What is measured.", is_required=True, names=("name",)),
        _AREA,
        Field(name="before", form="number", meaning="The figure before.", names=("pre",)),
        Field(name="after", form="number", meaning="The figure after.", is_required=True, names=("post",)),
        Field(
            name="unit",
            form="code",
            meaning="percent of answers, a score on a scale, or a count or average of counts.",
            is_required=True,
            allowed=("percent", "score", "count"),
        ),
        Field(name="before_period", form="text", meaning="What the figure before is of, in words."),
        Field(name="after_period", form="text", meaning="What the figure after is of, in words."),
        Field(
            name="before_answers", form="whole", meaning="How many answered before.", names=("n before",), lowest=0
        ),
        Field(name="after_answers", form="whole", meaning="How many answered after.", names=("n after",), lowest=0),
        _BETTER,
    ),
)

CONFERENCES = Shape(
    name="case-conferences",
    heading="Case conferences month by month",
    meaning="One row for each month, and each area where there are several: cases heard, repeats, meetings held.",
    key=("area", "first_on"),
    needs=(("period", "first_on"),),
    orders=(WHOLE_PERIOD,),
    fields=(
        _PERIOD,
        _FIRST,
        _LAST,
        _AREA,
        Field(
            name="cases",
            form="whole",
            meaning="Cases heard in the month.",
            is_required=True,
            names=("cases heard", "discussed"),
            lowest=0,
        ),
        Field(
            name="repeats",
            form="whole",
            meaning="Of those, cases that had been heard in the twelve months before.",
            names=("repeat cases", "repeat"),
            lowest=0,
        ),
        Field(
            name="meetings", form="whole", meaning="Meetings held.", names=("conferences", "meetings held"), lowest=0
        ),
        Field(
            name="rebase_reason",
            form="text",
            meaning="Why the limits are worked out afresh, on the first month they are for.",
            names=("rebase", "limits set afresh because"),
        ),
        Field(
            name="rebase_by",
            form="text",
            meaning="Who decided that, by office.",
            names=("decided by", "limits set by"),
        ),
    ),
)

DISRUPTIONS = Shape(
    name="disruptions",
    heading="Disruption of drug supply",
    meaning="One row for each thing counted in each period: disruptions, arrests, charges, referrals, tests.",
    key=("measure", "first_on", "last_on"),
    needs=(("period", "first_on"),),
    orders=(WHOLE_PERIOD,),
    fields=(
        _PERIOD,
        _FIRST,
        _LAST,
        Field(name="measure", form="text", meaning="What is counted.", is_required=True, names=("name", "counted")),
        Field(name="count", form="whole", meaning="How many.", is_required=True, names=("number", "total"), lowest=0),
        Field(
            name="part_of",
            form="text",
            meaning="The measure that it is a part of (county lines disruptions are part of disruptions).",
            names=("out of", "of"),
        ),
        _BETTER,
        Field(
            name="break_words",
            form="text",
            meaning="What changed in the counting, on the first period that is counted the new way.",
            names=("recording break", "break"),
        ),
        Field(name="note", form="text", meaning="What a reader must know of the figure.", names=("notes", "caveat")),
    ),
)

THREATS = Shape(
    name="threat-grid",
    heading="Threat grid",
    meaning="One row for each status given to a line in an area; older rows are history. Lines by code, not name.",
    key=("line", "area", "set_on"),
    orders=(Order(first="earlier_on", second="set_on", words="The earlier status was set after this one."),),
    fields=(
        Field(
            name="line",
            form="text",
            meaning="The line or threat, by a code that harms no operation.",
            is_required=True,
            names=("county line", "threat", "code"),
        ),
        _AREA,
        Field(
            name="status",
            form="code",
            meaning="The status given.",
            is_required=True,
            allowed=STATUSES,
            names=("rag", "rating"),
        ),
        Field(
            name="set_on",
            form="date",
            meaning="The day on which it was given.",
            is_required=True,
            names=("assessed on", "date", "set"),
        ),
        Field(
            name="set_by",
            form="text",
            meaning="Who gave it, by office or unit; no name.",
            names=("assessed by", "owner", "by"),
        ),
        Field(
            name="basis",
            form="text",
            meaning="What it rests on: the harm indicators that were weighed.",
            names=("reason", "indicators", "scored on"),
        ),
        Field(
            name="earlier_status",
            form="code",
            meaning="The status before, where its own row is not in the file.",
            allowed=STATUSES,
            names=("previous status", "last status", "previous rag"),
        ),
        Field(name="earlier_on", form="date", meaning="The day on which that was given.", names=("previous date",)),
        Field(
            name="closed_on",
            form="date",
            meaning="The day on which the line was closed; blank while it runs.",
            names=("closed",),
        ),
    ),
)
