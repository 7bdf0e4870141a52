"""What came of making an episode, or would come of it, in lines for a person."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import click

from briefing.cli import look, machine
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
    result: Result | None = None
    """What was made; None where that is only foreseen."""
    heard: tuple[str, ...] = ()
    """What was heard of it, as `briefing check --json` prints it."""


def tell(found: Outcome, source: str, how: How) -> None:
    """Prints what came of ``source``, for a person or a program."""
    look.tell(found.doubts, of=found.name)
    made = found.result
    if how.as_json and made is not None:
        machine.say(
            machine.made(
                source,
                state=made.state,
                folder=str(made.folder),
                duration_s=made.duration_s,
                spoken=made.spoken_now,
                cached=made.from_cache,
                unspoken=made.unspoken,
            )
        )
        for each in found.heard:
            click.echo(each)
    elif not how.quiet:
        click.echo("\n".join(found.lines))
    elif made is not None:
        click.echo(made.folder)
    if how.verbose and made is not None:
        from briefing.cli import changes

        for line in changes.told(made.changes):
            click.echo(line, err=True)


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
    return Outcome(prospect.title, prospect.doubts, (*told, *_left(prospect.unspoken, prospect.cleaned)))


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
    return Outcome(str(result.folder), result.doubts, told, result)


def _left(unspoken: Mapping[str, int], cleaned: Mapping[str, int]) -> Iterator[str]:
    """What is shown but not said, and what was left out or altered."""
    if unspoken:
        yield f"left unspoken: {counted(unspoken)}"
    if cleaned:
        yield f"cleaned: {counted(cleaned)} (-v lists them)"


def counted(kinds: Mapping[str, int]) -> str:
    """``kinds`` in words: ``2 emoji, 1 URL``."""
    return ", ".join(f"{count} {KINDS.get(kind, (kind, kind))[count != 1]}" for kind, count in kinds.items())
