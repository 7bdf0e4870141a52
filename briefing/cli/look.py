"""What a person should look at, although the command has done its work."""

from __future__ import annotations

from collections.abc import Iterable

import click

from briefing.errors import ToLookAt


def tell(doubts: Iterable[str], of: object = "") -> None:
    """Prints a line for each of the ``doubts``, which are ``of`` an episode if that is given."""
    for doubt in doubts:
        click.echo(f"look at {of}: {doubt}" if of else f"look at: {doubt}", err=True)


def end(any_told: object) -> None:
    """Raises ToLookAt if anything was told."""
    if any_told:
        raise ToLookAt("done; the lines above say what to look at")
