"""How the values of measures are said in tables of the desk."""

from django import template

from answerable.drawing.wording import NOT_KNOWN, say_number

register = template.Library()
MARKS = (("is_provisional", "provisional"), ("is_estimate", "estimate"))


@register.filter
def counted(one):
    """A value by its numbers, `612 of 925`, `46`, `66.2`, with what is to be minded: `(provisional)`.

    `one` is an observation or a baseline, or such a row's fields by name.
    """

    def part(name):
        return one.get(name) if isinstance(one, dict) else getattr(one, name, None)

    numerator, denominator, value = (plain(part(name)) for name in ("numerator", "denominator", "value"))
    said = f"{numerator} of {denominator}" if numerator and denominator else numerator or value or NOT_KNOWN
    if value and said != value:
        said = f"{said}, printed as {value}"
    marks = ", ".join(words for name, words in MARKS if part(name))
    return f"{said} ({marks})" if marks else said


@register.filter
def plain(number):
    """A number with its thousands parted and no needless noughts: `885,504`, `66.2`; nothing where there is none."""
    if number is None:
        return ""
    bare = number.normalize()
    return say_number(bare, max(0, -bare.as_tuple().exponent))
