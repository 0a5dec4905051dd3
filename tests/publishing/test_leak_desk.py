"""Marks planted in every field of the desk that is not public, and looked for in all that anybody outside can get."""

import io
import re
import zipfile

import pikepdf
import pytest
from django.test import Client

from answerable.keeping.changes.desk.asker_link import sign_link
from answerable.keeping.changes.desk.observation import release_observations
from answerable.keeping.changes.desk.question_letter import tell_owner
from answerable.keeping.changes.desk.recommendation import remind_of_replies
from answerable.keeping.changes.desk.reminder import remind_owners
from answerable.keeping.changes.desk.tracker import publish_tracker
from answerable.keeping.changes.desk.undertaking_update import ask_for_update
from answerable.keeping.models.desk import (
    Analysis,
    DataFile,
    EngagementPlan,
    FinanceReport,
    Inquiry,
    Intervention,
    Measure,
    Objective,
    PatrolReport,
    Petition,
    Plan,
    PreceptReview,
    PriorityStatement,
    Publication,
    PublicationKind,
    QuestionReceived,
    Sitting,
    Target,
    Trial,
    Undertaking,
)
from answerable.keeping.queries.desk.update_link import path_of_link
from answerable.reading.formats.opening import lay_out
from tests.clerking.addresses import ADDRESSES
from tests.keeping.desk.makings import CLERK, PANEL, make_account
from tests.publishing.crawl import TOLD, crawl, visit
from tests.publishing.planting import (
    ALWAYS,
    KEYS,
    PRINTED,
    PUBLIC,
    STATES,
    Planting,
    desk_models,
    name_of,
    worded_fields,
)
from tests.publishing.worked_desk import LATER, work_through

pytestmark = pytest.mark.django_db
ASK = "/ask/northshire-police-and-crime-panel"
FORMS = ("pdf", "docx")
ENDS, SHUT = ("", ".json"), {"published_on": None}
OF_TRIAL = ("", "/schedule.csv", "/protocol.json")
# Said in public of each room of the desk, so that its pages are known to have been looked at.
SAID = (
    *("Fleet renewal report", "Terms of the estate", "The notes were read aloud.", "How many officers are there?"),
    *(
        "That the precept be supported",
        "Send the rates.",
        "Being gathered.",
        "A plan that is issued",
        "Violence falls",
    ),
    *("Custody at night", "We support it.", "They are counted.", "Half are counted.", "They reopen."),
    *("Each death is one too many.", "each of these harms is found in the area"),
    *("A full account.", "Access to policing", "2023/002", "An offer was considered."),
    *("Personal robbery", "Counted by hand.", "A new system of records", "New patrols began", "The year of the new"),
    *("Officer pay", "Fewer buildings", "Ashby partnership", "Northgate Ltd", "The ledger", "Firearm certificate"),
    *("Spring patrols", "Summer patrols on trial", "Second Chance", "Night Shelter", "Old Market", "Market Street"),
    "Too few officers were free for it.",
    *("asked for lights", "Lights on the path", "Violence fund", "Officers walk with traders"),
    *("observations.csv", "Counted by the force.", "Robbery before and after", "Typed from the annual report."),
)
WORDS_BROKEN = re.compile(r"[\s\xad-]+")


@pytest.fixture(scope="module")
def planting(shared_record):
    """The desk after everything happened on it, planted; made once, and taken away at the end."""
    made = Planting()
    work_through(made)
    return made


def told(answer):
    """All that an answer says: its headers and, where it is text, its body; broken words made whole besides."""
    kind = answer.headers.get("Content-Type", "")
    body = answer.content.decode() if any(name in kind for name in TOLD) else ""
    return whole_words(f"{answer.headers} {body}")


def whole_words(text):
    return f"{text} {WORDS_BROKEN.sub('', text)}"


def words_of_pdf(data):
    """All that a PDF holds: the words that it prints, and every string and stream in it, metadata and attachments."""
    words = [block.text for block in lay_out(data).blocks]
    with pikepdf.open(io.BytesIO(data)) as pdf:
        assert list(pdf.attachments) == []
        for one in pdf.objects:
            words.append(repr(one))
            if isinstance(one, pikepdf.Stream):
                words.append(one.read_bytes(pikepdf.StreamDecodeLevel.generalized).decode("latin-1"))
    return whole_words(" ".join(words))


def words_of_word(data):
    """All that a Word file holds: every part of it, with its name."""
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        return whole_words(
            " ".join(f"{name} {parts.read(name).decode('utf-8', 'replace')}" for name in parts.namelist())
        )


READ = {"pdf": words_of_pdf, "docx": words_of_word}


def leaks(planting, texts):
    """What marks stand in texts that are told by name: `{field and row: names}`."""
    found = {}
    for name, text in texts:
        for field in planting.found_in(text):
            found.setdefault(field, []).append(name)
    return found


def test_every_field_of_the_desk_that_holds_words_is_planted_or_named(planting):
    fields = {name_of(field) for model in desk_models() for field in worded_fields(model)}
    assert (PUBLIC.keys() | PRINTED.keys() | KEYS | STATES) - fields == set(), "a list names a field that is gone"
    planted = {name.split(" ")[0] for name in planting.planted.values()}
    open_always = {name for name, rows in PUBLIC.items() if rows == ALWAYS}
    assert fields - planted - open_always - KEYS - STATES == set()
    assert len(planting.planted) > 1000


def test_no_page_feed_export_or_search_shows_anything_of_the_desk_but_what_is_public(planting, client):
    searches = ("fleet", "offer", "hall", "rates", "custody", "notes", "precept", "zqplant", "estate")
    starts = [f"/search?q={words}" for words in searches]
    pages = crawl(
        client, "/", "/search", "/promises.csv", "/promises.json", "/findings.csv", "/meetings.ics", *starts
    )
    assert leaks(planting, ((page.address, whole_words(page.everything)) for page in pages)) == {}
    assert {page.status for page in pages} == {200, 302}, [page.address for page in pages if page.status == 404]
    everything = " ".join(page.everything for page in pages)
    for said in SAID:
        assert said in everything, said


def test_no_file_that_the_public_can_fetch_holds_anything_of_the_desk_but_what_is_printed(planting, client):
    kinds, texts = set(), []
    for row in Publication.objects.exclude(paper=None):
        for form in FORMS:
            answer = client.get(f"/publications/{row.pk}.{form}")
            assert answer.status_code == (200 if row.is_public else 404)
            texts.append((f"{row.kind}.{form} {answer.status_code}", told(answer)))
            if row.is_public:
                texts.append((f"{row.kind}.{form}", READ[form](answer.content)))
                kinds.add(row.kind)
    assert leaks(planting, texts) == {}
    assert kinds == set(PublicationKind) - {PublicationKind.SUPPLEMENT, PublicationKind.CLOSED_PACK}
    packs = " ".join(text for name, text in texts if name.startswith("pack."))
    assert packs.count("Terms of the estate") > 1, "the agenda names what is closed"
    assert "Fleet renewal report" in packs


def test_what_is_not_there_or_not_open_answers_as_if_nothing_were_there(planting, client):
    addresses = [
        *(f"/plans/{row.pk}" for row in Plan.objects.filter(issued_on=None)),
        *(f"/objectives/{row.pk}" for row in Objective.objects.filter(section__plan__issued_on=None)),
        *(f"/inquiries/{row.pk}" for row in Inquiry.objects.filter(announced_on=None)),
        *(f"/precepts/{row.pk}" for row in PreceptReview.objects.filter(announced_on=None)),
        *(f"/performance/statements/{row.pk}" for row in PriorityStatement.objects.filter(publication=None)),
        *(f"/performance/statements/{row.pk}.json" for row in PriorityStatement.objects.filter(publication=None)),
        *(f"/petitions/{row.slug}" for row in Petition.objects.filter(state="draft")),
        *(f"/petitions/{row.slug}/sent" for row in Petition.objects.filter(state="draft")),
        *(f"/performance/measures/{row.code}{end}" for row in Measure.objects.filter(**SHUT) for end in ENDS),
        *(f"/performance/analyses/{row.pk}{end}" for row in Analysis.objects.filter(**SHUT) for end in ENDS),
        *(f"/money/{row.pk}{end}" for row in FinanceReport.objects.filter(publication=None) for end in ENDS),
        *(
            f"/violence/reports/{row.pk}{end}"
            for row in PatrolReport.objects.filter(publication=None)
            for end in ENDS
        ),
        *(f"/violence/places/{row.pk}" for row in EngagementPlan.objects.filter(**SHUT)),
        *(f"/violence/services/{row.pk}" for row in Intervention.objects.filter(**SHUT)),
        *(f"/violence/trials/{row.pk}{end}" for row in Trial.objects.filter(registered_at=None) for end in OF_TRIAL),
        *(f"/violence/trials/{row.pk}{end}" for row in Trial.objects.exclude(seed="") for end in OF_TRIAL[2:]),
        *(f"/performance/data/{row.sha256}" for row in DataFile.objects.filter(name__contains="shut")),
        *("/ask/nobody", f"{ASK}/1999-01-01", f"{ASK}/no-day", "/publications/999999.pdf", "/desk/demonstration"),
    ]
    answers = [(address, client.get(address)) for address in addresses]
    assert [address for address, answer in answers if answer.status_code != 404] == []
    assert len(answers) > 10
    assert leaks(planting, ((address, told(answer)) for address, answer in answers)) == {}


def test_the_desk_says_nothing_to_who_is_not_signed_in_or_has_no_role_there(planting, client):
    stranger = Client()
    stranger.force_login(make_account(None, name="Nat Stray"))
    texts = []
    for address in ADDRESSES:
        route = "/" + re.sub(r"<(?:int:)\w+>", "1", re.sub(r"<(?:str|slug):\w+>", "x", address.route))
        for browser, expected in ((client, {302, 405}), (stranger, {302, 403, 405})):
            for method in ("get", "post"):
                answer = getattr(browser, method)(route)
                assert answer.status_code in expected, route
                texts.append((route, told(answer)))
    assert leaks(planting, texts) == {}


def test_no_refusal_of_a_request_shows_anything(planting, client):
    strict, petition = Client(enforce_csrf_checks=True), Petition.objects.get(state="replied")
    answers = [
        strict.post("/desk/meetings/new", {"venue": "x"}),
        client.get("/", headers={"host": "elsewhere.example"}),
        *(client.put(address) for address in ("/ask", ASK, f"/petitions/{petition.slug}", "/petitions")),
        *(client.post(f"/publications/{row.pk}.pdf") for row in Publication.objects.all()),
        *(client.get(f"{place}/confirm/no-such") for place in ("/ask", "/petitions")),
        *(getattr(client, method)(f"/update/no-such{end}") for method in ("get", "post") for end in ("", "/again")),
        client.get("/search?q=" + "x" * 9000),
        client.get("/meetings?page=no"),
    ]
    assert {answer.status_code for answer in answers} >= {400, 403, 405, 410}
    assert leaks(planting, enumerate(told(answer) for answer in answers)) == {}


def test_a_form_for_people_without_an_account_shows_what_its_link_is_for_and_nothing_else(planting, client):
    open_petition = Petition.objects.filter(state="open").first()
    forms = ["/ask", ASK, f"{ASK}/sent", "/petitions", f"/petitions/{open_petition.slug}"]
    texts = [(address, told(client.get(address))) for address in (*forms, f"/petitions/{open_petition.slug}/sent")]
    texts += [(address, told(client.post(address, {"name": "x", "words": "y"}))) for address in (forms[1], forms[4])]
    assert leaks(planting, texts) == {}
    for row in Undertaking.objects.filter(completed_on=None):
        address = path_of_link(row)
        answers = [client.get(address), client.post(address, {"status": "complete"}), client.get(f"{address}/again")]
        shown = leaks(planting, ((address, told(answer)) for answer in answers))
        assert set(shown) <= {f"undertaking.{name} of {row.pk}" for name in ("text", "ref", "owner_name")}
    for row in QuestionReceived.objects.exclude(asker=None):
        shown = leaks(planting, [("", told(client.get(f"/ask/confirm/{sign_link('question', row.pk)}")))])
        assert set(shown) <= {f"asker.words of {row.asker_id}", f"questionreceived.text of {row.pk}"}


def test_a_letter_tells_nobody_of_anything_but_what_it_is_about(planting):
    for row in Undertaking.objects.filter(completed_on=None, body__name__contains="Panel"):
        ask_for_update(row, by=CLERK)
    remind_owners(LATER)
    remind_of_replies(LATER)
    planting.plant(is_last=True)
    letters = {letter.pk: letter for letter in planting.letters}.values()
    assert len(letters) > 10
    for letter in letters:
        kind, _, key = letter.about.partition("/")
        own = {
            name for name in planting.planted.values() if name.startswith(f"{kind}.") and name.endswith(f" of {key}")
        }
        shown = set(planting.found_in(f"{letter.title} {letter.text}"))
        assert shown <= own, (letter.title, shown - own)


def test_a_letter_to_who_answers_names_the_asker_no_more_than_the_public_page_does(planting):
    row = QuestionReceived.objects.filter(is_written_owed=True, publication=None).first()
    row.asker.name, row.text = "Wilma Brook", "Why was Wilma Brook sent away?"  # as a careless clerk left it
    letter = tell_owner(row)
    assert "Wilma" not in letter.text
    assert "sent away?" in letter.text


def test_a_mark_in_what_is_public_is_found_so_that_these_tests_can_fail(planting, client):
    told_at = {
        "petition.title": "/petitions",
        "inquiry.scope": f"/inquiries/{Inquiry.objects.exclude(announced_on=None).earliest('pk').pk}",
        "measure.numerator": "/performance/measures",
        "absence.words": "/performance/measures/robbery",
        "observation.note": "/performance/measures/robbery.csv",
        "analysis.title": "/performance",
        "recommendation.words": "/recommendations",
        "plan.title": "/plans",
        "questionreceived.text": "/questions/coming",
        "sitting.venue": "/meetings.ics",
        "standingorders.contact": ASK,
    }
    planting.also = frozenset(told_at)
    planting.plant(is_last=True)
    planting.also = frozenset()
    assert {
        field
        for field, address in told_at.items()
        if field in {name.split(" ")[0] for name in planting.found_in(visit(client, address).everything)}
    } == set(told_at)


def test_a_figure_that_waits_and_words_that_were_lifted_are_found_once_they_are_public(planting, client):
    measure = Measure.objects.get(code="robbery")
    Target.objects.filter(measure=measure).update(removed_at=None)
    release_observations(measure, by=CLERK)
    found = set(planting.found_in(visit(client, "/performance/measures/robbery.json").everything))
    assert {"a correction that waits", "a target that was lifted"} <= found
    assert {name.split(" ")[0] for name in found} >= {"target.authority", "target.source"}
    assert "a correction replaced before release" not in found


def test_a_mark_in_what_is_printed_is_found_in_both_files(planting, client):
    planting.also = frozenset({"undertaking.text"})
    planting.plant()
    planting.also = frozenset()
    made = publish_tracker(Sitting.objects.get(date=LATER, body__name=PANEL), by=CLERK)
    for form in FORMS:
        words = READ[form](client.get(f"/publications/{made.pk}.{form}").content)
        assert "undertaking.text" in {name.split(" ")[0] for name in planting.found_in(words)}, form
    page = visit(client, f"/papers/{made.paper.public_id}/page/1")
    assert planting.found_in(page.everything)
