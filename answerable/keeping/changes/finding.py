"""Findings of a paper brought to what the checker says of it now; their history kept turn by turn."""

import logging
from collections import Counter

from django.utils import timezone

from answerable.checking import check
from answerable.checking.edition import checker_edition
from answerable.keeping.changes.row import ordinal_of
from answerable.keeping.models import Finding, FindingState, ReportCard, Turn, TurnKind
from answerable.keeping.public_form import public_forms
from answerable.keeping.withheld import WithheldWords

log = logging.getLogger(__name__)

WORDS = ("message", "working", "printed", "expected", "tolerance", "explanation")
# The words for which an explanation was given: where they change, it no longer answers them.
ANSWERED = ("message", "printed", "expected")
STANDING = (FindingState.OPEN, FindingState.EXPLAINED)
EVERY_RULE = "every rule"


def is_checked(paper):
    """Whether this edition of the checker has checked the paper as it was last read."""
    return hasattr(paper, "report_card") and paper.report_card.checker == checker_edition()


def settle_findings(paper, reading, passages, masks, tally):
    """Check a paper and bring its report card and its findings to the result.

    A finding is known again by its key. One that the paper no longer gives is withdrawn, one that returns is open
    again, and an explained one stays so while its words do. What a failed rule found before is left as it is. Gives
    `{public id: [state before, state now]}` of those whose state changed.
    """
    result = _examine(reading)
    _settle_card(paper, result)
    changed = {} if result is None else _Settling(paper, passages, masks, tally).settle(result)
    paper.findings.exclude(is_public=paper.is_public).update(is_public=paper.is_public)
    for old in (getattr(paper, "supersedes", None), paper if paper.superseded_by_id else None):
        changed |= settle_versions(old, tally) if old else {}
    return changed


def settle_versions(old, tally):
    """Bring the findings of a superseded paper to what the version that replaced it shows.

    Those that it still has are carried over to it, an explanation with them; the others are corrected in it. While
    it is closed to the public and the older one is not, nothing is corrected. Gives what `settle_findings` gives.
    """
    new = old.superseded_by
    counts = new is not None and (new.is_public or not old.is_public)
    theirs = {(row.key, row.twin): row for row in new.findings.all()} if counts else {}
    changed = {}
    for row in old.findings.exclude(state=FindingState.WITHDRAWN):
        same = theirs.get((row.key, row.twin))
        pair = [one for one in (row, same) if one is not None]
        before = [one.state for one in pair]
        if not counts:
            _part(row)
        elif same is None:
            _correct(row, old, new)
        elif same.state == FindingState.WITHDRAWN:
            _withdraw(row)
        else:
            _carry(row, same)
        changed |= {
            one.public_id: [was, one.state] for one, was in zip(pair, before, strict=True) if was != one.state
        }
    tally.changed["finding"] += len(changed)
    return changed


def turn(finding, kind, state, **said):
    """Give a finding a state, with the turn that says how it came to it."""
    if finding.state != state:
        finding.state = state
        finding.save(update_fields=["state", "changed_at"])
    return Turn.objects.create(finding=finding, kind=kind, state=state, at=timezone.now(), **said)


def renew_findings(paper, masks):
    """Make the public forms of a paper's findings and of what was said of them anew."""
    rows = list(paper.findings.select_related("passage").prefetch_related("also", "turns"))
    withheld = WithheldWords(paper.pages.all()) if rows else None
    for row in rows:
        renew_finding(row, withheld, masks)


def renew_finding(row, withheld, masks):
    """Make the public forms of one finding, of its passages and of its turns anew."""
    passages = [row.passage, *row.also.all()]
    for one in (row, *passages, *row.turns.all()):
        forms = public_forms(type(one))
        words = " ".join(str(getattr(one, name)) for name in forms)
        mask = masks.for_text(words, [row.paper_id])
        made = {form: withheld.mask(getattr(one, name), passages, mask) for name, form in forms.items()}
        renewed = {form: value for form, value in made.items() if getattr(one, form) != value}
        if renewed:
            type(one).objects.filter(pk=one.pk).update(**renewed)
            for form, value in renewed.items():
                setattr(one, form, value)


class _Settling:
    """The findings of one paper during one filing."""

    def __init__(self, paper, passages, masks, tally):
        self._paper = paper
        self._passages = passages
        self._masks = masks
        self._tally = tally
        self._kept = {(row.key, row.twin): row for row in paper.findings.select_related("passage")}
        self._number = max((ordinal_of(row.public_id) for row in self._kept.values()), default=0)
        self._states = {}

    def settle(self, result):
        self._passages.keep([cite for one in result.findings for cite in (one.cite, *one.also)])
        withheld = WithheldWords(self._paper.pages.all()) if result.findings else None
        given = set()
        for order, (one, twin) in enumerate(_number_twins(result.findings), start=1):
            given.add((one.key, twin))
            row = self._settle_one(one, twin, order)
            renew_finding(row, withheld, self._masks)
        for key, row in self._kept.items():
            if key not in given and row.rule not in result.failed:
                self._withdraw(row)
        return self._states

    def _settle_one(self, one, twin, order):
        values = {**_values_of(one), "order": order, "passage_id": self._passages.of(one.cite).pk}
        values["is_public"] = self._paper.is_public
        row = self._kept.get((one.key, twin))
        if row is None:
            row = self._make(one.key, twin, values)
        else:
            self._bring(row, values)
        also = {self._passages.of(cite).pk for cite in one.also}
        if also != set(row.also.values_list("pk", flat=True)):
            row.also.set(also)
        return row

    def _make(self, key, twin, values):
        self._number += 1
        public_id = f"{self._paper.public_id}/finding-{self._number}"
        row = Finding.objects.create(public_id=public_id, paper=self._paper, key=key, twin=twin, **values)
        turn(row, TurnKind.FOUND, FindingState.OPEN)
        self._states[public_id] = ["", FindingState.OPEN.value]
        self._tally.added["finding"] += 1
        return row

    def _bring(self, row, values):
        before = row.state
        reworded = any(getattr(row, name) != values[name] for name in ANSWERED)
        differing = [name for name, value in values.items() if getattr(row, name) != value]
        for name in differing:
            setattr(row, name, values[name])
        if differing:
            row.save(update_fields=[*differing, "changed_at"])
        if before == FindingState.WITHDRAWN:
            turn(row, TurnKind.RETURNED, FindingState.OPEN)
        elif before == FindingState.EXPLAINED and reworded:
            turn(row, TurnKind.REWORDED, FindingState.OPEN)
        self._count(row, before, differing)

    def _withdraw(self, row):
        before = row.state
        if before != FindingState.WITHDRAWN:
            _withdraw(row)
            self._count(row, before, ["state"])

    def _count(self, row, before, differing):
        if before != row.state:
            self._states[row.public_id] = [before, row.state]
        self._tally.changed["finding"] += bool(differing or before != row.state)
        self._tally.unchanged["finding"] += not (differing or before != row.state)


def _examine(reading):
    """What the checker finds, or `None` where it cannot take the paper: no fault of ours stops a filing."""
    try:
        return check(reading)
    except Exception:
        log.exception("The checker could not take %s", reading.record.source.path)
        return None


def _settle_card(paper, result):
    values = {"checker": checker_edition(), "checked_at": timezone.now(), "failed": [EVERY_RULE]}
    if result is not None:
        coverage = result.coverage
        values |= {
            "figures": coverage.figures,
            "tested": coverage.tested,
            "agree": coverage.agree,
            "disagree": coverage.disagree,
            "untested": [{"why": one.why, "count": one.count} for one in coverage.untested],
            "checked": dict(result.checked),
            "failed": list(result.failed),
        }
    paper.report_card, _ = ReportCard.objects.update_or_create(paper=paper, defaults=values)


def _number_twins(findings):
    """Findings with a number that tells those of one key apart."""
    seen = Counter()
    for one in findings:
        seen[one.key] += 1
        yield one, seen[one.key]


def _values_of(one):
    words = {name: getattr(one, name) or "" for name in WORDS}
    return {"rule": one.rule, "name": one.name, "severity": one.severity, "quote": one.cite.quote, **words}


def _carry(row, same):
    """Tie a finding to the same one in the next version; what was explained is explained there too."""
    if row.state == FindingState.CORRECTED:
        row.corrected_in = None
        row.save(update_fields=["corrected_in"])
        turn(row, TurnKind.RETURNED, FindingState.OPEN, version=same.paper)
    if row.carried_to_id == same.pk:
        return
    row.carried_to = same
    row.save(update_fields=["carried_to"])
    said = {"version": row.paper}
    explained = row.turns.filter(kind__in=[TurnKind.EXPLAINED, TurnKind.CARRIED], state=FindingState.EXPLAINED).last()
    as_before = all(getattr(row, name) == getattr(same, name) for name in ANSWERED)
    if row.state == FindingState.EXPLAINED and explained and as_before and same.state == FindingState.OPEN:
        words = ("by", "person_id", "role", "public_role", "reason", "public_reason")
        turn(same, TurnKind.CARRIED, row.state, **said, **{name: getattr(explained, name) for name in words})
    else:
        turn(same, TurnKind.CARRIED, same.state, **said)


def _correct(row, old, new):
    """Close a finding that the next version has no more, if it is the paper that differs and not the checker."""
    if row.carried_to_id is not None:
        row.carried_to = None
        row.save(update_fields=["carried_to"])
    if row.state in STANDING and _can_tell(row, old, new):
        row.corrected_in = new
        row.save(update_fields=["corrected_in"])
        turn(row, TurnKind.CORRECTED, FindingState.CORRECTED, version=new)


def _can_tell(row, old, new):
    """Whether it shows that a finding was corrected: its rule looked, and the same checker or other words say so."""
    cards = [getattr(paper, "report_card", None) for paper in (old, new)]
    if None in cards or {row.rule, EVERY_RULE} & set(cards[1].failed):
        return False
    return cards[0].checker == cards[1].checker or not _is_printed(row.quote, new)


def _is_printed(words, paper):
    text = " ".join(line["text"] for page in paper.pages.all() for line in page.lines)
    return " ".join(words.split()).casefold() in " ".join(text.split()).casefold()


def _withdraw(row):
    row.corrected_in = row.carried_to = None
    row.save(update_fields=["corrected_in", "carried_to"])
    turn(row, TurnKind.WITHDRAWN, FindingState.WITHDRAWN)


def _part(row):
    """A finding whose correction the public cannot see is open again."""
    if row.state == FindingState.CORRECTED:
        row.corrected_in = None
        row.save(update_fields=["corrected_in"])
        turn(row, TurnKind.RETURNED, FindingState.OPEN)
