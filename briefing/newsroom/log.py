"""The log: a line of JSON for each stage of each item, as it ends."""

from __future__ import annotations

import json
import time
from pathlib import Path

from briefing import clock
from briefing.address import hidden
from briefing.errors import BriefingError, Failure
from briefing.newsroom.desk import Listener
from briefing.newsroom.items import Item, Outcome


class Logged:
    """A listener that writes what it hears to the file ``path``, at its end, and hands it on to ``listener``.

    Each line is whole, and says ``time`` (ISO 8601, UTC, when the stage ended), ``stage``, ``item``,
    ``seconds`` that it took, and ``warnings``. Raises BriefingError where the file cannot be written.
    """

    def __init__(self, path: Path, listener: Listener) -> None:
        self._path = path
        self._listener = listener
        self._item = self._stage = ""
        self._begun_s = self._item_begun_s = time.monotonic()
        self._warnings: list[str] = []
        self._write("started", "", 0.0, [])  # a file that cannot be written is told before anything is done

    def item(self, source: str) -> None:
        self._end_stage()
        self._item, self._item_begun_s = source, time.monotonic()
        self._listener.item(source)

    def begin(self, stage: str) -> None:
        self._end_stage()
        self._stage, self._begun_s = stage, time.monotonic()
        self._listener.begin(stage)

    def advance(self, fraction: float, detail: str = "") -> None:
        self._listener.advance(fraction, detail)

    def note(self, news: str) -> None:
        self._warnings.append(news)
        self._listener.note(news)

    def made(self, item: Item, outcome: Outcome) -> None:
        self._end_item(outcome.state, outcome.doubts)
        self._listener.made(item, outcome)

    def failed(self, item: Item) -> None:
        self._end_item(item.state, (str(item.failure),))
        self._listener.failed(item)

    def trouble(self, failure: Failure) -> None:
        self._end_item("trouble", (str(failure),))
        self._listener.trouble(failure)

    def _end_item(self, state: str, warnings: tuple[str, ...]) -> None:
        self._end_stage()
        self._write(state, self._item, time.monotonic() - self._item_begun_s, warnings)

    def _end_stage(self) -> None:
        if self._stage:
            self._write(self._stage, self._item, time.monotonic() - self._begun_s, self._warnings)
        self._stage, self._warnings = "", []

    def _write(self, stage: str, item: str, seconds: float, warnings: list[str] | tuple[str, ...]) -> None:
        said = {
            "time": clock.now().isoformat(timespec="milliseconds"),
            "stage": stage,
            "item": item,
            "seconds": round(seconds, 3),
            "warnings": [hidden(" ".join(line.split())) for line in warnings],
        }
        line = json.dumps(said, ensure_ascii=False).encode(errors="replace") + b"\n"
        try:
            with self._path.open("ab", buffering=0) as file:
                file.write(line)
        except OSError as error:
            raise BriefingError(f"cannot be written: {error.strerror}", where=str(self._path)) from None
