"""Services and surrender bins on the desk, and as patrolling takes them."""

from answerable.keeping.models.desk import (
    Intervention,
    InterventionReturn,
    SurrenderBin,
    SurrenderCount,
)
from answerable.keeping.queries.desk.budget import amounts_of
from answerable.patrolling.partnership import intervention as given
from answerable.patrolling.partnership.intervention_exhibit import tell_interventions
from answerable.patrolling.partnership.service import work_out_interventions
from answerable.patrolling.partnership.surrender import SurrenderBin as Bin
from answerable.patrolling.partnership.surrender import SurrenderCount as Count


def list_services(bodies):
    return _services().filter(body__in=bodies).order_by("name", "pk")


def find_service(key):
    return _services().filter(pk=key).first()


def list_returns(service):
    """What a service returned, the latest first."""
    return list(InterventionReturn.objects.standing().filter(intervention=service).order_by("-first_on"))


def find_return(key):
    rows = InterventionReturn.objects.standing().filter(intervention__removed_at=None)
    return rows.select_related("intervention__body").filter(pk=key).first()


def list_bins(bodies):
    return SurrenderBin.objects.standing().filter(body__in=bodies).select_related("body").order_by("council", "place")


def find_bin(key):
    return SurrenderBin.objects.standing().select_related("body").filter(pk=key).first()


def list_counts(row):
    """What a bin held each time, the latest first."""
    return list(SurrenderCount.objects.standing().filter(bin=row).order_by("-emptied_on"))


def find_count(key):
    rows = SurrenderCount.objects.standing().filter(bin__removed_at=None)
    return rows.select_related("bin__body").filter(pk=key).first()


def service_of(row) -> given.Intervention:
    """A service as patrolling takes it."""
    held = {
        name: getattr(row, name) for name in given.Intervention.__struct_fields__ if name not in ("money", "fund")
    }
    amounts = amounts_of(row.amounts)
    money = tuple(given.YearMoney(year=year, amount=amounts[year]) for year in sorted(amounts))
    return given.Intervention(**held, money=money, fund=row.fund.name if row.fund else "")


def return_of(row) -> given.InterventionReturn:
    """A return as patrolling takes it."""
    names = [name for name in given.InterventionReturn.__struct_fields__ if name != "intervention"]
    held = {name: getattr(row, name) for name in names}
    return given.InterventionReturn(intervention=row.intervention.name, **held)


def bin_of(row) -> Bin:
    return Bin(**{name: getattr(row, name) for name in Bin.__struct_fields__})


def count_of(row) -> Count:
    held = {name: getattr(row, name) for name in Count.__struct_fields__ if name != "bin"}
    return Count(bin=row.bin.code, **held)


def gather_services(rows):
    """Services with their returns, as patrolling takes them."""
    returns = InterventionReturn.objects.standing().filter(intervention__in=rows).select_related("intervention")
    return tuple(map(service_of, rows)), tuple(map(return_of, returns))


def gather_bins(rows):
    """Bins with what was in them, as patrolling takes them."""
    counts = SurrenderCount.objects.standing().filter(bin__in=rows).select_related("bin")
    return tuple(map(bin_of, rows)), tuple(map(count_of, counts))


def tell_services(rows):
    """What is told of services; nothing where there is none."""
    services, returns = gather_services(rows)
    return tell_interventions(work_out_interventions(services, returns, is_public=False)).exhibits if returns else ()


def _services():
    return Intervention.objects.standing().select_related("body", "fund")
