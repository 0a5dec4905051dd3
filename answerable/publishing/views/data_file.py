"""Data files: what each is and what rests on it. Its rows are never shown."""

from answerable.keeping.queries.public.data_file import find_data_file
from answerable.publishing.showing import found, show

FORMS = {
    "text": "words",
    "code": "one of a list of words",
    "whole": "a whole number",
    "number": "a number",
    "flag": "yes or no",
    "date": "a day",
    "time": "a moment",
    "seconds": "a length of time in seconds",
    "period": "a month, quarter or year",
}


def show_data_file(request, sha256):
    file = found(find_data_file(sha256))
    columns = [(each.name, FORMS.get(each.form, each.form), each.meaning) for each in file.columns]
    return show(request, "data_file", file=file, columns=columns)
