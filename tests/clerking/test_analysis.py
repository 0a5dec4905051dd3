"""Analyses on the desk: measured by a form made of their kind, read, annotated, published, measured again."""

import pytest

from answerable.keeping.changes.desk.analysis import measure_analysis
from answerable.keeping.kinds import KINDS
from answerable.keeping.models.desk import Analysis, DataFile, Role
from answerable.measuring.option import list_options
from tests.keeping.desk.makings_measure import ANALYST, our_board, take_changes

pytestmark = pytest.mark.django_db


def words_of(answer):
    return answer.content.decode()


def make_analysis(tmp_path, **values):
    return measure_analysis(our_board(), "change", {"changes": take_changes(tmp_path)}, by=ANALYST, **values)


def test_an_analyst_measures_reads_annotates_and_publishes(sign_in, tmp_path):
    file = take_changes(tmp_path)
    analyst = sign_in(Role.ANALYST, our_board())
    assert "/desk/analyses/new/change" in words_of(analyst.get("/desk/analyses/new"))
    given = {"title": "Two changes", "changes": file.pk, "choose_heading": "What fell", "choose_level": "0.95"}
    page = words_of(analyst.post("/desk/analyses/new/change", given, follow=True))
    assert "It is measured." in page
    assert "no change that could be told from chance" in page
    assert "<svg" in page
    assert "<dt>Level</dt><dd>0.95</dd>" in page

    analysis = Analysis.objects.get()
    place = f"/desk/analyses/{analysis.pk}"
    noted = {"title": "Two changes", "note": "Asked for in May.", "revision": analysis.revision}
    assert "Asked for in May." in words_of(analyst.post(f"{place}/annotate", noted, follow=True))
    assert "It cannot be taken back" in words_of(analyst.get(f"{place}/publish"))
    assert Analysis.objects.get().published_on is None
    revision = Analysis.objects.get().revision
    told = analyst.post(f"{place}/publish", {"confirmed": "1", "revision": revision}, follow=True)
    assert "It is public." in words_of(told)
    assert "Drop it" not in words_of(told)
    kept = analyst.post(f"{place}/drop", follow=True)
    assert "A published analysis stays" in words_of(kept)


def test_publishing_what_somebody_changed_meanwhile_is_a_conflict(sign_in, tmp_path):
    analysis = make_analysis(tmp_path)
    analyst, place = sign_in(Role.ANALYST, our_board()), f"/desk/analyses/{analysis.pk}"
    analyst.post(f"{place}/annotate", {"title": "Other", "note": "", "revision": 1})
    late = analyst.post(f"{place}/publish", {"confirmed": "1", "revision": "1"}, follow=True)
    assert "while you were working on it" in words_of(late)
    assert Analysis.objects.get().published_on is None


@pytest.mark.parametrize("name", KINDS)
def test_every_kind_has_a_form_of_its_files_and_options(sign_in, name):
    analyst = sign_in(Role.ANALYST, our_board())
    kind = KINDS[name]
    for number, given in enumerate(kind.inputs):
        DataFile.objects.create(
            body=our_board(), shape=given.shape.name, name=f"file-{number}.csv", taken_on="2024-01-01", rows=5
        )
    page = words_of(analyst.get(f"/desk/analyses/new/{name}"))
    assert all(f'name="{given.name}"' in page for given in kind.inputs)
    assert all(f'name="choose_{option.name}"' in page for option in list_options(kind))


def test_a_kind_without_a_file_says_which_one_and_where_to_load_it(sign_in):
    page = words_of(sign_in(Role.ANALYST, our_board()).get("/desk/analyses/new/change"))
    assert "/desk/data-files/new?shape=changes" in page
    assert "<form method" not in page


def test_wrong_options_and_too_little_data_are_errors_of_the_form(sign_in, tmp_path):
    analyst, file = sign_in(Role.ANALYST, our_board()), take_changes(tmp_path)
    for given, words in (
        ({"title": "Two changes"}, "Choose one."),
        ({"changes": file.pk, "choose_level": "much"}, "Enter a number."),
        ({"changes": file.pk, "choose_level": "7"}, "level"),
        ({"changes": "999999"}, "not one of the available choices"),
    ):
        page = words_of(analyst.post("/desk/analyses/new/change", given))
        assert "There is a problem" in page
        assert words in page
    assert Analysis.objects.count() == 0


def test_more_rows_than_a_page_waits_for_are_for_the_command(sign_in, tmp_path):
    file = take_changes(tmp_path)
    DataFile.objects.filter(pk=file.pk).update(rows=50_000_000)
    page = words_of(sign_in(Role.ANALYST, our_board()).post("/desk/analyses/new/change", {"changes": file.pk}))
    assert "answerable measure change" in page
    assert Analysis.objects.count() == 0


def test_measured_again_it_begins_from_the_same_and_takes_the_earlier_ones_place(sign_in, tmp_path):
    first = make_analysis(tmp_path, title="Two changes", options={"level": "0.9"})
    analyst = sign_in(Role.ANALYST, our_board())
    page = words_of(analyst.get(f"/desk/analyses/{first.pk}/again"))
    assert 'value="0.9"' in page
    assert 'value="Two changes"' in page
    file = first.inputs.get().data_file_id
    assert f'<option value="{file}" selected>' in page
    given = {"title": "Two changes", "changes": file, "choose_level": "0.99"}
    analyst.post(f"/desk/analyses/{first.pk}/again", given)
    second = Analysis.objects.latest("pk")
    assert (second.supersedes, second.options["level"]) == (first, 0.99)
    assert f"/desk/analyses/{second.pk}" in words_of(analyst.get(f"/desk/analyses/{first.pk}"))
    again = analyst.post(f"/desk/analyses/{first.pk}/again", given)
    assert "measured again already" in words_of(again)


def test_each_exhibit_is_taken_away_as_csv_json_and_svg(sign_in, tmp_path):
    analysis = make_analysis(tmp_path)
    member = sign_in(Role.MEMBER, our_board())
    slug = (
        words_of(member.get(f"/desk/analyses/{analysis.pk}")).split('<article class="exhibit" id="')[1].split('"')[0]
    )
    place = f"/desk/analyses/{analysis.pk}/exhibits/{slug}"
    assert "Homicides,52,46" in words_of(member.get(f"{place}.csv"))
    assert member.get(f"{place}.json").json()["exhibit"]["slug"] == slug
    assert words_of(member.get(f"{place}.svg")).startswith("<svg")
    assert member.get(f"{place}.exe").status_code == 404
    assert member.get(f"/desk/analyses/{analysis.pk}/exhibits/horses.csv").status_code == 404


def test_an_analysis_that_can_no_longer_be_told_keeps_its_page(sign_in, tmp_path):
    analysis = make_analysis(tmp_path)
    Analysis.objects.filter(pk=analysis.pk).update(result={"strange": 1})
    page = sign_in(Role.ANALYST, our_board()).get(f"/desk/analyses/{analysis.pk}")
    assert page.status_code == 200
    assert "another version" in words_of(page)
    assert f"/desk/analyses/{analysis.pk}/publish" not in words_of(page)


def test_nobody_but_who_keeps_them_measures_or_publishes(sign_in, tmp_path):
    analysis = make_analysis(tmp_path)
    member = sign_in(Role.MEMBER, our_board())
    page = words_of(member.get(f"/desk/analyses/{analysis.pk}"))
    assert "Annotate" not in page
    for act in ("publish", "drop", "annotate", "again"):
        assert member.post(f"/desk/analyses/{analysis.pk}/{act}").status_code == 403
