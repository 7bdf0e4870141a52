"""Media overlays: which stretch of the audio belongs to which sentence. EPUB 3.3, section 9."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Final
from xml.etree.ElementTree import Element

from briefing.clock import timestamp
from briefing.package.edition import Edition, Part, Passage
from briefing.package.inline import add

NAMESPACE: Final = "http://www.w3.org/ns/SMIL"


@dataclass(frozen=True, slots=True)
class Clip:
    """What sounds while one passage is marked, in milliseconds of the audio."""

    passage: str
    """Its id."""
    start_ms: int
    end_ms: int
    note: str = ""
    """Id of the note that the passage is part of."""


def sheets(edition: Edition) -> Iterator[tuple[Part, tuple[Passage, ...]]]:
    """Each part with all that is read with it: the show's own words with the first and with the last."""
    for part in edition.parts:
        first, last = part is edition.parts[0], part is edition.parts[-1]
        yield (
            part,
            (*(edition.opening if first else ()), *part.passages(), *(edition.closing if last else ())),
        )


def clips(edition: Edition) -> dict[str, list[Clip]]:
    """The clips of each part, by its id, in order: together they are the whole audio, with no gap between.

    A clip lasts until the next begins, so that pauses are heard; a chime belongs to the heading after it.
    """
    starts: list[tuple[str, Passage, int]] = []
    latest_ms = 0
    for part, passages in sheets(edition):
        opening_s = part.start_s
        for passage in passages:
            if passage.cue is None:
                continue
            start_s = passage.cue.start_s if opening_s is None else opening_s
            opening_s = None
            latest_ms = max(latest_ms, round(start_s * 1000)) if starts else 0
            starts.append((part.id, passage, latest_ms))
    ends = [*(start for _, _, start in starts[1:]), int(edition.duration_s * 1000)]
    found: dict[str, list[Clip]] = {part.id: [] for part in edition.parts}
    for (home, passage, start), end in zip(starts, ends, strict=True):
        if end > start:
            found[home].append(Clip(passage.id, start, end, passage.note))
    return found


def duration_ms(stretch: Sequence[Clip]) -> int:
    """How long ``stretch`` sounds."""
    return sum(clip.end_ms - clip.start_ms for clip in stretch)


def overlay(page: str, audio: str, stretch: Sequence[Clip]) -> Element:
    """The SMIL document that plays ``stretch`` of ``audio`` in step with ``page``; both are file names.

    A note is a sequence of its own, which a reading system can be told to skip or to leave.
    """
    smil = Element(
        "smil", {"xmlns": NAMESPACE, "xmlns:epub": "http://www.idpf.org/2007/ops", "version": "3.0"}
    )
    sequence = add(add(smil, "body"), "seq", **{"id": "all", "epub:textref": page, "epub:type": "chapter"})
    for note, alike in groupby(stretch, key=lambda clip: clip.note):
        home = sequence
        if note:
            where = {"epub:textref": f"{page}#{note}", "epub:type": "footnote"}
            home = add(sequence, "seq", id=f"q-{note}", **where)
        for clip in alike:
            pair = add(home, "par", id=f"p-{clip.passage}")
            add(pair, "text", src=f"{page}#{clip.passage}")
            times = {"clipBegin": smil_clock(clip.start_ms), "clipEnd": smil_clock(clip.end_ms)}
            add(pair, "audio", src=audio, **times)
    return smil


def smil_clock(ms: int) -> str:
    """A full clock value of SMIL 3.0: ``0:01:23.456``."""
    return timestamp(ms, hour_digits=1)
