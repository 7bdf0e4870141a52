"""Makes what is due, one item after the other: one that fails is in nobody's way."""

from __future__ import annotations

import errno
import os
from collections.abc import Mapping, Sequence
from typing import Final

from briefing import clock
from briefing.conductor import produce as conductor
from briefing.conductor.flags import Flags
from briefing.conductor.report import Result
from briefing.errors import Failure, UsageError
from briefing.newsroom.desk import Desk
from briefing.newsroom.items import Item, Outcome
from briefing.newsroom.plan import Plan
from briefing.newsroom.sources import plain
from briefing.read.raw import NEVER_SEEN, Raw

_FULL: Final = tuple(os.strerror(code) for code in (errno.ENOSPC, errno.EDQUOT, errno.EROFS))


class Stopped(Exception):
    """Nothing more can be made now, whatever it is."""

    def __init__(self, failure: Failure) -> None:
        super().__init__(failure)
        self.failure = failure


def make(items: Sequence[Item], raws: Mapping[str, Raw], desk: Desk) -> None:
    """Makes an episode of each of ``items`` and notes in the journal what came of it.

    ``raws``: what was fetched already, by address. Raises Stopped where the disk is full, which is no item's
    fault; UsageError where the settings cannot serve; BriefingError where the journal cannot be written.
    """
    plan, journal, listener = desk.plan, desk.journal, desk.listener
    if plan.tables.make.form == "bulletin":
        raise UsageError(
            '[make] as = "bulletin" cannot be made yet', where=str(plan.path), fix='set as = "episodes"'
        )
    conductor.check(plan.config, Flags())
    own = {plain(address): address for address in plan.own}
    with conductor.Pool() as pool:
        for item in items:
            listener.item(item.source)
            journal.begin(item)
            raw = None
            try:
                if not item.is_file:
                    raw = raws.get(item.source) or desk.web.get(own.get(item.source, item.source))
                source = item.source if raw else str(plan.at(item.source))
                result = conductor.produce(
                    source, out=plan.out, config=plan.config, report=listener, pool=pool, raw=raw
                )
            except Exception as error:
                failure = Failure.of(error)
                if any(reason in failure.what for reason in _FULL):
                    raise Stopped(failure) from error
                listener.failed(journal.fail(item, failure, clock.now()))
            else:
                outcome = _outcome(result, plan)
                edition = raw.edition if raw and item.source in own else NEVER_SEEN
                journal.settle(item, outcome, clock.now(), edition)
                listener.made(item, outcome)


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
