"""The way of money in a browser: a workbook becomes a budget in balance, the panel reviews it, the public sees it."""

import pytest

from answerable.keeping.models.desk import Budget, BudgetStage
from tests.journeys import money_site as steps
from tests.journeys.conftest import words_of
from tests.journeys.cycle import people_bodies
from tests.journeys.looking import find_faults
from tests.journeys.test_measuring import EITHER, fill, follow, press
from tests.keeping.desk.makings_money import ROBUST

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def office(settings, db):
    return people_bodies(settings)


@pytest.fixture
def enter(open_page, office):
    """Open the page of somebody at the office, signed in by the door of the demonstration."""

    def enter_one(name, **options):
        page = open_page(**options)
        page.goto("/desk/demonstration")
        page.get_by_role("button", name=name, exact=True).click()
        return page

    return enter_one


@EITHER
def test_a_budget_from_a_faulty_workbook_to_a_residents_bill(enter, open_page, tmp_path, options):
    finance, clerk, visitor = enter("Ines Park", **options), enter("Una Marsh", **options), open_page(**options)
    place = steps.write_workbook(tmp_path)
    said = steps.send_workbook(finance, steps.spoil(place))
    for told in ("What is to be mended", "Lines", "plenty", "gift"):
        assert told in said, told
    assert not Budget.objects.exists()

    said = steps.send_workbook(finance, place)
    assert "Nothing of it stands on the desk yet." in said
    assert "£1,000,000" in said
    assert not Budget.objects.exists()
    press(finance, "Import it")
    budget = finance.url
    assert "£1,000,000" in words_of(finance)
    steps.try_scenarios(finance, budget)
    report = steps.write_report(finance, budget)
    finance.goto(f"{report}/publish")
    finance.get_by_label("I have looked at the report").check()
    finance.get_by_role("button", name="Publish").click()
    assert "a draft is not published" in words_of(finance)

    finance.goto(f"{budget}/parts/savings/new")
    fill(finance, **{"name": "Fewer buildings", "owner": "Estates", f"amounts_{steps.YEAR}": 1_000_000})
    press(finance, "Add it")
    finance.goto(budget)
    assert "balanced" in words_of(finance).lower()
    propose(finance, budget)
    key = report.rpartition("/")[2]
    steps.see_nothing(visitor, key)

    assert "no report of the chief finance officer" in refuse_approval(finance, budget)
    finance.goto(f"{budget}/robustness")
    fill(finance, robustness=ROBUST, robustness_by="The chief finance officer")
    press(finance, "Save")
    assert "is reviewing the precept" in refuse_approval(finance, budget)
    review = find_review(finance)
    for step, who, day, values in steps.PROCEDURE:
        steps.record({"finance": finance, "clerk": clerk}[who], review, step, day, values)
    steps.see_nothing(visitor, key)
    finance.goto(budget)
    assert "It is the approved budget of 2024/25." in press(finance, "Approve it")
    assert Budget.objects.get().stage == BudgetStage.APPROVED
    assert "The report is published" in steps.publish(finance, report)
    see_report(visitor, key)
    see_bill(visitor)


def propose(page, budget):
    page.goto(f"{budget}/propose")
    fill(page, panel=steps.PANEL)
    page.get_by_label("I have looked at the figures").check()
    assert "It is proposed, and stays as it is." in press(page, "Propose it")


def refuse_approval(page, budget):
    page.goto(budget)
    page.get_by_role("button", name="Approve it").click()
    assert Budget.objects.get().stage == BudgetStage.PROPOSED
    return page.inner_text("body")


def find_review(page):
    page.goto("/desk/precepts")
    follow(page, "2024/25")
    return page.url


def see_report(page, key):
    """A citizen finds the report by its words, reads it, and takes its files and its data away."""
    page.goto("/search?q=Fewer buildings")
    assert "Fewer buildings" in words_of(page)
    page.goto("/money")
    follow(page, "Budget and medium-term plan 2024/25")
    assert page.url.endswith(f"/money/{key}")
    for told in ("balance", "Pay one point more", "£1,000,000"):
        assert told in words_of(page), told
    see_exhibits(page, key)
    page.goto(f"/money/{key}")
    files = {link.get_attribute("href") for link in page.locator("a[href^='/publications/']").all()}
    assert {address.rpartition(".")[2] for address in files} == {"pdf", "docx"}
    assert all(page.request.get(address).ok for address in files)


def see_exhibits(page, key):
    """Each finding is a page, with its table as a file; the saving that closed the gap stands in one of them."""
    exhibits = page.request.get(f"/money/{key}.json").json()["analysis"]["exhibits"]
    for exhibit in exhibits:
        address = f"/money/{key}/{exhibit['slug']}"
        assert page.request.get(address).ok, address
        assert len(page.request.get(f"{address}.csv").text().splitlines()) == len(exhibit["table"]["rows"]) + 1
    told = next(exhibit for exhibit in exhibits if "Fewer buildings" in f"{exhibit['table']}")
    page.goto(f"/money/{key}/{told['slug']}")
    said = words_of(page)
    assert told["sentence"] in said
    assert "Fewer buildings" in said


def see_bill(page):
    page.goto("/money")
    follow(page, "What is the police part of my council tax")
    fill(page, band="Band A", council="Ashby")
    said = press(page, "Work it out")
    # 6/9 of £250.00
    assert "£166.67" in said


def test_the_main_steps_are_done_by_keyboard_alone_and_the_pages_are_accessible(enter, open_page, axe, tmp_path):
    page = enter("Ines Park")
    steps.send_workbook(page, steps.spoil(steps.write_workbook(tmp_path)))
    assert find_faults(page, axe) == []
    steps.send_workbook(page, steps.write_workbook(tmp_path))
    assert find_faults(page, axe) == []
    press_key(page, "Import it")
    budget = page.url
    page.goto(f"{budget}/parts/savings/new")
    reach(page, "name")
    page.keyboard.type("Fewer buildings")
    reach(page, f"amounts_{steps.YEAR}")
    page.keyboard.type("1000000")
    assert find_faults(page, axe) == []
    press_key(page, "Add it")
    for side in ("", "/scenarios", "/precept", "/parts/savings"):
        page.goto(f"{budget}{side}")
        assert find_faults(page, axe) == [], side
    page.goto(f"{budget}/robustness")
    reach(page, "robustness")
    page.keyboard.type(ROBUST)
    reach(page, "robustness_by")
    page.keyboard.type("The chief finance officer")
    press_key(page, "Save")
    page.goto(f"{budget}/propose")
    reach(page, "sure")
    page.keyboard.press("Space")
    press_key(page, "Propose it")
    page.goto(budget)
    press_key(page, "Approve it")
    assert Budget.objects.get().stage == BudgetStage.APPROVED
    report = steps.write_report(page, budget)
    assert find_faults(page, axe) == []
    page.goto(f"{report}/publish")
    reach(page, "sure")
    page.keyboard.press("Space")
    press_key(page, "Publish")

    visitor = open_page()
    for address in ("/money", f"/money/{report.rpartition('/')[2]}"):
        visitor.goto(address)
        assert find_faults(visitor, axe) == [], address
    visitor.goto("/money/bill")
    reach(visitor, "band")
    visitor.keyboard.type("Band H")
    press_key(visitor, "Work it out")
    assert "£500.00" in words_of(visitor)
    assert find_faults(visitor, axe) == []


def reach(page, name, most=150):
    """Come to a field of the page by the Tab key alone."""
    for _ in range(most):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.name") == name and is_within_main(page):
            return
    raise AssertionError(f"the field {name} is not reached by the Tab key")


def press_key(page, words, most=300):
    """Come to a button by the Tab key and press it with Enter."""
    for _ in range(most):
        page.keyboard.press("Tab")
        said = page.evaluate("document.activeElement.tagName + ' ' + document.activeElement.innerText.trim()")
        if said == f"BUTTON {words}":
            with page.expect_navigation():
                page.keyboard.press("Enter")
            assert "There is a problem" not in page.inner_text("body"), page.inner_text("body")
            return
    raise AssertionError(f"the button {words} is not reached by the Tab key")


def is_within_main(page):
    return page.evaluate("Boolean(document.activeElement.closest('main'))")
