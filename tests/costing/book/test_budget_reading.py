"""A finance officer's workbook read as a budget, and what is said of it where it cannot be."""

import datetime as dt
from decimal import Decimal
from pathlib import Path

import pytest

from answerable.costing.book import read_budget
from answerable.costing.printed import hold_against_print
from answerable.costing.refusal import CostError
from tests.costing.book.building import ABOUT, IN_MILLIONS, LINES, change_workbook, give_formulas, make_workbook

HEADS = LINES[0]


def words_of(read):
    return [str(fault) for fault in read.faults]


@pytest.fixture
def place(tmp_path: Path) -> Path:
    return tmp_path / "budget.xlsx"


def test_a_workbook_in_millions_becomes_pounds_exactly_and_says_how_far_sums_are_known(place):
    read = read_budget(make_workbook(place, IN_MILLIONS, Lines=LINES))

    assert read.faults == ()
    assert read.budget.lines[0].amounts == {2022: Decimal(656_800_000), 2023: Decimal(672_500_000)}
    assert read.budget.unit == Decimal(100_000)
    assert read.notes == ("Amounts were taken as rounded to £100,000: sums are known no better than that.",)


@pytest.mark.parametrize(
    ("heading", "pounds", "unit"),
    [
        ("Revenue Budget, £m", 656_800_000, "100000"),
        ("Revenue Budget (£ million)", 656_800_000, "100000"),
        ("Revenue Budget £'000", 656_800, "100"),
        ("Revenue Budget £000s", 656_800, "100"),
        ("Revenue Budget", Decimal("656.8"), "0.01"),
    ],
)
def test_a_sheet_may_name_its_own_scale_above_its_headings(place, heading, pounds, unit):
    read = read_budget(make_workbook(place, Lines=[(heading,), *LINES]))

    assert read.budget.lines[0].amounts[2022] == pounds
    assert read.budget.unit == Decimal(unit)


def test_two_scales_in_the_headings_of_a_sheet_are_refused(place):
    heads = (*HEADS[:4], "2022/23, £m", "2023/24, £000")

    assert words_of(read_budget(make_workbook(place, Lines=[heads, *LINES[1:]]))) == [
        "Lines, row 1: The headings name £m and £000: write all amounts in one scale."
    ]


def test_the_unit_that_about_names_goes_before_what_the_places_say(place):
    about = (*IN_MILLIONS, ("Rounded to", 1000))

    read = read_budget(make_workbook(place, about, Lines=LINES))

    assert (read.budget.unit, read.notes) == (Decimal(1000), ())


def test_brackets_around_all_that_pays_are_the_style_of_the_print_and_are_noted(place):
    rows = [HEADS, (None, "External income", "Force", "income", -198.5, "(105.0)")]

    read = read_budget(make_workbook(place, IN_MILLIONS, Lines=rows))

    assert read.budget.lines[0].amounts == {2022: Decimal(198_500_000), 2023: Decimal(105_000_000)}
    assert "Lines: “External income” (row 2) read without the brackets or minus of all amounts." in read.notes


def test_brackets_around_some_amounts_of_what_pays_are_refused(place):
    rows = [HEADS, ("income", "External income", "Force", "income", -198.5, 105.0)]

    assert words_of(read_budget(make_workbook(place, Lines=rows))) == [
        "Lines, row 2: Some amounts of this row are below nought and some are not: write what it comes to without "
        "brackets and minus."
    ]


def test_a_cost_below_nought_stays_below_nought(place):
    rows = [HEADS, ("vacancies", "Posts held vacant", "Force", "cost", -2, -3)]

    assert read_budget(make_workbook(place, Lines=rows)).budget.lines[0].amounts[2023] == -3


def test_blanks_and_dashes_are_not_given_and_nought_is_nought(place):
    rows = [(*HEADS, "2024/25"), ("taser", "Taser", "Force", "cost", 0, "–", None)]

    assert read_budget(make_workbook(place, Lines=rows)).budget.lines[0].amounts == {2022: Decimal(0)}


def test_typed_totals_are_left_out_of_the_lines_and_kept_to_be_held_against(place):
    rows = [
        *LINES[:2],
        (None, "Sub-total", None, None, 656.8, 672.5),
        (None, "Total force", None, None, 656.8, 672.6),
        (None, "Total costs", None, None, 656.8, 672.5),
    ]

    read = read_budget(make_workbook(place, IN_MILLIONS, Lines=rows))

    assert [line.code for line in read.budget.lines] == ["pay"]
    kept = [(total.table, total.name, total.year, total.amount) for total in read.budget.printed]
    assert kept[:4] == [
        ("budget", "Force", 2022, Decimal(656_800_000)),
        ("budget", "Force", 2023, Decimal(672_500_000)),
        ("budget", "Force", 2022, Decimal(656_800_000)),
        ("budget", "Force", 2023, Decimal(672_600_000)),
    ]
    assert [total[1] for total in kept[4:]] == ["Total costs", "Total costs"]
    assert {total.unit for total in read.budget.printed} == {Decimal(100_000)}
    assert read.budget.printed[0].source == "budget.xlsx, Lines, row 3"
    assert read.notes[0].startswith(
        "Lines: “Sub-total” (row 3), “Total force” (row 4), “Total costs” (row 5) left out"
    )


def test_a_total_that_is_given_a_kind_is_refused_and_not_added_up_with_its_lines(place):
    rows = [*LINES, ("total", "Total costs", "Force", "cost", 656.8, 672.5)]

    assert words_of(read_budget(make_workbook(place, Lines=rows))) == [
        "Lines, row 4: “Total costs” is a total, and totals are worked out: clear its Kind, or give the line another "
        "name."
    ]


def test_a_column_of_totals_is_kept_as_printed_over_years_that_it_does_not_name(place):
    rows = [
        ("Programme", "Scheme", "2022/23", "2023/24", "Total"),
        ("Business as usual", "Fleet", 4.7, 5.1, 5.1),
        (None, "Total business as usual capital", 4.7, 5.1, 5.1),
    ]

    budget = read_budget(make_workbook(place, IN_MILLIONS, Capital=rows)).budget

    over_years = [(total.name, total.amount) for total in budget.printed if total.year is None]
    assert over_years == [("Fleet", Decimal(5_100_000)), ("Business as usual", Decimal(5_100_000))]
    assert [scheme.name for scheme in budget.schemes] == ["Fleet"]


def test_a_line_without_a_code_is_given_the_same_one_each_time(place):
    rows = [HEADS, (None, "Pay costs", "Force", "cost", 1, 2)]

    assert read_budget(make_workbook(place, Lines=rows)).budget.lines[0].code == "force-pay-costs"


def test_every_fault_is_said_at_once_with_its_cell(place):
    rows = [
        HEADS,
        ("pay", "Pay costs", "Force", "costs of pay", 656.8, "n/k"),
        ("pay", None, "Force", "cost", 0.03, 1),
    ]

    def change(book):
        book["Lines"]["E3"].number_format = "0%"

    read = read_budget(change_workbook(make_workbook(place, ABOUT[:1], Lines=rows), change))

    assert read.budget is None
    assert words_of(read) == [
        "About: There is no Body: The local policing body whose money it is.",
        "About: There is no Year: The first year that is decided on.",
        "Lines, row 2, column D: “costs of pay” is no kind that is known. Write one of: cost, contingency, put "
        "into reserves, collection fund deficit, income, grant, precept, planned use of reserves, "
        "collection fund surplus.",
        "Lines, row 2, column F: “n/k” is not an amount: write figures alone, such as 1,234.50, and words in the "
        "column Note.",
        "Lines, row 3, column E: 3% is a percentage, and this column holds no percentages.",
        "Lines, row 3, column B: This row has no Name: What the line is called.",
        "Lines, row 3: Row 2 has the same code or, without one, the same names: take one away, or tell them apart.",
    ]


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        ([("Code", "Name", "2023/24")], "There is no column “Section”: Whose line it is: Force. It holds text."),
        ([HEADS[:4], ("a", "b", "c", "cost")], "There is no column for a year: head it as 2023/24."),
        ([(*HEADS, "2023/25"), ("a", "b", "c", "cost", 1, 2, 3)], "“2023/25” is no financial year: write 2023/24."),
        ([(*HEADS, "2023-24"), ("a", "b", "c", "cost", 1, 2, 3)], "Two columns are headed “2023-24”"),
        ([(*HEADS, "Noted"), ("a", "b", "c", "cost", 1, 2, "x")], "“Noted” is no column of this sheet"),
        ([(*HEADS, 2024), ("a", "b", "c", "cost", 1, 2, 3)], "“2024” is a date or a number here: head the year as"),
        ([(*HEADS, dt.date(2024, 1, 1)), ("a", "b", "c", "cost", 1, 2, 3)], "is a date or a number here"),
        ([("Nothing", "of", "use")], "No row of this sheet has its headings: Name, Section, Kind, 2023/24…."),
        ([HEADS, ("a", "b", "c", "cost", 1, 2.345)], "“2.345” comes to a fraction of a penny: round it."),
        ([HEADS, ("Löhne", "b", "c", "cost", 1, 2)], "“Löhne” is no code"),
    ],
)
def test_headings_and_codes_that_cannot_be_used_are_named(place, rows, words):
    said = words_of(read_budget(make_workbook(place, Lines=rows)))

    assert any(words in each for each in said), said


def test_a_column_that_is_not_known_is_left_out_and_noted(place):
    rows = [(*HEADS, "Cost centre"), ("pay", "Pay", "Force", "cost", 1, 2, "C12")]

    assert read_budget(make_workbook(place, Lines=rows)).notes == (
        "Lines: column G “Cost centre” is none that is read, and was left out.",
    )


def test_a_sheet_called_nearly_right_is_refused_and_one_of_another_matter_is_left_out(place):
    read = read_budget(make_workbook(place, Lines=LINES, Savngs=[("x",)], Workings=[("y",)]))

    assert words_of(read) == ["Savngs: “Savngs” is no sheet that is read: did you mean “Savings”?"]
    assert read.notes == ("The sheet “Workings” is none that is read, and was left out.",)


def test_a_hidden_sheet_is_refused_and_hidden_rows_and_columns_are_noted(place):
    def hide(book):
        book["Lines"].row_dimensions[3].hidden = True
        book["Lines"].column_dimensions["E"].hidden = True
        book["Savings"].sheet_state = "hidden"

    savings = [("Name", "2023/24"), ("Estates", 1)]
    read = read_budget(change_workbook(make_workbook(place, Lines=LINES, Savings=savings), hide))

    assert words_of(read) == [
        "Savings: This sheet is hidden, and what nobody sees must not count: show it, or delete it."
    ]
    assert read.notes == ("Lines: hidden rows were read as well: 3.", "Lines: hidden columns were read as well: E.")


def test_merged_cells_are_refused_among_the_rows_and_no_matter_above_the_headings(place):
    def merge(book):
        book["Lines"].merge_cells("A1:F1")
        book["Lines"].merge_cells("C3:C4")

    rows = [("Revenue budget",), *LINES]
    assert words_of(read_budget(change_workbook(make_workbook(place, Lines=rows), merge))) == [
        "Lines, row 3: The cells C3:C4 are merged: unmerge them, and write into each row what it holds.",
        "Lines, row 4, column C: This row has no Section: Whose line it is: Force.",
    ]


def test_a_formula_stands_for_the_value_that_excel_kept(place):
    rows = [HEADS, ("pay", "Pay", "Force", "cost", 1, 333.333333333333), ("it", "IT", "Force", "cost", 1, 2.5)]
    give_formulas(make_workbook(place, Lines=rows), 2, {"F2": "1000/3", "F3": "5/2"})

    read = read_budget(place)

    assert [line.amounts[2023] for line in read.budget.lines] == [Decimal("333.33"), Decimal("2.5")]
    assert read.notes == ("Lines: 1 formula rounded to the penny.",)


def test_a_formula_that_was_never_worked_out_and_an_error_are_no_blanks(place):
    def change(book):
        book["Lines"]["F2"] = "=E2*1.03"
        book["Lines"]["F3"] = "#REF!"

    said = words_of(read_budget(change_workbook(make_workbook(place, Lines=LINES), change)))

    assert said == [
        "Lines, row 2, column F: This formula has no value: open the workbook in Excel, let it calculate, and save "
        "it again.",
        "Lines, row 3, column F: #REF! is an error of Excel: mend the formula.",
    ]


def test_a_year_of_about_that_no_line_has_is_asked_about(place):
    about = (*ABOUT[:2], ("Year", "2031/32"))

    assert read_budget(make_workbook(place, about, Lines=LINES)).notes == (
        "No line has an amount for 2031/32, the year that About names: is it the right one?",
    )


def test_reserves_and_scenarios_take_a_row_for_each_thing_that_moves_them(place):
    reserves = [
        ("Reserve", "General", "From year", "Opening", "Least needed", "Movement", "2023/24", "2024/25"),
        ("General reserve", "yes", "2023/24", 12, 10, "used", 2, 1),
        ("General reserve", None, None, None, None, "added", None, 3),
    ]
    scenarios = [
        ("Scenario", "Change", "2023/24", "2024/25", "Note"),
        ("Pay one point more", "officer pay", "1%", None, "If the award is higher."),
        ("Pay one point more", "use of reserves", 2, None, None),
        ("Less band D", "band D", -5, None, None),
    ]

    budget = read_budget(make_workbook(place, IN_MILLIONS, Reserves=reserves, Scenarios=scenarios)).budget

    assert budget.reserves[0].opening == 12_000_000
    assert (budget.reserves[0].used[2024], budget.reserves[0].added) == (1_000_000, {2024: 3_000_000})
    assert (budget.reserves[0].least, budget.reserves[0].is_general) == (10_000_000, True)
    assert budget.scenarios[0].officer_pay == {2023: 1}
    assert budget.scenarios[0].from_reserves == {2023: 2_000_000}
    assert budget.scenarios[1].band_d == {2023: -5}


@pytest.mark.parametrize(
    ("sheet", "rows", "words"),
    [
        (
            "Reserves",
            [("Reserve", "From year", "Opening", "Movement", "2023/24"), ("General", None, None, "used", 2)],
            "Reserves: “General” has no From year and no Opening: its first row gives them.",
        ),
        (
            "Reserves",
            [
                ("Reserve", "From year", "Opening", "Movement", "2023/24"),
                ("General", "2023/24", 5, "used", 2),
                ("General", "2023/24", 6, "added", 2),
            ],
            "Reserves, row 3: Opening of “General” was another one in a row above.",
        ),
        (
            "Scenarios",
            [("Scenario", "Change", "2023/24"), ("Pay", None, 1)],
            "Scenarios, row 2: This row has figures and no Change: say what they change.",
        ),
        (
            "Tax_bases",
            [("Council", "Year", "2023/24", "Dwellings"), ("Dunmere", "2023/24", 5, 5)],
            "Tax bases, row 1, column C: This sheet has no columns by year, and “2023/24” is one: give each year a "
            "row of its own.",
        ),
        (
            "Tax_bases",
            [("Council", "Year", "Dwellings"), ("Dunmere", "2023/24", 5), ("Dunmere", "23/24", 6)],
            "Tax bases, row 3: Row 2 has the same council and year: take one away, or tell them apart.",
        ),
        (
            "Band_D",
            [("Name", "2023/24"), ("Band D", 202.55), ("Band E", 247.56)],
            "Band D, row 3: Band D is one row: take the others away.",
        ),
    ],
)
def test_sheets_that_contradict_themselves_are_refused(place, sheet, rows, words):
    assert words_of(read_budget(make_workbook(place, **{sheet: rows}))) == [words]


def test_a_total_of_tax_bases_is_no_council(place):
    rows = [("Council", "Year", "Dwellings"), ("Dunmere", "2023/24", 5), ("Total", None, 5)]

    read = read_budget(make_workbook(place, Tax_bases=rows))

    assert [base.council for base in read.budget.tax_bases] == ["Dunmere"]
    assert read.notes == ("Tax bases: “Total” (row 3) left out of the rows, since totals are worked out here.",)


def test_a_band_d_of_more_places_than_pence_is_kept_exactly(place):
    about = (*IN_MILLIONS, ("Officer cost", 50_000))
    rows = [("Name", "2022/23", "2023/24"), ("Band D", 300.2302, "£302.55")]

    budget = read_budget(make_workbook(place, about, Band_D=rows)).budget

    assert budget.band_d == {2022: Decimal("300.2302"), 2023: Decimal("302.55")}
    assert budget.officer_cost.amount == 50_000


def test_an_about_that_names_a_fact_twice_or_nearly_is_refused(place):
    about = (*ABOUT, ("Year", "2024/25"), ("Amounts inn", "£m"))

    assert words_of(read_budget(make_workbook(place, about, Lines=LINES))) == [
        "About, row 4: “Year” stands in this sheet twice: keep one of the two.",
        "About, row 5, column A: “Amounts inn” is no fact that is read: did you mean “Amounts in”?",
    ]


def test_a_folder_of_csv_files_is_read_as_a_workbook(tmp_path):
    (tmp_path / "about.csv").write_text("What,Value\nBody,Commissioner\nYear,2023/24\nAmounts in,£m\n", "utf-8-sig")
    (tmp_path / "lines.csv").write_text(
        'Name;Section;Kind;2022/23;2023/24\nPay;Force;cost;656.8;"1,672.5"\nIncome;Force;income;(198.5);(105.0)\n'
    )
    (tmp_path / "tax-bases.csv").write_bytes("Council,Year,Dwellings\nM\xf6rham,2023/24,100\n".encode("cp1252"))

    read = read_budget(str(tmp_path))

    assert read.faults == ()
    assert read.budget.lines[0].amounts[2023] == Decimal(1_672_500_000)
    assert read.budget.lines[1].amounts[2022] == Decimal(198_500_000)
    assert read.budget.tax_bases[0].council == "Mörham"


def test_a_csv_that_cannot_be_taken_apart_is_refused_in_a_sentence(tmp_path):
    (tmp_path / "about.csv").write_text('What,Value\nBody,"Commissioner\nYear,2023/24\n')

    assert "about.csv cannot be taken apart into rows" in words_of(read_budget(tmp_path))[0]


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("budget.xlsx", b"%PDF-1.7 ...", "This is a PDF, not a file of rows: give an Excel workbook"),
        ("budget.xls", b"\xd0\xcf\x11\xe0 old", "an old Excel workbook"),
        ("budget.xlsx", b"", "is empty"),
        ("budget.xlsx", b"PK\x03\x04 broken", "damaged or was cut off"),
        ("lines.csv", b"Code,Name\n", "is one sheet alone: give the folder"),
        ("budget.txt", b"hello", "is no workbook"),
    ],
)
def test_what_is_no_workbook_is_refused_in_a_sentence(tmp_path, name, content, words):
    (tmp_path / name).write_bytes(content)

    with pytest.raises(CostError, match=words):
        read_budget(tmp_path / name)


def test_a_file_that_is_not_there_and_an_empty_folder_are_refused(tmp_path):
    with pytest.raises(CostError, match=r"There is no file none\.xlsx"):
        read_budget(tmp_path / "none.xlsx")
    with pytest.raises(CostError, match="holds no CSV file"):
        read_budget(tmp_path)


def test_an_empty_workbook_is_told_what_its_sheets_are_called(place):
    import openpyxl

    openpyxl.Workbook().save(place)

    assert "None of its sheets is one that is read. They are called: About, Lines" in words_of(read_budget(place))[0]


def test_a_workbook_that_would_unpack_to_more_than_a_budget_holds_is_refused_unopened(place):
    import zipfile

    make_workbook(place, Lines=LINES)
    with zipfile.ZipFile(place, "a", zipfile.ZIP_DEFLATED) as pack:
        pack.writestr("xl/worksheets/sheet99.xml", b" " * (9 << 20))

    with pytest.raises(CostError, match="far larger than a budget is"):
        read_budget(place)


def test_a_sheet_with_a_value_far_below_its_table_is_refused(place):
    def change(book):
        book["Lines"]["A90000"] = "left over"

    said = words_of(read_budget(change_workbook(make_workbook(place, Lines=LINES), change)))

    assert "The sheet goes down to row 90,000" in said[0]


def test_a_table_as_papers_print_it_is_read_once_its_lines_have_a_section_and_a_kind(place):
    revenue = [
        ("Revenue budget, £m",),
        (),
        ("Revenue budget, £m", "Section", "Kind", "2022/23 with games", "2023/24 MTFP"),
        ("Pay and prices", "Force", "cost", 901.0, 848.8),
        ("External income", "Force", "income", "(198.5)", "(105.0)"),
        ("Total force costs", None, None, 702.5, 743.8),
        ("Police grants", "Funding", "grant", "(702.5)", "(715.7)"),
        ("Funding gap", None, None, 0.0, 28.1),
    ]
    capital = [
        ("Capital programme, £m", "Programme", "2022/23", "2023/24", "Total"),
        ("Fleet", "Business as usual", 4.7, 5.1, 5.1),
        ("Total capital programme", None, 4.7, 5.1, 5.1),
    ]

    read = read_budget(make_workbook(place, Revenue_budget=revenue, Capital_programme=capital))

    assert read.faults == ()
    assert [line.code for line in read.budget.lines] == [
        "force-pay-and-prices",
        "force-external-income",
        "funding-police-grants",
    ]
    assert [(held.printed.name, held.printed.year, held.finding) for held in hold_against_print(read.budget)] == [
        ("Force", 2022, "agrees"),
        ("Force", 2023, "agrees"),
        ("Funding gap", 2022, "agrees"),
        ("Funding gap", 2023, "agrees"),
        ("Fleet", None, "scope"),
        ("Total", None, "scope"),
        ("Total", 2022, "agrees"),
        ("Total", 2023, "agrees"),
    ]


@pytest.mark.parametrize(
    ("sheets", "words"),
    [
        ({"Tax bases": [("Council", "Year", "Dwellings"), ("Ashby", "2023/24", -5)]}, "“-5” is less than nought"),
        ({"Band D": [("Name", "2023/24"), ("Band D", -200)]}, "“-200” is less than nought"),
        ({"About": [*ABOUT, ("Rounded to", 0)]}, "“0” is less than 0.01"),
        ({"About": [*ABOUT, ("Rounded to", 10**12)]}, "“1000000000000” is more than 1,000,000"),
        ({"About": [*ABOUT, ("Officer cost", -1)]}, "“-1” is less than nought"),
        (
            {"Fees": [("Service", "Amount, £", "From"), ("Escort", -4, "01/04/2023")]},
            "“-4” is less than nought",
        ),
    ],
)
def test_a_number_that_no_such_thing_can_be_is_a_fault(place, sheets, words):
    read = read_budget(make_workbook(place, **{"Lines": LINES, **sheets}))

    assert read.budget is None
    assert [words in fault for fault in words_of(read)] == [True]
