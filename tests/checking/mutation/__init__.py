"""Papers whose figures are known to agree, one of them changed: how many of the changes the checker finds.

python -m tests.checking.mutation [--count N] [--seed N] [--misses] [--clean PAGES]
"""
