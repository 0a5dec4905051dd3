"""Looking pages over as everybody needs them: by axe's rules in both themes, on a phone and on a screen."""

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# 320 is the narrowest that WCAG 2.2 (1.4.10 Reflow) asks for.
WIDTHS = (1280, 320)


def find_faults(page, axe):
    """What axe finds on the page as it stands: `[(rule, where)]`."""
    page.evaluate(axe)
    return _judge(page, RULES)


def _judge(page, rules):
    result = page.evaluate("rules => axe.run({runOnly: rules, resultTypes: ['violations']})", rules)
    return [(fault["id"], fault["nodes"][0]["html"][:200]) for fault in result["violations"]]


def look_at(page, axe, addresses):
    """What axe finds and what is too wide, page by page: `[(address, width, theme, rule, where)]`."""
    found = []
    for address in addresses:
        page.emulate_media(color_scheme="light")
        page.goto(address)
        page.evaluate(axe)
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 900})
            if page.evaluate("document.documentElement.scrollWidth") > width:
                found.append((address, width, "", "scrolls sideways", ""))
            found += [(address, width, "light", *fault) for fault in _judge(page, RULES)]
        # The themes differ in their colours alone, and the widths in none.
        page.emulate_media(color_scheme="dark")
        found += [(address, width, "dark", *fault) for fault in _judge(page, ["color-contrast"])]
    return found
