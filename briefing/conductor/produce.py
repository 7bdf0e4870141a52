"""The arrows in order: a source to an episode, or an episode to itself with what changed spoken anew."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from briefing.conductor import takeover
from briefing.conductor.build import build_digest, data_sha256, producers_files, text_sha256
from briefing.conductor.cast import Cast
from briefing.conductor.manuscript import (
    Manuscript,
    episode_of,
    from_source,
    is_address,
    script_bytes,
    scripted,
)
from briefing.conductor.recording import Recorder, believed
from briefing.conductor.report import Reporter, Result
from briefing.conductor.ruby import ruby
from briefing.conductor.running_order import SEGMENT, running_order
from briefing.conductor.showlexicon import show_lexicon
from briefing.config import Config
from briefing.errors import BriefingError, TakeError, UsageError
from briefing.exchange import digest
from briefing.files import AUDIO, MANIFEST, SCRIPT
from briefing.mix import check_chimes, mix
from briefing.nouns import Change, Script
from briefing.package import folder as shelf
from briefing.package.cover import cover
from briefing.package.making import Making, Text
from briefing.package.manifest import Manifest, TakeRecord, file_records
from briefing.package.write import write_episode
from briefing.pronounce.lexicon import EMPTY, Lexicon
from briefing.script.document import with_attribute
from briefing.speak import voices

SAVED_MEANWHILE: Final = (
    f"{SCRIPT.name} was saved while the episode was made: that is kept, the sound is of what it said before "
    "(make this folder again to hear it)"
)


@dataclass(frozen=True, slots=True)
class Run:
    """What is the same for every source of a run."""

    config: Config
    cast: Cast
    files: Mapping[str, str]
    """Digests of the producer's own files, by key of ``briefing.toml``."""
    jobs: int
    """How many segments are spoken at once; 0: as many as suit the engine."""
    force: bool
    report: Reporter
    lexicon: Lexicon = EMPTY
    """How the show says words."""
    fallback: str = ""
    """Name of the voice that speaks all of an episode where another fails; or empty."""
    doubtful: bool = False
    """Whether doubtful readings are worth a person's look."""

    def wait(self) -> None:
        """Says that another run holds the episode."""
        self.report.begin("waiting for another run of this episode")
        self.report.advance(0.0)


@dataclass(frozen=True, slots=True)
class Spot:
    """Where an episode belongs, and what lies there as yet."""

    folder: Path
    """As a person names it: it may be a link to where the episode lies."""
    old: Manifest | None = None
    seen: str = ""
    """Digest of the ``script.md`` there, as this run read it: another one was saved since."""

    @property
    def real(self) -> Path:
        """The folder itself."""
        return shelf.real(self.folder)


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
    files, lexicon = producers_files(config), show_lexicon(config)
    run = Run(config, cast, files, jobs, force, report, lexicon, fallback, doubtful)
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
    cast = Cast.of(config.speech, "", "", config.cast)
    run = Run(config, cast, producers_files(config), jobs, False, report, show_lexicon(config))
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
            return _finished(run, manuscript, Spot(shelf.place(out, identity, name)))
        with _its_own_lock(run, folder, out, identity):
            old = takeover.record(folder)
            data = script_bytes(folder / SCRIPT.name) if (folder / SCRIPT.name).exists() else b""
            if not run.force:
                takeover.refuse_if_edited(folder, data, old, manuscript)
            return _finished(run, manuscript, Spot(folder, old, data_sha256(data)))


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
    return _finished(run, manuscript, Spot(folder, old, data_sha256(data)))


def _finished(run: Run, manuscript: Manuscript, spot: Spot) -> Result:
    """The episode of ``manuscript``, where ``spot`` says; its lock is held."""
    old, folder = spot.old, spot.real
    if old is not None and not old.build:
        lost = f"its {MANIFEST.name} is lost; the episode is taken over and gets a new one"
        run.report.note(f"{spot.folder}: {lost}")
    order = running_order(manuscript.script, run.config, run.cast, run.lexicon)
    cleaned = Counter(change.kind for change in manuscript.changes)
    doubts = (*manuscript.doubts, *(order.doubtful() if run.doubtful else ()))
    recorder = Recorder(order.spoken, run.config)
    build = build_digest(manuscript.text, run.config, run.files, recorder.keys)
    if (
        old is not None
        and old.build == build
        and not run.force
        and file_records(folder).items() >= old.files.items()
    ):
        return Result(
            spot.folder,
            old.duration_s,
            0,
            len(order.spoken),
            True,
            order.unspoken,
            cleaned,
            (*doubts, *believed(old.takes)),
        )
    try:
        counts = recorder.record(run.jobs, run.report)
    except TakeError as error:
        if not run.fallback:
            raise
        alone = run.cast.reduced_to(run.fallback)
        run.report.note(f"{error.where}: {error.what}; {alone.only} speaks the whole episode")
        return _finished(replace(run, cast=alone, fallback=""), manuscript, spot)
    with shelf.staging(folder.parent, folder.name) as staged:
        run.report.begin("mixing")
        programme = mix(order.spoken, recorder.take, run.config, staged / AUDIO.name, run.report.advance)
        takes = [
            TakeRecord(
                number=cue.number,
                key=key,
                start_s=cue.start_s,
                end_s=cue.end_s,
                doubt=recorder.doubts.get(index, ""),
            )
            for index, (key, cue) in enumerate(zip(recorder.keys, programme.cues, strict=True))
        ]
        run.report.begin("packaging")
        text = Text(
            script=manuscript.script,
            written=manuscript.text,
            unspoken=[(line.number, line.segment) for line in order.silent],
            readings=[ruby(line.utterance) for line in order.spoken],
        )
        making = Making(
            source=manuscript.identity,
            source_sha256=manuscript.source_sha256,
            derived_script_sha256=manuscript.derived_sha256,
            build=build,
            engines=recorder.digests,
            voices=sorted({line.voice.name for line in order.spoken}),
            takes=takes,
            changes=(*manuscript.changes, *order.omitted),
            track=(old.track if old is not None else 0) or shelf.track(folder.parent, staged),
        )
        write_episode(staged, text, programme, making, run.config)
        run.report.advance(1.0)
        final = shelf.publish(
            staged,
            folder.parent,
            manuscript.identity,
            folder.name,
            old=folder if old is not None else None,
            seen=spot.seen,
        )
    saved = digest(final / SCRIPT.name) not in ("", text_sha256(manuscript.text))
    return Result(
        spot.folder if final == folder else final,
        programme.duration_s,
        counts.spoken_now,
        counts.from_cache,
        False,
        order.unspoken,
        cleaned,
        (*doubts, *believed(takes), *([SAVED_MEANWHILE] if saved else [])),
    )


def _opening(script: Script) -> str:
    """The text of its first segment, which names an episode without a title."""
    return next((segment.text for segment in script.segments()), "")
