"""Wrong input to the forms for people without an account: refused in a sentence, and nothing of it kept."""

import datetime as dt

import pytest
from django.utils import timezone

from answerable.keeping.queries.desk.update_link import path_of_link
from tests.clerking.test_wrong_input import ANYWHERE, count_rows
from tests.keeping.desk.makings import make_panel, make_sitting
from tests.keeping.desk.makings_question import make_petition
from tests.keeping.desk.makings_undertaking import make_undertaking


@pytest.mark.parametrize("wrong", ANYWHERE, ids=lambda wrong: repr(wrong[:12]))
def test_a_form_outside_with_wrong_input_is_shown_again_with_a_sentence(wrong, client, db):
    sitting = make_sitting(make_panel(), timezone.localdate() + dt.timedelta(60))
    petition = make_petition(sitting.body)
    undertaking = make_undertaking(sitting.body)
    before = count_rows()
    names = ("words", "name", "email", "connection", "place", "not_police", "may_name", "seal", "website", "status")
    for path in (f"/ask/{sitting.body.public_id}", f"/petitions/{petition.slug}", path_of_link(undertaking)):
        for form in ({"website": ""}, dict.fromkeys((*names, "text", "file"), wrong)):
            answer = client.post(path, form)
            assert answer.status_code == 200, path
            assert "govuk-error-summary" in answer.content.decode(), path
    assert count_rows() == before
