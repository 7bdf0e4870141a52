"""``briefing make``: an article or a script to a finished episode."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import click

from briefing.address import without_userinfo
from briefing.cli import look, machine, outcome, told
from briefing.cli.making import How, making_options
from briefing.cli.options import about_options, any_language_option, dry_run_option
from briefing.cli.outcome import Outcome
from briefing.cli.progress import Progress
from briefing.errors import BriefingError, Failure


@click.command(
    "make",
    short_help="Make an episode of an article or a script.",
    epilog="""\b
Examples:
  briefing make article.txt https://example.org/news/1234 --out shows/
  pbpaste | briefing make - --engine espeak
  briefing make inbox/*.txt --dry-run
  briefing make article.txt --voice edge-xiaoxiao --fallback xiaobei
  briefing make letter.txt --title 致村民的一封信 --author 李明 --date 2026-11-24
  briefing make out/2026-11-24-黄河大桥通车 --format mp3,m4a,opus
  briefing make out/2026-11-24-黄河大桥通车 --retake 4 --voice yunjian""",
)
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE...")
@making_options
@click.option("--retake", type=click.IntRange(min=1), metavar="N", help="Speak segment N of an episode anew.")
@click.option(
    "--speed", type=click.FloatRange(0.5, 2.0), metavar="S", help="With --retake: its pace; 1 is usual."
)
@about_options
@dry_run_option
@any_language_option
def command(
    *,
    sources: tuple[str, ...],
    how: How,
    dry_run: bool,
    retake: int | None,
    speed: float | None,
    said: Mapping[str, str],
    any_language: bool,
) -> None:
    """Make a podcast episode of each SOURCE: an article, a script, or an episode to be made again.

    An article is a .txt, .md, .html, .mhtml, .docx, .epub or .pdf file, subtitles, an http(s) address, or -
    for standard input. A script is what `briefing script` prints. An episode is a folder that this command
    made: edit its script.md, make it again, and only what changed is spoken.

    A source makes its own episode, known by its address or by its path beside DIR, as long as it holds the
    same article (three tenths of it as it was); another article, and a new one, get a folder of their own.
    The same text at a new place is the same episode.

    An episode whose script.md you edited is kept. One that you deleted stays away, until its source is named
    alone or with --force.

    Ends with 3 where an episode is made but you should look at something: that text was left out which may
    be the article's, say. It is named on standard error.
    """
    others = bool(how.engine or how.fallback or how.force or how.doubtful or said or any_language or dry_run)
    if "title" in said and len(sources) > 1:
        raise click.UsageError("--title names one article: make it by itself, and the others without --title")
    if dry_run and how.as_json:
        raise click.UsageError("--dry-run tells a person, not a program: leave --json out")
    _check_flags(sources, voice=how.voice, retake=retake, speed=speed, others=others)
    from briefing.conductor import produce as conductor
    from briefing.conductor import prospect

    config = how.config()
    flags = how.flags(speed=speed, any_language=any_language, said=said, asked=len(sources) == 1)
    conductor.check(config, flags)

    def run(source: str) -> Outcome:
        if dry_run:
            found = prospect.of_source(source, out=how.out, config=config, flags=flags, report=progress)
            return outcome.foreseen(found)
        if retake is not None:
            anew = conductor.retake(Path(source), retake, config=config, flags=flags, report=progress)
            return outcome.made(anew)
        result = conductor.produce(
            source, out=how.out, config=config, flags=flags, report=progress, pool=pool
        )
        return outcome.made(result)

    with Progress(quiet=how.quiet) as progress, conductor.Pool() as pool:
        _each(sources, run, progress, how)


def _each(
    sources: tuple[str, ...],
    run: Callable[[str], Outcome],
    progress: Progress,
    how: How,
) -> None:
    """Runs each source and tells what came of it; one that fails stops no other.

    Raises what ``run`` does for a single source, else BriefingError if any failed; ToLookAt for any doubt.
    """
    failed = doubts = 0
    for source in sources:
        progress.name(without_userinfo(source) if len(sources) > 1 else "")
        try:
            found = run(source)
        except Exception as error:
            if how.as_json:
                progress.clear()
                machine.say(machine.failed(source, Failure.of(error)))
            if len(sources) == 1:
                raise
            failed += 1
            progress.clear()
            click.echo(f"briefing: {_failure(source, error)}", err=True)
        else:
            progress.clear()
            doubts += len(found.doubts)
            outcome.tell(found, source, how)
    if failed:
        raise BriefingError(f"{failed} of {len(sources)} sources failed; the others are done")
    look.end(doubts)


def _check_flags(
    sources: tuple[str, ...], *, voice: str, retake: int | None, speed: float | None, others: bool
) -> None:
    """Raises click.UsageError for flags that do not go together; no retake takes ``others``."""
    if retake is None:
        if speed is not None:
            raise click.UsageError(
                "--speed goes with --retake; [speech] speed in briefing.toml sets the whole pace"
            )
        return
    if len(sources) > 1:
        raise click.UsageError("--retake takes one episode")
    if not voice and speed is None:
        raise click.UsageError("--retake wants --voice or --speed: the same again would sound the same")
    if others:
        raise click.UsageError(
            "--retake goes with --voice and --speed, not with --engine, --fallback, --force, --doubtful,"
            " --title, --author, --date, --dry-run or --any-language"
        )


def _failure(source: str, error: Exception) -> str:
    """Why ``source`` failed, in one line that names it."""
    line, _ = told(error)
    source = without_userinfo(source)
    line = " ".join(line.split())
    return line if source in line else f"{source}: {line}"
