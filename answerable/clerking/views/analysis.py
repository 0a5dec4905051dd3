"""Analyses on the desk: measured from data files, read, annotated, published, measured again."""

from django.http import HttpResponse
from django.views.decorators.http import require_POST

from answerable.clerking import form as fields
from answerable.clerking.analysis_form import CHOSEN, AnalysisForm
from answerable.clerking.form import DeskForm, is_sent
from answerable.clerking.listing import Column, Filter, Listing, say_days, say_published, show_list
from answerable.clerking.permissions import roles_for
from answerable.clerking.showing import desk_page, done, found, found_for, may, press, show, show_form
from answerable.drawing.csv import write_csv
from answerable.drawing.json import write_json
from answerable.drawing.page import show_exhibit
from answerable.drawing.svg import draw_chart
from answerable.keeping.changes.desk import analysis as changes
from answerable.keeping.kinds import KINDS, MATTERS
from answerable.keeping.queries.desk import analysis as queries
from answerable.keeping.queries.desk.trace import trace_of
from answerable.measuring.option import list_options
from answerable.measuring.refusal import MeasureError

# Rows that a page may be asked to measure while somebody waits; the command takes any number.
MOST_ROWS = 3_000_000
SLOW_ROWS = 200_000


def _say_kind(row):
    kind = KINDS.get(row.kind)
    return kind.heading if kind else row.kind


ANALYSES = Listing(
    "analyses",
    columns=(
        Column("title", "Analysis", sort=("title",), link=lambda row: f"/desk/analyses/{row.pk}"),
        Column("kind_heading", "Kind", value=_say_kind),
        Column("body", "Body", value="body.name", sort=("body__name",)),
        Column("span", "Days", value=say_days),
        Column("measured_at", "Measured", sort=("measured_at",)),
        Column("state", "State", value=say_published),
        Column("kind"),
        Column("key", value="pk"),
    ),
    filters=(
        Filter("kind", "Kind", lambda request: [(kind.name, kind.heading) for kind in KINDS.values()]),
        Filter(
            "state",
            "State",
            [("desk", "on the desk"), ("public", "public")],
            where=lambda rows, value: rows.filter(published_on__isnull=value == "desk"),
        ),
        Filter("words", "Words in the title", kind="words", where="title__icontains"),
    ),
    sorted_by="-measured_at",
)


class AnnotateForm(DeskForm):
    title = fields.text("Title", most=200)
    note = fields.text(
        "Your words on it",
        rows=6,
        required=False,
        hint="They stand above the exhibits, as yours. Whether something rose or fell is said by the exhibits, "
        "where it was tested.",
    )


@desk_page("see_performance")
def show_analyses(request):
    rows = queries.list_analyses(request.reach.bodies(roles_for("see_performance")))
    ways = [("Measure something", "/desk/analyses/new")] if may(request, "keep_performance") else []
    lead = "What was computed from data files: kept as computed, told from that alone, and public once published."
    return show_list(
        request, ANALYSES, rows, heading="Analyses", lead=lead, ways=ways, empty="Nothing is measured yet."
    )


@desk_page("keep_performance")
def show_kinds(request):
    """The kinds of analysis to choose from; with `?shape=` those that take a file of that shape."""
    shape = request.GET.get("shape", "")
    fitting = [kind for kind in KINDS.values() if any(given.shape.name == shape for given in kind.inputs)]
    offered = fitting or list(KINDS.values())
    matters = [(matter, [kind for kind in kinds if kind in offered]) for matter, kinds in MATTERS.items()]
    shown = [(matter, kinds) for matter, kinds in matters if kinds]
    return show(request, "analysis_kinds", matters=shown, is_narrowed=bool(fitting))


@desk_page("keep_performance")
def show_new_analysis(request, kind):
    chosen = found(KINDS.get(kind))
    return _measure(request, chosen, heading=chosen.heading, initial={}, supersedes=None)


@desk_page("keep_performance")
def show_again(request, key):
    """The same analysis once more, with its files and options filled in; the new one supersedes it."""
    analysis = found_for(request, "keep_performance", queries.find_analysis(key))
    kind = found(KINDS.get(analysis.kind))
    initial = {
        "title": analysis.title,
        **{given.name: given.data_file for given in analysis.inputs.all()},
        **{f"{CHOSEN}{name}": value for name, value in analysis.options.items()},
    }
    return _measure(request, kind, heading=f"Measure “{analysis}” again", initial=initial, supersedes=analysis)


@desk_page("see_performance")
def show_analysis(request, key):
    analysis = found_for(request, "see_performance", queries.find_analysis(key))
    told, refused = _tell(analysis)
    return show(
        request,
        "analysis",
        analysis=analysis,
        kind=_say_kind(analysis),
        state=say_published(analysis),
        told=told,
        refused=refused,
        exhibits=[_show(analysis, exhibit) for exhibit in told.exhibits] if told else [],
        options=_say_options(analysis),
        inputs=analysis.inputs.all(),
        later=queries.later_than(analysis),
        may_keep=may(request, "keep_performance", analysis.body) and analysis.kind in KINDS,
        may_publish=may(request, "publish_performance", analysis.body) and told and not analysis.published_on,
        trace=trace_of(analysis) if may(request, "see_trace", analysis.body) else None,
    )


@desk_page("see_performance")
def send_exhibit(request, key, slug, ending):
    """One exhibit as a file: its table as CSV, the whole as JSON, its drawing as SVG."""
    analysis = found_for(request, "see_performance", queries.find_analysis(key))
    told, _ = _tell(analysis)
    exhibit = found(next((each for each in told.exhibits if each.slug == slug), None) if told else None)
    if ending == "csv":
        return _send(write_csv(exhibit.table), "text/csv; charset=utf-8", f"{slug}.csv")
    if ending == "json":
        return _send(write_json(exhibit), "application/json", f"{slug}.json")
    chart = found(exhibit.chart if ending == "svg" else None)
    return _send(draw_chart(chart, title=exhibit.title, sentence=exhibit.sentence), "image/svg+xml", f"{slug}.svg")


@desk_page("keep_performance")
def show_annotation(request, key):
    analysis = found_for(request, "keep_performance", queries.find_analysis(key))
    form = AnnotateForm(request.POST or None, initial=AnnotateForm.initial_of(analysis))
    return show_form(
        request, form, changes.annotate_analysis, analysis, heading=f"Annotate “{analysis}”", button="Save",
        told="It is kept." if not analysis.published_on else "It is kept, and public.", back=f"/desk/analyses/{key}",
    )  # fmt: skip


@desk_page("publish_performance")
def show_publishing(request, key):
    """Asks once more, with what becomes public said in full; then publishes."""
    analysis = found_for(request, "publish_performance", queries.find_analysis(key))
    back = f"/desk/analyses/{key}"
    if request.method == "POST" and request.POST.get("confirmed"):
        revision = fields.read_whole(request.POST.get("revision", ""))
        told = "It is public."
        return press(request, changes.publish_analysis, analysis, told=told, back=back, revision=revision)
    invented = any(given.data_file.is_invented for given in analysis.inputs.all())
    words = (
        "Everybody will see the title, your words, every exhibit with its table, and the names and sources of its "
        "files; not the rows of the files. It cannot be taken back: measured again, a later one supersedes it."
    )
    if invented:
        words = f"{words} Its rows are invented, and every exhibit says so."
    given = {"revision": analysis.revision}
    return show(
        request,
        "confirm_page",
        heading=f"Publish “{analysis}”?",
        words=words,
        button="Publish",
        back=back,
        given=given,
    )


@desk_page("keep_performance")
@require_POST
def drop_analysis(request, key):
    analysis = found_for(request, "keep_performance", queries.find_analysis(key))
    back = f"/desk/analyses/{key}" if analysis.published_on else "/desk/analyses"
    return press(request, changes.drop_analysis, analysis, told=f"“{analysis}” is off the desk.", back=back)


def _measure(request, kind, *, heading, initial, supersedes):
    bodies = request.reach.bodies(roles_for("keep_performance"))
    if supersedes is not None:
        bodies = bodies.filter(pk=supersedes.body_id)
    form = AnalysisForm(request.POST or None, kind=kind, bodies=bodies, initial=initial)
    if is_sent(request, form):
        made = _carry_out(request, form, kind, supersedes)
        if made:
            return done(request, "It is measured. Nobody outside sees it yet.", f"/desk/analyses/{made.pk}")
    return show(
        request,
        "analysis_form",
        heading=heading,
        kind=kind,
        form=form,
        lacking=form.lacks_files(),
        slow_rows=SLOW_ROWS,
    )


def _carry_out(request, form, kind, supersedes):
    files = form.chosen_files()
    rows = sum(file.rows for file in files.values())
    if rows > MOST_ROWS:
        form.add_error(
            None,
            f"These files have {rows:,} rows, more than a page should wait for: "
            f"measure them on the server with “answerable measure {kind.name}”.",
        )
        return None
    if not files:
        form.add_error(None, "Choose at least one file.")
        return None
    return form.carry_out(
        changes.measure_analysis, next(iter(files.values())).body, kind.name, files, by=request.user.signature,
        options=form.chosen_options(), title=form.cleaned_data["title"], supersedes=supersedes,
    )  # fmt: skip


def _tell(analysis):
    """What an analysis says, or the sentence that tells why it cannot be said."""
    try:
        return queries.tell_analysis(analysis), ""
    except MeasureError as refused:
        return None, str(refused)


def _show(analysis, exhibit):
    place = f"/desk/analyses/{analysis.pk}/exhibits/{exhibit.slug}"
    return show_exhibit(exhibit, level=3, csv=f"{place}.csv", json=f"{place}.json", picture=f"{place}.svg")


def _say_options(analysis):
    """What was chosen, as `(label, words)`; what its kind no longer knows by its bare name."""
    kind = KINDS.get(analysis.kind)
    labels = {option.name: option.label for option in list_options(kind)} if kind else {}
    return [(labels.get(name, name), _say_option(value)) for name, value in analysis.options.items()]


def _say_option(value):
    if isinstance(value, bool):
        return "Yes" if value else "No"
    return "–" if value in (None, "") else value


def _send(content, media_type, name):
    response = HttpResponse(content, content_type=media_type)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
