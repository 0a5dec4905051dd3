"""The demonstration's patrols: invented, told from what is held, and printed so that our own checks find no fault."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable
from decimal import Decimal
from pathlib import Path

import numpy as np
import pyarrow.parquet as pq
import pytest
from msgspec.structs import replace

from answerable.checking.check import check
from answerable.drawing.wording import say_rows
from answerable.law.day import add_months
from answerable.measuring.loading.data_file import DataFile
from answerable.measuring.loading.load import load_file
from answerable.measuring.loading.rows import read_rows
from answerable.patrolling.dosage.dosage import count_dosage, sum_delivery
from answerable.patrolling.dosage.dwell import find_visits
from answerable.patrolling.dosage.joining import join_visits
from answerable.patrolling.dosage.shapes import PATROL_PINGS, PATROL_VISITS
from answerable.patrolling.dosage.visit import read_visits
from answerable.patrolling.effect.judgement import judge_trial
from answerable.patrolling.effect.trial_days import gather_trial_days
from answerable.patrolling.harm.index import find_index, weigh
from answerable.patrolling.hotspot.choice import choose_places
from answerable.patrolling.hotspot.kind import measure_hotspot_file
from answerable.patrolling.hotspot.options import HotspotOptions
from answerable.patrolling.offence.offences import read_offences
from answerable.patrolling.offence.shapes import AREAS, OFFENCES
from answerable.patrolling.partnership.engagement import EngagementEntry, EngagementPlan, Stakeholder
from answerable.patrolling.partnership.funding_return import FundingReturn, work_out_return
from answerable.patrolling.partnership.intervention import Intervention, InterventionReturn
from answerable.patrolling.partnership.return_count import count_admissions, count_offences, read_admissions
from answerable.patrolling.partnership.service import work_out_interventions
from answerable.patrolling.partnership.shapes import HOSPITAL_ADMISSIONS
from answerable.patrolling.partnership.surrender import (
    SurrenderBin,
    SurrenderCount,
    SurrenderOptions,
    work_out_surrender,
)
from answerable.patrolling.partnership.value import Effect, work_out_value
from answerable.patrolling.protocol import Dose, Look, Outcome, Protocol, Scheme, Window
from answerable.patrolling.report.held import (
    Held,
    HeldHotspots,
    HeldProtocol,
    HeldResult,
    HeldReturn,
    HeldServices,
    hide_places,
)
from answerable.patrolling.report.write import write_report
from answerable.patrolling.trial.allocation import draw_allocation, hash_seed
from answerable.patrolling.trial.history import count_history
from answerable.patrolling.trial.power import work_out_detectable
from answerable.patrolling.trial.registration import hash_protocol
from answerable.patrolling.trial.release import find_release
from answerable.printing.exhibit_report import ExhibitReportSheet, lay_out_exhibit_report
from examples.data.commissioned import PLANS, QUARTERS, SERVICES, make_bins, make_returns
from examples.data.patrols import make_patrols, write_files
from examples.data.violence import UNITS, list_days, make_violence, prevent_some, write_admissions, write_areas
from tests.printing.reading_back import read_back, unplaced

TODAY, TO = dt.date(2024, 11, 23), dt.date(2024, 10, 31)
STARTS, ENDS = dt.date(2024, 9, 2), dt.date(2024, 10, 13)
SEED = "a seed that anybody may know"


def load(folder: Path, shape, path: Path) -> DataFile:
    loaded = load_file(path, shape, folder, is_invented=True)
    assert loaded.file is not None
    assert loaded.report.rejected == 0
    return loaded.file


@pytest.fixture(scope="module")
def folder(tmp_path_factory) -> Path:
    return tmp_path_factory.mktemp("violence")


@pytest.fixture(scope="module")
def table():
    return make_violence(TO, size=0.2)


@pytest.fixture(scope="module")
def history(folder, table) -> DataFile:
    path = folder / "history.parquet"
    pq.write_table(table.filter(list_days(table) < np.datetime64("2024-08-01")), path)
    return load(folder, OFFENCES, path)


@pytest.fixture(scope="module")
def areas(folder) -> DataFile:
    path = folder / "units.csv"
    write_areas(path)
    return load(folder, AREAS, path)


@pytest.fixture(scope="module")
def choice(history, areas):
    return choose_places(history, areas, {"number": 24, "last_on": dt.date(2023, 7, 31)})[1]


@pytest.fixture(scope="module")
def protocol(history, choice) -> Protocol:
    written = Protocol(
        title="A quarter of an hour", body="Northshire Policing and Crime Board",
        question="Do visits prevent violence?",
        hotspots=choice.hotspots, starts_on=STARTS, ends_on=ENDS,
        dose=Dose(visits=1, minutes=15, windows=(Window(dt.time(15), dt.time(23)),)), scheme=Scheme(),
        seed_sha256=hash_seed(SEED), outcomes=(Outcome(name="Violence"), Outcome(name="Violence", measure="harm")),
        hoped=0.15, looks=(Look(on=dt.date(2024, 9, 23)),), registered_on=dt.date(2024, 8, 20),
    )  # fmt: skip
    counts, first_on = count_history(read_offences(history), written.hotspots, written.outcomes[0])
    return replace(written, detectable=work_out_detectable(written, counts, first_on))


def hold_hotspots(history, areas, choice) -> HeldHotspots:
    units = sorted({place.unit for place in choice.hotspots})
    return HeldHotspots(
        name="24 places", why="Where most of it is.", chosen_on=dt.date(2024, 8, 3), statement=choice.statement,
        units=tuple((unit, sum(place.unit == unit for place in choice.hotspots)) for unit in units),
        result=measure_hotspot_file({"offences": history, "areas": areas}, HotspotOptions()),
    )  # fmt: skip


def hold_result(folder, table, protocol) -> HeldResult:
    allocation = draw_allocation(protocol, SEED)
    visits = make_patrols(protocol, allocation)
    write_files(folder, protocol, allocation, visits, idle=1)
    path = folder / "during.parquet"
    during = table.filter(list_days(table) >= np.datetime64(STARTS))
    pq.write_table(prevent_some(during, protocol.hotspots, allocation.patrolled, STARTS, share=0.5), path)
    seen = find_visits(load(folder, PATROL_PINGS, folder / "pings.csv"), protocol.hotspots)
    written = read_visits(load(folder, PATROL_VISITS, folder / "visits.csv"), protocol.hotspots)
    delivery = count_dosage(protocol, allocation, join_visits(seen, written), to=ENDS)
    offences = read_offences(load(folder, OFFENCES, path))
    days = gather_trial_days(protocol, allocation, offences, weigh(offences, find_index()), delivery.delivered)
    result = judge_trial(protocol, allocation, days, draws=400)
    primary = result.primary
    effect = Effect(
        ratio=primary.itt.ratio, low=primary.itt.low, high=primary.itt.high, level=primary.itt.level,
        what=primary.name,
    )  # fmt: skip
    value = work_out_value(Decimal(120_000), effect, primary.patrolled, unit="offence", first_on=STARTS, last_on=ENDS)
    return HeldResult(
        protocol=hide_places(protocol), protocol_sha256=hash_protocol(protocol), result=result,
        dosage=sum_delivery(delivery), values=(value,),
    )  # fmt: skip


def hold_return(folder, history) -> HeldReturn:
    path, first_on = folder / "admissions.csv", dt.date(2024, 4, 1)
    write_admissions(path, add_months(first_on, -12), 15)
    admissions = read_admissions(read_rows(load(folder, HOSPITAL_ADMISSIONS, path)))
    periods = (first_on, dt.date(2024, 6, 30)), (dt.date(2023, 4, 1), dt.date(2023, 6, 30))
    counts = [each for period in periods for each in count_offences(read_offences(history), *period)]
    counts += [each for period in periods for each in count_admissions(admissions, *period)]
    return HeldReturn(
        result=work_out_return(
            FundingReturn(fund="Hotspot patrol grant", body="Northshire", first_on=first_on,
                          last_on=dt.date(2024, 6, 30), counts=tuple(counts))
        )
    )  # fmt: skip


def make_plans() -> tuple[EngagementPlan, ...]:
    def ago(days: int) -> dt.date:
        return TODAY - dt.timedelta(days=days)

    return tuple(
        EngagementPlan(
            place=plan["place"], unit=f"{plan['council']} East", opened_on=ago(plan["opened"]),
            next_update_on=ago(-plan["update"]), objectives=tuple(plan["objectives"]),
            stakeholders=tuple(
                Stakeholder(organisation=name, sort=sort, is_public=is_public)
                for name, sort, is_public in plan["stakeholders"]
            ),
            entries=tuple(
                EngagementEntry(
                    on=ago(days), sort=sort, words=words, who=who,
                    due_on=None if due is None else ago(days - due),
                    done_on=None if done is None else ago(days - done),
                )
                for days, sort, words, who, due, done in plan["entries"]
            ),
        )
        for plan in PLANS if plan["is_public"]
    )  # fmt: skip


def hold_services() -> HeldServices:
    services = tuple(Intervention(**service.values) for service in SERVICES)
    returns = tuple(
        InterventionReturn(intervention=service.values["name"], **given)
        for number, service in enumerate(SERVICES)
        for given in make_returns(service, dt.date(2024, 9, 30), seed=number)
    )
    # Half of them: a table of all runs over a page, where the last row of one and the first of the next read as one
    made = list(make_bins(TODAY))[:12]
    bins = tuple(SurrenderBin(**bin_) for bin_, _ in made)
    counts = tuple(SurrenderCount(bin=bin_["code"], **count) for bin_, counts in made for count in counts)
    return HeldServices(
        on=TODAY, plans=make_plans(), interventions=work_out_interventions(services, returns),
        surrender=work_out_surrender(bins, counts, SurrenderOptions(on=TODAY)),
    )  # fmt: skip


def count_words(rows: Iterable[Iterable[str]]) -> Counter[str]:
    """The words of some rows, in no order: a table wider than a page is printed turned, and a word is broken at its
    hyphen where a line ends."""
    return Counter(" ".join(cell for row in rows for cell in row).replace("- ", "-").split())


def assert_faultless(held: Held) -> None:
    """Printed and read back, every table is there and our own checks find nothing."""
    report = write_report(held)
    sheet = ExhibitReportSheet(
        body="Northshire Policing and Crime Board", date=TODAY, title=report.title, purpose=report.purpose,
        recommendations=report.asked, lead=report.lead, sections=report.sections, legal=report.legal,
    )  # fmt: skip
    record = read_back(lay_out_exhibit_report(sheet))
    told = [each.table for part in sheet.sections for each in part.exhibits]
    assert len(record.tables) == len(told)
    for read, table in zip(record.tables, told, strict=True):
        assert not count_words(say_rows(table)) - count_words([read.header, *read.rows])
    assert unplaced(record) == []
    assert [finding.message for finding in check(record).findings] == []


def test_hotspots_read_back_have_no_fault(history, areas, choice):
    assert_faultless(hold_hotspots(history, areas, choice))


def test_a_registered_protocol_read_back_has_no_fault(protocol):
    assert protocol.detectable is not None
    assert_faultless(
        HeldProtocol(
            protocol=hide_places(protocol), protocol_sha256=hash_protocol(protocol), release=find_release(protocol)
        )
    )


def test_a_result_read_back_has_no_fault(folder, table, protocol):
    held = hold_result(folder, table, protocol)
    assert held.result.primary.patrolled < held.result.primary.control
    assert_faultless(held)


def test_a_return_read_back_has_no_fault(folder, history):
    assert_faultless(hold_return(folder, history))


def test_services_read_back_have_no_fault():
    assert_faultless(hold_services())


def test_nothing_exact_is_in_what_is_printed(history, areas, choice, protocol):
    said = str(write_report(hold_hotspots(history, areas, choice))) + str(hide_places(protocol))
    assert not any(place.outline in said or place.outline[12:30] in said for place in choice.hotspots)


def test_every_name_of_the_borrowed_land_is_invented(areas):
    names = {row["name"] for row in read_rows(areas)}
    assert names == set(UNITS.values())
    assert not names & set(UNITS)


def test_five_years_of_violence_end_on_the_last_day_of_the_month(table):
    days = list_days(table)
    assert (days.min().item(), days.max().item()) == (dt.date(2019, 11, 1), TO)
    assert set(table.column("policing_unit").drop_null().to_pylist()) == set(UNITS.values())


def test_returns_of_services_add_up_and_have_no_gap():
    for number, service in enumerate(SERVICES):
        given = tuple(
            InterventionReturn(intervention="A service", **each)
            for each in make_returns(service, dt.date(2024, 9, 30), seed=number)
        )
        assert len(given) == QUARTERS
        whole = work_out_interventions((Intervention(name="A service"),), given, is_public=False)
        assert whole.lacks == ()
