"""Answers for programs: one JSON object a line on standard output (``docs/json.md``)."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

import click

from briefing.address import without_userinfo
from briefing.errors import Failure

json_option = click.option(
    "--json", "as_json", is_flag=True, help="Print one JSON object a line: docs/json.md says what it holds."
)


def say(answer: Mapping[str, Any]) -> None:
    """Prints ``answer`` at once, so that a program can follow."""
    click.echo(line(answer))


def line(answer: Mapping[str, Any]) -> str:
    """``answer`` as it is printed."""
    return json.dumps(answer, ensure_ascii=False, allow_nan=False)


def made(
    source: str,
    *,
    state: str,
    folder: str,
    duration_s: float,
    spoken: int,
    cached: int,
    unspoken: Mapping[str, int],
) -> Mapping[str, Any]:
    """What came of ``source``: its episode is in ``folder``."""
    return {
        "source": without_userinfo(source),
        "state": state,
        "folder": folder,
        "duration_s": round(duration_s, 3),
        "spoken": spoken,
        "cached": cached,
        "unspoken": dict(unspoken),
        "error": None,
    }


def failed(source: str, failure: Failure) -> Mapping[str, Any]:
    """That nothing came of ``source``, and why."""
    return {
        "source": without_userinfo(source),
        "state": "failed",
        "folder": None,
        "duration_s": None,
        "spoken": 0,
        "cached": 0,
        "unspoken": {},
        "error": error(failure),
    }


def error(failure: Failure) -> Mapping[str, str]:
    """``failure`` as every answer has it."""
    return {"what": failure.what, "where": failure.where, "fix": failure.fix}
