"""The dated parameters of comparing forces: names, groups, publications and areas, each with its source."""

from __future__ import annotations

import tomllib
from importlib.resources import files
from typing import TypeVar

import msgspec

Row = TypeVar("Row")


def read_rows(file: str, table: str, shape: type[Row]) -> tuple[Row, ...]:
    """The rows of one table of a file of parameters; an error where one of them lacks a field or has one too many."""
    printed = files("answerable.measuring").joinpath("parameters", file).read_text(encoding="utf-8")
    return msgspec.convert(tomllib.loads(printed)[table], tuple[shape, ...])  # type: ignore[valid-type]
