"""Gets a take of every spoken line into the cache, and reports how far that is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate
from threading import Lock

from briefing.conductor.report import Reporter
from briefing.config import Config
from briefing.nouns import Line, Programme
from briefing.package.manifest import TakeRecord
from briefing.speak.cache import configured
from briefing.speak.pool import Pool
from briefing.speak.studio import Recording


def recording_of(lines: Sequence[Line], config: Config) -> Recording:
    """The recording of ``lines``, of which nothing is spoken yet. Raises as ``Recording`` does."""
    return Recording(lines, configured(config), config.engines)


def record(recording: Recording, jobs: int, report: Reporter, pool: Pool) -> None:
    """Speaks the lines that have no take yet, in the booths of ``pool``.

    Raises TakeError, naming the segment that failed.
    """
    report.begin("speaking")
    lines = recording.lines
    chapters = list(accumulate((line.chapter for line in lines), _latest))
    missing = recording.missing()
    work = sum(len(line.utterance.spoken) for line, absent in zip(lines, missing, strict=True) if absent)
    count = len(lines)
    done = characters = 0
    fraction = 0.0
    telling = Lock()  # waits are told by the threads that wait

    def on_take(index: int, was_cached: bool) -> None:
        nonlocal done, characters, fraction
        with telling:
            done += 1
            characters += len(lines[index].utterance.spoken) if missing[index] else 0
            fraction = characters / work if work else done / count
            report.advance(fraction, f"{chapters[index]}  segment {done}/{count}".strip())

    def on_wait(
        why: str, left_s: float
    ) -> None:  # must not refer to the recording: its takes are spared for as long as it lives
        with telling:
            if left_s:
                report.advance(fraction, f"segment {done}/{count}  waiting {left_s:.0f} s: {why}")
            else:
                report.note(why)

    if work:
        report.advance(0, "loading the voice")
    recording.record(jobs=jobs, on_take=on_take, on_wait=on_wait, pool=pool)


def take_records(recording: Recording, programme: Programme) -> list[TakeRecord]:
    """What the manifest says of each take of ``recording``, once ``programme`` is mixed of them."""
    return [
        TakeRecord(
            number=cue.number,
            key=key,
            start_s=cue.start_s,
            end_s=cue.end_s,
            doubt=cue.doubt,
        )
        for key, cue in zip(recording.keys, programme.cues, strict=True)
    ]


def believed(takes: Iterable[TakeRecord]) -> Iterator[str]:
    """A line for each of ``takes`` whose sound was believed only when it came again."""
    for take in takes:
        if take.doubt:
            where = f"segment {take.number}" if take.number else "the show's own words"
            yield f"{where}: {take.doubt}; it came so twice and was believed"


def _latest(chapter: str, opened: str) -> str:
    return opened or chapter
