"""Standing orders adopted, put right and withdrawn."""

from answerable.keeping.changes.desk.row import RefusedError, add_row, change_row, remove_row
from answerable.keeping.models.desk import StandingOrders
from answerable.law.question import find_question_rule


def adopt_orders(body, *, by, valid_from, **rules):
    """Adopt rules that hold at a body from a day until the next ones; gives them.

    Deadlines are worked out from them whenever they are shown, so those of meetings already called may move. Raises
    `RefusedError` where others begin on that day, or where a quorum is more than everybody.
    """
    _judge(body, valid_from, rules)
    return add_row(
        StandingOrders, by=by, act="adopt standing orders", is_public=True, body=body, valid_from=valid_from, **rules
    )


def change_orders(orders, *, by, revision, **values):
    """Put right what was written down of a version of the rules; new rules are adopted, not written over old ones."""
    _judge(orders.body, values.get("valid_from", orders.valid_from), values, but=orders)
    return change_row(orders, by=by, act="change standing orders", revision=revision, is_public=True, **values)


def withdraw_orders(orders, *, by, revision=None, reason):
    """Take away a version that was never adopted; the one before it holds on. It can be undone."""
    if not StandingOrders.objects.standing().filter(body=orders.body_id).exclude(pk=orders.pk).exists():
        raise RefusedError("These are the only rules of the body: adopt others before you withdraw them.")
    if not reason.strip():
        raise RefusedError("Say why these rules are withdrawn.", field="reason")
    return remove_row(orders, by=by, act="withdraw standing orders", revision=revision, reason=reason, is_public=True)


def _judge(body, valid_from, rules, but=None):
    same = StandingOrders.objects.standing().filter(body=body, valid_from=valid_from)
    if same.exclude(pk=but.pk if but else None).exists():
        day = f"{valid_from.day} {valid_from:%B %Y}"
        raise RefusedError(
            f"Rules from {day} are written down already: change those, or choose another day.", field="valid_from"
        )
    numerator, denominator = rules.get("quorum_numerator", 1), rules.get("quorum_denominator", 4)
    if not 0 < numerator <= denominator:
        raise RefusedError("A quorum is a share of the members, such as 1 of 4.", field="quorum_numerator")


def first_rules(name, on):
    """The rules for questions and petitions that a body of this name has published, as a start for its own."""
    rules = {}
    for subject in ("question", "petition"):
        published = find_question_rule(name, subject, on)
        if published:
            rules |= {f"{subject}_count": published.count, f"{subject}_unit": published.unit}
            if subject == "question":
                rules |= {"question_hour": published.hour, "questions_each": published.per_person}
            elif published.signatures:
                rules["petition_threshold"] = published.signatures
    return rules
