"""The analyses of the demonstration, one of every kind, each measured and published."""

from __future__ import annotations

from typing import Any, NamedTuple

from answerable.keeping.changes.desk.analysis import annotate_analysis, measure_analysis, publish_analysis
from examples.data import casework, people


class Asked(NamedTuple):
    """An analysis to be made: its files by what the kind calls them, its options, and the analyst's own words."""

    kind: str
    title: str
    files: dict[str, str]
    options: dict[str, str] = {}
    note: str = ""


ANALYSES = (
    Asked(
        "change", "Three reductions in one statement", {"changes": "three-reductions.csv"},
        {"heading": "Three reductions in one statement"},
        "The statement of 22 February 2022 calls all three a reduction.",
    ),
    Asked(
        "scorecard", "The scorecard for the quarter to December 2021, from its files",
        {
            "measures": "measures.csv", "observations": "observations.csv", "baselines": "baselines.csv",
            "targets": "targets.csv", "remarks": "remarks.csv",
        },
        {"quarter_end": "2021-12-31"},
    ),
    Asked(
        "contact", "How calls, chats and online reports were answered, August 2021 to July 2022",
        {"calls": "calls.parquet", "national": "national-call-counts.csv"}, {},
        "The report of 27 September 2022 says that percentiles and the distribution of waits are not worked out, and "
        "that the national figures show fewer calls than the force counts.",
    ),
    Asked("forecast", "999 calls by the hour, four weeks ahead", {"calls": "calls.parquet"}, {"channel": "999"}),
    Asked(
        "staffing", "People needed to answer nine in ten 999 calls within 10 seconds", {"calls": "calls.parquet"},
        {"channel": "999", "handling_seconds": "233", "callers": "leave"},
    ),
    Asked(
        "national-999", "The national publication of 999 answer times, May and June 2022",
        {"answers": "answer-times-999.csv"}, {"ours": "West Midlands"},
    ),
    Asked(
        "response", "How soon officers arrived, August 2021 to July 2022",
        {"incidents": "incidents.parquet", "published": "published-response.csv"},
    ),
    Asked(
        "published-response", "Can the printed response times be true together?",
        {"published": "published-response.csv"},
    ),
    Asked(
        "series", "Demand resolved at first contact, month by month", {"series": "resolved-at-contact.csv"},
        {"name": "Demand resolved at first contact", "better": "higher", "form": "percent"},
    ),
    Asked(
        "rare", "Days between homicides", {"events": "homicide-days.csv"},
        {"name": "Homicides", "until": "2021-12-31"},
    ),
    Asked(
        "areas", "Serious youth violence in each policing unit, November 2022",
        {"counts": "youth-violence-by-unit.csv"}, {"force": "West Midlands"},
    ),
    Asked(
        "forces", "Burglary of homes among all burglary, by force, 2017/18",
        {"measures": "domestic-burglary-2017-18.csv"}, {"ours": "West Midlands"},
    ),
    Asked(
        "workforce", "Posts, leavers and attendance in Force Contact, 2022", people.ANALYSES["workforce"],
        {"unit": "Force Contact"},
    ),
    Asked(
        "survey", "Happy with the service: the text message survey of December 2021", people.ANALYSES["survey"],
        {"satisfied": "happy", "shown_on": "2022-02-22"},
        "The share of 79% and a response of one in ten are printed; how many answered is not. A thousand answers are "
        "made up here.",
    ),
    Asked(
        "charter", "Two standards of the citizen charter, audited in October 2021", people.ANALYSES["charter"],
        {"shown_on": "2022-09-27"},
    ),
    *(Asked(kind, title, casework.ANALYSES[kind], casework.OPTIONS.get(kind, {})) for kind, title in (
        ("stop-search", "Stop and search by ethnicity and policing unit"),
        ("use-of-force", "Use of force on White and Black people, 2019/20"),
        ("scrutiny-sample", "The videos drawn for the scrutiny panels"),
        ("complaints", "Complaints received and closed"),
        ("information-requests", "Requests for information and the 20 working days"),
        ("case-conferences", "Conferences on domestic abuse: cases, repeats and meetings"),
        ("drug-disruption", "Disruption of drug supply, 2021"),
        ("threat-grid", "The threat grid of county lines"),
    )),
    Asked(
        "messaging", "Messages to subscribers, before and after a pilot", {"pilot": "messaging-pilot.csv"},
        casework.OPTIONS["messaging"],
    ),
)  # fmt: skip


def publish_analyses(body: Any, files: dict[str, Any], by: str) -> list[Any]:
    """Make each of the demonstration's analyses and publish it."""
    made = []
    for asked in ANALYSES:
        given = {name: files[file] for name, file in asked.files.items()}
        row = measure_analysis(body, asked.kind, given, by=by, options=asked.options, title=asked.title)
        if asked.note:
            row = annotate_analysis(row, by=by, revision=row.revision, title=asked.title, note=asked.note)
        made.append(publish_analysis(row, by=by))
    return made
