"""A book, or any article with chapters, as several episodes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path

from briefing.conductor.cast import Cast
from briefing.conductor.flags import Flags
from briefing.conductor.manuscript import chapters_of, episode_of
from briefing.conductor.produce import fields_of, run_of, shelved
from briefing.conductor.report import Reporter, Result
from briefing.config import Config
from briefing.errors import UsageError
from briefing.speak.pool import Pool


def chapters(
    source: str, *, out: Path, config: Config, flags: Flags, report: Reporter, pool: Pool
) -> Mapping[str, Callable[[], Result]]:
    """What makes the episode of each chapter of the article ``source``, by what it is called, in order.

    Each does as ``produce``, for itself. A chapter whose episode a person deleted is not made again for all
    that its source is named alone. Raises UsageError for what is a script or an episode already, SourceError.
    """
    if episode_of(source) is not None:
        raise UsageError("an episode already", where=source, fix="make it without --split")
    speakers = Cast.of(config.speech, flags.voice, flags.engine, config.cast)
    run = run_of(config, speakers, replace(flags, asked=False), report, pool)
    report.begin("reading")
    cast, any_language = config.cast, flags.any_language
    found = chapters_of(source, out, fields_of(run), cast=cast, any_language=any_language, net=config.fetch)
    if len(found) == 1:
        report.note(f"{found[0].where} has no chapters to divide it at: one episode")
    return {each.where: partial(shelved, run, each, out) for each in found}
