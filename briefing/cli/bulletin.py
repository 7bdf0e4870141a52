"""``briefing bulletin``: many stories to one episode."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import click

from briefing.cli import look, machine, outcome
from briefing.cli.making import How, making_options
from briefing.cli.options import (
    any_language_option,
    checked_date,
    checked_line,
    checked_source,
    dry_run_option,
)
from briefing.cli.progress import Progress
from briefing.errors import Failure
from briefing.files import RUNDOWN
from briefing.nouns import NEWEST


@click.command(
    "bulletin",
    short_help="Make one episode of many stories.",
    epilog=f"""\b
Examples:
  briefing bulletin news/ --lead
  briefing bulletin https://example.org/feed.xml a.txt b.html --title 早间新闻
  briefing bulletin today.toml --dry-run
  briefing bulletin out/2026-11-26-每日简报 --max-minutes 12

\b
A rundown, as {RUNDOWN.name} in the episode's folder:
  title = "今日简报"              # all but source may be left out
  date = 2026-11-26
  [[story]]
  source = "in/桥.txt"            # path (from this file) or address
  headline = "黄河大桥通车"        # as the headlines say it
  intro = "先看本地消息。"         # said before it
  voice = "yunjian"
  lead = true                    # its first paragraphs only""",
)
@click.argument("sources", nargs=-1, metavar="SOURCE...", callback=checked_source)
@click.option(
    "--rundown",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="The list of stories, in place of SOURCE.",
)
@click.option("--title", default="", metavar="T", callback=checked_line, help="What the episode is called.")
@click.option(
    "--date", default="", metavar="D", callback=checked_date, help="Its day: 2026-11-26.  [default: today]"
)
@click.option("--lead", is_flag=True, help="Of each story the first paragraphs only, about 40 seconds.")
@click.option(
    "--max-minutes",
    type=click.FloatRange(min=0, min_open=True),
    metavar="M",
    help="Leave the last stories out where it would be longer.",
)
@click.option(
    "--newest",
    default=NEWEST,
    show_default=True,
    type=click.IntRange(min=1),
    metavar="N",
    help="How many articles of each feed.",
)
@click.option("--skip", is_flag=True, help="Leave stories out that cannot be read, and end with 3.")
@dry_run_option
@making_options
@any_language_option
def command(
    *,
    sources: tuple[str, ...],
    rundown: Path | None,
    title: str,
    date: str,
    lead: bool,
    max_minutes: float | None,
    newest: int,
    skip: bool,
    dry_run: bool,
    how: How,
    any_language: bool,
) -> None:
    """Make one episode of many stories: an opening, the headlines, story by story, a closing.

    SOURCE is an article as `briefing make` takes it, a feed (RSS, Atom) by its address or as a file, a folder
    of articles, an episode, or a rundown: the list of stories, which every bulletin leaves beside its script
    as rundown.toml. Edit that, give it or its folder again, and only what changed is spoken. What the same
    article says in two places is told once. Each story is a chapter, and says whose it is.

    A bulletin is known by its day, and by its title if it has one: made again on that day it is the same
    episode, unless most of its stories are others.

    Ends with 1 where a story cannot be read, and nothing is made; with --skip it is made of the others, and
    ends with 3. What is left out is always named.
    """
    if bool(sources) == (rundown is not None):
        raise click.UsageError("name the stories, or with --rundown the list of them")
    if dry_run and how.as_json:
        raise click.UsageError("--dry-run tells a person, not a program: leave --json out")
    from briefing.conductor import bulletin as conductor
    from briefing.conductor import prospect
    from briefing.conductor.produce import Pool, check

    config = how.config()
    flags = how.flags(any_language=any_language, asked=True)
    named = " ".join(sources) or str(rundown)
    check(config, flags)
    asked = replace(
        conductor.wanted(sources, rundown=rundown, title=title, date=date, lead=lead),
        max_minutes=max_minutes,
        newest=newest,
        skip=skip,
    )
    with Progress(quiet=how.quiet) as progress, Pool() as pool:
        if dry_run:
            foreseen = prospect.of_bulletin(asked, out=how.out, config=config, flags=flags, report=progress)
            found = outcome.foreseen(foreseen)
        else:
            try:
                made = conductor.make_bulletin(
                    asked, out=how.out, config=config, flags=flags, report=progress, pool=pool
                )
            except Exception as error:
                if how.as_json:
                    progress.clear()
                    machine.say(machine.failed(named, Failure.of(error)))
                raise
            found = outcome.made(made)
        progress.clear()
        outcome.tell(found, named, how)
    if dry_run:
        conductor.check_failed(foreseen.failed, len(foreseen.stories), skip=skip)
    look.end(found.doubts or (dry_run and foreseen.failed))
