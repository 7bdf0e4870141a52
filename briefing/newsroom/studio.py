"""Where an item becomes an episode: the conductor, opened once for a round."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager

from briefing.conductor import bulletin, checking
from briefing.conductor import produce as conductor
from briefing.conductor.composing import Wanted
from briefing.conductor.flags import Flags
from briefing.conductor.manuscript import from_source
from briefing.conductor.report import Reporter, Result
from briefing.errors import BriefingError
from briefing.newsroom.items import Item, Outcome
from briefing.newsroom.plan import Plan
from briefing.nouns import Rundown, Slot
from briefing.read.raw import Raw

Make = Callable[[Item, Raw | None], Outcome]
"""Makes the episode of an item, of which that was fetched. Raises whatever ``produce`` does."""


@contextmanager
def studio(plan: Plan, report: Reporter) -> Iterator[Make]:
    """What makes episodes by the settings of ``plan``. Raises UsageError where those cannot serve."""
    conductor.check(plan.config, Flags())
    heard = _listener(plan, report)
    with conductor.Pool() as pool:

        def make(item: Item, raw: Raw | None) -> Outcome:
            result = conductor.produce(
                _source(item, plan), out=plan.out, config=plan.config, report=report, pool=pool, raw=raw
            )
            return _outcome(result, plan, heard(result))

        yield make


class Bulletins:
    """What makes bulletins by the settings of ``plan``."""

    def __init__(self, plan: Plan, report: Reporter, pool: conductor.Pool) -> None:
        self._plan, self._report, self._pool = plan, report, pool
        self._heard = _listener(plan, report)

    def read(self, item: Item, raw: Raw | None) -> str:
        """The sha256 of the text of ``item``, of which ``raw`` was fetched.

        Raises SourceError or UsageError where it is no story.
        """
        self._report.begin("reading")
        return from_source(_source(item, self._plan), self._plan.out, raw=raw).source_sha256

    def make(self, stories: Sequence[Item], pages: Mapping[str, Raw], day: str) -> Outcome:
        """The bulletin of ``day``, of ``stories``, whose ``pages`` were fetched. Raises as ``produce``."""
        asked = Wanted(
            rundown=Rundown(tuple(Slot(item.source) for item in stories), date=day),
            base=self._plan.folder,
            skip=True,
            raws=pages,
        )
        result = bulletin.make_bulletin(
            asked,
            out=self._plan.out,
            config=self._plan.config,
            flags=Flags(),
            report=self._report,
            pool=self._pool,
        )
        return _outcome(result, self._plan, self._heard(result))


@contextmanager
def bulletins(plan: Plan, report: Reporter) -> Iterator[Bulletins]:
    """As ``studio``, of bulletins."""
    conductor.check(plan.config, Flags())
    with conductor.Pool() as pool:
        yield Bulletins(plan, report, pool)


def _source(item: Item, plan: Plan) -> str:
    return str(plan.at(item.source)) if item.is_file else item.source


def _listener(plan: Plan, report: Reporter) -> Callable[[Result], Sequence[str]]:
    """What says what is heard to be wrong with an episode, nothing where ``plan`` does not ask for it.

    Raises as ``checking.whisper`` does.
    """
    if not plan.tables.make.check:
        return lambda _: ()
    ear = checking.whisper(plan.config)

    def heard(result: Result) -> Sequence[str]:
        if result.kept or result.unchanged:
            return ()
        report.begin("listening")
        try:
            found = checking.check(result.folder, plan.config, ear, report.advance)
        except BriefingError as error:  # it is made all the same
            return (f"could not be listened to: {error}",)
        return [each.line for each in found.findings]

    return heard


def _outcome(result: Result, plan: Plan, heard: Sequence[str]) -> Outcome:
    return Outcome(
        state=result.state,
        folder=plan.of(result.folder),
        title=result.title,
        duration_s=result.duration_s,
        spoken=result.spoken_now,
        cached=result.from_cache,
        unspoken=dict(result.unspoken),
        doubts=(*result.doubts, *heard),
        why=result.kept,
        sha256=result.source_sha256,
    )
