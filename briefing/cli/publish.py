"""``briefing publish``: episodes to a show with a feed."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from briefing.cli import machine
from briefing.cli.options import show_options
from briefing.errors import BriefingError, Failure

if TYPE_CHECKING:
    from briefing.publish import Published


@click.command(
    "publish",
    short_help="Publish episodes as a show with a feed.",
    epilog="""\b
Examples:
  briefing publish
  briefing publish out/2026-11-24-黄河大桥通车 --to public
  briefing publish shows/morning --show morning.toml --to public/morning""",
)
@click.argument("episodes", nargs=-1, type=click.Path(path_type=Path), metavar="[EPISODES]...")
@show_options(
    settings="The show's settings; [show] base_url says where it will be reached.",
    site="The folder for a web server.",
)
@machine.json_option
@click.option("-q", "--quiet", is_flag=True, help="Print nothing but errors.")
def command(*, episodes: tuple[Path, ...], show: Path | None, site: Path, as_json: bool, quiet: bool) -> None:
    """Write the show's site: a feed for podcast apps, a page, and a page for each episode.

    EPISODES are folders that `briefing make` made, or folders of such; out/ by default. They join those
    published before. An episode leaves the show when [show] withdrawn in the settings names its folder, or
    when that is gone from among others. One that is there but not as it was made is named, and stays as it
    was published, while the others are published; so does one whose neighbours are gone as well. The exit
    code is 1 then. What another show has published first is named and left out, and an episode of a coming
    date is held until then. A replaced file stays reachable for 30 days. What was published when is kept in
    DIR.state.json beside the site: keep it with the episodes.
    """
    from briefing import clock
    from briefing.conductor.library import publish_show
    from briefing.config import load

    done = publish_show(load(show), episodes or (Path("out"),), site, clock.now())
    if as_json:
        machine.say(_answer(done, site))
    elif not quiet:
        click.echo("\n".join(_summary(done, site)))
    for line in done.unclaimed:
        click.echo(line, err=True)
    for problem in done.problems:
        click.echo(f"briefing: {' '.join(str(problem).split())}", err=True)
    if done.problems:
        raise BriefingError("what is named above stays as it was; all else is published")


def _answer(done: Published, site: Path) -> Mapping[str, Any]:
    """The same for a program."""
    return {
        "site": str(site),
        "feed": done.feed_url,
        "episodes": done.episodes,
        "changed": bool(done.written or done.deleted or done.withdrawn),
        "added": list(done.added),
        "replaced": list(done.replaced),
        "withdrawn": list(done.withdrawn),
        "held": [{"title": title, "until": due} for title, due in done.held],
        "others": {guid: list(names) for guid, names in done.others.items()},
        "errors": [machine.error(Failure.of(problem)) for problem in done.problems],
    }


def _summary(done: Published, site: Path) -> list[str]:
    """Where the show is, and what was done to it."""
    changed = "" if done.written or done.deleted or done.withdrawn else "  unchanged"
    count = "1 episode" if done.episodes == 1 else f"{done.episodes} episodes"
    lines = [f"{site}  {count}  {done.feed_url}{changed}"]
    for name in ("added", "replaced", "withdrawn"):
        lines.extend(f"{name}: {title}" for title in getattr(done, name))
    lines.extend(f"held until {due}: {title}" for title, due in done.held)
    lines.extend(f"left out, of the show {guid}: {', '.join(names)}" for guid, names in done.others.items())
    return lines
