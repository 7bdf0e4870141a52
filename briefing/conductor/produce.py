"""The arrows in order: a source to an episode, or an episode to itself with what changed spoken anew."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from briefing.conductor.build import build_digest, producers_files, text_sha256
from briefing.conductor.cast import Cast
from briefing.conductor.manuscript import Manuscript, episode_of, from_source, script_bytes, scripted
from briefing.conductor.recording import Recorder
from briefing.conductor.report import Reporter, Result
from briefing.conductor.ruby import ruby
from briefing.conductor.running_order import SEGMENT, running_order
from briefing.conductor.showlexicon import show_lexicon
from briefing.config import Config
from briefing.errors import BriefingError, SourceError, TakeError, UsageError
from briefing.mix import check_chimes, mix
from briefing.narrate.lexicon import EMPTY, Lexicon
from briefing.narrate.scriptfile import with_attribute
from briefing.nouns import Change, Script
from briefing.package import folder as shelf
from briefing.package.cover import cover
from briefing.package.manifest import Manifest, TakeRecord, file_records, load
from briefing.package.write import AUDIO, SCRIPT, write_episode
from briefing.speak import voices


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
    with shelf.lock(out, manuscript.identity, on_wait=run.wait):
        shelf.recover(out)
        folder = shelf.find_episode(out, manuscript.identity)
        if folder is None:
            name = shelf.episode_name(
                manuscript.script.date, manuscript.script.title, _opening(manuscript.script)
            )
            return _finished(run, manuscript, out / name, None)
        old = load(folder)
        if old is not None and not run.force:
            _refuse_if_edited(folder, old, manuscript)
        return _finished(run, manuscript, folder, old)


def _again(run: Run, folder: Path, edit: Callable[[str], str]) -> Result:
    """The episode in ``folder``, from its script as ``edit`` changes it, in its place."""
    identity = _manifest(folder).source
    with shelf.lock(folder.parent, identity, on_wait=run.wait):
        old = _manifest(folder)  # another run may have replaced it meanwhile
        twin = shelf.find_episode(folder.parent, identity)
        if twin is not None and not twin.samefile(folder):
            raise BriefingError(
                f"{twin.name} beside it is an episode of the same source",
                where=str(folder),
                fix="move one of them to another folder",
            )
        path = folder / SCRIPT
        text, script = scripted(script_bytes(path), str(path), run.cast.flagged, edit)
        changes = tuple(
            Change(**change.model_dump()) for change in old.changes if not change.where.startswith(SEGMENT)
        )
        manuscript = Manuscript(identity, text, script, old.source_sha256, old.derived_script_sha256, changes)
        return _finished(run, manuscript, folder, old)


def _finished(run: Run, manuscript: Manuscript, folder: Path, old: Manifest | None) -> Result:
    """The episode of ``manuscript``, in or as ``folder``, where ``old`` lies as yet; its lock is held."""
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
        return Result(folder, old.duration_s, 0, len(order.spoken), True, order.unspoken, cleaned, doubts)
    try:
        counts = recorder.record(run.jobs, run.report)
    except TakeError as error:
        if not run.fallback:
            raise
        alone = run.cast.reduced_to(run.fallback)
        run.report.note(f"{error.where}: {error.what}; {alone.only} speaks the whole episode")
        return _finished(replace(run, cast=alone, fallback=""), manuscript, folder, old)
    with shelf.staging(folder.parent, folder.name) as staged:
        run.report.begin("mixing")
        programme = mix(order.spoken, recorder.take, run.config, staged / AUDIO, run.report.advance)
        run.report.begin("packaging")
        write_episode(
            staged,
            script=manuscript.script,
            script_text=manuscript.text,
            programme=programme,
            unspoken=[(line.number, line.segment) for line in order.silent],
            config=run.config,
            source=manuscript.identity,
            source_sha256=manuscript.source_sha256,
            derived_script_sha256=manuscript.derived_sha256,
            build=build,
            track=old.track if old is not None else shelf.next_track(folder.parent),
            engines=recorder.digests,
            voices=sorted({line.voice.name for line in order.spoken}),
            takes=[
                TakeRecord(number=cue.number, key=key, start_s=cue.start_s, end_s=cue.end_s)
                for key, cue in zip(recorder.keys, programme.cues, strict=True)
            ],
            changes=(*manuscript.changes, *order.omitted),
            readings=[ruby(line.utterance) for line in order.spoken],
        )
        run.report.advance(1.0)
        final = shelf.publish(staged, folder.parent, manuscript.identity, folder.name)
    return Result(
        final,
        programme.duration_s,
        counts.spoken_now,
        counts.from_cache,
        False,
        order.unspoken,
        cleaned,
        doubts,
    )


def _manifest(folder: Path) -> Manifest:
    """The manifest in ``folder``. Raises SourceError where there is none."""
    found = load(folder)
    if found is None:
        raise SourceError("no episode lies there", where=str(folder))
    return found


def _refuse_if_edited(folder: Path, old: Manifest, manuscript: Manuscript) -> None:
    """Raises BriefingError where a person changed the script in ``folder``, which would be undone."""
    try:
        text = (folder / SCRIPT).read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        return
    except UnicodeDecodeError:
        text = ""
    if text != manuscript.text and text_sha256(text) != old.derived_script_sha256:
        raise BriefingError(
            f"its {SCRIPT} was edited by hand",
            where=str(folder),
            fix="give this folder to `briefing make` to keep the edits, or --force to discard them",
        )


def _opening(script: Script) -> str:
    """The text of its first segment, which names an episode without a title."""
    return next((segment.text for segment in script.segments()), "")
