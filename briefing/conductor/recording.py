"""Every spoken line to a take in the cache, and how far that is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from threading import Lock
from typing import Final

from briefing.conductor.report import Reporter
from briefing.config import Config
from briefing.errors import BriefingError
from briefing.nouns import Line, Take
from briefing.package.manifest import TakeRecord
from briefing.speak import studio
from briefing.speak.cache import TakeCache, configured
from briefing.speak.engine import Engine, engine_class
from briefing.speak.waiting import OnWait

TAKE_TRIES: Final = 3
"""How often takes that somebody removed are spoken again before the run gives up."""


@dataclass(frozen=True, slots=True)
class Counts:
    """How many lines were spoken now, and how many had a take."""

    spoken_now: int
    from_cache: int


class Recorder:
    """Finds and makes the takes of one running order."""

    def __init__(self, lines: Sequence[Line], config: Config) -> None:
        """Raises UsageError for an engine that is not there, TakeError where a part of it is missing."""
        self.lines = lines
        self._settings = config.engines
        self._engines: dict[str, Engine] = {}
        self.doubts: dict[int, str] = {}
        """Of the takes that were asked for, by line: why one was not believed at first."""
        self._cache: TakeCache = configured(config)
        self._jobs = 0
        self._on_wait: OnWait = lambda *_: None
        self.keys = [
            studio.take_key(self._engine(line.voice.engine), line.utterance, line.voice) for line in lines
        ]

    @property
    def digests(self) -> Mapping[str, str]:
        """For each engine, what of its own the takes depend on."""
        found: dict[str, dict[str, None]] = {}
        for line in self.lines:
            digest = self._engines[line.voice.engine].digest(line.voice)
            found.setdefault(line.voice.engine, {})[digest] = None
        return {engine: ", ".join(digests) for engine, digests in found.items()}

    def record(self, jobs: int, report: Reporter) -> Counts:
        """Speaks the lines that have no take yet. Raises TakeError, naming the segment that failed."""
        self._jobs = jobs
        report.begin("speaking")
        chapters = list(accumulate((line.chapter for line in self.lines), _latest))
        missing = [not self._cache.has(key) for key in self.keys]
        work = sum(
            len(line.utterance.spoken) for line, absent in zip(self.lines, missing, strict=True) if absent
        )
        count = len(self.lines)
        done = spoken_now = characters = 0
        fraction = 0.0
        telling = Lock()  # waits are told by the threads that wait

        def on_take(index: int, was_cached: bool) -> None:
            nonlocal done, spoken_now, characters, fraction
            with telling:
                done += 1
                spoken_now += not was_cached
                characters += len(self.lines[index].utterance.spoken) if missing[index] else 0
                fraction = characters / work if work else done / count
                report.advance(fraction, f"{chapters[index]}  segment {done}/{count}".strip())

        def on_wait(why: str, left_s: float) -> None:
            with telling:
                if left_s:
                    report.advance(fraction, f"segment {done}/{count}  waiting {left_s:.0f} s: {why}")
                else:
                    report.note(why)

        self._on_wait = on_wait  # which does not know us: the cache spares takes until we are dropped
        studio.record(self.lines, self._cache, self._settings, jobs=jobs, on_take=on_take, on_wait=on_wait)
        return Counts(spoken_now, count - spoken_now)

    def take(self, index: int) -> Take:
        """The take of line ``index``; where takes have left the cache since, they are spoken again.

        Raises TakeError where that fails, BriefingError where they are gone each time.
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
            self._on_wait("takes are gone from the cache: they are spoken again", 0.0)
            studio.record(
                self.lines[index:],
                self._cache,
                self._settings,
                jobs=self._jobs,
                on_take=lambda *_: None,
                on_wait=self._on_wait,
            )
        if take.doubt:
            self.doubts[index] = take.doubt
        return take

    def _engine(self, name: str) -> Engine:
        if name not in self._engines:
            self._engines[name] = engine_class(name)(self._settings.get(name, {}))
        return self._engines[name]


def _latest(chapter: str, opened: str) -> str:
    return opened or chapter


def believed(takes: Iterable[TakeRecord]) -> Iterator[str]:
    """A line for each of ``takes`` whose sound was believed only when it came again."""
    for take in takes:
        if take.doubt:
            where = f"segment {take.number}" if take.number else "the show's own words"
            yield f"{where}: {take.doubt}; it came so twice and was believed"
