"""Plots as specifications of Vega-Lite 6: one file per chart, and `frame.py` for what they share."""

from __future__ import annotations

from answerable.drawing.chart import (
    BarDrawing,
    ControlDrawing,
    FunnelDrawing,
    GridDrawing,
    LineDrawing,
    Plot,
    SpanDrawing,
)
from answerable.drawing.vega.bar import specify_bars
from answerable.drawing.vega.control import specify_control
from answerable.drawing.vega.frame import Spec
from answerable.drawing.vega.funnel import specify_funnel
from answerable.drawing.vega.grid import specify_grid
from answerable.drawing.vega.line import specify_lines
from answerable.drawing.vega.span import specify_spans


def specify_chart(chart: Plot, width: float) -> Spec:
    """The chart as a Vega-Lite specification, about so wide. Raises ValueError for a chart with nothing in it."""
    match chart:
        case ControlDrawing():
            return specify_control(chart, width)
        case LineDrawing():
            return specify_lines(chart, width)
        case BarDrawing():
            return specify_bars(chart, width)
        case SpanDrawing():
            return specify_spans(chart, width)
        case FunnelDrawing():
            return specify_funnel(chart, width)
        case GridDrawing():
            return specify_grid(chart, width)
