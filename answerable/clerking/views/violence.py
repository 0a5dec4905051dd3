"""Where violence stands on the desk: what waits, and what there is."""

from django.utils import timezone

from answerable.clerking.kept_page import say_day
from answerable.clerking.permissions import roles_for
from answerable.clerking.showing import desk_page, may, show
from answerable.keeping.queries.desk import engagement, funding_return, hotspot, intervention, patrol_report, trial

MOST_SHOWN = 10
WAYS = (
    ("Choose hotspots", "/desk/hotspots/new", "keep_places"),
    ("Begin a trial", "/desk/trials/new", "keep_trials"),
    ("Begin a return", "/desk/funding-returns/new", "keep_funding_returns"),
    ("Open an engagement plan", "/desk/engagement/new", "keep_engagement"),
)


@desk_page("see_violence")
def show_violence(request):
    bodies = request.reach.bodies(roles_for("see_violence"))
    today = timezone.localdate()
    trials = list(trial.list_trials(bodies))
    running = [row for row in trials if row.registered_at and row.starts_on <= today <= row.last_on]
    ended = [row for row in trials if row.registered_at and row.ends_on < today and not row.abandoned_on]
    read = {row.pk: trial.list_readings(row) for row in trials}
    over = [row for row in ended if not read[row.pk]]
    late = [row for row in engagement.list_plans(bodies) if row.next_update_on and row.next_update_on < today]
    seen = request.reach.bodies(roles_for("see_places"))
    unplanned = list(engagement.list_unplanned(seen))
    owed = [row for row in funding_return.list_returns(bodies) if row.sent_on is None]
    drafts = [row for row in patrol_report.list_reports(bodies) if not row.publication_id]
    groups = (
        ("Trials that run", "/desk/trials",
         [(str(row), f"/desk/trials/{row.pk}", f"until {say_day(row.last_on)}") for row in running]),
        ("Trials that are over and not read", "/desk/trials",
         [(str(row), f"/desk/trials/{row.pk}", f"since {say_day(row.ends_on)}") for row in over]),
        ("Updates to communities that are late", "/desk/engagement",
         [(str(row), f"/desk/engagement/{row.pk}", f"due on {say_day(row.next_update_on)}") for row in late]),
        ("Places without an engagement plan",
         f"/desk/hotspots/{unplanned[0].hotspot_set_id}" if unplanned else "",
         [(str(row), f"/desk/hotspots/places/{row.pk}", "") for row in unplanned]),
        ("Returns that are not sent", "/desk/funding-returns",
         [(str(row), f"/desk/funding-returns/{row.pk}", f"due on {say_day(row.due_on)}" if row.due_on else "")
          for row in owed]),
        ("Reports on the desk", "/desk/patrol-reports",
         [(str(row), f"/desk/patrol-reports/{row.pk}", "") for row in drafts]),
    )  # fmt: skip
    return show(
        request,
        "violence",
        groups=[(heading, rows[:MOST_SHOWN], len(rows), more) for heading, more, rows in groups if rows],
        most_shown=MOST_SHOWN,
        readings=[
            (f"{row.title}: {each}", f"/desk/trials/readings/{each.pk}", f"read on {say_day(each.read_on)}")
            for row in trials
            for each in read[row.pk]
        ][:MOST_SHOWN],
        standing=[
            *((("Sets of hotspots", "/desk/hotspots", hotspot.list_sets(seen).count()),) if seen else ()),
            ("Trials", "/desk/trials", len(trials)),
            ("Engagement plans", "/desk/engagement", engagement.list_plans(bodies).count()),
            ("Services", "/desk/services", intervention.list_services(bodies).count()),
            ("Surrender bins", "/desk/bins", intervention.list_bins(bodies).count()),
            ("Funding returns", "/desk/funding-returns", funding_return.list_returns(bodies).count()),
            ("Reports", "/desk/patrol-reports", patrol_report.list_reports(bodies).count()),
        ],
        ways=[(words, address) for words, address, act in WAYS if may(request, act)],
        may_keep=may(request, "keep_places"),
    )
