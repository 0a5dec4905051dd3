"""Files of spending and of contracts, small enough to be added up by hand."""

import csv

from answerable.costing.kinds import COST_KINDS
from answerable.measuring.analysis import load, measure

HEADINGS = (
    "Date", "Body", "Transaction Number", "Line", "Supplier Name", "Net Amount", "Irrecoverable VAT", "Description",
    "Department", "Redacted", "Procurement card",
)  # fmt: skip
FORCE, OFFICE = "Chief Constable", "Commissioner"
LINES = (
    ("01/05/2023", FORCE, "T1", "1", "Northgate Ltd", "£12,400.50", "", "Vehicles", "Fleet", "no", "no"),
    ("01/05/2023", FORCE, "T1", "2", "NORTHGATE  LTD", "£300.25", "", "Plates", "fleet", "no", "no"),
    ("02/05/2023", FORCE, "T2", "", "Mead Stationery", "£499.99", "", "Paper", "Corporate", "no", "yes"),
    ("03/05/2023", FORCE, "T3", "", "Mead Stationery", "£500.00", "", "Paper", "Corporate", "no", "no"),
    ("04/05/2023", OFFICE, "T4", "", "Ada Quill", "£2,150.00", "430.00", "Settlement", "Legal", "yes", "no"),
    ("05/05/2023", FORCE, "T5", "", "Calder Software", "£9,999.99", "", "Licences", "IT", "no", "no"),
    ("05/05/2023", FORCE, "T6", "", "Calder Software", "9,999.99", "", "Licences", "IT", "no", "no"),
    ("12/06/2023", FORCE, "T7", "", "Northgate Ltd", "(1,000.00)", "", "Returned", "Fleet", "no", "no"),
)
REGISTER_HEADINGS = (
    "Reference", "Title", "Supplier", "Value", "Start date", "End date", "Extension to", "Procedure", "Waiver reason",
    "Department", "Supplier type", "Link",
)  # fmt: skip
COPY = "https://example.org/contract"
REGISTER = (
    ("C1", "Cams", "Lens", "£1,200,000", "01/04/2021", "31/03/2024", "31/03/2025", "tender", "", "IT", "other", COPY),
    ("C2", "Cleaning", "Bright Ltd", "£10,000.00", "01/04/2022", "01/03/2024", "", "framework", "", "IT", "SME", ""),
    ("C3", "Translation", "Voices", "£45,000.00", "01/04/2022", "02/03/2024", "", "waiver", "", "IT", "VCSE", ""),
    ("C4", "Taxis", "Cab Ltd", "", "01/04/2020", "31/08/2023", "31/03/2024", "tender", "", "Fleet", "SME", ""),
    ("C5", "Fuel", "Pump Ltd", "£500,000", "02/09/2023", "31/12/2026", "", "Framework", "", "Fleet", "other", COPY),
    ("C6", "Counselling", "Listen", "£9,000", "", "", "", "", "", "", "", ""),
)  # fmt: skip


def write_rows(path, rows, headings=HEADINGS):
    """A CSV file of these rows."""
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows((headings, *rows))
    return path


def measure_lines(folder, rows=LINES, headings=HEADINGS, **options):
    """The analysis of a file of spending."""
    path = write_rows(folder / "spending.csv", rows, headings)
    return measure(COST_KINDS["spending"], {"lines": path}, **options)


def measure_register(folder, rows=REGISTER, **options):
    """The analysis of a register, on 1 September 2023."""
    path = write_rows(folder / "contracts.csv", rows, REGISTER_HEADINGS)
    return measure(COST_KINDS["contracts"], {"register": path}, **{"on": "2023-09-01"} | options)


def load_lines(folder, rows, headings=HEADINGS):
    """What loading makes of a file of spending."""
    return load(write_rows(folder / "spending.csv", rows, headings), COST_KINDS["spending"].inputs[0].shape)
