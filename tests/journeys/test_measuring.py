"""The way of a number in a browser: from an analyst's file or a paper's words to a page that anybody can trace."""

import datetime as dt
import hashlib
import re

import pytest

from answerable.keeping.changes.desk.account import give_access
from answerable.keeping.models.desk import Observation, Role
from examples.desk.people import BY
from tests.journeys.conftest import words_of
from tests.journeys.cycle import people_bodies
from tests.journeys.papers import file_year
from tests.keeping.desk.makings_statement import FORCE, LACKING, make_force, make_measures

pytestmark = pytest.mark.django_db(transaction=True)

BOARD = "Northshire Policing and Crime Board"
HEADS = "measure,period,numerator,provisional,colour"
BAD = ("burglary,2021-13,20,,", "burglary,2021-11,plenty,,", ",2021-10,20,,")
PHONE = {"width": 390, "java_script_enabled": False}
EITHER = pytest.mark.parametrize("options", [{}, PHONE], ids=["with scripts", "on a phone without scripts"])


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


def fill(page, **values):
    """Fill a form: fields by their name in it, chosen by what they are."""
    for name, value in values.items():
        field = page.locator(f"main [name={name}]")
        if field.evaluate("field => field.tagName") == "SELECT":
            field.select_option(label=value) if value in field.inner_text() else field.select_option(value)
        elif field.get_attribute("type") == "file":
            field.set_input_files(value)
        else:
            field.fill(str(value))


def press(page, name):
    page.get_by_role("button", name=name, exact=True).click()
    said = page.inner_text("body")
    assert "There is a problem" not in said, said
    return re.sub(r"\s+", " ", said)


def follow(page, name):
    """Follow a link by its words, on the page itself and not in what stands around it."""
    page.get_by_role("main").get_by_role("link", name=name).first.click()
    return words_of(page)


def write_rows(folder, name, heads, *rows):
    place = folder / name
    place.write_text("\n".join((heads, *rows)) + "\n", encoding="utf-8")
    return place


def months_of_values(last=24):
    """Two years of monthly counts; the last month is still provisional."""
    days = [f"{2020 + number // 12}-{number % 12 + 1:02}" for number in range(24)]
    counts = [20 + number % 3 for number in range(23)] + [last]
    return [
        f"burglary,{day},{count},{'yes' if day == '2021-12' else ''},red"
        for day, count in zip(days, counts, strict=True)
    ]


def send_rows(page, place, shape="Values of measures"):
    page.goto("/desk/data-files/new")
    fill(page, body=BOARD, shape=shape, file=place, provenance="The performance team, from the crime system.")
    return press(page, "Load it and look")


def define_burglary(page, **values):
    """Define a measure with a baseline and a target; gives its address on the desk."""
    page.goto("/desk/measures/new")
    given = {"numerator": "Burglaries recorded", "source": "The crime system", **values}
    fill(page, body=BOARD, title="Burglaries", code="burglary", unit="burglaries", better="lower", **given)
    assert "Nobody outside sees it yet" in press(page, "Define it")
    address = page.url
    follow(page, "Set a baseline")
    fill(page, first_on="2019-01-01", last_on="2019-12-31", numerator=310, authority="The board")
    assert "The baseline is set." in press(page, "Save")
    follow(page, "Set a target")
    fill(page, value=250, first_on="2020-01-01", authority="The board")
    assert "The target is set." in press(page, "Save")
    return address


@EITHER
def test_a_file_of_values_becomes_a_public_figure_that_leads_back_to_it(enter, open_page, tmp_path, options):
    page = enter("Jo Tan", **options)
    measure = define_burglary(page)
    said = send_rows(page, write_rows(tmp_path, "burglary.csv", HEADS, *months_of_values(), *BAD))
    assert "27 rows: 24 taken, 3 rejected." in said
    rejected = page.locator("section", has_text="What was not taken").locator("table >> nth=1 >> tbody tr")
    assert [row.locator("th").inner_text() for row in rejected.all()] == ["26", "27", "28"]
    assert "2021-13" in rejected.nth(0).inner_text()
    assert "plenty" in rejected.nth(1).inner_text()
    assert "measure" in rejected.nth(2).inner_text()
    assert "colour" in said
    assert "24 new" in said
    press(page, "Take it in")
    assert "Values: 24 new, 0 revised, 0 as they were." in press(page, "Load its values")
    assert Observation.objects.exclude(released_on=None).count() == 0

    visitor = open_page(**options)
    see_no_page(visitor, "/performance/measures/burglary")
    page.goto(measure)
    press(page, "Publish the measure")
    assert "Values released: 24." in press(page, "Release 24 values")
    see_figure(visitor, "254 burglaries")


def see_no_page(page, *addresses):
    for address in addresses:
        assert page.request.get(address).status == 404, address


def see_figure(page, figure):
    """A citizen reads the figure on the first page and follows it to the file that it came from."""
    page.goto("/performance")
    said = words_of(page)
    assert figure in said
    assert "baseline 310" in said
    follow(page, "Burglaries")
    said = words_of(page)
    for told in ("Provisional", "Burglaries recorded", "Baseline 310", "Target 250", "The board"):
        assert told in said, told
    assert page.locator(".exhibit svg:visible").count() == 1
    assert page.locator("table", has_text="Came from").locator("tbody tr").count() == 24
    for form in ("csv", "json", "svg"):
        assert page.request.get(f"/performance/measures/burglary.{form}").ok
    follow(page, "burglary.csv")
    said = words_of(page)
    for told in ("Rows taken 24", "Rows rejected 3", "The performance team, from the crime system.", "Measure:"):
        assert told in said, told
    assert "plenty" not in page.content()


def test_a_year_that_is_loaded_again_doubles_nothing_and_a_revision_keeps_what_it_replaced(
    enter, open_page, tmp_path
):
    page = enter("Jo Tan")
    measure = define_burglary(page)
    send_rows(page, write_rows(tmp_path, "burglary.csv", HEADS, *months_of_values()))
    press(page, "Take it in")
    press(page, "Load its values")
    page.goto(measure)
    press(page, "Publish the measure")
    press(page, "Release 24 values")

    same = write_rows(tmp_path, "again.csv", HEADS, *months_of_values())
    assert "The file was loaded before: here it is." in send_rows(page, same)
    other = write_rows(tmp_path, "other.csv", HEADS, *reversed(months_of_values()))
    assert "Every one of its 24 values stands in its measure." in send_rows(page, other)
    assert Observation.objects.count() == 24

    said = send_rows(page, write_rows(tmp_path, "revised.csv", HEADS, *months_of_values(31)))
    assert "would add 0 new, replace 1 and leave 23 as they are" in said
    press(page, "Take it in")
    assert "Values: 0 new, 1 revised, 23 as they were." in press(page, "Load its values")
    visitor = open_page()
    visitor.goto("/performance/measures/burglary")
    assert "revised.csv" not in visitor.content()
    page.goto(measure)
    assert "Values released: 1." in press(page, "Release 1 value")

    visitor.reload()
    said = words_of(visitor)
    assert "December 2021 31 revised.csv" in said
    assert re.search(r"December 2021 24 burglary.csv.* Released [^.]+, revised since", said)
    assert Observation.objects.count() == 25


@EITHER
def test_a_figure_of_a_paper_becomes_a_value_that_leads_to_the_very_words(enter, open_page, options):
    file_year()
    page = enter("Jo Tan", **options)
    page.goto("/desk/measures/new")
    fill(
        page, body=BOARD, title="Bicycle theft", code="bicycles", unit="bicycles", numerator="Thefts", source="Report"
    )
    press(page, "Define it")
    measure = page.url
    follow(page, "Take a figure from a paper")
    fill(page, words="bicycles stolen")
    press(page, "Find")
    follow(page, "412")
    fill(page, first_on="2021-01-01", last_on="2021-12-31")
    assert "The figure is taken as a value. It is not public before it is released." in press(page, "Take it")
    page.goto(measure)
    press(page, "Publish the measure")
    press(page, "Release 1 value")

    visitor = open_page(**options)
    visitor.goto("/performance/measures/bicycles")
    row = visitor.locator("table", has_text="Came from").locator("tbody tr")
    assert "412" in row.inner_text()
    row.get_by_role("link").click()
    assert visitor.locator("mark").inner_text() == "In the year 412 bicycles were stolen and 37 were found."


@EITHER
def test_an_analysis_is_measured_annotated_and_published_with_its_files(enter, open_page, tmp_path, options):
    page = enter("Jo Tan", **options)
    rows = ("Homicides,52,46,lower", "Knife injuries,815,689,lower")
    shape = "Counts before and after"
    send_rows(page, write_rows(tmp_path, "counts.csv", "name,before,after,better", *rows), shape)
    press(page, "Take it in")
    follow(page, "Make an analysis of it")
    follow(page, "Counts before and after")
    choice = page.locator("main [name=changes] option", has_text="counts.csv")
    fill(page, changes=choice.get_attribute("value"), title="Two reductions")
    assert "It is measured. Nobody outside sees it yet." in press(page, "Measure")
    desk, key = page.url, page.url.rpartition("/")[2]
    public = f"/performance/analyses/{key}"
    visitor = open_page(**options)
    see_no_page(visitor, public, f"{public}.json")
    follow(page, "Annotate")
    fill(page, note="The baseline is the year to June 2019.")
    press(page, "Save")
    see_no_page(visitor, public)
    page.goto(f"{desk}/publish")
    assert "not the rows of the files" in words_of(page)
    press(page, "Publish")

    visitor.goto("/performance")
    follow(visitor, "Two reductions")
    said = words_of(visitor)
    for told in ("The baseline is the year to June 2019.", "counts.csv", "no change that could be told from chance"):
        assert told in said, told
    see_exhibits(visitor, public)


def see_exhibits(page, address):
    """Each finding is a page, with its table, its drawing and everything as data."""
    told = page.request.get(f"{address}.json").json()["analysis"]["exhibits"]
    assert told
    for exhibit in told:
        place = f"{address}/{exhibit['slug']}"
        page.goto(place)
        assert exhibit["sentence"] in words_of(page)
        whole = page.request.get(f"{place}.json").json()["exhibit"]
        assert whole["title"] == exhibit["title"]
        assert len(page.request.get(f"{place}.csv").text().splitlines()) == len(whole["table"]["rows"]) + 1
        assert page.request.get(f"{place}.svg").ok == bool(whole["chart"])


def test_a_quarter_is_stated_by_force_and_body_and_published_as_page_files_data_and_record(enter, open_page, office):
    force = make_force()
    make_measures(force)
    give_access(office.accounts["Jo Tan"], by=BY, role=Role.ANALYST, body=force, first_on=dt.date(2020, 1, 1))
    clerk, analyst = enter("Omar Bell"), enter("Jo Tan")
    statement = begin_statement(clerk)
    assert "saw 46 homicides against 52 in the baseline" in words_of(clerk)
    refused = try_to_publish(clerk, statement)
    for told in ("Homicides related to drugs", "whether"):
        assert told in refused, told

    explain_what_is_absent(clerk, statement)
    analyst.goto(f"{statement}/write/force/homicide")
    fill(analyst, after="The homicide unit looked at each of them.")
    press(analyst, "Save")
    warned = write_words(clerk, statement, "Homicide has fallen sharply. {{homicide}}")
    assert "Not tested: “Homicide has fallen sharply.”" in warned
    assert "Not tested" not in write_words(clerk, statement, "Each death is one too many. {{homicide}}")
    assert f"Ask {FORCE} to release them first." in try_to_publish(clerk, statement)
    release_measures(analyst)
    clerk.goto(f"{statement}/publish")
    clerk.get_by_label("I have looked at the statement").check()
    assert "The statement is published." in press(clerk, "Publish")
    see_statement(open_page(**PHONE), statement.rpartition("/")[2])


def begin_statement(page):
    """The clerk begins the statement of a quarter; gives its address."""
    page.goto("/desk/statements/new")
    fill(page, body=BOARD, force=FORCE, last_on="2021-12-30")
    page.get_by_role("button", name="Begin").click()
    assert "A quarter ends on 31 March" in words_of(page)
    fill(page, last_on="2021-12-31")
    press(page, "Begin")
    return page.url


def try_to_publish(page, statement):
    page.goto(f"{statement}/publish")
    page.get_by_label("I have looked at the statement").check()
    page.get_by_role("button", name="Publish").click()
    assert "There is a problem" in words_of(page)
    return words_of(page)


def explain_what_is_absent(page, statement):
    page.goto(f"{statement}/applies/others")
    fill(page, applies="yes", words="each of these harms is found in the area")
    press(page, "Save")
    for _ in LACKING:
        follow(page, "Give the reason")
        fill(page, words="It is not published for one force.")
        press(page, "Save")


def write_words(page, statement, words):
    page.goto(f"{statement}/write/body/homicide")
    fill(page, before=words)
    return press(page, "Save")


def release_measures(page):
    """The force's analyst publishes every measure of the statement with its value."""
    for title in ("Homicides", "Hospital admissions of under 25s", "Firearm discharges"):
        page.goto("/desk/measures")
        follow(page, title)
        press(page, "Publish the measure")
        press(page, "Release 1 value")


def see_statement(page, key):
    """A citizen finds the statement by its words, and reads it, its files, its data and what was checked in it."""
    page.goto("/search?q=homicide unit")
    assert "The homicide unit looked at each of them." in words_of(page)
    page.goto("/performance")
    page.locator("section", has_text="Statements").get_by_role("link").first.click()
    assert page.url.endswith(f"/performance/statements/{key}")
    said = words_of(page)
    for told in ("saw 46 homicides against 52", "Each death is one too many.", "It is not published for one force."):
        assert told in said, told
    told = page.request.get(f"/performance/statements/{key}.json").json()["statement"]
    files = [link.get_attribute("href") for link in page.locator("a[href^='/publications/']").all()]
    assert sorted(told["sha256"]) == ["docx", "pdf"]
    for address in files:
        answer = page.request.get(address)
        form = address.rpartition(".")[2]
        assert hashlib.sha256(answer.body()).hexdigest() == told["sha256"][form]
    page.locator("a[href^='/papers/']").first.click()
    assert "does not agree" not in words_of(page).lower()
    follow(page, "What was tested, what could not be, and why")
    agree, disagree, *_ = (int(cell) for cell in page.locator("table >> nth=0 >> tbody .number").all_inner_texts())
    assert (agree > 0, disagree) == (True, 0)
