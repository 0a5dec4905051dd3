"""Reads of the desk, for people who signed in. Never imported by the public site."""
