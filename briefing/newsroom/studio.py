"""Where an item becomes an episode: the conductor, opened once for a round."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from briefing.conductor import produce as conductor
from briefing.conductor.flags import Flags
from briefing.conductor.report import Reporter, Result
from briefing.newsroom.items import Item, Outcome
from briefing.newsroom.plan import Plan
from briefing.read.raw import Raw

Make = Callable[[Item, Raw | None], Outcome]
"""Makes the episode of an item, of which that was fetched. Raises whatever ``produce`` does."""


@contextmanager
def studio(plan: Plan, report: Reporter) -> Iterator[Make]:
    """What makes episodes by the settings of ``plan``. Raises UsageError where those cannot serve."""
    conductor.check(plan.config, Flags())
    with conductor.Pool() as pool:

        def make(item: Item, raw: Raw | None) -> Outcome:
            source = str(plan.at(item.source)) if item.is_file else item.source
            result = conductor.produce(
                source, out=plan.out, config=plan.config, report=report, pool=pool, raw=raw
            )
            return _outcome(result, plan)

        yield make


def _outcome(result: Result, plan: Plan) -> Outcome:
    return Outcome(
        state=result.state,
        folder=plan.of(result.folder),
        title=result.title,
        duration_s=result.duration_s,
        spoken=result.spoken_now,
        cached=result.from_cache,
        unspoken=dict(result.unspoken),
        doubts=tuple(result.doubts),
        why=result.kept,
        sha256=result.source_sha256,
    )
