"""One round of a plan: what is there, what is due, and what follows; it ends whatever fails on the way."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from filelock import FileLock, Timeout

from briefing import clock
from briefing.errors import BriefingError, Failure
from briefing.newsroom.after import run_after
from briefing.newsroom.bulletins import make_bulletin
from briefing.newsroom.desk import Desk, Listener
from briefing.newsroom.items import Item, State
from briefing.newsroom.journal import Journal
from briefing.newsroom.making import Stopped, make
from briefing.newsroom.plan import Plan, Source
from briefing.newsroom.report import write_report
from briefing.newsroom.sources import look
from briefing.newsroom.web import Web
from briefing.read.raw import Raw


@dataclass(slots=True)
class Round:
    """What a round came to."""

    begun: datetime
    settled: list[Item] = field(default_factory=list)
    """What was made, or kept, or left its source, in the order of that."""
    open: list[Item] = field(default_factory=list)
    """What failed and is tried again, or was set aside, or waits for the next round."""
    troubles: list[Failure] = field(default_factory=list)
    """What failed beside the items."""
    stopped: bool = False
    """Whether making or publishing failed as a whole: it would fail again at once."""
    report: Path | None = None

    @property
    def failed(self) -> list[Item]:
        """The items of which nothing is made as yet, though it was tried; and those that were never."""
        gone = [item for item in self.settled if item.state is State.GONE]
        return gone + [item for item in self.open if item.state is not State.NEW]

    @property
    def doubts(self) -> bool:
        """Whether a person should look at something that was made."""
        return any(item.outcome and item.outcome.doubts for item in self.settled)

    @property
    def happened(self) -> bool:
        """Whether there is anything to tell that was not told before."""
        return bool(self.settled or self.troubles or any(item.at >= self.begun for item in self.failed))


@contextmanager
def alone(plan: Plan) -> Iterator[None]:
    """Holds the plan's lock. Raises BriefingError where another run holds it."""
    lock = FileLock(plan.path.with_name(f".{plan.path.name}.lock"))
    try:
        lock.acquire(timeout=0)
    except Timeout:
        raise BriefingError("another run of this plan is under way", where=str(plan.path)) from None
    except OSError as error:
        raise BriefingError(f"cannot be written beside: {error.strerror}", where=str(plan.path)) from None
    try:
        yield
    finally:
        lock.release()


def go_round(
    plan: Plan, journal: Journal, listener: Listener, sources: Sequence[Source], *, always: bool = True
) -> Round:
    """Looks at ``sources``, makes what is due, keeps within bounds, publishes, and reports.

    Report and command follow ``always``, or only where something happened. The caller holds the plan's lock.
    Raises UsageError for settings that cannot serve, BriefingError where the journal cannot be used.
    """
    done = Round(clock.now())
    desk = Desk(plan, journal, Web(plan.tables.fetch, plan.own), listener)
    raws = _looked(done, desk, sources)
    due = journal.due(clock.now(), plan.tables.make.most)
    if due:
        try:
            (make_bulletin if plan.tables.make.form == "bulletin" else make)(due, raws, desk)
        except Stopped as stopped:
            done.stopped = True
            _trouble(done, listener, stopped.failure)
    if always or due:
        _within_bounds(done, desk)
    _published(done, desk)
    done.settled = journal.since(done.begun)
    done.open = journal.open()
    listener.item("")
    if always or done.happened:
        with _guarded(done, listener):
            done.report = write_report(plan, journal, done.troubles, clock.now())
        with _guarded(done, listener):
            run_after(plan, done.report)
    return done


def _looked(done: Round, desk: Desk, sources: Sequence[Source]) -> dict[str, Raw]:
    """Notes what ``sources`` have now; what had to be fetched for that, by address."""
    raws: dict[str, Raw] = {}
    journal, listener = desk.journal, desk.listener
    for source in sources:
        listener.item(source.name)
        listener.begin("looking")
        listing = None
        with _guarded(done, listener):
            listing = look(source, desk.plan, desk.web, journal.edition)
        if listing is not None:
            journal.hear(listing, clock.now())
            raws |= {found.source: found.raw for found in listing.found if found.raw is not None}
            for growing in listing.growing:
                listener.note(f"{growing} still grows: left to the next run")
    return raws


def _within_bounds(done: Round, desk: Desk) -> None:
    """Removes the oldest episodes where all of them take more room than the plan has for them."""
    plan, most_gb = desk.plan, desk.plan.tables.keep.gb
    if most_gb is None or not plan.out.is_dir():
        return
    from briefing.conductor.episodes import shrink

    made = [item for item in desk.journal.made() if item.at < done.begun]
    with _guarded(done, desk.listener):
        folders = [plan.at(item.outcome.folder) for item in made if item.outcome]
        for folder in shrink(plan.out, folders, int(most_gb * 1e9)):
            desk.listener.note(f"{folder}: removed, since [keep] gb is {most_gb:g}")
            desk.journal.changed(clock.now())


def _published(done: Round, desk: Desk) -> None:
    """Publishes what was made since that was last done."""
    plan, journal, listener = desk.plan, desk.journal, desk.listener
    if plan.site is None or not journal.to_publish(clock.now()):
        return
    from briefing.conductor.library import publish_show

    listener.item(str(plan.site))
    listener.begin("publishing")
    before = len(done.troubles)
    with _guarded(done, listener):
        said = publish_show(plan.config, (plan.out,), plan.site, clock.now())
        for line in said.unclaimed:
            listener.note(line)
        for problem in said.problems:
            _trouble(done, listener, Failure.of(problem))
        if not said.problems:
            journal.published(min((datetime.fromisoformat(due) for _, due in said.held), default=None))
    done.stopped = done.stopped or len(done.troubles) > before


@contextmanager
def _guarded(done: Round, listener: Listener) -> Iterator[None]:
    """A part of the round that may fail without ending it."""
    try:
        yield
    except Exception as error:
        _trouble(done, listener, Failure.of(error))


def _trouble(done: Round, listener: Listener, failure: Failure) -> None:
    done.troubles.append(failure)
    listener.trouble(failure)
