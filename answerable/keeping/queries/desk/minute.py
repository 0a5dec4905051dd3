"""The minutes of a sitting while they are taken."""

from django.db.models import Max, Prefetch

from answerable.keeping.models import MinuteItem
from answerable.keeping.models.desk import (
    Business,
    Confirmation,
    InterestDeclared,
    Mark,
    Minute,
    MinuteEdit,
    MinuteEntry,
    MinutesState,
    RollEntry,
    Vote,
)
from answerable.keeping.queries.desk.roll import orders_of
from answerable.law.minutes import judge_numbers, next_number

ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv", "xv", "xvi")


def minutes_of(sitting):
    """The minutes of a sitting in order, each with its standing entries and votes; in three queries."""
    entries = MinuteEntry.objects.standing().order_by("order", "pk")
    return list(
        Minute.objects.standing()
        .filter(sitting=sitting)
        .select_related("business")
        .prefetch_related(Prefetch("entries", entries, to_attr="kept_entries"), Prefetch("votes", _votes()))
        .order_by("order", "pk")
    )


def find_minute(sitting, key):
    """A minute of a sitting, or `None`."""
    return Minute.objects.standing().filter(sitting=sitting, pk=key).select_related("sitting__body").first()


def find_entry(sitting, key):
    """An entry of a sitting's minutes by its key, or `None`."""
    return MinuteEntry.objects.filter(minute__sitting=sitting, key=key).select_related("minute").first()


def find_version(sitting, key):
    """What a second person wrote beside an entry, while nobody made one of the two; or `None`."""
    rows = MinuteEntry.objects.standing().filter(minute__sitting=sitting, beside__isnull=False, pk=key)
    return rows.select_related("beside__minute__sitting", "minute__sitting").first()


def find_vote(sitting, key):
    """A vote taken at a sitting, or `None`."""
    rows = Vote.objects.standing().filter(minute__sitting=sitting, pk=key)
    return rows.select_related("minute__sitting__body").first()


def waiting_business(sitting):
    """The items of the agenda that no minute was opened for yet."""
    taken = Minute.objects.standing().filter(sitting=sitting, business__isnull=False).values("business")
    return Business.objects.standing().filter(sitting=sitting).exclude(pk__in=taken)


def open_minute_of(sitting):
    """The minute that is being taken now: the last one opened and not closed, or `None`."""
    rows = Minute.objects.standing().filter(sitting=sitting, opened_at__isnull=False, closed_at=None)
    return rows.order_by("-order", "-pk").first()


def last_ref_before(sitting):
    """The last number used by the body before this sitting, on the desk or in the minutes of the record; or `""`."""
    style = numbering_of(sitting)
    desk = Minute.objects.standing().filter(sitting__body=sitting.body_id, sitting__removed_at=None).exclude(ref="")
    desk = desk.filter(sitting__date__lt=sitting.date).order_by("-sitting__date", "-order")
    kept = MinuteItem.objects.standing().filter(meeting__body=sitting.body_id, meeting__date__lt=sitting.date)
    kept = kept.exclude(ref="").order_by("-meeting__date", "-order")
    found = [*desk.values_list("ref", flat=True)[:1], *kept.values_list("ref", flat=True)[:1]]
    read = [(_next_or_none(style, ref, sitting.date), ref) for ref in found]
    read = [(_count(after), ref) for after, ref in read if after]
    if read:
        return max(read)[1]
    orders = orders_of(sitting)
    first = orders.first_number if orders else 1
    if first <= 1:
        return ""
    return str(first - 1) if style == "running" else f"{first - 1:03}/{sitting.date:%y}"


def next_ref(sitting):
    """The number that the next minute of this sitting has, in the body's own style."""
    style = numbering_of(sitting)
    used = Minute.objects.standing().filter(sitting=sitting).exclude(ref="").values_list("ref", flat=True)
    before = [last_ref_before(sitting), *used]
    after = [found for ref in before if (found := _next_or_none(style, ref or None, sitting.date))]
    return max(after, key=_count) if after else next_number(style, None, sitting.date)


def numbering_of(sitting):
    """The style of the body's minute numbers: `running` or `yearly`."""
    orders = orders_of(sitting)
    return orders.numbering if orders else "running"


def judge_refs(sitting, refs):
    """What the law says of the numbers of a sitting's minutes: gaps and doubles, across sittings."""
    style = numbering_of(sitting)
    refs = [ref for ref in refs if _next_or_none(style, ref, sitting.date)]
    return judge_numbers(refs, style, last_before=last_ref_before(sitting) or None)


def clause_numbers(entries):
    """The number of each resolution of a minute by the key of its entry: `i`, `ii`, `ii a`; empty where it is one."""
    clauses = [entry for entry in entries if entry.mark == Mark.RESOLUTION]
    numbers, first, second = {}, 0, 0
    for entry in clauses:
        if entry.details.get("level", 1) == 1 or first == 0:
            first, second = first + 1, 0
            numbers[entry.key] = _roman(first)
        else:
            second += 1
            numbers[entry.key] = f"{_roman(first)} {_letter(second)}"
    return dict.fromkeys(numbers, "") if len(numbers) == 1 else numbers


def last_edit_of(sitting):
    """How far the edits of a sitting have come: the id of the last one."""
    return MinuteEdit.objects.filter(sitting=sitting).aggregate(last=Max("pk"))["last"] or 0


def edited_since(sitting, cursor):
    """The entries that were edited after an edit, removed ones with them."""
    edits = MinuteEdit.objects.filter(sitting=sitting, pk__gt=cursor, entry__isnull=False)
    rows = MinuteEntry.objects.filter(pk__in=edits.values("entry")).select_related("minute", "beside")
    return list(rows.order_by("minute", "order", "pk"))


def stamp_of(sitting):
    """A mark that differs whenever the roll, an interest, a minute or a vote of the sitting was touched."""
    sets = (
        RollEntry.objects.filter(sitting=sitting),
        InterestDeclared.objects.filter(sitting=sitting),
        Minute.objects.filter(sitting=sitting),
        Vote.objects.filter(minute__sitting=sitting),
    )
    latest = [rows.aggregate(at=Max("changed_at"))["at"] for rows in sets]
    return "-".join(f"{at.timestamp():.6f}" if at else "0" for at in latest)


def is_settled(sitting):
    """Whether its minutes were confirmed by a later meeting: then nothing in them is edited any more."""
    settled = (MinutesState.CONFIRMED, MinutesState.SIGNED)
    return Confirmation.objects.standing().filter(sitting=sitting, state__in=settled).exists()


def _votes():
    return Vote.objects.standing().order_by("pk")


def _next_or_none(style, ref, date):
    try:
        return next_number(style, ref, date)
    except ValueError:  # a number in another style: of another time, or misread
        return None


def _count(ref):
    return int(ref.partition("/")[0])


def _roman(number):
    return ROMAN[number - 1] if number <= len(ROMAN) else str(number)


def _letter(number):
    return chr(ord("a") + number - 1) if number <= 26 else str(number)
