"""Acts cited with their own year, and with another."""

from hypothesis import given
from hypothesis import strategies as st

from answerable.law.statute import Title, list_titles
from tests.checking.writing import check_text, few

titles = st.sampled_from(sorted(list_titles().values(), key=lambda title: title.name))


@few
@given(titles, st.data(), st.sampled_from(["{} {}", "{}, {}", "{} ({})", "{} of {}"]))
def test_an_act_of_its_own_year_passes_and_of_another_is_flagged(title: Title, data: st.DataObject, form: str):
    year = data.draw(st.sampled_from(title.years))
    right = check_text(f"The power is in section 5 of the {form.format(title.name, year)}.", "LAW851")
    assert right.findings == ()
    other = data.draw(st.integers(title.complete_from, title.complete_to).filter(lambda y: y not in title.years))
    (finding,) = check_text(f"The power is in section 5 of the {form.format(title.name, other)}.", "LAW851").findings
    assert finding.printed == f"{title.name} {other}"


def test_a_year_that_the_list_does_not_cover_says_nothing():
    assert check_text("It amends the Mental Health Act 2025 and the Children Act 1975.", "LAW851").findings == ()


def test_the_end_of_a_longer_title_is_not_that_title():
    assert check_text("It repeals the Metropolitan Police Act 1839.", "LAW851").findings == ()


def test_every_title_of_the_list_is_recognised_in_print():
    acts = [act for title in list_titles().values() for act in title.acts]
    text = "\n\n".join(f"The power is in section 5 of the {act.title} {act.year}." for act in acts)
    result = check_text(text, "LAW851")
    assert result.checked["LAW851"] >= len([act for act in acts if act.year >= 2000])
    assert result.findings == ()
    titles = [title for title in list_titles().values() if title.is_certain(1999) and 1999 not in title.years]
    wrong = "\n\n".join(f"The power is in section 5 of the {title.name} 1999." for title in titles)
    assert len(check_text(wrong, "LAW851").findings) == len(titles)
