"""Reports made of exhibits on the desk, of money and of violence alike: written, looked at, published, dropped."""

from collections.abc import Callable
from dataclasses import dataclass
from operator import methodcaller
from types import ModuleType

from django.contrib import messages
from django.shortcuts import redirect

from answerable.clerking import form as fields
from answerable.clerking.form import DeskForm, SureForm, read_revision
from answerable.clerking.listing import Column, Filter, Listing, show_list
from answerable.clerking.permissions import roles_for
from answerable.clerking.sending import show_pdf
from answerable.clerking.showing import found, found_for, may, press, show, show_form
from answerable.costing.refusal import CostError
from answerable.drawing.page import show_exhibit
from answerable.keeping.changes.desk.row import RefusedError
from answerable.keeping.queries.desk.examination import examine_pdf
from answerable.keeping.queries.desk.trace import trace_of
from answerable.measuring.refusal import MeasureError
from answerable.patrolling.refusal import PatrolError

LONGEST = 20_000


def say_state(report):
    if report.publication_id:
        return f"published {report.publication.at:%-d %B %Y}"
    return "handed in" if getattr(report, "submission_id", None) else "draft"


class PublishForm(SureForm):
    sure = fields.tick("I have looked at the report as it will be printed: publishing is not undone")


@dataclass(frozen=True, kw_only=True)
class ReportPages:
    """The pages that every kind of report made of exhibits has.

    `room` is their heading, `place` the address of the list, `public` that of the reports that are out; `see`,
    `write` and `publish` are the acts that open the pages. `changes` and `queries` are the modules of the report's
    noun, `kinds` its kinds, `leads` what each is for, `form` what its writer fills in. `say_kind` heads the page of a
    report, `name_print` names its print as a file; `columns` are what its list has besides.
    """

    room: str
    place: str
    public: str
    lead: str
    see: str
    write: str
    publish: str
    template: str
    changes: ModuleType
    queries: ModuleType
    kinds: type
    leads: dict
    form: type[DeskForm]
    say_kind: Callable = methodcaller("get_kind_display")
    name_print: Callable
    columns: tuple[Column, ...] = ()
    sorted_by: str

    def place_of(self, report):
        return f"{self.place}/{report.pk}"

    def show_reports(self, request):
        listing = Listing(
            self.place.rpartition("/")[2],
            columns=(
                Column("title", "Report", sort=("title",), link=self.place_of),
                Column("kind", "Kind", value="get_kind_display", sort=("kind",)),
                *self.columns,
                Column("body", "Body", value="body.name", sort=("body__name",)),
                Column("state", "State", value=say_state),
            ),
            filters=(
                Filter("kind", "Kind", self.kinds.choices),
                Filter("words", "Words in the title", kind="words", where="title__icontains"),
            ),
            sorted_by=self.sorted_by,
        )
        rows = self.queries.list_reports(request.reach.bodies(roles_for(self.see)))
        ways = [("Write a report", f"{self.place}/new")] if may(request, self.write) else []
        return show_list(
            request, listing, rows, heading=self.room, lead=self.lead, ways=ways, empty="None is begun yet."
        )

    def offer_kinds(self, request, kinds, rest=""):
        """The page on which the kind of a new report is chosen; `rest` goes on with each address."""
        ways = [(kind.label, f"{self.place}/new/{kind}{rest}", self.leads[kind]) for kind in kinds]
        heading = f"Write a {self.room.lower().removesuffix('s')}"
        return show(request, "report_kinds", ways=ways, heading=heading, room=self.room, up=self.place)

    def show_beginning(self, request, form, kind, begin):
        """The page of a form that begins a report of a kind; `begin` takes the kind, and the form's values."""
        return show_form(
            request, form, begin, kind, heading=f"Write a {kind.label}", button="Begin",
            told="The report is begun: what the figures say stands in it already.", back=self.place_of,
        )  # fmt: skip

    def show_report(self, request, key):
        report = self.find(request, key, self.see)
        told, refused = self._tell(report)
        is_draft = not report.publication_id
        return show(
            request,
            self.template,
            report=report,
            pages=self,
            place=self.place_of(report),
            kind=self.say_kind(report),
            state=say_state(report),
            told=told,
            refused=refused,
            sections=[
                (section, [show_exhibit(exhibit, level=4) for exhibit in section.exhibits])
                for section in (told.sections if told else ())
            ],
            may_write=is_draft and may(request, self.write, report.body),
            may_publish=is_draft and may(request, self.publish, report.body),
            trace=trace_of(report) if may(request, "see_trace", report.body) else None,
        )

    def show_examination(self, request, key):
        """What the rules that check anybody's paper say of this one as it would be printed."""
        report = self.find(request, key, self.see)
        back, pdf = self.place_of(report), self._print(request, report)
        if pdf is None:
            return redirect(back)
        return show(request, "report_checks", report=report, back=back, examined=examine_pdf(pdf))

    def send_print(self, request, key):
        report = self.find(request, key, self.see)
        pdf = self._print(request, report)
        return redirect(self.place_of(report)) if pdf is None else show_pdf(pdf, self.name_print(report))

    def show_report_form(self, request, key):
        report = self.find(request, key, self.write)
        form = self.form(request.POST or None, initial=self.form.initial_of(report))
        return show_form(
            request, form, self.changes.change_report, report, heading=f"Change {report}", button="Save",
            told="The report is changed.", back=self.place_of(report),
        )  # fmt: skip

    def show_publishing(self, request, key):
        report = self.find(request, key, self.publish)
        form = PublishForm(request.POST or None, initial={"revision": report.revision})
        return show_form(
            request, form, self.changes.publish_report, report, heading=f"Publish {report}", button="Publish",
            told="The report is published, and filed like any other paper.", back=self.place_of(report),
            printed=f"{self.place_of(report)}/print.pdf",
        )  # fmt: skip

    def drop_report(self, request, key):
        report = self.find(request, key, self.write)
        back = self.place_of(report) if report.publication_id else self.place
        return press(
            request, self.changes.drop_report, report, told=f"“{report}” is off the desk.", back=back,
            revision=read_revision(request),
        )  # fmt: skip

    def find_kind(self, name):
        return found(self.kinds(name) if name in self.kinds.values else None)

    def find(self, request, key, act):
        """The report of a key, for who may do `act` at its body."""
        return found_for(request, act, self.queries.find_report(key))

    def _tell(self, report):
        try:
            return self.queries.report_of(report), ""
        except (CostError, MeasureError, PatrolError) as refused:
            return None, str(refused)

    def _print(self, request, report):
        try:
            return self.changes.print_report(report)[0]
        except RefusedError as refused:
            messages.error(request, str(refused))
            return None
