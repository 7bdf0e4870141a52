"""Options that several commands have."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

import click


def config_option(says: str = "The show's settings.") -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """``--config FILE``, which the command gets as ``config_path``; ``says`` is what it is in the help."""
    return click.option(
        "--config",
        "config_path",
        type=click.Path(path_type=Path),
        metavar="FILE",
        help=f"{says}  [default: briefing.toml, if it is there]",
    )


any_language_option: Final = click.option(
    "--any-language", is_flag=True, help="Take a text with hardly a Chinese character as well."
)
