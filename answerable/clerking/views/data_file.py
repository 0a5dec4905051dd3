"""Data files on the desk: loaded, looked at row by row, taken in or dropped; and the values that they hold."""

import datetime as dt
import tempfile
from pathlib import Path

from django.views.decorators.http import require_POST

from answerable.clerking.data_file_form import UploadForm
from answerable.clerking.form import is_sent, read_revision
from answerable.clerking.listing import Column, Filter, Listing, say_days, show_list
from answerable.clerking.permissions import roles_for
from answerable.clerking.showing import desk_page, done, found, found_for, may, press, require, show
from answerable.costing.kinds import COST_KINDS
from answerable.drawing.wording import say_day, say_value
from answerable.keeping.changes.desk import data_file as changes
from answerable.keeping.changes.desk import observation as values
from answerable.keeping.changes.desk.definition import take_definitions
from answerable.keeping.kinds import list_shapes
from answerable.keeping.queries.desk import data_file as queries
from answerable.keeping.queries.desk.definition import DEFINING, compare_definitions
from answerable.keeping.queries.desk.observation import NEW, REVISED, SAME, compare_values
from answerable.keeping.queries.desk.trace import trace_of
from answerable.keeping.rows import read_first_rows
from answerable.measuring.loading.observation_shape import OBSERVATIONS
from answerable.measuring.refusal import MeasureError
from answerable.patrolling.dosage.shapes import PATROL_PINGS, PATROL_SCHEDULE, PATROL_VISITS
from answerable.patrolling.offence.shapes import AREAS, OFFENCES, STREET_CRIMES

# Files of payments and contracts, of which finance reports are written.
MONEY_SHAPES = frozenset(given.shape.name for kind in COST_KINDS.values() for given in kind.inputs)
# Files that say where something happened, where is patrolled, or when.
PLACE_SHAPES = frozenset(
    shape.name for shape in (OFFENCES, STREET_CRIMES, AREAS, PATROL_PINGS, PATROL_VISITS, PATROL_SCHEDULE)
)
LONGEST_NAME = 250
ENDINGS = (".csv", ".txt", ".tsv", ".xlsx", ".parquet", ".gz")
FIRST_ROWS = 10
# A comparison of more values takes longer than a page should; `answerable load --values` takes them all.
MOST_COMPARED = 20_000
MOST_SHOWN = 50


def _say_state(row):
    return f"taken in {row.taken_on:%-d %B %Y}" if row.taken_on else "to be looked at"


def _say_shape(row):
    shape = list_shapes().get(row.shape)
    return shape.heading if shape else row.shape


DATA_FILES = Listing(
    "data-files",
    columns=(
        Column("name", "File", sort=("name",), link=lambda row: f"/desk/data-files/{row.pk}"),
        Column("holds", "Holds", value=_say_shape),
        Column("body", "Body", value="body.name", sort=("body__name",)),
        Column("rows", "Rows", sort=("rows",), words=lambda row: f"{row.rows:,}"),
        Column("rejected", "Not taken", sort=("rejected",), words=lambda row: f"{row.rejected:,}"),
        Column("span", "Days", value=say_days),
        Column("state", "State", value=_say_state),
        Column("analyses", "Analyses", sort=("analyses",)),
        Column("made_at", "Loaded", sort=("made_at",), words=lambda row: f"{row.made_at:%-d %B %Y}"),
        Column("shape"),
        Column("provenance"),
        Column("sha256"),
    ),
    filters=(
        Filter("shape", "Holds", lambda request: [(each.name, each.heading) for each in list_shapes().values()]),
        Filter(
            "state",
            "State",
            [("new", "to be looked at"), ("taken", "taken in")],
            where=lambda rows, value: rows.filter(taken_on__isnull=value == "new"),
        ),
        Filter("words", "Words in the name", kind="words", where="name__icontains"),
    ),
    sorted_by="-made_at",
)


def _keeps(shape):
    """The act by which a file of a shape is kept: those of money are the finance officer's as well."""
    return "keep_spending" if shape in MONEY_SHAPES else "keep_performance"


def _sees_rows(shape):
    if shape in PLACE_SHAPES:
        return "see_places"
    return "see_spending" if shape in MONEY_SHAPES else "see_rows"


@desk_page("see_performance")
def show_data_files(request):
    rows = queries.list_data_files(request.reach.bodies(roles_for("see_performance")))
    ways = [("Load a file", "/desk/data-files/new")] if may(request, "keep_spending") else []
    lead = (
        "What every analysis and every value of a measure rests on: rows, checked one by one and kept by their hash."
    )
    return show_list(
        request, DATA_FILES, rows, heading="Data files", template="data_files", lead=lead, ways=ways,
        empty="No file was loaded yet.",
    )  # fmt: skip


@desk_page("keep_spending")
def show_new_data_file(request):
    bodies = request.reach.bodies(roles_for("keep_spending"))
    shapes = [shape for shape in list_shapes().values() if may(request, _keeps(shape.name))]
    initial = {"shape": request.GET.get("shape", "")}
    form = UploadForm(request.POST or None, request.FILES or None, bodies=bodies, shapes=shapes, initial=initial)
    if is_sent(request, form):
        require(request, _keeps(form.cleaned_data["shape"]), form.cleaned_data["body"])
        row = _load(form, request.user.signature)
        if row:
            told = "The file was loaded before: here it is." if row.taken_on else "The file is loaded. Look at it."
            return done(request, told, f"/desk/data-files/{row.pk}")
    return show(request, "data_file_form", heading="Load a file", form=form, button="Load it and look")


@desk_page("see_performance")
def show_data_file(request, key):
    file = found_for(request, "see_performance", queries.find_data_file(key))
    may_keep = may(request, _keeps(file.shape), file.body)
    may_see_rows = may(request, _sees_rows(file.shape), file.body)
    report = queries.report_of(file)
    return show(
        request,
        "data_file",
        file=file,
        state=_say_state(file),
        holds=_say_shape(file),
        span=say_days(file),
        report=report,
        rejections=report.rejections[:MOST_SHOWN] if report and may_see_rows else (),
        first=_set_out(file) if may_see_rows else None,
        may_keep=may_keep,
        may_analyse=may(request, "keep_performance", file.body),
        may_report=file.shape in MONEY_SHAPES and may(request, "write_finance_reports", file.body),
        may_see_rows=may_see_rows,
        why_kept=file.why_kept(None)[0],
        analyses=queries.analyses_of(file),
        values_count=queries.count_values(file),
        **_compare(file),
        trace=trace_of(file) if may(request, "see_trace", file.body) else None,
    )


@desk_page("keep_spending")
@require_POST
def take_data_file(request, key):
    file = _find_kept(request, key)
    told = "The file is taken in: analyses may be made of it."
    return press(
        request,
        changes.take_data_file,
        file,
        told=told,
        back=f"/desk/data-files/{key}",
        revision=read_revision(request),
    )


@desk_page("keep_spending")
@require_POST
def drop_data_file(request, key):
    file = _find_kept(request, key)
    back = f"/desk/data-files/{key}" if file.why_kept(None)[0] else "/desk/data-files"
    return press(request, changes.drop_data_file, file, told=f"“{file.name}” is off the desk.", back=back)


@desk_page("keep_performance")
@require_POST
def load_values(request, key):
    file = found_for(request, "keep_performance", queries.find_data_file(key))

    noun, change = ("Rows", take_definitions) if file.shape in DEFINING else ("Values", values.load_observations)

    def say(taken):
        new, revised, same = taken
        return f"{noun}: {new:,} new, {revised:,} revised, {same:,} as they were."

    return press(request, change, file, told=say, back=f"/desk/data-files/{key}")


@desk_page("keep_performance")
@require_POST
def take_back_values(request, key):
    file = found_for(request, "keep_performance", queries.find_data_file(key))

    def say(count):
        return f"Values taken back: {count:,}. What they had replaced stands again."

    return press(request, values.take_back_observations, file, told=say, back=f"/desk/data-files/{key}")


def _find_kept(request, key):
    file = found(queries.find_data_file(key))
    return found_for(request, _keeps(file.shape), file)


def _load(form, by):
    """Load what was sent; gives the row, or nothing where it was refused."""
    given = form.cleaned_data
    upload = given["file"]
    with tempfile.TemporaryDirectory() as folder:
        ending = Path(upload.name).suffix.lower()
        place = Path(folder) / f"rows{ending if ending in ENDINGS else ''}"
        with place.open("wb") as kept:
            for chunk in upload.chunks():
                kept.write(chunk)
        return form.carry_out(
            changes.load_data_file, given["body"], given["shape"], place, by=by, name=upload.name[-LONGEST_NAME:],
            provenance=given["provenance"], is_invented=given["is_invented"],
        )  # fmt: skip


def _set_out(file):
    """The first rows of a file as a table: the columns that hold anything, and the rows in words."""
    rows = read_first_rows(file, FIRST_ROWS)
    names = [name for name in (rows[0] if rows else ()) if any(row[name] not in (None, "") for row in rows)]
    return {"names": names, "rows": [[_say_cell(row[name]) for name in names] for row in rows]}


def _say_cell(value):
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float):
        return say_value(int(value) if value.is_integer() else value)
    if isinstance(value, dt.datetime):
        return f"{say_day(value)}, {value:%H:%M:%S}"
    return "" if value is None else value


def _compare(file):
    """What a file of values or definitions would do to the measures; `refused` says why it cannot."""
    if file.shape not in {OBSERVATIONS.name, *DEFINING}:
        return {}
    if file.rows > MOST_COMPARED:
        return {
            "refused": f"This file has {file.rows:,} values: load them on the server with “answerable load --values”."
        }
    try:
        if file.shape in DEFINING:
            states = [row.state for row in compare_definitions(file)]
            return {"compared": {state: states.count(state) for state in (NEW, REVISED, SAME)}, "is_defining": True}
        comparison = compare_values(file)
    except MeasureError as refused:
        return {"refused": str(refused)}
    revised = comparison.of(REVISED)
    return {
        "compared": {state: len(comparison.of(state)) for state in (NEW, REVISED, SAME)},
        "revised": revised[:MOST_SHOWN],
        "more_revised": max(0, len(revised) - MOST_SHOWN),
    }
