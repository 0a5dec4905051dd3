"""The walls of the desk: pages ask queries and make changes, and what the public sees of it is named by field."""

from __future__ import annotations

import ast
import dataclasses
import enum
import importlib
import typing
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.db import models

ROOMS = Path(__file__).parents[2] / "answerable"
WRITES = {
    *("save", "create", "delete", "bulk_create", "bulk_update", "get_or_create", "update_or_create"),
    *("asave", "acreate", "adelete"),
}
# The library for signing in keeps its own tables, and is asked in its own words.
OF_SIGNING_IN = {"Authenticator"}
VAGUE = (typing.Any, object, list, tuple, dict)


def files_of(*rooms: str) -> list[Path]:
    return sorted(path for room in rooms for path in (ROOMS / room).rglob("*.py"))


def nodes_of(path: Path) -> Iterator[ast.AST]:
    return ast.walk(ast.parse(path.read_text()))


def name_place(path: Path, node: ast.AST) -> str:
    return f"{path.relative_to(ROOMS)}:{getattr(node, 'lineno', 0)}"


def asks_tables(node: ast.AST) -> bool:
    """Whether a node is `Model.objects` of one of our models."""
    if not isinstance(node, ast.Attribute) or node.attr != "objects":
        return False
    return not (isinstance(node.value, ast.Name) and node.value.id in OF_SIGNING_IN)


def test_no_page_of_the_desk_asks_a_table_itself() -> None:
    found = [name_place(path, node) for path in files_of("clerking") for node in nodes_of(path) if asks_tables(node)]
    assert found == []


def test_pages_take_nothing_from_the_models_but_lists_of_words() -> None:
    found = []
    for path in files_of("clerking"):
        for node in nodes_of(path):
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("answerable.keeping.models"):
                home = importlib.import_module(node.module or "")
                taken = [getattr(home, alias.name) for alias in node.names]
                if not all(isinstance(each, type) and issubclass(each, enum.Enum) for each in taken):
                    found.append(name_place(path, node))
    assert found == []


def is_write(node: ast.AST) -> bool:
    """Whether a node calls what writes a row; `update` of a filtered set counts, that of a dict does not."""
    if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Attribute):
        return False
    if node.func.attr in WRITES:
        return True
    asked = node.func.value
    return node.func.attr == "update" and isinstance(asked, ast.Call)


def test_nothing_is_written_but_in_changes() -> None:
    readers = files_of("clerking", "publishing", "keeping/queries")
    found = [name_place(path, node) for path in readers for node in nodes_of(path) if is_write(node)]
    assert found == []


def test_the_walls_are_seen_when_they_are_broken() -> None:
    broken = ast.parse("Sitting.objects.first()\nrow.save()\nrows.filter(pk=1).update(words='')")
    assert sum(map(asks_tables, ast.walk(broken))) == 1
    assert sum(map(is_write, ast.walk(broken))) == 2
    kept = ast.parse("asked.update(chosen)\nAuthenticator.objects.filter(user=user)")
    assert not any(asks_tables(node) or is_write(node) for node in ast.walk(kept))


def desk_shapes() -> list[type]:
    """The classes in which public queries that read the desk give what they found."""
    shapes = []
    for path in files_of("keeping/queries/public"):
        if "keeping.models.desk" not in path.read_text():
            continue
        home = importlib.import_module(f"answerable.keeping.queries.public.{path.stem}")
        made_here = (
            each for each in vars(home).values() if isinstance(each, type) and each.__module__ == home.__name__
        )
        shapes += [each for each in made_here if dataclasses.is_dataclass(each)]
    return shapes


@pytest.mark.parametrize(
    "shape", desk_shapes(), ids=lambda shape: f"{shape.__module__.rpartition('.')[2]}.{shape.__name__}"
)
def test_what_the_public_sees_of_the_desk_names_each_field_and_holds_no_row(shape: type) -> None:
    assert vars(shape)["__dataclass_params__"].frozen
    held = [each for hint in typing.get_type_hints(shape).values() for each in parts_of(hint)]
    assert [
        each for each in held if each in VAGUE or (isinstance(each, type) and issubclass(each, models.Model))
    ] == []


def parts_of(hint: object) -> Iterator[object]:
    """The types that a type is made of: of `list[tuple[str, int] | None]`, `str`, `int` and `NoneType`."""
    inner = typing.get_args(hint)
    if not inner:
        yield hint
    for each in inner:
        yield from parts_of(each)
