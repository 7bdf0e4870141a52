"""The process that reads a PDF: a bare Python, which is given the bytes and answers in JSON.

It has so much time and memory, writes no file, and gives back text alone. Whatever becomes of it, this
process gets an answer or a SourceError. Where the system knows no limits of memory (Windows), time is the
only one.
"""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import asdict
from typing import Any, Final

from briefing.errors import SourceError
from briefing.nouns import Change
from briefing.read.containers.pdf.reading import Reading

TIME_S: Final = 120.0
"""For a whole document: 500 pages of a book take 60."""
MEMORY: Final = 2_000_000_000
"""Bytes of addresses: 500 pages of a book take half of that."""


def reading(data: bytes, time_s: float = TIME_S) -> Reading:
    """What the PDF ``data`` says. Raises SourceError."""
    paths = [path for path in sys.path if isinstance(path, str)]
    program = f"import sys; sys.path[:] = {paths!a}; from {__name__} import main; main()"
    try:
        answer = subprocess.run(
            [sys.executable, "-c", program],
            input=data,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=time_s,
            check=True,
        ).stdout
        told: dict[str, Any] = json.loads(answer)
    except subprocess.TimeoutExpired:
        raise SourceError(
            f"is a PDF that takes longer than {time_s:g} seconds to read", fix="split it"
        ) from None
    except (subprocess.CalledProcessError, OSError, ValueError):
        raise SourceError(
            "is a PDF that cannot be read: damaged, or larger than the memory allowed"
        ) from None
    if "what" in told:
        raise SourceError(told["what"], fix=told["fix"])
    changes = tuple(Change(**change) for change in told.pop("changes"))
    return Reading(**told | {"changes": changes, "doubts": tuple(told["doubts"])})


def main() -> None:
    """What the process does: reads a PDF from standard input, and writes what it says to standard output."""
    data = sys.stdin.buffer.read()
    _limit()
    from briefing.read.containers.pdf.document import read

    try:
        told: dict[str, Any] = asdict(read(data))
    except SourceError as error:
        told = {"what": error.what, "fix": error.fix}
    sys.stdout.write(json.dumps(told))


def _limit() -> None:
    """Bounds this process, where the system can: memory, time, files, an image of it when it crashes."""
    if sys.platform == "win32":
        return
    import resource

    bounds = (
        (resource.RLIMIT_AS, MEMORY),
        (resource.RLIMIT_CPU, round(TIME_S)),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
    )
    for what, most in bounds:
        _, hard = resource.getrlimit(what)
        bound = most if hard == resource.RLIM_INFINITY else min(most, hard)
        resource.setrlimit(what, (bound, hard))
