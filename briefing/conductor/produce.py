"""Runs the stages in order: makes an episode of a source, or an episode anew from its edited script."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Final

from briefing import clock
from briefing.conductor import takeover
from briefing.conductor.build import data_sha256, producers_files, text_sha256
from briefing.conductor.cast import Cast
from briefing.conductor.episode import Run, finished
from briefing.conductor.flags import Flags
from briefing.conductor.manuscript import (
    Manuscript,
    episode_of,
    from_source,
    is_address,
    script_bytes,
    settled,
    written,
)
from briefing.conductor.report import Reporter, Result
from briefing.conductor.running_order import SEGMENT
from briefing.conductor.showlexicon import show_lexicon
from briefing.conductor.whose import Whose, guid_at, whose
from briefing.config import Config
from briefing.errors import BriefingError, UsageError
from briefing.files import RUNDOWN, SCRIPT
from briefing.mix import check_bed, check_chimes
from briefing.nouns import Change
from briefing.package import folder as folders
from briefing.package import identity
from briefing.package.catalogue import card, enter
from briefing.package.cover import cover
from briefing.package.manifest import Manifest, guid_of
from briefing.package.shelf import Shelf, Spot, real
from briefing.package.sketch import runs_of, sketch
from briefing.read.raw import Raw
from briefing.read.taken import Origin
from briefing.script.document import parse, with_attribute
from briefing.speak import voices
from briefing.speak.pool import Pool

__all__ = ["Pool", "check", "edited", "produce", "retake"]

NO_FLAGS: Final = Flags()
EDITED: Final = (
    f"kept: its {SCRIPT.name} was edited by hand; give this folder to `briefing make` to hear the edits, "
    "--force discards them"
)
CHANGED: Final = f"{EDITED} for what its article says now"
AWAY: Final = "away: it was deleted or moved; name its source alone, or --force, to make it again"
AWAY_OF_SEVERAL: Final = "away: it was deleted or moved; --force makes it again"


def check(config: Config, flags: Flags) -> None:
    """Raises UsageError where a voice, an engine, a sound or a picture that was asked for cannot serve."""
    Cast.of(config.speech, flags.voice, flags.engine, config.cast)
    if flags.fallback:
        voices.find(flags.fallback)
    producers_files(config)
    show_lexicon(config)
    check_chimes(config.chimes)
    check_bed(config.bed)
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
    raw: Raw | None = None,
) -> Result:
    """The episode of ``source``: an article, a script, or an episode (by its folder or its ``script.md``).

    An article's or a script's episode goes into ``out``, in place of the one that it is (``whose``); an
    episode is made again where it lies, from its script. Where it would come out as it is, nothing is
    written, and where that would undo an edit or a deletion, it is kept as it is, unless ``flags`` force it.
    The old episode stays whole until the new one is.

    Takes are spoken in ``pool``, which may serve several sources one after the other, else in its own.
    ``raw``: the article or script, where it is loaded already.

    Raises UsageError, SourceError, TakeError, PackageError; and BriefingError where nobody can tell which
    episode is its, or what of it is edited, since a manifest is lost.
    """
    cast = Cast.of(config.speech, flags.voice, flags.engine, config.cast)
    if not is_address(source) and not os.path.lexists(source):
        folders.recover(Path(source).parent)  # it may be an episode that a killed run left aside
    episode = episode_of(source)
    with ExitStack() as stack:
        run = run_of(config, cast, flags, report, pool or stack.enter_context(Pool()))
        return _anew(run, source, out, raw) if episode is None else _again(run, episode, lambda text: text)


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
    edit = partial(with_attribute, number=number, **attributes)
    return edited(folder, edit, config=config, flags=flags, report=report)


def edited(
    folder: Path, edit: Callable[[str], str], *, config: Config, flags: Flags = NO_FLAGS, report: Reporter
) -> Result:
    """The episode in ``folder`` made of its script as ``edit`` changes it. Raises as ``produce`` does."""
    with Pool() as pool:
        run = run_of(config, Cast.of(config.speech, "", "", config.cast), flags, report, pool)
        return _again(run, folder, edit)


def run_of(config: Config, cast: Cast, flags: Flags, report: Reporter, pool: Pool) -> Run:
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


def _anew(run: Run, source: str, out: Path, raw: Raw | None) -> Result:
    """The episode of an article, or of a script outside an episode."""
    run.report.begin("reading")
    cast, any_language = run.config.cast, run.flags.any_language
    net = run.config.fetch
    manuscript = from_source(
        source, out, fields_of(run), cast=cast, any_language=any_language, raw=raw, net=net
    )
    return shelved(run, manuscript, out)


def shelved(run: Run, manuscript: Manuscript, out: Path) -> Result:
    """The episode of ``manuscript`` in ``out``, made, or as it is there."""
    known = manuscript.identity
    while True:
        with folders.lock(out, known, on_wait=run.wait):
            folders.recover(out)
            shelf = Shelf(out)
            name = _name(manuscript, run.config.show.utc_offset)
            found = whose(shelf, manuscript, name)
            if found.known == known:
                result = _made(run, manuscript.known_as(found.identity), shelf, found, name)
                return replace(result, title=manuscript.script.title, source_sha256=manuscript.source_sha256)
        known = found.known  # it is known as another source's, whose lock is to be held


def _made(run: Run, manuscript: Manuscript, shelf: Shelf, found: Whose, name: str) -> Result:
    """As ``shelved``, of the episode ``found``, whose lock is held; ``name`` is for a new one's folder."""
    if found.gone is not None and not (run.flags.asked or run.flags.force):
        return _left(found.gone, AWAY_OF_SEVERAL if manuscript.name else AWAY)
    if found.news:
        run.report.note(found.news)
    if found.folder is None:
        spot = Spot(shelf.place(found.guid, name), found.guid)
        result = finished(run, manuscript, shelf, spot)
        return _entered(shelf.out, result.folder, result)
    folder = found.folder
    with _its_own_shelf(run, folder, shelf, found.known) as home:
        old = takeover.record(folder)
        data = script_bytes(folder / SCRIPT.name) if (folder / SCRIPT.name).exists() else b""
        if not run.flags.force and takeover.is_edited(folder, data, old, manuscript):
            changed = old.source_sha256 != manuscript.source_sha256
            return _left(folder, CHANGED if changed else EDITED, old.duration_s)
        spot = Spot(folder, found.guid, old, data_sha256(data))
        return _entered(shelf.out, folder, finished(run, manuscript, home, spot))


def _entered(out: Path, folder: Path, result: Result) -> Result:
    """``result``, whose episode, in ``folder``, stands in the catalogue of ``out`` from then on."""
    enter(out, card(takeover.record(folder), folder))
    return result


def _left(folder: Path, why: str, duration_s: float = 0.0) -> Result:
    """That nothing was made."""
    return Result(
        folder=folder,
        duration_s=duration_s,
        spoken_now=0,
        from_cache=0,
        unchanged=True,
        unspoken={},
        cleaned={},
        kept=why,
    )


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
    known = takeover.identity_of(folder, takeover.record(folder))
    with folders.lock(home, known, on_wait=run.wait):
        folders.recover(home)
        old = takeover.record(folder)
        if takeover.identity_of(folder, old) == known:
            return _remade(run, folder, old, known, edit)
    return _again(run, folder, edit)  # another run has made it known as another source's


def _remade(run: Run, folder: Path, old: Manifest, known: str, edit: Callable[[str], str]) -> Result:
    """As ``_again``; the lock of the episode ``known`` is held."""
    shelf = Shelf(real(folder).parent)
    path = folder / SCRIPT.name
    if not path.exists():
        source = os.path.normpath(shelf.out / old.source) if identity.is_path(old.source) else old.source
        back = f"`briefing make {source or 'ARTICLE'}` brings it back"
        raise UsageError("is gone", where=str(path), fix=back)
    data = script_bytes(path)
    before = written(data, str(path))
    text = edit(settled(before, shelf.out, fields_of(run)))
    script = parse(text, where=str(path))
    derived = old.derived_script_sha256
    if text_sha256(before) == derived:  # it still is as it was derived, whatever becomes of a path in it
        derived = text_sha256(settled(before, shelf.out))
    changes = tuple(
        Change(**change.model_dump()) for change in old.changes if not change.where.startswith(SEGMENT)
    )
    manuscript = Manuscript(
        identity.relative(known, shelf.out),
        text,
        script,
        old.source_sha256,
        derived,
        old.sketch or sketch(runs_of(script)),
        changes,
        origin=Origin(folder),
        by_hand=True,
        rundown=_rundown_in(folder),
    )
    guid = guid_of(old) if old.build else guid_at(real(folder), shelf, manuscript)
    twin = shelf.find(guid)
    if twin is not None and not twin.samefile(folder):
        raise BriefingError(
            f"{twin.name} beside it is an episode of the same source",
            where=str(folder),
            fix="move one of them to another folder",
        )
    spot = Spot(folder, guid, old, data_sha256(data))
    place = real(folder)  # now, while it is the folder that is named
    return _entered(shelf.out, place, finished(run, manuscript, shelf, spot))


def _rundown_in(folder: Path) -> bytes:
    """The list of stories of the episode in ``folder``; empty where it has none."""
    path = folder / RUNDOWN.name
    return script_bytes(path) if path.is_file() else b""


def fields_of(run: Run) -> Mapping[str, str]:
    """What the flags say for the front matter of a script."""
    voice = run.cast.flagged
    return {**run.flags.said, **({"voice": voice} if voice else {})}


def _name(manuscript: Manuscript, utc_offset: str) -> str:
    """What the folder of a new episode of ``manuscript`` is called, by its day at ``utc_offset``."""
    script = manuscript.script
    opening = next((segment.text for segment in script.segments() if segment.text), "")
    return folders.episode_name(clock.day(script.date, utc_offset), manuscript.name or script.title, opening)
