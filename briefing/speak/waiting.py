"""Waits worth telling: an engine that has to wait says so, and whoever records hears it as it passes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Event, Lock
from typing import Final, TypeAlias

from briefing.errors import TakeError

OnWait: TypeAlias = Callable[[str, float], None]
"""Hears why an engine waits and how long still, in seconds; 0 for news that need no waiting."""

TICK_S: Final = 1.0
"""How often a wait is told, and how soon it ends once nobody records any more."""


class Listener:
    """Whoever hears of waits in this process, for as long as it records."""

    def __init__(self, on_wait: OnWait | None) -> None:
        self._on_wait = on_wait
        self._lock = Lock()
        self._over = Event()

    def tell(self, why: str, left_s: float = 0.0) -> None:
        """Passes it on, one teller at a time, whichever thread they are on."""
        with self._lock:
            if self._on_wait is not None and not self._over.is_set():
                self._on_wait(why, left_s)

    def wait(self, seconds: float, why: str, sleep: Callable[[float], None]) -> None:
        """Sleeps; tells ``why`` once a tick, unless it is empty. Raises TakeError once it is left."""
        left_s = seconds
        while left_s > 0:
            self.check()
            if why:
                self.tell(why, left_s)
            sleep(min(TICK_S, left_s))
            left_s -= TICK_S
        self.check()

    def check(self) -> None:
        """Raises TakeError once nobody waits for takes any more."""
        if self._over.is_set():
            raise TakeError("nobody waits for it any more")

    def leave(self) -> None:
        """Stops listening; engines that are waiting give up."""
        with self._lock:
            self._over.set()


_NOBODY: Final = Listener(None)
_listeners: Final[list[Listener]] = []


def listener() -> Listener:
    """The one that records now; one that hears nothing where nobody does."""
    return _listeners[-1] if _listeners else _NOBODY


@contextmanager
def heard_by(on_wait: OnWait | None) -> Iterator[None]:
    """``on_wait`` hears of the waits of all engines in this process, from any of its threads."""
    hearing = Listener(on_wait)
    _listeners.append(hearing)
    try:
        yield
    finally:
        _listeners.remove(hearing)
        hearing.leave()
