"""Activations as signed bytes, so that convolutions run on the instructions that multiply u8 by s8.

Kokoro's int8 model quantises each activation to u8, and its weights are u8. ONNX Runtime multiplies two
unsigned tensors without AVX-512's or AVX's VNNI; its ConvInteger hands the weights to the product as the
first factor and the activations as the second, so the second has to be signed. Subtracting 128 from value
and zero point alike gives the same sums to the bit.
"""

from __future__ import annotations

import numpy as np
from onnx import TensorProto

from briefing.speak.kokoro.graph.surgery import Surgery


def signed_activations(graph: Surgery) -> None:
    """Gives each ConvInteger with unsigned weights signed activations."""
    signed: dict[str, tuple[str, str]] = {}
    for conv in graph.nodes("ConvInteger"):
        quantised, weights, zero_point = conv.input[:3]
        values = graph.constant(weights)
        if values is None or values.dtype != np.uint8:
            continue
        if quantised not in signed:
            quantiser = graph.maker(quantised, "DynamicQuantizeLinear")
            if quantiser is None:
                continue
            scale = quantiser.output[1]
            zero = _signed_zero_point(graph, zero_point)
            made = graph.add("QuantizeLinear", [quantiser.input[0], scale, zero], f"{quantised}/signed")
            signed[quantised] = made, zero
        conv.input[0], conv.input[2] = signed[quantised]


def _signed_zero_point(graph: Surgery, zero_point: str) -> str:
    """A zero point of 0 to 255 less 128, as s8."""
    wide = graph.add("Cast", [zero_point], f"{zero_point}/wide", to=TensorProto.INT32)
    half = graph.keep("briefing/128", np.array(128, np.int32))
    less = graph.add("Sub", [wide, half], f"{zero_point}/less")
    return graph.add("Cast", [less], f"{zero_point}/signed", to=TensorProto.INT8)
