"""Booths: where one order at a time is spoken, gated and put into the cache."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from typing import Any, Final, NamedTuple, TypeAlias

from briefing.errors import BriefingError, TakeError
from briefing.nouns import Utterance, Voice
from briefing.speak.cache import TakeCache
from briefing.speak.engine import Engine, engine_class
from briefing.speak.gate import gate

Failure: TypeAlias = tuple[type[BriefingError], str, str, str]
"""An error's class, what, where and fix: exceptions with keyword arguments cannot be pickled."""

SHOWN: Final = 12
"""Characters of a segment by which it is told."""

Submit: TypeAlias = "Callable[[Order], Future[Failure | None]]"


class Order(NamedTuple):
    """A take to be made."""

    key: str
    utterance: Utterance
    voice: Voice

    @property
    def shown(self) -> str:
        """The beginning of its text, by which a person knows it."""
        text = self.utterance.text
        return text if len(text) <= SHOWN else text[:SHOWN] + "…"


class Booth:
    """One engine, and the cache that its takes go to."""

    def __init__(self, engine: Engine, cache: TakeCache) -> None:
        self._engine = engine
        self._cache = cache

    def fill(self, order: Order) -> Failure | None:
        """Speaks, gates and keeps one take: nothing but a failure comes back, so no audio piles up."""
        try:
            try:
                take = self._engine.speak(order.utterance, order.voice)
            except BriefingError:
                raise
            except Exception as error:  # an engine of somebody else's may raise anything
                what = f"{order.voice.engine} broke down: {type(error).__name__}: {error}"
                raise TakeError(what.splitlines()[0]) from None
            gate(take, order.utterance, order.voice.rate)
            self._cache.put(order.key, take)
        except BriefingError as error:
            return type(error), error.what, error.where, error.fix
        return None


@contextmanager
def thread_booths(count: int, engine: str, settings: Mapping[str, Any], cache: TakeCache) -> Iterator[Submit]:
    """Hands orders to ``count`` threads, each with an engine of its own."""
    local = threading.local()

    def open_booth() -> None:
        local.booth = Booth(engine_class(engine)(settings), cache)

    def fill(order: Order) -> Failure | None:
        failure: Failure | None = local.booth.fill(order)
        return failure

    executor = ThreadPoolExecutor(count, thread_name_prefix=engine, initializer=open_booth)
    try:
        yield lambda order: executor.submit(fill, order)
    finally:
        executor.shutdown(wait=False, cancel_futures=True)
