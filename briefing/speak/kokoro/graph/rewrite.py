"""The table of the graphs: by which passes each is made of the published one."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING, Final

from briefing.speak.kokoro.graph import Graph
from briefing.speak.kokoro.graph.columns import exact_columns, fused_columns
from briefing.speak.kokoro.graph.decoder import DECODER, adain, snake
from briefing.speak.kokoro.graph.signed import signed_activations
from briefing.speak.kokoro.graph.surgery import Surgery

if TYPE_CHECKING:
    from onnx import ModelProto

_PASSES: Final[Mapping[Graph, tuple[Callable[[Surgery], None], ...]]] = {
    "plain": (),
    "float": (adain, snake),
    "s8": (signed_activations,),
    "exact": (exact_columns, signed_activations),
    "fused": (partial(fused_columns, within=DECODER), adain, snake, signed_activations),
}


def rewrite(model: ModelProto, graph: Graph) -> None:
    """Turns ``model`` into ``graph``, in place. What is not as in Kokoro-82M's own graph is left as it is."""
    for one in _PASSES[graph]:
        surgery = Surgery(model)
        one(surgery)
        surgery.close()
