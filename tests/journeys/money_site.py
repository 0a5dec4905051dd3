"""The workbooks of a finance officer, and what she, the clerk and a citizen do with a budget in a browser."""

import msgspec
from openpyxl import load_workbook

from answerable.costing.book import write_budget
from tests.journeys.conftest import words_of
from tests.journeys.test_measuring import fill, follow, press
from tests.keeping.desk.makings_money import BALANCED, make_short

BOARD, PANEL = "Northshire Policing and Crime Board", "Northshire Police and Crime Panel"
YEAR = BALANCED.year
SECRET = "Zqclosestations"
# (what if, its boxes, by how much the gap of the year is then another)
SCENARIOS = (
    ("Pay one point more", {f"officer_pay_{YEAR}": 1, f"staff_pay_{YEAR}": 1}, "£950,000 more than as it stands"),
    ("Grant 1% less", {f"grant_{YEAR}": -1}, "£520,000 more than as it stands"),
    ("Band D £2 more", {f"band_d_{YEAR}": 2}, "£400,000 less than as it stands"),
)
# What the panel's procedure records, who does, on which day, and what is filled in.
PROCEDURE = (
    ("the notification", "finance", "2024-01-25", {"amount": "250.00"}),
    ("the review", "clerk", "2024-02-05", {"members": 12}),
    ("the panel's report", "clerk", "2024-02-06", {"stance": "supports it"}),
    ("the response", "clerk", "2024-02-09", {}),
    ("the issue", "finance", "2024-02-20", {"amount": "250.00"}),
)


def write_workbook(folder):
    """A budget that is £1m short, as a workbook: without savings or scenarios, and nobody outside knows its words."""
    given = msgspec.structs.replace(make_short(), body=BOARD, savings=(), scenarios=(), title=f"Draft {SECRET}")
    place = folder / "budget.xlsx"
    write_budget(given, place)
    return place


def spoil(place):
    """The same workbook with words where an amount should be, and what is no kind of line; gives its place."""
    book = load_workbook(place)
    for row in book["Lines"].iter_rows(min_row=2):
        by_words = {cell.value: cell for cell in row}
        if "cost" in by_words and "officer-pay" in by_words:
            by_words["cost"].value = "gift"
            row[-2].value = "plenty"
    spoilt = place.with_name("spoilt.xlsx")
    book.save(spoilt)
    return spoilt


def send_workbook(page, place):
    page.goto("/desk/budgets")
    follow(page, "Import a workbook")
    fill(page, body=BOARD, file=place)
    page.get_by_role("button", name="Read it and look").click()
    return words_of(page)


def try_scenarios(page, budget):
    """Each scenario is added, and the gap that it would leave is told beside the budget's own."""
    for name, boxes, _ in SCENARIOS:
        page.goto(f"{budget}/parts/scenarios/new")
        fill(page, name=name, **boxes)
        press(page, "Add it")
    page.goto(f"{budget}/scenarios")
    said = words_of(page)
    for name, _, change in SCENARIOS:
        assert name in said, name
        assert change in said, (name, change)


def record(page, review, step, day, values):
    page.goto(review)
    follow(page, f"Record {step}")
    fill(page, date=day, **values)
    assert "It is recorded." in press(page, "Record it")


def write_report(page, budget):
    """A budget report is begun of a version; gives its address."""
    page.goto(budget)
    follow(page, "Write a report")
    follow(page, "budget report")
    press(page, "Begin")
    return page.url


def publish(page, report):
    page.goto(f"{report}/publish")
    page.get_by_label("I have looked at the report").check()
    return press(page, "Publish")


def see_nothing(page, *keys):
    """A citizen sees nothing of it: not in the list, not by its address, not in what is found."""
    page.goto("/money")
    assert SECRET not in page.content()
    for key in keys:
        assert page.request.get(f"/money/{key}").status == 404, key
        assert page.request.get(f"/money/{key}.json").status == 404, key
    for words in (SECRET, "Fewer buildings", "Pay one point more"):
        found = page.request.get("/search", params={"q": words})
        assert "/money/" not in found.text().replace("/money/bill", ""), words
    assert "250.00" not in page.request.get("/precepts").text()
    assert "250.00" not in page.request.get("/money/bill?band=D").text()
