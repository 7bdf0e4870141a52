"""Runs the stages in order: makes an episode of a source, or an episode anew from its edited script."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Final

from briefing.conductor import takeover
from briefing.conductor.build import data_sha256, producers_files
from briefing.conductor.cast import Cast
from briefing.conductor.episode import Run, finished
from briefing.conductor.flags import Flags
from briefing.conductor.manuscript import (
    Manuscript,
    episode_of,
    from_source,
    is_address,
    script_bytes,
    scripted,
)
from briefing.conductor.report import Reporter, Result
from briefing.conductor.running_order import SEGMENT
from briefing.conductor.showlexicon import show_lexicon
from briefing.config import Config
from briefing.errors import BriefingError, UsageError
from briefing.files import SCRIPT
from briefing.mix import check_chimes
from briefing.nouns import Change, Script
from briefing.package import folder as folders
from briefing.package.cover import cover
from briefing.package.manifest import Manifest
from briefing.package.shelf import Shelf, Spot, real
from briefing.read.taken import Origin
from briefing.script.document import with_attribute
from briefing.speak import voices
from briefing.speak.pool import Pool

NO_FLAGS: Final = Flags()


def check(config: Config, flags: Flags) -> None:
    """Raises UsageError where a voice, an engine, a chime or a picture that was asked for cannot serve."""
    Cast.of(config.speech, flags.voice, flags.engine, config.cast)
    if flags.fallback:
        voices.find(flags.fallback)
    producers_files(config)
    show_lexicon(config)
    check_chimes(config.chimes)
    if config.show.cover is not None:
        cover("", config.show)


def produce(
    source: str,
    *,
    out: Path,
    config: Config,
    flags: Flags = NO_FLAGS,
    report: Reporter,
    pool: Pool | None = None,
) -> Result:
    """The episode of ``source``: an article, a script, or an episode (by its folder or its ``script.md``).

    An article's or a script's episode goes into ``out``, in place of an earlier one of the same identity; an
    episode is made again where it lies, from its script. Where it would come out as it is, nothing is
    written, unless ``flags`` force it. The old episode stays whole until the new one is.

    Takes are spoken in ``pool``, which may serve several sources one after the other, else in its own.

    Raises UsageError, SourceError, TakeError, PackageError; and BriefingError where ``script.md`` was edited
    by hand and would be overwritten, unless that is forced.
    """
    cast = Cast.of(config.speech, flags.voice, flags.engine, config.cast)
    if not is_address(source) and not os.path.lexists(source):
        folders.recover(Path(source).parent)  # it may be an episode that a killed run left aside
    episode = episode_of(source)
    with ExitStack() as stack:
        run = _run(config, cast, flags, report, pool or stack.enter_context(Pool()))
        return _anew(run, source, out) if episode is None else _again(run, episode, lambda text: text)


def retake(episode: Path, number: int, *, config: Config, flags: Flags, report: Reporter) -> Result:
    """``episode`` with segment ``number`` spoken by the voice and at the pace that ``flags`` give.

    The choice is written at that segment in its ``script.md``. Raises as ``produce`` does.
    """
    folder = episode_of(str(episode))
    if folder is None:
        raise UsageError("no episode", where=str(episode), fix="--retake takes the folder of one")
    attributes = {"voice": voices.find(flags.voice).name} if flags.voice else {}
    if flags.speed is not None:
        attributes["speed"] = f"{flags.speed:g}"
    with Pool() as pool:
        run = _run(config, Cast.of(config.speech, "", "", config.cast), flags, report, pool)
        return _again(run, folder, lambda text: with_attribute(text, number, **attributes))


def _run(config: Config, cast: Cast, flags: Flags, report: Reporter, pool: Pool) -> Run:
    """The run, with what the settings name read once."""
    return Run(
        config=config,
        cast=cast,
        files=producers_files(config),
        flags=flags,
        report=report,
        pool=pool,
        lexicon=show_lexicon(config),
    )


def _anew(run: Run, source: str, out: Path) -> Result:
    """The episode of an article, or of a script outside an episode."""
    run.report.begin("reading")
    manuscript = from_source(source, run.cast.flagged, any_language=run.flags.any_language)
    identity, script = manuscript.identity, manuscript.script
    with folders.lock(out, identity, on_wait=run.wait):
        folders.recover(out)
        shelf = Shelf(out)
        name = folders.episode_name(script.date, script.title, _opening(script))
        folder = shelf.find(identity) or takeover.find(shelf, manuscript, name)
        if folder is None:
            return finished(run, manuscript, shelf, Spot(shelf.place(identity, name)))
        with _its_own_shelf(run, folder, shelf, identity) as home:
            old = takeover.record(folder)
            data = script_bytes(folder / SCRIPT.name) if (folder / SCRIPT.name).exists() else b""
            if not run.flags.force:
                takeover.refuse_if_edited(folder, data, old, manuscript)
            return finished(run, manuscript, home, Spot(folder, old, data_sha256(data)))


@contextmanager
def _its_own_shelf(run: Run, folder: Path, shelf: Shelf, identity: str) -> Iterator[Shelf]:
    """The shelf where ``folder`` lies, with the lock of its episode: another one if it is a link."""
    home = real(folder).parent
    if home.samefile(shelf.out):
        yield shelf
        return
    with folders.lock(home, identity, on_wait=run.wait):
        folders.recover(home)
        yield Shelf(home)


def _again(run: Run, folder: Path, edit: Callable[[str], str]) -> Result:
    """The episode in ``folder``, from its script as ``edit`` changes it, in its place."""
    home = real(folder).parent
    identity = takeover.identity(folder, takeover.record(folder))
    with folders.lock(home, identity, on_wait=run.wait):
        folders.recover(home)
        old = takeover.record(folder)
        if takeover.identity(folder, old) == identity:
            return _remade(run, folder, old, identity, edit)
    return _again(run, folder, edit)  # another run has made it known as another source's


def _remade(run: Run, folder: Path, old: Manifest, identity: str, edit: Callable[[str], str]) -> Result:
    """As ``_again``; the lock of the episode ``identity`` is held."""
    shelf = Shelf(real(folder).parent)
    twin = shelf.find(identity)
    if twin is not None and not twin.samefile(folder):
        raise BriefingError(
            f"{twin.name} beside it is an episode of the same source",
            where=str(folder),
            fix="move one of them to another folder",
        )
    path = folder / SCRIPT.name
    data = script_bytes(path)
    text, script = scripted(data, str(path), run.cast.flagged, edit)
    changes = tuple(
        Change(**change.model_dump()) for change in old.changes if not change.where.startswith(SEGMENT)
    )
    derived = old.derived_script_sha256
    origin = Origin(folder)
    manuscript = Manuscript(identity, text, script, old.source_sha256, derived, changes, origin=origin)
    return finished(run, manuscript, shelf, Spot(folder, old, data_sha256(data)))


def _opening(script: Script) -> str:
    """The text of its first segment that has any, which names an episode without a title."""
    return next((segment.text for segment in script.segments() if segment.text), "")
