"""Hotspots: a small share of the land, ranked by several methods and judged out of time."""
