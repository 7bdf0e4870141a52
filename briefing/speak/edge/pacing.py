"""What all requests of this process share: how many at once, how often, and the rest the service asks for."""

from __future__ import annotations

import random
import time
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Condition
from typing import Final, Protocol

from briefing.speak.waiting import Listener

COOL_DOWN_S: Final = 30.0
"""Rest after a refusal that names no time; twice as long after each further one."""

LONGEST_COOL_DOWN_S: Final = 300.0
"""Users saw 429 lifted after about five minutes (edge-tts#21)."""

JITTER: Final = 0.25
"""Share by which a rest is longer at random, so that several computers do not come back as one."""


class Clock(Protocol):
    """Tells and passes time, in seconds; tests bring one that does not wait."""

    def now(self) -> float: ...

    def sleep(self, seconds: float) -> None: ...


class WallClock:
    """The real one, monotonic."""

    def now(self) -> float:
        return time.monotonic()

    def sleep(self, seconds: float) -> None:
        time.sleep(seconds)


class Pace:
    """Lets requests through, one at a time or a few, evenly spaced, none while the service wants rest."""

    def __init__(self, clock: Clock | None = None, seed: int | None = None) -> None:
        self.clock: Clock = clock or WallClock()
        self.random = random.Random(seed)
        self._changed = Condition()
        self._under_way = 0
        self._next = 0.0
        """When the next request may begin."""
        self._rest_until = 0.0
        self._why = ""
        self._refusals = 0
        """In a row, until an answer."""
        self._one_at_a_time = False

    @contextmanager
    def turn(self, at_once: int, per_minute: float, listener: Listener) -> Iterator[None]:
        """One request's turn, after as long a wait as it takes. Raises TakeError once it is abandoned."""
        with self._changed:
            while self._under_way >= (1 if self._one_at_a_time else at_once):
                self._changed.wait(0.5)
                listener.check()
            self._under_way += 1
        try:
            self._await(60.0 / per_minute, listener)
            yield
        finally:
            with self._changed:
                self._under_way -= 1
                self._changed.notify()

    def answered(self) -> None:
        """The service gave an answer: a refusal after it is a first one."""
        with self._changed:
            self._refusals = 0

    def refused(self, why: str, *, rest_s: float | None, at_once_too_many: bool) -> None:
        """The service turned a request down, for ``rest_s`` seconds if it said so: everybody rests.

        ``at_once_too_many``: from now on one request at a time is made.
        """
        with self._changed:
            now = self.clock.now()
            self._one_at_a_time = self._one_at_a_time or at_once_too_many
            if rest_s is None:
                if now < self._rest_until:  # another request was turned down with this one
                    return
                rest_s = min(COOL_DOWN_S * 2**self._refusals, LONGEST_COOL_DOWN_S)
                self._refusals += 1
            rest_s *= 1 + JITTER * self.random.random()
            if now + rest_s > self._rest_until:
                self._rest_until, self._why = now + rest_s, why

    def rest_s(self) -> float:
        """How long the service still wants rest, in seconds."""
        return max(0.0, self._rest_until - self.clock.now())

    def _await(self, spacing_s: float, listener: Listener) -> None:
        while True:
            with self._changed:
                now = self.clock.now()
                wait_s = max(self._rest_until, self._next) - now
                if wait_s <= 0:
                    self._next = now + spacing_s
                    return
                why = self._why if self._rest_until > now else ""
            listener.wait(wait_s, why, self.clock.sleep)
