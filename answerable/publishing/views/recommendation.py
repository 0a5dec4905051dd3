"""Recommendations in public: the register, and one with its reply and its progress."""

from django.utils import timezone

from answerable.keeping.queries.public.recommendation import find_recommendation, list_recommendations
from answerable.publishing.showing import choices_asked, found, select, show

STATES = (("owed", "Reply owed"), ("late", "Reply late"), ("open", "Answered, open"), ("closed", "Closed"))


def show_recommendations(request):
    chosen = choices_asked(request, "state")
    rows = list_recommendations(timezone.localdate(), chosen["state"])
    filters = [select("state", "State", "Any", STATES, chosen)]
    return show(request, "recommendations", recommendations=rows, filters=filters, chosen=chosen)


def show_recommendation(request, key):
    return show(request, "recommendation", one=found(find_recommendation(key, timezone.localdate())))
