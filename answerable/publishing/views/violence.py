"""Violence in public: reports on hotspots and trials, what was agreed for a place, services, surrender bins."""

from dataclasses import replace

from django.http import HttpResponse
from django.utils import timezone

from answerable.drawing.page import show_exhibit as draw_page_exhibit
from answerable.keeping.queries.public import partnership
from answerable.keeping.queries.public import trial as trials
from answerable.keeping.queries.public.patrol_report import find_report, list_reports, tell_service
from answerable.patrolling.trial.witness import say_abandoned, say_witness
from answerable.publishing.addresses import address_of
from answerable.publishing.exhibiting import link_origins, send_drawing, send_table, send_whole
from answerable.publishing.exporting import CSV, JSON, export_csv, export_json
from answerable.publishing.reporting import cut_lead, find_exhibit, send_report, shape_report, show_exhibit_page
from answerable.publishing.showing import choices_asked, found, show

# How many reports say in short what they say, in the list of all.
MOST_SAID = 12
ROOM = ("Violence", "/violence", "/violence/reports")
# Each column of the register as data with what it holds, as its page tells it.
REGISTER = (
    ("body", "whose trial it is: the body’s id"),
    ("registered_at", "when it was registered"),
    ("listed_at", "since when it stands on this register"),
    ("protocol_sha256", "of the whole protocol"),
    ("seed_sha256", "of the seed that its days are drawn from"),
    ("abandoned_on", "the day on which it was abandoned"),
    ("abandoned_recorded_on", "the day on which that was recorded"),
    ("abandoned_why", "the reason"),
    ("readings_before", "how often its result had been read by then"),
    ("follows_abandoned", "yes where an earlier trial in some of the same places was abandoned"),
    ("title", "its name, once its protocol report is published"),
    ("starts_on", "its first day, from then on"),
    ("ends_on", "its last planned day, from then on"),
    ("protocol_published_on", "the day on which that report was published"),
    ("address", "its page on this site, from then on"),
)


def show_violence(request):
    """`/violence`: the reports that hold, by kind, with the places, services and bins that are public."""
    kinds = {}
    reports = list_reports(MOST_SAID)
    for report in reports:
        if report.later is None:
            kinds.setdefault(report.kind_words, []).append(cut_lead(report))
    return show(
        request,
        "violence",
        kinds=list(kinds.items()),
        superseded=[report for report in reports if report.later is not None],
        trials=trials.list_trials(),
        registered=trials.count_registered(),
        places=partnership.list_places(),
        services=partnership.list_services(),
        bins=len(partnership.list_bins()),
    )


def show_report(request, key):
    """`/violence/reports/12`: what a report says, section by section, each finding with a way to its page."""
    one = found(find_report(key))
    address = f"/violence/reports/{key}"
    trial = trials.find_trial(one.trial, timezone.localdate()) if one.trial else None
    abandoned = say_abandoned(trial.abandoned) if trial and trial.abandoned else ""
    return show(
        request, "patrol_report", one=one, address=address, publications=[one.publication], trial=trial,
        abandoned="" if abandoned in one.report.lead else abandoned,
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


def show_trials(request):
    """`/violence/trials`: the register of trials, each from the moment of its registration."""
    lines = [
        {"one": one, "witness": say_witness(one.witness, one.told.starts_on) if one.told else (),
         "abandoned": say_abandoned(one.abandoned) if one.abandoned else ""}
        for one in trials.list_registered()
    ]  # fmt: skip
    return show(request, "patrol_trials", lines=lines, columns=REGISTER)


def export_trials_csv(request):
    return export_csv([name for name, _ in REGISTER], map(_register_row, trials.list_registered()))


def export_trials_json(request):
    return export_json("trials", map(_register_row, trials.list_registered()))


def _register_row(one):
    abandoned, told = one.abandoned, one.told
    return {
        "body": one.body.public_id if one.body else one.body_name,
        "registered_at": one.registered_at.isoformat(timespec="seconds"),
        "listed_at": one.listed_at.isoformat(timespec="seconds"),
        "protocol_sha256": one.protocol_sha256,
        "seed_sha256": one.seed_sha256,
        "abandoned_on": abandoned.on if abandoned else None,
        "abandoned_recorded_on": abandoned.recorded_on if abandoned else None,
        "abandoned_why": abandoned.why if abandoned else None,
        "readings_before": abandoned.readings if abandoned else None,
        "follows_abandoned": "yes" if one.follows_abandoned else "no",
        "title": told.title if told else None,
        "starts_on": told.starts_on if told else None,
        "ends_on": told.ends_on if told else None,
        "protocol_published_on": one.witness.told_on,
        "address": address_of("patrol_trial", told.key) if told else None,
    }


def show_trial(request, key):
    """`/violence/trials/3`: a trial as it was registered, and what was read of it."""
    one = found(trials.find_trial(key, timezone.localdate()))
    return show(
        request, "patrol_trial", one=one, witness=say_witness(one.witness, one.starts_on),
        abandoned=say_abandoned(one.abandoned) if one.abandoned else "",
    )  # fmt: skip


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
