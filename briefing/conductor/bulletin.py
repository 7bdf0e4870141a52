"""Many stories, one episode: what a person names is a rundown, which is composed and made as any script."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path

from briefing.conductor.cast import Cast
from briefing.conductor.composing import Wanted, composed, place_of, unread
from briefing.conductor.flags import Flags
from briefing.conductor.length import about_s
from briefing.conductor.manuscript import script_bytes
from briefing.conductor.produce import run_of, shelved
from briefing.conductor.report import Reporter, Result
from briefing.config import Config
from briefing.files import RUNDOWN
from briefing.nouns import Rundown, Slot
from briefing.package.rescue import record
from briefing.script import rundown as rundowns
from briefing.speak.pool import Pool

__all__ = ["Wanted", "check_failed", "make_bulletin", "wanted"]


def wanted(
    sources: Sequence[str],
    *,
    rundown: Path | None = None,
    title: str = "",
    date: str = "",
    lead: bool = False,
) -> Wanted:
    """The bulletin of ``sources``: articles, feeds, folders, rundowns.

    Of one rundown alone, or of ``rundown`` where there are no sources, it is what that says, title and all,
    but for ``title`` and ``date`` where they are given. ``lead`` is of every story. Raises UsageError for a
    rundown that is written wrongly, SourceError for one that cannot be read.
    """
    path = rundown or Path(sources[0])
    if path.is_dir() and (path / RUNDOWN.name).is_file():
        path /= RUNDOWN.name
    if rundown is None and (len(sources) > 1 or path.suffix.lower() != RUNDOWN.suffix):
        return Wanted(rundown=Rundown(tuple(Slot(source, lead=lead) for source in sources), title, date))
    data = script_bytes(path)
    found = rundowns.parse(data, str(path))
    slots = tuple(replace(slot, lead=slot.lead or lead) for slot in found.slots)
    said = Rundown(slots, title or found.title, date or found.date)
    return Wanted(
        rundown=said,
        base=path.parent,
        written=data if said == found else b"",
        home=path.parent if record(path.parent) is not None else None,
    )


def make_bulletin(
    asked: Wanted, *, out: Path, config: Config, flags: Flags, report: Reporter, pool: Pool | None = None
) -> Result:
    """The episode of the bulletin ``asked`` for, in ``out``, or beside its rundown if that is an episode's.

    What is left out of it, and how long it will be, is told to ``report`` before anything is spoken. Raises
    as ``produce`` does, and BriefingError where a story cannot be read, unless such are to be skipped.
    """
    out = place_of(asked, out)
    with ExitStack() as stack:
        cast = Cast.of(config.speech, flags.voice, flags.engine, config.cast)
        run = run_of(config, cast, flags, report, pool or stack.enter_context(Pool()))
        report.begin("reading")
        found = composed(asked, out, run)
        for line in found.left_out:
            report.note(f"left out: {line}")
        check_failed(found.failed, len(found.stories), skip=asked.skip)
        minutes = about_s(found.manuscript.script, config) / 60
        report.note(f"{len(found.stories)} stories, about {minutes:.1f} minutes")
        result = shelved(run, found.manuscript, out)
    skipped = tuple(f"left out, since it cannot be read: {line}" for line in found.failed)
    return replace(result, doubts=(*skipped, *result.doubts))


def check_failed(failed: Sequence[str], read: int, *, skip: bool) -> None:
    """Raises BriefingError where stories cannot be read beside ``read`` others, unless to be skipped."""
    if failed and not skip:
        raise unread(failed, len(failed) + read)
