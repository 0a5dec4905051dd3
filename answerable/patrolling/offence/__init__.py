"""Offences by place: rows in, columns of numbers out."""
