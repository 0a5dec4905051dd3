"""What a file of a shape must look like, said to whoever prepares it."""

from __future__ import annotations

import csv
import io

from msgspec import Struct

from answerable.measuring.loading.shape import Field, Shape

FORM_WORDS = {
    "text": "text",
    "code": "one of",
    "whole": "a whole number",
    "number": "a number",
    "money": "pounds and pence",
    "flag": "yes or no",
    "date": "a date: 2022-12-31 or 31/12/2022",
    "time": "a date with a time: 2022-12-31 14:05:09 or 31/12/2022 14:05",
    "seconds": "seconds, or hours:minutes:seconds",
    "period": "a month (2022-05), a quarter (2022 Q2) or a year (2022, or 2021/22 from April)",
    "outline": "an outline as WKT, in metres of the National Grid: POLYGON ((400000 300000, 400100 300000, …))",
}


class ColumnRule(Struct, frozen=True, kw_only=True):
    """One column: its heading, whether it must be there, what it holds, what it means, its other headings."""

    name: str
    is_required: bool
    holds: str
    meaning: str
    names: tuple[str, ...] = ()


def describe_shape(shape: Shape) -> tuple[ColumnRule, ...]:
    """Every column that a file of this shape may have, in order."""
    return tuple(
        ColumnRule(
            name=field.name,
            is_required=field.is_required,
            holds=say_form(field),
            meaning=field.meaning,
            names=field.names,
        )
        for field in shape.fields
    )


def say_form(field: Field) -> str:
    """What a column may hold, in words: `a number, 0 or more`."""
    if field.form == "code":
        return f"one of: {', '.join(field.allowed)}" if field.allowed else "a code"
    words = FORM_WORDS[field.form]
    if field.lowest is not None and field.highest is not None:
        return f"{words} from {field.lowest:,.15g} to {field.highest:,.15g}"
    if field.lowest is not None:
        return f"{words}, {field.lowest:,g} or more"
    return f"{words}, {field.highest:,.15g} or less" if field.highest is not None else words


def write_template(shape: Shape) -> str:
    """A CSV file to fill in: a line for each column that explains it, then the headings.

    It loads as it is filled in: what stands above the headings is passed over.
    """
    page = io.StringIO(newline="")
    writer = csv.writer(page)
    writer.writerow([f"{shape.heading}. {shape.meaning}"])
    for rule in describe_shape(shape):
        must = "needed" if rule.is_required else "may be left out"
        writer.writerow([f"{rule.name} ({must}): {rule.meaning} It holds {rule.holds}."])
    for group in shape.needs:
        writer.writerow([f"Each row fills {' or '.join(group)}."])
    writer.writerow([rule.name for rule in describe_shape(shape)])
    return page.getvalue()
