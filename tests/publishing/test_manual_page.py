"""A rule's manual made a page: what it may hold, and that nothing in it can become markup."""

import pytest

from answerable.checking import RULES
from answerable.publishing.manual_page import render_manual


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("One line\nand the next.\n\nAnother.", "<p>One line and the next.</p><p>Another.</p>"),
        ("- one\n  goes on\n- two", "<ul><li>one goes on</li><li>two</li></ul>"),
        ("1. one\n2. two", "<ol><li>one</li><li>two</li></ol>"),
        ("It is:\n- one", "<p>It is:</p><ul><li>one</li></ul>"),
        ("### Below\nwords", "<h3>Below</h3><p>words</p>"),
        ("`a_b` and **c** and *d*, e_f_g", "<p><code>a_b</code> and <b>c</b> and <i>d</i>, e_f_g</p>"),
        ("<b>&", "<p>&lt;b&gt;&amp;</p>"),
        ("see [here](https://elsewhere.example)", "<p>see here</p>"),
        (
            "```paper\nIt is 5. ←\nIt is <6>.\n```\n",
            '<pre class="example" tabindex="0"><mark>It is 5.</mark> <b>← flagged</b>\nIt is &lt;6&gt;.</pre>',
        ),
    ],
)
def test_what_is_written_is_shown_so(written, shown):
    assert render_manual(written) == shown


def test_a_link_to_another_rules_page_leads_to_its_address():
    rule = RULES[0]
    assert render_manual(f"see [it]({rule.name}.md)") == f'<p>see <a href="/rules/{rule.code}">it</a></p>'
