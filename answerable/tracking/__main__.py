"""Print the JSON Schema of a reconciliation: `python -m answerable.tracking > docs/contract/track.schema.json`."""

import json

from answerable.tracking.contract import track_schema

print(json.dumps(track_schema(), indent=2))
