"""How the Word and PDF papers of other bodies are made: one module a paper, `make(path)` in each.

The papers stand beside their answers, so nothing needs making to run the score; change a paper here and
`python -m tests.gold.unseen.making` writes it again.
"""
