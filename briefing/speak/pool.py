"""The booths of a run: opened once for all its articles, since a process that speaks is slow to start."""

from __future__ import annotations

import json
from collections.abc import Mapping
from contextlib import ExitStack
from typing import Any

from briefing.cores import cores
from briefing.speak.booth import Submit, thread_booths
from briefing.speak.cache import TakeCache
from briefing.speak.engine import Engine, engine_class
from briefing.speak.worker import process_booths


class Pool:
    """Booths by engine. A context: they close, and processes end, when it is left."""

    def __init__(self) -> None:
        self._stack = ExitStack()
        self._open: dict[str, Submit] = {}

    def __enter__(self) -> Pool:
        return self

    def __exit__(self, *_: object) -> None:
        self._open.clear()
        self._stack.close()

    def has(self, name: str, settings: Mapping[str, Any], cache: TakeCache) -> bool:
        """Whether booths of that engine are open."""
        return _key(name, settings, cache) in self._open

    def booths(self, name: str, settings: Mapping[str, Any], cache: TakeCache, *, jobs: int) -> Submit:
        """What takes orders for the engine ``name``: as many at once as suit it, at most ``jobs`` (0: any).

        Raises UsageError for no such engine.
        """
        return self._opened(name, settings, cache, jobs, early=False)

    def start(self, name: str, settings: Mapping[str, Any], cache: TakeCache, *, jobs: int) -> None:
        """As ``booths``, before there is an order: processes start now, if several are to speak at once."""
        if _at_once(engine_class(name)(settings), jobs) > 1:
            self._opened(name, settings, cache, jobs, early=True)

    def _opened(
        self, name: str, settings: Mapping[str, Any], cache: TakeCache, jobs: int, *, early: bool
    ) -> Submit:
        key = _key(name, settings, cache)
        if key not in self._open:
            engine = engine_class(name)(settings)
            count = _at_once(engine, jobs)
            told = {**settings, **engine.resolved()} if hasattr(engine, "resolved") else dict(settings)
            booths = (
                process_booths(count, name, told, cache, early=early)
                if engine.parallel == "processes"
                else thread_booths(count, name, told, cache)
            )
            self._open[key] = self._stack.enter_context(booths)
        return self._open[key]


def _at_once(engine: Engine, jobs: int) -> int:
    count = engine.workers(cores())
    return min(count, jobs or count)


def _key(name: str, settings: Mapping[str, Any], cache: TakeCache) -> str:
    return json.dumps([name, dict(settings), str(cache.folder)], sort_keys=True, default=str)
