"""``briefing explain``: how a text will be said, line by line."""

from __future__ import annotations

import json
import os
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click

from briefing.cli.lexicon import CONFIG
from briefing.errors import ToLookAt, UsageError

if TYPE_CHECKING:
    from briefing.nouns import Article, Change, Utterance

LONGEST: Final = 1_000_000
"""Characters of text at most: nobody would look through more, and it would take minutes."""
_MARKED: Final = re.compile(r"[{｛][^{}｛｝]*[|｜]|\{[^{}]*$|\\[{｛]")
"""Where a line holds a pin, what was meant for one, or a brace that is none: ``{你好}`` is ordinary text."""


@click.command(
    "explain",
    short_help="Say how a text will be said.",
    epilog="""\b
Examples:
  briefing explain 重庆有3000人
  briefing explain '{单田芳|shàn tián fāng}讲评书'
  briefing explain --why 2-1战胜
  briefing explain --json - < article.txt""",
)
@click.argument("text", metavar="[TEXT|-]", default="-")
@click.option("--voice", default="", metavar="V", help="The voice that will say it; see `briefing voices`.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line, for programs.")
@click.option("--why", is_flag=True, help="Name the rule that decided each number, sign and reading.")
@click.option(
    "--doubtful", is_flag=True, help="Show only lines with a doubtful reading; end with 3 if there are any."
)
@CONFIG
def command(
    *, text: str, voice: str, as_json: bool, why: bool, doubtful: bool, config_path: Path | None
) -> None:
    """Shows the reading of each character of TEXT, each number as written out, and what is left out.

    Without TEXT, or with -, reads standard input. Readings are those of a dictionary, before tone sandhi.
    A * marks one that was a choice and not the usual, a ? one to be doubted, a ! one that you fixed:
    `{shown|said}` does so, as in script.md, and so does the show's lexicon; \\{ is the character itself.
    Damaged bytes are repaired first.
    """
    from briefing.cli.ruby import lines_of
    from briefing.conductor.showlexicon import show_lexicon
    from briefing.config import load
    from briefing.pronounce.diction import Diction
    from briefing.speak.voices import find
    from briefing.zh.hanzi import detect

    if voice:
        find(voice)
    lexicon = show_lexicon(load(config_path))
    whole = _standard_input() if text == "-" else text
    if len(whole) > LONGEST:
        raise UsageError(f"longer than {LONGEST:,} characters", fix="explain a part of it")
    article, lines = _repaired(whole)
    texts = [block.text for block in article.blocks]
    diction = Diction(detect("\n".join(texts)), lexicon).within(texts)
    repairs: dict[str, list[Change]] = {}
    for change in article.changes:
        repairs.setdefault(change.where.partition(",")[0], []).append(change)
    doubts = 0
    for number, block in enumerate(article.blocks, start=1):
        try:
            said = diction.pronounce(block.text, block.pins)
        except UsageError as error:
            where = f"line {lines[number - 1]}, {error.where}"
            raise UsageError(error.what, where=where, fix=error.fix) from None
        doubted = sorted({each.start for each in said.why if each.doubtful})
        doubts += len(doubted)
        if doubtful and not doubted:
            continue
        if as_json:
            click.echo(json.dumps(_object(said) | {"doubtful": doubted}, ensure_ascii=False))
        else:
            told = lines_of(said, repairs.get(f"block {number}", ()), _width(), why=why)
            click.echo("\n".join(told), color=False if os.environ.get("NO_COLOR") else None)
    if doubtful and doubts:
        raise ToLookAt(
            f"{doubts} doubtful reading{'s' * (doubts > 1)}",
            fix="fix one with {shown|said} or `briefing lexicon add`",
        )


def _repaired(text: str) -> tuple[Article, list[int]]:
    """The lines of ``text`` that are not empty, as blocks with their pins, damaged bytes put right; which."""
    from briefing.clean import repair
    from briefing.nouns import Article, Block, Role
    from briefing.script.inline import Inline, parse_inline

    blocks, lines = [], []
    for number, line in enumerate(text.splitlines(), start=1):
        if line.strip():
            marked = _MARKED.search(line) is not None
            inline = parse_inline(line, f"line {number}", flat=True) if marked else Inline(line)
            blocks.append(Block(Role.BODY, inline.text, pins=inline.pins))
            lines.append(number)
    return repair(Article("", tuple(blocks), "")), lines


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
        "why": [[each.start, each.end, each.rule, each.sure, each.runner_up] for each in utterance.why],
    }


def _width() -> int:
    """Columns to write in."""
    import shutil

    return shutil.get_terminal_size((100, 24)).columns
