"""A column of text made into values: each different cell is worked out once, in SQL, and put back where it stands."""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from answerable.measuring.loading import cell
from answerable.measuring.loading.clock import EARLIEST, LATEST
from answerable.measuring.loading.fault import FAR, FINE, HIGH, HUGE, LOW, MISSING, UNPRINTABLE, UNREADABLE, Mask
from answerable.measuring.loading.outline import read_outlines
from answerable.measuring.loading.shape import Field

HIDDEN = r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x{9f}\x{202a}-\x{202e}\x{2066}-\x{2069}]"
"""Controls of terminals, and marks that turn the order of letters round: on a page they would change what is read."""

LARGEST = 1e15
"""Beyond this a number is a slip of the keyboard, and whole numbers begin to be rounded."""


class Column(NamedTuple):
    """A column's values (Arrow), the fault code of each cell (0 is none), which are blank, and for times the offset.

    `offsets` are minutes ahead of UTC, not a number where the cell names none.
    """

    values: Any
    codes: npt.NDArray[np.int8]
    blank: Mask
    offsets: npt.NDArray[np.float64] | None = None


def type_column(field: Field, cells: Any, connection: Any) -> Column:
    """The values of a column of text. Spaces around a cell are no part of it."""
    import pyarrow as pa
    import pyarrow.compute as pc

    bare = pc.utf8_trim(cells, cell.SPACES)
    bare = pc.if_else(pc.equal(bare, ""), pa.scalar(None, pa.string()), bare)
    if field.form in ("text", "period") or (field.form == "code" and not field.allowed):
        blank = _mask(bare.is_null())
        codes = np.where(_find_unprintable(bare), UNPRINTABLE, _code_blanks(field, blank)).astype(np.int8)
        return Column(bare, codes, blank)
    if field.form == "outline":
        blank = _mask(bare.is_null())
        outlines, faults = read_outlines(bare.to_pylist())
        return Column(pa.array(outlines, pa.string()), np.where(blank, _code_blanks(field, blank), faults), blank)
    encoded = bare.dictionary_encode()
    typed = _type_cells(field, encoded.dictionary, connection)
    places = encoded.indices
    codes = typed.column("e").take(places).to_numpy(zero_copy_only=False)
    blank = _mask(pc.fill_null(typed.column("b").take(places), True))
    codes = np.where(blank, _code_blanks(field, blank), np.nan_to_num(codes)).astype(np.int8)
    values = _whole(typed.column("v").take(places))
    if field.form != "time":
        return Column(values, codes, blank)
    offsets = typed.column("z").take(places).to_numpy(zero_copy_only=False).astype(np.float64)
    return Column(values, codes, blank, offsets)


def _type_cells(field: Field, cells: Any, connection: Any) -> Any:
    import pyarrow as pa

    connection.register("cells", pa.table({"r": cells}))
    try:
        return connection.execute(write_query(field)).to_arrow_table()
    finally:
        connection.unregister("cells")


def write_query(field: Field) -> str:
    """The SQL for cells `r` that are not blank: value `v`, fault `e`, and `b` where one says that it is blank."""
    said = ", ".join(cell.quote(word) for word in cell.NOTHING)
    offset, with_offset = (f", {cell.offset_of('r')} AS z", ", z") if field.form == "time" else ("", "")
    values = f"SELECT r, {cell.value_of(field, 'r')} AS v{offset} FROM cells"  # noqa: S608 -- fields of our own shapes
    told = f"v, v IS NULL AND lower(r) IN ({said}) AS b, {_write_fault(field)} AS e{with_offset}"
    return f"SELECT {told} FROM ({values})"  # noqa: S608 -- fields of our own shapes


def _write_fault(field: Field) -> str:
    cases = [f"WHEN v IS NULL AND {cell.has_money('r')} THEN {FINE}"] if field.form == "money" else []
    cases.append(f"WHEN v IS NULL THEN {UNREADABLE}")
    lowest = 0.0 if field.form == "seconds" and field.lowest is None else field.lowest
    if field.form in ("whole", "number", "money", "seconds"):
        cases += [f"WHEN v < {lowest!r} THEN {LOW}"] if lowest is not None else []
        cases += [f"WHEN v > {field.highest!r} THEN {HIGH}"] if field.highest is not None else []
        cases.append(f"WHEN abs(v) > {LARGEST!r} THEN {HUGE}")
    if field.form in ("date", "time"):
        cases.append(f"WHEN CAST(v AS DATE) NOT BETWEEN DATE '{EARLIEST}' AND DATE '{LATEST}' THEN {FAR}")
    return f"CAST(CASE {' '.join(cases)} ELSE 0 END AS TINYINT)"


def _code_blanks(field: Field, blank: Mask) -> npt.NDArray[np.int8]:
    return np.where(blank & field.is_required, MISSING, 0).astype(np.int8)


def _find_unprintable(cells: Any) -> Mask:
    import pyarrow.compute as pc

    return _mask(pc.fill_null(pc.match_substring_regex(cells, HIDDEN), False))


def _mask(flags: Any) -> Mask:
    return np.asarray(flags.to_numpy(zero_copy_only=False)).astype(bool)


def _whole(chunks: Any) -> Any:
    import pyarrow as pa

    return chunks.combine_chunks() if isinstance(chunks, pa.ChunkedArray) else chunks
