"""Signals that end a run: Ctrl-C, SIGTERM and SIGHUP take one way out, which leaves nothing half-made."""

from __future__ import annotations

import signal
import sys
import threading
import time
from dataclasses import dataclass
from types import FrameType
from typing import Final

_SIGNALS: Final = tuple(
    getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name)
)
AGAIN_S: Final = 0.01
"""Seconds after which a signal is raised again whose exception was lost in C code."""
PATIENCE_S: Final = 2.0
"""Seconds that cleaning up may take undisturbed; a signal that comes later ends that as well."""


class Stopped(KeyboardInterrupt):
    """A signal ends the run."""

    def __init__(self, signum: int) -> None:
        super().__init__(signum)
        self.signum = signum

    @property
    def exit_code(self) -> int:
        """What a shell reports for a command that the signal ended."""
        return 128 + self.signum

    def __str__(self) -> str:
        if self.signum == signal.SIGINT:
            return "interrupted"
        return f"ended by {signal.Signals(self.signum).name}"


@dataclass(slots=True)
class _Heard:
    """The signal received last, and when; a signal handler can keep its state only in a global object."""

    signum: int = 0
    at_s: float = 0.0


_heard: Final = _Heard()


def heed() -> None:
    """Makes signals raise Stopped from now on, except while an earlier one is being handled.

    A signal that the parent process set to be ignored, as ``nohup`` does with SIGHUP, stays ignored.
    """
    _heard.signum = 0
    sys.unraisablehook = _unheard
    if threading.current_thread() is threading.main_thread():
        for each in _SIGNALS:
            if signal.getsignal(each) is not signal.SIG_IGN:
                signal.signal(each, _stop)


def over() -> None:
    """Makes signals end the process at once from now on, when there is nothing left to clean up."""
    if threading.current_thread() is threading.main_thread():
        for each in _SIGNALS:
            if signal.getsignal(each) is _stop:
                signal.signal(each, signal.SIG_DFL)


def stopped() -> Stopped | None:
    """What ended this run, whatever else failed on the way out; None where nothing did."""
    return Stopped(_heard.signum) if _heard.signum else None


def hush(_: object = None) -> None:
    """Silences what objects complain of that are destroyed half-made, as a ZipFile does."""
    sys.unraisablehook = hush


def _stop(signum: int, _: FrameType | None) -> None:
    now_s = time.monotonic()
    if _heard.signum and now_s - _heard.at_s < PATIENCE_S:
        return
    _heard.signum, _heard.at_s = signum, now_s
    raise Stopped(signum)


def _unheard(unraisable: sys.UnraisableHookArgs) -> None:
    """Raises a signal again whose exception was lost because it came while C code called back into Python.

    eSpeak NG does so for every piece of sound, and the import system for every module.
    """
    if isinstance(unraisable.exc_value, Stopped):
        _heard.signum = 0
        again = threading.Timer(AGAIN_S, signal.raise_signal, [unraisable.exc_value.signum])
        again.daemon = True
        again.start()
    elif not _heard.signum:
        sys.__unraisablehook__(unraisable)
