"""The money in public: finance reports as published, each exhibit on a page of its own, and a resident's own bill."""

from dataclasses import replace

from django.http import HttpResponse

from answerable.costing.council_tax import BAND_NINTHS
from answerable.costing.precept.bill import tell_bill, work_out_bill
from answerable.costing.refusal import CostError
from answerable.drawing.csv import write_csv
from answerable.drawing.page import show_exhibit as draw_page_exhibit
from answerable.keeping.queries.public.finance_report import (
    BILLED,
    budget_of,
    find_held,
    find_report,
    list_billed,
    list_reports,
    list_rows,
    pick_billed,
)
from answerable.keeping.queries.public.precept import find_precept_of
from answerable.publishing.exhibiting import (
    link_origins,
    send_drawing,
    send_table,
    send_whole,
)
from answerable.publishing.exporting import CSV
from answerable.publishing.reporting import find_exhibit, send_report, shape_report, show_exhibit_page
from answerable.publishing.showing import choices_asked, found, select, show

# How many reports say in short what they say, in the list of all.
MOST_SAID = 12
ROOM = ("Money", "/money", "/money")
# The exhibit that shows a schedule, whose file has every row and column that is published.
SCHEDULES = {"spending": "schedule", "contracts": "register"}


def show_money(request):
    """`/money`: the reports that hold, by year and body; those that were superseded folded away."""
    years = {}
    reports = list_reports(MOST_SAID)
    superseded = [report for report in reports if report.later is not None]
    for report in reports:
        if report.later is None:
            years.setdefault((report.year_words, report.body_name), []).append(report)
    return show(request, "money", years=list(years.items()), superseded=superseded, billed=pick_billed(reports))


def show_report(request, key):
    """`/money/12`: what a report says, section by section, each finding with a way to its page."""
    one = found(find_report(key))
    address = f"/money/{key}"
    is_billed = one.kind in BILLED and any(line.key == key for line in list_billed())
    return show(
        request, "finance_report", one=one, address=address, is_billed=is_billed, publications=[one.publication],
        schedule=SCHEDULES.get(one.kind), **shape_report(one.report, address),
        precept=find_precept_of(one.body.public_id, one.year) if one.body and one.kind in BILLED else None,
    )  # fmt: skip


def show_exhibit(request, key, slug):
    """`/money/12/budget-lines`: one exhibit whole, its table in pages where it is long."""
    return show_exhibit_page(request, found(find_report(key)), slug, up=f"/money/{key}", room=ROOM)


def export_report(request, key):
    """`/money/12.json`: all that it says, with every exhibit's data."""
    return send_report(found(find_report(key)).report)


def draw_exhibit(request, key, slug):
    _, exhibit = _find(key, slug)
    return found(send_drawing(exhibit, choices_asked(request, "width")["width"]))


def export_exhibit_csv(request, key, slug):
    """`/money/12/schedule.csv`: the table of an exhibit; of a schedule every row that is published."""
    one, exhibit = _find(key, slug)
    rows = list_rows(found(find_held(key))) if SCHEDULES.get(one.kind) == slug else None
    return send_table(exhibit) if rows is None else HttpResponse(write_csv(rows), content_type=CSV)


def export_exhibit_json(request, key, slug):
    return send_whole(link_origins(_find(key, slug)[1]))


def show_bill(request):
    """`/money/bill?of=12&band=C&council=…`: what the police part of a council tax bill is, and what it pays for."""
    billed = list_billed()
    chosen = choices_asked(request, "of", "band", "council")
    report = next((each for each in billed if str(each.key) == chosen["of"]), billed[0] if billed else None)
    if report is None:
        return show(request, "bill", report=None)
    budget = found(budget_of(found(find_held(report.key))))
    councils = sorted({base.council for base in budget.tax_bases if base.year == budget.year})
    band = chosen["band"] if chosen["band"] in BAND_NINTHS else ""
    council = chosen["council"] if chosen["council"] in councils else ""
    bill, refused = _work_out(budget, band, council)
    exhibit = tell_bill(bill) if bill is not None else None
    return show(
        request, "bill", report=report, bill=bill, refused=refused, band=band, council=council,
        # What the bill pays for is what was asked: its table is not folded away.
        shown=replace(draw_page_exhibit(exhibit, level=2), is_folded=False) if exhibit is not None else None,
        selects=[
            select("band", "Council tax band", "Choose", [(each, f"Band {each}") for each in BAND_NINTHS], chosen),
            select("council", "Council", "Any of them", [(each, each) for each in councils], chosen),
            *_choose_report(billed, report),
        ],
    )  # fmt: skip


def _find(key, slug):
    """A published report and its exhibit of that name; no page where either is not there."""
    one = found(find_report(key))
    return one, find_exhibit(one.report, slug)


def _work_out(budget, band, council):
    if not band:
        return None, ""
    try:
        return work_out_bill(budget, band, council), ""
    except CostError as refused:
        return None, str(refused)


def _choose_report(billed, report):
    """The choice of body and year, where there is more than one."""
    if len(billed) < 2:
        return []
    choices = [(str(each.key), f"{each.body_name}, {each.year_words}") for each in billed]
    return [select("of", "Body and year", "The latest", choices, {"of": str(report.key)})]
