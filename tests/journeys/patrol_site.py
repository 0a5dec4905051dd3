"""The files of a violence-reduction analyst, and what she and a citizen do with a trial in a browser."""

import csv
import io
import re
import subprocess
import zipfile

from answerable.keeping.models.desk import Trial
from answerable.keeping.queries.desk import trial as trials
from tests.journeys.conftest import words_of
from tests.journeys.test_measuring import fill, follow, press, send_rows
from tests.keeping.desk.makings_patrol import (
    ENDS,
    HISTORY,
    SPOTS,
    STARTS,
    UNITS,
    corner_of,
    write_offences,
    write_visits,
)

BOARD = "Northshire Policing and Crime Board"
SECRET = "Zqalley behind the arcade"
PUBLIC_NAME = "Old Market"
PROTOCOL = {
    "title": "Spring patrols on trial", "question": "Do visits of 15 minutes prevent violence in these places?",
    "starts_on": STARTS, "ends_on": ENDS, "windows": "15:00-23:00\n23:30-00:30", "visits": 2, "hoped": 40,
    "hoped_source": "Bland 2021", "looks": "2025-03-31",
}  # fmt: skip


def write_units(folder):
    """The policing units as areas: two halves of the land in which the offences lie."""
    west, south = corner_of(0)
    east, north = (corner + 2_000 for corner in corner_of(SPOTS - 1))
    middle = (west + east) / 2
    place = folder / "units.csv"
    with place.open("w", newline="") as file:
        out = csv.writer(file)
        out.writerow(["code", "name", "kind", "outline"])
        for name, left, right in zip(UNITS, (west - 1_000, middle), (middle, east), strict=True):
            ring = (
                (left, south - 1_000),
                (right, south - 1_000),
                (right, north),
                (left, north),
                (left, south - 1_000),
            )
            words = ", ".join(f"{x} {y}" for x, y in ring)
            out.writerow([name.lower(), name, "policing-unit", f"POLYGON (({words}))"])
    return place


def spoil(place):
    """The same offences with two rows that cannot be taken; gives the place of the file."""
    heads, first, second, *rest = place.read_text().splitlines()
    spoilt = place.with_name("spoilt.csv")
    other = first.split(",")
    other[2] = "jaywalking"
    day = second.split(",")
    day[1] = "the other day"
    spoilt.write_text("\n".join((heads, ",".join(other), ",".join(day), *rest)) + "\n")
    return spoilt


def take_rows(page, place, shape):
    """Send a file, look at what is said of it, and take it in; gives what was said."""
    said = send_rows(page, place, shape=shape)
    press(page, "Take it in")
    return said


def load_history(page, folder):
    """A year of offences, two rows of which are not taken, and the units in which they lie."""
    history = spoil(write_offences(folder, *HISTORY))
    said = take_rows(page, history, "Offences")
    for told in ("What was not taken", "jaywalking", "the other day"):
        assert told in said, told
    take_rows(page, write_units(folder), "Areas")


def choose_hotspots(page):
    """Choose as many places as there are; gives their address."""
    page.goto("/desk/violence")
    follow(page, "Choose hotspots")
    fill(page, body=BOARD, name="Spring patrols", number=SPOTS, hectares=22)
    for name in ("offences", "areas"):
        page.locator(f"[name={name}]").select_option(index=1)
    assert f"{SPOTS} hotspots chosen." in press(page, "Choose them")
    return page.url


def name_place(page, hotspots):
    """The first place gets its closed name and its public one."""
    page.goto(hotspots)
    page.locator("a[href^='/desk/hotspots/places/']").first.click()
    follow(page, "Name it")
    fill(page, name=SECRET, public_name=PUBLIC_NAME)
    press(page, "Save")


def register_trial(page, hotspots):
    """Begin a trial, see what it can detect, register it; gives its address."""
    page.goto(hotspots)
    follow(page, "Begin a trial")
    fill(page, **PROTOCOL)
    assert "Work out what it can detect next." in press(page, "Begin")
    trial = page.url
    assert "has not been worked out" in words_of(page)
    page.goto(f"{trial}/register")
    page.get_by_label("I have read the protocol").check()
    page.get_by_role("button", name="Register", exact=True).click()
    assert "It cannot be registered as it stands." in words_of(page)
    page.goto(trial)
    follow(page, "What can it detect?")
    page.locator("[name=history]").select_option(index=1)
    press(page, "Work it out")
    page.goto(f"{trial}/register")
    page.get_by_label("I have read the protocol").check()
    assert "The trial is registered" in press(page, "Register")
    return trial


def feed_trial(page, trial, folder, ratio=0.5):
    """The offences and the visits of the trial are loaded, taken in and added to it."""
    row = Trial.objects.get()
    drawn = trials.allocation_of(row).patrolled
    files = {
        "Offences": (write_offences(folder, STARTS, ENDS, ratio=ratio, patrolled=drawn, seed=2), "offences"),
        "Visits of patrols": (write_visits(row, folder), "visits"),
    }
    for shape, (place, sort) in files.items():
        take_rows(page, place, shape)
        page.goto(trial)
        follow(page, "Add a file")
        fill(page, sort=sort)
        page.locator("[name=data_file]").select_option(label=offer_of(page, place.name))
        assert "The file belongs to the trial." in press(page, "Add it")


def offer_of(page, name):
    """The words by which a select offers a file of a name."""
    offered = page.locator("[name=data_file] option").all_inner_texts()
    return next(words for words in offered if words.startswith(name))


def publish_report(page, begin, button):
    """Write a report from the page where one stands, and publish it; gives its address."""
    follow(page, begin)
    press(page, "Begin")
    report = page.url
    page.goto(f"{report}/publish")
    page.get_by_label("I have looked at the report").check()
    assert "The report is published" in press(page, button)
    return report


def list_closed():
    """What nobody outside may find before a dated rule opens it: a place's name, corners of outlines, the seed."""
    row = Trial.objects.get()
    outlines = [spot.outline for spot in trials.protocol_of(row).hotspots]
    return {SECRET, row.seed, *(corner for outline in outlines for corner in re.findall(r"\d{5,6} \d{5,6}", outline))}


def read_words(answer):
    """What a page or a file says: a PDF by its text, a Word file by its parts, anything else as it came."""
    body = answer.body()
    if body.startswith(b"%PDF"):
        return subprocess.run(["pdftotext", "-", "-"], input=body, capture_output=True, check=True).stdout.decode()
    if body.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(body)) as held:
            return "".join(held.read(name).decode(errors="replace") for name in held.namelist())
    return body.decode(errors="replace")
