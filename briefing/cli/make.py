"""``briefing make``: an article or a script to a finished episode."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from briefing.address import without_userinfo
from briefing.cli import look, told
from briefing.cli.options import about_options, any_language_option, config_option
from briefing.cli.progress import Progress
from briefing.clock import running_time
from briefing.errors import BriefingError
from briefing.files import SCRIPT

if TYPE_CHECKING:
    from briefing.conductor.report import Result

KINDS: Final = {
    "url": ("URL", "URLs"),
    "emoji": ("emoji", "emoji"),
    "note": ("mark of a note", "marks of notes"),
    "ornament": ("ornament", "ornaments"),
    "damage": ("damaged run", "damaged runs"),
    "formula": ("formula", "formulae"),
    "foreign": ("word in a foreign script", "words in foreign scripts"),
    "silenced": ("silenced run", "silenced runs"),
    "symbol": ("sign without a name", "signs without a name"),
    "gloss": ("gloss", "glosses"),
}
"""How a person says one of a kind of change, and several; other kinds go by their name."""


@click.command(
    "make",
    short_help="Make an episode of an article or a script.",
    epilog="""\b
Examples:
  briefing make article.txt https://example.org/news/1234 --out shows/
  pbpaste | briefing make - --engine espeak
  briefing make article.txt --voice edge-xiaoxiao --fallback xiaobei
  briefing make letter.txt --title 致村民的一封信 --author 李明 --date 2026-11-24
  briefing make out/2026-11-24-黄河大桥通车 --format mp3,m4a,opus
  briefing make out/2026-11-24-黄河大桥通车 --retake 4 --voice yunjian""",
)
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE...")
@click.option(
    "--voice",
    default="",
    metavar="V",
    help="Who speaks, but for the roles that [cast] gives to others: see `briefing voices`.",
)
@click.option("--engine", default="", metavar="E", help="Which engine speaks; espeak is quick, for drafts.")
@click.option(
    "--fallback",
    default="",
    metavar="V",
    help="Who speaks the whole episode where a segment cannot be spoken, as with no network.",
)
@click.option(
    "--out",
    default="out",
    show_default=True,
    type=click.Path(path_type=Path),
    metavar="DIR",
    help="Where the folder of a new episode goes.",
)
@config_option()
@click.option(
    "--jobs", default=0, type=click.IntRange(min=0), metavar="N", help="How many segments to speak at once."
)
@click.option(
    "--format",
    "formats",
    default="",
    metavar="LIST",
    help="Files to make, as in mp3,m4a,opus; an MP3 always.  [default: [audio] formats of the settings]",
)
@click.option(
    "--force", is_flag=True, help=f"Make it anew, even if that discards edits of its {SCRIPT.name}."
)
@click.option("--doubtful", is_flag=True, help="List doubtful readings too, and end with 3 if there are any.")
@click.option("-q", "--quiet", is_flag=True, help="Print nothing but errors.")
@click.option("--retake", type=click.IntRange(min=1), metavar="N", help="Speak segment N of an episode anew.")
@click.option(
    "--speed", type=click.FloatRange(0.5, 2.0), metavar="S", help="With --retake: its pace; 1 is usual."
)
@about_options
@any_language_option
def command(
    *,
    sources: tuple[str, ...],
    voice: str,
    engine: str,
    fallback: str,
    out: Path,
    config_path: Path | None,
    jobs: int,
    formats: str,
    force: bool,
    doubtful: bool,
    quiet: bool,
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
    others = bool(engine or fallback or force or doubtful or said or any_language)
    if "title" in said and len(sources) > 1:
        raise click.UsageError("--title names one article: make it by itself, and the others without --title")
    _check_flags(sources, voice=voice, retake=retake, speed=speed, others=others)
    from briefing.conductor import produce as conductor
    from briefing.conductor.flags import Flags
    from briefing.config import load

    config = load(config_path)
    if formats:
        config = config.model_copy(update={"audio": config.audio.with_formats(formats)})
    flags = Flags(
        voice=voice,
        speed=speed,
        engine=engine,
        fallback=fallback,
        jobs=jobs,
        force=force,
        doubtful=doubtful,
        any_language=any_language,
        said=said,
        asked=len(sources) == 1,
    )
    conductor.check(config, flags)

    def run(source: str) -> Result:
        if retake is not None:
            return conductor.retake(Path(source), retake, config=config, flags=flags, report=progress)
        return conductor.produce(source, out=out, config=config, flags=flags, report=progress, pool=pool)

    with Progress(quiet=quiet) as progress, conductor.Pool() as pool:
        _make_all(sources, run, progress, quiet)


def _make_all(
    sources: tuple[str, ...], run: Callable[[str], Result], progress: Progress, quiet: bool
) -> None:
    """Runs each source and tells what came of it; one that fails stops no other.

    Raises what ``run`` does for a single source, else BriefingError if any failed; ToLookAt for any doubt.
    """
    failed = doubts = 0
    for source in sources:
        progress.name(without_userinfo(source) if len(sources) > 1 else "")
        try:
            result = run(source)
        except Exception as error:
            if len(sources) == 1:
                raise
            failed += 1
            progress.clear()
            click.echo(f"briefing: {_failure(source, error)}", err=True)
        else:
            progress.clear()
            doubts += len(result.doubts)
            look.tell(result.doubts, of=result.folder)
            if not quiet:
                click.echo("\n".join(_summary(result)))
    if failed:
        raise BriefingError(f"{failed} of {len(sources)} sources failed; the others are made")
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
            " --title, --author, --date or --any-language"
        )


def _failure(source: str, error: Exception) -> str:
    """Why ``source`` failed, in one line that names it."""
    line, _ = told(error)
    source = without_userinfo(source)
    line = " ".join(line.split())
    return line if source in line else f"{source}: {line}"


def _summary(result: Result) -> list[str]:
    """Where the episode is, how long it runs, what was done for it, and what is shown but not said."""
    if result.kept:
        length = f"  {running_time(result.duration_s)}" if result.duration_s else ""
        return [f"{result.folder}{length}  {result.kept}"]
    segments = result.spoken_now + result.from_cache
    done = f"{segments} segments, {result.spoken_now} spoken now, {result.from_cache} from the cache"
    lines = [
        f"{result.folder}  {running_time(result.duration_s)}  {'unchanged' if result.unchanged else done}"
    ]
    if result.unspoken:
        lines.append(f"left unspoken: {counted(result.unspoken)}")
    if result.cleaned and not result.unchanged:
        lines.append(f"cleaned: {counted(result.cleaned)} (`briefing read -v` lists them)")
    return lines


def counted(kinds: Mapping[str, int]) -> str:
    """``kinds`` in words: ``2 emoji, 1 URL``."""
    return ", ".join(f"{count} {KINDS.get(kind, (kind, kind))[count != 1]}" for kind, count in kinds.items())
