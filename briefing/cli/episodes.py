"""``briefing episodes``: what lies in a folder, and how one is taken away."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from briefing.cli import machine
from briefing.cli.columns import columns
from briefing.cli.options import show_options
from briefing.clock import running_time
from briefing.errors import UsageError

if TYPE_CHECKING:
    from briefing.conductor.episodes import Listed


@click.command(
    "episodes",
    short_help="List the episodes in a folder, or remove one.",
    epilog="""\b
Examples:
  briefing episodes
  briefing episodes shows/morning --to public/morning
  briefing episodes --json | jq -r 'select(.state == "broken") | .folder'
  briefing episodes --remove out/2026-11-24-黄河大桥通车""",
)
@click.argument("folder", default="out", type=click.Path(path_type=Path), metavar="[FOLDER]")
@click.option(
    "--remove",
    type=click.Path(path_type=Path),
    metavar="EPISODE",
    help="Withdraw that episode from the show, and delete its folder.",
)
@click.option("--yes", is_flag=True, help="With --remove: do it without asking.")
@show_options(settings="The show's settings.", site="The site that `briefing publish` writes.")
@machine.json_option
def command(
    *, folder: Path, remove: Path | None, yes: bool, show: Path | None, site: Path, as_json: bool
) -> None:
    """List the episodes in FOLDER, by default out/: title, date, length, state, and when each was published.

    An episode is made; edited, where its script.md was changed since, which `briefing make` lets you hear; or
    broken, where its files are not as they were made, which `briefing make` mends.

    --remove takes an episode from the show at once, with its page and files, and deletes its folder, your own
    files in it as well. Its source makes it no more, until that is named alone or with --force.
    """
    from briefing import clock
    from briefing.conductor.episodes import listed, removed

    if remove is None:
        if yes:
            raise click.UsageError("--yes goes with --remove")
        found = list(listed(folder, site))
        for episode in found:
            if as_json:
                machine.say(_answer(episode))
        if not as_json:
            click.echo("\n".join(_lines(found)) if found else f"{folder}: no episodes")
        return
    from briefing.config import load

    config = load(show)
    _ask(remove, yes=yes)
    withdrawn = removed(remove, config, site, clock.now())
    if as_json:
        machine.say({"folder": str(remove), "removed": True, "withdrawn": withdrawn})
    else:
        click.echo(f"{remove}  removed{f', and withdrawn from {site}' if withdrawn else ''}")


def _ask(episode: Path, *, yes: bool) -> None:
    """Raises UsageError where nobody can be asked, click.Abort where the answer is no."""
    if yes:
        return
    if not sys.stdin.isatty():
        raise UsageError("nobody can be asked here", where=str(episode), fix="--yes removes it all the same")
    click.confirm(f"Withdraw and delete {episode}, with all that is in it?", abort=True, err=True)


def _answer(episode: Listed) -> dict[str, object]:
    return {
        "folder": str(episode.folder),
        "title": episode.title,
        "date": episode.date,
        "duration_s": episode.duration_s,
        "state": episode.state,
        "published": episode.published.isoformat() if episode.published else None,
    }


def _lines(found: list[Listed]) -> list[str]:
    """A table, in which Chinese takes two columns a character."""
    rows = [("episode", "date", "length", "state", "published", "title")]
    rows += [
        (
            str(episode.folder),
            episode.date[:10],
            running_time(episode.duration_s),
            episode.state,
            f"{episode.published:%Y-%m-%d}" if episode.published else "no",
            episode.title,
        )
        for episode in found
    ]
    widths = [max(map(columns, column)) for column in zip(*rows, strict=True)]
    return [
        "  ".join(
            cell + " " * (width - columns(cell)) for cell, width in zip(row, widths, strict=True)
        ).rstrip()
        for row in rows
    ]
