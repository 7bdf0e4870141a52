"""The arrows in order: a source to an episode, or an episode to itself with what changed spoken anew."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from briefing.conductor import takeover
from briefing.conductor.build import data_sha256, producers_files
from briefing.conductor.cast import Cast
from briefing.conductor.episode import Run, Spot, finished
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
from briefing.package import folder as shelf
from briefing.package.cover import cover
from briefing.script.document import with_attribute
from briefing.speak import voices


def check(config: Config, *, voice: str, engine: str, fallback: str = "") -> None:
    """Raises UsageError where a voice, an engine, a chime or a picture that was asked for cannot serve."""
    Cast.of(config.speech, voice, engine, config.cast)
    if fallback:
        voices.find(fallback)
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
    voice: str = "",
    engine: str = "",
    fallback: str = "",
    jobs: int = 0,
    force: bool = False,
    doubtful: bool = False,
    any_language: bool = False,
    report: Reporter,
) -> Result:
    """The episode of ``source``: an article, a script, or an episode (by its folder or its ``script.md``).

    An article's or a script's episode goes into ``out``, in place of an earlier one of the same identity; an
    episode is made again where it lies, from its script. Where it would come out as it is, nothing is
    written; ``force`` makes it all the same. The old episode stays whole until the new one is. Where a
    segment cannot be spoken, the voice ``fallback``, if given, speaks the whole episode instead, alone.
    ``doubtful`` readings are listed among the doubts where that is asked.

    Raises UsageError, SourceError, TakeError, PackageError; and BriefingError where ``script.md`` was edited
    by hand and would be overwritten, which ``force`` does.
    """
    cast = Cast.of(config.speech, voice, engine, config.cast)
    run = Run(
        config=config,
        cast=cast,
        files=producers_files(config),
        jobs=jobs,
        force=force,
        report=report,
        lexicon=show_lexicon(config),
        fallback=fallback,
        doubtful=doubtful,
    )
    if not is_address(source) and not os.path.lexists(source):
        shelf.recover(Path(source).parent)  # it may be an episode that a killed run left aside
    episode = episode_of(source)
    return (
        _anew(run, source, out, any_language) if episode is None else _again(run, episode, lambda text: text)
    )


def retake(
    episode: Path,
    number: int,
    *,
    config: Config,
    voice: str = "",
    speed: float | None = None,
    jobs: int = 0,
    report: Reporter,
) -> Result:
    """``episode`` with segment ``number`` spoken by ``voice``, or at ``speed`` times the voice's pace.

    The choice is written at that segment in its ``script.md``. Raises as ``produce`` does.
    """
    folder = episode_of(str(episode))
    if folder is None:
        raise UsageError("no episode", where=str(episode), fix="--retake takes the folder of one")
    attributes = {"voice": voices.find(voice).name} if voice else {}
    if speed is not None:
        attributes["speed"] = f"{speed:g}"
    run = Run(
        config=config,
        cast=Cast.of(config.speech, "", "", config.cast),
        files=producers_files(config),
        jobs=jobs,
        force=False,
        report=report,
        lexicon=show_lexicon(config),
    )
    return _again(run, folder, lambda text: with_attribute(text, number, **attributes))


def _anew(run: Run, source: str, out: Path, any_language: bool) -> Result:
    """The episode of an article, or of a script outside an episode."""
    run.report.begin("reading")
    manuscript = from_source(source, run.cast.flagged, any_language=any_language)
    identity, script = manuscript.identity, manuscript.script
    with shelf.lock(out, identity, on_wait=run.wait):
        shelf.recover(out)
        name = shelf.episode_name(script.date, script.title, _opening(script))
        folder = shelf.find_episode(out, identity) or takeover.find(out, manuscript, name)
        if folder is None:
            return finished(run, manuscript, Spot(shelf.place(out, identity, name)))
        with _its_own_lock(run, folder, out, identity):
            old = takeover.record(folder)
            data = script_bytes(folder / SCRIPT.name) if (folder / SCRIPT.name).exists() else b""
            if not run.force:
                takeover.refuse_if_edited(folder, data, old, manuscript)
            return finished(run, manuscript, Spot(folder, old, data_sha256(data)))


@contextmanager
def _its_own_lock(run: Run, folder: Path, out: Path, identity: str) -> Iterator[None]:
    """Holds the lock of the episode where it lies, if that is not in ``out``: there is a link to it."""
    home = shelf.real(folder).parent
    if home.samefile(out):
        yield
        return
    with shelf.lock(home, identity, on_wait=run.wait):
        shelf.recover(home)
        yield


def _again(run: Run, folder: Path, edit: Callable[[str], str]) -> Result:
    """The episode in ``folder``, from its script as ``edit`` changes it, in its place."""
    home = shelf.real(folder).parent
    identity = takeover.identity(folder)
    with shelf.lock(home, identity, on_wait=run.wait):
        shelf.recover(home)
        if takeover.identity(folder) == identity:
            return _remade(run, folder, identity, edit)
    return _again(run, folder, edit)  # another run has made it known as another source's


def _remade(run: Run, folder: Path, identity: str, edit: Callable[[str], str]) -> Result:
    """As ``_again``; the lock of the episode ``identity`` is held."""
    old = takeover.record(folder)
    twin = shelf.find_episode(shelf.real(folder).parent, identity)
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
    manuscript = Manuscript(identity, text, script, old.source_sha256, old.derived_script_sha256, changes)
    return finished(run, manuscript, Spot(folder, old, data_sha256(data)))


def _opening(script: Script) -> str:
    """The text of its first segment, which names an episode without a title."""
    return next((segment.text for segment in script.segments()), "")
