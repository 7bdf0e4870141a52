"""What would be made, and why not: everything but speaking, mixing and writing is done."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from contextlib import ExitStack
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from briefing.conductor.cast import Cast
from briefing.conductor.composing import Wanted, composed, place_of
from briefing.conductor.episode import Run
from briefing.conductor.flags import Flags
from briefing.conductor.length import about_s
from briefing.conductor.manuscript import episode_of, from_source, script_bytes, written
from briefing.conductor.produce import fields_of, run_of
from briefing.conductor.recording import recording_of
from briefing.conductor.report import Reporter
from briefing.conductor.running_order import running_order
from briefing.config import Config
from briefing.files import SCRIPT
from briefing.narrate.duration import SYLLABLE_S, seconds
from briefing.nouns import Change, Script
from briefing.script.document import parse
from briefing.speak.pool import Pool

FACTORS: Final[Mapping[str, float]] = {"kokoro": 0.3, "espeak": 0.02}
"""Seconds that an engine needs for a second of sound, about, on two idle cores; estimates."""
OTHERWISE: Final = 0.5
"""Of an engine that was not measured: one behind a network."""
MIXING: Final = 0.03
"""Seconds for a second of the programme, to mix and to package it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Prospect:
    """An episode that would be made."""

    title: str
    characters: int
    """That would be said."""
    duration_s: float
    make_s: float
    """About how long it would take to make, on this machine as on that where engines were measured."""
    segments: int
    to_speak: int
    """Segments whose take is not in the cache."""
    unspoken: Mapping[str, int]
    """As of ``Result``, and so are ``cleaned`` and ``doubts``."""
    cleaned: Mapping[str, int]
    doubts: tuple[str, ...]
    stories: tuple[tuple[str, float], ...] = ()
    """Of a bulletin: the title of each, and about how many seconds it would sound."""
    left_out: tuple[str, ...] = ()
    """Of a bulletin: a line for each story, or part of one, that would not be in it though it can be read."""
    failed: tuple[str, ...] = ()
    """Of a bulletin: a line for each source that cannot be read."""


def of_source(source: str, *, out: Path, config: Config, flags: Flags, report: Reporter) -> Prospect:
    """What ``produce`` would make of ``source``. Raises as that does, where it would fail before speaking."""
    with ExitStack() as stack:
        run = _run(stack, config, flags, report)
        folder = episode_of(source)
        if folder is not None:
            path = folder / SCRIPT.name
            return _prospect(run, parse(written(script_bytes(path), str(path)), str(path)), (), ())
        found = from_source(
            source,
            out,
            fields_of(run),
            cast=config.cast,
            any_language=flags.any_language,
            net=config.fetch,
        )
        return _prospect(run, found.script, found.changes, found.doubts)


def of_bulletin(asked: Wanted, *, out: Path, config: Config, flags: Flags, report: Reporter) -> Prospect:
    """What ``make_bulletin`` would make. Raises as that does; what of it cannot be read is in ``failed``."""
    with ExitStack() as stack:
        run = _run(stack, config, flags, report)
        found = composed(asked, place_of(asked, out), run)
        manuscript = found.manuscript
        made = _prospect(run, manuscript.script, manuscript.changes, manuscript.doubts)
        pauses, speed = config.pauses, config.speech.speed
        stories = tuple((each.title, seconds(each.script.sections, pauses, speed)) for each in found.stories)
        return replace(made, stories=stories, left_out=found.left_out, failed=found.failed)


def _run(stack: ExitStack, config: Config, flags: Flags, report: Reporter) -> Run:
    report.begin("reading")
    cast = Cast.of(config.speech, flags.voice, flags.engine, config.cast)
    return run_of(config, cast, flags, report, stack.enter_context(Pool()))


def _prospect(run: Run, script: Script, changes: tuple[Change, ...], doubts: tuple[str, ...]) -> Prospect:
    order = running_order(script, run.config, run.cast, run.lexicon)
    missing = recording_of(order.spoken, run.config).missing()
    duration_s = about_s(script, run.config)
    speaking_s = sum(
        len(line.utterance.spoken) * SYLLABLE_S * FACTORS.get(line.voice.engine, OTHERWISE) / line.voice.rate
        for line, absent in zip(order.spoken, missing, strict=True)
        if absent
    )
    return Prospect(
        title=script.title,
        characters=sum(len(line.utterance.spoken) for line in order.spoken),
        duration_s=duration_s,
        make_s=speaking_s + MIXING * duration_s,
        segments=len(order.spoken),
        to_speak=sum(missing),
        unspoken=order.unspoken,
        cleaned=Counter(change.kind for change in changes),
        doubts=(*doubts, *(order.doubtful() if run.flags.doubtful else ())),
    )
