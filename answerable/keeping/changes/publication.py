"""What the public may see, worked out again when a ground, a name or a paper's status changes."""

import re

from django.db.models import Q, TextField, Value
from django.db.models.functions import Cast, Concat

from answerable.keeping.changes.finding import renew_findings
from answerable.keeping.changes.kind import KINDS
from answerable.keeping.matching.name import normal_person
from answerable.keeping.models import (
    AnswerPoint,
    Document,
    Figure,
    Meeting,
    Paper,
    PaperPage,
    Passage,
    ProgrammeItem,
    Report,
    ReportParagraph,
    Statement,
    Table,
    Turn,
    Unread,
    Update,
)
from answerable.keeping.public_form import mask_page_lines, public_forms, with_public_forms
from answerable.keeping.search.index import index_facts, index_papers

PARTS = (Document, Report, Table, Figure, ProgrammeItem, Unread, Update)


def republish(masks, names, *, besides=()):
    """Make the public forms anew of every paper that may print one of these names, but for those just filed."""
    for paper in papers_printing(names).exclude(pk__in=[paper.pk for paper in besides]):
        republish_paper(paper, masks)


def papers_printing(names):
    """Papers whose pages hold the surname of one of these names."""
    wanted = Q(pk__in=[])
    for name in names:
        surname = (normal_person(name).split() or [""])[-1]
        # Print may part or accent a surname: its longest plain stretch is looked for.
        plain = max(re.findall(r"[a-z0-9]+", _accents_parted(name, surname)), key=len, default=surname)
        if plain:
            wanted |= Q(words__icontains=plain)
    return _papers_with(wanted)


def _papers_with(wanted):
    """Papers whose pages, or what was said of whose findings, hold words."""
    pages = PaperPage.objects.annotate(words=Cast("lines", TextField())).filter(wanted)
    turns = Turn.objects.annotate(words=Concat("reason", Value(" "), "role", output_field=TextField())).filter(wanted)
    return Paper.objects.filter(Q(pk__in=pages.values("paper_id")) | Q(pk__in=turns.values("finding__paper_id")))


def papers_holding(value):
    """Papers whose pages hold a number or an address, however it is spaced over one line or several."""
    digits = re.sub(r"\D", "", value)
    plain = (
        digits[-4:] if len(digits) >= 10 and "@" not in value else max(re.findall(r"[A-Za-z0-9]+", value), key=len)
    )
    return _papers_with(Q(words__icontains=plain))


def _accents_parted(name, surname):
    last = name.split()[-1].casefold() if name.split() else surname
    return re.sub(r"[^a-z0-9]", " ", last)


def republish_paper(paper, masks):
    """Make the public forms of a paper anew: its pages, passages and parts, and the facts that it states."""
    pages = list(paper.pages.all())
    text = " ".join(line["text"] for page in pages for line in page.lines)
    mask = masks.for_text(f"{text} {paper.title}", [paper.pk])
    for page, public_lines in zip(pages, mask_page_lines([page.lines for page in pages], mask), strict=True):
        if page.public_lines != public_lines:
            PaperPage.objects.filter(pk=page.pk).update(public_lines=public_lines)
    for rows in _rows_of(paper):
        for row in rows:
            _renew(row, mask)
    stated = facts_of(paper)
    for name, ids in stated.items():
        for row in KINDS[name].model.objects.filter(public_id__in=ids):
            _renew(row, masks.for_text(_words(row), _stating(row)))
    _renew(paper, mask)
    renew_findings(paper, masks)
    index_papers([paper])
    index_facts(stated)


def _rows_of(paper):
    yield Passage.objects.filter(paper=paper)
    yield ReportParagraph.objects.filter(report__paper=paper)
    yield AnswerPoint.objects.filter(passage__paper=paper)
    for model in PARTS:
        yield model.objects.filter(paper=paper)


def facts_of(paper):
    """The public ids of the facts that a paper states, by kind."""
    stated = {}
    for kind, fact in Statement.objects.filter(paper=paper, stands=True).values_list("kind", "fact"):
        stated.setdefault(kind, set()).add(fact)
    return stated


def _stating(row):
    return list(Statement.objects.filter(fact=row.public_id, stands=True).values_list("paper_id", flat=True))


def _words(row):
    return " ".join(str(getattr(row, name)) for name in public_forms(type(row)))


def _renew(row, mask):
    printed = {name: getattr(row, name) for name in public_forms(type(row))}
    forms = with_public_forms(type(row), printed, mask)
    renewed = {name: form for name, form in forms.items() if getattr(row, name) != form}
    if renewed:
        type(row).objects.filter(pk=row.pk).update(**renewed)
        for name, form in renewed.items():
            setattr(row, name, form)


def meetings_of(paper):
    """The meetings that a paper speaks of."""
    facts = Statement.objects.filter(paper=paper, kind="meeting").values("fact")
    return list(Meeting.objects.filter(public_id__in=facts))
