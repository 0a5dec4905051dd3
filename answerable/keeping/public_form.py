"""Public forms: which field of a row holds the masked form of which, and how values of each shape are masked."""

from functools import cache

from django.db import models

PREFIX = "public_"
# Ids and gates only look like public forms; pages and people are masked in their own way.
NOT_FORMS = {"public_id", "public_lines", "public_name"}


@cache
def public_forms(model):
    """`{printed field: public field}`: `public_text` is the form of `text`, `public_who` of `who_printed`."""
    names = {field.name: field for field in model._meta.concrete_fields}
    forms = {}
    for name in names:
        if name.startswith(PREFIX) and name not in NOT_FORMS:
            stem = name.removeprefix(PREFIX)
            plain = names.get(stem)
            is_text = plain is not None and not isinstance(plain, models.ForeignKey)
            forms[stem if is_text else f"{stem}_printed"] = name
    return forms


def with_public_forms(model, values, mask):
    """Values of a row with the public form of each text beside it."""
    forms = {
        public: mask_value(values[printed], mask)
        for printed, public in public_forms(model).items()
        if printed in values
    }
    return {**values, **forms}


def mask_value(value, mask):
    """A text, a list of texts, a table of cells or a list of notes, masked."""
    if isinstance(value, str):
        return mask.mask(value)
    if isinstance(value, list):
        if value and all(isinstance(inner, list) for inner in value):
            return [mask.mask_lines(row) for row in value]
        return [mask_value(inner, mask) for inner in value]
    if isinstance(value, dict):
        return {**value, "text": mask.mask(value["text"])}
    return value


def mask_page_lines(pages, mask):
    """The public lines of pages, given their lines: body lines are masked as one flow, so that a name broken over
    lines or pages is found, furniture (running heads, page numbers) line by line."""
    flow = [line for lines in pages for line in lines if line["look"] != "furniture"]
    masked = dict(zip(map(id, flow), mask.mask_lines([line["text"] for line in flow]), strict=True))
    return [
        [
            {
                "number": line["number"],
                "text": masked[id(line)] if id(line) in masked else mask.mask(line["text"]),
                "look": line["look"],
                **({} if line.get("opens", True) else {"opens": False}),
                **({"cell": line["cell"]} if "cell" in line else {}),
            }
            for line in lines
        ]
        for lines in pages
    ]
