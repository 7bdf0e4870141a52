"""``briefing make``: an article or a script to a finished episode."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from briefing.address import without_userinfo
from briefing.cli import look, machine, outcome, told
from briefing.cli.making import How, making_options
from briefing.cli.options import about_options, any_language_option, checked_source, dry_run_option
from briefing.cli.outcome import Outcome
from briefing.cli.progress import Progress
from briefing.errors import BriefingError, Failure

if TYPE_CHECKING:
    from briefing.conductor.report import Result


@click.command(
    "make",
    short_help="Make an episode of an article or a script.",
    epilog="""\b
Examples:
  briefing make article.txt https://example.org/news/1234 --out shows/
  pbpaste | briefing make - --engine espeak
  briefing make inbox/*.txt --dry-run
  briefing make article.txt --voice edge-xiaoxiao --fallback xiaobei
  briefing make novel.epub --split
  briefing make article.txt --check --mend
  briefing make letter.txt --title 致村民的一封信 --author 李明 --date 2026-11-24
  briefing make out/2026-11-24-黄河大桥通车 --format mp3,m4a,opus
  briefing make out/2026-11-24-黄河大桥通车 --retake 4 --voice yunjian""",
)
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE...", callback=checked_source)
@making_options
@click.option("--split", is_flag=True, help="Make an episode of each chapter of an article: of a book, say.")
@click.option("--retake", type=click.IntRange(min=1), metavar="N", help="Speak segment N of an episode anew.")
@click.option(
    "--speed", type=click.FloatRange(0.5, 2.0), metavar="S", help="With --retake: its pace; 1 is usual."
)
@click.option("--check", "listens", is_flag=True, help="Listen to what was made, as `briefing check` does.")
@click.option("--mend", is_flag=True, help="With --check: speak anew what is heard to be wrong.")
@about_options
@dry_run_option
@any_language_option
def command(
    *,
    sources: tuple[str, ...],
    how: How,
    dry_run: bool,
    split: bool,
    retake: int | None,
    speed: float | None,
    listens: bool,
    mend: bool,
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

    With --split each chapter of a book, and each section of another text with headings, makes its own. A
    number in the names of their folders keeps their order, in which `briefing publish` numbers them too;
    [show] serial = true says that they are to be heard in it. Made again, only what changed is spoken.

    An episode whose script.md you edited is kept. One that you deleted stays away, until its source is named
    alone or with --force.

    Ends with 3 where an episode is made but you should look at something: that text was left out which may
    be the article's, say. It is named on standard error.
    """
    others = bool(how.engine or how.fallback or how.force or how.doubtful)
    others = others or bool(said or any_language or dry_run or split)
    if "title" in said and len(sources) > 1:
        raise click.UsageError("--title names one article: make it by itself, and the others without --title")
    if dry_run and split:
        raise click.UsageError("--dry-run foresees an article as one episode: leave --split out")
    if dry_run and how.as_json:
        raise click.UsageError("--dry-run tells a person, not a program: leave --json out")
    _check_flags(sources, voice=how.voice, retake=retake, speed=speed, others=others)
    if mend and not listens:
        raise click.UsageError("--mend goes with --check")
    if dry_run and listens:
        raise click.UsageError("--dry-run makes nothing to listen to: leave --check out")
    from briefing.conductor import produce as conductor
    from briefing.conductor import prospect
    from briefing.conductor.chapters import chapters

    config = how.config()
    flags = how.flags(speed=speed, any_language=any_language, said=said, asked=len(sources) == 1)
    conductor.check(config, flags)
    made = _made
    if listens:
        from briefing.cli.check import after_making

        heard = after_making(config, mend=mend)

        def made(run: Callable[[], Result]) -> Outcome:
            return heard(run(), progress)

    def works(source: str) -> Mapping[str, Callable[[], Outcome]]:
        if dry_run:
            foresee = partial(prospect.of_source, source, out=how.out)
            return {source: lambda: outcome.foreseen(foresee(config=config, flags=flags, report=progress))}
        if retake is not None:
            anew = partial(
                conductor.retake, Path(source), retake, config=config, flags=flags, report=progress
            )
            return {source: partial(made, anew)}
        out = how.out
        if split:
            found = chapters(source, out=out, config=config, flags=flags, report=progress, pool=pool)
            return {name: partial(made, run) for name, run in found.items()}
        make = partial(
            conductor.produce, source, out=out, config=config, flags=flags, report=progress, pool=pool
        )
        return {source: partial(made, make)}

    with Progress(quiet=how.quiet) as progress, conductor.Pool() as pool:
        _each(sources, works, progress, how)


def _made(run: Callable[[], Result]) -> Outcome:
    return outcome.made(run())


def _each(
    sources: tuple[str, ...],
    works: Callable[[str], Mapping[str, Callable[[], Outcome]]],
    progress: Progress,
    how: How,
) -> None:
    """Makes each of the episodes (``works``) of each source and tells what came of it.

    One that fails stops no other. Raises why one that is alone failed, else BriefingError if any did;
    ToLookAt for any doubt.
    """
    total = failed = doubts = 0
    for number, source in enumerate(sources, start=1):
        count = f"{number}/{len(sources)} " if len(sources) > 1 else ""
        progress.name(f"{count}{without_userinfo(source)}" if count else "")
        try:
            found = works(source)
        except Exception as error:
            found = {source: partial(_fail, error)}
        total += len(found)
        for name, run in found.items():
            progress.name(f"{count}{without_userinfo(name)}" if len(sources) + len(found) > 2 else "")
            try:
                result = run()
            except Exception as error:
                progress.clear()
                if how.as_json:
                    machine.say(machine.failed(name, Failure.of(error)))
                if len(sources) == len(found) == 1:
                    raise
                failed += 1
                click.echo(f"briefing: {_failure(name, error)}", err=True)
            else:
                progress.clear()
                doubts += len(result.doubts)
                outcome.tell(result, name, how)
    if failed:
        kind = "sources" if total == len(sources) else "episodes"
        raise BriefingError(f"{failed} of {total} {kind} failed; the others are done")
    look.end(doubts)


def _fail(error: Exception) -> Outcome:
    raise error


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
            " --title, --author, --date, --dry-run, --split or --any-language"
        )


def _failure(source: str, error: Exception) -> str:
    """Why ``source`` failed, in one line that names it."""
    line, _ = told(error)
    source = without_userinfo(source)
    line = " ".join(line.split())
    return line if source in line else f"{source}: {line}"
