"""The file of the journal: its tables, and transactions in it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final, Self

from briefing.errors import BriefingError

FORMAT: Final = 1
TABLES: Final = """
CREATE TABLE item (
    number INTEGER PRIMARY KEY,
    source TEXT NOT NULL,
    is_file INTEGER NOT NULL,
    origin TEXT NOT NULL,
    title TEXT NOT NULL,
    seen TEXT NOT NULL,
    state TEXT NOT NULL,
    begun INTEGER NOT NULL DEFAULT 0,
    tries INTEGER NOT NULL DEFAULT 0,
    due TEXT,
    failure TEXT,
    outcome TEXT,
    sha256 TEXT NOT NULL DEFAULT '',
    episode TEXT NOT NULL DEFAULT '',
    at TEXT NOT NULL
);
CREATE TABLE name (name TEXT PRIMARY KEY, item INTEGER NOT NULL REFERENCES item (number));
CREATE TABLE edition (address TEXT PRIMARY KEY, etag TEXT NOT NULL, modified TEXT NOT NULL);
CREATE TABLE note (key TEXT PRIMARY KEY, value TEXT NOT NULL);
"""
"""Times are in ISO 8601, in UTC; ``failure`` and ``outcome`` are JSON. ``begun`` counts how often a run began
with an item and came to no end: it comes last then, so that it is in nobody's way."""


class Base:
    """The SQLite file ``path``, which is made; a context, which closes it.

    Everything raises BriefingError where the file cannot be read or written.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        with self._told():
            self._base = sqlite3.connect(path, isolation_level=None)
            self._base.row_factory = sqlite3.Row
        with self._step() as base:
            version = base.execute("PRAGMA user_version").fetchone()[0]
            if version > FORMAT:
                raise BriefingError(
                    "is of a later version of briefing", where=str(path), fix="upgrade briefing"
                )
            if not version:
                for statement in filter(str.strip, TABLES.split(";")):
                    base.execute(statement)
                base.execute(f"PRAGMA user_version = {FORMAT}")

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._base.close()

    @contextmanager
    def _step(self) -> Iterator[sqlite3.Connection]:
        """A transaction: all of it is noted, or nothing."""
        with self._told():
            self._base.execute("BEGIN IMMEDIATE")
            try:
                yield self._base
                self._base.execute("COMMIT")
            except BaseException:
                if self._base.in_transaction:
                    self._base.execute("ROLLBACK")
                raise

    @contextmanager
    def _told(self) -> Iterator[None]:
        """Turns what SQLite says into the one line that a person gets."""
        try:
            yield
        except sqlite3.OperationalError as error:
            raise BriefingError(f"the journal cannot be used: {error}", where=str(self.path)) from error
        except sqlite3.DatabaseError as error:
            raise BriefingError(
                f"is no journal: {error}",
                where=str(self.path),
                fix="move it away: no episode is made twice",
            ) from error
