"""Workbooks as finance officers make them: sheets of rows, and formulas with the values that Excel kept."""

import re
import zipfile
from pathlib import Path

import openpyxl

ABOUT = (("What", "Value"), ("Body", "Police Commissioner of Avonmere"), ("Year", "2023/24"))
LINES = (
    ("Code", "Name", "Section", "Kind", "2022/23", "2023/24"),
    ("pay", "Pay costs", "Force", "cost", 656.8, 672.5),
    ("grant", "Police grants", "Funding", "grant", 563.7, 569.7),
)
IN_MILLIONS = (*ABOUT, ("Amounts in", "£m"))


def make_workbook(path: Path, about=ABOUT, **sheets) -> Path:
    """A workbook with `About` and the sheets given by name (`Tax_bases=`), each a list of rows."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in {"About": about, **sheets}.items():
        sheet = book.create_sheet(name.replace("_", " "))
        for row in rows:
            sheet.append(row)
    book.save(path)
    return path


def change_workbook(path: Path, change) -> Path:
    """The workbook changed in place by a function of it."""
    book = openpyxl.load_workbook(path)
    change(book)
    book.save(path)
    return path


def give_formulas(path: Path, sheet: int, formulas: dict[str, str]) -> Path:
    """Put formulas behind cells of the sheet (counted from 1), whose values stay as what Excel worked out last."""
    with zipfile.ZipFile(path) as pack:
        parts = {part: pack.read(part) for part in pack.namelist()}
    name = f"xl/worksheets/sheet{sheet}.xml"
    text = parts[name].decode()
    for cell, formula in formulas.items():
        text, count = re.subn(rf'(<c r="{cell}"[^>]*>)(<v>)', rf"\1<f>{formula}</f>\2", text)
        assert count == 1, cell
    with zipfile.ZipFile(path, "w") as pack:
        for part, content in parts.items():
            pack.writestr(part, text if part == name else content)
    return path
