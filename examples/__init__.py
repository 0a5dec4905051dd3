"""Demonstration papers: our own sources in `content/`, printed in the forms that public papers come in."""
