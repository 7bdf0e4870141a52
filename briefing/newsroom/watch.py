"""Watching a plan: folders often, feeds and pages seldom, what failed when its time has come."""

from __future__ import annotations

import time
from collections.abc import Iterator
from typing import Final

from briefing.newsroom.desk import Listener
from briefing.newsroom.journal import Journal
from briefing.newsroom.plan import Plan, Source
from briefing.newsroom.rounds import Round, go_round

FOLDERS_S: Final = 10.0
"""Seconds between two looks at a folder."""
WEB_S: Final = 600.0
"""Seconds between two looks at a feed or a page; and after a source failed, or all making did."""


def watched(plan: Plan, journal: Journal, listener: Listener) -> Iterator[Round]:
    """Each round in which something happened, for ever. Raises as ``go_round``."""
    due_s = dict.fromkeys(plan.tables.source, 0.0)
    while True:
        sources = [source for source, at_s in due_s.items() if at_s <= time.monotonic()]
        done = go_round(plan, journal, listener, sources, always=False)
        if done.happened:
            yield done
        for source in sources:
            due_s[source] = time.monotonic() + _pause_s(source, done)
        time.sleep(WEB_S if done.stopped else FOLDERS_S)


def _pause_s(source: Source, done: Round) -> float:
    return FOLDERS_S if source.folder is not None and not done.troubles else WEB_S
