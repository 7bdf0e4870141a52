"""What is said and when, in the article's own script: WebVTT, SubRip, Podcasting 2.0 JSON, plain text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, replace
from typing import Any, Final

from briefing.aloud import aloud
from briefing.clock import timestamp
from briefing.nouns import Cue, Programme, Role, Script, Segment
from briefing.wording import LANGUAGES, NOTICE, word

NOBODY: Final[Mapping[int, str]] = {}
"""No segment is said under a name."""


def vtt(programme: Programme, speakers: Mapping[int, str] = NOBODY) -> str:
    """The cues as WebVTT (W3C), each with its segment's number as identifier where it has one.

    ``speakers`` names who says a segment, by number: a voice span.
    """
    parts = [f"WEBVTT\n\nNOTE {NOTICE}\n"]
    for start, end, cue in _timed(programme):
        text = _escaped(cue.text)
        if speaker := speakers.get(cue.number):
            text = f"<v {_escaped(speaker)}>{text}"
        identifier = f"{cue.number}\n" if cue.number else ""
        parts.append(f"{identifier}{timestamp(start)} --> {timestamp(end)}\n{_one_line(text)}\n")
    return "\n".join(parts)


def srt(programme: Programme) -> str:
    """The cues as SubRip, numbered from 1. The format has no escapes: text stands as it is."""
    return "\n".join(
        f"{number}\n{timestamp(start, point=',')} --> {timestamp(end, point=',')}\n{_one_line(cue.text)}\n"
        for number, (start, end, cue) in enumerate(_timed(programme), 1)
    )


def transcript_json(
    programme: Programme,
    script: Script,
    unspoken: Sequence[tuple[int, Segment]],
    speakers: Mapping[int, str] = NOBODY,
) -> dict[str, Any]:
    """The cues in the Podcasting 2.0 transcript format, times in seconds; ``speakers`` as for ``vtt``.

    Readers of that format skip what is ours: ``language``, ``title``, ``stories``, ``notice``; each segment's
    ``number`` (in the script, from 1; 0: said by the show itself), ``role`` and ``words`` (``[startTime,
    endTime, start, end]``: ``body[start:end]`` sounds then); and ``unspoken``: what is shown but not said.

    The format: github.com/Podcastindex-org/podcast-namespace, docs/examples/transcripts/transcripts.md.
    """
    return {
        "version": "1.0.0",
        "language": LANGUAGES[script.script],
        "title": script.title,
        **({"stories": _stories(script)} if script.stories else {}),
        "notice": NOTICE,
        "segments": [
            {
                "startTime": start / 1000,
                "endTime": end / 1000,
                **({"speaker": speakers[cue.number]} if cue.number in speakers else {}),
                "body": cue.text,
                "number": cue.number,
                "role": str(cue.role),
                "words": [[round(w.start_s, 3), round(w.end_s, 3), w.start, w.end] for w in cue.words],
            }
            for start, end, cue in _timed(programme)
        ],
        "unspoken": [
            {"number": number, "role": str(segment.role), "body": _shown(segment)}
            for number, segment in unspoken
        ],
    }


def _stories(script: Script) -> list[dict[str, str]]:
    """What is known of each of several stories; of a path nothing is said."""
    known = (replace(each, source=each.source if "://" in each.source else "") for each in script.stories)
    return [{key: value for key, value in asdict(story).items() if value} for story in known]


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _shown(segment: Segment) -> str:
    """What is read of ``segment``; of a picture what stands in for it."""
    return segment.text if segment.picture is None else segment.picture.alt or segment.picture.caption


def plain_text(script: Script) -> str:
    """The whole script to read: headings and paragraphs apart, addresses of links after their paragraph.

    With what is shown but not said. A list item, a table row or a line of data stays a line of its own.
    """
    paragraphs = [*map(_paragraph, script.paragraphs()), "\n".join(_sources(script))]
    return "\n\n".join(filter(None, paragraphs)) + "\n"


def _sources(script: Script) -> Iterator[str]:
    """Where each of several stories came from; of a path nothing is said."""
    if script.stories:
        yield f"{word('stories', script.script)}："
    for number, story in enumerate(script.stories, 1):
        address = story.source if "://" in story.source else ""
        whose = "，".join(filter(None, (story.publisher, story.author)))
        yield " ".join(filter(None, (f"{number}. {story.title}", f"（{whose}）" if whose else "", address)))


_OWN_LINE: Final = frozenset(
    {Role.ITEM, Role.ROW, Role.DATA, Role.CREDIT, Role.CAPTION, Role.CODE, Role.FOOTNOTE}
)


def _paragraph(segments: Sequence[Segment]) -> str:
    text = ""
    broken = False
    for said in aloud(segments):
        if text:
            own = broken or said.segment.role in _OWN_LINE
            text += "\n" if own else _space(text[-1], said.text[:1])
        text += said.text
        broken = said.segment.breaks
    links = [
        f"{segment.text[link.start : link.end]}: {link.url}" for segment in segments for link in segment.links
    ]
    return "\n".join([text, *links])


def _space(before: str, after: str) -> str:
    """Between two sentences: a space where both are Latin, nothing in Chinese."""
    return " " if before.isascii() and after.isascii() and not before.isspace() else ""


def _timed(programme: Programme) -> Iterator[tuple[int, int, Cue]]:
    """The cues with their start and end in ms: in order, none empty, none reaching into the next."""
    starts = [round(cue.start_s * 1000) for cue in programme.cues]
    latest = 0
    for index, cue in enumerate(programme.cues):
        start = max(starts[index], latest)
        following = starts[index + 1] if index + 1 < len(starts) else round(cue.end_s * 1000)
        end = max(start + 1, min(round(cue.end_s * 1000), following))
        latest = end
        yield start, end, cue


def _one_line(text: str) -> str:
    """``text`` without line ends, of which an empty line would end the cue; otherwise to the letter."""
    return " ".join(filter(None, text.splitlines()))
