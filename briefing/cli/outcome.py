"""What came of making an episode, or would come of it, as it is told to a person and to a program."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from briefing.cli import machine
from briefing.clock import running_time

if TYPE_CHECKING:
    from briefing.cli.making import How
    from briefing.conductor.prospect import Prospect
    from briefing.conductor.report import Result

KINDS: Final = {
    "url": ("URL", "URLs"),
    "emoji": ("emoji", "emoji"),
    "note": ("mark of a note", "marks of notes"),
    "ornament": ("ornament", "ornaments"),
    "damage": ("damaged run", "damaged runs"),
    "formula": ("formula", "formulae"),
    "foreign": ("word in a foreign script", "words in foreign scripts"),
    "silenced": ("silenced run", "silenced runs"),
    "symbol": ("sign without a name", "signs without a name"),
    "gloss": ("gloss", "glosses"),
}
"""How a person says one of a kind of change, and several; other kinds go by their name."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a person is told."""

    name: str
    """Of the episode: its folder, or the title that it would have."""
    doubts: tuple[str, ...]
    lines: tuple[str, ...]
    """For a person."""
    answer: Mapping[str, Any]
    """For a program, as ``machine.made`` takes it."""


def printed(found: Outcome, source: str, how: How) -> str:
    """What is printed of it, as the options of the command want it told."""
    if how.as_json:
        return machine.line(machine.made(source, **found.answer))
    return found.name if how.quiet else "\n".join(found.lines)


def foreseen(prospect: Prospect) -> Outcome:
    """What would be made, how long it would sound and take, what would be left out and why."""
    takes = (
        f"{prospect.segments} segments, {prospect.to_speak} to speak, about {_time(prospect.make_s)} to make"
    )
    told = (
        f"{prospect.title}  {prospect.characters} characters, about {_time(prospect.duration_s)}  {takes}",
        *(f"  {number}. {title}  {_time(long)}" for number, (title, long) in enumerate(prospect.stories, 1)),
        *(f"left out: {line}" for line in prospect.left_out),
        *(f"cannot be read: {line}" for line in prospect.failed),
    )
    answer = {
        "state": "planned",
        "folder": None,
        "duration_s": prospect.duration_s,
        "spoken": prospect.to_speak,
        "cached": prospect.segments - prospect.to_speak,
        "unspoken": prospect.unspoken,
    }
    left = _left(prospect.unspoken, prospect.cleaned)
    return Outcome(prospect.title, prospect.doubts, (*told, *left), answer)


def _time(seconds: float) -> str:
    """``seconds`` to the second below two minutes, then in minutes."""
    return f"{seconds:.0f} s" if seconds < 120 else f"{seconds / 60:.1f} min"


def made(result: Result) -> Outcome:
    """Where it is, how long it runs, what was done for it, and what is shown but not said."""
    if result.kept:
        length = f"  {running_time(result.duration_s)}" if result.duration_s else ""
        told: tuple[str, ...] = (f"{result.folder}{length}  {result.kept}",)
    else:
        segments = result.spoken_now + result.from_cache
        done = f"{segments} segments, {result.spoken_now} spoken now, {result.from_cache} from the cache"
        done = "unchanged" if result.unchanged else done
        first = f"{result.folder}  {running_time(result.duration_s)}  {done}"
        told = (first, *_left(result.unspoken, {} if result.unchanged else result.cleaned))
    answer = {
        "state": result.state,
        "folder": str(result.folder),
        "duration_s": result.duration_s,
        "spoken": result.spoken_now,
        "cached": result.from_cache,
        "unspoken": result.unspoken,
    }
    return Outcome(str(result.folder), result.doubts, told, answer)


def _left(unspoken: Mapping[str, int], cleaned: Mapping[str, int]) -> Iterator[str]:
    """What is shown but not said, and what was left out or altered."""
    if unspoken:
        yield f"left unspoken: {counted(unspoken)}"
    if cleaned:
        yield f"cleaned: {counted(cleaned)} (`briefing read -v` lists them)"


def counted(kinds: Mapping[str, int]) -> str:
    """``kinds`` in words: ``2 emoji, 1 URL``."""
    return ", ".join(f"{count} {KINDS.get(kind, (kind, kind))[count != 1]}" for kind, count in kinds.items())
