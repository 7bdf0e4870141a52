"""The mix: takes, pauses and chimes in pieces on one timeline, counted in samples, mastered to an MP3."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Final

from briefing.config import Config
from briefing.errors import SourceError
from briefing.kept import Kept
from briefing.mix import clips
from briefing.mix.bed import ready as ready_bed
from briefing.mix.chimes import ready
from briefing.mix.laid import Laid, Spot
from briefing.mix.master import master
from briefing.mix.pieces import GRID, Placed, cut
from briefing.mix.timeline import steps
from briefing.mix.whole import Whole
from briefing.mix.words import words
from briefing.mix.workshop import Takes, Workshop
from briefing.nouns import Chapter, Cue, Line, Programme

_LAYING: Final = 0.2
"""The share of the work that joining takes is; the rest is encoding and measuring (``bench/mix.py``)."""


def mix(
    lines: Sequence[Line],
    takes: Takes,
    config: Config,
    target: Path,
    *,
    kept: Kept,
    on_progress: Callable[[float], None],
) -> Programme:
    """The programme of ``lines``, written to ``target`` as MP3 and measured as decoded from there.

    The other formats of ``[audio] formats`` lie beside it under the same name: each is encoded from the same
    samples, and is as loud.

    It is made of pieces (``pieces``); those that are in ``kept`` are not made again, and their takes are not
    asked for. What comes out is the same to the byte. A take is let go with its piece: memory does not grow
    with the programme. On any failure, Ctrl-C too, nothing is left but pieces. ``on_progress`` is told the
    fraction done.

    With a bed it is mixed as a whole (``whole``).

    Raises UsageError for a chime or a bed that cannot be played, SourceError where there is nothing to say,
    PackageError where the file cannot be written.
    """
    if not lines:
        raise SourceError("there is nothing to say")
    chimes = ready(config.chimes, config.audio.channels, kept)
    placed = list(cut(steps(lines, config), lines, takes.keys, chimes, config.audio.channels))
    targets = [target, *(target.with_suffix(f".{form}") for form in config.audio.formats if form != "mp3")]
    try:
        with Workshop(placed, takes, chimes, kept, target.parent) as workshop:
            laid = []
            for each in workshop.laid():
                laid.append(each)
                on_progress(_LAYING * len(laid) / len(placed))
            cues, chapters = _timed(lines, placed, laid)
            whole = None
            if bed := ready_bed(config.bed, config.audio.channels):
                frames = GRID * sum(each.frames for each in laid)
                whole = Whole(map(workshop.samples, range(len(placed))), frames, cues, bed)
            found = master(
                whole or workshop,
                whole.laid if whole else laid,
                config.audio,
                targets,
                lambda part: on_progress(_LAYING + (1 - _LAYING) * part),
            )
    except BaseException:
        for path in targets:
            path.unlink(missing_ok=True)
        raise
    on_progress(1.0)
    return Programme(_length_s(laid), cues, chapters, found.loudness_lufs, found.true_peak_dbtp)


def _length_s(laid: Iterable[Laid]) -> float:
    return GRID * sum(each.frames for each in laid) / clips.RATE_HZ


def _timed(
    lines: Sequence[Line], placed: Sequence[Placed], laid: Sequence[Laid]
) -> tuple[tuple[Cue, ...], tuple[Chapter, ...]]:
    """When lines sound and chapters begin, by the places of pieces."""
    cues: list[Cue] = []
    opened: list[tuple[float, str]] = []
    at = 0
    for piece, each in zip(placed, laid, strict=True):
        for step, spot in zip(piece.steps, each.spots, strict=True):
            if step.chapter:
                opened.append(((at + spot.start) / clips.RATE_HZ if opened else 0.0, step.chapter))
            if step.line >= 0:
                cues.append(_cue(lines[step.line], spot, at))
        at += each.frames * GRID
    ends = [*(start_s for start_s, _ in opened[1:]), at / clips.RATE_HZ]
    chapters = (Chapter(start_s, end_s, title) for (start_s, title), end_s in zip(opened, ends, strict=False))
    return tuple(cues), tuple(chapters)


def _cue(line: Line, spot: Spot, at: int) -> Cue:
    """The cue of ``line``, whose piece begins at sample ``at``."""
    zero_s, start_s, end_s = ((at + each) / clips.RATE_HZ for each in (spot.start, spot.first, spot.last))
    return Cue(
        start_s=start_s,
        end_s=end_s,
        text=line.utterance.text,
        role=line.segment.role,
        number=line.number,
        words=words(line.utterance, spot.marks, zero_s, start_s, end_s),
        doubt=spot.doubt,
    )
