"""Dated rules of law and procedure: statutes and their years; deadlines, votes, interests, exemptions, precepts.

Dates, numbers and words come in; rulings and deadlines go out, with their working and their source (`ruling.py`,
`deadline.py`). Every parameter is a dated row of `parameters/`; the room reads nothing but these, and asks no clock.
"""
