"""Typed sheets in, papers out.

A sheet (`AgendaSheet`, `MinutesSheet`, ...) holds what a paper is to say; `lay_out_<sheet>` makes a `Paper` of it,
its parts in reading order; `rendering/` gives a paper the form of a file (PDF, Word, HTML, text); `pack.py` joins
papers into one PDF. Nothing here knows a database: the same sheet gives the same bytes. What is printed here is read
back by `answerable.reading` with the very facts of its sheet (`tests/printing/`).
"""
