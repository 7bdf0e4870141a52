"""The journal: what became of each item, in an SQLite file beside the plan.

Each step is one transaction, and is written before the next is begun: wherever a run is killed, the next one
goes on, and what the conductor had finished by then it finds unchanged.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import datetime, timedelta
from typing import Any, Final

from briefing.errors import Failure
from briefing.newsroom.base import Base
from briefing.newsroom.items import Item, Listing, Outcome, State
from briefing.read.raw import NEVER_SEEN, Edition

DISTANCES: Final = tuple(timedelta(minutes=minutes) for minutes in (15, 60, 240, 960))
"""From a failure to the next try, after the first, the second …; once there is none, an item is set aside.
The longest is less than a day, so that a plan that runs each morning tries each morning."""
_OPEN: Final = (State.NEW, State.FAILED, State.ASIDE)
_PUBLISH: Final = "publish"
_BULLETIN: Final = "bulletin"


@dataclass(frozen=True, slots=True)
class Bulletin:
    """A bulletin that was begun."""

    day: str
    """In ISO 8601."""
    items: list[int]
    """Their numbers."""
    made: bool = False


class Journal(Base):
    """The journal of a plan: ``hear`` what there is, ``begin`` with an item, ``settle`` it or ``fail`` it."""

    def hear(self, listing: Listing, now: datetime) -> list[Item]:
        """Notes what a source has; gives the items that left it before anything was made of them.

        What is known by any of its names is no new item; what is known, and changed, is to be made again.
        """
        with self._step() as base:
            for found in listing.found:
                marks = ",".join("?" * len(found.names))
                row = base.execute(
                    f"SELECT item.* FROM name JOIN item ON number = item WHERE name IN ({marks})", found.names
                ).fetchone()
                if row is None:
                    number = base.execute(
                        "INSERT INTO item (source, is_file, origin, title, seen, state, at)"
                        " VALUES (?, ?, ?, ?, ?, ?, ?)",
                        (
                            *(found.source, found.is_file, listing.origin, found.title, found.seen),
                            *(State.NEW, now.isoformat()),
                        ),
                    ).lastrowid
                else:
                    number = row["number"]
                    if found.seen and (found.seen != row["seen"] or row["state"] == State.GONE):
                        base.execute(
                            "UPDATE item SET seen = ?, state = ?, tries = 0, begun = 0, due = NULL,"
                            " failure = NULL, at = ? WHERE number = ?",
                            (found.seen, State.NEW, now.isoformat(), number),
                        )
                base.executemany(
                    "INSERT OR IGNORE INTO name VALUES (?, ?)", [(name, number) for name in found.names]
                )
            self._note_edition(listing.origin, listing.edition)
            return self._leave(listing, now)

    def _leave(self, listing: Listing, now: datetime) -> list[Item]:
        """Those that ``listing`` has no more. What a feed drops is still tried, but not told for ever."""
        there = {*listing.growing, *(found.source for found in listing.found)}
        states = _OPEN if listing.complete else (State.ASIDE,)
        gone = [
            item
            for item in self._items("origin = ?", listing.origin)
            if item.state in states and item.source not in there
        ]
        for item in gone:
            self._base.execute(
                "UPDATE item SET state = ?, at = ? WHERE number = ?",
                (State.GONE, now.isoformat(), item.number),
            )
        return gone

    def due(self, now: datetime, most: int) -> list[Item]:
        """What is to be made now: at most ``most`` new items, and all that are to be tried again."""
        with self._told():
            items = self._items(
                "state = ? OR (state = ? AND due <= ?) ORDER BY begun, number",
                *(State.NEW, State.FAILED, now.isoformat()),
            )
        new = [item for item in items if item.state is State.NEW][:most]
        return [item for item in items if item.state is State.FAILED or item in new]

    def begin(self, item: Item) -> None:
        """Notes that a run takes ``item`` up."""
        with self._step() as base:
            base.execute("UPDATE item SET begun = begun + 1 WHERE number = ?", (item.number,))

    def settle(self, item: Item, outcome: Outcome, now: datetime, edition: Edition = NEVER_SEEN) -> None:
        """Notes what was made of ``item``, whose address says that it is ``edition``."""
        with self._step():
            self._settle(item, outcome, now, edition)

    def _settle(self, item: Item, outcome: Outcome, now: datetime, edition: Edition) -> None:
        state = State.KEPT if outcome.state == State.KEPT else State.MADE
        said = json.dumps(asdict(outcome), ensure_ascii=False)
        self._base.execute(
            "UPDATE item SET state = ?, begun = 0, tries = 0, due = NULL, failure = NULL, outcome = ?,"
            " sha256 = ?, episode = ?, at = ? WHERE number = ?",
            (state, said, outcome.sha256, outcome.folder, now.isoformat(), item.number),
        )
        self._note_edition(item.source, edition)
        self._note(_PUBLISH, now.isoformat())

    def told(self, sha256: str) -> Outcome | None:
        """What was made of the article with that text already; None where nothing was."""
        with self._told():
            found = self._items("sha256 = ? AND state = ? ORDER BY at", sha256, State.MADE)
        return found[-1].outcome if found else None

    def bulletin(self) -> Bulletin | None:
        """The last bulletin that was begun."""
        said = self._noted(_BULLETIN)
        return Bulletin(**json.loads(said)) if said else None

    def begin_bulletin(self, day: str, items: Sequence[Item]) -> None:
        """Notes that the bulletin of ``day`` is to be made of ``items``."""
        with self._step():
            self._note_bulletin(Bulletin(day, [item.number for item in items]))

    def settle_bulletin(
        self,
        outcomes: Sequence[tuple[Item, Outcome]],
        now: datetime,
        editions: Mapping[str, Edition],
    ) -> None:
        """Notes that the bulletin that was begun is done, and what came of its stories, if there were any."""
        begun = self.bulletin()
        with self._step():
            for item, outcome in outcomes:
                self._settle(item, outcome, now, editions.get(item.source, NEVER_SEEN))
            if begun is not None:
                self._note_bulletin(replace(begun, made=True))

    def _note_bulletin(self, bulletin: Bulletin) -> None:
        self._note(_BULLETIN, json.dumps(asdict(bulletin)))

    def fail(self, item: Item, failure: Failure, now: datetime) -> Item:
        """Notes that ``item`` failed; gives it as it is now: to be tried again, or set aside."""
        tries = item.tries + 1
        aside = tries > len(DISTANCES)
        state = State.ASIDE if aside else State.FAILED
        due = None if aside else (now + DISTANCES[tries - 1]).isoformat()
        said = json.dumps(asdict(failure), ensure_ascii=False)
        with self._step() as base:
            base.execute(
                "UPDATE item SET state = ?, begun = 0, tries = ?, due = ?, failure = ?, at = ?"
                " WHERE number = ?",
                (state, tries, due, said, now.isoformat(), item.number),
            )
            return self._items("number = ?", item.number)[0]

    def edition(self, address: str) -> Edition:
        """What the server said of ``address`` when it was last heard to the end."""
        with self._told():
            row = self._base.execute("SELECT * FROM edition WHERE address = ?", (address,)).fetchone()
        return Edition(row["etag"], row["modified"]) if row else NEVER_SEEN

    def open(self) -> list[Item]:
        """All items of which nothing was made yet, in the order in which they came."""
        with self._told():
            return self._items("state IN (?, ?, ?) ORDER BY number", *_OPEN)

    def since(self, moment: datetime) -> list[Item]:
        """All that were made, kept, or gone since ``moment``, in that order."""
        with self._told():
            return self._items(
                "state IN (?, ?, ?) AND at >= ? ORDER BY at, number",
                *(State.MADE, State.KEPT, State.GONE, moment.isoformat()),
            )

    def made(self) -> list[Item]:
        """All of which there is or was an episode, the oldest first."""
        with self._told():
            return self._items("episode != '' ORDER BY at, number")

    def to_publish(self, now: datetime) -> bool:
        """Whether anything was made since it was last published, or an episode was held until ``now``."""
        due = self._noted(_PUBLISH)
        return due != "" and datetime.fromisoformat(due) <= now

    def changed(self, now: datetime) -> None:
        """Notes that there is something to publish."""
        with self._step():
            self._note(_PUBLISH, now.isoformat())

    def published(self, held: datetime | None) -> None:
        """Notes that all is published, but for what is ``held`` until then."""
        with self._step():
            self._note(_PUBLISH, "" if held is None else held.isoformat())

    def _noted(self, key: str) -> str:
        with self._told():
            row = self._base.execute("SELECT value FROM note WHERE key = ?", (key,)).fetchone()
        return str(row["value"]) if row else ""

    def _note(self, key: str, value: str) -> None:
        self._base.execute("INSERT OR REPLACE INTO note VALUES (?, ?)", (key, value))

    def _note_edition(self, address: str, edition: Edition) -> None:
        if edition != NEVER_SEEN:
            self._base.execute(
                "INSERT OR REPLACE INTO edition VALUES (?, ?, ?)", (address, edition.etag, edition.modified)
            )

    def _items(self, where: str, *values: object) -> list[Item]:
        return [_item(row) for row in self._base.execute(f"SELECT * FROM item WHERE {where}", values)]


def _item(row: sqlite3.Row) -> Item:
    failure, outcome = _json(row["failure"]), _json(row["outcome"])
    return Item(
        **{key: row[key] for key in ("number", "source", "origin", "title", "seen", "tries")},
        is_file=bool(row["is_file"]),
        state=State(row["state"]),
        due=datetime.fromisoformat(row["due"]) if row["due"] else None,
        failure=Failure(**failure) if failure else None,
        outcome=Outcome(**{**outcome, "doubts": tuple(outcome["doubts"])}) if outcome else None,
        at=datetime.fromisoformat(row["at"]),
    )


def _json(text: str | None) -> Any:
    return json.loads(text) if text else None
