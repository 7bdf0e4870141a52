"""``briefing explain``: how a text will be said, line by line."""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click

from briefing.cli.lexicon import CONFIG
from briefing.errors import UsageError

if TYPE_CHECKING:
    from briefing.nouns import Utterance

_PINNED: Final = re.compile(r"\{[^{}|\n]+\|[^{}\n]+\}")


@click.command(
    "explain",
    short_help="Say how a text will be said.",
    epilog="""\b
Examples:
  briefing explain 重庆有3000人
  briefing explain '{单田芳|shàn tián fāng}讲评书'
  briefing explain --json - < article.txt""",
)
@click.argument("text", metavar="[TEXT|-]", default="-")
@click.option("--voice", default="", metavar="V", help="The voice that will say it; see `briefing voices`.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line, for programs.")
@CONFIG
def command(text: str, voice: str, as_json: bool, config_path: Path | None) -> None:
    """Shows what is spoken for each line of TEXT, the reading of each character, and what is left out.

    Without TEXT, or with -, reads standard input. Readings are those of a dictionary, before tone sandhi.
    `{shown|said}` fixes a reading, as it does in script.md, and so does the show's lexicon.
    """
    from briefing.conductor.showlexicon import show_lexicon
    from briefing.config import load
    from briefing.hanzi import detect
    from briefing.narrate.inline import parse_inline
    from briefing.narrate.pronounce import pronounce
    from briefing.speak.voices import find

    if voice:
        find(voice)
    lexicon = show_lexicon(load(config_path))
    whole = _standard_input() if text == "-" else text
    written = detect(whole)
    for number, line in enumerate(whole.splitlines(), start=1):
        if not line.strip():
            continue
        shown, _, pins = parse_inline(line, f"line {number}") if _PINNED.search(line) else (line, (), ())
        utterance = pronounce(shown, pins, written=written, lexicon=lexicon)
        click.echo(json.dumps(_object(utterance), ensure_ascii=False) if as_json else _told(utterance))


def _standard_input() -> str:
    """The text on standard input, in UTF-8. Raises UsageError where it is something else."""
    try:
        return sys.stdin.buffer.read().decode("utf-8-sig")
    except UnicodeDecodeError:
        raise UsageError(
            "not UTF-8", where="standard input", fix="briefing read SOURCE converts it"
        ) from None


def _object(utterance: Utterance) -> dict[str, Any]:
    """One line for programs; positions are those of ``text``."""
    spoken = zip(utterance.spans, utterance.spoken, utterance.readings, strict=True)
    return {
        "text": utterance.text,
        "spoken": utterance.spoken,
        "readings": [[start, char, reading] for (start, _), char, reading in spoken if reading],
    }


def _told(utterance: Utterance) -> str:
    """One line for people: the text, what is spoken, its readings, what is left out."""
    from briefing.narrate.pinyin import marked

    readings = " ".join(
        marked(reading) if reading else char
        for char, reading in zip(utterance.spoken, utterance.readings, strict=True)
    )
    lines = [utterance.text, f"  spoken   {utterance.spoken or '(nothing)'}"]
    if readings:
        lines.append(f"  readings {readings}")
    lines += [f"  left out {change.before} ({change.kind}, {change.where})" for change in utterance.omitted]
    return "\n".join(lines)
