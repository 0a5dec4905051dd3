"""Inquiries on the desk, with everything under them."""

from django.db.models import Prefetch

from answerable.keeping.models.desk import (
    EvidenceSession,
    Inquiry,
    InquiryMember,
    LineOfQuestioning,
    Theme,
)


def list_inquiries(bodies):
    """The inquiries of these bodies, the latest first."""
    return Inquiry.objects.standing().filter(body__in=bodies).select_related("body")


def find_inquiry(key):
    """An inquiry with its members, themes with their lines, and sessions, or `None`."""
    lines = LineOfQuestioning.objects.standing().select_related("sitting__body")
    themes = Theme.objects.standing().prefetch_related(Prefetch("lines", lines, to_attr="listed"))
    members = InquiryMember.objects.standing().select_related("person")
    sessions = EvidenceSession.objects.standing().select_related("sitting__body")
    rows = Inquiry.objects.standing().select_related("body", "report_paper")
    return (
        rows.prefetch_related(
            Prefetch("themes", themes, to_attr="listed_themes"),
            Prefetch("members", members, to_attr="sitting_on_it"),
            Prefetch("sessions", sessions, to_attr="held"),
        )
        .filter(pk=key)
        .first()
    )


def find_theme(key):
    return Theme.objects.standing().select_related("inquiry__body").filter(pk=key).first()


def find_line(key):
    return LineOfQuestioning.objects.standing().select_related("theme__inquiry__body").filter(pk=key).first()
