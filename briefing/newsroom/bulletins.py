"""One bulletin a day of all that is new: when it is due, and what it is made of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from briefing import clock
from briefing.clock import zone_of
from briefing.errors import Failure
from briefing.newsroom.desk import Desk
from briefing.newsroom.items import Item, Outcome
from briefing.newsroom.journal import Journal
from briefing.newsroom.making import Stopped, fail, fetched, own_addresses
from briefing.newsroom.plan import Plan
from briefing.read.raw import Raw


def make_bulletin(items: Sequence[Item], raws: dict[str, Raw], desk: Desk) -> None:
    """Makes a bulletin of those of ``items`` that can be read, if it is time; the others fail one by one.

    What the same article says in several places is told once, also where it was told on another day.

    Of which items it is made, and of which day it is, is noted first: one that was killed is gone on with as
    what it was, the day after as well. Raises Stopped where it cannot be made, which is no item's fault;
    UsageError, BriefingError as ``making.make``.
    """
    begun = desk.journal.bulletin()
    if begun is not None and not begun.made:
        day, items = begun.day, [item for item in desk.journal.open() if item.number in begun.items]
    else:
        day = _day_due(desk.plan, desk.journal, clock.now())
        if not day:
            return
        desk.journal.begin_bulletin(day, items)
    from briefing.newsroom.studio import bulletins

    own = own_addresses(desk.plan)
    pages: dict[str, Raw] = {}
    stories: dict[str, list[Item]] = {}
    outcomes: list[tuple[Item, Outcome]] = []
    with bulletins(desk.plan, desk.listener) as studio:
        for item in items:
            desk.listener.item(item.source)
            desk.journal.begin(item)
            try:
                raw = fetched(item, raws, own, desk)
                text = studio.read(item, raw)
            except Exception as error:
                fail(item, Failure.of(error), desk)
                continue
            if raw is not None:
                pages[item.source] = raw
            told = desk.journal.told(text)
            if told is not None:
                outcomes.append((item, replace(told, state="unchanged")))
            else:
                stories.setdefault(text, []).append(item)
        desk.listener.item(f"the bulletin of {day}")
        if stories:
            try:
                made = studio.make([same[0] for same in stories.values()], pages, day)
            except Exception as error:
                raise Stopped(Failure.of(error)) from error
            outcomes += [
                (item, replace(made, sha256=text)) for text, same in stories.items() for item in same
            ]
        editions = {source: raw.edition for source, raw in pages.items() if source in own}
        desk.journal.settle_bulletin(outcomes, clock.now(), editions)
        for item, outcome in outcomes:
            desk.listener.made(item, outcome)


def _day_due(plan: Plan, journal: Journal, now: datetime) -> str:
    """The day of the bulletin that is to be made now; empty for none."""
    here = now.astimezone(zone_of(plan.config.show.utc_offset))
    day, at = here.date().isoformat(), plan.tables.make.at
    last = journal.bulletin()
    too_early = at and f"{here:%H:%M}" < at
    return "" if too_early or (at and last is not None and last.day == day) else day
