"""Standing orders on the desk: a version, adopting the next, putting one right, withdrawing one."""

from answerable.clerking import form as fields
from answerable.clerking.form import DeskForm, is_sent
from answerable.clerking.showing import desk_page, done, found, found_for, require, show, show_form
from answerable.keeping.changes.desk.standing_orders import adopt_orders, change_orders, withdraw_orders
from answerable.keeping.models.desk import Numbering, Regime
from answerable.keeping.models.desk.standing_orders import DayUnit, NoticeMode
from answerable.keeping.queries.desk.body import find_body, find_orders
from answerable.keeping.queries.desk.standing_orders import blank_orders, list_orders

GROUPS = (
    ("These rules", ("valid_from", "source", "regime")),
    ("Minutes", ("numbering", "first_number")),
    ("Notice and papers", ("notice_clear_days", "notice_mode", "papers_count")),
    ("Questions of the public", ("question_count", "question_unit", "question_hour", "questions_each")),
    ("Petitions", ("petition_count", "petition_unit", "petition_threshold")),
    ("Quorum", ("quorum_numerator", "quorum_denominator", "quorum_least")),
    ("Printed on each agenda", ("recording_notice", "contact")),
)


class OrdersForm(DeskForm):
    template_name = "clerking/part/orders_form.html"

    valid_from = fields.day("They hold from", hint="Until the next ones begin.")
    source = fields.text("Where they were adopted or published", required=False)
    regime = fields.choice("Regime", Regime.choices, hint="Part VA of the Local Government Act 1972 binds a panel.")
    numbering = fields.choice("Numbers of minutes", Numbering.choices)
    first_number = fields.number("First number", least=1, most=999_999)
    notice_clear_days = fields.number("Clear days of notice", least=1, most=60)
    notice_mode = fields.choice(
        "Days that count", NoticeMode.choices, hint="No statute says whether weekends count; working days are safest."
    )
    papers_count = fields.number(
        "Working days that authors file before the last day for notice", most=60, hint="Papers are due then."
    )
    question_count = fields.number("Days before the meeting", most=60)
    question_unit = fields.choice("Kind of days", DayUnit.choices, hint="Clear days leave out the day at either end.")
    question_hour = fields.hour("Hour on the last day", required=False, hint="Until midnight where none is given.")
    questions_each = fields.number("Questions one person may put", least=1, most=99, required=False)
    petition_count = fields.number("Days before the meeting", most=60)
    petition_unit = fields.choice("Kind of days", DayUnit.choices)
    petition_threshold = fields.number("Signatures needed", least=1, most=1_000_000)
    quorum_numerator = fields.number("Members needed: so many", least=1, most=99, hint="1 of 4 is a quarter.")
    quorum_denominator = fields.number("of so many", least=1, most=99)
    quorum_least = fields.number("Never fewer than", least=1, most=99)
    recording_notice = fields.text("Notice of recording", rows=4, required=False)
    contact = fields.text("Whom to ask", rows=3, required=False, hint="A published office contact: no private one.")

    @property
    def groups(self):
        return [(legend, [self[name] for name in names]) for legend, names in GROUPS]


class WithdrawForm(DeskForm):
    reason = fields.text("Why are these rules withdrawn?", rows=3)


@desk_page("keep_bodies")
def show_new_orders(request, key):
    body = found_for(request, "keep_bodies", find_body(key))
    versions = list_orders(body)
    held = _held(versions[0]) if versions else _held(blank_orders())
    initial = held | {"valid_from": None, "source": "", "revision": None}
    form = OrdersForm(request.POST or None, initial=initial)
    return show_form(
        request,
        form,
        adopt_orders,
        body,
        heading=f"Adopt rules: {body.name}",
        button="Adopt",
        told=lambda orders: f"The rules hold from {orders.valid_from:%-d %B %Y}.",
        back=f"/desk/bodies/{body.pk}",
    )


@desk_page("keep_bodies")
def show_orders_form(request, key, orders):
    orders = _of_body(request, key, orders)
    form = OrdersForm(request.POST or None, initial=_held(orders))
    if is_sent(request, form) and form.carry_out(
        change_orders, orders, by=request.user.signature, **form.cleaned_data
    ):
        return done(request, "The rules are put right. Deadlines follow them at once.", f"/desk/bodies/{key}")
    heading = f"Rules of {orders.body.name} from {orders.valid_from:%-d %B %Y}"
    return show(request, "orders", heading=heading, form=form, button="Put right", orders=orders)


@desk_page("keep_bodies")
def show_withdraw_form(request, key, orders):
    orders = _of_body(request, key, orders)
    form = WithdrawForm(request.POST or None, initial={"revision": orders.revision})
    if is_sent(request, form) and form.carry_out(
        withdraw_orders, orders, by=request.user.signature, **form.cleaned_data
    ):
        return done(request, "The rules are withdrawn; those before them hold on.", f"/desk/bodies/{key}")
    heading = f"Withdraw the rules from {orders.valid_from:%-d %B %Y}: {orders.body.name}"
    return show(request, "form_page", heading=heading, form=form, button="Withdraw")


def _of_body(request, key, orders):
    orders = found(find_orders(orders))
    if orders.body_id != key:
        found(None)
    require(request, "keep_bodies", orders.body)
    return orders


def _held(orders):
    return OrdersForm.initial_of(orders)
