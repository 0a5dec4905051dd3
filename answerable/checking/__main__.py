"""Print the JSON Schema of the check contract: `python -m answerable.checking > docs/contract/check.schema.json`."""

import json

from answerable.checking.contract import json_schema

print(json.dumps(json_schema(), indent=2))
