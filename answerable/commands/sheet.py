"""What a command prints on: the terminal, or a file that is there whole or not at all."""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path
from typing import IO

import typer


class Sheet:
    """Where the output goes: the terminal, or a file that is there whole or not at all."""

    def __init__(self, out: Path | None) -> None:
        self._out = out
        self._file: IO[bytes] | None = None
        if out:
            self._file = tempfile.NamedTemporaryFile(dir=out.parent, prefix=f".{out.name}-", delete=False)  # noqa: SIM115 -- close() takes it away

    @property
    def stream(self) -> IO[bytes]:
        return self._file or sys.stdout.buffer

    @property
    def coloured(self) -> bool:
        return self.stream.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"

    def keep(self) -> None:
        """Put the finished file in its place."""
        if self._file and self._out:
            self._file.close()
            # As any file that a command writes: what the user's mask leaves, and not private as temporary files are.
            mask = os.umask(0)
            os.umask(mask)
            os.chmod(self._file.name, 0o666 & ~mask)
            os.replace(self._file.name, self._out)

    def close(self) -> None:
        """Take away what was not finished."""
        if self._file:
            self._file.close()
            Path(self._file.name).unlink(missing_ok=True)


def open_sheet(out: Path | None, hint: str = "--out") -> Sheet:
    """The sheet that `--out` (or another option, the `hint`) names; wrong usage where it cannot be written."""
    try:
        if out and out.is_dir():
            raise IsADirectoryError(0, "it is a folder")
        return Sheet(out)
    except OSError as error:
        reason = (error.strerror or "unknown reason").lower()
        raise typer.BadParameter(f"cannot write {out} ({reason})", param_hint=hint) from None


def require_writable(out: Path | None, hint: str = "--out") -> None:
    """Wrong usage where a file cannot be written: asked before anything is worked out for it."""
    open_sheet(out, hint).close()
