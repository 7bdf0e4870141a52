"""Listens to a finished episode: what its script says, what its files hold, what is heard."""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from briefing.aloud import Aloud, aloud
from briefing.check import episode as files_of
from briefing.check.ear import Ear, Whisper
from briefing.check.findings import Finding, worst_first
from briefing.check.judging import judged
from briefing.check.listening import Part, Sounded, sounded
from briefing.conductor.cast import Cast
from briefing.conductor.manuscript import LARGEST, script_bytes, written
from briefing.conductor.showlexicon import show_lexicon
from briefing.config import Config
from briefing.errors import BriefingError, PackageError, SourceError, UsageError
from briefing.files import AUDIO, CHAPTERS, MANIFEST, SCRIPT, TRANSCRIPT
from briefing.nouns import Cue, Line, Role, Script, Segment, Stored, Utterance, Word
from briefing.package.manifest import Dismissed, Manifest, file_records
from briefing.package.rescue import record
from briefing.pronounce.diction import Diction
from briefing.pronounce.signs.addresses import AddressWords
from briefing.script.document import parse
from briefing.sound.loudness import measure
from briefing.wording import NOTICE
from briefing.writing import put
from briefing.zh.hanzi import to_hans

_EMPTY: Final = Script("", ())
Heed = Callable[[float], None]
"""Is told which part of the episode has been listened to, 0 to 1."""


@dataclass(frozen=True, slots=True)
class Checked:
    """What came of it."""

    folder: Path
    findings: tuple[Finding, ...]
    """The worst first, without those that a person dismissed."""
    listened_s: float
    duration_s: float


def check(folder: Path, config: Config, ear: Ear, heed: Heed = lambda _: None) -> Checked:
    """What a person should look at of the episode in ``folder``, as ``ear`` hears it.

    Raises SourceError for a folder that is no episode, PackageError where its sound or its transcript cannot
    be read, UsageError for settings or a voice that are not there.
    """
    known = _record(folder)
    found: list[Finding] = []
    if not known.build:
        found.append(files_of.whole(f"{MANIFEST.name} is lost: `briefing make {folder}` writes it anew", 1.0))
    script = _script(folder, found)
    transcript = _json(folder / TRANSCRIPT.name)
    diction = _diction(script, transcript, config)
    parts = tuple(_parts(transcript, script, diction, config, folder))
    found += _files(folder, known, script, transcript, parts)
    measurement = measure(folder / AUDIO.name)
    if known.build:
        found += files_of.sound(measurement, known.duration_s, known.loudness_lufs)
    length_s = max(measurement.duration_s, 1e-3)
    heard = sounded(folder / AUDIO.name, parts, ear, reader, lambda at_s: heed(min(1.0, at_s / length_s)))
    pauses = config.pauses.model_dump().values()
    found += judged(heard, max(pauses))
    let_be = {(each.text, each.kind) for each in known.dismissed}
    listed = worst_first(each for each in found if each.key not in let_be)
    listened_s = sum(part.cue.end_s - part.cue.start_s for part in parts)
    return Checked(folder, listed, listened_s, measurement.duration_s)


def whisper(config: Config) -> Ear:
    """The ear that the settings name. Raises as ``check.ear.Whisper`` does."""
    return Whisper(config.check.model)


def hear(folder: Path, config: Config, ear: Ear) -> Iterator[Sounded]:
    """Each segment of the episode in ``folder`` as ``ear`` hears it. Raises as ``check`` does."""
    yield from sounded(folder / AUDIO.name, parts_of(folder, config), ear, reader)


def parts_of(folder: Path, config: Config) -> tuple[Part, ...]:
    """What is said in the episode in ``folder``, and when. Raises as ``check`` does."""
    _record(folder)
    script = _script(folder, [])
    transcript = _json(folder / TRANSCRIPT.name)
    return tuple(_parts(transcript, script, _diction(script, transcript, config), config, folder))


def dismiss(checked: Checked, wanted: Sequence[tuple[int, str]]) -> Checked:
    """``checked`` without the findings of these segments and kinds, which the manifest keeps.

    Raises UsageError where there is no such finding, PackageError where the manifest is lost.
    """
    known = _record(checked.folder)
    if not known.build:
        raise PackageError("is lost: nothing can be dismissed", where=str(checked.folder / MANIFEST.name))
    there = {(each.segment, str(each.kind)): each for each in checked.findings}
    for number, kind in wanted:
        if (number, kind) not in there:
            raise UsageError(f"nothing of the kind {kind} was found in segment {number}", where="--dismiss")
    gone = {there[each].key for each in wanted}
    kept = {(each.text, each.kind) for each in known.dismissed} | gone
    records = tuple(Dismissed(text=text, kind=kind) for text, kind in sorted(kept))
    text = known.model_copy(update={"dismissed": records}).dump()
    put(checked.folder / MANIFEST.name, [text.encode()])
    left = tuple(each for each in checked.findings if each.key not in gone)
    return Checked(checked.folder, left, checked.listened_s, checked.duration_s)


def _record(folder: Path) -> Manifest:
    known = record(folder) if folder.is_dir() else None
    if known is None:
        raise SourceError("no episode", where=str(folder), fix="name the folder of one")
    return known


def _script(folder: Path, found: list[Finding]) -> Script:
    """The script in ``folder``; an empty one, and a finding, where there is none that can be read."""
    path = folder / SCRIPT.name
    try:
        return parse(written(script_bytes(path), str(path)), where=str(path))
    except BriefingError as error:
        found.append(files_of.whole(f"{SCRIPT.name}: {error.what}", 0.9))
        return _EMPTY


def _json(path: Path) -> Mapping[str, Any]:
    """The object in the file ``path``. Raises PackageError."""
    fix = "make the episode anew"
    try:
        if path.stat().st_size > 10 * LARGEST:
            raise PackageError("is too large", where=str(path), fix=fix)
        found = json.loads(path.read_bytes())
    except OSError as error:
        raise PackageError(f"cannot be read: {error.strerror}", where=str(path), fix=fix) from None
    except (ValueError, RecursionError):
        raise PackageError("holds no JSON", where=str(path), fix=fix) from None
    if not isinstance(found, dict):
        raise PackageError("holds no object", where=str(path), fix=fix)
    return found


def _diction(script: Script, transcript: Mapping[str, Any], config: Config) -> Diction:
    written_in = (
        script.script if script.sections else "hant" if "Hant" in str(transcript.get("language")) else "hans"
    )
    addresses = AddressWords(config.speech.link, config.speech.mailbox)
    shows = Diction(written_in, show_lexicon(config), addresses=addresses)
    return shows.within(each.text for paragraph in script.paragraphs() for each in aloud(paragraph))


def _parts(
    transcript: Mapping[str, Any], script: Script, diction: Diction, config: Config, folder: Path
) -> Iterator[Part]:
    """Each cue with its segment and how that is said. Raises PackageError for what is no transcript."""
    cast = Cast.of(config.speech, "", "", config.cast)
    words: dict[int, Aloud] = {}
    for paragraph in script.paragraphs():
        for each in aloud(paragraph):
            words[len(words) + 1] = each
    try:
        cues = [_cue(each) for each in transcript["segments"]]
    except (LookupError, TypeError, ValueError):
        where = str(folder / TRANSCRIPT.name)
        raise PackageError("holds no transcript", where=where, fix="make the episode anew") from None
    for cue in cues:
        of_script = words.get(cue.number)
        same = of_script is not None and of_script.text == cue.text
        segment = of_script.segment if of_script is not None else Segment(cue.text, cue.role)
        pins = of_script.pins if of_script is not None and same else ()
        utterance = diction.pronounce(cue.text, pins)
        yield Part(Line(segment, utterance, cast.speaker(script, segment), cue.number), cue)


def _cue(said: Mapping[str, Any]) -> Cue:
    """A cue of the transcript. Raises LookupError, TypeError or ValueError."""
    start_s, end_s = float(said["startTime"]), float(said["endTime"])
    text = said["body"]
    if not 0 <= start_s <= end_s < math.inf or not isinstance(text, str):
        raise ValueError(said)
    words = tuple(Word(float(a), float(b), int(c), int(d)) for a, b, c, d in said.get("words", ()))
    return Cue(start_s, end_s, text, Role(said.get("role", "body")), int(said.get("number", 0)), words)


def _files(
    folder: Path, known: Manifest, script: Script, transcript: Mapping[str, Any], parts: Sequence[Part]
) -> Iterator[Finding]:
    there = {name: Stored(each.bytes, each.sha256) for name, each in file_records(folder).items()}
    yield from files_of.files({n: Stored(each.bytes, each.sha256) for n, each in known.files.items()}, there)
    try:
        chapters = [
            (float(each["startTime"]), str(each["title"]))
            for each in _json(folder / CHAPTERS.name)["chapters"]
        ]
    except (PackageError, LookupError, TypeError, ValueError):
        yield files_of.whole(f"{CHAPTERS.name} cannot be read", 0.8)
    else:
        yield from files_of.tags(folder / AUDIO.name, known.title or script.title, chapters, known.label)
    yield from files_of.notice(folder, NOTICE)
    yield from files_of.marks([(part.line, part.cue) for part in parts])
    silent = transcript.get("unspoken")
    listed = [each for each in silent if isinstance(each, dict)] if isinstance(silent, list) else []
    shown = {part.line.number for part in parts} | {each.get("number", 0) for each in listed}
    for number, segment in enumerate(script.segments(), 1):
        if number not in shown:
            yield files_of.whole(f"segment {number} is not in {TRANSCRIPT.name}: {segment.text[:20]}", 0.9)


def reader(text: str) -> Utterance:
    """How what an ear wrote is read."""
    return Diction().pronounce(to_hans(text))
