"""Options that several commands have."""

from __future__ import annotations

import functools
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

import click
from click.core import ParameterSource

from briefing.zh.dates import whole

_BARE_ADDRESS: Final = re.compile(r"(?i:www)\.[\w-]+(\.[\w-]+)+(:\d+)?([/?#].*)?")
"""An address as people copy it from a page, without its scheme."""


def config_option(says: str = "The show's settings.") -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """``--config FILE``, which the command gets as ``config_path``; ``says`` is what it is in the help."""
    return click.option(
        "--config",
        "config_path",
        type=click.Path(path_type=Path),
        metavar="FILE",
        help=f"{says}  [default: briefing.toml, if it is there]",
    )


def checked_source(context: click.Context, option: click.Parameter, value: Any) -> Any:
    """``value``, one source or several, where ``www.example.org/a`` is an address if no file is called so.

    Raises click.BadParameter for a source without a name.
    """
    if isinstance(value, tuple):
        return tuple(checked_source(context, option, each) for each in value)
    if not value.strip():
        raise click.BadParameter("it is empty: name a file, a folder or an address", context, option)
    if _BARE_ADDRESS.fullmatch(value) and not Path(value).exists():
        return f"https://{value}"
    return value


def show_options(*, settings: str, site: str) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """``--show FILE`` and ``--to DIR``, which the command gets as ``site``; what each is in the help."""
    options = (
        click.option(
            "--show",
            "show",
            type=click.Path(path_type=Path),
            metavar="FILE",
            help=f"{settings}  [default: briefing.toml]",
        ),
        click.option(
            "--to",
            "site",
            default="public",
            show_default=True,
            type=click.Path(path_type=Path),
            metavar="DIR",
            help=site,
        ),
    )
    return lambda command: functools.reduce(lambda told, option: option(told), reversed(options), command)


def about_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """``--title``, ``--author`` and ``--date``: what a person says of an article, whatever it says itself.

    The command gets those that are given as ``said``, by key of the front matter of a script.
    """

    @functools.wraps(command)
    def with_said(*, title: str, author: str, date: str, **others: Any) -> Any:
        given = {"title": title, "author": author, "date": date}
        return command(said={key: value for key, value in given.items() if value}, **others)

    options = (
        click.option(
            "--title",
            default="",
            metavar="T",
            callback=checked_line,
            help="What it is called, whatever it says.",
        ),
        click.option("--author", default="", metavar="A", callback=checked_line, help="Who wrote it."),
        click.option(
            "--date",
            default="",
            metavar="D",
            callback=checked_date,
            help="When it appears: 2026-11-24, 2026-11-24T08:30+08:00, 二〇二六年十一月二十四日.",
        ),
    )
    return functools.reduce(lambda told, option: option(told), reversed(options), with_said)


def checked_line(context: click.Context, option: click.Parameter, value: str) -> str:
    """``value`` in one line of what can be shown. Raises click.BadParameter where that is nothing."""
    line = "".join(c for c in " ".join(value.split()) if c.isprintable())
    _refuse_nothing(context, option, line)
    return line


def checked_date(context: click.Context, option: click.Parameter, value: str) -> str:
    """``value``, a date as people or formats write it, in ISO 8601. Raises click.BadParameter."""
    _refuse_nothing(context, option, value.strip())
    found = whole(value)
    if value and not found:
        raise click.BadParameter(
            f"{value} is no date; write it like 2026-11-24 or 2026-11-24T08:30+08:00", context, option
        )
    return found


def _refuse_nothing(context: click.Context, option: click.Parameter, value: str) -> None:
    """Raises click.BadParameter where an option was given, and nothing with it."""
    given = context.get_parameter_source(option.name or "") is ParameterSource.COMMANDLINE
    if given and not value:
        raise click.BadParameter("it is empty; leave it out", context, option)


any_language_option: Final = click.option(
    "--any-language", is_flag=True, help="Take a text with hardly a Chinese character as well."
)

dry_run_option: Final = click.option(
    "--dry-run", is_flag=True, help="Say what would be made, how long it would be and take, and make nothing."
)
