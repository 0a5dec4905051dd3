"""The reader knows papers by their form and not by their names: rename all, and the same record comes out renamed."""

import json
import re

import pytest

from answerable.reading.reader import read_paper
from answerable.record import to_json
from tests.gold.papers import SEEDS_ABSENT, find_seeds

# Each new name is one word, as long as the old: quotes are cut by length, and must be cut at the same place.
NAMES = {
    "Midlands": "Heathfel",
    "MIDLANDS": "HEATHFEL",
    "Birmingham": "Ormskirkby",
    "Coventry": "Tarnholm",
    "Walsall": "Fairton",
    "WALSALL": "FAIRTON",
    "Solihull": "Larkhill",
    "Sandwell": "Pennyham",
    "Dudley": "Corsey",
    "Wolverhampton": "Stanriggmoore",
    "Foster": "Kirkby",
    "FOSTER": "KIRKBY",
    "Jamieson": "Thirwell",
    "Kenyon": "Ruthin",
    "KENYON": "RUTHIN",
    "Jardine": "Melrose",
    "JARDINE": "MELROSE",
    "Hendricks": "Oswinford",
    "Josan": "Dhali",
    "Lloyd": "Scarp",
}
KNOWN = re.compile("|".join(sorted(NAMES, key=len, reverse=True)))
SEEDS = find_seeds()


def rename(text):
    return KNOWN.sub(lambda match: NAMES[match[0]], text)


def read_record(path):
    record = json.loads(to_json([read_paper(path).record]))[0]
    del record["source"]
    return record


@pytest.mark.skipif(SEEDS is None, reason=SEEDS_ABSENT)
@pytest.mark.parametrize("paper", sorted(SEEDS.glob("*.txt")) if SEEDS else [], ids=lambda path: path.stem[:3])
def test_renamed_seed_gives_the_same_record_renamed(paper, tmp_path):
    renamed = tmp_path / paper.name
    renamed.write_text(rename(paper.read_text(encoding="utf-8")), encoding="utf-8")
    found = read_record(renamed)
    expected = json.loads(rename(json.dumps(read_record(paper), ensure_ascii=False)))
    assert {name: facts for name, facts in found.items() if facts != expected[name]} == {}
