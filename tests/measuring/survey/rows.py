"""Files of rows written, loaded and measured, as a user would."""

import msgspec

from answerable.measuring.loading.load import load_file


def measure(kind, folder, options=None, **tables):
    """The result of a kind from tables in CSV, by the names of its inputs; it must survive being kept as JSON."""
    files = {}
    for given in kind.inputs:
        if given.name in tables:
            path = folder / f"{given.name}.csv"
            path.write_text(tables[given.name], encoding="utf-8")
            loaded = load_file(path, given.shape, folder)
            assert loaded.report.rejected == 0, loaded.report.rejections
            files[given.name] = loaded.file
    result = kind.measure(files, options or kind.options())
    assert msgspec.json.decode(msgspec.json.encode(result), type=kind.result) == result
    return result
