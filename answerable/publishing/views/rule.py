"""The rules that papers are checked by: the list, and each with its manual."""

from django.http import Http404
from django.shortcuts import redirect

from answerable.checking import RULES, UnknownRuleError, find_rule
from answerable.checking.manual import open_manual
from answerable.keeping.queries.public.finding import rules_found
from answerable.publishing.addresses import address_of
from answerable.publishing.manual_page import render_manual
from answerable.publishing.showing import show


def show_rules(request):
    counts = rules_found()
    families = {}
    for rule in RULES:
        families.setdefault(rule.family, []).append((rule, counts[rule.code]))
    return show(request, "rules", families=sorted(families.items()), count=len(RULES))


def show_rule(request, code):
    """A rule's page; asked for by its name or in small letters, the way to it."""
    try:
        rule = find_rule(code)
    except UnknownRuleError:
        raise Http404 from None
    if rule.code != code:
        return redirect(address_of("rule", rule.code))
    return show(request, "rule", rule=rule, sections=_sections_of(rule), found=rules_found()[rule.code])


def _sections_of(rule):
    try:
        manual = open_manual(rule)
    except FileNotFoundError:  # a rule without a page still has its line in the table of codes
        return []
    before = manual.text.partition("\n## ")[0].partition("\n")[2]
    return [("", render_manual(before)), *((name, render_manual(text)) for name, text in manual.sections.items())]
