"""Everything that goes into the folder of an episode, in one pass, the manifest last."""

from __future__ import annotations

import hashlib
import json
import re
from collections import Counter
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any, Final

from briefing import __version__, clock
from briefing.config import Config
from briefing.files import (
    AUDIO,
    BOOK,
    CHAPTERS,
    COVER,
    MANIFEST,
    PAGE,
    RUNDOWN,
    SCRIPT,
    SRT,
    TRANSCRIPT,
    TXT,
    VTT,
    Kind,
    of_kind,
)
from briefing.nouns import Programme, Role, Script
from briefing.package import aigc, manifest, transcript
from briefing.package.book import book
from briefing.package.chapters import chapters_json
from briefing.package.cover import cover
from briefing.package.edition import edition
from briefing.package.formats import tag_others
from briefing.package.making import Making, Text
from briefing.package.page import page
from briefing.package.tagging import Tagging
from briefing.package.tags import audio_sha256, tag
from briefing.speakers import named
from briefing.wording import NOTICE

SUMMARY_MAX: Final = 250
"""Characters of a description taken from the article."""


def write_episode(
    staging: Path, text: Text, programme: Programme, making: Making, config: Config
) -> manifest.Manifest:
    """The manifest of the episode, once all its files are in ``staging``, where ``episode.mp3`` lies.

    Raises UsageError for a cover of the producer's own that cannot serve.
    """
    mp3 = staging / AUDIO.name
    day = clock.day(text.script.date, config.show.utc_offset)
    script = replace(text.script, date=day)  # the time of day is for the feed
    tagging = Tagging(
        script=script,
        show=config.show,
        chapters=programme.chapters,
        cover=cover(_on_the_cover(script), config.show, script=script.script),
        label=_label(config, making.build, audio_sha256(mp3)),
        transcript=transcript.plain_text(script),
        track=making.track,
        description=summary(script),
    )
    tag(mp3, tagging)
    tag_others(mp3, tagging)
    reading = edition(script, programme, text.readings, tagging.description, text.pictures, guid=making.guid)
    recorded = [file for file in of_kind(Kind.AUDIO) if (staging / file.name).exists()]
    speakers = named(script, config.cast.speakers)
    texts = {
        SCRIPT.name: text.written,
        VTT.name: transcript.vtt(programme, speakers),
        SRT.name: transcript.srt(programme),
        TXT.name: tagging.transcript,
        TRANSCRIPT.name: _json(transcript.transcript_json(programme, script, text.unspoken, speakers)),
        CHAPTERS.name: _json(chapters_json(programme)),
        PAGE.name: page(reading, config.show, recorded),
    }
    for name, content in texts.items():
        (staging / name).write_bytes(content.encode())
    if text.rundown:
        (staging / RUNDOWN.name).write_bytes(text.rundown)
    (staging / COVER.name).write_bytes(tagging.cover)
    for file in text.pictures.files.values():
        (staging / file.name).parent.mkdir(exist_ok=True)
        (staging / file.name).write_bytes(file.data)
    book(staging / BOOK.name, reading, config.show, audio=mp3, cover=tagging.cover)
    record = _recorded(staging, text, programme, making, tagging.label)
    (staging / MANIFEST.name).write_bytes(record.dump().encode())
    return record


def _on_the_cover(script: Script) -> str:
    """The title, and of a bulletin its day, unless the title has that."""
    found = re.fullmatch(r"(\d{4})-(\d\d)-(\d\d)", script.date)
    if not script.stories or found is None:
        return script.title
    day = f"{int(found[2])}月{int(found[3])}日"
    return script.title if day in script.title else f"{script.title} {day}"


def _recorded(
    staging: Path, text: Text, programme: Programme, making: Making, label: dict[str, str] | None
) -> manifest.Manifest:
    """What the manifest says of the files in ``staging``, once all others are there."""
    return manifest.Manifest(
        version=__version__,
        source=making.source,
        guid=making.guid,
        show=making.show,
        sketch=making.sketch,
        title=text.script.title,
        track=making.track,
        source_sha256=making.source_sha256,
        derived_script_sha256=making.derived_script_sha256,
        script_sha256=hashlib.sha256(text.written.encode()).hexdigest(),
        build=making.build,
        engines=dict(making.engines),
        voices=tuple(making.voices),
        duration_s=round(programme.duration_s, 3),
        loudness_lufs=round(programme.loudness_lufs, 2),
        true_peak_dbtp=round(programme.true_peak_dbtp, 2),
        takes=tuple(making.takes),
        omissions=dict(sorted(Counter(change.kind for change in making.changes).items())),
        changes=tuple(manifest.ChangeRecord(**asdict(change)) for change in making.changes),
        label=label,
        pictures={file.name: address for address, file in text.pictures.files.items()},
        dismissed=tuple(making.dismissed),
        files=manifest.file_records(staging),
    )


def summary(script: Script) -> str:
    """The first paragraph of body text, or of several stories what they are called, cut to 250 characters;
    and that the voice is synthetic."""
    paragraphs = (paragraph for section in script.sections for paragraph in section.paragraphs)
    body = next((p for p in paragraphs if p and p[0].role is Role.BODY), ())
    text = "".join(segment.text for segment in body) or script.title
    if script.stories:
        text = "；".join(story.title for story in script.stories) + "。"
    if len(text) > SUMMARY_MAX:
        text = text[: SUMMARY_MAX - 1] + "…"
    return f"{text}\n\n{NOTICE}"


def _label(config: Config, build: str, sound: str) -> dict[str, str] | None:
    """The AIGC label, unless ``briefing.toml`` switches it off."""
    if not config.label.enabled:
        return None
    producer = config.label.producer or config.show.author or config.show.title
    return aigc.label(producer=producer, produce_id=f"briefing-{build[:32]}", audio_sha256=sound)


def _json(data: dict[str, Any]) -> str:
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"
