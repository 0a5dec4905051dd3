"""Files that come with a paper: a PDF becomes an appendix, a Word file is read into the paper's own fields."""

import re

from django.db import transaction
from django.db.models import Max

from answerable.keeping.changes.desk.row import RefusedError, add_row, remove_row
from answerable.keeping.changes.desk.submission import ACCEPTED, write_submission
from answerable.keeping.models.desk import Appendix, Submission, SubmissionStatus
from answerable.keeping.queries.desk.examination import examine_pdf
from answerable.keeping.store import keep_file
from answerable.reading.formats.opening import lay_out, sniff
from answerable.reading.layout import UnreadableError

MOST_BYTES = 25 * 2**20
PDF = "application/pdf"
# How headings of papers begin, and the field that holds what stands under them.
FIELDS = (
    (re.compile(r"(?:\d+\.?\s*)?(?:the\s+)?purpose\b", re.IGNORECASE), "purpose"),
    (re.compile(r"(?:\d+\.?\s*)?recommendations?\b", re.IGNORECASE), "recommendations"),
    (re.compile(r"(?:\d+\.?\s*)?financ", re.IGNORECASE), "finance"),
    (re.compile(r"(?:\d+\.?\s*)?legal\b", re.IGNORECASE), "legal"),
    (re.compile(r"(?:\d+\.?\s*)?equalit", re.IGNORECASE), "equalities"),
    (re.compile(r"(?:\d+\.?\s*)?background\s+(?:papers|documents)\b", re.IGNORECASE), "background_papers"),
)
LABEL = re.compile(r"(?P<label>\d+(?:\.\d+)+|\d+\.|[ivx]+\.|[a-z]\))\s+(?P<words>.+)", re.DOTALL)


def attach_file(submission, data, name, *, by, revision=None):
    """Take a file that an author attached; gives the `Appendix` made of a PDF, or the paper that a Word file filled.

    Raises `RefusedError`, one sentence, for anything else, and for what is too large, damaged or locked.
    """
    if submission.status == SubmissionStatus.ACCEPTED:
        raise RefusedError(ACCEPTED)
    if len(data) > MOST_BYTES:
        raise RefusedError(
            f"“{name}” is larger than {MOST_BYTES // 2**20} MB: make it smaller or split it.", field="file"
        )
    try:
        kind = sniff(data)
        if kind == "docx":
            return read_in_word(submission, data, by=by, revision=revision)
    except UnreadableError as unreadable:
        raise RefusedError(f"“{name}”: {unreadable}.", field="file") from None
    if kind != "pdf":
        raise RefusedError(
            f"“{name}” is neither a PDF nor a Word (.docx) file: save it as one of them.", field="file"
        )
    return _add_appendix(submission, data, name, by)


def read_in_word(submission, data, *, by, revision=None):
    """Read a Word file into the fields of a paper: what stands under “Purpose” into the purpose, and so on.

    What a field held before is replaced where the file has something for it. Raises `UnreadableError`.
    """
    parts = split_layout(lay_out(data))
    if not any(parts.values()):
        raise UnreadableError("there are no words in this file")
    return write_submission(
        submission, by=by, revision=revision, **{name: text for name, text in parts.items() if text}
    )


def remove_appendix(appendix, *, by, revision=None):
    """Take a file off a paper; versions filed with it keep it."""
    if appendix.submission.status == SubmissionStatus.ACCEPTED:
        raise RefusedError(ACCEPTED)
    _reopen(appendix.submission, by)
    return remove_row(appendix, by=by, act="remove appendix", revision=revision)


def split_layout(layout):
    """The words of a laid out file by field, in the light markup; what stands under no known heading is the body."""
    parts, field = {name: [] for name in ("body", *(name for _, name in FIELDS))}, "body"
    for block in layout.blocks:
        if block.kind == "furniture" or not block.text:
            continue
        if block.kind == "heading":
            field = next((name for pattern, name in FIELDS if pattern.match(block.text)), "body")
            if field != "body":
                continue
        parts[field].append(mark_up(block))
    joined = {name: "\n\n".join(texts) for name, texts in parts.items()}
    for name in ("recommendations", "background_papers"):
        joined[name] = "\n".join(LABEL.sub(r"\g<words>", text).removeprefix("- ") for text in parts[name])
    return joined


def mark_up(block):
    """One block of a layout in the light markup of `printing/markup.py`."""
    if block.kind == "table":
        return _mark_up_table(block)
    if block.kind == "heading":
        return f"{'#' * min(max(block.level, 2), 4)} {block.text}"
    label = LABEL.fullmatch(block.text)
    if label and block.kind in ("paragraph", "list_item"):
        return f"[{label['label']}] {label['words']}"
    return f"- {block.text}" if block.kind == "list_item" else block.text


def _mark_up_table(block):
    width = max(sum(cell.column_span for cell in row) for row in block.rows)
    rows = [f"| {' | '.join(_cells_of(row, width))} |" for row in block.rows]
    if len(rows) > 1:
        rows.insert(1, f"|{'---|' * width}")
    return "\n".join([f"{{ruled {','.join(['1'] * width)}}}", *rows])


def _cells_of(row, width):
    cells = []
    for cell in row:
        cells += [cell.text.replace("|", "/"), *[""] * (cell.column_span - 1)]
    return [*cells, *[""] * (width - len(cells))]


@transaction.atomic
def _add_appendix(submission, data, name, by):
    title = re.sub(r"\.pdf$", "", name, flags=re.IGNORECASE).replace("_", " ").strip() or "Appendix"
    examined = examine_pdf(data, where=title)
    if examined.unreadable:
        raise RefusedError(f"“{name}”: {examined.unreadable}.", field="file")
    last = Appendix.objects.standing().filter(submission=submission).aggregate(last=Max("order"))["last"] or 0
    _reopen(submission, by)
    return add_row(
        Appendix, by=by, act="attach appendix", submission=submission, title=title[:300], order=last + 1,
        file=keep_file(data, name=name, media_type=PDF), page_count=examined.pages, findings=examined.findings,
    )  # fmt: skip


def _reopen(submission, by):
    """A filed paper whose files change waits for its author to file it again."""
    kept = Submission.objects.get(pk=submission.pk)
    if kept.status == SubmissionStatus.FILED:
        write_submission(kept, by=by, revision=kept.revision, status=SubmissionStatus.DRAFT)
