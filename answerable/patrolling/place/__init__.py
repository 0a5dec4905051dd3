"""Places: areas and hotspots as outlines in metres, which offences and visits fall in."""
