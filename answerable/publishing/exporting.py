"""Lists as data: the same rows that a page shows, as CSV for a spreadsheet and as JSON for a program."""

from django.http import HttpResponse

from answerable.keeping.export import write_csv, write_json

CSV = "text/csv; charset=utf-8"
JSON = "application/json"


def export_csv(columns, rows):
    """Rows (mappings) as CSV under these columns."""
    return HttpResponse(write_csv(columns, rows), content_type=CSV)


def export_json(name, rows):
    """Rows as `{"contract": 1, name: [...]}`; absent values are left out."""
    return HttpResponse(write_json(name, rows), content_type=JSON)
