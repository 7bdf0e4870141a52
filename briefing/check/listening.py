"""Listens to an episode, segment by segment, in windows: memory does not grow with its length.

Neighbouring segments are set beside each other, a little silence between, up to what an ear takes at once.
Those in doubt are listened to once more, beside each other, and the better of both counts.
"""

from __future__ import annotations

from bisect import bisect
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Final

import numpy as np

from briefing.check.compared import Compared
from briefing.check.ear import LONGEST_S, RATE_HZ, Ear, Listened, Token
from briefing.check.heard import Reader, Syllable, to_say, understood
from briefing.check.loops import loop
from briefing.check.measures import Measured, measured
from briefing.nouns import Cue, Line
from briefing.sound.decode import blocks
from briefing.sound.resample import resampled

if TYPE_CHECKING:
    from numpy.typing import NDArray

LEAD_S: Final = 0.12
TAIL_S: Final = 0.2
"""How much around a segment belongs to it, where its neighbours leave so much."""
BETWEEN_S: Final = 0.5
"""Silence between two segments in a window."""
AGAIN: Final = 0.01
"""From this part of its syllables on that was heard wrong, a segment is listened to again."""


@dataclass(frozen=True, slots=True)
class Part:
    """What is said, and when it should sound."""

    line: Line
    cue: Cue


@dataclass(frozen=True, slots=True)
class Sounded:
    """A part as it sounds."""

    part: Part
    from_s: float
    """Second of the programme at which its samples begin."""
    measured: Measured
    compared: Compared
    likely: tuple[float, ...]
    """Of each syllable to be said; empty where the ear does not say."""


@dataclass(frozen=True, slots=True)
class _Piece:
    part: Part
    from_s: float
    measured: Measured
    samples: NDArray[np.float32]
    """At the ear's rate, no longer than it takes."""
    said: tuple[Syllable, ...]


def sounded(
    path: Path, parts: Sequence[Part], ear: Ear, read: Reader, heed: Callable[[float], None] = lambda _: None
) -> Iterator[Sounded]:
    """Each of the ``parts`` of the audio file ``path``; those that were heard twice come late.

    ``heed`` is told how many seconds of the programme have been listened to. Raises PackageError where the
    file cannot be decoded.
    """
    doubted: list[tuple[_Piece, Sounded]] = []
    for window in _windows(_pieces(path, parts)):
        for piece, found in zip(window, _listened(window, ear, read), strict=True):
            if found.compared.wrong > AGAIN:
                doubted.append((piece, found))
            else:
                yield found
        heed(window[-1].part.cue.end_s)
        if sum(len(piece.samples) for piece, _ in doubted) > LONGEST_S * RATE_HZ:
            yield from _again(doubted, ear, read)
            doubted = []
    yield from _again(doubted, ear, read)


def alone(part: Part, samples: NDArray[np.float32], rate_hz: int, ear: Ear, read: Reader) -> Sounded:
    """``part`` as it sounds in mono ``samples`` of it alone: in its take."""
    (found,) = _listened([_piece(part, 0.0, samples, rate_hz)], ear, read)
    return found


def _pieces(path: Path, parts: Sequence[Part]) -> Iterator[_Piece]:
    """The sound of each of ``parts``; empty where the file ends before it."""
    ordered = sorted(parts, key=lambda part: part.cue.start_s)
    stream = blocks(path, channels=1)
    held, held_from, rate_hz = np.zeros(0, np.float32), 0, 0
    for part, (start_s, end_s) in zip(ordered, _spans(ordered), strict=True):
        ended = False
        while not ended and (not rate_hz or held_from + len(held) < end_s * rate_hz):
            following = next(stream, None)
            if following is None:
                ended = True
            else:
                block, rate_hz = following
                held = np.concatenate([held, block[:, 0]])
                spare = min(max(0, int(start_s * rate_hz) - held_from), len(held))
                held, held_from = held[spare:], held_from + spare
        if not rate_hz:
            return
        first = max(0, int(start_s * rate_hz) - held_from)
        samples = held[first : max(first, int(end_s * rate_hz) - held_from)]
        yield _piece(part, start_s, samples, rate_hz)


def _piece(part: Part, from_s: float, samples: NDArray[np.float32], rate_hz: int) -> _Piece:
    utterance = part.line.utterance
    return _Piece(
        part,
        from_s,
        measured(samples, rate_hz),
        resampled(samples, rate_hz, RATE_HZ)[: int((LONGEST_S - 2 * BETWEEN_S) * RATE_HZ)],
        to_say(utterance.spoken, utterance.readings or ("",) * len(utterance.spoken)),
    )


def _spans(parts: Sequence[Part]) -> Iterator[tuple[float, float]]:
    """From when to when each part is listened to: halfway to its neighbours at most."""
    edges = [(before.cue.end_s + after.cue.start_s) / 2 for before, after in pairwise(parts)]
    for part, least, most in zip(parts, [0.0, *edges], [*edges, float("inf")], strict=True):
        cue = part.cue
        yield max(0.0, least, cue.start_s - LEAD_S), max(cue.start_s, min(most, cue.end_s + TAIL_S))


def _windows(pieces: Iterable[_Piece]) -> Iterator[list[_Piece]]:
    """As many neighbouring pieces as an ear takes at once."""
    window: list[_Piece] = []
    length_s = BETWEEN_S
    for piece in pieces:
        piece_s = len(piece.samples) / RATE_HZ + BETWEEN_S
        if window and length_s + piece_s > LONGEST_S:
            yield window
            window, length_s = [], BETWEEN_S
        window.append(piece)
        length_s += piece_s
    if window:
        yield window


def _listened(window: Sequence[_Piece], ear: Ear, read: Reader) -> Iterator[Sounded]:
    for piece, heard in zip(window, _heard(window, ear), strict=True):
        yield _compared(piece, heard, read)


def _again(doubted: Sequence[tuple[_Piece, Sounded]], ear: Ear, read: Reader) -> Iterator[Sounded]:
    """The better of what was heard of each before, and of what is heard now that it has other neighbours."""
    before = {id(piece): found for piece, found in doubted}
    for window in _windows(piece for piece, _ in reversed(doubted)):
        for piece, found in zip(window, _listened(window, ear, read), strict=True):
            yield min(before[id(piece)], found, key=lambda each: each.compared.wrong)


def _compared(piece: _Piece, listened: Listened, read: Reader) -> Sounded:
    compared = Compared.of(piece.said, understood(listened.heard, read))
    return Sounded(piece.part, piece.from_s, piece.measured, compared, _likely(piece, listened))


def _likely(piece: _Piece, listened: Listened) -> tuple[float, ...]:
    """How likely each syllable is, by the place of its character in the text."""
    by_place = [token.likely for token in listened.believed for _ in token.text]
    text, utterance = _text(piece), piece.part.line.utterance
    if len(by_place) != len(text):
        return ()
    shown = text == utterance.text
    places = (utterance.spans[one.at][0] if shown else one.at for one in piece.said)
    return tuple(by_place[place] for place in places)


def _text(piece: _Piece) -> str:
    """What an ear would write: what is shown, or what is said where that is in traditional characters."""
    utterance = piece.part.line.utterance
    return utterance.text if piece.part.line.voice.script == "hans" else utterance.spoken


def _heard(window: Sequence[_Piece], ear: Ear) -> list[Listened]:
    """What is heard of each piece, times in seconds of its own sound."""
    gap = np.zeros(int(BETWEEN_S * RATE_HZ), np.float32)
    sound = np.concatenate([gap, *(part for piece in window for part in (piece.samples, gap))])
    ends = list(accumulate(len(piece.samples) + len(gap) for piece in window))
    starts = [(end - len(piece.samples)) / RATE_HZ for end, piece in zip(ends, window, strict=True)]
    texts = [_text(piece) for piece in window]
    whole = _without_loop(ear.listen(sound, "".join(texts)), "".join(texts))
    edges = [end / RATE_HZ + BETWEEN_S / 2 for end in ends[:-1]]
    letters = list(accumulate(map(len, texts)))
    heard: list[list[int]] = [[] for _ in window]
    for index, token in enumerate(whole.heard):
        heard[bisect(edges, min((token.start_s + token.end_s) / 2, token.start_s + 0.2))].append(index)
    believed: list[list[int]] = [[] for _ in window]
    at = 0
    for index, token in enumerate(whole.believed):
        believed[min(len(window) - 1, bisect(letters, at))].append(index)
        at += len(token.text)

    def moved(indices: Sequence[int], tokens: Sequence[Token], by_s: float) -> tuple[Token, ...]:
        return tuple(
            replace(tokens[i], start_s=tokens[i].start_s - by_s, end_s=tokens[i].end_s - by_s)
            for i in indices
        )

    return [
        Listened(moved(ours, whole.heard, start), moved(theirs, whole.believed, start))
        for ours, theirs, start in zip(heard, believed, starts, strict=True)
    ]


def _without_loop(listened: Listened, said: str) -> Listened:
    """What was heard, without what an ear only repeated."""
    going_round = loop("".join(token.text for token in listened.heard), said)
    if going_round is None:
        return listened
    ends = accumulate(len(token.text) for token in listened.heard)
    first, last = going_round
    kept = tuple(token for token, end in zip(listened.heard, ends, strict=True) if not first < end <= last)
    return replace(listened, heard=kept)
