"""What offences are told apart by: the rows of the harm index, and the coarser types of public street files."""

from __future__ import annotations

HARM_CATEGORIES = (
    "homicide",
    "rape",
    "violence-with-injury",
    "robbery",
    "driving-death-or-injury",
    "weapons-possession",
    "residential-burglary",
    "arson",
    "non-residential-burglary",
    "other-sexual",
    "violence-without-injury",
    "stalking-harassment",
    "miscellaneous",
    "public-order",
    "vehicle",
    "drug-trafficking",
    "drug-possession",
    "criminal-damage",
    "other-theft",
    "theft-from-person",
    "bicycle",
    "shoplifting",
)
"""The rows of the Cambridge Crime Harm Index's summary table, most harmful first."""

STREET = "street-"
"""How the types of street files begin here: robbery there and in the index are counted by different rules."""

STREET_TYPES = (
    "violence-and-sexual-offences",
    "robbery",
    "possession-of-weapons",
    "burglary",
    "criminal-damage-and-arson",
    "drugs",
    "vehicle-crime",
    "public-order",
    "shoplifting",
    "bicycle-theft",
    "theft-from-the-person",
    "other-theft",
    "other-crime",
    "anti-social-behaviour",
    "violent-crime",
    "public-disorder-and-weapons",
)
"""The types that data.police.uk's street files use; the last two are of files from before May 2013."""

ALL_VIOLENCE = ("homicide", "violence-with-injury", "robbery", "weapons-possession")
"""What is counted where an outcome names no category."""

STREET_VIOLENCE = (
    "street-violence-and-sexual-offences",
    "street-robbery",
    "street-possession-of-weapons",
    "street-violent-crime",
)
"""What stands for it in a street file, whose types part neither injury from none nor sexual offences from others."""

CATEGORIES = HARM_CATEGORIES + tuple(STREET + each for each in STREET_TYPES)

_SAID = {
    "driving-death-or-injury": "death or serious injury by driving",
    "weapons-possession": "possession of weapons",
    "other-sexual": "other sexual offences",
    "stalking-harassment": "stalking and harassment",
    "miscellaneous": "miscellaneous crimes against society",
    "public-order": "public order offences",
    "vehicle": "vehicle offences",
    "theft-from-person": "theft from the person",
    "bicycle": "bicycle theft",
    "drug-possession": "possession of drugs",
    "drug-trafficking": "trafficking of drugs",
    "street-anti-social-behaviour": "anti-social behaviour",
}


def say_category(slug: str) -> str:
    """A category in words, as it stands inside a sentence: `violence with injury`."""
    return _SAID.get(slug) or slug.removeprefix(STREET).replace("-", " ")
