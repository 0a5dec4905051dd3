"""The agenda builder: items added, changed, put in order, taken off."""

from django.contrib import messages
from django.shortcuts import redirect

from answerable.clerking import form as fields
from answerable.clerking.closing import ClosingForm
from answerable.clerking.form import DeskForm, is_sent, read_whole
from answerable.clerking.showing import desk_page, done, found, found_for, may, press, require, show
from answerable.keeping.changes.desk.agenda import lay_standing_items
from answerable.keeping.changes.desk.business import (
    add_business,
    change_business,
    move_business,
    order_business,
    remove_business,
)
from answerable.keeping.models.desk import BusinessKind
from answerable.keeping.models.item import PaperManner
from answerable.keeping.queries.desk.business import agenda_of, find_business, judge_business, say_ground
from answerable.keeping.queries.desk.person import find_person
from answerable.keeping.queries.desk.seat import seats_on
from answerable.keeping.queries.desk.sitting import find_sitting
from answerable.keeping.queries.desk.submission import submissions_of
from answerable.keeping.queries.desk.trace import trace_of
from answerable.law.programme import list_statutory_items

MANNERS = [(value, words.capitalize()) for value, words in PaperManner.choices]
LONGEST_ITEM = 24 * 60


class BusinessForm(ClosingForm):
    title = fields.text(
        "Title", most=400, hint="As the public reads it on the agenda, whether the item is closed or not."
    )
    kind = fields.choice("Kind of item", [(value, words.capitalize()) for value, words in BusinessKind.choices])
    section = fields.text(
        "Block of the agenda", required=False, most=200, hint="For example “Police and Crime Plan”."
    )
    minutes_planned = fields.number("Minutes planned", required=False, least=0, most=LONGEST_ITEM)
    start_time = fields.hour("Set hour", required=False, hint="Leave it blank to begin when the item before ends.")
    presenters = fields.lines("Presented by", rows=2, required=False, hint="One name on each line.")
    manner = fields.choice("How it comes", MANNERS, required=False, empty="Not said")
    aims = fields.text("Lines beneath the title", rows=3, required=False)
    urgent_reason = fields.text(
        "If urgent: the chair’s reason", rows=2, required=False, hint="The special circumstances. It is printed."
    )
    urgent_chair = fields.choice("If urgent: in whose opinion", [], required=False, empty="Nobody’s")
    statutory_item = fields.choice("Required of the year by law", [], required=False, empty="No")

    def __init__(self, *args, sitting, **kwargs):
        super().__init__(*args, on=sitting.date, **kwargs)
        required = ((item.key, item.title) for item in list_statutory_items())
        self.fields["statutory_item"].choices = [("", "No"), *required]
        self.fields["urgent_chair"].choices = [("", "Nobody’s"), *_people(sitting)]

    def clean_urgent_chair(self):
        chosen = self.cleaned_data["urgent_chair"]
        return find_person(chosen) if chosen else None

    def values(self):
        return {name: value for name, value in self.cleaned_data.items() if name != "revision"}


class RemovalForm(DeskForm):
    reason = fields.text("Why it is taken off", rows=2, required=False)


@desk_page("see_agenda")
def show_agenda(request, key):
    sitting = found_for(request, "see_agenda", find_sitting(key))
    agenda = agenda_of(sitting)
    papers = {}
    for paper in submissions_of(sitting):
        papers.setdefault(paper.business_id, []).append(paper)
    items = [
        {
            "item": item,
            "row": item.row,
            "ground": say_ground(item.row, sitting.date),
            "papers": papers.get(item.row.pk),
        }
        for item in agenda.items
    ]
    return show(
        request,
        "agenda",
        sitting=sitting,
        agenda=agenda,
        items=items,
        seen=",".join(str(each["row"].pk) for each in items),
        planned=sum(each["row"].minutes_planned or 0 for each in items),
        may_keep=may(request, "keep_agenda", sitting.body),
        may_see_papers=may(request, "see_papers", sitting.body),
        rulings=agenda.rulings,
    )


@desk_page("keep_agenda")
def lay_items(request, key):
    sitting = _sitting_to_keep(request, key)
    return press(request, lay_standing_items, sitting, told=_say_laid, back=_address(sitting))


@desk_page("keep_agenda")
def order_items(request, key):
    sitting = _sitting_to_keep(request, key)
    keys, seen = (_read_keys(request.POST.get(name, "")) for name in ("keys", "seen"))
    return press(request, order_business, sitting, keys, seen=seen, back=_address(sitting))


@desk_page("keep_agenda")
def move_item(request, key, item):
    business = _item_to_keep(request, key, item)
    step = -1 if request.POST.get("way") == "up" else 1
    revision = read_whole(request.POST.get("revision", ""))
    back = f"{_address(business.sitting)}#item-{business.pk}"
    return press(request, move_business, business, step, revision=revision, back=back)


@desk_page("keep_agenda")
def show_new_item(request, key):
    sitting = _sitting_to_keep(request, key)
    initial = {"kind": BusinessKind.ORDINARY, "confidentiality": "open"}
    form = BusinessForm(request.POST or None, sitting=sitting, initial=initial)
    if is_sent(request, form):
        made = form.carry_out(add_business, sitting, by=request.user.signature, **form.values())
        if made:
            return done(
                request, f"Item {made.number}, {made.title}, is on the agenda.", f"{_address(sitting)}#item-{made.pk}"
            )
    return show(request, "business_form", heading="Add an item", form=form, button="Add", sitting=sitting)


@desk_page("keep_agenda")
def show_item(request, key, item):
    business = _item_to_keep(request, key, item)
    held = BusinessForm.initial_of(business)
    held |= {"urgent_chair": business.urgent_chair_id}
    form = BusinessForm(request.POST or None, sitting=business.sitting, initial=held)
    if is_sent(request, form):
        revision = form.cleaned_data["revision"]
        changed = form.carry_out(
            change_business, business, by=request.user.signature, revision=revision, **form.values()
        )
        if changed:
            return done(
                request, f"Item {changed.number} is changed.", f"{_address(business.sitting)}#item-{business.pk}"
            )
    return show(
        request,
        "business_form",
        heading=f"Item {business.number}: {business.title}",
        form=form,
        button="Save",
        sitting=business.sitting,
        business=business,
        rulings=judge_business(find_business(business.pk)),
        trace=trace_of(business) if may(request, "see_trace", business.sitting.body) else None,
    )


@desk_page("keep_agenda")
def show_removal(request, key, item):
    business = _item_to_keep(request, key, item)
    form = RemovalForm(request.POST or None, initial={"revision": business.revision})
    if is_sent(request, form):
        given = form.cleaned_data
        gone = form.carry_out(
            remove_business, business, by=request.user.signature, revision=given["revision"], reason=given["reason"]
        )
        if gone:
            messages.success(
                request, f"“{business.title}” is taken off the agenda. It can be had again from its trace."
            )
            return redirect(_address(business.sitting))
    heading = f"Take item {business.number} off the agenda: {business.title}"
    return show(request, "form_page", heading=heading, form=form, button="Take it off")


def _people(sitting):
    """Who may be in the chair: holders of seats, and who is set down as the chair."""
    people = {
        seat.holder.person_id: seat.holder.person.name for seat in seats_on(sitting.body, sitting.date) if seat.holder
    }
    if sitting.chair:
        people[sitting.chair_id] = sitting.chair.name
    return sorted(((str(key), name) for key, name in people.items()), key=lambda pair: pair[1])


def _sitting_to_keep(request, key):
    return found_for(request, "keep_agenda", find_sitting(key))


def _item_to_keep(request, key, item):
    business = found(find_business(item))
    found(business if business.sitting_id == key else None)
    require(request, "keep_agenda", business.sitting.body)
    return business


def _say_laid(laid):
    return f"{len(laid)} standing items are laid." if laid else "Every standing item is there already."


def _read_keys(words):
    """Keys parted by commas; what is none stands as nought, so that the list is not taken for the agenda's."""
    return [read_whole(part) or 0 for part in words.split(",") if part]


def _address(sitting):
    return f"/desk/meetings/{sitting.pk}/agenda"
