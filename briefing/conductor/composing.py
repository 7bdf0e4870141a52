"""Composes a bulletin: its stories read, told as much as there is room for, in one script."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Final

from briefing import clock
from briefing.conductor import takeover
from briefing.conductor.build import text_sha256
from briefing.conductor.episode import Run
from briefing.conductor.length import about_s
from briefing.conductor.manuscript import Manuscript, is_address
from briefing.conductor.stories import Gathering, Read
from briefing.conductor.storypictures import Lazy, placed
from briefing.config import Config
from briefing.errors import BriefingError
from briefing.narrate.bulletin import Told, bulletin
from briefing.narrate.lead import lead
from briefing.nouns import NEWEST, Change, Rundown, Script, Segment
from briefing.package import identity
from briefing.package.sketch import runs_of, sketch
from briefing.read.raw import Raw
from briefing.read.taken import Origin
from briefing.script import rundown as rundowns
from briefing.script.document import format_script

LEAD: Final = "lead"
"""The kind of change by which the rest of a story is left out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What is to be made a bulletin of, and how."""

    rundown: Rundown
    base: Path = field(default_factory=Path)
    """The folder from which paths in it are seen."""
    written: bytes = b""
    """The file that it was read from, if it says no more and no less."""
    home: Path | None = None
    """The episode in whose folder that file lies."""
    max_minutes: float | None = None
    """The last stories are left out where it would be longer."""
    skip: bool = False
    """Stories that cannot be read are left out, and told; else nothing is made."""
    newest: int = NEWEST
    """Articles of a feed that are taken."""
    raws: Mapping[str, Raw] = field(default_factory=dict)
    """What was fetched already, by address."""


@dataclass(frozen=True, slots=True)
class Composed:
    """A bulletin as it would be made."""

    manuscript: Manuscript
    stories: tuple[Told, ...]
    left_out: tuple[str, ...]
    """A line for each story, or part of one, that is not in it though it could be read."""
    failed: tuple[str, ...]
    """A line for each source that cannot be read."""


@dataclass(frozen=True, slots=True)
class _Telling:
    """A story as it was read, and as much of it as is told."""

    read: Read
    told: Told
    left: tuple[Segment, ...]


def composed(asked: Wanted, out: Path, run: Run) -> Composed:
    """The bulletin ``asked`` for, to lie in ``out``; where a story cannot be read, of the others.

    Raises UsageError for a rundown that is written wrongly, BriefingError where no story can be read.
    """
    config, rundown = run.config, asked.rundown
    any_language = run.flags.any_language
    gathering = Gathering(
        out,
        run.report,
        asked.newest,
        asked.raws,
        cast=run.config.cast,
        any_language=any_language,
        net=config.fetch,
    )
    found = gathering.of(rundown, asked.base)
    if not found.stories:
        raise unread(found.failed)
    rundown = replace(
        rundown, date=rundown.date or clock.day(clock.now().isoformat(), config.show.utc_offset)
    )
    all_of_them = [_telling(story, config) for story in found.stories]
    kept = _fitting(all_of_them, asked.max_minutes, rundown, config)
    manuscript = _manuscript(asked, rundown, kept, out, run)
    return Composed(
        manuscript,
        tuple(each.told for each in kept),
        (
            *found.left_out,
            *(f"{each.told.title}: {_length(each.left)} behind its lead" for each in kept if each.left),
            *(
                f"{each.told.title}: beyond {asked.max_minutes:g} minutes"
                for each in all_of_them[len(kept) :]
            ),
        ),
        tuple(found.failed),
    )


def place_of(asked: Wanted, out: Path) -> Path:
    """The folder of episodes that the bulletin ``asked`` for belongs to: ``out``, or where its rundown is."""
    return out if asked.home is None else asked.home.parent


def unread(failed: Sequence[str], of: int = 0) -> BriefingError:
    """That so many sources, ``of`` as many stories, cannot be read."""
    what = f"{len(failed)} of {of} stories cannot be read" if of else "no story can be read"
    fix = "--skip makes the bulletin of the others" if of else ""
    return BriefingError(f"{what}: {'; '.join(failed)}", fix=fix)


def _telling(story: Read, config: Config) -> _Telling:
    """``story``, whole or as far as its lead goes."""
    script = story.manuscript.script
    sections, left = lead(script.sections, config.pauses) if story.slot.lead else (script.sections, ())
    told = Told(story.slot, replace(script, sections=tuple(sections)), cut=bool(left))
    return _Telling(story, told, left)


def _fitting(
    stories: Sequence[_Telling], max_minutes: float | None, rundown: Rundown, config: Config
) -> Sequence[_Telling]:
    """Those of ``stories`` that fit, the first at least."""
    count = len(stories)
    while max_minutes is not None and count > 1:
        if about_s(_script(rundown, stories[:count], config), config) <= 60 * max_minutes:
            break
        count -= 1
    return stories[:count]


def _script(rundown: Rundown, stories: Sequence[_Telling], config: Config) -> Script:
    told = [each.told for each in stories]
    return bulletin(rundown.title, rundown.date, told, config.bulletin, config.show.title)


def _manuscript(
    asked: Wanted, rundown: Rundown, stories: Sequence[_Telling], out: Path, run: Run
) -> Manuscript:
    """The manuscript of ``stories``."""
    pictures: dict[str, tuple[str, Origin]] = {}
    shown = []
    for each in stories:
        script, its = placed(each.told.script, each.read.slot.source, each.read.manuscript.origin)
        pictures |= its
        shown.append(replace(each, told=replace(each.told, script=script)))
    script = replace(_script(rundown, shown, run.config), voice=run.cast.flagged)
    text = format_script(script)
    sources = [each.read.manuscript for each in stories]
    named = f"{identity.BULLETIN}{' '.join(filter(None, (rundown.date, rundown.title)))}"
    return Manuscript(
        named if asked.home is None else takeover.identity_of(asked.home, takeover.record(asked.home)),
        text,
        script,
        text_sha256("\n".join([rundown.date, rundown.title, *(each.source_sha256 for each in sources)])),
        text_sha256(text),
        sketch(runs_of(script)),
        tuple(change for each in stories for change in _changes(each)),
        tuple(f"{each.where}: {doubt}" for each in sources for doubt in each.doubts),
        Origin(fetched=True, enclosed=Lazy(pictures)),
        f"the bulletin of {rundown.date}",
        rundown=_kept(asked, rundown, stories),
    )


def _changes(story: _Telling) -> Sequence[Change]:
    """What was left out of ``story`` or altered in it, with the story that it was in."""
    where = story.read.manuscript.where
    made = [replace(change, where=f"{where}: {change.where}") for change in story.read.manuscript.changes]
    return [*made, *(Change(LEAD, segment.text, "", where) for segment in story.left if segment.text)]


def _kept(asked: Wanted, rundown: Rundown, stories: Sequence[_Telling]) -> bytes:
    """The rundown as the episode keeps it: to the letter where a person wrote it there, as it is now.

    Its paths are as seen from the folder of the episode, which lies in that of all.
    """
    slots = []
    for each in stories:
        slot = each.read.slot
        slots.append(slot if is_address(slot.source) else replace(slot, source=f"../{slot.source}"))
    found = replace(rundown, slots=tuple(slots))
    if asked.home is not None and asked.written and rundowns.parse(asked.written) == found:
        return asked.written
    return rundowns.format_rundown(found).encode()


def _length(left: Sequence[Segment]) -> str:
    """How much ``left`` is."""
    return f"{sum(len(segment.text) for segment in left)} characters"
