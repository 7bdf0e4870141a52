"""The options of commands that make an episode: who speaks, where it goes, in which formats."""

from __future__ import annotations

import functools
from collections.abc import Callable
from dataclasses import dataclass, fields
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click

from briefing.cli import machine
from briefing.cli.options import config_option
from briefing.files import SCRIPT

if TYPE_CHECKING:
    from briefing.conductor.flags import Flags
    from briefing.config import Config

OPTIONS: Final = (
    click.option(
        "--voice",
        default="",
        metavar="V",
        help="Who speaks, but for the roles that [cast] gives to others: see `briefing voices`.",
    ),
    click.option(
        "--engine", default="", metavar="E", help="Which engine speaks; espeak is quick, for drafts."
    ),
    click.option(
        "--fallback",
        default="",
        metavar="V",
        help="Who speaks the whole episode where a segment cannot be spoken, as with no network.",
    ),
    click.option(
        "--out",
        default="out",
        show_default=True,
        type=click.Path(path_type=Path),
        metavar="DIR",
        help="Where the folder of a new episode goes.",
    ),
    config_option(),
    click.option(
        "--jobs",
        default=0,
        type=click.IntRange(min=0),
        metavar="N",
        help="How many segments to speak at once.",
    ),
    click.option(
        "--format",
        "formats",
        default="",
        metavar="LIST",
        help="Files to make, as in mp3,m4a,opus; an MP3 always.  [default: [audio] formats of the settings]",
    ),
    click.option(
        "--force", is_flag=True, help=f"Make it anew, even if that discards edits of its {SCRIPT.name}."
    ),
    click.option(
        "--doubtful", is_flag=True, help="List doubtful readings too, and end with 3 if there are any."
    ),
    machine.json_option,
    click.option("-v", "--verbose", is_flag=True, help="List all that was left out or altered in the text."),
    click.option("-q", "--quiet", is_flag=True, help="Print the folder of each episode alone."),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class How:
    """What these options said."""

    voice: str
    engine: str
    fallback: str
    out: Path
    config_path: Path | None
    jobs: int
    formats: str
    force: bool
    doubtful: bool
    as_json: bool
    verbose: bool
    quiet: bool

    def config(self) -> Config:
        """The settings, with the formats that were asked for. Raises UsageError."""
        from briefing.config import load

        config = load(self.config_path)
        if not self.formats:
            return config
        return config.model_copy(update={"audio": config.audio.with_formats(self.formats)})

    def flags(self, **more: Any) -> Flags:
        """The flags of the conductor, and ``more`` of them."""
        from briefing.conductor.flags import Flags

        return Flags(
            voice=self.voice,
            engine=self.engine,
            fallback=self.fallback,
            jobs=self.jobs,
            force=self.force,
            doubtful=self.doubtful,
            **more,
        )


def making_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """The options, which the command gets as ``how``."""

    @functools.wraps(command)
    def with_how(**given: Any) -> Any:
        how = How(**{field.name: given.pop(field.name) for field in fields(How)})
        return command(how=how, **given)

    return functools.reduce(lambda told, option: option(told), reversed(OPTIONS), with_how)
