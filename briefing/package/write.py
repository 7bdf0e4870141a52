"""Everything that goes into the folder of an episode, in one pass, the manifest last."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any, Final

from briefing import __version__
from briefing.config import Config
from briefing.nouns import Change, Pin, Programme, Role, Script, Segment
from briefing.package import aigc, manifest, transcript
from briefing.package.book import book
from briefing.package.chapters import chapters_json
from briefing.package.cover import cover
from briefing.package.edition import edition
from briefing.package.formats import tag_others
from briefing.package.page import page
from briefing.package.tags import audio_sha256, tag

AUDIO: Final = "episode.mp3"
SCRIPT: Final = "script.md"
BOOK: Final = "episode.epub"
MADE: Final = frozenset(
    {
        AUDIO,
        "episode.m4a",
        "episode.opus",
        SCRIPT,
        BOOK,
        "transcript.vtt",
        "transcript.srt",
        "transcript.json",
    }
    | {"chapters.json", "cover.jpg", "index.html", manifest.NAME}
)
"""Names of all files that an episode may have, where no manifest says which it has."""
SUMMARY_MAX: Final = 250
"""Characters of a description taken from the article."""


def write_episode(
    staging: Path,
    *,
    script: Script,
    script_text: str,
    programme: Programme,
    unspoken: Sequence[tuple[int, Segment]],
    config: Config,
    source: str,
    source_sha256: str,
    derived_script_sha256: str,
    build: str,
    engines: Mapping[str, str],
    voices: Sequence[str],
    takes: Sequence[manifest.TakeRecord],
    changes: Sequence[Change],
    readings: Sequence[Sequence[Pin]] = (),
    track: int = 1,
) -> manifest.Manifest:
    """The manifest of the episode, once all its files are in ``staging``, where ``episode.mp3`` lies.

    ``script_text`` becomes ``script.md`` to the letter. ``unspoken`` are the segments without a take, with
    their numbers. ``readings`` are the pinyin that was spoken over the text of each cue, in order, if it is
    to be shown. ``build`` is a digest of all that the episode depends on; it is also the content's number
    in the AIGC label. ``track`` is its number in the show. Raises UsageError for a cover of the producer's
    own that cannot serve.
    """
    mp3 = staging / AUDIO
    picture = cover(script.title, config.show, script=script.script)
    label = _label(config, build, audio_sha256(mp3))
    description = summary(script)
    reading = edition(script, programme, readings)
    for tagged in (tag, tag_others):
        tagged(
            mp3,
            script,
            programme,
            show=config.show,
            cover=picture,
            label=label,
            transcript_text=transcript.plain_text(script),
            track=track,
            description=description,
        )
    texts = {
        SCRIPT: script_text,
        "transcript.vtt": transcript.vtt(programme),
        "transcript.srt": transcript.srt(programme),
        "transcript.json": _json(transcript.transcript_json(programme, script, unspoken)),
        "chapters.json": _json(chapters_json(programme)),
        "index.html": page(reading, config.show, description=description),
    }
    for name, text in texts.items():
        (staging / name).write_bytes(text.encode())
    (staging / "cover.jpg").write_bytes(picture)
    book(staging / BOOK, reading, config.show, audio=mp3, cover=picture, description=description)
    record = manifest.Manifest(
        version=__version__,
        source=source,
        title=script.title,
        track=track,
        source_sha256=source_sha256,
        derived_script_sha256=derived_script_sha256,
        script_sha256=hashlib.sha256(script_text.encode()).hexdigest(),
        build=build,
        engines=dict(engines),
        voices=tuple(voices),
        duration_s=round(programme.duration_s, 3),
        loudness_lufs=round(programme.loudness_lufs, 2),
        true_peak_dbtp=round(programme.true_peak_dbtp, 2),
        takes=tuple(takes),
        omissions=dict(sorted(Counter(change.kind for change in changes).items())),
        changes=tuple(manifest.ChangeRecord(**asdict(change)) for change in changes),
        label=label,
        files=manifest.file_records(staging),
    )
    (staging / manifest.NAME).write_bytes(record.dump().encode())
    return record


def summary(script: Script) -> str:
    """The first paragraph of body text, cut to 250 characters, and that the voice is synthetic."""
    paragraphs = (paragraph for section in script.sections for paragraph in section.paragraphs)
    body = next((p for p in paragraphs if p and p[0].role is Role.BODY), ())
    text = "".join(segment.text for segment in body) or script.title
    if len(text) > SUMMARY_MAX:
        text = text[: SUMMARY_MAX - 1] + "…"
    return f"{text}\n\n{transcript.NOTICE}"


def _label(config: Config, build: str, sound: str) -> dict[str, str] | None:
    """The AIGC label, unless ``briefing.toml`` switches it off."""
    if not config.label.enabled:
        return None
    producer = config.label.producer or config.show.author or config.show.title
    return aigc.label(producer=producer, produce_id=f"briefing-{build[:32]}", audio_sha256=sound)


def _json(data: dict[str, Any]) -> str:
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"
