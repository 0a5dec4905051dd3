"""Data files on the desk: sent by a browser, looked at, taken in, their values loaded and taken back."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from answerable.clerking import data_file_form
from answerable.keeping.models.desk import DataFile, Observation, Role
from tests.keeping.desk.makings_measure import load_values, make_measure, our_board, take_changes, take_values

pytestmark = pytest.mark.django_db
GOOD = b"measure,period,numerator,colour\nburglary,2024-01,640,red\nburglary,soon,650,red\n"


def words_of(answer):
    return answer.content.decode()


def send(client, content=GOOD, name="values.csv", **values):
    given = {
        "body": our_board().pk,
        "shape": "observations",
        "file": SimpleUploadedFile(name, content),
        "provenance": "The performance team",
    }
    return client.post("/desk/data-files/new", given | values, follow=True)


def test_an_analyst_gets_from_a_file_to_values_in_a_few_presses(sign_in):
    make_measure()
    analyst = sign_in(Role.ANALYST, our_board())
    page = words_of(send(analyst))
    assert "2 rows: 1 taken, 1 rejected." in page
    assert '<th scope="row" role="rowheader">3</th>' in page
    assert "soon" in page
    assert "<dd>colour</dd>" in page
    assert "<strong>1 new</strong>" in page
    assert Observation.objects.count() == 0

    file = DataFile.objects.get()
    analyst.post(f"/desk/data-files/{file.pk}/take", {"revision": 1})
    told = analyst.post(f"/desk/data-files/{file.pk}/values", follow=True)
    assert "Values: 1 new, 0 revised, 0 as they were." in words_of(told)
    assert "Every one of its 1 values stands in its measure." in words_of(told)
    back = analyst.post(f"/desk/data-files/{file.pk}/take-back", follow=True)
    assert "Values taken back: 1." in words_of(back)
    assert Observation.objects.count() == 0


def test_values_that_would_be_replaced_are_shown_beside_those_that_stand(sign_in, tmp_path):
    make_measure()
    analyst = sign_in(Role.ANALYST, our_board())
    first = take_values(tmp_path, "burglary,2024-01,640")
    analyst.post(f"/desk/data-files/{first.pk}/values")
    second = load_values(tmp_path, "burglary,2024-01,1655", name="second.csv")
    page = words_of(analyst.get(f"/desk/data-files/{second.pk}"))
    assert 'data-label="Stands">640<' in page
    assert 'data-label="In the file">1,655<' in page
    assert "Load its values" not in page  # it is to be taken in first


@pytest.mark.parametrize(
    ("content", "name", "words"),
    [
        (b"%PDF-1.7", "report.csv", "This is a PDF, not a file of rows"),
        (b"", "empty.csv", "The file is empty."),
        (b"measure,period,numerator\nburglary,soon,6\n", "bad.csv", "No row of this file could be taken"),
        (b"colour\nred\n", "colours.csv", "measure"),
    ],
)
def test_a_file_that_cannot_be_used_is_an_error_of_its_field(sign_in, content, name, words):
    page = words_of(send(sign_in(Role.ANALYST, our_board()), content, name))
    assert "There is a problem" in page
    assert words in page
    assert DataFile.objects.count() == 0


def test_a_file_larger_than_a_browser_should_send_is_refused_with_the_way_to_load_it(sign_in, monkeypatch):
    monkeypatch.setattr(data_file_form, "MOST_MEGABYTES", 0)
    page = words_of(send(sign_in(Role.ANALYST, our_board())))
    assert "answerable load" in page
    assert DataFile.objects.count() == 0


def test_a_file_that_names_a_strange_measure_says_so_before_anything_is_loaded(sign_in):
    page = words_of(send(sign_in(Role.ANALYST, our_board())))
    assert "has no measure “burglary”: define it first" in page


def test_the_same_file_sent_twice_is_there_once(sign_in):
    analyst = sign_in(Role.ANALYST, our_board())
    send(analyst)
    send(analyst)
    assert DataFile.objects.count() == 1


def test_two_people_do_not_take_a_file_in_twice(sign_in, tmp_path):
    file = load_values(tmp_path, "burglary,2024-01,640")
    analyst = sign_in(Role.ANALYST, our_board())
    analyst.post(f"/desk/data-files/{file.pk}/take", {"revision": 1})
    again = analyst.post(f"/desk/data-files/{file.pk}/take", {"revision": 1}, follow=True)
    assert "taken in already" in words_of(again)


def test_rows_are_shown_to_those_who_keep_them_and_to_no_member(sign_in, tmp_path):
    file = take_values(tmp_path, "burglary,2024-01,987654", "burglary,soonest,5")
    for role, sees in ((Role.ANALYST, True), (Role.AUDITOR, True), (Role.MEMBER, False), (Role.AUTHOR, False)):
        page = words_of(sign_in(role, our_board(), name=f"Ann {role}").get(f"/desk/data-files/{file.pk}"))
        assert ("987,654" in page, "soonest" in page) == (sees, sees), role


def test_a_member_loads_nothing(sign_in, tmp_path):
    file = load_values(tmp_path, "burglary,2024-01,640")
    member = sign_in(Role.MEMBER, our_board())
    assert send(member).status_code == 403
    assert member.post(f"/desk/data-files/{file.pk}/take").status_code == 403
    assert "Take it in" not in words_of(member.get(f"/desk/data-files/{file.pk}"))


def test_a_file_under_an_analysis_has_no_way_to_drop_it(sign_in, tmp_path):
    analyst = sign_in(Role.ANALYST, our_board())
    file = take_changes(tmp_path)
    assert "Drop it" in words_of(analyst.get(f"/desk/data-files/{file.pk}"))
    analyst.post("/desk/analyses/new/change", {"changes": file.pk})
    assert "Drop it" not in words_of(analyst.get(f"/desk/data-files/{file.pk}"))
    kept = analyst.post(f"/desk/data-files/{file.pk}/drop", follow=True)
    assert "An analysis rests on this file" in words_of(kept)


def test_a_template_is_a_file_that_explains_each_of_its_columns(sign_in):
    analyst = sign_in(Role.ANALYST, our_board())
    sent = analyst.get("/desk/shapes/observations.csv")
    assert sent["Content-Disposition"] == 'attachment; filename="observations.csv"'
    assert words_of(sent).splitlines()[-1].startswith("measure,area,period")
    assert analyst.get("/desk/shapes/horses.csv").status_code == 404
    assert "/desk/shapes/observations.csv" in words_of(analyst.get("/desk/shapes"))


def test_the_list_is_narrowed_and_taken_away_as_data(sign_in, tmp_path):
    take_changes(tmp_path)
    load_values(tmp_path, "burglary,2024-01,640")
    analyst = sign_in(Role.ANALYST, our_board())
    page = words_of(analyst.get("/desk/data-files?state=new"))
    assert "values.csv" in page
    assert "changes.csv" not in page
    rows = analyst.get("/desk/data-files?shape=changes&format=json").json()["data-files"]
    assert [(row["name"], row["rows"]) for row in rows] == [("changes.csv", 2)]
