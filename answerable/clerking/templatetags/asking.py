"""How a last time is said to the public."""

import datetime as dt

from django import template

from answerable.law.deadline import say_deadline

register = template.Library()
NOON = dt.time(12)


@register.filter
def until(deadline):
    """`Wednesday 4 January 2023, until midnight`; `Tuesday 6 December 2016 at 12:00 (noon)`."""
    if deadline.hour is None:
        return f"{say_deadline(deadline)}, until midnight"
    return say_deadline(deadline) + (" (noon)" if deadline.hour == NOON else "")
