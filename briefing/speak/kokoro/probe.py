"""Which graph is the fastest on this processor among those that compute the right thing on it.

Asked of ONNX Runtime itself, with one quantised convolution of extreme values, rewritten as the whole model
would be: nothing is assumed of a kind of processor. The answer is kept beside the models.
"""

from __future__ import annotations

import json
import time
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from briefing.speak.kokoro import store
from briefing.speak.kokoro.graph import Graph
from briefing.speak.kokoro.graph.decoder import DECODER
from briefing.writing import put

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from onnx import ModelProto

PRODUCTS: Final[tuple[Graph, ...]] = ("s8", "exact", "fused")
"""The graphs that multiply other bytes than the published one."""
GAIN: Final = 1.15
"""How many times as fast as the published products others must be, to be taken for it."""
ROUNDING: Final = 1e-5
"""How far, of the greatest value, a sum may be off that is added in another order. One product that
saturates is off by a thousandth."""
CHANNELS, KERNEL, PLACES, RUNS = 256, 3, 2048, 5
FILE: Final = "processor.json"


@dataclass(frozen=True, slots=True)
class Proof:
    """What the products of one graph are on this processor."""

    right: bool
    gain: float
    """Time of the published graph's products over that of these."""


def fastest() -> tuple[Graph, str]:
    """The graph to be taken on this processor, and why, in words. The probe runs once; some 0.3 s."""
    return chosen(_kept() or _found())


def chosen(proofs: Mapping[Graph, Proof]) -> tuple[Graph, str]:
    """The graph that ``proofs`` of ``PRODUCTS`` speak for, and why.

    >>> chosen({"s8": Proof(True, 1.4), "exact": Proof(True, 1.6), "fused": Proof(True, 1.7)})
    ('fused', 'products of signed bytes are right on this processor and 1.7 times as fast')
    >>> chosen({"s8": Proof(False, 1.4), "exact": Proof(True, 1.0), "fused": Proof(True, 1.1)})
    ('float', 'products of signed bytes are wrong or no faster on this processor')
    """
    # Both others have signed activations too, in what they do not write as products of matrices.
    right = [name for name in PRODUCTS if proofs["s8"].right and proofs[name].right]
    paying = [name for name in right if proofs[name].gain >= GAIN]
    # Of the whole graph, fused rewrites more than these products.
    best: Graph = max(paying, key=lambda name: (name == "fused", proofs[name].gain), default="float")
    if best == "float":
        return best, "products of signed bytes are wrong or no faster on this processor"
    gain = proofs[best].gain
    return best, f"products of signed bytes are right on this processor and {gain:.1f} times as fast"


def measured() -> dict[Graph, Proof]:
    """A proof for each of ``PRODUCTS``, made now."""
    from briefing.speak.kokoro.graph.rewrite import rewrite

    values = _extreme_values()
    audio, sums, seconds = {}, {}, {}
    for graph in ("plain", *PRODUCTS):
        model = _convolution()
        rewrite(model, graph)
        session = store.opened(model.SerializeToString())
        times = []
        for _ in range(RUNS):
            began = time.thread_time()
            audio[graph] = session.run(None, {"x": values})[0]
            times.append(time.thread_time() - began)
        seconds[graph] = min(times)
        sums[graph] = float(np.abs(audio[graph] - audio["plain"]).max())
    limit = ROUNDING * float(np.abs(audio["plain"]).max())
    return {
        graph: Proof(sums[graph] <= (limit if graph == "fused" else 0), seconds["plain"] / seconds[graph])
        for graph in PRODUCTS
    }


def _kept() -> dict[Graph, Proof] | None:
    """What was found before on this processor, with these versions."""
    try:
        record: Any = json.loads((store.folder() / FILE).read_bytes())
        if record["here"] != store.here():
            return None
        return {graph: Proof(**record["proofs"][graph]) for graph in PRODUCTS}
    except (OSError, ValueError, LookupError, TypeError):
        return None


def _found() -> dict[Graph, Proof]:
    """As ``measured``, which it keeps where it can."""
    proofs = measured()
    record = {"here": store.here(), "proofs": {graph: asdict(proof) for graph, proof in proofs.items()}}
    with suppress(OSError):  # asked again next time
        put(store.folder() / FILE, (json.dumps(record).encode(),))
    return proofs


def _convolution() -> ModelProto:
    """One convolution, quantised as Kokoro's are, whose weights are the least and the greatest byte."""
    from onnx import TensorProto, helper, numpy_helper

    weights = np.random.default_rng(0).integers(0, 256, (CHANNELS, CHANNELS, KERNEL), dtype=np.uint8)
    weights[:, : CHANNELS // 2] = 255
    weights[:, CHANNELS // 2 : CHANNELS * 3 // 4] = 0
    name = f"{DECODER}probe"
    nodes = [
        helper.make_node("DynamicQuantizeLinear", ["x"], ["q", "scale", "zero"], name="quantise"),
        helper.make_node(
            "ConvInteger", ["q", "w", "zero", "wz"], ["sum"], name=name, kernel_shape=[KERNEL], pads=[1, 1]
        ),
        helper.make_node("Cast", ["sum"], ["real"], name="cast", to=TensorProto.FLOAT),
        helper.make_node("Mul", ["scale", "ws"], ["scales"], name="scales"),
        helper.make_node("Mul", ["real", "scales"], ["y"], name="scaled"),
    ]
    constants: dict[str, NDArray[Any]] = {
        "w": weights,
        "wz": np.array(128, np.uint8),
        "ws": np.array(0.01, np.float32),
    }
    shape = [1, CHANNELS, PLACES]
    graph = helper.make_graph(
        nodes,
        "probe",
        [helper.make_tensor_value_info("x", TensorProto.FLOAT, shape)],
        [helper.make_tensor_value_info("y", TensorProto.FLOAT, shape)],
        [numpy_helper.from_array(values, one) for one, values in constants.items()],
    )
    opsets = [helper.make_opsetid("", 20), helper.make_opsetid("com.microsoft", 1)]
    return helper.make_model(graph, opset_imports=opsets, ir_version=9)


def _extreme_values() -> NDArray[np.float32]:
    """Input of the convolution, shape (1, CHANNELS, PLACES): runs of its extremes beside all between."""
    values = np.random.default_rng(1).uniform(-1, 1, (1, CHANNELS, PLACES)).astype(np.float32)
    values[:, :, : PLACES // 4] = 1
    values[:, :, PLACES // 4 : PLACES // 2] = -1
    return values
