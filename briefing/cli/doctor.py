"""``briefing doctor``: what is installed, found and reachable, and what to do about what is not."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeAlias

import click

from briefing.cli import machine
from briefing.cli.options import config_option
from briefing.errors import BriefingError

if TYPE_CHECKING:
    from briefing.config import Config

Check: TypeAlias = "Callable[[Config], Iterator[Finding]]"

PYTHON: Final = ((3, 11), (3, 14))
"""Oldest and newest Python that the tests run on."""
CODEC: Final = "libmp3lame"
"""Of the av wheel: without it no MP3."""
ROOM_GB: Final = 1.0
"""Free disk below which a warning is due, in GB: an hour of programme needs 0.4 while it is made."""


STATES: Final = ("PROBLEM", "note", "ok")
"""Words, not colours, in the order of the report."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One line of the report."""

    what: str
    found: str
    todo: str = ""
    """What to do about it; empty where all is well."""
    needed: bool = True
    """Whether episodes fail where there is something to do."""
    detail: bool = False
    """Whether only who asks for all is told, where all is well."""

    @property
    def state(self) -> str:
        """One of ``STATES``."""
        if not self.todo:
            return "ok"
        return "PROBLEM" if self.needed else "note"


@click.command(
    "doctor",
    short_help="Say what is installed and found, and what is missing.",
    epilog="""\b
Examples:
  briefing doctor
  briefing doctor --online
  briefing doctor --config shows/morning.toml""",
)
@config_option()
@machine.json_option
@click.option("-v", "--verbose", is_flag=True, help="Print the digest of every voice too.")
@click.option("--online", is_flag=True, help="Also ask Microsoft's service, over the network, for a word.")
def command(config_path: Path | None, as_json: bool, verbose: bool, online: bool) -> None:
    """Look at all that making an episode needs, without using the network unless asked to.

    That is versions, engines and the sha256 of their weights, voices, the settings, the take cache, the
    cover's font and the MP3 encoder.

    What is missing comes first, and says what to do. Exit code 1 if that is something needed.
    """
    problems = 0
    for finding in sorted(_findings(config_path, online=online), key=lambda each: STATES.index(each.state)):
        if finding.detail and not (verbose or finding.todo):
            continue
        todo = f"  -> {finding.todo}" if finding.todo else ""
        if as_json:
            said = {"what": finding.what, "found": finding.found, "fix": finding.todo}
            machine.say({"state": finding.state.lower(), **said})
        else:
            click.echo(f"{finding.state:8} {finding.what}: {finding.found}{todo}")
        problems += finding.state == "PROBLEM"
    if problems:
        raise BriefingError(f"{problems} problem{'s' if problems > 1 else ''} found")


def _findings(config_path: Path | None, *, online: bool) -> Iterator[Finding]:
    """The whole report. Where the settings cannot be read, the rest is looked at with the defaults."""
    from briefing.config import Config, load

    path = config_path or Path("briefing.toml")
    try:
        config = load(config_path)
    except BriefingError as error:
        yield _failed("settings", error)
        config = Config()
    else:
        yield Finding(
            "settings", str(path) if path.is_file() else "no briefing.toml here: the defaults are used"
        )
    for check in (*CHECKS, _online_voices) if online else CHECKS:
        yield from _safely(check, config)


def _safely(check: Check, config: Config) -> Iterator[Finding]:
    """What ``check`` finds; whatever it fails with is a finding too."""
    topic = check.__name__.strip("_").replace("_", " ")
    try:
        yield from check(config)
    except BriefingError as error:
        yield _failed(topic, error)
    except Exception as error:  # a broken installation fails in any way
        yield Finding(topic, f"{type(error).__name__}: {error}", "pip install --force-reinstall briefing")


def _failed(what: str, error: BriefingError, *, needed: bool = True) -> Finding:
    where = f"{error.where}: " if error.where else ""
    return Finding(what, f"{where}{error.what}", error.fix or "correct it", needed=needed)


def _program(_: Config) -> Iterator[Finding]:
    from briefing import __version__

    yield Finding("briefing", f"{__version__} in {Path(__file__).parent.parent}")
    version = ".".join(map(str, sys.version_info[:3]))
    oldest, newest = PYTHON
    todo = ""
    if not oldest <= sys.version_info[:2] <= newest:
        todo = "use Python {}.{} to {}.{}, on which briefing is tested".format(*oldest, *newest)
    yield Finding("Python", f"{version} on {sys.platform}", todo, needed=sys.version_info[:2] < oldest)


def _packages(_: Config) -> Iterator[Finding]:
    from importlib.metadata import PackageNotFoundError, requires, version

    from packaging.requirements import Requirement

    try:
        wanted = requires("briefing") or []
    except PackageNotFoundError:
        yield Finding("packages", "briefing itself is not installed", "pip install .")
        return
    for requirement in map(Requirement, wanted):
        if requirement.marker is not None and not requirement.marker.evaluate({"extra": ""}):
            continue
        try:
            found = version(requirement.name)
        except PackageNotFoundError:
            yield Finding(requirement.name, "not installed", f"pip install '{requirement}'")
            continue
        todo = "" if requirement.specifier.contains(found) else f"pip install --upgrade '{requirement}'"
        yield Finding(requirement.name, found, todo)


def _choices_of_the_settings(config: Config) -> Iterator[Finding]:
    from briefing.conductor.flags import Flags
    from briefing.conductor.produce import check

    check(config, Flags())
    yield Finding("voice, chimes and cover of the settings", "can be used")


def _engines_and_voices(config: Config) -> Iterator[Finding]:
    from briefing import installed_engines
    from briefing.speak.engine import engine_class
    from briefing.speak.voices import DEFAULT, voices

    known = voices()
    installed = sorted(installed_engines.installed())
    if not installed:
        yield Finding("engines", "none", "pip install .")
    for name in installed:
        mine = [voice for voice in known.values() if voice.engine == name]
        if not mine:
            yield Finding(f"engine {name}", "has no voice", "add a voice profile for it", needed=False)
            continue
        needed = any(voice.name == DEFAULT for voice in mine)
        try:
            engine = engine_class(name)(config.engines.get(name, {}))
            digests = {voice.name: engine.digest(voice) for voice in mine}
        except BriefingError as error:
            yield _failed(f"engine {name}", error, needed=needed)
            continue
        except Exception as error:
            yield Finding(
                f"engine {name}", f"{type(error).__name__}: {error}", "install it again", needed=needed
            )
            continue
        about = f", {engine.about()}" if hasattr(engine, "about") else ""
        yield Finding(f"engine {name}", f"{len(mine)} voice{'s' if len(mine) > 1 else ''}{about}")
        for voice, digest in digests.items():
            yield Finding(f"voice {voice}", digest, detail=True)
    for other in known.values():
        if other.engine not in installed:
            yield Finding(
                f"voice {other.name}",
                f"its engine {other.engine} is not installed",
                "install the package that brings the engine, or remove the voice",
                needed=False,
            )


def _take_cache(config: Config) -> Iterator[Finding]:
    import shutil

    from briefing.speak.cache import configured

    cache = configured(config)
    count, size = cache.size()
    yield Finding(
        "take cache", f"{count} takes, {size / 1e9:.2f} of {cache.max_bytes / 1e9:.2f} GB, in {cache.folder}"
    )
    free_gb = shutil.disk_usage(cache.folder).free / 1e9
    todo = "free some space, or set [cache] folder" if free_gb < ROOM_GB else ""
    yield Finding("free disk for it", f"{free_gb:.1f} GB", todo, needed=False)


def _cover(config: Config) -> Iterator[Finding]:
    from briefing.package.cover import cover

    yield Finding("cover", f"{len(cover('黄河大桥通车', config.show)) // 1000} kB, so its font is there")


def _encoder(_: Config) -> Iterator[Finding]:
    import av

    av.Codec(CODEC, "w")
    yield Finding("MP3 encoder", f"{CODEC} in av {av.__version__}")


def _online_voices(config: Config) -> Iterator[Finding]:
    from briefing.speak.edge.diagnosis import diagnosed

    for cause in diagnosed(config.engines.get("edge", {})):
        yield Finding(*cause, needed=not cause.what.endswith("clock"))


CHECKS: Final[tuple[Check, ...]] = (
    _program,
    _packages,
    _choices_of_the_settings,
    _engines_and_voices,
    _take_cache,
    _cover,
    _encoder,
)
"""In the order of the report."""
