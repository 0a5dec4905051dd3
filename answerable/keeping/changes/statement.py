"""Statements of a paper brought to what its reading says, and facts made from what their statements give together."""

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass, field

from answerable.keeping.changes.kind import KINDS
from answerable.keeping.changes.row import bring_to, bury, match_wanted, ordinal_of
from answerable.keeping.matching.name import overlap
from answerable.keeping.models import Statement
from answerable.keeping.public_form import with_public_forms

# How alike two wordings of consecutive versions must be to be one fact put right.
REWORDED = 0.7


@dataclass
class Stated:
    """One statement that a reading makes.

    `scope` is the public id within which the fact is looked for; `base` that under which a new one is named; `values`
    plain JSON; `links` the rows it belongs to (`{"meeting_id": 7}`), which are not part of what is stated.
    """

    scope: str
    values: dict
    passage: object
    base: str = ""
    links: dict = field(default_factory=dict)
    local_id: str = ""
    part: str = ""
    rank: int = 0
    order: int = 0
    fact: str = ""


class Statements:
    """The statements of one paper during its filing."""

    def __init__(self, paper, tally):
        self._paper = paper
        self._tally = tally
        self._made = defaultdict(list)
        for statement in Statement.objects.filter(paper=paper).select_related("passage").order_by("pk"):
            self._made[statement.kind].append(statement)

    def settle(self, name, wanted):
        """Bring the paper's statements of a kind to the wanted ones; gives the public ids of all facts touched.

        Each wanted statement is given its `fact`: the one that this paper or another stated before, or a new id.
        """
        kind = KINDS[name]
        mine = self._made[name]
        _part_twins(wanted)
        kept = self._recognise(kind, wanted, mine)
        self._find_elsewhere(kind, wanted)
        self._find_in_older(kind, wanted)
        self._name_new(kind, wanted)
        self._write(name, wanted, kept)
        still = {statement.pk for statement in kept if statement}
        for statement in mine:
            if statement.pk not in still and statement.stands:
                Statement.objects.filter(pk=statement.pk).update(stands=False)
        return {one.fact for one in wanted} | {statement.fact for statement in mine}

    def _recognise(self, kind, wanted, mine):
        """For each wanted statement the one that this paper made before, known by what it says or where it stands."""
        kept = match_wanted(
            wanted,
            sorted(mine, key=lambda one: not one.stands),
            lambda one: _keys_with_place(kind, one, one.passage),
            lambda one: _keys_with_place(kind, one, one.passage),
        )
        for one, statement in zip(wanted, kept, strict=True):
            if statement is not None:
                one.fact = one.fact or statement.fact
        return kept

    def _find_elsewhere(self, kind, wanted):
        """Facts that other papers state in the same scope, each taken at most once."""
        used = {one.fact for one in wanted if one.fact}
        for scope in sorted({one.scope for one in wanted if not one.fact}):
            open_ones = [one for one in wanted if one.scope == scope and not one.fact]
            said = Statement.objects.filter(kind=kind.name, scope=scope).exclude(paper=self._paper).order_by("pk")
            first = {}
            for statement in said:
                if statement.fact not in used:
                    first.setdefault(statement.fact, statement)
            used |= _take_facts(kind, open_ones, list(first.values()))

    def _find_in_older(self, kind, wanted):
        """Facts that the version before words a little differently: put right, not new ones beside the old.

        A promise is its words, so one worded anew stands beside the one that was made.
        """
        older = getattr(self._paper, "supersedes", None) if kind.name != "promise" else None
        new = [one for one in wanted if not one.fact and _words_of(one)]
        if older is None or not new:
            return
        used = {one.fact for one in wanted if one.fact}
        said = Statement.objects.filter(kind=kind.name, paper=older, stands=True).exclude(fact__in=used)
        pairs = [
            (overlap(_words_of(one), _words_of(statement)), order, statement.pk, one, statement)
            for statement in said
            for order, one in enumerate(new)
            if one.scope == statement.scope
        ]
        for alike, *_, one, statement in sorted(pairs, key=lambda pair: (-pair[0], pair[1], pair[2])):
            if alike >= REWORDED and not one.fact and statement.fact not in used:
                one.fact = statement.fact
                used.add(one.fact)

    def _name_new(self, kind, wanted):
        new = [one for one in wanted if not one.fact]
        for base in sorted({one.base or one.scope for one in new}):
            taken = set(kind.model.objects.under(base).values_list("public_id", flat=True))
            for one in new:
                if (one.base or one.scope) == base:
                    one.fact = _free(f"{base}/", kind.stem(one.values), kind.word, taken)
                    taken.add(one.fact)

    def _write(self, name, wanted, kept):
        new = []
        for one, statement in zip(wanted, kept, strict=True):
            values = {
                "kind": name,
                "fact": one.fact,
                "scope": one.scope,
                "part": one.part,
                "rank": one.rank,
                "order": one.order,
                "local_id": one.local_id[:120],
                "passage_id": one.passage.pk,
                "values": one.values,
                "is_public": self._paper.is_public,
                "stands": True,
            }
            if statement is None:
                new.append(Statement(paper=self._paper, **values))
            elif any(getattr(statement, key) != value for key, value in values.items()):
                Statement.objects.filter(pk=statement.pk).update(**values)
        Statement.objects.bulk_create(new, batch_size=500)


class Facts:
    """Rows made from statements."""

    def __init__(self, masks, tally):
        self._masks = masks
        self._tally = tally

    def merge(self, name, ids, links):
        """Make or bring up to date the facts of these public ids; gives `{public id: row}` of those that stand.

        `links` gives what new rows belong to, by public id: `{"meeting_id": 7, "person_id": 3}`.
        """
        if not ids:
            return {}
        kind = KINDS[name]
        said = defaultdict(list)
        for statement in (
            Statement.objects.filter(kind=name, fact__in=ids, stands=True).select_related("paper").order_by("pk")
        ):
            said[statement.fact].append(statement)
        rows = {row.public_id: row for row in kind.model.objects.filter(public_id__in=ids).order_by()}
        new = []
        for public_id in sorted(ids):
            row = rows.get(public_id)
            if not said[public_id]:
                if row is not None:
                    bury(row, kind=name, tally=self._tally)
                    rows.pop(public_id)
                continue
            values = {**self._values(kind, said[public_id]), **links.get(public_id, {})}
            if row is None:
                rows[public_id] = kind.model(public_id=public_id, **values)
                new.append(rows[public_id])
            else:
                bring_to(row, values, kind=name, tally=self._tally, keep_details=True)
        kind.model.objects.bulk_create(new, batch_size=500)
        self._tally.added[name] += len(new)
        return rows

    def _values(self, kind, statements):
        chosen = weigh(statements)
        merged = {}
        for statement in chosen:
            for key, value in statement.values.items():
                if merged.get(key) in (None, "", []):
                    merged[key] = value
        fields = {f.attname: f for f in kind.model._meta.concrete_fields}
        values = {key: _as_field(fields[key], value) for key, value in merged.items() if key in fields}
        texts = " ".join(_texts(merged))
        mask = self._masks.for_text(texts, [statement.paper_id for statement in chosen])
        return {
            **with_public_forms(kind.model, values, mask),
            **(SUMMED[kind.name](chosen) if kind.name in SUMMED else {}),
            "is_public": any(statement.is_public for statement in chosen),
            "passage_id": chosen[0].passage_id,
        }


def weigh(statements):
    """Statements in the order of their weight; closed ones count only where no public one is made.

    What a superseded paper states weighs less than what any paper that stands does.
    """
    public = [statement for statement in statements if statement.is_public]
    return sorted(
        public or statements,
        key=lambda one: (one.rank, _is_superseded(one), one.paper.date or dt.date.max, one.pk),
    )


def latest(statements):
    """The statement of the latest paper."""
    return max(statements, key=lambda one: (one.paper.date or dt.date.min, not _is_superseded(one), one.pk))


def _is_superseded(statement):
    return statement.paper.superseded_by_id is not None


def _sum_meeting(statements):
    parts = {statement.part.rstrip("0123456789") for statement in statements}
    return {
        "has_agenda": "agenda" in parts,
        "has_minutes": "minutes" in parts,
        "is_announced": "announcement" in parts,
    }


def _sum_action(statements):
    return {"status": latest(statements).values["status"]}


def _sum_order(statements):
    return {"order": statements[0].order}


SUMMED = {
    "meeting": _sum_meeting,
    "action": _sum_action,
    **dict.fromkeys(("agenda_item", "minute_item", "attendance", "question", "resolution", "promise"), _sum_order),
}


def _words_of(said):
    return said.values.get("text") or said.values.get("title") or ""


def _keys_with_place(kind, one, passage):
    if kind.name == "meeting":
        return ((one.fact, one.part),)
    place = (passage.page, passage.line, one.part)
    return (*((one.scope, key) if key is not None else None for key in kind.keys(one.values)), (one.scope, place))


def _take_facts(kind, wanted, said):
    """Give wanted statements the facts that others state; gives the facts taken."""
    wanted_keys = [(one, kind.keys(one.values)) for one in wanted]
    said_keys = [(statement, kind.keys(statement.values)) for statement in said]
    taken = set()
    for level in range(len(wanted_keys[0][1])):
        by_key = defaultdict(list)
        for statement, keys in said_keys:
            by_key[keys[level]].append(statement)
        for one, keys in wanted_keys:
            if one.fact or keys[level] is None:
                continue
            for statement in by_key[keys[level]]:
                if statement.fact not in taken and (level == 0 or kind.alike(one.values, statement.values)):
                    one.fact = statement.fact
                    taken.add(one.fact)
                    break
    return taken


def _part_twins(wanted):
    """Number the statements of one paper about one meeting in one part, so that none is lost."""
    seen = defaultdict(int)
    for one in wanted:
        if not one.fact:
            continue
        seen[one.fact, one.part] += 1
        if seen[one.fact, one.part] > 1:
            one.part = f"{one.part}{seen[one.fact, one.part]}"


def _free(prefix, stem, word, taken):
    if stem is None:
        highest = max((ordinal_of(found) for found in taken if found.startswith(f"{prefix}{word}-")), default=0)
        return f"{prefix}{word}-{highest + 1}"
    chosen, number = f"{prefix}{stem}", 2
    while chosen in taken:
        chosen = f"{prefix}{stem}-{number}"
        number += 1
    return chosen


def _as_field(model_field, value):
    """A stated value in the type of its field; words longer than a short field holds are cut to it."""
    if value is None:
        return model_field.get_default() if not model_field.null else None
    if isinstance(value, str) and model_field.max_length:
        return value[: model_field.max_length]
    return model_field.to_python(value) if isinstance(value, str) else value


def _texts(value):
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from _texts(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _texts(inner)
