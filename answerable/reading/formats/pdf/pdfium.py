"""The few calls of PDFium that the reader makes, bound for speed.

The handles are plain integers here, and the calls keep the interpreter's lock: they are far too short to be worth
releasing it (a page of print takes thousands), and PDFium may not be entered by two threads at once.
"""

from __future__ import annotations

import ctypes
from ctypes import c_char_p, c_double, c_float, c_int, c_uint, c_uint64, c_ulong, c_void_p
from typing import Any

import pypdfium2.raw  # noqa: F401 -- importing it starts the library
from pypdfium2_raw import bindings

_library = ctypes.PyDLL(bindings._libs["pdfium"]._name)

ERROR_PASSWORD = 4
ERROR_SECURITY = 5
OBJECT_TEXT, OBJECT_PATH, OBJECT_IMAGE, OBJECT_FORM = 1, 2, 3, 5
RENDER_STROKED, RENDER_INVISIBLE = 2, 3
FONT_SYMBOLIC, FONT_ITALIC, FONT_FORCE_BOLD = 1 << 2, 1 << 6, 1 << 18
SEGMENT_CURVE, SEGMENT_MOVE = 1, 2


class Matrix(ctypes.Structure):
    """An affine map: (x, y) goes to (a x + c y + e, b x + d y + f)."""

    _fields_ = [(name, c_float) for name in "abcdef"]


class Rectangle(ctypes.Structure):
    """A box in page space, whose y grows upward."""

    _fields_ = [(name, c_float) for name in ("left", "top", "right", "bottom")]


def _bind(name: str, result: Any, *arguments: Any) -> Any:
    function = _library[name]
    function.restype = result
    function.argtypes = arguments
    return function


def address(value: Any) -> int:
    """Where a structure stands in memory: what the calls take for their results."""
    return ctypes.addressof(value)


def read_memory(start: int, length: int) -> bytes:
    """A copy of `length` bytes that PDFium holds."""
    return ctypes.string_at(start, length)


P = c_void_p
last_error = _bind("FPDF_GetLastError", c_ulong)
load_document = _bind("FPDF_LoadMemDocument64", P, c_char_p, c_uint64, c_char_p)
close_document = _bind("FPDF_CloseDocument", None, P)
count_pages = _bind("FPDF_GetPageCount", c_int, P)
load_page = _bind("FPDF_LoadPage", P, P, c_int)
close_page = _bind("FPDF_ClosePage", None, P)
page_box = _bind("FPDF_GetPageBoundingBox", c_int, P, P)
page_rotation = _bind("FPDFPage_GetRotation", c_int, P)

load_text = _bind("FPDFText_LoadPage", P, P)
close_text = _bind("FPDFText_ClosePage", None, P)
count_chars = _bind("FPDFText_CountChars", c_int, P)
get_text = _bind("FPDFText_GetText", c_int, P, c_int, c_int, P)
char_code = _bind("FPDFText_GetUnicode", c_uint, P, c_int)
char_object = _bind("FPDFText_GetTextObject", P, P, c_int)
char_origin = _bind("FPDFText_GetCharOrigin", c_int, P, c_int, P, P)
char_box = _bind("FPDFText_GetLooseCharBox", c_int, P, c_int, P)
char_matrix = _bind("FPDFText_GetMatrix", c_int, P, c_int, P)
char_size = _bind("FPDFText_GetFontSize", c_double, P, c_int)
char_unmapped = _bind("FPDFText_HasUnicodeMapError", c_int, P, c_int)

text_font = _bind("FPDFTextObj_GetFont", P, P)
text_render_mode = _bind("FPDFTextObj_GetTextRenderMode", c_int, P)
font_name = _bind("FPDFFont_GetBaseFontName", c_uint64, P, P, c_uint64)
font_flags = _bind("FPDFFont_GetFlags", c_int, P)

count_objects = _bind("FPDFPage_CountObjects", c_int, P)
page_object = _bind("FPDFPage_GetObject", P, P, c_int)
form_count = _bind("FPDFFormObj_CountObjects", c_int, P)
form_object = _bind("FPDFFormObj_GetObject", P, P, c_ulong)
object_type = _bind("FPDFPageObj_GetType", c_int, P)
object_bounds = _bind("FPDFPageObj_GetBounds", c_int, P, P, P, P, P)
object_matrix = _bind("FPDFPageObj_GetMatrix", c_int, P, P)
path_count = _bind("FPDFPath_CountSegments", c_int, P)
path_segment = _bind("FPDFPath_GetPathSegment", P, P, c_int)
path_draw_mode = _bind("FPDFPath_GetDrawMode", c_int, P, P, P)
segment_point = _bind("FPDFPathSegment_GetPoint", c_int, P, P, P)
segment_type = _bind("FPDFPathSegment_GetType", c_int, P)

bitmap_new = _bind("FPDFBitmap_Create", P, c_int, c_int, c_int)
bitmap_fill = _bind("FPDFBitmap_FillRect", c_int, P, c_int, c_int, c_int, c_int, c_ulong)
bitmap_render = _bind("FPDF_RenderPageBitmap", None, P, P, c_int, c_int, c_int, c_int, c_int, c_int)
bitmap_buffer = _bind("FPDFBitmap_GetBuffer", P, P)
bitmap_stride = _bind("FPDFBitmap_GetStride", c_int, P)
bitmap_destroy = _bind("FPDFBitmap_Destroy", None, P)
