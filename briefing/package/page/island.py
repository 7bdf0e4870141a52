"""What the page's scripts have to know: times, words, readings, and the interface's own words."""

from __future__ import annotations

import json
from typing import Any

from briefing.package.edition import Edition, Passage
from briefing.wording import ENGLISH, word
from briefing.zh.hanzi import to_hans, to_hant


def island(edition: Edition, show: str) -> str:
    """The data as JSON that is safe inside a ``script`` element: no text of the article can end it."""
    data: dict[str, Any] = {
        "id": edition.guid,
        "script": edition.script,
        "title": [edition.title, in_other_script(edition.title, edition.script)],
        "artist": edition.author or edition.publisher or show,
        "album": show,
        "duration": _ms(edition.duration_s),
        "cues": [_cue(passage) for passage in edition.passages() if passage.cue],
        "chapters": [[_ms(part.start_s), part.id] for part in edition.parts if part.start_s is not None],
        "readings": {
            passage.id: [
                [
                    utf16(passage.segment.text, pin.start),
                    utf16(passage.segment.text, pin.end),
                    pin.said,
                ]
                for pin in passage.readings
            ]
            for passage in edition.passages()
            if passage.readings
        },
        "words": {
            language: {key: word(key, language) for key in ENGLISH} for language in ("hans", "hant", "en")
        },
    }
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return text.replace("<", r"\u003c").replace(">", r"\u003e").replace("&", r"\u0026")


def in_other_script(text: str, script: str) -> str:
    """``text`` in the other of the two scripts, each character as many UTF-16 units long as it was."""
    converted = to_hans(text) if script == "hant" else to_hant(text)
    return "".join(
        new if (ord(new) > 0xFFFF) == (ord(old) > 0xFFFF) else old
        for old, new in zip(text, converted, strict=True)
    )


def utf16(text: str, place: int) -> int:
    """The place in ``text`` as JavaScript counts it: a character beyond U+FFFF is two."""
    return place + sum(character > "\uffff" for character in text[:place])


def _cue(passage: Passage) -> list[Any]:
    """When it begins and ends, its id, and for each word when it begins after the cue, and its place."""
    cue, text = passage.cue, passage.segment.text
    assert cue is not None
    flat: list[int] = []
    for spoken in cue.words:
        flat += (_ms(spoken.start_s - cue.start_s), utf16(text, spoken.start), utf16(text, spoken.end))
    return [_ms(cue.start_s), _ms(cue.end_s), passage.id, flat]


def _ms(seconds: float) -> int:
    return round(seconds * 1000)
