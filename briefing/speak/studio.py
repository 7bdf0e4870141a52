"""The studio: speaks the lines whose takes are not in the cache yet, several at once."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Callable, Generator, Iterator, Mapping, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, wait
from contextlib import closing, contextmanager
from typing import Any, Final

from briefing.errors import TakeError
from briefing.nouns import Line, Utterance, Voice
from briefing.speak.booth import Booth, Failure, Order, Submit, thread_booths
from briefing.speak.cache import TakeCache
from briefing.speak.engine import Engine, engine_class
from briefing.speak.waiting import OnWait, heard_by
from briefing.speak.worker import process_booths

KEY_FORMAT: Final = 1
"""Raise it when takes made before must not be used any more: it is part of every key."""

SHOWN: Final = 12
"""Characters of a segment by which an error names it."""


def take_key(engine: Engine, utterance: Utterance, voice: Voice) -> str:
    """The key of a take: sha256, in hexadecimal, of all that can change its sound and of nothing else."""
    heard = {
        "format": KEY_FORMAT,
        "engine": voice.engine,
        "digest": engine.digest(voice),
        "voice": voice.id,
        "rate": voice.rate,
        "pitch": voice.pitch,
        "spoken": utterance.spoken,
        "readings": utterance.readings,
    }
    if utterance.pinned and getattr(engine, "heeds_pins", False):
        heard["pinned"] = utterance.pinned
    return hashlib.sha256(json.dumps(heard, sort_keys=True, ensure_ascii=True).encode()).hexdigest()


def record(
    lines: Sequence[Line],
    cache: TakeCache,
    settings: Mapping[str, Mapping[str, Any]],
    *,
    jobs: int = 0,
    on_take: Callable[[int, bool], None],
    on_wait: OnWait | None = None,
) -> list[str]:
    """The key of each line's take, all of which are in ``cache`` when this returns, and spared by it.

    ``settings`` are the engines' tables of ``briefing.toml`` by name. ``jobs`` limits how many takes are made
    at once; 0 leaves it to the engine. ``on_take(index, was_cached)`` is called for each line, as its take
    becomes ready. Equal lines are spoken once. ``on_wait(why, left_s)`` hears, on any thread, why an engine
    waits and how long still.

    Raises TakeError, naming the segment, where a take cannot be made: takes under way are finished and kept.
    """
    engines = {
        name: engine_class(name)(settings.get(name, {}))
        for name in dict.fromkeys(line.voice.engine for line in lines)
    }
    keys = [take_key(engines[line.voice.engine], line.utterance, line.voice) for line in lines]
    cache.spare(keys)
    missing: dict[str, list[int]] = {}
    present: set[str] = set()
    for index, key in enumerate(keys):
        if key in missing:
            missing[key].append(index)
        elif key in present or cache.get(key) is not None:
            present.add(key)
            on_take(index, True)
        else:
            missing[key] = [index]
    for name, engine in engines.items():
        orders = [
            Order(key, lines[first].utterance, lines[first].voice)
            for key, (first, *_) in missing.items()
            if lines[first].voice.engine == name
        ]
        spoken = _spoken(engine, orders, cache, settings.get(name, {}), jobs)
        with heard_by(on_wait), _named(lines, missing), closing(spoken):
            for key in spoken:
                first, *others = missing[key]
                on_take(first, False)
                for index in others:
                    on_take(index, True)
    return keys


class _FailedError(Exception):
    """An order that failed, on its way to being told by the name of its segment."""

    def __init__(self, order: Order, failure: Failure) -> None:
        super().__init__()
        self.order = order
        self.failure = failure


@contextmanager
def _named(lines: Sequence[Line], missing: Mapping[str, list[int]]) -> Iterator[None]:
    """Turns a failed order into the error that names its segment."""
    try:
        yield
    except _FailedError as failed:
        kind, what, where, fix = failed.failure
        if not issubclass(kind, TakeError):
            raise kind(what, where=where, fix=fix) from None
        line = lines[missing[failed.order.key][0]]
        text = line.segment.text
        name = f"segment {line.number}" if line.number else "the show's own words"
        shown = text if len(text) <= SHOWN else text[:SHOWN] + "…"
        raise kind(f"{where}: {what}" if where else what, where=f"{name}: {shown}", fix=fix) from None


def _spoken(
    engine: Engine, orders: list[Order], cache: TakeCache, settings: Mapping[str, Any], jobs: int
) -> Generator[str, None, None]:
    """Keys of ``orders`` as they get into the cache. Raises _FailedError."""
    at_once = min(engine.workers(_cores()), jobs or len(orders), len(orders))
    if at_once <= 1:
        booth = Booth(engine, cache)
        for order in orders:
            if failure := booth.fill(order):
                raise _FailedError(order, failure)
            yield order.key
        return
    booths = process_booths if engine.parallel == "processes" else thread_booths
    name = orders[0].voice.engine
    with booths(at_once, name, dict(settings), cache) as submit:
        yield from _flow(submit, orders, 2 * at_once)


def _flow(submit: Submit, orders: list[Order], ahead: int) -> Iterator[str]:
    """As ``_spoken``, with at most ``ahead`` orders handed out: no more are begun once one has failed."""
    waiting = iter(orders)
    running: dict[Future[Failure | None], Order] = {}
    failed: _FailedError | None = None
    while True:
        while failed is None and len(running) < ahead and (order := next(waiting, None)):
            running[submit(order)] = order
        if not running:
            break
        done = wait(running, return_when=FIRST_COMPLETED).done
        for future in [each for each in running if each in done]:  # the first that failed is the one told
            order = running.pop(future)
            if failure := future.result():
                failed = failed or _FailedError(order, failure)
            else:
                yield order.key
        if failed is not None:
            running = {future: order for future, order in running.items() if not future.cancel()}
    if failed is not None:
        raise failed


def _cores() -> int:
    """How many cores this process may use."""
    if hasattr(os, "process_cpu_count"):
        return os.process_cpu_count() or 1
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
