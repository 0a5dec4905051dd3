"""Announced inquiries as the public sees them: scope, members, themes, sessions; never a line of questioning."""

import datetime as dt
from dataclasses import dataclass

from django.db.models import Prefetch

from answerable.keeping.models import Standing
from answerable.keeping.models.desk import EvidenceSession, Inquiry, InquiryMember, SittingStatus, Theme
from answerable.keeping.queries.public.link import Link, link_to

CALLED = (SittingStatus.CALLED, SittingStatus.IN_SESSION, SittingStatus.HELD)


@dataclass(frozen=True, slots=True)
class PublicInquiry:
    """An inquiry; `members` are `(name, leads)`, `sessions` `(date, venue, witnesses)`."""

    key: int
    title: str
    scope: str
    state: str
    body_name: str
    announced_on: dt.date
    report: Link | None
    members: list[tuple[str, bool]]
    themes: list[str]
    sessions: list[tuple[dt.date, str, str]]


def list_inquiries() -> list[PublicInquiry]:
    """Announced inquiries, the latest first."""
    return [_shape(row) for row in _rows().order_by("-announced_on", "-pk")]


def find_inquiry(key: int) -> PublicInquiry | None:
    row = _rows().filter(pk=key).first()
    return _shape(row) if row else None


def _rows():
    sessions = EvidenceSession.objects.standing().filter(sitting__status__in=CALLED).select_related("sitting")
    rows = Inquiry.objects.standing().exclude(announced_on=None).select_related("body", "report_paper")
    return rows.prefetch_related(
        Prefetch("themes", Theme.objects.standing(), to_attr="told_themes"),
        Prefetch("members", InquiryMember.objects.standing().select_related("person"), to_attr="told_members"),
        Prefetch("sessions", sessions, to_attr="told_sessions"),
    )


def _shape(row) -> PublicInquiry:
    return PublicInquiry(
        key=row.pk,
        title=row.title,
        scope=row.scope,
        state=row.get_state_display(),
        body_name=row.body.name,
        announced_on=row.announced_on,
        report=link_to("paper", row.report_paper),
        members=[
            (one.person.name, one.is_lead) for one in row.told_members if one.person.standing == Standing.OFFICE
        ],
        themes=[one.title for one in row.told_themes],
        sessions=[(one.sitting.date, one.sitting.venue, one.witnesses) for one in row.told_sessions],
    )
