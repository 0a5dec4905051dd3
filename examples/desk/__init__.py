"""The demonstration's desk: an invented county's panel and board at work, its meetings set around the day it is made.

    python -m examples.desk          # into the record that ANSWERABLE_DATA names; made once, then left alone

Everybody and everything in it is invented. It is made through the same functions that the pages of the desk call.
"""
