"""The programme cut into pieces: what each sounds of. Pure; a piece is all that its sound depends on.

A piece is a paragraph, with the silence inside and after it, or a chime. It is encoded by itself, begins and
ends in silence, and lasts whole frames of an MP3: so pieces that are kept are joined as they are, and an edit
makes anew only the piece that it is in.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Final, Literal

from briefing.mix import clips
from briefing.mix.delivery import Delivery
from briefing.mix.digests import digest
from briefing.mix.takes import HEAD_S, TAIL_S

if TYPE_CHECKING:
    from briefing.mix.chimes import Ready
    from briefing.mix.timeline import Step
    from briefing.nouns import Line

GRID: Final = 1152
"""Samples that a piece lasts a multiple of: a frame of an MP3."""

QUIET: Final = round(0.08 * clips.RATE_HZ)
"""Samples of nothing, at least, that a piece ends with (80 ms). An encoder lags by 1,105 samples (MP3) or
1,024 (AAC), frames of AAC do not end where those of MP3 do, and each reaches into the next: 70 are needed."""

MOST_SOUNDS: Final = 8
"""In a piece: a longer paragraph is parted, so that memory does not grow with it."""


@dataclass(frozen=True, slots=True)
class Sound:
    """One sound of a piece."""

    key: str
    """Digest of what sounds: the key of a take, or of a chime."""
    before: int
    """Samples of silence before it."""
    delivery: Delivery
    """Of a take."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of the programme: the same piece sounds the same wherever it stands."""

    sounds: tuple[Sound, ...]
    after: int
    """Samples of silence after the last, before it is brought to the ``GRID``."""
    channels: Literal[1, 2]

    @property
    def key(self) -> str:
        """The digest of all that its sound depends on."""
        return digest("piece", asdict(self))

    def length(self, sounding: int) -> int:
        """Samples that it lasts, when its last sound ends after ``sounding`` samples: whole frames."""
        least = -(-(sounding + QUIET) // GRID)
        return max(least, round((sounding + self.after) / GRID)) * GRID


@dataclass(frozen=True, slots=True)
class Placed:
    """A piece, and which step of the programme each of its sounds is."""

    piece: Piece
    steps: tuple[Step, ...]


def cut(
    steps: Iterable[Step],
    lines: Sequence[Line],
    keys: Sequence[str],
    chimes: Mapping[str, Ready],
    channels: Literal[1, 2],
) -> Iterator[Placed]:
    """The pieces of the programme, in order. ``keys`` are those of the takes of ``lines``.

    A piece ends with its paragraph or chime where the pause has room for an end in silence, else later; and
    with ``MOST_SOUNDS`` in any case.
    """
    sounds: list[Sound] = []
    held: list[Step] = []
    quiet_s = 0.0  # silence that the sound before ends with: part of the pause
    for step in steps:
        head_s = HEAD_S if step.line >= 0 else 0.0
        before = round(max(0.0, step.before_s - quiet_s - head_s) * clips.RATE_HZ)
        if held and ((_parts(held[-1], step, lines) and before >= QUIET) or len(held) == MOST_SOUNDS):
            yield Placed(Piece(tuple(sounds), before, channels), tuple(held))
            sounds, held = [], []
        sounds.append(Sound(_key(step, keys, chimes), before if held else 0, step.delivery))
        held.append(step)
        quiet_s = TAIL_S if step.line >= 0 else chimes[step.chime].tail_s
    yield Placed(Piece(tuple(sounds), 0, channels), tuple(held))


def _parts(before: Step, step: Step, lines: Sequence[Line]) -> bool:
    """Whether a piece may end between these two."""
    chime = before.line < 0 or step.line < 0
    return chime or bool(step.chapter) or lines[before.line].ends_paragraph


def _key(step: Step, keys: Sequence[str], chimes: Mapping[str, Ready]) -> str:
    return keys[step.line] if step.line >= 0 else chimes[step.chime].key
