"""What belongs to one paper alone: its pages, documents, reports, tables, figures, programme and unread words."""

import msgspec

from answerable.keeping.changes.row import settle_rows
from answerable.keeping.matching.name import fold
from answerable.keeping.models import (
    Document,
    Figure,
    PaperPage,
    ProgrammeItem,
    Report,
    ReportParagraph,
    Table,
    Unread,
)
from answerable.keeping.models.figure import EXACT
from answerable.keeping.public_form import mask_page_lines, with_public_forms

LARGEST = 10 ** (EXACT["max_digits"] - EXACT["decimal_places"])


class PaperParts:
    """Files the parts of one paper's record; `bodies` finds a body by its printed name."""

    def __init__(self, paper, reading, sheets, passages, mask, bodies, tally):
        self._paper = paper
        self._record = reading.record
        self._sheets = sheets
        self._passages = passages
        self._mask = mask
        self._bodies = bodies
        self._tally = tally
        self.documents = {}
        self._tables = {}

    def file(self):
        """File everything; pages first, so that passages have something to lie on."""
        self._file_pages()
        self._file_documents()
        self._file_reports()
        self._file_tables()
        self._file_figures()
        self._file_programme()
        self._file_unread()

    def _file_pages(self):
        pages = [[_line_of(line) for line in sheet.lines] for sheet in self._sheets]
        public = mask_page_lines(pages, self._mask)
        kept = {page.number: page for page in self._paper.pages.all()}
        new = []
        for sheet, lines, public_lines in zip(self._sheets, pages, public, strict=True):
            values = {
                "lines": lines,
                "public_lines": public_lines,
                "first_line": lines[0]["number"] if lines else 0,
                "last_line": lines[-1]["number"] if lines else 0,
                "width": sheet.width,
                "height": sheet.height,
                "doubtful": sheet.doubtful or "",
            }
            page = kept.pop(sheet.number, None)
            if page is None:
                new.append(PaperPage(paper=self._paper, number=sheet.number, **values))
            elif any(getattr(page, name) != value for name, value in values.items()):
                PaperPage.objects.filter(pk=page.pk).update(**values)
                self._tally.changed["page"] += 1
            else:
                self._tally.unchanged["page"] += 1
        PaperPage.objects.bulk_create(new, batch_size=200)
        self._tally.added["page"] += len(new)
        for page in kept.values():
            page.delete()
            self._tally.removed["page"] += 1

    def _file_documents(self):
        documents = self._record.documents
        rows = self._settle(
            Document,
            "document",
            [
                {
                    "kind": one.kind,
                    "title": one.title,
                    "body_id": self._body_id(one.body),
                    "date": one.date,
                    "report_of": one.report_of or "",
                    "authors": list(one.authors),
                    "line_start": one.line_start,
                    "line_end": one.line_end,
                    "page_start": one.page_start or self._page_at(one.line_start),
                    "page_end": one.page_end or self._page_at(one.line_end),
                    "passage_id": self._passages.of(one.cite).pk,
                }
                for one in documents
            ],
        )
        self.documents = {one.id: row for one, row in zip(documents, rows, strict=True)}
        for one, row in zip(documents, rows, strict=True):
            parent = self.documents.get(one.part_of)
            if row.part_of_id != (parent and parent.pk):
                row.part_of = parent
                row.save(update_fields=["part_of"])

    def _file_reports(self):
        reports = self._record.reports
        rows = self._settle(Report, "report", [self._report_values(one) for one in reports])
        for one, row in zip(reports, rows, strict=True):
            self._settle(
                ReportParagraph,
                "paragraph",
                [
                    {
                        "report_id": row.pk,
                        "number": (paragraph.number or "")[:80],
                        "heading": paragraph.heading or "",
                        "text": paragraph.text,
                        "passage_id": self._passages.of(paragraph.cite).pk,
                    }
                    for paragraph in one.paragraphs
                ],
                owner=row,
            )
        for gone in Report.objects.filter(paper=self._paper).exclude(deleted_at=None):
            self._settle(ReportParagraph, "paragraph", [], owner=gone)

    def _report_values(self, one):
        document = self.documents.get(one.document)
        said = one.implications
        return {
            "document_id": document.pk if document else None,
            "title": one.title,
            "date": one.date,
            "priority": one.priority or "",
            "presented_by": list(one.presented_by),
            "purpose": one.purpose or "",
            "recommendations": list(one.recommendations),
            "finance": said.finance or "",
            "legal": said.legal or "",
            "equalities": said.equalities or "",
            "passage_id": self._passages.of(one.cite).pk,
        }

    def _file_tables(self):
        tables = self._record.tables
        rows = self._settle(
            Table,
            "table",
            [
                {
                    "kind": one.kind,
                    "caption": one.caption or "",
                    "header": list(one.header),
                    "rows": [list(row) for row in one.rows],
                    "row_places": [list(self._passages.place(cite).values()) for cite in one.row_cites],
                    "passage_id": self._passages.of(one.cite).pk,
                }
                for one in tables
            ],
        )
        self._tables = {one.id: row.pk for one, row in zip(tables, rows, strict=True)}

    def _file_figures(self):
        self._settle(
            Figure,
            "figure",
            [
                {
                    "table_id": self._tables.get(one.table),
                    "text": one.text,
                    "value": _exact(one.value),
                    "unit": one.unit or "",
                    "scale": one.scale or "",
                    "decimals": one.decimals,
                    "approximate": one.approximate,
                    "subject": one.subject or "",
                    "period": one.period or "",
                    "ref": (one.ref or "")[:80],
                    "comparator_value": _exact(one.comparator.value) if one.comparator else None,
                    "comparator_period": (one.comparator and one.comparator.period) or "",
                    "change_value": _exact(one.change.value) if one.change else None,
                    "change_unit": one.change.unit if one.change else "",
                    "passage_id": self._passages.of(one.cite).pk,
                }
                for one in self._record.figures
            ],
        )

    def _file_programme(self):
        self._settle(
            ProgrammeItem,
            "programme",
            [
                {
                    "body_id": self._paper.body_id,
                    "date": one.date,
                    "date_printed": one.date_printed or "",
                    "topic": one.topic,
                    "aims": one.aims or "",
                    "presenting": list(one.presenting),
                    "note": one.note or "",
                    "passage_id": self._passages.of(one.cite).pk,
                }
                for one in self._record.work_programme
            ],
        )

    def _file_unread(self):
        self._settle(
            Unread,
            "unread",
            [
                {"why": one.why, "text": one.cite.quote, "passage_id": self._passages.of(one.cite).pk}
                for one in self._record.unread
            ],
        )

    def _settle(self, model, word, wanted, *, owner=None):
        shared = {"is_public": self._paper.is_public}
        if owner is None:
            shared["paper_id"] = self._paper.pk
        kept = model.objects.filter(report=owner) if owner else model.objects.filter(paper=self._paper)
        kept = kept.order_by()
        full = [
            {**with_public_forms(model, values, self._mask), **shared, "order": order}
            for order, values in enumerate(wanted, start=1)
        ]
        prefix = f"{(owner or self._paper).public_id}/{word}"
        return settle_rows(model, kept, full, kind=word, prefix=prefix, keys=_keys, tally=self._tally)

    def _body_id(self, printed):
        body = self._bodies.of(printed) if printed else None
        return body.pk if body else None

    def _page_at(self, line):
        if line is None:
            return None
        holding = [sheet.number for sheet in self._sheets if sheet.lines and sheet.lines[0].number <= line]
        return holding[-1] if holding else None


# What a row of each kind says, by which it is known again.
_SAYS = ("text", "title", "topic", "caption")


def _keys(values):
    says = next((fold(values[name]) for name in _SAYS if values.get(name)), "")
    return ((says, values["passage_id"]), (says, values["order"]) if says else None, values["passage_id"])


def _exact(value):
    """A number as the database holds it: ten places, or nothing where it is too long to be held."""
    return round(value, EXACT["decimal_places"]) if abs(value) < LARGEST else None


def _line_of(line):
    kept = {"number": line.number, "text": line.text, "look": line.look}
    if not line.opens:
        kept["opens"] = False
    if line.cell:
        kept["cell"] = list(line.cell)
    if line.box:
        kept["box"] = msgspec.to_builtins(line.box)
    return kept
