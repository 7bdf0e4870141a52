"""The mix: takes, pauses and chimes joined on one timeline, counted in samples, and mastered to an MP3."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

from briefing.config import Chimes, Config
from briefing.errors import SourceError
from briefing.mix import clips
from briefing.mix.chimes import chime, tail_s
from briefing.mix.master import master
from briefing.mix.spool import Spool
from briefing.mix.takes import HEAD_S, TAIL_S, piece
from briefing.mix.timeline import steps
from briefing.mix.words import words
from briefing.nouns import Chapter, Cue, Line, Programme, Take

_JOINING: Final = 0.3
"""The share of the work that joining is; the rest is encoding and measuring (``bench/mix.py``)."""


def mix(
    lines: Sequence[Line],
    load: Callable[[int], Take],
    config: Config,
    target: Path,
    on_progress: Callable[[float], None],
) -> Programme:
    """The programme of ``lines``, written to ``target`` as MP3 and measured as decoded from there.

    The other formats of ``[audio] formats`` lie beside it under the same name: each is encoded from the same
    samples, and is as loud.

    ``load(i)`` gives the take of ``lines[i]``; each is asked for once, in order, and let go before the next:
    memory does not grow with the programme. What is spooled lies nameless in the folder of ``target``
    meanwhile (5 MB a minute in mono). On any failure, Ctrl-C too, nothing is left. ``on_progress`` is told
    the fraction done.

    Raises UsageError for a chime that cannot be played, SourceError where there is nothing to say,
    PackageError where the file cannot be written.
    """
    if not lines:
        raise SourceError("there is nothing to say")
    targets = [target, *(target.with_suffix(f".{form}") for form in config.audio.formats if form != "mp3")]
    try:
        with Spool(target.parent, config.audio.channels) as spool:
            cues, starts = _join(lines, load, config, spool, lambda part: on_progress(_JOINING * part))
            found = master(
                spool, config.audio, targets, lambda part: on_progress(_JOINING + (1 - _JOINING) * part)
            )
    except BaseException:
        for each in targets:
            each.unlink(missing_ok=True)
        raise
    on_progress(1.0)
    ends = [*(start_s for start_s, _ in starts[1:]), found.duration_s]
    return Programme(
        duration_s=found.duration_s,
        cues=tuple(cues),
        chapters=tuple(
            Chapter(start_s, end_s, title) for (start_s, title), end_s in zip(starts, ends, strict=False)
        ),
        loudness_lufs=found.loudness.integrated_lufs,
        true_peak_dbtp=found.loudness.true_peak_dbtp,
    )


def _join(
    lines: Sequence[Line],
    load: Callable[[int], Take],
    config: Config,
    spool: Spool,
    on_progress: Callable[[float], None],
) -> tuple[list[Cue], list[tuple[float, str]]]:
    """The cues, and the start and title of each chapter, of the programme it leaves in ``spool``."""
    chimes = {slot: chime(config.chimes, slot, spool.channels) for slot in Chimes.model_fields}
    cues: list[Cue] = []
    chapters: list[tuple[float, str]] = []
    quiet_s = 0.0  # silence that the sound before ends with: part of the pause
    for step in steps(lines, config):
        head_s = HEAD_S if step.line >= 0 else 0.0
        if spool.frames:
            spool.append(clips.silence(max(0.0, step.before_s - quiet_s - head_s), spool.channels))
        start_s = spool.frames / clips.RATE_HZ
        if step.chapter:
            chapters.append((start_s if chapters else 0.0, step.chapter))
        if step.line < 0:
            spool.append(chimes[step.chime])
            quiet_s = tail_s(chimes[step.chime])
            continue
        line, take = lines[step.line], load(step.line)
        spoken = piece(take, spool.channels)
        spool.append(spoken.audio)
        quiet_s = TAIL_S
        first_s, last_s = start_s + spoken.first / clips.RATE_HZ, start_s + spoken.last / clips.RATE_HZ
        cues.append(
            Cue(
                start_s=first_s,
                end_s=last_s,
                text=line.utterance.text,
                role=line.segment.role,
                number=line.number,
                words=words(line.utterance, take.marks, start_s + spoken.offset_s, first_s, last_s),
            )
        )
        on_progress(len(cues) / len(lines))
    return cues, chapters
