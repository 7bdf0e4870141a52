"""Kokoro-82M, the embedded engine: spoken text and readings to audio, offline, on a CPU."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Any, Literal

import numpy as np

from briefing.errors import TakeError
from briefing.files import SCRIPT
from briefing.nouns import Mark, Take, Utterance, Voice
from briefing.speak.kokoro import probe, weights
from briefing.speak.kokoro.graph import REWRITER, SAME_SOUND, Graph
from briefing.speak.kokoro.phonemes import FRONT_END, phonemes
from briefing.speak.kokoro.settings import Settings
from briefing.zh.sandhi import surface

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from onnxruntime import InferenceSession

MAX_TOKENS = 510
"""Longest input the model takes; it was trained on no more."""

FRAME = 600
"""Samples in one frame of the duration predictor: 25 ms. ``audio.size == FRAME * durations.sum()``."""

LEAD_S = 0.05
"""How much earlier than its durations say a symbol sounds. Measured at the clause breaks of 30 sentences with
three voices, speech ends 50 ms (10th to 90th percentile 43 to 50) and begins 48 ms (18 to 85) before the time
that the durations add up to: ``bench/marks.py``."""


class KokoroEngine:
    """Speaks with Kokoro-82M v1.0, int8, through ONNX Runtime."""

    parallel: Literal["processes", "threads"] = "processes"
    settings = Settings

    def __init__(self, settings: Mapping[str, Any]) -> None:
        self._settings = Settings.model_validate(settings)

    def workers(self, cores: int) -> int:
        """One process of one thread for each core: faster together than one session of many threads."""
        return cores

    def digest(self, voice: Voice) -> str:
        """Digests of model, style and front end. Raises TakeError where one is missing or damaged."""
        graph, _ = self._graph
        rounded = "" if graph in SAME_SOUND else f"/{graph}-{REWRITER}"
        return f"{self._model_sha256}/{weights.style_sha256(voice.id)}/{FRONT_END}{rounded}"

    def resolved(self) -> Mapping[str, Any]:
        """The graph that was decided on: asked again while others work, the answer may differ."""
        return {"graph": self._graph[0]}

    def about(self) -> str:
        """Which graph runs, and why."""
        return "graph {}: {}".format(*self._graph)

    def speak(self, utterance: Utterance, voice: Voice) -> Take:
        """The take of ``utterance``: 24 kHz, a mark for each Han character, and for each Latin word.

        Raises TakeError where a symbol is unknown to the model, or the text is too long for one take.
        """
        readings = surface(utterance)
        said = phonemes(utterance.spoken, readings, utterance.words)
        if not said.spans:
            raise TakeError("nothing in it can be spoken")
        for (start, end), (first, last) in said.spans:
            if first == last:
                raise TakeError(
                    f"Kokoro cannot say {utterance.spoken[start:end]!r}", fix="pin a spelling: {shown|said}"
                )
        vocabulary = weights.vocabulary()
        unknown = sorted(set(said.symbols) - vocabulary.keys())
        if unknown:
            raise TakeError(f"Kokoro has no symbol for {' '.join(unknown)}")
        if len(said.symbols) > MAX_TOKENS:
            raise TakeError(
                f"too long for one take: {len(said.symbols)} phonemes of at most {MAX_TOKENS}",
                fix=f"split the line in {SCRIPT.name}",
            )
        tokens = np.array([[0, *(vocabulary[symbol] for symbol in said.symbols), 0]], dtype=np.int64)
        style = self._style(voice.id)[len(said.symbols) - 1]
        samples, durations = self._session.run(
            None, {"tokens": tokens, "style": style[None], "speed": np.array([voice.rate], dtype=np.float32)}
        )
        ends = np.maximum(np.cumsum(durations.ravel()) * FRAME / weights.RATE_HZ - LEAD_S, 0)
        if samples.size != FRAME * int(durations.sum()):
            raise TakeError("the durations of this model do not add up to its audio")
        # Token 0 is the silence before, so symbol i is token i + 1 and begins where token i ends.
        marks = tuple(
            Mark(float(ends[first]), float(ends[last]), start, end)
            for (start, end), (first, last) in said.spans
        )
        return Take(samples.ravel(), weights.RATE_HZ, marks)

    def _style(self, voice_id: str) -> NDArray[np.float32]:
        return weights.style(voice_id)

    @cached_property
    def _graph(self) -> tuple[Graph, str]:
        """The graph that runs, and why."""
        asked = self._settings.graph
        return probe.fastest() if asked == "auto" else (asked, "as [kokoro] graph asks")

    @cached_property
    def _model_sha256(self) -> str:
        return weights.model_sha256(self._settings.model)

    @cached_property
    def _session(self) -> InferenceSession:
        graph, _ = self._graph
        return weights.session(self._settings.model, self._model_sha256, graph)
