"""``briefing lexicon``: how the show says words that it would say otherwise."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from briefing.cli.options import config_option
from briefing.errors import UsageError

if TYPE_CHECKING:
    from briefing.pronounce.lexicon import Entry

CONFIG = config_option("The show's settings, beside which the lexicon is.")


@click.group(
    "lexicon",
    short_help="Say how the show says words.",
    epilog="""\b
Examples:
  briefing lexicon add 单田芳 'shàn tián fāng'
  briefing lexicon add GB-12 吉比十二
  briefing lexicon add 朝阳 'zhāo yáng' --context '旭日|清晨'
  briefing lexicon remove GB-12
  briefing lexicon list""",
)
def command() -> None:
    """Keep lexicon.toml, beside the show's settings: words, and how they are said.

    A reading is pinyin, a syllable for each character, or other words to say. In a script, {shown|said} goes
    before it; it goes before our own rules. Simplified and traditional characters are the same to it.
    """


@command.command("add", short_help="Add a word.")
@click.argument("word")
@click.argument("reading")
@click.option(
    "--context", default="", metavar="C", help="Only in sentences with these words; | parts several."
)
@CONFIG
def add(word: str, reading: str, context: str, config_path: Path | None) -> None:
    """Add WORD, said as READING, to the lexicon; all that is in it stays as it is."""
    from briefing.conductor.showlexicon import text_of
    from briefing.exchange import digest
    from briefing.pronounce.lexicon import Entry
    from briefing.pronounce.lexiconfile import with_entry
    from briefing.writing import save

    path = _path(config_path)
    seen = digest(path)
    text = text_of(path) if path.exists() else ""
    entry = Entry(word.strip(), reading.strip(), context.strip())
    added = with_entry(text, entry, str(path))
    try:
        save(path, added.encode(), seen)
    except UnicodeEncodeError:
        raise UsageError("not UTF-8", where="WORD, READING or --context") from None
    click.echo(f"{path}: {_told(entry)}")


@command.command("remove", short_help="Remove a word.")
@click.argument("word")
@CONFIG
def remove(word: str, config_path: Path | None) -> None:
    """Remove WORD, with all its readings, from the lexicon; all else in it stays as it is."""
    from briefing.conductor.showlexicon import text_of
    from briefing.exchange import digest
    from briefing.pronounce.lexiconfile import without_word
    from briefing.writing import save

    path = _path(config_path)
    seen = digest(path)
    left = without_word(text_of(path) if path.exists() else "", word.strip(), str(path))
    save(path, left.encode(), seen)
    click.echo(f"{path}: {word.strip()} removed")


@command.command("list", short_help="List the words.")
@CONFIG
def show(config_path: Path | None) -> None:
    """List the words of the lexicon, and how they are said."""
    for entry in _entries(_path(config_path)):
        click.echo(_told(entry))


@command.command("check", short_help="Check every reading.")
@CONFIG
def check(config_path: Path | None) -> None:
    """Check the lexicon: every reading can be followed, no word is there twice or leads back to itself."""
    path = _path(config_path)
    count = len(_entries(path))
    click.echo(f"{path}: {count} word{'' if count == 1 else 's'}, all can be said")


def _path(config_path: Path | None) -> Path:
    """Where the show's lexicon is, or is to be."""
    from briefing.config import LEXICON, load

    found = load(config_path).speech.lexicon
    return found or (config_path.parent if config_path else Path()) / LEXICON


def _entries(path: Path) -> tuple[Entry, ...]:
    from briefing.conductor.showlexicon import text_of
    from briefing.pronounce.lexiconfile import parse

    return parse(text_of(path), str(path)).entries


def _told(entry: Entry) -> str:
    where = f"  where {' or '.join(entry.context.split('|'))} stands" if entry.context else ""
    return f"{entry.word}  {entry.said}{where}"
