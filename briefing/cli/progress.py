"""Shows how far a run is: one line redrawn on a terminal, plain lines elsewhere. It uses no colour at all."""

from __future__ import annotations

import os
import shutil
import sys
import time
from collections.abc import Callable
from types import TracebackType
from typing import Final, Self, TextIO

from briefing.cli.columns import columns, fit
from briefing.clock import clock

REDRAW_S: Final = 0.1
"""Least time between two redrawings of the line, in seconds."""
PLAIN_STEP: Final = 0.1
"""Progress that is worth a plain line, as a fraction of the stage."""
PLAIN_WAIT_S: Final = 10.0
"""Time after which a plain line is written in any case, in seconds."""
PLAIN_LEAST_S: Final = 3.0
"""Least time between two plain lines of a stage, in seconds: a quick stage writes only its name."""
_LEAST_NAME: Final = 8
"""Columns of a name that says anything: 3/12 and a character."""
SETTLE_S: Final = 1.0
"""Time before the time left is guessed, in seconds."""


class Progress:
    """A reporter for the conductor, to be used in a ``with`` statement, which leaves the terminal clean."""

    def __init__(
        self,
        *,
        quiet: bool = False,
        stream: TextIO | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._stream = sys.stderr if stream is None else stream
        self._quiet = quiet
        self._redraws = self._stream.isatty() and os.environ.get("TERM") != "dumb"
        self._clock = clock
        self._name = self._stage = ""
        self._begun = self._written_at = 0.0
        self._written = 0.0
        self._drawn = 0
        self._pending = ""
        """A plain line not written yet: of a stage that may fail at once, the error says enough."""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.clear()

    def name(self, name: str) -> None:
        """What is being made, for the lines that follow."""
        self._name = name

    def begin(self, stage: str) -> None:
        """A stage starts."""
        self._stage = stage
        self._begun = self._written_at = self._clock()
        self._written = 0.0
        self._flush()
        if self._redraws:
            self._show(stage)
        else:
            self._pending = stage

    def advance(self, fraction: float, detail: str = "") -> None:
        """The stage is done to ``fraction`` (0 to 1); ``detail`` says where it is, as in ``segment 3/12``."""
        self._flush()
        now = self._clock()
        since = now - self._written_at
        if self._redraws:
            due = since >= REDRAW_S
            due = due or not fraction  # where nothing is done yet, the detail says what is waited for
        else:
            further = fraction - self._written >= PLAIN_STEP and fraction < 1
            due = since >= PLAIN_WAIT_S or (further and since >= PLAIN_LEAST_S)
        if not due:
            return
        self._written_at, self._written = now, fraction
        parts = [self._stage, f"{fraction:4.0%}", _left(fraction, now - self._begun), detail]
        self._show("  ".join(part for part in parts if part))

    def note(self, news: str) -> None:
        """A line that stays."""
        self.clear()
        if not self._quiet:
            self._stream.write(f"{self._name}: {news}\n" if self._name else f"{news}\n")
            self._stream.flush()

    def clear(self) -> None:
        """Takes the redrawn line away, so that what is written next begins at the margin."""
        self._pending = ""
        if self._drawn:
            self._stream.write(f"\r{' ' * self._drawn}\r")
            self._stream.flush()
            self._drawn = 0

    def _flush(self) -> None:
        if self._pending:
            self._show(self._pending)
            self._pending = ""

    def _show(self, text: str) -> None:
        if self._quiet:
            return
        if self._redraws:
            text = _within(shutil.get_terminal_size().columns - 1, self._name, text)
            width = columns(text)
            self._stream.write(f"\r{text}{' ' * (self._drawn - width)}")
            self._drawn = width
        else:
            self._stream.write(f"{self._name}: {text}\n" if self._name else f"{text}\n")
        self._stream.flush()


def _within(width: int, name: str, text: str) -> str:
    """``name: text`` in so many columns: where they are few the name goes first, then the end of the text."""
    room = width - columns(text) - 2
    if name and room >= _LEAST_NAME:
        return f"{fit(name, room)}: {text}"
    return fit(text, width)


def _left(fraction: float, elapsed_s: float) -> str:
    """The time left, guessed from the pace so far; empty where that says nothing yet."""
    if elapsed_s < SETTLE_S or not 0 < fraction < 1:
        return ""
    return f"{clock(round(elapsed_s / fraction * (1 - fraction)))} left"
