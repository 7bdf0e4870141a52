"""What a manuscript becomes: its lines recorded, mixed and packaged, unless the episode is so already."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from briefing.conductor.build import build_digest, data_sha256, text_sha256
from briefing.conductor.cast import Cast
from briefing.conductor.flags import Flags
from briefing.conductor.manuscript import Manuscript
from briefing.conductor.pictures import digests, gathered, kept_in, told
from briefing.conductor.recording import believed, record, recording_of, take_records
from briefing.conductor.report import Reporter, Result
from briefing.conductor.ruby import ruby_by_word
from briefing.conductor.running_order import RunningOrder, running_order
from briefing.config import Config
from briefing.errors import TakeError
from briefing.exchange import digest
from briefing.files import AUDIO, MANIFEST, RUNDOWN, SCRIPT
from briefing.kept import pieces
from briefing.mix import mix
from briefing.narrate.bulletin import STORY
from briefing.nouns import Pictures
from briefing.package import folder as folders
from briefing.package.chapters import nested
from briefing.package.making import Making, Text
from briefing.package.manifest import Manifest, file_records
from briefing.package.shelf import Shelf, Spot
from briefing.package.write import write_episode
from briefing.pronounce.lexicon import EMPTY, Lexicon
from briefing.speak.cache import configured
from briefing.speak.pool import Pool
from briefing.speak.studio import Recording

SAVED_MEANWHILE: Final = (
    f"{SCRIPT.name} was saved while the episode was made: that is kept, the sound is of what it said before "
    "(make this folder again to hear it)"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """What is the same for every source of a run."""

    config: Config
    cast: Cast
    files: Mapping[str, str]
    """Digests of the producer's own files, by key of ``briefing.toml``."""
    flags: Flags
    report: Reporter
    pool: Pool
    """Where takes are spoken."""
    lexicon: Lexicon = EMPTY
    """How the show says words."""

    def wait(self) -> None:
        """Says that another run holds the episode."""
        self.report.begin("waiting for another run of this episode")
        self.report.advance(0.0)


@dataclass(frozen=True, slots=True)
class _Work:
    """What is made, and of what."""

    manuscript: Manuscript
    order: RunningOrder
    recording: Recording
    pictures: Pictures
    build: str


def finished(run: Run, manuscript: Manuscript, shelf: Shelf, spot: Spot) -> Result:
    """The episode of ``manuscript``, where ``spot`` on ``shelf`` says; its lock is held.

    Raises UsageError, SourceError, TakeError, PackageError.
    """
    origin = manuscript.origin
    # What is fetched is fetched once; an episode that is made again has its pictures already.
    kept = origin.fetched and not run.flags.force
    anew = not (kept or origin.folder == spot.folder)
    pictures = gathered(manuscript.script, origin, kept_in(spot.real, spot.old), anew=anew)
    if missing := told(pictures):
        run.report.note(missing)
    return _finished(run, manuscript, pictures, shelf, spot)


def _finished(run: Run, manuscript: Manuscript, pictures: Pictures, shelf: Shelf, spot: Spot) -> Result:
    """As ``finished``, with the pictures at hand."""
    old, folder = spot.old, spot.real
    if old is not None and not old.build:
        lost = f"its {MANIFEST.name} is lost; the episode is taken over and gets a new one"
        run.report.note(f"{spot.folder}: {lost}")
    if old is None:  # all of it has to be spoken: processes may start meanwhile
        engine = run.cast.leading(manuscript.script.voice).engine
        settings = run.config.engines.get(engine) or {}
        run.pool.start(engine, settings, configured(run.config), jobs=run.flags.jobs)
    order = running_order(manuscript.script, run.config, run.cast, run.lexicon)
    recording = recording_of(order.spoken, run.config)
    files = {**run.files, **digests(pictures)}
    if manuscript.rundown:
        files[RUNDOWN.name] = data_sha256(manuscript.rundown)
    build = build_digest(manuscript.text, run.config, files, recording.keys)
    work = _Work(manuscript, order, recording, pictures, build)
    same = old is not None and (old.build, old.source) == (build, manuscript.identity) and not run.flags.force
    if old is not None and same and file_records(folder).items() >= old.files.items():
        return replace(_result(run, work, old, spot.folder), unchanged=True)
    try:
        record(recording, run.flags.jobs, run.report, run.pool)
        return _made(run, work, shelf, spot)
    except TakeError as error:
        if not run.flags.fallback:
            raise
        alone = run.cast.reduced_to(run.flags.fallback)
        run.report.note(f"{error.where}: {error.what}; {alone.only} speaks the whole episode")
        alone_run = replace(run, cast=alone, flags=replace(run.flags, fallback=""))
        return _finished(alone_run, manuscript, pictures, shelf, spot)


def _made(run: Run, work: _Work, shelf: Shelf, spot: Spot) -> Result:
    """The rest of ``finished``, once every line has its take."""
    old, folder, script = spot.old, spot.real, work.manuscript
    with folders.staging(folder.parent, folder.name) as staged:
        run.report.begin("mixing")
        programme = mix(
            work.order.spoken,
            work.recording,
            run.config,
            staged / AUDIO.name,
            kept=pieces(run.config),
            on_progress=run.report.advance,
        )
        if script.script.stories:
            levels = [line.level for line in work.order.spoken if line.chapter]
            depths = [2 if level > STORY else 1 for level in levels]
            programme = replace(programme, chapters=nested(programme.chapters, depths))
        run.report.begin("packaging")
        text = Text(
            script=script.script,
            written=script.text,
            unspoken=[(line.number, line.segment) for line in work.order.silent],
            readings=[ruby_by_word(line.utterance) for line in work.order.spoken],
            pictures=work.pictures,
            rundown=script.rundown,
        )
        making = Making(
            source=script.identity,
            guid=spot.guid,
            show=old.show if old is not None else "",
            sketch=script.sketch,
            source_sha256=script.source_sha256,
            derived_script_sha256=script.derived_sha256,
            build=work.build,
            engines=work.recording.digests,
            voices=sorted({line.voice.name for line in work.order.spoken}),
            takes=take_records(work.recording, programme),
            changes=(*script.changes, *work.order.omitted),
            dismissed=old.dismissed if old is not None else (),
            track=(old.track if old is not None else 0) or folders.track(shelf, staged),
        )
        made = write_episode(staged, text, programme, making, run.config)
        run.report.advance(1.0)
        final = folders.publish(staged, shelf, spot)
    result = _result(run, work, made, spot.folder if final == folder else final)
    if digest(final / SCRIPT.name) not in ("", text_sha256(script.text)):
        return replace(result, doubts=(*result.doubts, SAVED_MEANWHILE))
    return result


def _result(run: Run, work: _Work, made: Manifest, folder: Path) -> Result:
    """What came of it, where ``folder`` holds what ``made`` records."""
    spoken_now = len(work.recording.spoken)
    doubtful = work.order.doubtful() if run.flags.doubtful else ()
    return Result(
        folder=folder,
        duration_s=made.duration_s,
        spoken_now=spoken_now,
        from_cache=len(work.order.spoken) - spoken_now,
        unchanged=False,
        unspoken=work.order.unspoken,
        cleaned=Counter(change.kind for change in work.manuscript.changes),
        changes=tuple(work.manuscript.changes),
        doubts=(*work.manuscript.doubts, *doubtful, *believed(made.takes)),
    )
