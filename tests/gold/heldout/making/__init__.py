"""How the held-out Word and PDF papers are made: one module a paper, `make(path)` in each."""
