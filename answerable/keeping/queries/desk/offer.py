"""What the record and the minutes show to be owed and the desk does not have: offered to be taken in hand."""

import datetime as dt
from dataclasses import dataclass

from django.db.models import Exists, OuterRef

from answerable.keeping.models import (
    Action,
    ActionStatus,
    Outcome,
    Promise,
    Resolution,
    Settlement,
    SettlementKind,
    Strength,
    Tracking,
    TrackingKind,
)
from answerable.keeping.models.desk import Mark, MinuteEntry, Undertaking
from answerable.law.ruling import Ruling
from answerable.law.undertaking import Request, judge_requests
from answerable.tracking.asking import asks_something, leads_in

KINDS = {"action": Action, "promise": Promise, "resolution": Resolution, "entry": MinuteEntry}
# Why a row is offered, by how its body's papers, held against each other, show it.
WHY = {
    Outcome.MISSING: "The next tracker does not hold it.",
    Outcome.NOT_YET: "No later tracker has been filed.",
    Outcome.REFUSED: "Two rows of a tracker fit it equally: settle which carries it first.",
    Outcome.UNTRACKED: "It announces work or is hedged: trackers seldom carry such words.",
    Outcome.ORPHAN: "A tracker prints it; nothing in the minutes of its meeting accounts for it.",
    Outcome.ASKED: "A tracker prints it as open.",
    Outcome.UNTRACED: "A tracker prints it as open; the minutes that it names were not filed.",
}
STALLED = "It stands still: no tracker since says that it moved."
GONE = "It was open in one tracker and is not in the next."
IN_PRINT = "A tracker prints it as open."
AFTER_LEAD = " :-–—*"
RESOLVED = "The minutes record it, and nothing tracks it."
ASKS = (Outcome.MISSING, Outcome.NOT_YET, Outcome.REFUSED)


@dataclass(frozen=True, slots=True)
class Offer:
    """Something owed that is not on the desk: `kind` and `key` name it, `address` is its page on the public site."""

    kind: str
    key: int
    ref: str
    words: str
    date: dt.date | None
    owner: str
    why: str
    address: str

    @property
    def is_request(self) -> bool:
        """Whether it was agreed by a meeting; a promise is what somebody said there."""
        return self.kind != "promise"


def list_offers(body, *, hedged=False) -> list[Offer]:
    """Everything owed to a body that is not on its desk, the earliest first.

    Rows of trackers that are open, resolutions that ask and firm promises that no tracker carries, and minuted
    actions. With `hedged`, what only announces work too. Nothing that a person dropped. Five queries at most.
    """
    found = [*_actions(body), *_resolutions(body), *_promises(body, hedged), *_entries(body)]
    return sorted(found, key=lambda one: (one.date or dt.date.min, one.ref, one.key))


def find_owed(kind: str, key, body):
    """The row that an offer names, where it is of the body; else `None`."""
    if kind == "entry":
        return MinuteEntry.objects.standing().filter(pk=key, minute__sitting__body=body).first()
    if kind not in KINDS:
        return None
    return KINDS[kind].objects.standing().filter(pk=key, reconciliation__scope=body.public_id).first()


def is_minuted_here(owed) -> bool:
    """Whether what is owed stands in minutes taken on the desk, and not in a paper of the record."""
    return isinstance(owed, MinuteEntry)


def word_clauses(rows) -> list[str]:
    """The words of resolutions, each with the clause that leads into it: `That the force provide: its figures`."""
    leads = {}
    if any(" " in row.sub for row in rows):
        told = Resolution.objects.standing().filter(
            meeting__in={row.meeting_id for row in rows}, ref__in={row.ref for row in rows}
        )
        leads = {(row.meeting_id, row.ref, row.sub): row.text for row in told if leads_in(row.text)}
    worded = []
    for row in rows:
        lead = leads.get((row.meeting_id, row.ref, row.sub.rpartition(" ")[0]), "")
        worded.append(f"{lead.rstrip(AFTER_LEAD)}: {row.text.rstrip(' ;')}" if lead else row.text)
    return worded


def judge_offers(offers) -> tuple[Ruling, ...]:
    """What is to be said of requests of meetings that nothing on the desk tracks."""
    return judge_requests(Request(ref=one.ref, words=one.words, is_tracked=False) for one in offers if one.is_request)


def _actions(body):
    rows = _owed(Action, body).exclude(status=ActionStatus.COMPLETE).select_related("owner")
    for row in rows:
        owner = row.owner.name if row.owner else row.owner_printed
        yield Offer(
            "action", row.pk, row.ref, row.text, row.origin_date, owner, _why_open(row.reconciliation),
            f"/actions/{row.public_id}",
        )  # fmt: skip


def _resolutions(body):
    rows = _owed(Resolution, body).filter(reconciliation__outcome__in=ASKS).select_related("meeting")
    rows = list(rows.filter(~_carried("clause")))
    for row, words in zip(rows, word_clauses(rows), strict=True):
        yield Offer(
            "resolution", row.pk, f"{row.ref} {row.sub}".strip(), words,
            row.meeting.date if row.meeting else None, "", WHY[row.reconciliation.outcome],
            f"/resolutions/{row.public_id}",
        )  # fmt: skip


def _promises(body, hedged):
    outcomes = (*ASKS, Outcome.UNTRACKED) if hedged else ASKS
    rows = _owed(Promise, body).filter(reconciliation__outcome__in=outcomes).select_related("person")
    rows = rows if hedged else rows.filter(strength=Strength.FIRM)
    for row in rows.filter(~_carried("promise")):
        owner = row.person.name if row.person else row.who_printed
        yield Offer(
            "promise", row.pk, row.ref, row.text, row.date, owner, WHY[row.reconciliation.outcome],
            f"/promises/{row.public_id}",
        )  # fmt: skip


def _entries(body):
    """What the desk's own minutes hold: each action and promise, and each resolution that asks for something."""
    marks = (Mark.ACTION, Mark.PROMISE, Mark.RESOLUTION)
    rows = MinuteEntry.objects.standing().filter(
        minute__sitting__body=body, minute__removed_at=None, mark__in=marks, beside=None, fact=""
    )
    for row in rows.filter(~_on_desk("minute_entry")).select_related("minute__sitting").order_by("pk"):
        if row.text.strip() and (row.mark != Mark.RESOLUTION or asks_something(row.text)):
            minute = row.minute
            yield Offer(
                "entry", row.pk, minute.ref, row.text, minute.sitting.date, row.details.get("owner", ""), RESOLVED,
                f"/desk/meetings/{minute.sitting_id}/minutes",
            )  # fmt: skip


def _owed(model, body):
    """Rows of the record that stand in a body's papers, that nobody dropped, and that are not on the desk."""
    kind = model.__name__.lower()
    dropped = Settlement.objects.filter(
        **{f"reconciliation__{kind}": OuterRef("pk")}, kind=SettlementKind.DROP, withdrawn_at=None
    )
    rows = model.objects.standing().filter(reconciliation__scope=body.public_id).select_related("reconciliation")
    minuted = Undertaking.objects.standing().filter(minute_entry__fact=OuterRef("public_id"))
    return rows.filter(~Exists(dropped), ~Exists(minuted), ~_on_desk(kind)).order_by("pk")


def _on_desk(kind):
    return Exists(Undertaking.objects.standing().filter(**{kind: OuterRef("pk")}))


def _carried(owed):
    """Whether something in the record carries it: then that is offered, or on the desk, in its place."""
    return Exists(Tracking.objects.filter(**{owed: OuterRef("pk")}).exclude(how=TrackingKind.CANDIDATE))


def _why_open(row):
    if row.gone:
        return GONE
    return STALLED if row.reasons else WHY.get(row.outcome, IN_PRINT)
