"""The studio: speaks the lines whose takes are not in the cache yet, several at once, and gives the takes."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Generator, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, wait
from contextlib import ExitStack, closing, contextmanager
from typing import Any, Final

from briefing.cores import cores
from briefing.errors import BriefingError, TakeError
from briefing.nouns import Line, Take, Utterance, Voice
from briefing.speak.booth import Booth, Failure, Order, Submit
from briefing.speak.cache import TakeCache
from briefing.speak.engine import Engine, engine_class
from briefing.speak.pool import Pool
from briefing.speak.waiting import OnWait, heard_by

KEY_FORMAT: Final = 1
"""Raise it when takes made before must not be used any more: it is part of every key."""

TAKE_TRIES: Final = 3
"""How often takes that somebody removed are spoken again before the run gives up."""


def take_key(utterance: Utterance, voice: Voice, digest: str, *, heeds_pins: bool = False) -> str:
    """The key of a take: sha256, in hexadecimal, of all that can change its sound and of nothing else.

    ``digest`` is its engine's, and so is ``heeds_pins`` (``speak.engine``).
    """
    heard = {
        "format": KEY_FORMAT,
        "engine": voice.engine,
        "digest": digest,
        "voice": voice.id,
        "rate": voice.rate,
        "pitch": voice.pitch,
        "spoken": utterance.spoken,
        "readings": utterance.readings,
    }
    if utterance.pinned and heeds_pins:
        heard["pinned"] = utterance.pinned
    return hashlib.sha256(json.dumps(heard, sort_keys=True, ensure_ascii=True).encode()).hexdigest()


class Recording:
    """The takes of some lines: those that are missing are spoken, then each is given as it is asked for."""

    def __init__(
        self, lines: Sequence[Line], cache: TakeCache, settings: Mapping[str, Mapping[str, Any]]
    ) -> None:
        """Asks each engine once for the digest of each voice.

        ``settings`` are the engines' tables of ``briefing.toml`` by name. Raises UsageError for an engine
        that is not there, TakeError where a part of it is missing.
        """
        self.lines = lines
        self.spoken: set[int] = set()
        """The lines that had no take and were spoken, by index; of equal lines the first."""
        self._cache = cache
        self._settings = settings
        self._engines = {
            name: self._engine(name) for name in dict.fromkeys(line.voice.engine for line in lines)
        }
        spoken_by = {(line.voice.engine, line.voice.id): line.voice for line in lines}
        self._digests = {name: self._engines[name[0]].digest(voice) for name, voice in spoken_by.items()}
        self._jobs = 0
        self._pool: Pool | None = None
        self._on_wait: OnWait | None = None
        self.keys = [
            take_key(
                line.utterance,
                line.voice,
                self._digests[line.voice.engine, line.voice.id],
                heeds_pins=getattr(self._engines[line.voice.engine], "heeds_pins", False),
            )
            for line in lines
        ]

    @property
    def digests(self) -> Mapping[str, str]:
        """For each engine, what of its own the takes depend on."""
        found: dict[str, dict[str, None]] = {}
        for (engine, _), digest in self._digests.items():
            found.setdefault(engine, {})[digest] = None
        return {engine: ", ".join(digests) for engine, digests in found.items()}

    def missing(self) -> list[bool]:
        """For each line whether it has no take."""
        return [not self._cache.has(key) for key in self.keys]

    def record(
        self,
        *,
        jobs: int = 0,
        on_take: Callable[[int, bool], None],
        on_wait: OnWait | None = None,
        pool: Pool | None = None,
    ) -> None:
        """Speaks the lines that have no take; the cache spares all takes for as long as this object lives.

        ``jobs`` limits how many takes are made at once; 0 leaves it to the engine. They are made in ``pool``,
        else in one of its own; the longest first, so that none is late. ``on_take(index,
        was_cached)`` is called for each line, as its take becomes ready. Equal lines are spoken once.
        ``on_wait(why, left_s)`` hears, on any thread, why an engine waits and how long still; from now on.

        A take that is there is not looked at before it is asked for. Raises TakeError, naming the segment,
        where one cannot be made: takes under way are finished and kept.
        """
        self._jobs, self._on_wait, self._pool = jobs, on_wait, pool
        self._speak(range(len(self.lines)), on_take)

    def take(self, index: int) -> Take:
        """The take of line ``index``; where takes have left the cache since, they are spoken again.

        So is one that is damaged. Raises TakeError where that fails, BriefingError where they are gone each
        time.
        """
        tries = 0
        while (take := self._cache.get(self.keys[index])) is None:
            if tries == TAKE_TRIES:
                raise BriefingError(
                    "takes are removed as soon as they are spoken",
                    where=str(self._cache.folder),
                    fix="find out what empties this folder, or set [cache] folder",
                )
            tries += 1
            if self._on_wait is not None:
                self._on_wait("takes in the cache are gone or damaged: they are spoken again", 0.0)
            self._speak(range(index, len(self.lines)), lambda *_: None, gone=self.keys[index])
        return take

    def _speak(self, indices: Iterable[int], on_take: Callable[[int, bool], None], gone: str = "") -> None:
        """Makes the takes of the lines ``indices`` that are missing; ``gone`` is the key of one that is."""
        self._cache.spare(self.keys)
        missing: dict[str, list[int]] = {}
        for index in indices:
            key = self.keys[index]
            if key in missing:
                missing[key].append(index)
            elif key != gone and self._cache.has(key):
                on_take(index, True)
            else:
                missing[key] = [index]
        for name in self._engines:
            orders = [
                Order(key, self.lines[first].utterance, self.lines[first].voice)
                for key, (first, *_) in missing.items()
                if self.lines[first].voice.engine == name
            ]
            spoken = self._spoken(name, orders)
            with heard_by(self._on_wait), _named(self.lines, missing), closing(spoken):
                for key in spoken:
                    first, *others = missing[key]
                    self.spoken.add(first)
                    on_take(first, False)
                    for index in others:
                        on_take(index, True)

    def _spoken(self, name: str, orders: list[Order]) -> Generator[str, None, None]:
        """Keys of ``orders`` as they get into the cache. Raises _FailedError."""
        engine, settings = self._engines[name], self._settings.get(name) or {}
        at_once = min(engine.workers(cores()), self._jobs or len(orders), len(orders))
        open_already = self._pool is not None and self._pool.has(name, settings, self._cache)
        if self._jobs == 1 or (at_once <= 1 and not open_already):
            booth = Booth(self._engine(name), self._cache)  # what it loads to speak goes with it
            for order in orders:
                if failure := booth.fill(order):
                    raise _FailedError(order, failure)
                yield order.key
            return
        orders.sort(key=lambda order: -len(order.utterance.spoken))
        with ExitStack() as stack:
            pool = self._pool or stack.enter_context(Pool())
            yield from _flow(pool.booths(name, settings, self._cache, jobs=self._jobs), orders, 2 * at_once)

    def _engine(self, name: str) -> Engine:
        return engine_class(name)(self._settings.get(name) or {})


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
        name = f"segment {line.number}" if line.number else "the show's own words"
        what = f"{where}: {what}" if where else what
        raise kind(what, where=f"{name}: {failed.order.shown}", fix=fix) from None


def _flow(submit: Submit, orders: list[Order], ahead: int) -> Iterator[str]:
    """Keys of ``orders`` as they get into the cache.

    At most ``ahead`` are handed out at a time: no more are begun once one has failed.
    """
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
