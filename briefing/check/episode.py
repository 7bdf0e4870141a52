"""Whether the files of an episode say what its manifest and its script say: no sound is understood here."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from mutagen import MutagenError, id3

from briefing.check.findings import Finding, Kind
from briefing.files import AUDIO, CHAPTERS, PAGE, SCRIPT
from briefing.nouns import Cue, Line, Stored
from briefing.sound.loudness import Measurement
from briefing.zh.characters import is_han

LOUDNESS_LU: Final = 0.7
"""Between what the manifest says and what is measured."""
LENGTH_S: Final = 0.5
PEAK_DBTP: Final = -0.3
_CHAPTER_S: Final = 0.02
"""Between ``chapters.json``, in ms, and the tags, likewise."""
_LABEL: Final = "AIGC"
"""Description of the frame that says: synthetic speech (GB 45438-2025)."""


def files(recorded: Mapping[str, Stored], there: Mapping[str, Stored]) -> Iterator[Finding]:
    """Which files are not those that the manifest lists; ``there`` are those of the folder."""
    for name, stored in recorded.items():
        if name not in there:
            yield whole(f"{name} is missing", 1.0)
        elif there[name] != stored:
            edited = name == SCRIPT.name
            why = "was edited since the episode was made" if edited else "is not the file that was made"
            yield whole(f"{name} {why}", 0.5 if edited else 0.9)


def sound(found: Measurement, duration_s: float, loudness_lufs: float) -> Iterator[Finding]:
    """Whether the sound is as long and as loud as the manifest says, its peaks below full scale."""
    if abs(found.duration_s - duration_s) > LENGTH_S:
        why = f"{AUDIO.name} lasts {found.duration_s:.1f} s, not {duration_s:.1f} s as the manifest says"
        yield whole(why, 1.0)
    loudness = found.loudness
    if abs(loudness.integrated_lufs - loudness_lufs) > LOUDNESS_LU:
        why = f"its loudness is {loudness.integrated_lufs:.1f} LUFS, not {loudness_lufs:.1f}"
        yield whole(why, 0.7)
    if loudness.true_peak_dbtp > PEAK_DBTP:
        yield whole(f"its peaks reach {loudness.true_peak_dbtp:.1f} dBTP", 0.6)


def tags(
    mp3: Path, title: str, chapters: Sequence[tuple[float, str]], label: Mapping[str, str] | None
) -> Iterator[Finding]:
    """Whether the tags of ``mp3`` have the title, the chapters, the cover, the text and the label.

    ``chapters`` are seconds and titles; ``label`` is None where the episode is to have none.
    """
    try:
        found: Any = id3.ID3(mp3)
    except (MutagenError, OSError):
        yield whole(f"{mp3.name} has no tags", 0.9)
        return
    if str(found.get("TIT2", "")) != title:
        yield whole(f"{mp3.name} is tagged with another title", 0.6)
    for frame, what in (("APIC", "cover"), ("USLT", "transcript")):
        if not found.getall(frame):
            yield whole(f"{mp3.name} has no {what} in its tags", 0.6)
    inside = sorted(
        (chap.start_time / 1000, str(chap.sub_frames.get("TIT2", ""))) for chap in found.getall("CHAP")
    )
    alike = len(inside) == len(chapters) and all(
        abs(start_s - at_s) <= _CHAPTER_S and name == said
        for (start_s, name), (at_s, said) in zip(inside, chapters, strict=True)
    )
    if not alike:
        yield whole(f"the chapters in the tags of {mp3.name} are not those of {CHAPTERS.name}", 0.6)
    if label is not None:
        frames = [str(frame) for frame in found.getall("TXXX") if frame.desc == _LABEL]
        if frames != [json.dumps(dict(label), ensure_ascii=True, separators=(",", ":"))]:
            yield whole(f"{mp3.name} lacks the label of synthetic speech that the manifest has", 0.8)


def notice(folder: Path, words: str) -> Iterator[Finding]:
    """Whether the page says that the voice is synthetic, in the program's own ``words``."""
    path = folder / PAGE.name
    if path.is_file() and words not in path.read_text(encoding="utf-8", errors="replace"):
        yield whole(f"{path.name} does not say that the voice is synthetic", 0.6)


def marks(parts: Sequence[tuple[Line, Cue]]) -> Iterator[Finding]:
    """Each segment of which a Han character that is spoken stands under no mark of the transcript."""
    for line, cue in parts:
        omitted = {char for change in line.utterance.omitted for char in change.before}
        spoken = {
            place
            for char, (start, end) in zip(line.utterance.spoken, line.utterance.spans, strict=True)
            if is_han(char)
            for place in range(start, end)
        }
        marked = {place for word in cue.words for place in range(word.start, word.end)}
        bare = [
            cue.text[place]
            for place in sorted(spoken - marked)
            if place < len(cue.text) and is_han(cue.text[place]) and cue.text[place] not in omitted
        ]
        if bare:
            why = f"under no mark of the transcript: {''.join(bare)}"
            yield Finding(
                line.number, cue.start_s, cue.end_s, Kind.CUE, 0.5, "".join(bare), "", why, cue.text
            )


def whole(why: str, score: float) -> Finding:
    """A finding of the episode as a whole."""
    return Finding(0, 0.0, 0.0, Kind.EPISODE, score, "", "", why)
