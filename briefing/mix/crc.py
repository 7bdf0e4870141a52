"""The checksum of MP3 files (CRC-16/ARC, as LAME writes it), of parts and of what is joined of them."""

from __future__ import annotations

import sys
from array import array
from functools import cache

import numpy as np

_POLYNOMIAL = 0xA001


@cache
def _table(bits: int) -> list[int]:
    """What ``bits`` zero bits make of each state."""
    states = np.arange(1 << 16)
    for _ in range(bits):
        states = states >> 1 ^ _POLYNOMIAL * (states & 1)
    return list(states.tolist())


def crc16(data: bytes, state: int = 0) -> int:
    """The checksum of ``data`` after what left ``state``: two bytes at a time."""
    words = array("H", data[: len(data) & ~1])
    if sys.byteorder == "big":
        words.byteswap()
    table = _table(16)
    for word in words:
        state = table[state ^ word]
    return _table(8)[state ^ data[-1]] if len(data) & 1 else state


def joined(state: int, part: int, size: int) -> int:
    """The checksum of what left ``state``, followed by ``size`` bytes whose own is ``part``."""
    return part ^ _zeros(size, state)


def _zeros(size: int, state: int) -> int:
    """What ``size`` zero bytes make of ``state``: a step for each bit of ``size``."""
    columns = [_table(8)[1 << bit] for bit in range(16)]
    while size:
        if size & 1:
            state = _applied(columns, state)
        columns = [_applied(columns, column) for column in columns]
        size >>= 1
    return state


def _applied(columns: list[int], state: int) -> int:
    """The product of a matrix over GF(2), given by columns, and a vector."""
    result = 0
    for bit, column in enumerate(columns):
        if state >> bit & 1:
            result ^= column
    return result
