"""Makes what is due, one item after the other: one that fails is in nobody's way."""

from __future__ import annotations

import errno
import os
from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from typing import TYPE_CHECKING, Final

from briefing import clock
from briefing.errors import Failure
from briefing.newsroom.desk import Desk
from briefing.newsroom.items import Item
from briefing.newsroom.plan import Plan
from briefing.newsroom.sources import plain
from briefing.read.raw import NEVER_SEEN, Raw

if TYPE_CHECKING:
    from briefing.newsroom.studio import Make

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
    own = own_addresses(desk.plan)
    with ExitStack() as stack:
        made: Make | None = None
        for item in items:
            desk.listener.item(item.source)
            desk.journal.begin(item)
            try:
                raw = fetched(item, raws, own, desk)
            except Exception as error:
                fail(item, Failure.of(error), desk)
                continue
            if made is None:  # all that speaks takes seconds to load: not for what cannot even be fetched
                from briefing.newsroom.studio import studio

                made = stack.enter_context(studio(desk.plan, desk.listener))
            try:
                outcome = made(item, raw)
            except Exception as error:
                failure = Failure.of(error)
                if any(reason in failure.what for reason in _FULL):
                    raise Stopped(failure) from error
                fail(item, failure, desk)
            else:
                edition = raw.edition if raw and item.source in own else NEVER_SEEN
                desk.journal.settle(item, outcome, clock.now(), edition)
                desk.listener.made(item, outcome)


def own_addresses(plan: Plan) -> Mapping[str, str]:
    """The addresses that the plan names, with the passwords in them, by what the journal knows them by."""
    return {plain(address): address for address in plan.own}


def fetched(item: Item, raws: Mapping[str, Raw], own: Mapping[str, str], desk: Desk) -> Raw | None:
    """What lies at the address of ``item``; None for a file. Raises SourceError."""
    if item.is_file:
        return None
    return raws.get(item.source) or desk.web.get(own.get(item.source, item.source))


def fail(item: Item, failure: Failure, desk: Desk) -> None:
    """Notes and tells that ``item`` failed."""
    desk.listener.failed(desk.journal.fail(item, failure, clock.now()))
