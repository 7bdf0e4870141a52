"""``briefing cache``: the takes kept so that nothing is spoken twice, and the pieces made of them."""

from __future__ import annotations

from pathlib import Path

import click

from briefing.cli import machine
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
@machine.json_option
def command(clear: bool, config_path: Path | None, as_json: bool) -> None:
    """Say where the take cache is, how many takes it holds, and its limit.

    A take is the audio of one segment. Past the limit, takes go that were used longest ago. So do pieces:
    paragraphs as they stand in the audio file, by which an edited episode is made again in seconds.
    """
    from briefing.config import load
    from briefing.kept import pieces
    from briefing.speak.cache import configured

    config = load(config_path)
    cache, parts = configured(config), pieces(config)
    cleared = cache.clear() if clear else 0
    if clear:
        parts.clear()
    count, size = cache.size()
    if as_json:
        said = {"folder": str(cache.folder), "takes": count, "bytes": size, "most_bytes": cache.max_bytes}
        machine.say({**said, "cleared": cleared})
    elif clear:
        click.echo(f"{_takes(cleared)} removed from {cache.folder}")
    else:
        most = f"{cache.max_bytes / 1e6:.0f} MB"
        click.echo(f"{cache.folder}: {_takes(count)}, {size / 1e6:.1f} MB of at most {most}")
        size = parts.size()[1]
        click.echo(f"{parts.folder}: pieces, {size / 1e6:.1f} MB of at most {parts.max_bytes / 1e6:.0f} MB")


def _takes(count: int) -> str:
    return f"{count} take{'' if count == 1 else 's'}"
