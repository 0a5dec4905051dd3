"""`python -m examples.build [--out DIR]`: prints the demonstration papers, or nothing when they are up to date."""

from __future__ import annotations

import argparse
import hashlib
from pathlib import Path

from answerable import printing
from answerable.printing.rendering import render_paper
from examples.source import Demonstration, read_papers

HERE = Path(__file__).parent
STAMP = ".built-from"


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m examples.build", description="Make the demonstration papers.")
    parser.add_argument("--out", type=Path, default=HERE.parent / "build" / "examples", help="folder to write into")
    out = parser.parse_args(arguments).out
    try:
        made = build(out)
    except (ValueError, OSError) as fault:
        parser.exit(1, f"The demonstration papers could not be made: {fault}\n")
    print(f"{len(made)} demonstration papers made in {out}" if made else f"Nothing new to make in {out}")
    return 0


def build(out: Path) -> list[Path]:
    """Writes every paper in each of its forms, and removes those of an earlier build that are no longer made.

    Returns the files written: none when the sources have not changed and every paper is still there.
    """
    stamp = out / STAMP
    sources = _hash_sources()
    built_from, *names = stamp.read_text(encoding="ascii").splitlines() if stamp.is_file() else [""]
    if built_from == sources and all((out / name).is_file() for name in names):
        return []
    out.mkdir(parents=True, exist_ok=True)
    made = [_write(paper, form, out) for paper in read_papers() for form in paper.outputs]
    for name in set(names) - {path.name for path in made}:
        (out / name).unlink(missing_ok=True)
    stamp.write_text("\n".join([sources, *(path.name for path in made)]) + "\n", encoding="ascii")
    return made


def _write(paper: Demonstration, form: str, out: Path) -> Path:
    path = out / f"{paper.slug}.{form}"
    path.write_bytes(render_paper(paper, form))
    return path


def _hash_sources() -> str:
    """The hash of what the papers are made from: their sources, and the room that prints them."""
    digest = hashlib.sha256()
    for folder in (HERE, Path(printing.__file__).parent):
        for path in sorted(path for path in folder.rglob("*") if path.suffix in {".py", ".typ", ".md"}):
            digest.update(path.relative_to(folder).as_posix().encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()


if __name__ == "__main__":
    raise SystemExit(main())
