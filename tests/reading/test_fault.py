"""A reader that fails at one document loses that document's facts, and says so."""

import pytest

from answerable.reading.extract.section import Passage, Section
from answerable.reading.extract.unread import list_unread
from answerable.reading.fault import Faults
from answerable.reading.ledger import Ledger
from tests.reading.extract.laying import lay

PAPER = "A first paragraph of the paper, long enough to read.\n\nA second paragraph of it, as long."


def section_of(layout) -> Section:
    return Section(id="document-1", kind="minutes", title="A paper", blocks=tuple(layout.blocks))


def test_claims_of_an_extractor_that_raises_are_undone_and_its_words_are_unread():
    layout, ledger = lay(PAPER), Ledger()
    section, faults = section_of(layout), Faults(ledger)

    def claim_and_raise():
        ledger.claim(section.blocks, "item note")
        raise KeyError("row")

    assert faults.contain(section, claim_and_raise, "nothing") == "nothing"
    faults.give_up()

    assert [unread.why for unread in list_unread(layout, ledger)] == [
        "The reader failed at this document (KeyError): the fault is the reader's, not the paper's."
    ] * 2


def test_claims_made_before_and_after_a_failure_hold():
    layout, ledger = lay(PAPER), Ledger()
    section, faults = section_of(layout), Faults(ledger)
    first, second = section.blocks
    ledger.claim(first, "document head")

    def fail():
        return 1 / 0

    faults.contain(section, fail, None)
    ledger.claim(second, "table")
    faults.give_up()

    assert list_unread(layout, ledger) == ()


def test_passage_at_which_a_search_raises_is_named_and_the_others_are_searched():
    blocks = tuple(lay(PAPER).blocks)
    passages = [Passage(blocks=(block,), text=block.text, home="answer") for block in blocks]
    faults = Faults(Ledger())

    def find(held):
        for passage in held:
            if "second" in passage.text:
                raise ValueError(passage.text)
        return [passage.text for passage in held]

    assert faults.contain_each(passages, find) == (blocks[0].text,)
    assert [(unread.cite.quote, "ValueError" in unread.why) for unread in faults.unread] == [(blocks[1].text, True)]


def test_interrupt_is_no_fault_of_the_reader():
    def interrupt():
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        Faults(Ledger()).contain(section_of(lay(PAPER)), interrupt, None)
