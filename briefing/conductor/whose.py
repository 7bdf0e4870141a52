"""Which episode a manuscript is: one that lies on the shelf, one that was taken from it, or a new one.

A source makes its own episode as long as its text is the same article (``package.sketch``); and a text of
which an episode lies on the shelf already is that episode, wherever it comes from.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from itertools import count
from pathlib import Path

from briefing.conductor import takeover
from briefing.conductor.manuscript import Manuscript
from briefing.package import identity
from briefing.package.catalogue import Card, cards
from briefing.package.shelf import Entry, Shelf
from briefing.package.sketch import SAME, Runs, runs_of, share


@dataclass(frozen=True, slots=True, kw_only=True)
class Whose:
    """The episode that a manuscript is."""

    guid: str
    identity: str
    """From now on."""
    known: str
    """The identity by which it is known, and locked, as yet."""
    folder: Path | None = None
    """Where it lies; None for one that is to be made."""
    gone: Path | None = None
    """Where it lay, if a person deleted it or moved it away."""
    news: str = ""
    """What a person should hear of this, in one line; or empty."""


def whose(shelf: Shelf, manuscript: Manuscript, name: str) -> Whose:
    """The episode on ``shelf`` that ``manuscript`` is; ``name`` is what a new one's folder would be called.

    Raises BriefingError where it may be any of several whose manifests are lost.
    """
    own, out = manuscript.identity, shelf.out
    runs = runs_of(manuscript.script)
    before = _before(shelf, manuscript, runs)
    if before and before[0].share >= SAME:
        shared, entry = before[0].share, before[0].entry
        its = "its text has" if manuscript.script.stories else "its article has"
        changed = f"{entry.folder}: {its} changed, {shared:.0%} of it is as it was"
        return Whose(
            guid=entry.card.guid,
            identity=own if identity.is_absolute(entry.card.source) else entry.card.source,
            known=entry.card.source,
            folder=entry.folder,
            news=changed if shared < 1 else "",
        )
    for entry in (entry for entry in shelf.entries() if entry.build):
        if _is_text(entry, manuscript):
            return _at_a_new_place(entry, manuscript, out)
    lost = takeover.find(shelf, manuscript, name)
    if lost is not None:
        return Whose(guid=guid_at(lost, shelf, manuscript), identity=own, known=own, folder=lost)
    for card in _gone(shelf):
        if _is_card_of(card, manuscript, runs, out):
            return Whose(guid=card.guid, identity=own, known=own, gone=out / card.folder)
    news = ""
    if before:
        latest = max((each.entry for each in before), key=lambda entry: entry.track)
        news = f"{manuscript.where} holds another article than that of {latest.folder}: a new episode"
    return Whose(guid=_new(manuscript, _taken(shelf)), identity=own, known=own, news=news)


def guid_at(folder: Path, shelf: Shelf, manuscript: Manuscript) -> str:
    """The guid of ``manuscript``, the episode in ``folder`` on ``shelf`` whose manifest is lost.

    What is left of the manifest tells it, or the catalogue; or a copy beside it; or what the script says of
    its source.
    """
    left = (entry.card.guid for entry in shelf.entries() if entry.folder.name == folder.name)
    noted = (card.guid for card in cards(shelf.out) if card.folder == folder.name)
    found = next(left, "") or next(noted, "")
    before = _before(shelf, manuscript, runs_of(manuscript.script))
    if not found and before and before[0].share >= SAME:
        found = before[0].entry.card.guid
    if not found and identity.is_absolute(source := takeover.front_of(folder).get("source", "")):
        found = identity.guid(source)  # as older versions named it
    return found or _new(manuscript, _taken(shelf))


@dataclass(frozen=True, slots=True)
class _Before:
    """An episode that was made from what a source held before."""

    entry: Entry
    share: float
    """How much (0 to 1) of what the source holds now was in that."""


def _before(shelf: Shelf, manuscript: Manuscript, runs: Runs) -> list[_Before]:
    """The episodes on ``shelf`` of the source of ``manuscript``, of ``runs``: the most alike first."""
    found = [
        _Before(entry, _share(entry, runs))
        for entry in shelf.entries()
        if entry.build and identity.is_same(manuscript.identity, entry.card.source, shelf.out)
    ]
    return sorted(found, key=lambda each: each.share, reverse=True)


def _at_a_new_place(entry: Entry, manuscript: Manuscript, out: Path) -> Whose:
    """The episode of ``entry``, whose text ``manuscript`` is as well."""
    known = entry.card.source
    moves = identity.moves_to(manuscript.identity, known, out)
    there = known if identity.is_path(known) or identity.is_address(known) else "another source"
    return Whose(
        guid=entry.card.guid,
        identity=manuscript.identity if moves else known,
        known=known,
        folder=entry.folder,
        news=f"{manuscript.where} holds the text of {there}: its episode is {entry.folder}",
    )


def _share(entry: Entry, runs: Runs) -> float:
    """How much (0 to 1) of the text of ``runs`` the episode of ``entry`` has; all where nobody knows."""
    shared = share(runs, entry.card.sketch)
    if shared is None:
        shared = share(runs, takeover.sketch_of(entry.folder))
    return 1.0 if shared is None else shared


def _is_text(entry: Entry, manuscript: Manuscript) -> bool:
    """Whether the episode of ``entry`` was made from the very text of ``manuscript``."""
    if entry.card.source_sha256 == manuscript.source_sha256:
        return True
    return not entry.card.sketch and takeover.sketch_of(entry.folder) == manuscript.sketch


def _is_card_of(card: Card, manuscript: Manuscript, runs: Runs, out: Path) -> bool:
    """Whether the episode of ``card``, which is gone from ``out``, is that of ``manuscript``, of ``runs``."""
    if card.source_sha256 == manuscript.source_sha256:
        return True
    shared = share(runs, card.sketch) or 0.0
    return shared >= SAME and identity.is_same(manuscript.identity, card.source, out)


def _gone(shelf: Shelf) -> Iterator[Card]:
    """The cards of the episodes that lay on ``shelf`` and do no more."""
    there = {entry.card.guid for entry in shelf.entries()}
    for card in cards(shelf.out):
        if card.guid not in there and not (shelf.out / card.folder).exists():
            yield card


def _taken(shelf: Shelf) -> Collection[str]:
    """The guids of all episodes that were ever made on ``shelf``."""
    return {*(entry.card.guid for entry in shelf.entries()), *(card.guid for card in cards(shelf.out))}


def _new(manuscript: Manuscript, taken: Collection[str]) -> str:
    """A guid for the episode of ``manuscript``, none of ``taken``; the same whenever it is asked for.

    An address alone names one, a path does so with the text that lies there: every producer has an
    ``inbox/今日.txt``, and it holds another article each day; and every producer has a bulletin of today.
    """
    own, text = manuscript.identity, manuscript.source_sha256
    alone = identity.guid(own)
    if identity.names_alone(own) and alone not in taken:
        return alone
    guids = (identity.guid(own, text, *([str(number)] if number > 1 else [])) for number in count(1))
    return next(guid for guid in guids if guid not in taken)
