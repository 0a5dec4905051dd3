"""The wording of change: `fell from 630 to 542`, `46, compared with 52, a 12% reduction`, as patterns of frames."""

from __future__ import annotations

import re

UP = (
    r"increas(?:e[sd]?|ing)|ris(?:e[sn]?|ing)|rose|gr[eo]w(?:n|s|ing|th)?|gone\s+up|went\s+up"
    r"|(?<!made )(?<!make )(?<!makes )(?<!making )up(?!\s+to)|higher|more"
    r"|climb(?:s|ed|ing)?|overspen[dt]|growth|jump(?:ed)?|longer|slower"
)
DOWN = (
    r"decreas(?:e[sd]?|ing)|reduc(?:e[sd]?|ing|tions?)|fall(?:s|en|ing)?|fell|drop(?:s|ped|ping)?|declin(?:e[sd]?|ing)"
    r"|gone\s+down|went\s+down|down|lower(?:ed)?|fewer|less|cut|underspen[dt]|shrunk|shrank|shorter|quicker|faster"
)
RISING, FALLING = re.compile(rf"\b(?:{UP})\b", re.IGNORECASE), re.compile(rf"\b(?:{DOWN})\b", re.IGNORECASE)

_V = r"⟦[NMPT](?P<{}>\d+)⟧"
_STATED = r"⟦P(?P<stated>\d+)⟧"
_SKIP = r"[^⟦⟧.;:]"
# The unit that a duration's mark leaves behind (`312 days` is marked with its unit or without).
UNITS = r"(?:seconds|minutes|hours|days|weeks|months|years)\b"
_UNIT = rf"(?:\s+(?:working\s+)?{UNITS})?"
_CHANGE = rf"(?:{UP}|{DOWN})"
# `, a 12% reduction`, `, up 12%`, `, a fall of 12%`, ` (12%)`, `, an overspend of £14,400 or 2.4%`
_THEN = (
    rf"(?:\s*[,;–(-]*\s*(?:which\s+is\s+|which\s+represents\s+|representing\s+|equating\s+to\s+|or\s+|this\s+is\s+)?"
    rf"(?:(?:an?|the)\s+)?(?:overall\s+|small\s+|slight\s+|significant\s+|further\s+)?"
    rf"(?:(?P<word_a>{_CHANGE})\s+(?:of\s+|by\s+)?(?:(?:just|around|about|nearly|almost|over)\s+)?"
    rf"(?:⟦[NM]\d+⟧,?\s*(?:\(|or\s+))?{_STATED}"
    rf"|⟦P(?P<stated_b>\d+)⟧\s+(?P<word_b>{_CHANGE}))"
    rf"|\s*\(\s*(?P<sign>[+−–-]?)⟦P(?P<stated_c>\d+)⟧\s*\))"
)
# Words up to a figure, past a difference printed on the way: `by £13 (4.9%) from £265 to £278`.
_LED = r"(?:[^⟦⟧.;:]|⟦[NMQ]\d+⟧)"
# Words that do not open another statement.
_ON = r"(?:(?!\b(?:and|with|while|whilst|whereas|but)\b)[^⟦⟧.;:])"
# The same with no other form than `a drop of 6.2%`, for a pattern that has a percentage of its own.
_THEN_ALONE = rf"\s*,?\s*(?:an?\s+)?(?P<word_e>{_CHANGE})\s+(?:of\s+|by\s+)?⟦P(?P<stated_e>\d+)⟧"
_BRACKETED = r"(?:[^⟦⟧.;:()]|\([^()]{0,100}\))"
PATTERNS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        # `fell from 630 to 542`, `has risen by 12% from 94 to 105`, `(from 71.2% to 73.9%)`
        rf"(?:(?P<word>\b{_CHANGE})\b(?P<said>{_LED}{{0,60}}?(?:⟦P(?P<stated_d>\d+)⟧)?{_SKIP}{{0,50}}?))?"
        rf"\bfrom\s+(?:[a-z-]+\s+){{0,4}}?{_V.format('before')}(?:{_SKIP}{{0,60}}?)\bto\s+(?:[a-z-]+\s+){{0,3}}?"
        rf"{_V.format('after')}(?:(?P<gap>{_ON}{{0,70}}?){_THEN})?",
        # `increased by 6.7% (3,935 offences to 4,199)`
        rf"\b(?P<word>{_CHANGE})\s+(?:by\s+|of\s+)?⟦P(?P<stated>\d+)⟧{_SKIP}{{0,40}}?\(\s*(?:from\s+)?{_V.format('before')}"
        rf"{_SKIP}{{0,30}}?\bto\s+{_V.format('after')}{_SKIP}{{0,30}}?\)",
        # `a 12% rise from 94 to 105`
        rf"⟦P(?P<stated>\d+)⟧\s+(?P<word>{_CHANGE}){_SKIP}{{0,60}}?\bfrom\s+(?:[a-z-]+\s+){{0,4}}?"
        rf"{_V.format('before')}{_SKIP}{{0,60}}?\bto\s+(?:[a-z-]+\s+){{0,3}}?{_V.format('after')}",
        # `118 days, down from 163`, `rose to 9,812 from 9,104`
        rf"(?:(?P<word>\b{_CHANGE})\s+to\s+(?:[a-z-]+\s+){{0,2}}?)?{_V.format('after')}"
        rf"(?P<between>{_SKIP}{{0,60}}?)(?P<word_c>\b{_CHANGE})?\s*\bfrom\s+(?:[a-z-]+\s+){{0,3}}?"
        rf"{_V.format('before')}(?!{_SKIP}{{0,60}}\bto\s+(?:[a-z-]+\s+){{0,3}}⟦)"
        rf"(?:(?P<gap>{_ON}{{0,60}}?){_THEN})?",
        # `46 homicides, compared to 52 in the baseline (set by others), a 12% reduction`
        rf"{_V.format('after')}{_BRACKETED}{{0,80}}?\b(?:compared\s+(?:to|with)|against|versus|vs\.?)\s+"
        rf"(?:[a-z-]+\s+){{0,4}}?{_V.format('before')}(?:(?P<gap>(?:{_ON}|;){{0,120}}?){_THEN})?",
        # `61,204 calls, 4.3% more than in the same quarter of 2023 (58,681)`
        rf"{_V.format('after')}{_SKIP}{{0,60}}?(?:⟦P(?P<stated>\d+)⟧|⟦[NM]\d+⟧)\s+(?P<word>{_CHANGE}|above|below)\b"
        rf"{_SKIP}{{0,60}}?\(\s*(?:it\s+was\s+)?{_V.format('before')}\s*\)(?:(?P<gap>{_ON}{{0,60}}?){_THEN_ALONE})?",
        # `12 deaths, down 20% from 15`
        rf"{_V.format('after')}{_BRACKETED}{{0,60}}?\b(?P<word>{_CHANGE})\s+(?:by\s+|of\s+)?⟦P(?P<stated>\d+)⟧\s+(?:from|on)\s+"
        rf"(?:[a-z-]+\s+){{0,3}}?{_V.format('before')}(?!{_SKIP}{{0,60}}\bto\s+(?:[a-z-]+\s+){{0,3}}⟦)",
        # `£5.1m is 19.5% higher than the £4.3m budgeted`, but not `£14 or 5.6% more than £248.90`
        rf"{_V.format('after')}(?!\s*(?:or|,|\(|and|i\.?e\.?)\s*⟦P){_SKIP}{{0,40}}?⟦P(?P<stated>\d+)⟧\s+(?P<word>more|fewer|less|higher|lower)\s+than\s+(?:[a-z-]+\s+){{0,6}}?"
        rf"{_V.format('before')}(?!\s*%)",
        # `312 days, 12 days longer than the 300 days of a year before`, `133, slightly up on the 128 before`
        rf"{_V.format('after')}(?:\s+(?!{UNITS})[a-z]+){{0,4}}{_UNIT}\s*,\s*(?:⟦[NMT]\d+⟧{_UNIT}\s+)?(?:(?:slightly|just|well|sharply|a\s+little)\s+)?"
        rf"(?P<word>longer|shorter|quicker|faster|slower|higher|lower|more|fewer|less|up|down)\s+(?:than|on)\s+(?:the\s+)?"
        rf"{_V.format('before')}(?!\s*%)",
        # `the new rate of 16.8% replaces 19.4%, an increase of 2.6 points`
        rf"{_V.format('after')}{_SKIP}{{0,20}}?\b(?:replac(?:es|ed|ing)|supersed(?:es|ed|ing))\s+(?:[a-z-]+\s+){{0,5}}?"
        rf"{_V.format('before')}(?:,\s+(?:which\s+is\s+)?an?\s+(?:[a-z]+\s+)?(?P<word>{_CHANGE})\b(?:\s+(?:of|by)\s+⟦[PQNM]\d+⟧)?)?",
        # `2,905 to 2,611 (-10.1%)`
        rf"{_V.format('before')}\s+to\s+{_V.format('after')}\s*\(\s*⟦P(?P<signed>\d+)⟧\s*\)",
        # `19 (was 15)`
        rf"{_V.format('after')}{_SKIP}{{0,20}}?\(\s*(?:was|were|previously|formerly|from|last\s+year:?)\s+"
        rf"{_V.format('before')}\s*\)(?:(?P<gap>){_THEN})?",
        # `Last year there were 94 offences; this year there were 105, a rise of 12%`
        rf"\b(?:last|previous|prior)\s+(?:financial\s+)?(?:year|quarter|month)\b{_SKIP}{{0,40}}?{_V.format('before')}{_SKIP}{{0,60}}?[;,]"
        rf"\s*(?:and\s+|but\s+)?this\s+(?:financial\s+)?(?:year|quarter|month)\b{_SKIP}{{0,40}}?{_V.format('after')}"
        rf"(?P<gap>{_ON}{{0,60}}?){_THEN}",
        # `8,945 in the baseline year and 7,509 in the last, a reduction of 16%`
        rf"{_V.format('before')}(?P<loose>[^⟦⟧.]{{1,140}}?(?:\band\s+(?:[a-z-]+\s+){{0,3}}?|\bto\s+(?:[a-z-]+\s+){{0,2}}?))"
        rf"{_V.format('after')}(?P<gap>{_ON}{{0,60}}?){_THEN}",
    )
)
# `7,509 robberies, a 16% reduction`, of which the sentence before gave the figure before.
ALONE = re.compile(rf"{_V.format('after')}(?P<gap>{_ON}{{0,60}}?){_THEN}", re.IGNORECASE)
PERIOD = re.compile(r"\b(?:years?|months?|quarters?|baseline|previous|last|period|(?:19|20)\d\d)\b", re.IGNORECASE)
# What follows a percentage that is not of the change but of a whole, or a share.
SHARE_AFTER = re.compile(r"\s*(?:of\s+(?:all|the|those|these)|were|was|are|is)\b", re.IGNORECASE)
JOINED = re.compile(r"\b(?:and|with|while|whilst|whereas|but)\b", re.IGNORECASE)
# `rose by 12% between 2021/22 and 2022/23, from 94 to 105`: its `and` opens no other statement.
_YEAR = r"[a-z]{0,9}\s?\d[\d/–-]{3,8}"
BETWEEN_YEARS = re.compile(rf"\bbetween\s+{_YEAR}\s+and\s+{_YEAR}", re.IGNORECASE)
SIGNS = "+-−–"
# A figure that is a difference (`a rise of 13 from 48`) or a whole (`8 of 10, down from 9`) is not what came after.
IS_NOT_AFTER = re.compile(
    rf"\b(?:{UP}|{DOWN})\s+(?:of|by)\s+$|\bby\s+$|⟦[NMF]\d+⟧(?:\s+[a-z]+){{0,2}}?\s+(?:out\s+)?of\s+(?:the\s+|all\s+)?$",
    re.IGNORECASE,
)
WITHIN = 60
AGED = re.compile(r"\b(?:aged|ages|years\s+old)\s*$", re.IGNORECASE)
ANY_CHANGE = re.compile(rf"\b(?:{UP}|{DOWN})\b", re.IGNORECASE)
# What a figure is held against that it did not come from: a change beside it is from something else.
YARDSTICK = re.compile(
    r"\b(?:average|national(?:ly)?|target|benchmark|standard|most\s+similar|elsewhere)\b", re.IGNORECASE
)
LIMIT = re.compile(r"\b(?:target|limit|maximum|benchmark|plan(?:ned)?|standard|threshold)\b", re.IGNORECASE)
NEGATED = re.compile(
    r"\b(?:not|no|never|without|rather\s+than|instead\s+of|if|would|could|may|might)\b", re.IGNORECASE
)
