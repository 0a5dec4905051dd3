"""Rows as data: CSV for a spreadsheet, JSON for a program."""

import csv
import io
import json
import re

# A spreadsheet takes a cell that begins so for a formula, and runs it; a signed number is none.
FORMULA = re.compile(r"[=+\-@\t\r](?![\d.,%£]*$)")


def write_csv(columns, rows):
    """Rows (mappings) as CSV under these columns; a byte-order mark lets every spreadsheet read its letters."""
    text = io.StringIO()
    text.write("\ufeff")
    writer = csv.writer(text)
    writer.writerow(columns)
    writer.writerows([_cell(row.get(name)) for name in columns] for row in rows)
    return text.getvalue()


def write_json(name, rows):
    """Rows as `{"contract": 1, name: [...]}`; absent values are left out."""
    kept = [{key: value for key, value in row.items() if value not in (None, "", [], {})} for row in rows]
    return json.dumps({"contract": 1, name: kept}, ensure_ascii=False, default=str)


def _cell(value):
    if isinstance(value, (list, tuple)):
        value = "\n".join(map(_plain, value))
    text = "" if value is None else str(value)
    return f"'{text}" if FORMULA.match(text) else text


def _plain(value):
    return "; ".join(str(part) for part in value.values() if part) if isinstance(value, dict) else str(value)
