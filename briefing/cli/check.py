"""``briefing check``: listens to finished episodes, and says what to hear again."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from briefing.check.findings import Kind, json_lines
from briefing.cli import outcome
from briefing.cli.options import config_option
from briefing.errors import BriefingError, ToLookAt

if TYPE_CHECKING:
    from briefing.check.ear import Ear
    from briefing.cli.outcome import Outcome
    from briefing.cli.progress import Progress
    from briefing.conductor.checking import Checked
    from briefing.conductor.report import Result
    from briefing.config import Config

TRIES = 4
"""Paces that are tried unless told."""


def _wanted(
    _context: click.Context, option: click.Parameter, given: tuple[str, ...]
) -> list[tuple[int, str]]:
    found = []
    for each in given:
        number, _, kind = each.partition(":")
        if not number.isdecimal() or kind not in list(Kind):
            raise click.BadParameter(f"{each} is no SEGMENT:KIND, such as 12:syllable", param=option)
        found.append((int(number), kind))
    return found


@click.command(
    "check",
    short_help="Listen to episodes, and say what to hear again.",
    epilog="""\b
Examples:
  briefing check out/黄河大桥通车
  briefing check out/* --json > findings.jsonl
  briefing check out/黄河大桥通车 --report look.html
  briefing check out/黄河大桥通车 --dismiss 12:syllable
  briefing check out/黄河大桥通车 --mend --tries 2

\b
Exit codes: 0 nothing to look at, 3 something, 1 failed, 2 mistyped.""",
)
@click.argument("episodes", metavar="EPISODE...", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="One JSON object a finding, then one for the episode.")
@click.option(
    "--report",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE.html",
    help="Write a page of all findings, with a player at each place.",
)
@click.option(
    "--dismiss",
    multiple=True,
    metavar="SEGMENT:KIND",
    callback=_wanted,
    help="Let a finding be, now and whenever a segment of that text is checked again. May be repeated.",
)
@click.option("--mend", is_flag=True, help="Speak what is heard to be wrong at a pace a little other.")
@click.option(
    "--tries",
    type=click.IntRange(1, 6),
    metavar="N",
    help="With --mend: how many paces are tried for a segment; 4 unless told.",
)
@config_option()
def command(
    *,
    episodes: tuple[Path, ...],
    as_json: bool,
    report: Path | None,
    dismiss: list[tuple[int, str]],
    mend: bool,
    tries: int | None,
    config_path: Path | None,
) -> None:
    """Listens to the finished EPISODEs and names what is doubtful, the worst first.

    Each segment is understood anew and compared with what was to be said, syllable by syllable: homophones
    are no error. Silences, cut syllables, level, noise, clicks, pace, and the episode's tags, chapters, marks
    and digests are measured. Nothing leaves this machine. It needs `pip install 'briefing[check]'`.

    With --mend, what is heard to be wrong is spoken at other paces; where one sounds better, it is written at
    the segment in script.md, and the episode is made again of that.
    """
    if tries is not None and not mend:
        raise click.UsageError("--tries goes with --mend")
    from briefing.check.ear import Whisper
    from briefing.cli.progress import Progress
    from briefing.conductor import checking
    from briefing.config import load

    if dismiss and len(episodes) > 1:
        raise click.UsageError("--dismiss takes one episode")
    config = load(config_path)
    ear = Whisper(config.check.model)
    all_checked: list[Checked] = []
    failed = 0
    with Progress(quiet=as_json) as progress:
        for folder in episodes:
            progress.name(str(folder) if len(episodes) > 1 else "")
            progress.begin("listening")
            try:
                found = checking.check(folder, config, ear, progress.advance)
                found = checking.dismiss(found, dismiss) if dismiss else found
                found = _mended(found, config, ear, progress, tries or TRIES) if mend else found
            except BriefingError as error:
                if len(episodes) == 1:
                    raise
                failed += 1
                progress.clear()
                click.echo(f"briefing: {error}", err=True)
                continue
            progress.clear()
            all_checked.append(found)
            lines = json_lines(str(folder), found.findings, found.listened_s) if as_json else _told(found)
            click.echo("\n".join(lines))
    if report is not None:
        from briefing.check.report import page
        from briefing.writing import put

        put(report, [page([(each.folder, each.findings) for each in all_checked], report).encode()])
    if failed:
        raise BriefingError(f"{failed} of {len(episodes)} episodes could not be checked")
    if total := sum(len(each.findings) for each in all_checked):
        raise ToLookAt(f"{total} thing{'s' * (total > 1)} to look at")


def after_making(config: Config, *, mend: bool) -> Callable[[Result, Progress], Outcome]:
    """What tells of an episode that was made, with what is heard of it as doubts.

    One that is kept as it was is not listened to. Raises as ``Whisper`` does, before anything is made.
    """
    from briefing.check.ear import Whisper
    from briefing.conductor import checking

    ear = Whisper(config.check.model)

    def heard(result: Result, progress: Progress) -> Outcome:
        told = outcome.made(result)
        if result.kept:
            return told
        progress.begin("listening")
        found = checking.check(result.folder, config, ear, progress.advance)
        found = _mended(found, config, ear, progress, TRIES) if mend else found
        lines = json_lines(str(result.folder), found.findings, found.listened_s)
        return replace(
            told, doubts=(*told.doubts, *(each.line for each in found.findings)), heard=tuple(lines)
        )

    return heard


def _mended(found: Checked, config: Config, ear: Ear, progress: Progress, tries: int) -> Checked:
    """What is left to look at when as much as can be is spoken anew, which is told."""
    from briefing.conductor import checking, mending

    anew = mending.mend(found, config, ear, progress, tries)
    if not anew:
        return found
    progress.clear()
    click.echo(f"{found.folder}: segments spoken anew: {', '.join(map(str, anew))}", err=True)
    progress.begin("listening")
    return checking.check(found.folder, config, ear, progress.advance)


def _told(found: Checked) -> list[str]:
    """Where each finding is and what, then the episode."""
    lines = [each.line for each in found.findings]
    count = len(found.findings)
    what = f"{count} to look at" if count else "nothing to look at"
    return [*lines, f"{found.folder}  {found.listened_s:.0f} s listened to, {what}"]
