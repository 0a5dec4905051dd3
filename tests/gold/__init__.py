"""Gold: papers with answers read by hand, and the score of the reader against them.

`seeds/` holds answers to five public papers that are not part of the project: references, names of office
holders, numbers, lines, and at most five words to anchor a phrase; members of the public are named by a digest.
`unseen/` holds invented papers of other kinds of bodies, each beside its answers. `python -m tests.gold` prints the
score (`--misses` lists every miss); `test_gold.py` holds it above `floors.toml`.

An answer is a JSON file with the lists of the record contract, read by hand. What it adds:
- `anchor`: words that stand in the fact's text, in order; `line` and `line_end`: where the paper prints it;
- `optional`: right to find, not wrong to leave; `name_also` and the like: what else is right;
- `update_any`: the status carries its own remark, which may be read as an update or not;
- `present_extra`: who may be listed as present or not, as a chair named apart;
- a list of values (`kind`, `status`): any of them is right; `number`: the item's number, as `ref` or `item_number`;
- promises are firm, plan, soft, or `arguable`: two careful readers might differ, so it counts neither way;
- `tables` are numeric cells `[row label, column label, value]`; `other_tables` are lines of tables that are not data;
- `figures` are a sample; `not_figures` are numbers (dates, references) that must not be taken for one.
"""
