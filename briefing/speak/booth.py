"""Booths: where one order at a time is spoken, gated and put into the cache; in this process or beside it."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import Future, ProcessPoolExecutor, ThreadPoolExecutor
from contextlib import contextmanager
from multiprocessing.connection import Connection
from typing import Any, NamedTuple, TypeAlias

from briefing.errors import BriefingError, TakeError
from briefing.nouns import Utterance, Voice
from briefing.speak.cache import TakeCache
from briefing.speak.engine import Engine, engine_class
from briefing.speak.gate import gate

Failure: TypeAlias = tuple[type[BriefingError], str, str, str]
"""An error's class, what, where and fix: exceptions made of keywords do not travel between processes."""

Submit: TypeAlias = "Callable[[Order], Future[Failure | None]]"


class Order(NamedTuple):
    """A take to be made."""

    key: str
    utterance: Utterance
    voice: Voice


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


@contextmanager
def process_booths(
    count: int, engine: str, settings: Mapping[str, Any], cache: TakeCache
) -> Iterator[Submit]:
    """Hands orders to ``count`` processes, each with an engine of its own.

    The processes end at once when the block is left by an exception, and when this process is killed: each
    watches a pipe whose other end only this one holds.
    """
    context = multiprocessing.get_context("spawn")
    watched, held = context.Pipe(duplex=False)
    executor = ProcessPoolExecutor(
        count,
        mp_context=context,
        initializer=_open_process_booth,
        initargs=(watched, engine, settings, cache),
    )

    def submit(order: Order) -> Future[Failure | None]:
        with _interrupts_held_back():  # this may start a process
            return executor.submit(_fill_in_process, order)

    try:
        yield submit
        executor.shutdown()
    finally:
        held.close()
        executor.shutdown(cancel_futures=True)
        watched.close()


@contextmanager
def _interrupts_held_back() -> Iterator[None]:
    """Ctrl-C waits, and processes started meanwhile never get it: it reaches the whole group of processes."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


_booth: Booth | None = None
"""The booth of this process, where it is one of the pool's."""


def _open_process_booth(
    watched: Connection, engine: str, settings: Mapping[str, Any], cache: TakeCache
) -> None:
    global _booth  # noqa: PLW0603  an initializer has no other way to hand something to the calls after it
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_leave_with_parent, args=(watched,), daemon=True).start()
    _booth = Booth(engine_class(engine)(settings), cache)


def _leave_with_parent(watched: Connection) -> None:
    """Ends this process as soon as the parent lets go of the other end of ``watched``, or is gone."""
    watched.poll(None)
    os._exit(1)


def _fill_in_process(order: Order) -> Failure | None:
    assert _booth is not None
    return _booth.fill(order)
