"""``briefing cache``: the takes kept so that nothing is spoken twice, and the pieces made of them."""

from __future__ import annotations

from pathlib import Path

import click

from briefing.cli.options import config_option


@click.command(
    "cache",
    short_help="Say what the take cache holds, or empty it.",
    epilog="""\b
Examples:
  briefing cache
  briefing cache --clear""",
)
@click.option("--clear", is_flag=True, help="Remove every take and piece; episodes stay as they are.")
@config_option()
def command(clear: bool, config_path: Path | None) -> None:
    """Say where the take cache is, how many takes it holds, and its limit.

    A take is the audio of one segment. Past the limit, takes go that were used longest ago. So do pieces:
    paragraphs as they stand in the audio file, by which an edited episode is made again in seconds.
    """
    from briefing.config import load
    from briefing.kept import pieces
    from briefing.speak.cache import configured

    config = load(config_path)
    cache, parts = configured(config), pieces(config)
    if clear:
        parts.clear()
        count = cache.clear()
        click.echo(f"{_takes(count)} removed from {cache.folder}")
        return
    count, size = cache.size()
    click.echo(
        f"{cache.folder}: {_takes(count)}, {size / 1e6:.1f} MB of at most {cache.max_bytes / 1e6:.0f} MB"
    )
    size = parts.size()[1]
    click.echo(f"{parts.folder}: pieces, {size / 1e6:.1f} MB of at most {parts.max_bytes / 1e6:.0f} MB")


def _takes(count: int) -> str:
    return f"{count} take{'' if count == 1 else 's'}"
