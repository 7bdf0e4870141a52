"""Gathers the stories of a rundown: articles, feeds, folders and further rundowns, each read once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from briefing.address import without_userinfo
from briefing.casting import Casting
from briefing.conductor.manuscript import Manuscript, from_raw, is_address, loaded, script_bytes
from briefing.conductor.report import Reporter
from briefing.config import Fetch
from briefing.errors import BriefingError, SourceError, UsageError
from briefing.files import RUNDOWN, SCRIPT
from briefing.nouns import Rundown, Slot
from briefing.package import identity
from briefing.package.rescue import record
from briefing.package.sketch import is_alike, runs_of
from briefing.read.feeds import feed_of, is_feed
from briefing.read.raw import Raw
from briefing.read.readers import SUFFIXES
from briefing.script import rundown as rundowns
from briefing.speak import voices


@dataclass(frozen=True, slots=True)
class Read:
    """A story that was read."""

    slot: Slot
    """Its source is of this story alone, a path as seen from the folder of episodes."""
    manuscript: Manuscript


@dataclass(slots=True)
class Gathered:
    """What came of the slots of a rundown, in order."""

    stories: list[Read] = field(default_factory=list)
    failed: list[str] = field(default_factory=list)
    """A line for each source that cannot be read: which, and why."""
    left_out: list[str] = field(default_factory=list)
    """A line for each story that was not taken though it is there: told already, or older than the newest."""


@dataclass(frozen=True, slots=True)
class _Place:
    """A source that is to be read."""

    slot: Slot
    source: str
    """As it is opened: an address, or a path."""
    publisher: str = ""
    """The feed that names it."""


class Gathering:
    """Reads slots, one after the other."""

    def __init__(
        self,
        out: Path,
        report: Reporter,
        newest: int,
        raws: Mapping[str, Raw],
        *,
        cast: Casting,
        any_language: bool,
        net: Fetch,
    ) -> None:
        self._out = out
        self._raws = raws
        self._report = report
        self._newest = newest
        self._cast = cast
        self._net = net
        self._any_language = any_language
        self._opened: set[str] = set()
        self._found = Gathered()

    def of(self, rundown: Rundown, base: Path) -> Gathered:
        """What came of ``rundown``, whose paths are as seen from the folder ``base``.

        Raises UsageError for a rundown that is written wrongly.
        """
        self._add(rundown.slots, base, ())
        return self._found

    def _add(self, slots: Sequence[Slot], base: Path, within: tuple[Path, ...]) -> None:
        _check_voices(slots)
        for slot in slots:
            source = slot.source if is_address(slot.source) else str(base / Path(slot.source).expanduser())
            try:
                self._add_one(_Place(slot, source), within)
            except UsageError:
                raise
            except (BriefingError, OSError) as error:
                self._fail(slot.source, error)

    def _add_one(self, place: _Place, within: tuple[Path, ...]) -> None:
        """Adds what ``place`` holds: a story, or several. Raises SourceError where nothing can be read."""
        if place.source == "-":
            raise UsageError("a bulletin is made of files and addresses, not of standard input")
        path = None if is_address(place.source) else Path(place.source)
        if path is not None and path.is_dir():
            self._add_folder(place, path, within)
        elif path is not None and path.suffix.lower() == RUNDOWN.suffix:
            self._add_rundown(place, path, within)
        elif self._is_new(place.source):
            self._report.advance(0.0, without_userinfo(place.slot.source))
            raw = self._raws.get(place.source) or loaded(place.source, self._out, self._net)
            if is_feed(raw):
                self._add_feed(place, raw)
            else:
                self._add_story(place, raw)

    def _add_folder(self, place: _Place, folder: Path, within: tuple[Path, ...]) -> None:
        """The stories of a bulletin in ``folder``; of another episode its script; else its articles."""
        if record(folder) is not None:
            inside = RUNDOWN.name if (folder / RUNDOWN.name).is_file() else SCRIPT.name
            self._add_one(replace(place, source=str(folder / inside)), within)
            return
        paths = (path for path in sorted(folder.iterdir()) if path.suffix.lower() in SUFFIXES)
        names = [path for path in paths if path.is_file() and not path.name.startswith(".")]
        if not names:
            raise SourceError("a folder without an article", where=place.slot.source)
        _check_several(place.slot, names)
        for path in names:
            shown = str(Path(place.slot.source) / path.name)
            self._one_of_several(place, shown, str(path))

    def _add_rundown(self, place: _Place, path: Path, within: tuple[Path, ...]) -> None:
        real = path.resolve()
        if real in within:
            raise UsageError("names itself among its stories", where=str(path), fix="take that story out")
        rundown = rundowns.parse(script_bytes(path), str(path))
        _check_several(place.slot, rundown.slots)
        slots = [
            replace(slot, voice=slot.voice or place.slot.voice, lead=slot.lead or place.slot.lead)
            for slot in rundown.slots
        ]
        self._add(slots, path.parent, (*within, real))

    def _add_feed(self, place: _Place, raw: Raw) -> None:
        feed = feed_of(raw)
        _check_several(place.slot, feed.entries)
        if len(feed.entries) > self._newest:
            more = len(feed.entries) - self._newest
            self._found.left_out.append(
                f"{without_userinfo(place.slot.source)}: {more} older than the newest {self._newest}"
            )
        for entry in feed.entries[: self._newest]:
            self._one_of_several(replace(place, publisher=feed.title), entry.address, entry.address)

    def _one_of_several(self, place: _Place, shown: str, source: str) -> None:
        """Adds the one at ``source`` of several that ``place`` asked for; one that fails stops no other."""
        one = replace(place, slot=replace(place.slot, source=shown), source=source)
        try:
            if self._is_new(source):
                self._report.advance(0.0, without_userinfo(shown))
                self._add_story(one, loaded(source, self._out, None if place.publisher else self._net))
        except (BriefingError, OSError) as error:
            self._fail(shown, error)

    def _add_story(self, place: _Place, raw: Raw) -> None:
        """The story that ``raw`` is, unless it is one that is told already."""
        try:
            read = from_raw(raw, place.source, self._out, cast=self._cast, any_language=self._any_language)
        except UsageError as error:  # a script that is written wrongly
            raise SourceError(error.what, where=error.where, fix=error.fix) from None
        script = read.script
        if place.publisher and not script.publisher:
            read = replace(read, script=replace(script, publisher=place.publisher))
        shown = without_userinfo(place.slot.source)
        runs = runs_of(script)
        for story in self._found.stories:
            told = story.manuscript
            if is_alike(runs, read.sketch, runs_of(told.script), told.sketch):
                self._found.left_out.append(f"{shown}: the same article as {told.where}")
                return
        own = shown if is_address(place.source) else identity.of_file(place.source, self._out)
        self._found.stories.append(Read(replace(place.slot, source=own), replace(read, where=shown)))

    def _is_new(self, source: str) -> bool:
        """Whether ``source`` was not opened yet."""
        known = source if is_address(source) else str(Path(source).resolve())
        if known in self._opened:
            self._found.left_out.append(f"{without_userinfo(source)}: named twice")
            return False
        self._opened.add(known)
        return True

    def _fail(self, source: str, error: BriefingError | OSError) -> None:
        shown = without_userinfo(source)
        line = str(error) if isinstance(error, BriefingError) else error.strerror or str(error)
        self._found.failed.append(line if shown in line else f"{shown}: {line}")


def _check_voices(slots: Sequence[Slot]) -> None:
    """Raises UsageError, naming the story, for a voice that is not there."""
    for number, slot in enumerate(slots, 1):
        try:
            if slot.voice:
                voices.find(slot.voice)
        except UsageError as error:
            raise UsageError(error.what, where=f"voice of story {number}", fix=error.fix) from None


def _check_several(slot: Slot, found: Sequence[object]) -> None:
    """Raises UsageError where ``slot`` says of several stories what can be said of one."""
    if (slot.headline or slot.intro) and len(found) > 1:
        raise UsageError(
            f"a headline or an intro is of one story, and {without_userinfo(slot.source)} has {len(found)}",
            fix="name its stories one by one",
        )
