"""Speaks again what was heard to be wrong, at a pace a little other, where that sounds right.

An engine that speaks the same text alike each time makes the same mistake again; at another pace it makes
other ones. The pace stands at the segment in ``script.md``, so that the script alone makes the same episode.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from briefing.check.bounds import SYLLABLE
from briefing.check.ear import Ear
from briefing.check.findings import Kind
from briefing.check.judging import by_ear
from briefing.check.listening import Part, alone
from briefing.conductor.build import data_sha256
from briefing.conductor.cast import Cast
from briefing.conductor.checking import Checked, parts_of, reader
from briefing.conductor.manuscript import script_bytes, written
from briefing.conductor.produce import edited
from briefing.conductor.recording import recording_of
from briefing.conductor.report import Reporter
from briefing.config import Config
from briefing.errors import BriefingError
from briefing.files import SCRIPT
from briefing.manner import manner
from briefing.nouns import Line
from briefing.package.rescue import record
from briefing.script.attributes import SPEED
from briefing.script.document import parse, with_attribute

PACES: Final = (0.95, 1.05, 0.97, 1.03, 0.93, 1.07)
"""Of a segment's own pace, in the order in which they are tried."""
MENDABLE: Final = frozenset(
    {Kind.OTHER_TEXT, Kind.DROPPED, Kind.DOUBLED, Kind.ADDED, Kind.SYLLABLE, Kind.CUT}
)
"""What another take may not have; a file that is damaged or two that are exchanged need none."""


@dataclass(frozen=True, slots=True)
class _Try:
    line: Line
    speed: str
    """As it would stand in the script; empty for the take that there is."""


def mend(checked: Checked, config: Config, ear: Ear, report: Reporter, tries: int) -> tuple[int, ...]:
    """The segments that are spoken at another pace now, since up to ``tries`` others were listened to.

    A take is kept where nothing is heard to be wrong with it alone, and where none of the others is better.
    Raises BriefingError where a person edited the script since the episode was made, and nothing is changed;
    otherwise as ``produce`` and ``check`` do.
    """
    wanted = {each.segment for each in checked.findings if each.kind in MENDABLE and each.segment}
    if not wanted:
        return ()
    path = checked.folder / SCRIPT.name
    seen = _as_made(checked.folder, "")
    script = parse(written(script_bytes(path), str(path)), where=str(path))
    cast = Cast.of(config.speech, "", "", config.cast)
    chosen: dict[int, str] = {}
    parts = [part for part in parts_of(checked.folder, config) if part.line.number in wanted]
    for done, part in enumerate(parts):
        report.advance(done / len(parts), f"mending segment {part.line.number}")
        segment = part.line.segment
        own = segment.speed or manner(segment.role).pace
        speeds = [f"{min(max(own * pace, SPEED[0]), SPEED[1]):.3g}" for pace in PACES[:tries]]
        others = [
            _Try(replace(part.line, voice=cast.speaker(script, replace(segment, speed=float(speed)))), speed)
            for speed in speeds
        ]
        if speed := _best(part, [_Try(part.line, ""), *others], config, ear):
            chosen[part.line.number] = speed
    if chosen:

        def edit(text: str) -> str:
            _as_made(checked.folder, seen)
            return _with(text, chosen)

        edited(checked.folder, edit, config=config, report=report)
    return tuple(chosen)


def _best(part: Part, tries: Sequence[_Try], config: Config, ear: Ear) -> str:
    """The speed of the take that sounds best; empty where that is the first of ``tries``."""
    best, least = "", (2.0, 0.0)
    for each, heard in zip(tries, _heard(part, tries, config, ear), strict=False):
        if heard < least:
            best, least = each.speed, heard
        if least[0] < SYLLABLE:
            break
    return best


def _heard(part: Part, tries: Sequence[_Try], config: Config, ear: Ear) -> Iterator[tuple[float, float]]:
    """How bad the worst thing heard in each take is, then what part of its syllables is wrong."""
    for each in tries:
        recording = recording_of([each.line], config)
        recording.record(jobs=1, on_take=lambda *_: None)
        take = recording.take(0)
        found = alone(replace(part, line=each.line), take.samples, take.rate_hz, ear, reader)
        yield max((one.score for one in by_ear(found)), default=0.0), found.compared.wrong


def _with(text: str, chosen: Mapping[int, str]) -> str:
    for number, speed in chosen.items():
        text = with_attribute(text, number, speed=speed)
    return text


def _as_made(folder: Path, seen: str) -> str:
    """The digest of the script, which is ``seen`` or, if that is empty, what the episode was made of.

    Raises BriefingError where it is another.
    """
    path = folder / SCRIPT.name
    known = record(folder)
    made = known.files.get(SCRIPT.name) if known is not None else None
    expected = seen or (made.sha256 if made is not None else "")
    if (found := data_sha256(script_bytes(path))) != expected:
        raise BriefingError(
            "was edited since the episode was made: nothing is mended",
            where=str(path),
            fix="give the folder to `briefing make`, then check it again",
        )
    return found
