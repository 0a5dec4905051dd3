"""Findings to print: one paper with one of everything, and its printed lines."""

from __future__ import annotations

import datetime as dt

from answerable.checking import Coverage, Finding, Findings, Untested
from answerable.checking.finding import Suppressed
from answerable.checking.formats.excerpt import MarkedLine
from answerable.record import Cite, Fault, Source

TOTAL = Finding(
    rule="DAT501",
    name="weekday-mismatch",
    severity="error",
    message="Total of 1,245 does not agree with its rows, which come to 1,254.",
    working="+ 254  North\n+ 1,000  South\n= 1,254",
    printed="1,245",
    expected="1,254",
    tolerance="None: every number is printed in full.",
    explanation="Two digits may have changed places.",
    cite=Cite(line=7, quote="Total 1,245"),
    also=(Cite(line=5, quote="North 254"), Cite(line=6, quote="South 1,000")),
)
LOOK = Finding(
    rule="DAT501",
    name="weekday-mismatch",
    severity="info",
    message="A <b>mark</b> & more.",
    working="nothing",
    cite=Cite(line=9, quote="fish & <chips>"),
)
EXPLAINED = Suppressed(finding=LOOK, reason="It is a menu.", by="A. Clerk", on=dt.date(2023, 1, 9))
PAPER = Findings(
    source=Source(path="papers/budget 1.txt", sha256="0" * 64, media_type="text/plain", lines=9),
    findings=(TOTAL,),
    checked={"DAT501": 3},
    coverage=Coverage(
        figures=200,
        tested=120,
        agree=119,
        disagree=1,
        untested=(Untested(why="printed as approximate", count=79), Untested(why="of no kind", count=1)),
    ),
    suppressed=(EXPLAINED,),
)
EXCERPTS = ((MarkedLine(7, "Total | 1,245", 8, 13),),)
CLEAN = Findings(
    source=Source(path="clean.pdf", media_type="application/pdf", pages=2),
    checked={"DAT501": 0},
    coverage=Coverage(figures=0, tested=0, agree=0, disagree=0),
)
UNREAD = Fault(source=Source(path="empty.pdf"), error="this file is empty; get a fresh copy")
