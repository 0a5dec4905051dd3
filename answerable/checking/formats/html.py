"""Findings as one page that can be sent, printed and kept: no script, nothing fetched from elsewhere."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from html import escape
from importlib.resources import files

from answerable.checking.codes import RULES
from answerable.checking.finding import Finding, Findings, Suppressed
from answerable.checking.formats.report_card import draw_card
from answerable.checking.formats.wording import count, count_severities, say_place
from answerable.checking.manual import open_manual
from answerable.checking.rule import Rule
from answerable.drawing.wording import open_sentence
from answerable.record import Cite, Fault

_SEVERITY_NAMES = {"error": "Error", "warning": "Warning", "info": "Worth a look"}
_RULES = {rule.code: rule for rule in RULES}


def print_html(checked: Sequence[Findings | Fault], *, expected: int | None = None) -> str:
    """The page of one run, which was to check `expected` papers and may have been stopped before its end."""
    found = [outcome for outcome in checked if isinstance(outcome, Findings)]
    title = f"Check of {checked[0].source.path}" if len(checked) == 1 else f"Check of {count(len(checked), 'paper')}"
    style = files("answerable.checking.formats").joinpath("report.css").read_text(encoding="utf-8")
    stopped = expected is not None and expected > len(checked)
    parts = [
        "<!doctype html>",
        '<html lang="en-GB"><head><meta charset="utf-8">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        '<meta name="color-scheme" content="light dark">',
        f"<title>{escape(title)}</title>\n<style>\n{style}</style></head>",
        f'<body><a class="skip" href="#papers">Skip to the findings</a><header><h1>{escape(title)}</h1>',
        f"<p>{_sum_up(found)}</p>",
        f"<p>Stopped after {len(checked):,} of {expected:,} papers.</p>" if stopped else "",
        _contents(checked),
        '</header><main id="papers">',
        *(_paper(number, outcome) for number, outcome in enumerate(checked, 1)),
        _rules(found),
        "</main></body></html>\n",
    ]
    return "\n".join(part for part in parts if part)


def _sum_up(found: list[Findings]) -> str:
    findings = [finding for paper in found for finding in paper.findings]
    said = count_severities(findings) or "Nothing was found that does not agree"
    figures = sum(paper.coverage.figures for paper in found)
    tested = sum(paper.coverage.tested for paper in found)
    explained = sum(len(paper.suppressed) for paper in found)
    further = f" {count(explained, 'finding')} explained by a person and not counted." if explained else ""
    return f"{said}. {tested:,} of {count(figures, 'figure')} could be tested.{further}"


def _contents(checked: Sequence[Findings | Fault]) -> str:
    if len(checked) < 2:
        return ""
    entries = [
        f'<li><a href="#paper-{number}">{escape(outcome.source.path)}</a>: {escape(_outcome(outcome))}</li>'
        for number, outcome in enumerate(checked, 1)
    ]
    return f'<nav aria-label="Papers"><ol>{"".join(entries)}</ol></nav>'


def _outcome(outcome: Findings | Fault) -> str:
    if isinstance(outcome, Fault):
        return "could not be read"
    return count_severities(outcome.findings) or "nothing found"


def _paper(number: int, outcome: Findings | Fault) -> str:
    name = f"paper-{number}"
    head = f'<section class="paper" aria-labelledby="{name}"><h2 id="{name}">{escape(outcome.source.path)}</h2>'
    if isinstance(outcome, Fault):
        return f"{head}<p>This paper could not be checked: {escape(outcome.error)}.</p></section>"
    parts = [head, f'<div class="card">{draw_card(outcome.coverage, name)}</div>']
    if outcome.failed:
        codes = escape(", ".join(outcome.failed))
        parts.append(
            f"<p>{codes} failed on this paper; this is a fault of ours, please report it with the paper.</p>"
        )
    parts += [_finding(f"{name}-finding-{index}", finding, "h3") for index, finding in enumerate(outcome.findings, 1)]
    if not outcome.findings:
        parts.append("<p>Nothing was found that does not agree.</p>")
    if outcome.suppressed:
        parts.append("<h3>Explained by a person</h3>")
        parts += [_explained(f"{name}-explained-{index}", one) for index, one in enumerate(outcome.suppressed, 1)]
    parts.append(_examined(outcome))
    return "\n".join([*parts, "</section>"])


def _finding(name: str, finding: Finding, level: str, before: str = "") -> str:
    rule = f'<a href="#rule-{finding.rule}">{finding.rule} {escape(finding.name)}</a>'
    severity = _SEVERITY_NAMES[finding.severity]
    parts = [
        f'<article class="finding finding--{finding.severity}" id="{name}" aria-labelledby="{name}-head">',
        f'<{level} id="{name}-head"><span class="severity">{severity}</span> {escape(finding.message)}</{level}>',
        before,
        f'<p class="place"><a href="#{name}">{escape(open_sentence(say_place(finding.cite)))}</a>, by {rule}</p>',
        _quotation(finding.cite, finding.printed),
        f"<dl>{''.join(_details(finding))}</dl></article>",
    ]
    return "\n".join(part for part in parts if part)


def _details(finding: Finding) -> Iterator[str]:
    if finding.printed is not None:
        yield _detail("Printed", escape(finding.printed))
    if finding.expected is not None:
        yield _detail("Recomputed", escape(finding.expected))
    lines = "".join(f"<li>{escape(line)}</li>" for line in finding.working.split("\n"))
    yield _detail("Working", f'<ul class="working">{lines}</ul>')
    if finding.tolerance:
        yield _detail("Tolerance", escape(finding.tolerance))
    if finding.explanation:
        yield _detail("Likeliest", escape(finding.explanation))
    if finding.also:
        places = "".join(f"<li>{escape(say_place(cite))}: <q>{escape(cite.quote)}</q></li>" for cite in finding.also)
        yield _detail("See also", f"<ul>{places}</ul>")


def _detail(name: str, content: str) -> str:
    return f"<div><dt>{name}</dt><dd>{content}</dd></div>"


def _quotation(cite: Cite, printed: str | None) -> str:
    """The words of the paper, the printed figure marked where it stands in them once."""
    quote = cite.quote
    if printed and quote.count(printed) == 1 and printed != quote:
        before, after = quote.split(printed)
        marked = f"{escape(before)}<mark>{escape(printed)}</mark>{escape(after)}"
    else:
        marked = escape(quote)
    return f"<blockquote><p>{marked}</p></blockquote>"


def _explained(name: str, suppressed: Suppressed) -> str:
    said = ", ".join(filter(None, (suppressed.by, f"{suppressed.on:%-d %B %Y}" if suppressed.on else None)))
    reason = f'<p class="reason">{escape(suppressed.reason)}{f" ({escape(said)})" if said else ""}</p>'
    return _finding(name, suppressed.finding, "h4", reason)


def _examined(outcome: Findings) -> str:
    """What was looked at, so that silence can be told from not looking."""
    rows = "".join(
        f'<tr><th scope="row">{code} {escape(_RULES[code].name)}</th><td>{places:,}</td></tr>'
        for code, places in outcome.checked.items()
        if places and code in _RULES
    )
    if not rows:
        return ""
    idle = sum(not places for places in outcome.checked.values())
    note = f"<p>{count(idle, 'other rule')} found no place to examine.</p>" if idle else ""
    return (
        "<details><summary>What each rule examined</summary>"
        "<table><caption>Places examined</caption>"
        '<thead><tr><th scope="col">Rule</th><th scope="col">places</th></tr></thead>'
        f"<tbody>{rows}</tbody></table>{note}</details>"
    )


def _rules(found: list[Findings]) -> str:
    """The meaning of each rule that found something."""
    codes = Counter(
        finding.rule
        for paper in found
        for finding in (*paper.findings, *(explained.finding for explained in paper.suppressed))
    )
    rules = [rule for rule in RULES if rule.code in codes]
    if not rules:
        return ""
    terms = "".join(
        f'<div id="rule-{rule.code}"><dt>{rule.code} {escape(rule.name)}</dt><dd><p>{escape(rule.meaning)} '
        f"{count(codes[rule.code], 'finding')}.</p>{_why(rule)}</dd></div>"
        for rule in rules
    )
    head = '<section class="paper rules" aria-labelledby="rules"><h2 id="rules">Rules that found something</h2>'
    return f"{head}<dl>{terms}</dl></section>"


def _why(rule: Rule) -> str:
    """Why the rule matters, from its page."""
    try:
        why = open_manual(rule).sections.get("Why it matters", "")
    except FileNotFoundError:  # installed without the docs
        return ""
    return "".join(f"<p>{escape(paragraph)}</p>" for paragraph in why.replace("`", "").strip().split("\n\n"))
