"""STA302: a median and a share within a limit that cannot both hold."""

from __future__ import annotations

from collections.abc import Iterator

from answerable.checking.comparing.leeway import range_of
from answerable.checking.comparing.median_age import MedianAge, find_median_ages
from answerable.checking.comparing.service_level import Service, find_ages, find_services
from answerable.checking.evidence.paper import Paper
from answerable.checking.rule import Disagreement, Examined
from answerable.measuring.quantile import bound_share_within


def find(paper: Paper) -> Iterator[Examined]:
    for service in (*find_services(paper), *find_ages(paper)):
        allowed = bound_share_within(service.median_seconds, service.limit)
        agrees = allowed.meets(range_of(service.share))
        amounts = (service.share, service.median, *filter(None, [service.limit_amount]))
        yield Examined(amounts, None if agrees else _disagree(service, int(allowed.low)))
    for median in find_median_ages(paper):
        yield Examined((median.printed, *median.counts), None if median.fits else _disagree_on_age(median))


def _disagree_on_age(median: MedianAge) -> Disagreement:
    return Disagreement(
        message=(
            f"A median age of {median.printed.text} does not agree with the table of ages, whose middle is "
            f"{median.side}, in “{median.band}”."
        ),
        working=(
            f"{' + '.join(count.text for count in median.counts)} = {median.total:,f}.",
            f"Half of them is {median.total / 2:,f}.",
            f"The middle one of them is in the band “{median.band}”.",
            f"The paper prints {median.printed.text}.",
        ),
        printed=median.printed.text,
        expected=f"in the band “{median.band}”",
        explanation="The median may be of other people than the table, or come from an earlier paper.",
        cite=median.frame.sentence.cite(),
        also=(median.counts[0].cite, median.counts[-1].cite),
        severity="warning",
    )


def _disagree(service: Service, least: int) -> Disagreement:
    of = f" of {service.population}" if service.population else ""
    limit = service.limit_text
    holds = f"so at least half{of} are within it" if least else f"so at most half{of} are within it"
    side = "within" if least else "beyond"
    return Disagreement(
        message=(
            f"A median of {service.median.text} is {side} the limit ({limit}), {holds}, "
            f"which does not agree with {service.share.text}."
        ),
        working=(
            f"Half of all cases take no longer than the median, {service.median.text}.",
            f"The median is {side} the limit ({limit}), {holds}.",
            f"The paper prints {service.share.text} within it.",
        ),
        printed=service.share.text,
        expected="50% or more" if least else "50% or less",
        explanation="The two may be of different populations, or hours may have been printed as minutes.",
        cite=service.median.cite,
        also=(service.share.cite,),
    )
