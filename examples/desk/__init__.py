"""The demonstration's desk: an invented county's panel and board at work, its meetings set around the day it is made.

    python -m examples.desk          # into the record that ANSWERABLE_DATA names; made once, then left alone

Everybody in it is invented, and so is the county. How a force performs is shown with the figures that West Midlands
Police printed (`files.py`, `scorecard.py`, `statement.py`, `analyses.py`); what is invented there is marked so. All
of it is made through the same functions that the pages of the desk call.
"""
