"""What a round works with, and who hears of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from briefing.conductor.report import Reporter
from briefing.errors import Failure
from briefing.newsroom.items import Item, Outcome
from briefing.newsroom.journal import Journal
from briefing.newsroom.plan import Plan
from briefing.newsroom.web import Web


class Listener(Reporter, Protocol):
    """Hears what a round does; the command line's prints it."""

    def item(self, source: str) -> None:
        """What is begun now: an item, or another part of the round; empty: nothing."""
        ...

    def made(self, item: Item, outcome: Outcome) -> None:
        """What was made of ``item``."""
        ...

    def failed(self, item: Item) -> None:
        """Nothing is made of ``item`` as yet, and why."""
        ...

    def trouble(self, failure: Failure) -> None:
        """Something beside the items failed."""
        ...


@dataclass(frozen=True, slots=True)
class Desk:
    """What a round works with."""

    plan: Plan
    journal: Journal
    web: Web
    listener: Listener
