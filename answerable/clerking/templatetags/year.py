"""What the pages of the year need."""

from django import template

register = template.Library()


@register.filter
def of_key(mapping, key):
    """The value of a key, or nothing."""
    return mapping.get(key)
