"""``briefing voices``: who can speak, and an audition of one."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from briefing.cli import machine
from briefing.cli.options import config_option

if TYPE_CHECKING:
    from briefing.nouns import Take, Voice

AUDITION: Final = "您好，欢迎收听今天的简报。新桥全长2.4公里，双向六车道，今天正式通车。"
"""A greeting and a sentence of news, with a number in it."""

COLUMNS: Final = ("voice", "engine", "language", "gender", "errors", "character")


@click.command(
    "voices",
    short_help="List the voices, or hear one.",
    epilog="""\b
Examples:
  briefing voices
  briefing voices --sample yunjian --out yunjian.wav""",
)
@click.option("--sample", metavar="V", help="Write an audition of this voice, as a WAV file.")
@click.option(
    "--out",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="Where the audition goes.  [default: sample-V.wav in this folder]",
)
@config_option()
@machine.json_option
def command(sample: str | None, out: Path | None, config_path: Path | None, as_json: bool) -> None:
    """List the voices, those first that were heard with the fewest errors.

    Errors are syllables heard wrong, in percent, as measured by bench/listen.py.
    """
    from briefing.errors import UsageError
    from briefing.speak.voices import DEFAULT, find, voices

    if sample is None:
        if out is not None:
            raise UsageError("--out goes with --sample")
        if as_json:
            for name, voice in voices().items():
                machine.say(_answer(voice, default=name == DEFAULT))
            return
        rows = [COLUMNS, *(_row(voice, default=name == DEFAULT) for name, voice in voices().items())]
        widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
        for row in rows:
            cells = (cell.ljust(width) for cell, width in zip(row, widths, strict=True))
            click.echo("  ".join(cells).rstrip())
        return
    voice = find(sample)
    target = out or Path(f"sample-{voice.name}.wav")
    take = _audition(voice, config_path)
    _write(take, target)
    length_s = take.samples.size / take.rate_hz
    if as_json:
        machine.say({"voice": voice.name, "file": str(target), "duration_s": round(length_s, 3)})
    else:
        click.echo(f"{target}: {voice.name}, {length_s:.1f} s")


def _answer(voice: Voice, *, default: bool) -> Mapping[str, object]:
    """What a program is told of ``voice``."""
    return {
        "voice": voice.name,
        "default": default,
        "engine": voice.engine,
        "language": voice.language,
        "gender": voice.gender,
        "errors_percent": voice.error_rate,
        "character": voice.character,
    }


def _row(voice: Voice, *, default: bool) -> tuple[str, ...]:
    """What the table says of ``voice``, by column."""
    name = f"{voice.name} (default)" if default else voice.name
    errors = "not measured" if voice.error_rate is None else f"{voice.error_rate:.1f} %"
    return name, voice.engine, voice.language, voice.gender, errors, voice.character


def _audition(voice: Voice, config_path: Path | None) -> Take:
    """``AUDITION`` spoken by ``voice``. Raises BriefingError."""
    from briefing.config import load
    from briefing.pronounce.writing import pronounce
    from briefing.speak.engine import engine_class
    from briefing.speak.gate import gate

    settings = load(config_path).engines.get(voice.engine, {})
    utterance = pronounce(AUDITION)
    take = engine_class(voice.engine)(settings).speak(utterance, voice)
    gate(take, utterance, voice.rate)
    return take


def _write(take: Take, target: Path) -> None:
    """Writes ``take`` as a 16-bit WAV file, turned down where it passes full scale. Raises BriefingError."""
    import wave

    import numpy as np

    from briefing.errors import BriefingError

    scale = 32767 / max(1.0, float(np.abs(take.samples).max()))
    try:
        with target.open("wb") as handle, wave.open(handle, "wb") as file:
            file.setnchannels(1)
            file.setsampwidth(2)
            file.setframerate(take.rate_hz)
            file.writeframes(np.rint(take.samples * scale).astype("<i2").tobytes())
    except OSError as error:
        raise BriefingError(f"cannot be written: {error.strerror}", where=str(target)) from None
