"""Ways on and back: only those that would not be refused to who reads the page."""

from contextlib import suppress

from django import template
from django.urls import Resolver404, resolve

from answerable.clerking.showing import may

register = template.Library()


@register.simple_tag(takes_context=True)
def may_do(context, act, body):
    return may(context["request"], act, body)


@register.simple_tag(takes_context=True)
def way_up(context):
    """The address of the page that a form stands under: the nearest part of its own address that is a page, unless
    the page says otherwise (`up`)."""
    if context.get("up"):
        return context["up"]
    address = context["request"].path
    while address := address.rpartition("/")[0]:
        with suppress(Resolver404):
            resolve(address)
            return address
    return "/"
