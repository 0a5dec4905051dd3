"""Small files of what stands around patrols, loaded as any file is."""

from pathlib import Path

from answerable.measuring.loading.data_file import DataFile
from answerable.measuring.loading.load import load_file
from answerable.measuring.loading.shape import Shape


def take_file(folder: Path, shape: Shape, *lines: str) -> DataFile:
    """A file of the lines, the first the heading, of which every row is taken."""
    path = folder / f"{shape.name}.csv"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    loaded = load_file(path, shape, folder)
    assert loaded.file is not None
    assert loaded.report.rejected == 0, loaded.report.rejections
    return loaded.file
