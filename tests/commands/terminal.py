"""A terminal to run a command on, and what the command shows there."""

from __future__ import annotations

import os
import pty
import subprocess
from collections.abc import Sequence
from typing import Literal


def show_on_terminal(command: Sequence[str], stream: Literal["stdout", "stderr"], **environment: str) -> str:
    """What a command shows on one stream when that is a terminal; the other goes nowhere."""
    shown, terminal = pty.openpty()
    streams = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, stream: terminal}
    process = subprocess.Popen(command, env={**os.environ, "TERM": "xterm", **environment}, **streams)
    os.close(terminal)
    printed = b""
    try:
        # Read as it comes: a terminal that nobody reads holds a few thousand characters, then the command waits.
        while part := os.read(shown, 65_536):
            printed += part
    except OSError:  # how a terminal ends whose last program has gone
        pass
    finally:
        os.close(shown)
        process.wait(timeout=60)
    return printed.decode()
