"""Six kinds of analysis of what an office handles: complaints, information requests, messaging, case conferences,
disruption of drug supply, and the threat grid."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from answerable.measuring.casework.complaint import ComplaintOptions, ComplaintResult, measure_complaints
from answerable.measuring.casework.complaint_exhibit import tell_complaints
from answerable.measuring.casework.conference import ConferenceOptions, ConferenceResult, measure_conferences
from answerable.measuring.casework.conference_exhibit import tell_conferences
from answerable.measuring.casework.disruption import DisruptionOptions, DisruptionResult, measure_disruptions
from answerable.measuring.casework.disruption_exhibit import tell_disruptions
from answerable.measuring.casework.messaging import MessagingOptions, MessagingResult, measure_messaging
from answerable.measuring.casework.messaging_exhibit import tell_messaging
from answerable.measuring.casework.request import RequestOptions, RequestResult, measure_requests
from answerable.measuring.casework.request_exhibit import tell_requests
from answerable.measuring.casework.shapes import (
    COMPLAINTS,
    CONFERENCES,
    DISRUPTIONS,
    MESSAGES,
    PILOTS,
    REQUESTS,
    THREATS,
)
from answerable.measuring.casework.threat import ThreatOptions, ThreatResult, find_standings
from answerable.measuring.casework.threat_exhibit import tell_threats
from answerable.measuring.kind import Input, Kind
from answerable.measuring.loading.data_file import DataFile
from answerable.measuring.loading.rows import read_rows

Files = Mapping[str, DataFile]


def _rows(files: Files, name: str) -> list[dict[str, Any]]:
    return read_rows(files[name]) if name in files else []


def measure_request_file(files: Files, options: RequestOptions) -> RequestResult:
    """Whether the requests of a file were answered in time."""
    return measure_requests(_rows(files, "requests"), options)


def measure_complaint_file(files: Files, options: ComplaintOptions) -> ComplaintResult:
    """How the complaints of a file come and end."""
    return measure_complaints(_rows(files, "complaints"), options)


def measure_message_files(files: Files, options: MessagingOptions) -> MessagingResult:
    """The months of a messaging service, a pilot, or both."""
    return measure_messaging(_rows(files, "months"), _rows(files, "pilot"), options)


def measure_conference_file(files: Files, options: ConferenceOptions) -> ConferenceResult:
    """The case conferences of a file."""
    return measure_conferences(_rows(files, "conferences"), options)


def measure_disruption_file(files: Files, options: DisruptionOptions) -> DisruptionResult:
    """The disruptions of a file."""
    return measure_disruptions(_rows(files, "disruptions"), options)


def measure_threat_file(files: Files, options: ThreatOptions) -> ThreatResult:
    """The threat grid of a file on a day."""
    return find_standings(_rows(files, "threats"), options)


INFORMATION_REQUESTS = Kind(
    name="information-requests",
    heading="Information requests",
    purpose="Whether requests were answered within the time the law gives, how, and on what grounds refused.",
    inputs=(Input("requests", REQUESTS),),
    options=RequestOptions,
    result=RequestResult,
    measure=measure_request_file,
    tell=tell_requests,
)

COMPLAINTS_KIND = Kind(
    name="complaints",
    heading="Complaints",
    purpose="How many complaints come, how soon they are closed with the open ones counted, and how they end.",
    inputs=(Input("complaints", COMPLAINTS),),
    options=ComplaintOptions,
    result=ComplaintResult,
    measure=measure_complaint_file,
    tell=tell_complaints,
)

MESSAGING = Kind(
    name="messaging",
    heading="Messaging",
    purpose="A messaging service month by month, and what figures before and after a change can show.",
    inputs=(Input("months", MESSAGES, is_optional=True), Input("pilot", PILOTS, is_optional=True)),
    options=MessagingOptions,
    result=MessagingResult,
    measure=measure_message_files,
    tell=tell_messaging,
)

CASE_CONFERENCES = Kind(
    name="case-conferences",
    heading="Case conferences",
    purpose="Whether repeats stay within their control limits, who set those, and how cases and meetings stand.",
    inputs=(Input("conferences", CONFERENCES),),
    options=ConferenceOptions,
    result=ConferenceResult,
    measure=measure_conference_file,
    tell=tell_conferences,
)

DRUG_DISRUPTION = Kind(
    name="drug-disruption",
    heading="Disruption of drug supply",
    purpose="What was counted, of what it is a part, and which changes can be told from chance.",
    inputs=(Input("disruptions", DISRUPTIONS),),
    options=DisruptionOptions,
    result=DisruptionResult,
    measure=measure_disruption_file,
    tell=tell_disruptions,
)

THREAT_GRID = Kind(
    name="threat-grid",
    heading="Threat grid",
    purpose="The status of each line in each area in words, who gave it when, what changed, and how old it is.",
    inputs=(Input("threats", THREATS),),
    options=ThreatOptions,
    result=ThreatResult,
    measure=measure_threat_file,
    tell=tell_threats,
)
