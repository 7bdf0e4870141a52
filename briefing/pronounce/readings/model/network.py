"""g2pM's network (Park and Lee 2020, https://arxiv.org/abs/2004.03136), run on windows around a character.

Its two LSTMs meet at the character that is asked for, and what lies further than 14 characters away changed
no answer of 9,893. So each side is read as a short sequence that ends at the character, and all the windows
of a text go through in one batch: the cost is 15 steps, whatever the length of the text.
"""

from __future__ import annotations

import pickle
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any, Final

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

BEGIN, END, UNKNOWN = "시", "끝", "<UNK>"
"""g2pM's own tokens."""

UNITS: Final = 32
"""Width of each LSTM's state."""


class Network:
    """The weights of g2pM and its tables."""

    def __init__(self) -> None:
        weights = _stored("np_ckpt.pkl")
        self.tokens: dict[str, int] = _stored("char2idx.pkl")
        self.classes: dict[str, int] = _stored("class2idx.pkl")
        self.embedding = weights["embedding.weight"]
        self.forward = _direction(weights, "")
        self.backward = _direction(weights, "_reverse")
        self.hidden = weights["logit_layer.0.weight"].T, weights["logit_layer.0.bias"]
        self.out = weights["logit_layer.2.weight"].T, weights["logit_layer.2.bias"]

    def scores(self, windows: Sequence[tuple[str, int]]) -> NDArray[np.float32]:
        """The scores of all classes for the character at each window's place: (windows, classes)."""
        lefts = [[self._token(BEGIN), *map(self._token, text[: at + 1])] for text, at in windows]
        rights = [[self._token(END), *map(self._token, reversed(text[at:]))] for text, at in windows]
        state = np.concatenate([self._last(lefts, *self.forward), self._last(rights, *self.backward)], axis=1)
        hidden = np.maximum(state @ self.hidden[0] + self.hidden[1], 0)
        return np.asarray(hidden @ self.out[0] + self.out[1])

    def _token(self, char: str) -> int:
        return self.tokens.get(char) or self.tokens[UNKNOWN]

    def _last(
        self, rows: list[list[int]], inward: NDArray[Any], onward: NDArray[Any], bias: NDArray[Any]
    ) -> NDArray[np.float32]:
        """An LSTM's state after each row; shorter rows begin later, so that all end together."""
        order = sorted(range(len(rows)), key=lambda row: len(rows[row]), reverse=True)
        steps = len(rows[order[0]])
        ids = np.zeros((len(rows), steps), np.int32)
        for place, row in enumerate(order):
            ids[place, steps - len(rows[row]) :] = rows[row]
        gates_in = self.embedding[ids] @ inward + bias
        state: NDArray[np.float32] = np.zeros((len(rows), UNITS), np.float32)
        memory = np.zeros_like(state)
        begun = 0
        for step in range(steps):
            while begun < len(rows) and len(rows[order[begun]]) >= steps - step:
                begun += 1
            gates = np.tanh(gates_in[:begun, step] + state[:begun] @ onward)
            fresh = gates[:, 2 * UNITS : 3 * UNITS]
            open_ = gates * 0.5 + 0.5
            memory[:begun] = open_[:, UNITS : 2 * UNITS] * memory[:begun] + open_[:, :UNITS] * fresh
            state[:begun] = open_[:, 3 * UNITS :] * np.tanh(memory[:begun])
        unsorted = np.empty_like(state)
        unsorted[order] = state
        return unsorted


@cache
def network() -> Network:
    """The network, loaded once."""
    return Network()


def _stored(name: str) -> Any:
    return pickle.loads((files("g2pM") / name).read_bytes())


def _direction(weights: Any, side: str) -> tuple[NDArray[Any], NDArray[Any], NDArray[Any]]:
    """An LSTM's weights, those of its logistic gates halved: the logistic of x is tanh(x / 2) / 2 + 1 / 2."""
    halved = np.repeat(np.array([0.5, 0.5, 1, 0.5], np.float32), UNITS)
    bias = weights[f"lstm.bias_ih_l0{side}"] + weights[f"lstm.bias_hh_l0{side}"]
    inward, onward = (weights[f"lstm.weight_{name}_l0{side}"].T for name in ("ih", "hh"))
    return inward * halved, onward * halved, bias * halved
