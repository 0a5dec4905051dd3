"""An exhibit set out on a page."""

import re
from html.parser import HTMLParser

import msgspec
from django.template.loader import render_to_string

from answerable.drawing.exhibit import Column, Table
from answerable.drawing.page import show_exhibit
from tests.drawing.samples import EXHIBIT


def set_out(exhibit=EXHIBIT, **addresses):
    return render_to_string("publishing/part/exhibit.html", {"shown": show_exhibit(exhibit, **addresses)})


class Tags(HTMLParser):
    """Every tag that is opened and not closed in its place."""

    EMPTY = frozenset(("img", "br", "path", "line", "rect", "image"))

    def __init__(self):
        super().__init__()
        self.open, self.wrong = [], []

    def handle_starttag(self, tag, attrs):
        if tag not in self.EMPTY:
            self.open.append(tag)

    def handle_endtag(self, tag):
        if tag in self.EMPTY:
            return
        if not self.open or self.open.pop() != tag:
            self.wrong.append(tag)


def test_exhibit_is_an_article_named_by_its_title():
    page = set_out(level=3)
    assert '<article class="exhibit" id="three" aria-labelledby="three-title">' in page
    assert f'<h3 class="exhibit__title" id="three-title">{EXHIBIT.title}</h3>' in page


def test_every_part_of_an_exhibit_is_on_the_page():
    page = set_out()
    for words in (EXHIBIT.sentence, EXHIBIT.notes[0], EXHIBIT.badges[0].words, EXHIBIT.query, "3f" * 32):
        assert words in page
    assert '<strong class="badge badge--proxy">Proxy</strong>' in page
    assert '<a href="/data/admissions">Admissions, year to June 2022</a>' in page
    assert page.count("<svg") == 2


def test_tags_close_in_their_place():
    for exhibit in (EXHIBIT, msgspec.structs.replace(EXHIBIT, chart=None, notes=(), badges=(), origins=(), query="")):
        tags = Tags()
        tags.feed(set_out(exhibit))
        assert (tags.open, tags.wrong) == ([], [])


def test_ids_are_each_there_once():
    ids = re.findall(r'\bid="([^"]+)"', set_out())
    assert len(ids) == len(set(ids))


def test_ways_to_files_are_there_only_where_there_are_files():
    assert "Take away" not in set_out()
    page = set_out(csv="/x.csv", json="/x.json", picture="/x.svg")
    assert re.findall(r'href="(/x\.\w+)"', page) == ["/x.csv", "/x.json", "/x.svg"]


def test_words_of_an_exhibit_are_never_markup():
    table = Table(columns=(Column("<i>A</i>"),), rows=(("<script>alert(1)</script>",),))
    sly = msgspec.structs.replace(
        EXHIBIT, title="<img src=x>", sentence="</desc><script>1</script>", table=table, query="a < b", notes=("<b>",)
    )
    page = set_out(sly)
    assert "<script" not in page
    assert "<img" not in page
    assert "<i>" not in page
    assert "<b>" not in page


def test_page_has_no_style_and_no_script():
    page = set_out()
    assert "style=" not in page
    assert "<script" not in page
