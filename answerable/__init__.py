"""Answerable: the record by which a police force answers to the public."""

__version__ = "0.1.0"
