"""A table of weights of one's own takes the place of the one that ships."""

import pytest

from answerable.measuring.loading.load import load_file
from answerable.patrolling.harm.given import read_index
from answerable.patrolling.harm.shapes import HARM_WEIGHTS
from answerable.patrolling.refusal import PatrolError

TABLE = """code,name,days,edition,category
8N,Assault occasioning harm,20,2030-01,violence with injury
5D,Wounding with intent,1460,2030-01,violence with injury
8G,Assault on a constable,100,2030-01,Violence With Injury
robbery,Robbery,400,2030-01,
"""


def load_table(folder, table):
    path = folder / "weights.csv"
    path.write_text(table, encoding="utf-8")
    return load_file(path, HARM_WEIGHTS, folder).file


def test_a_category_weighs_the_median_or_the_mean_of_its_codes(tmp_path):
    index = read_index(load_table(tmp_path, TABLE))
    weight = index.find_weight("violence-with-injury")
    assert (weight.median, weight.mean, weight.lowest, weight.highest, weight.codes) == (100, 1580 / 3, 20, 1460, 3)
    assert index.find_weight("robbery").median == 400
    assert index.edition == "2030-01"
    assert index.is_given
    assert not index.verified


def test_street_types_are_weighed_from_the_same_table(tmp_path):
    index = read_index(load_table(tmp_path, TABLE))
    assert index.find_weight("street-robbery").median == 400
    assert index.find_weight("street-burglary") is None


def test_one_of_several_editions_has_to_be_named(tmp_path):
    file = load_table(tmp_path, TABLE + "robbery,Robbery,365,2026-02,\n")
    with pytest.raises(PatrolError, match="2 editions, 2026-02 and 2030-01: name one"):
        read_index(file)
    assert read_index(file, "2026-02").find_weight("robbery").median == 365
    with pytest.raises(PatrolError, match="no edition “2020”: it has 2026-02 and 2030-01"):
        read_index(file, "2020")


def test_codes_without_a_category_are_refused_with_what_to_do(tmp_path):
    with pytest.raises(PatrolError, match="say in its column category which one each code belongs to"):
        read_index(load_table(tmp_path, "code,name,days,edition\n8N,Assault,20,2030-01\n"))
