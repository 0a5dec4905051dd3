"""Where violence stands on the desk: what waits, and what there is."""

from django.utils import timezone

from answerable.clerking.permissions import roles_for
from answerable.clerking.showing import desk_page, may, show
from answerable.keeping.queries.desk import engagement, funding_return, hotspot, intervention, patrol_report, trial

MOST_SHOWN = 10


@desk_page("see_violence")
def show_violence(request):
    bodies = request.reach.bodies(roles_for("see_violence"))
    today = timezone.localdate()
    trials = list(trial.list_trials(bodies))
    running = [row for row in trials if row.registered_at and row.starts_on <= today <= row.ends_on]
    over = [row for row in trials if row.registered_at and row.ends_on < today and not trial.list_readings(row)]
    late = [row for row in engagement.list_plans(bodies) if row.next_update_on and row.next_update_on < today]
    unplanned = list(engagement.list_unplanned(bodies)) if may(request, "see_places") else []
    owed = [row for row in funding_return.list_returns(bodies) if row.sent_on is None]
    drafts = [row for row in patrol_report.list_reports(bodies) if not row.publication_id]
    groups = (
        ("Trials that run", [(str(row), f"/desk/trials/{row.pk}") for row in running]),
        ("Trials that are over and not read", [(str(row), f"/desk/trials/{row.pk}") for row in over]),
        ("Updates to communities that are late", [(str(row), f"/desk/engagement/{row.pk}") for row in late]),
        ("Places without an engagement plan",
         [(str(row), f"/desk/hotspots/places/{row.pk}") for row in unplanned]),
        ("Returns that are not sent", [(str(row), f"/desk/funding-returns/{row.pk}") for row in owed]),
        ("Reports on the desk", [(str(row), f"/desk/patrol-reports/{row.pk}") for row in drafts]),
    )  # fmt: skip
    sees = may(request, "see_places")
    return show(
        request,
        "violence",
        groups=[(heading, rows[:MOST_SHOWN], len(rows)) for heading, rows in groups if rows],
        standing=[
            *((("Hotspots", "/desk/hotspots", hotspot.list_sets(bodies).count()),) if sees else ()),
            ("Trials", "/desk/trials", len(trials)),
            ("Engagement plans", "/desk/engagement", engagement.list_plans(bodies).count()),
            ("Services", "/desk/services", intervention.list_services(bodies).count()),
            ("Surrender bins", "/desk/bins", intervention.list_bins(bodies).count()),
            ("Funding returns", "/desk/funding-returns", funding_return.list_returns(bodies).count()),
            ("Reports", "/desk/patrol-reports", patrol_report.list_reports(bodies).count()),
        ],
        may_keep=may(request, "keep_places"),
    )
