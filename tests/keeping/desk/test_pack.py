"""Packs: in time or refused, supplements that go on, corrections, and a members' pack that the public never gets."""

import datetime as dt
import hashlib
import io
import re
import subprocess
import zipfile

import pikepdf
import pytest
import typst

from answerable.keeping.changes.desk.appendix import attach_file
from answerable.keeping.changes.desk.business import change_business
from answerable.keeping.changes.desk.pack import compose_preview, publish_agenda
from answerable.keeping.changes.desk.programme import add_entry
from answerable.keeping.changes.desk.row import RefusedError, add_row
from answerable.keeping.changes.desk.sign_off import need_sign_off
from answerable.keeping.changes.desk.submission import (
    accept_submission,
    file_submission,
    return_submission,
    sign_off,
    write_submission,
)
from answerable.keeping.models import Paper
from answerable.keeping.models.desk import Business, Holiday, Publication, Role, Sitting, Submission
from answerable.keeping.queries.desk.pack import plan_pack
from answerable.keeping.store import files_root, keep_file, read_file
from answerable.reading.formats.opening import lay_out
from tests.keeping.desk.makings import (
    CLERK,
    make_account,
    make_board,
    make_panel,
    make_person,
    make_seat,
    make_sitting,
)
from tests.keeping.desk.makings_minutes import begin, call_all, make_meeting, write
from tests.keeping.desk.makings_papers import AUTHOR, EXEMPT, make_accepted, make_item, make_submission
from tests.keeping.desk.makings_question import EMAIL, NAME, at, make_question
from tests.keeping.desk.makings_question import accept as accept_question
from tests.keeping.desk.makings_undertaking import OWNER_EMAIL, RATES, make_undertaking

pytestmark = pytest.mark.django_db
# The meeting of Monday 6 February 2023 needs its papers by Friday 27 January: five clear working days.
LAST_DAY, DAY_AFTER = dt.date(2023, 1, 27), dt.date(2023, 1, 28)


def text_of(file):
    """All that a PDF prints."""
    return " ".join(block.text for block in lay_out(read_file(file)).blocks)


def make_ready(body=None, **values):
    """A sitting with one item and its accepted paper."""
    sitting = make_sitting(body or make_panel(), **values)
    make_accepted(make_item(sitting))
    return sitting


def test_a_panels_pack_is_published_on_the_last_day_for_notice_and_refused_the_day_after():
    sitting = make_ready()
    with pytest.raises(RefusedError) as refused:
        publish_agenda(sitting, by=CLERK, today=DAY_AFTER)
    assert "the last day for notice was Friday 27 January 2023" in str(refused.value)
    assert "item 1 (Fleet renewal) has none" in str(refused.value)
    assert [ruling.code for ruling in refused.value.rulings] == ["E-NOTICE-SHORT"]
    assert not Publication.objects.exists()
    made = publish_agenda(sitting, by=CLERK, today=LAST_DAY)
    assert (made.kind, made.is_public, made.rulings) == ("pack", True, [])


def test_a_board_is_warned_the_day_after_and_its_pack_says_so():
    sitting = make_ready(make_board())
    made = publish_agenda(sitting, by=CLERK, today=DAY_AFTER)
    assert [(ruling["code"], ruling["stops"]) for ruling in made.rulings] == [("E-NOTICE-SHORT", False)]


def test_an_added_holiday_moves_the_last_day():
    sitting = make_ready()
    add_row(Holiday, by=CLERK, act="add holiday", day=dt.date(2023, 2, 1), name="Day of mourning")
    with pytest.raises(RefusedError, match="the last day for notice was Thursday 26 January 2023"):
        publish_agenda(sitting, by=CLERK, today=LAST_DAY)


def test_late_items_with_the_chairs_reason_are_published_and_marked():
    sitting = make_ready()
    chair = make_seat(sitting.body, make_person()).person
    item = Business.objects.get()
    change_business(
        item, by=CLERK, revision=item.revision, kind="urgent", urgent_reason="The tender closes.", urgent_chair=chair
    )
    made = publish_agenda(sitting, by=CLERK, today=DAY_AFTER)
    assert [ruling["code"] for ruling in made.rulings] == ["E-NOTICE-SHORT", "W-URGENCY-NOT-MINUTED"]
    assert "Urgent business: The tender closes." in text_of(made.pdf)


def test_one_pdf_holds_the_agenda_and_its_papers_under_the_pages_that_its_contents_name():
    sitting = make_ready()
    second = make_item(sitting, "Estate")
    paper = make_submission(second, "Estate report")
    attach_file(paper, read_file(make_plain_pdf("Map of the estate")), "Map of the estate.pdf", by=CLERK)
    file_submission(paper, by=AUTHOR)
    accept(paper)
    made = publish_agenda(sitting, by=CLERK, today=LAST_DAY)
    parts = [(each["title"], each["item"], each["page"]) for each in made.contents if each["page"]]
    assert [part[:2] for part in parts] == [
        ("Fleet renewal report", "1"),
        ("Estate report", "2"),
        ("Map of the estate", "2"),
    ]
    with pikepdf.open(io.BytesIO(read_file(made.pdf))) as pdf:
        assert len(pdf.pages) == made.page_count
    printed = [" ".join(block.text for block in page.blocks) for page in lay_out(read_file(made.pdf)).pages]
    for title, _, page in parts:
        assert title in printed[page - 1]
    assert [item.title for item in Sitting.objects.get().meeting.agenda_items.all()] == ["Fleet renewal", "Estate"]


def test_the_kept_bytes_have_the_hash_that_was_recorded():
    made = publish_agenda(make_ready(), by=CLERK, today=LAST_DAY)
    for file in (made.pdf, made.word):
        place = files_root() / file.stored
        told = subprocess.run(["sha256sum", str(place)], capture_output=True, check=True, text=True).stdout
        assert told.split()[0] == file.sha256 == hashlib.sha256(read_file(file)).hexdigest()


def test_a_supplement_goes_on_counting_pages_and_says_what_it_adds():
    sitting = make_ready()
    pack = publish_agenda(sitting, by=CLERK, today=dt.date(2023, 1, 25))
    with pytest.raises(RefusedError, match="nothing to publish that is not published already"):
        publish_agenda(sitting, by=CLERK, today=dt.date(2023, 1, 25))
    make_accepted(make_item(sitting, "Estate"), "Estate report")
    made = publish_agenda(sitting, by=CLERK, today=LAST_DAY)
    assert (made.kind, made.number, made.first_page) == ("supplement", 1, pack.page_count + 1)
    printed = text_of(made.pdf)
    assert "It adds: item 2, Estate." in printed
    assert "Fleet renewal report" not in printed
    assert [each["page"] > pack.page_count for each in made.contents if each["page"]] == [True]


def test_a_late_paper_for_an_item_announced_in_time_needs_the_late_route_too():
    sitting = make_sitting(make_panel())
    item = make_item(sitting)
    publish_agenda(sitting, by=CLERK, today=LAST_DAY)
    make_accepted(item)
    with pytest.raises(RefusedError, match=r"item 1 \(Fleet renewal\) has none"):
        publish_agenda(sitting, by=CLERK, today=DAY_AFTER)


def test_a_corrected_pack_is_the_next_version_and_is_not_late():
    sitting = make_ready()
    first = publish_agenda(sitting, by=CLERK, today=LAST_DAY)
    paper = Submission.objects.get()
    paper = return_submission(paper, by=CLERK, revision=paper.revision, note="The year is wrong.")
    write_submission(paper, by=AUTHOR, revision=paper.revision, purpose="To report on vehicles of the last year.")
    file_submission(paper, by=AUTHOR)
    accept(paper)
    made = publish_agenda(sitting, by=CLERK, today=DAY_AFTER, corrects=first)
    assert (made.kind, made.supersedes, made.rulings) == ("pack", first, [])
    assert (made.paper.version, made.paper.supersedes) == (2, first.paper)
    assert "vehicles of the last year" in text_of(made.pdf)
    with pytest.raises(RefusedError, match="A later version of this was published already"):
        publish_agenda(sitting, by=CLERK, today=DAY_AFTER, corrects=first)


def test_a_paper_that_is_not_signed_off_is_not_published():
    sitting = make_ready()
    need_sign_off(sitting.body, by=CLERK, role=Role.FINANCE_OFFICER, concerns="finance", first_on=dt.date(2020, 1, 1))
    with pytest.raises(RefusedError, match="“Fleet renewal report” is not signed off by the finance officer"):
        publish_agenda(sitting, by=CLERK, today=LAST_DAY)
    officer = make_account(Role.FINANCE_OFFICER, sitting.body, name="Fay Count")
    version = Submission.objects.get().versions.get()
    sign_off(version, officer, Role.FINANCE_OFFICER, by=officer.signature)
    assert publish_agenda(sitting, by=CLERK, today=LAST_DAY).pk


def test_papers_that_are_not_accepted_stay_behind():
    sitting = make_ready()
    waiting = make_submission(make_item(sitting, "Estate"), "Estate report")
    file_submission(waiting, by=AUTHOR)
    assert [paper.title for paper in plan_pack(sitting, LAST_DAY).waiting] == ["Estate report"]
    assert "Estate report" not in text_of(publish_agenda(sitting, by=CLERK, today=LAST_DAY).pdf)


def test_an_item_that_nobody_opened_or_closed_with_a_ground_is_not_published():
    sitting = make_ready()
    make_item(sitting, "Tender", confidentiality="confidential")
    with pytest.raises(RefusedError, match="Nobody has said yet whether item 3, Tender, is open"):
        publish_agenda(sitting, by=CLERK, today=LAST_DAY)


CLOSED = "Zqclosedprice"


def make_closed(sitting):
    """A closed item with a paper, and a closed paper of an open item, the marked word in each of their fields."""
    closed = make_item(
        sitting, "Tender for vans", aims=f"Aims {CLOSED}", presenters=[f"Dealer {CLOSED}"],
        **EXEMPT | {"public_interest_test": f"Test {CLOSED}", "tested_by": f"Mona {CLOSED}"},
    )  # fmt: skip
    marked = {
        name: f"{name} {CLOSED} of the officers with reduced mobility"
        for name in ("purpose", "body", "recommendations", "finance", "legal", "equalities", "background_papers")
    }
    make_accepted(closed, "Prices of the tender", **marked, **EXEMPT)
    make_accepted(make_item(sitting, "Estate"), "Advice on the estate", **marked, **EXEMPT)


def word_texts(file):
    with zipfile.ZipFile(io.BytesIO(read_file(file))) as parts:
        return " ".join(parts.read(name).decode("utf-8", "ignore") for name in parts.namelist())


def pdf_texts(file):
    """Everything in a PDF as text: its pages, its metadata, every string and stream in it."""
    with pikepdf.open(io.BytesIO(read_file(file))) as pdf:
        inside = [str(pdf.docinfo), str(pdf.Root.get("/Metadata") and pdf.Root.Metadata.read_bytes())]
        for each in pdf.objects:
            inside.append(repr(each))
            if isinstance(each, pikepdf.Stream):
                inside.append(each.read_bytes().decode("latin-1") if "/FlateDecode" in repr(each) else "")
    return f"{text_of(file)} {' '.join(inside)}"


def test_closed_papers_go_to_members_alone_and_the_public_reads_title_and_ground():
    sitting = make_ready()
    make_closed(sitting)
    made = publish_agenda(sitting, by=CLERK, today=LAST_DAY)
    closed = Publication.objects.get(kind="closed_pack")
    printed = text_of(made.pdf)
    assert "Tender for vans" in printed
    assert "exempt by paragraph 3 of schedule 12A" in printed
    assert "not open to the public: Advice on the estate" in printed
    for told in (pdf_texts(made.pdf), word_texts(made.word), str(made.contents), str(made.rulings), made.title):
        assert CLOSED.lower() not in told.lower()
    assert (closed.is_public, closed.paper.is_public) == (False, False)
    assert CLOSED in text_of(closed.pdf)
    assert Paper.objects.public().get() == made.paper


def test_a_file_that_goes_with_a_closed_paper_cannot_go_with_an_open_one():
    sitting = make_sitting(make_panel())
    data = read_file(make_plain_pdf("Prices by lot"))
    for title, values in (("Fleet", {}), ("Tender", EXEMPT)):
        paper = make_submission(make_item(sitting, title, **values), f"{title} report", **values)
        attach_file(paper, data, f"{title} prices.pdf", by=CLERK)
        file_submission(paper, by=AUTHOR)
        accept(paper)
    with pytest.raises(RefusedError, match="“Fleet prices” is closed and stands in the public pack"):
        publish_agenda(sitting, by=CLERK, today=LAST_DAY)


def test_a_preview_keeps_nothing_and_holds_what_would_be_published():
    sitting = make_ready()
    data = compose_preview(sitting, today=DAY_AFTER)
    assert "Fleet renewal report" in " ".join(block.text for block in lay_out(data).blocks)
    assert not Publication.objects.exists()
    assert not Paper.objects.exists()


def test_publishing_calls_a_provisional_meeting():
    sitting = make_ready(status="provisional")
    publish_agenda(sitting, by=CLERK, today=LAST_DAY)
    assert Sitting.objects.get().status == "called"


def test_nothing_is_published_for_a_cancelled_meeting():
    sitting = make_ready(status="cancelled")
    with pytest.raises(RefusedError, match="This meeting is cancelled"):
        publish_agenda(sitting, by=CLERK, today=LAST_DAY)


def test_a_standing_item_is_no_late_business():
    sitting = make_sitting(make_panel())
    make_item(sitting, "Apologies", kind="apologies")
    assert publish_agenda(sitting, by=CLERK, today=DAY_AFTER).rulings == []


def accept(paper):
    kept = Submission.objects.get(pk=paper.pk)
    return accept_submission(kept, by=CLERK, revision=kept.revision)


def make_plain_pdf(title):
    """A PDF made elsewhere, kept as a file."""
    assert re.fullmatch(r"[\w ]+", title)
    return keep_file(
        typst.compile(f"= {title}\n\nNothing else.".encode()), name="x.pdf", media_type="application/pdf"
    )


def test_minutes_tracker_programme_and_questions_of_other_rooms_are_parts_of_the_pack():
    earlier = make_meeting(date=dt.date(2022, 11, 14))
    call_all(earlier)
    write(begin(earlier), "The minutes were agreed.")
    body = earlier.body
    make_undertaking(body)
    sitting = make_sitting(body)
    add_entry(body, 2022, by=CLERK, title="Proposed precept", sitting=sitting)
    for kind in ("minutes", "tracker", "programme", "public_questions", "decisions"):
        make_item(sitting, kind.replace("_", " ").capitalize(), kind=kind, manner="attached")
    accept_question(make_question(sitting, when=at("2023-01-10")))
    made = publish_agenda(sitting, by=CLERK, today=LAST_DAY)
    parts = [(each["title"], each["item"]) for each in made.contents if each["page"]]
    assert parts == [("Minutes of 14 November 2022", "1"), ("Action tracker", "2"), ("Work programme", "3")]
    printed = text_of(made.pdf)
    for words in ("The minutes were agreed.", RATES, "Proposed precept", "A member of the public: Why are the bus"):
        assert words in printed
    for private in (NAME, EMAIL, "Zqtown", OWNER_EMAIL):
        assert private not in pdf_texts(made.pdf)
        assert private not in word_texts(made.word)
    kinds = set(made.paper.documents.values_list("kind", flat=True))
    assert {"agenda", "minutes", "action_tracker", "work_programme"} <= kinds
