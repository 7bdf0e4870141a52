"""The decoder's normalisations and activation functions in fewer passes over memory.

What they compute is the same, rounded otherwise. The encoder, whose roundings decide durations and pitch, is
left as it is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import numpy as np
from onnx import helper

from briefing.speak.kokoro.graph.surgery import Surgery

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from onnx import NodeProto

DECODER: Final = "/decoder/decoder/"
"""What the names of the decoder's nodes begin with."""
_LAST_AXIS: Final = ([2], [-1])


def adain(graph: Surgery) -> None:
    """Adaptive instance normalisation, exported as nine nodes, as one InstanceNormalization.

    The chain is (x - mean) / sqrt(mean((x - mean)²) + epsilon) * gamma + beta over the last of three axes.
    Source: X. Huang and S. Belongie, "Arbitrary Style Transfer in Real-time with Adaptive Instance
    Normalization", 2017.
    """
    flat = graph.keep("briefing/flat", np.array([-1], np.int64))
    for divide in graph.nodes("Div", DECODER):
        centred = graph.maker(divide.input[0], "Sub")
        epsilon = _epsilon(graph, divide)
        if centred is None or epsilon is None or not _takes_mean_of_itself(graph, centred):
            continue
        scaled = [(mul, graph.only_user(mul.output[0], "Add")) for mul in graph.users(divide.output[0])]
        if not all(mul.op_type == "Mul" and add is not None for mul, add in scaled):
            continue
        for mul, add in scaled:
            assert add is not None
            gamma, beta = _other(mul, divide.output[0]), _other(add, mul.output[0])
            made = add.output[0]
            graph.drop(mul, add)
            flattened = [
                graph.add("Reshape", [gamma, flat], f"{made}/gamma"),
                graph.add("Reshape", [beta, flat], f"{made}/beta"),
            ]
            graph.add("InstanceNormalization", [centred.input[0], *flattened], made, epsilon=epsilon)


def snake(graph: Surgery) -> None:
    """Snake, x + sin²(a x) / a, through one cosine and two affine passes.

    sin²(v) = (1 - cos 2v) / 2, so with u = 2 a x it is (u - cos u) / 2a + 1 / 2a. Where x comes from an
    InstanceNormalization alone, u does so as well, its gamma and beta times 2a; the last step is a
    BatchNormalization of mean 0 and variance 1. To be called behind ``adain``. Source: L. Ziyin and others,
    "Neural Networks Fail to Learn Periodic Functions and How to Fix It", 2020.
    """
    for sine in graph.nodes("Sin"):
        found = _snake(graph, sine)
        if found is None:
            continue
        x, a, chain, made = found
        doubled, halved = (2 * a).astype(np.float32), (0.5 / a.astype(np.float64)).astype(np.float32)
        norm = graph.maker(x, "InstanceNormalization")
        if norm is not None and len(graph.users(x)) == 2:
            factor = graph.keep(f"{made}/2a", doubled)
            affine = [graph.add("Mul", [name, factor], f"{made}/{name}") for name in norm.input[1:]]
            u = graph.add(
                "InstanceNormalization", [norm.input[0], *affine], f"{made}/u",
                epsilon=_attribute(norm, "epsilon"),
            )  # fmt: skip
            graph.drop(norm)
        else:
            u = graph.add("Mul", [x, graph.keep(f"{made}/2a", doubled.reshape(1, -1, 1))], f"{made}/u")
        cosine = graph.add("Cos", [u], f"{made}/cos")
        difference = graph.add("Sub", [u, cosine], f"{made}/difference")
        half = graph.keep(f"{made}/half", halved)
        none = graph.keep(f"briefing/zeros/{a.size}", np.zeros(a.size, np.float32))
        one = graph.keep(f"briefing/ones/{a.size}", np.ones(a.size, np.float32))
        graph.add("BatchNormalization", [difference, half, half, none, one], made, epsilon=0.0)
        graph.drop(*chain)


def _snake(graph: Surgery, sine: NodeProto) -> tuple[str, NDArray[Any], list[NodeProto], str] | None:
    """x, a (shape (channels,)), the nodes and the result of the Snake that ``sine`` is part of."""
    product = graph.maker(sine.input[0], "Mul")
    square = graph.only_user(sine.output[0], "Pow")
    share = square and graph.only_user(square.output[0], "Mul")
    total = share and graph.only_user(share.output[0], "Add")
    if not (product and square and share and total):
        return None
    factor, inverse, power = (graph.constant_input(node) for node in (product, share, square))
    if factor is None or inverse is None or power is None or power[1].tolist() != 2:
        return None
    x, a = _other(product, factor[0]), factor[1]
    if (
        a.ndim != 3
        or a.shape[2] != 1
        or x not in total.input
        or not np.allclose(a * inverse[1], 1, atol=1e-5)
    ):
        return None
    return x, a.ravel(), [product, sine, square, share, total], total.output[0]


def _epsilon(graph: Surgery, divide: NodeProto) -> float | None:
    """What is added to the variance by whose root ``divide`` divides."""
    root = graph.maker(divide.input[1], "Sqrt")
    added = root and graph.maker(root.input[0], "Add")
    found = added and graph.constant_input(added)
    return float(found[1]) if found else None


def _takes_mean_of_itself(graph: Surgery, centred: NodeProto) -> bool:
    """Whether ``centred`` is x less the mean of x over the last axis of three."""
    mean = graph.maker(centred.input[1], "ReduceMean")
    if mean is None or mean.input[0] != centred.input[0]:
        return False
    axes = graph.constant(mean.input[1])
    return axes is not None and axes.tolist() in _LAST_AXIS


def _other(node: NodeProto, name: str) -> str:
    """The one of two inputs of ``node`` that is not ``name``."""
    return str(next(given for given in node.input if given != name))


def _attribute(node: NodeProto, name: str) -> Any:
    return next(helper.get_attribute_value(one) for one in node.attribute if one.name == name)
