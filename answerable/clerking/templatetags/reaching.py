"""Whether who reads a page may do something at a body, so that no way is shown that would be refused."""

from django import template

from answerable.clerking.showing import may

register = template.Library()


@register.simple_tag(takes_context=True)
def may_do(context, act, body):
    return may(context["request"], act, body)
