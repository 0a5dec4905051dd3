"""Print the JSON Schema of the record contract: `python -m answerable.record > docs/contract/record.schema.json`."""

import json

from answerable.record.contract import json_schema

print(json.dumps(json_schema(), indent=2))
