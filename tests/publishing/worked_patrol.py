"""Violence of a worked desk: a patrol year whose reports are published, beside what is nobody's to see."""

import datetime as dt
import tempfile
from pathlib import Path

from django.utils import timezone

from answerable.keeping.changes.desk import engagement, hotspot, intervention, trial
from answerable.keeping.queries.desk import hotspot as hotspots
from answerable.keeping.queries.desk import trial as trials
from tests.keeping.desk.makings_measure import ANALYST
from tests.keeping.desk.makings_patrol import make_bin, make_plan, make_report, make_service
from tests.publishing.patrolled import (
    FEW,
    SHUT,
    open_plan,
    publish,
    publish_trial,
    register,
    return_quarter,
    serve,
)


def publish_patrols(planting):
    """Publish a report of each kind after marks were planted in all that is closed: the exact places and their names,
    a trial that runs, two that nobody is told of, plans, services and bins that are not public, reports that are not
    published."""
    folder = Path(tempfile.mkdtemp(prefix="answerable-test-"))
    over = register(folder)
    spots = hotspots.list_hotspots(over.hotspot_set)
    plan = open_plan(spots[0])
    engagement.add_stakeholder(plan, by=ANALYST, organisation="A second chapel", sort="faith", is_public=False)
    make_plan(hotspot.name_hotspot(spots[1], by=ANALYST, public_name="A place not told of"))
    make_service(name=SHUT, provider="A provider not told of")
    make_bin(code="shut", place="A bin not told of", council="Nowhere")
    serve("Second Chance")
    serve("Night Shelter", FEW, setting="street")
    intervention.publish_bin(make_bin(), by=ANALYST)
    planting.plant()
    publish_trial(over, folder)
    publish("return", funding_return=return_quarter(over.hotspot_set.offences))
    publish("services")
    starts_on = timezone.localdate() + dt.timedelta(days=10)
    running = register(
        folder, timezone.localdate(), starts_on=starts_on, ends_on=starts_on + dt.timedelta(days=55), looks=[],
        title="Summer patrols on trial",
    )  # fmt: skip
    publish("protocol", trial=trials.find_trial(running.pk))
    register_untold(folder, starts_on + dt.timedelta(days=90))
    make_report("result", reading=over.readings.get(), introduction="Not told yet.")
    make_report("hotspots", hotspot_set=running.hotspot_set)


def register_untold(folder, starts_on):
    """Two trials whose protocol reports are not published, in the same places: one was abandoned, one is to come."""
    given = {"starts_on": starts_on, "ends_on": starts_on + dt.timedelta(days=55), "looks": []}
    first = register(folder, timezone.localdate(), title="Patrols not told of", **given)
    trial.abandon_trial(first, by=ANALYST, on=timezone.localdate(), why="Too few officers were free for it.")
    register(folder, timezone.localdate(), title="Patrols not told of either", **given)
