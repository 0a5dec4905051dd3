"""Measures on the desk: defined, held against targets and baselines, charted, published; their values released."""

from django.views.decorators.http import require_POST

from answerable.clerking import form as fields
from answerable.clerking.form import is_sent
from answerable.clerking.listing import Column, Filter, Listing, say_published, show_list
from answerable.clerking.measure_form import HELD, DefinitionForm, FigureForm, NewMeasureForm
from answerable.clerking.permissions import roles_for
from answerable.clerking.showing import desk_page, done, found, found_for, may, press, show, show_form
from answerable.drawing.page import show_exhibit
from answerable.keeping.changes.desk import measure as changes
from answerable.keeping.changes.desk import observation as values
from answerable.keeping.queries.desk import figure as figures
from answerable.keeping.queries.desk import measure as queries
from answerable.keeping.queries.desk.trace import trace_of
from answerable.measuring.refusal import MeasureError
from answerable.measuring.scorecard.priority import list_national_measures, list_priorities

LONGEST_SEARCH = 200
# Values that stand open on a page; earlier ones are folded away.
MOST_OPEN = 12


MEASURES = Listing(
    "measures",
    columns=(
        Column("title", "Measure", sort=("title",), link=lambda row: f"/desk/measures/{row.pk}"),
        Column("body", "Body", value="body.name", sort=("body__name",)),
        Column("better", "Better", value="get_better_display"),
        Column("latest_on", "Values to", sort=("latest_on",), words=lambda row: _say_day(row.latest_on)),
        Column("values_count", "Values", sort=("values_count",)),
        Column("waiting_count", "Not released", sort=("waiting_count",)),
        Column("state", "State", value=say_published),
        Column("code"),
        Column("form"),
        Column("unit"),
        Column("priority"),
        Column("national_measure"),
        Column("proxy_reason"),
    ),
    filters=(
        Filter(
            "state",
            "State",
            [("desk", "on the desk"), ("public", "public"), ("waiting", "public, with values not released")],
            where=lambda rows, value: _narrow_state(rows, value),
        ),
        Filter("words", "Words in the title", kind="words", where="title__icontains"),
    ),
    sorted_by="title",
)


@desk_page("see_performance")
def show_measures(request):
    rows = queries.list_measures(request.reach.bodies(roles_for("see_performance")))
    ways = [("Define a measure", "/desk/measures/new")] if may(request, "keep_performance") else []
    lead = "What is counted and how, what it is held against, and its values with where each came from."
    return show_list(
        request, MEASURES, rows, heading="Measures", lead=lead, ways=ways, empty="No measure is kept yet."
    )


@desk_page("keep_performance")
def show_new_measure(request):
    bodies = request.reach.bodies(roles_for("keep_performance"))
    initial = {"per": 1, "places": 0, "months": 12, "lag_days": 0}
    form = NewMeasureForm(
        request.POST or None, bodies=bodies, objectives=queries.objectives_of(bodies), initial=initial
    )
    if is_sent(request, form):
        given = form.values()
        measure = form.carry_out(changes.define_measure, given.pop("body"), by=request.user.signature, **given)
        if measure:
            return done(
                request, "The measure is defined. Nobody outside sees it yet.", f"/desk/measures/{measure.pk}"
            )
    return show(request, "form_page", heading="Define a measure", form=form, button="Define it")


@desk_page("see_performance")
def show_measure(request, key):
    measure = found_for(request, "see_performance", queries.find_measure(key))
    areas = queries.areas_of(measure)
    area = request.GET.get("area", areas[0] if areas else "")
    exhibit, refused = _tell(measure, area)
    rows = queries.values_of(measure, area)
    return show(
        request,
        "measure",
        measure=measure,
        state=say_published(measure),
        areas=areas if len(areas) > 1 else [],
        area=area,
        shown=show_exhibit(exhibit, level=3) if exhibit else None,
        refused=refused,
        latest=rows[:MOST_OPEN],
        before=rows[MOST_OPEN:],
        waiting=queries.count_waiting(measure),
        priority=_title_of(list_priorities(), measure.priority),
        national_measure=_title_of(list_national_measures(), measure.national_measure),
        why_kept=measure.why_kept(None)[0],
        may_keep=may(request, "keep_performance", measure.body),
        may_publish=may(request, "publish_performance", measure.body),
        trace=trace_of(measure, *queries.held_of(measure)) if may(request, "see_trace", measure.body) else None,
    )


@desk_page("keep_performance")
def show_measure_form(request, key):
    measure = found_for(request, "keep_performance", queries.find_measure(key))
    form = DefinitionForm(
        request.POST or None, initial=DefinitionForm.initial_of(measure),
        objectives=queries.objectives_of([measure.body]),
    )  # fmt: skip
    return show_form(
        request, form, changes.change_measure, measure, heading=f"Change “{measure}”", button="Save",
        told="The measure is changed.", back=f"/desk/measures/{key}",
    )  # fmt: skip


@desk_page("keep_performance")
def show_new_held(request, key, kind):
    measure = found_for(request, "keep_performance", queries.find_measure(key))
    make_form, change, heading, told = found(HELD.get(kind))
    lead = "The measure is public: this is shown at once." if measure.published_on else ""
    return show_form(
        request, make_form(request.POST or None), change, measure, heading=f"{heading}: {measure}", button="Save",
        told=told, back=f"/desk/measures/{key}", lead=lead,
    )  # fmt: skip


@desk_page("keep_performance")
@require_POST
def lift_held(request, kind, key):
    row = found_for(request, "keep_performance", queries.find_kept(kind, key))
    return press(request, changes.lift, row, told="It is lifted.", back=f"/desk/measures/{row.measure_id}")


@desk_page("publish_performance")
@require_POST
def publish_measure(request, key):
    return _press(request, key, changes.publish_measure, "The measure is public; its values once they are released.")


@desk_page("publish_performance")
@require_POST
def withdraw_measure(request, key):
    return _press(request, key, changes.withdraw_measure, "The measure is no longer public.")


@desk_page("publish_performance")
@require_POST
def release_values(request, key):
    measure = found_for(request, "publish_performance", queries.find_measure(key))

    def say(count):
        return f"Values released: {count:,}." if count else "Every value was public already."

    return press(request, values.release_observations, measure, told=say, back=f"/desk/measures/{key}")


@desk_page("keep_performance")
@require_POST
def drop_measure(request, key):
    measure = found_for(request, "keep_performance", queries.find_measure(key))
    back = f"/desk/measures/{key}" if measure.why_kept(None)[0] else "/desk/measures"
    return press(request, changes.drop_measure, measure, told=f"“{measure}” is off the desk.", back=back)


@desk_page("keep_performance")
def show_figures(request, key):
    """Figures of the public record, by words of their subject, period or paper, to be taken as values."""
    measure = found_for(request, "keep_performance", queries.find_measure(key))
    words = request.GET.get("words", "").replace("\x00", "").strip()[:LONGEST_SEARCH]
    rows = figures.search_figures(words) if words else []
    return show(request, "measure_figures", measure=measure, words=words, figures=rows, most=figures.MOST_FOUND)


@desk_page("keep_performance")
def show_figure_form(request, key, figure):
    measure = found_for(request, "keep_performance", queries.find_measure(key))
    row = found(figures.find_figure(figure))
    first_on, last_on = figures.period_of(row) or (None, None)
    form = FigureForm(request.POST or None, initial={"first_on": first_on, "last_on": last_on})
    lead = f"“{row.public_text}”, {row.public_subject or 'of which the paper names no subject'}"
    lead = f"{lead}{f', {row.period}' if row.period else ''}, in {row.paper.public_title or row.paper.public_id}."
    return show_form(
        request, form, values.take_figure, measure, row, heading=f"Take a figure for “{measure}”", button="Take it",
        told="The figure is taken as a value. It is not public before it is released.",
        back=f"/desk/measures/{key}", lead=lead,
    )  # fmt: skip


def _press(request, key, change, told):
    measure = found_for(request, "publish_performance", queries.find_measure(key))
    revision = fields.read_whole(request.POST.get("revision", ""))
    return press(request, change, measure, told=told, back=f"/desk/measures/{key}", revision=revision)


def _tell(measure, area):
    """The exhibit of a measure, or the sentence that says why there is none."""
    try:
        return queries.tell_values(measure, area), ""
    except MeasureError as refused:
        return None, str(refused)


def _title_of(rows, code):
    return next((each.title for each in rows if each.code == code), code)


def _say_day(day):
    return f"{day:%-d %B %Y}" if day else "no value yet"


def _narrow_state(rows, value):
    if value == "waiting":
        return rows.filter(waiting_count__gt=0, published_on__isnull=False)
    return rows.filter(published_on__isnull=value == "desk")
