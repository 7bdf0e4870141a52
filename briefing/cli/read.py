"""``briefing read``: the article as read and cleaned."""

from __future__ import annotations

import dataclasses
import json
import re
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Final

import click

from briefing.cells import TAB, TABULAR
from briefing.cli import look
from briefing.cli.changes import told
from briefing.cli.options import about_options, any_language_option, checked_source, config_option
from briefing.nouns import Article, Block, Picture, Role
from briefing.stanza import BREAK

_LEADS: Final = {Role.QUOTATION: "> ", Role.ITEM: "- "}
"""How Markdown marks a block; a heading by its level, any other not at all."""
_MARKER = re.compile(r"(?=(?:#{1,6}|>|[-+*])(?: |$))")
"""A paragraph that begins so would be taken for something else."""


@click.command(
    "read",
    short_help="Print the article as read and cleaned.",
    epilog="""\b
Examples:
  briefing read article.html
  briefing read https://example.org/news/1234 --script hant -v
  curl -s https://example.org/news/1234 | briefing read - --json""",
)
@click.argument("source", callback=checked_source)
@click.option(
    "--script",
    type=click.Choice(["keep", "hans", "hant"]),
    default="keep",
    show_default=True,
    help="Characters to print: as written, simplified or traditional.",
)
@click.option("--json", "as_json", is_flag=True, help="Print the whole article, changes included, as JSON.")
@click.option(
    "-v",
    "--verbose",
    is_flag=True,
    help="List what was left out or changed, and where, on standard error: what matters first.",
)
@about_options
@any_language_option
@config_option("The settings, for [fetch].")
def command(
    *,
    source: str,
    script: str,
    as_json: bool,
    verbose: bool,
    said: Mapping[str, str],
    any_language: bool,
    config_path: Path | None,
) -> None:
    """Prints the article of SOURCE as read and cleaned, as Markdown.

    SOURCE is a file (.txt, .md, .html, .mhtml, .docx, .epub, .srt, .vtt, .lrc), an http or https address,
    or - for standard input.
    """
    from briefing.clean import clean
    from briefing.config import load
    from briefing.read import read

    stdin = sys.stdin.buffer if source == "-" else None
    net = load(config_path).fetch
    article = clean(read(source, stdin, any_language=any_language, net=net))
    article = in_script(article.said_to_be(said), script)
    if as_json:
        click.echo(as_json_text(article))
    else:
        click.echo(as_markdown(article))
    if verbose:
        for line in told(article.changes):
            click.echo(line, err=True)
    look.tell(article.doubts)
    look.end(article.doubts)


def in_script(article: Article, script: str) -> Article:
    """``article`` in ``hans`` or ``hant``; as it is with ``keep``. Links and readings stay where they are."""
    if script in ("keep", article.script):
        return article
    from briefing.zh.hanzi import to_hans, to_hant

    convert = to_hans if script == "hans" else to_hant
    return dataclasses.replace(
        article,
        title=convert(article.title),
        author=convert(article.author),
        publisher=convert(article.publisher),
        script=script,
        blocks=tuple(dataclasses.replace(block, text=convert(block.text)) for block in article.blocks),
    )


def as_markdown(article: Article) -> str:
    """``article`` as Markdown: title, headings, paragraphs; links as ``[text](url)``."""
    text = f"# {article.title}" if article.title else ""
    for before, block in zip((None, *article.blocks), article.blocks, strict=False):
        goes_on = before and before.role in TABULAR and block.role is Role.ROW
        text += (("\n" if goes_on else "\n\n") if text else "") + (
            _picture(block.picture) if block.picture else _block(block)
        )
    return text


def as_json_text(article: Article) -> str:
    """``article`` as JSON, without the bytes of its pictures."""
    told = dataclasses.asdict(dataclasses.replace(article, enclosed={}))
    del told["enclosed"]
    return json.dumps(told, ensure_ascii=False, indent=2)


def _block(block: Block) -> str:
    if block.role is Role.CODE:
        return "\n".join(f"    {line}".rstrip() for line in block.text.split("\n"))
    lead = _LEADS[block.role] if block.role is Role.QUOTATION else ""
    text = _linked(block).replace(BREAK, f"\\\n{lead}")
    if block.role is Role.HEADER:
        return f"| {text.replace(TAB, ' | ')} |\n|{' --- |' * (text.count(TAB) + 1)}"
    if block.role is Role.ROW and TAB in text:
        return f"| {text.replace(TAB, ' | ')} |"
    if block.role is Role.HEADING:
        return f"{'#' * max(block.level, 2)} {text}"
    if block.role in _LEADS:
        lead = _LEADS[block.role] if block.number is None else f"{block.number}. "
        return "    " * block.level + lead + text
    return _MARKER.sub(r"\\", text, count=1) if _MARKER.match(text) else text


def _picture(picture: Picture) -> str:
    """``picture`` with its address; of one that stands in the article itself just that it does."""
    address = "data:" if picture.address.startswith("data:") else picture.address
    caption = f' "{picture.caption}"' if picture.caption else ""
    return f"![{picture.alt}](<{address}>{caption})"


def _linked(block: Block) -> str:
    """The text of ``block`` with its links written out."""
    pieces, end = [], 0
    for link in sorted(block.links, key=lambda link: link.start):
        if link.start >= end:
            pieces += [block.text[end : link.start], f"[{block.text[link.start : link.end]}]({link.url})"]
            end = link.end
    return "".join([*pieces, block.text[end:]])
