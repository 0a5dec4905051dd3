"""Violence in public: reports on hotspots and trials, what was agreed for a place, services, surrender bins."""

from dataclasses import replace

from django.http import HttpResponse
from django.utils import timezone

from answerable.drawing.page import show_exhibit as draw_page_exhibit
from answerable.keeping.queries.public import partnership
from answerable.keeping.queries.public import trial as trials
from answerable.keeping.queries.public.patrol_report import find_report, list_reports, tell_service
from answerable.publishing.exhibiting import link_origins, send_drawing, send_table, send_whole
from answerable.publishing.exporting import CSV, JSON
from answerable.publishing.reporting import find_exhibit, send_report, shape_report, show_exhibit_page
from answerable.publishing.showing import choices_asked, found, show

# How many reports say in short what they say, in the list of all.
MOST_SAID = 12
ROOM = ("Violence", "/violence", "/violence/reports")


def show_violence(request):
    """`/violence`: the reports that hold, by kind, with the places, services and bins that are public."""
    kinds = {}
    reports = list_reports(MOST_SAID)
    for report in reports:
        if report.later is None:
            kinds.setdefault(report.kind_words, []).append(report)
    return show(
        request,
        "violence",
        kinds=list(kinds.items()),
        superseded=[report for report in reports if report.later is not None],
        trials=trials.list_trials(),
        places=partnership.list_places(),
        services=partnership.list_services(),
        bins=len(partnership.list_bins()),
    )


def show_report(request, key):
    """`/violence/reports/12`: what a report says, section by section, each finding with a way to its page."""
    one = found(find_report(key))
    address = f"/violence/reports/{key}"
    trial = trials.find_trial(one.trial, timezone.localdate()) if one.trial else None
    return show(
        request, "patrol_report", one=one, address=address, publications=[one.publication], trial=trial,
        **shape_report(one.report, address),
    )  # fmt: skip


def show_exhibit(request, key, slug):
    """`/violence/reports/12/effect`: one exhibit whole, its table in pages where it is long."""
    return show_exhibit_page(request, found(find_report(key)), slug, up=f"/violence/reports/{key}", room=ROOM)


def export_report(request, key):
    """`/violence/reports/12.json`: all that it says, with every exhibit's data."""
    return send_report(found(find_report(key)).report)


def draw_exhibit(request, key, slug):
    return found(send_drawing(_find(key, slug), choices_asked(request, "width")["width"]))


def export_exhibit_csv(request, key, slug):
    return send_table(_find(key, slug))


def export_exhibit_json(request, key, slug):
    return send_whole(link_origins(_find(key, slug)))


def show_trial(request, key):
    """`/violence/trials/3`: a trial as it was registered, and what was read of it."""
    return show(request, "patrol_trial", one=found(trials.find_trial(key, timezone.localdate())))


def export_schedule(request, key):
    """`/violence/trials/3/schedule.csv`: no page before the dated rule opens it."""
    return HttpResponse(found(trials.find_schedule(key, timezone.localdate())), content_type=CSV)


def export_protocol(request, key):
    """`/violence/trials/3/protocol.json`: the bytes that were hashed; no page before the dated rule opens places."""
    return HttpResponse(found(trials.find_protocol(key, timezone.localdate())), content_type=JSON)


def show_place(request, key):
    """`/violence/places/4`: what was asked and agreed for a place, by its public name."""
    one = found(partnership.find_place(key, timezone.localdate()))
    return show(request, "patrol_place", one=one, exhibits=_show_all(one.exhibits))


def show_service(request, key):
    """`/violence/services/4`: who came to a service, who stayed, what came of it."""
    one = found(partnership.find_service(key))
    exhibits, report = tell_service(key)
    return show(request, "patrol_service", one=one, exhibits=_show_all(exhibits), report=report)


def show_bins(request):
    """`/violence/bins`: where weapons can be surrendered, and what was."""
    today = timezone.localdate()
    return show(
        request, "surrender_bins", bins=partnership.list_bins(), exhibits=_show_all(partnership.tell_bins(today))
    )


def _find(key, slug):
    return find_exhibit(found(find_report(key)).report, slug)


def _show_all(exhibits):
    """Exhibits in the page itself: they are of today, and have no page of their own."""
    return [replace(draw_page_exhibit(exhibit, level=2), is_folded=False) for exhibit in exhibits]
