"""``briefing run``: a plan, with nobody watching."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from briefing.cli import look, machine
from briefing.cli.progress import Progress
from briefing.clock import running_time
from briefing.errors import BriefingError, Failure, ToLookAt

if TYPE_CHECKING:
    from briefing.newsroom.items import Item, Outcome
    from briefing.newsroom.plan import Plan
    from briefing.newsroom.rounds import Round


@click.command(
    "run",
    short_help="Make what a plan's feeds and folders hold, with nobody watching.",
    epilog="""\b
Examples:
  briefing run plan.toml
  briefing run plan.toml --watch --log run.log
  briefing run plan.toml --json | jq -r 'select(.state == "failed") | .source'

\b
A plan:
  [[source]]
  folder = "in"                     # with match = "*.docx"
  [[source]]
  feed = "https://example.org/rss.xml"
  [publish]
  to = "public"""
    + '"',
)
@click.argument("plan_path", metavar="PLAN", type=click.Path(path_type=Path))
@click.option("--once", is_flag=True, help="Go round once and end, for cron and systemd.  [default]")
@click.option("--watch", is_flag=True, help="Stay, and make what is new as it comes, until it is ended.")
@click.option(
    "--log", "log_path", type=click.Path(path_type=Path), metavar="FILE", help="Add JSON lines to FILE."
)
@machine.json_option
@click.option("-q", "--quiet", is_flag=True, help="Print the folders of episodes alone.")
def command(
    *, plan_path: Path, once: bool, watch: bool, log_path: Path | None, as_json: bool, quiet: bool
) -> None:
    """Make an episode of each new article in the folders, feeds and pages that PLAN names, publish, report.

    What became of each article is noted in PLAN's journal beside it, so that a run that was killed goes on,
    nothing is made twice and nothing forgotten. An article that fails is tried again after 15 minutes, an
    hour, 4 and 16 hours, then set aside; it is told each time, and is in no other's way. A file is taken once
    it no longer grows. Pages are fetched as robots.txt allows, and feeds only where they have changed. The
    day's report is in reports/. docs/unattended.md tells of the plan, of systemd and of cron.

    Ends with 3 where articles failed, or something is to be looked at, and with 1 where something else
    failed: a source, publishing, the disk. Of two runs of one plan the second ends at once.
    """
    if once and watch:
        raise click.UsageError("--once or --watch, not both")
    from briefing.newsroom.desk import Listener
    from briefing.newsroom.journal import Journal
    from briefing.newsroom.log import Logged
    from briefing.newsroom.plan import load
    from briefing.newsroom.rounds import alone, go_round
    from briefing.newsroom.watch import watched

    plan = load(plan_path)
    with alone(plan), Journal(plan.journal) as journal, Told(plan, as_json=as_json, quiet=quiet) as told:
        listener: Listener = Logged(log_path, told) if log_path is not None else told
        if watch:
            for done in watched(plan, journal, listener):
                told.sum_up(done)
            return
        done = go_round(plan, journal, listener, plan.tables.source)
        told.sum_up(done)
    if done.troubles:
        raise BriefingError("what is named above failed; the rest is done")
    if done.failed:
        raise ToLookAt("done, but for the articles named above")
    look.end(done.doubts)


class Told(Progress):
    """Prints what a round does."""

    def __init__(self, plan: Plan, *, as_json: bool, quiet: bool) -> None:
        super().__init__(quiet=quiet)
        self._plan, self._as_json, self._only_folders = plan, as_json, quiet
        self._named: set[int] = set()
        """The items that failed in this round."""
        self._shown: set[tuple[str, str]] = set()
        """Folder and state of what was told in this round: of a bulletin's stories it is the same."""

    def item(self, source: str) -> None:
        """What is begun now."""
        self.clear()
        self.name(source)

    def made(self, item: Item, outcome: Outcome) -> None:
        """An episode."""
        self.clear()
        folder = str(self._plan.at(outcome.folder))
        if self._as_json:
            self._say(item, outcome, folder)
        if (folder, outcome.state) in self._shown:
            return
        self._shown.add((folder, outcome.state))
        look.tell(outcome.doubts, of=folder)
        if self._as_json:
            return
        if self._only_folders:
            click.echo(folder)
        else:
            click.echo(f"{folder}  {running_time(outcome.duration_s)}  {outcome.why or outcome.state}")

    def failed(self, item: Item) -> None:
        """An item of which nothing is made, and when it is tried again."""
        from briefing.newsroom.report import again

        self.clear()
        self._named.add(item.number)
        failure = item.failure or Failure("left its source before anything was made of it")
        why = str(failure)
        why = why if item.source in why else f"{item.source}: {why}"
        click.echo(f"briefing: {why}; {again(item, self._plan)}", err=True)
        if self._as_json:
            machine.say(machine.failed(self._source(item), failure))

    def trouble(self, failure: Failure) -> None:
        """What failed beside the items."""
        self.clear()
        click.echo(f"briefing: {failure}", err=True)

    def sum_up(self, done: Round) -> None:
        """What failed before and is still to be told, and where the report is."""
        self.name("")
        for item in done.failed:
            if item.number not in self._named:
                self.failed(item)
        self._named.clear()
        self._shown.clear()
        waiting = sum(item.state == "new" for item in done.open)
        if waiting:
            made = self._plan.tables.make
            why = f": [make] at is {made.at}" if made.at else f": [make] most is {made.most}"
            self.note(f"{waiting} more wait for the next run{'' if done.stopped else why}")
        if done.report is not None:
            self.note(f"report: {done.report}")

    def _say(self, item: Item, outcome: Outcome, folder: str) -> None:
        machine.say(
            machine.made(
                self._source(item),
                state=outcome.state,
                folder=folder,
                duration_s=outcome.duration_s,
                spoken=outcome.spoken,
                cached=outcome.cached,
                unspoken=outcome.unspoken,
            )
        )

    def _source(self, item: Item) -> str:
        return str(self._plan.at(item.source)) if item.is_file else item.source
