"""Convolutions as products of matrices whose weights are packed once, for instructions that take u8 by s8.

A convolution of the kernel k is the product of a matrix that has, for each place, the k columns of input
around it side by side (im2col), with the weights as a matrix. Source: K. Chellapilla and others, "High
Performance Convolutional Neural Networks for Document Processing", 2006. ONNX Runtime packs the constant
matrix of such a product ahead of time, but not the weights of a ConvInteger.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

import numpy as np
from onnx import TensorProto, helper

from briefing.speak.kokoro.graph.surgery import Surgery

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from onnx import NodeProto

_FEWEST_CHANNELS: Final = 64
"""Of a convolution for which the copies pay."""
_END: Final = np.iinfo(np.int64).max


@dataclass(frozen=True, slots=True)
class _Scaling:
    """What stands behind a ConvInteger: its bias and the scales by which whole numbers become real ones."""

    weights_scale: NDArray[np.float32]
    """Shape ()."""
    both_scales: str
    """Of weights and activations: their product."""
    bias: str
    """Whole numbers, by channel; or empty."""
    nodes: tuple[NodeProto, ...]
    """All that compute it, the convolution itself the first."""
    made: str


@dataclass(frozen=True, slots=True)
class _Convolution:
    """A quantised convolution in one dimension that keeps the length."""

    quantised: str
    zero_point: str
    scale: str
    """Of the activations."""
    weights: NDArray[np.uint8]
    """Shape (to, from, kernel)."""
    weights_zero_point: int
    dilation: int
    pads: tuple[int, int]
    behind: _Scaling


def exact_columns(graph: Surgery) -> None:
    """Every convolution as MatMulInteger: bias and scales as before, the same to the bit."""
    for conv in _convolutions(graph):
        made, zero = conv.behind.made, _weights_zero_point(graph, conv)
        product = graph.add(
            "MatMulInteger",
            [_columns(graph, conv), _matrix(graph, conv), conv.zero_point, zero],
            f"{made}/sum",
        )
        if conv.behind.bias:
            product = graph.add("Add", [product, conv.behind.bias], f"{made}/biased")
        real = graph.add("Cast", [product], f"{made}/real", to=TensorProto.FLOAT)
        scaled = graph.add("Mul", [real, conv.behind.both_scales], f"{made}/places")
        # ONNX Runtime would move a Transpose through the mean that follows, and so change its sum.
        graph.add("Einsum", [scaled], made, equation="blc->bcl")
        graph.drop(*conv.behind.nodes)


def fused_columns(graph: Surgery, within: str) -> None:
    """The convolutions of the nodes named ``within`` as MatMulIntegerToFloat, which rounds otherwise."""
    for conv in _convolutions(graph, within):
        made = conv.behind.made
        factors = [_columns(graph, conv), _matrix(graph, conv), conv.scale]
        scale = graph.keep(f"{made}/weights scale", conv.behind.weights_scale)
        given = [*factors, scale, conv.zero_point, _weights_zero_point(graph, conv)]
        if conv.behind.bias:
            bias = graph.add("Cast", [conv.behind.bias], f"{made}/bias", to=TensorProto.FLOAT)
            given.append(graph.add("Mul", [bias, conv.behind.both_scales], f"{made}/bias scaled"))
        places = graph.add("MatMulIntegerToFloat", given, f"{made}/places", domain="com.microsoft")
        graph.add("Transpose", [places], made, perm=[0, 2, 1])
        graph.drop(*conv.behind.nodes)


def _convolutions(graph: Surgery, within: str = "") -> list[_Convolution]:
    found = [_convolution(graph, node) for node in graph.nodes("ConvInteger", within)]
    return [conv for conv in found if conv is not None]


def _convolution(graph: Surgery, node: NodeProto) -> _Convolution | None:
    """What ``node`` and its neighbours compute; None for any but those that are written anew."""
    quantised, weights_name, zero_point, weights_zero_name = node.input
    weights, weights_zero = graph.constant(weights_name), graph.constant(weights_zero_name)
    quantiser = graph.maker(quantised, "DynamicQuantizeLinear")
    if weights is None or weights_zero is None or weights_zero.size != 1 or quantiser is None:
        return None
    place, behind = _place(node, weights), _scaling(graph, node, quantiser.output[1])
    if place is None or behind is None:
        return None
    scale, zero = quantiser.output[1], int(weights_zero.item())
    return _Convolution(quantised, zero_point, scale, weights, zero, *place, behind)


def _place(node: NodeProto, weights: NDArray[Any]) -> tuple[int, tuple[int, int]] | None:
    """Dilation and padding of a convolution of bytes that keeps the length; None of any other."""
    given = {one.name: helper.get_attribute_value(one) for one in node.attribute}
    plain = given.get("group", 1) == 1 and list(given.get("strides", [1])) == [1]
    if weights.dtype != np.uint8 or weights.ndim != 3 or weights.shape[1] < _FEWEST_CHANNELS or not plain:
        return None
    (dilation,), (left, right) = given.get("dilations", [1]), given.get("pads", [0, 0])
    return (dilation, (left, right)) if left + right == dilation * (weights.shape[2] - 1) else None


def _scaling(graph: Surgery, node: NodeProto, scale: str) -> _Scaling | None:
    nodes, bias, made = [node], "", node.output[0]
    if added := graph.only_user(made, "Add"):
        shaped = next((maker for name in added.input if (maker := graph.maker(name, "Reshape"))), None)
        if shaped is None:
            return None
        nodes, bias, made = [*nodes, added, shaped], shaped.input[0], added.output[0]
    cast = graph.only_user(made, "Cast")
    scaled = cast and graph.only_user(cast.output[0], "Mul")
    if not cast or not scaled:
        return None
    both = next(name for name in scaled.input if name != cast.output[0])
    product = graph.maker(both, "Mul")
    weights_scale = product and graph.constant_input(product)
    if not product or not weights_scale or weights_scale[1].size != 1 or scale not in product.input:
        return None
    return _Scaling(weights_scale[1].reshape(()), both, bias, (*nodes, cast, scaled), scaled.output[0])


def _columns(graph: Surgery, conv: _Convolution) -> str:
    """The input around each place, shape (1, places, kernel * from)."""
    (left, right), kernel = conv.pads, conv.weights.shape[2]
    places = graph.shared("Transpose", [conv.quantised], f"{conv.quantised}/places", perm=[0, 2, 1])
    if left or right:
        wide = graph.keep(f"briefing/pads/{left},{right}", np.array([0, left, 0, 0, right, 0], np.int64))
        places = graph.shared(
            "Pad", [places, wide, conv.zero_point], f"{places}/{left},{right}", mode="constant"
        )
    if kernel == 1:
        return places
    axis = graph.keep("briefing/axis", np.array([1], np.int64))
    slices: list[str] = []
    for start in range(0, kernel * conv.dilation, conv.dilation):
        behind = left + right - start
        bounds = [
            graph.keep(f"briefing/at/{place}", np.array([place], np.int64))
            for place in (start, -behind if behind else _END)
        ]
        slices.append(graph.add("Slice", [places, *bounds, axis], f"{conv.behind.made}/from {start}"))
    return graph.add("Concat", slices, f"{conv.behind.made}/columns", axis=2)


def _matrix(graph: Surgery, conv: _Convolution) -> str:
    """The weights less 128 as s8, shape (kernel * from, to)."""
    signed = (conv.weights.astype(np.int16) - 128).astype(np.int8)
    matrix: NDArray[Any] = np.ascontiguousarray(signed.transpose(2, 1, 0).reshape(-1, len(signed)))
    return graph.keep(f"{conv.behind.made}/weights", matrix)


def _weights_zero_point(graph: Surgery, conv: _Convolution) -> str:
    return graph.keep(
        f"{conv.behind.made}/weights zero point", np.array(conv.weights_zero_point - 128, np.int8)
    )
