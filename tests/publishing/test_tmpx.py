import pytest
from answerable.keeping import models
from tests.publishing.reported import publish_each
pytestmark = pytest.mark.django_db
def test_x(client):
    publish_each()
    for M in (models.Action, models.Decision, models.Promise, models.Question, models.Resolution, models.Finding):
        for r in M.objects.all():
            print("##", M.__name__, r.public_id, r.passage.paper.title, r.passage.page, r.passage.line, "|", r.passage.text[:300])
    from django.db import connection
    from django.test.utils import CaptureQueriesContext
    client.get("/money")
    from tests.publishing.rows import file_act
    file_act()
    with CaptureQueriesContext(connection) as c:
        client.get("/money")
    for q in c.captured_queries: print("Q", q["sql"][:150], '...', q["sql"][-260:])
