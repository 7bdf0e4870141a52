"""Boosted decision trees as arrays, and their sum for a table of features."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray


@dataclass(frozen=True)
class Trees:
    """Trees of one size; a node below zero is a leaf, numbered -1, -2, …"""

    feature: NDArray[np.int16]
    """(trees, nodes): the column a node looks at."""
    threshold: NDArray[np.float32]
    """(trees, nodes): up to and including it, the way leads left."""
    left: NDArray[np.int16]
    right: NDArray[np.int16]
    leaf: NDArray[np.float32]
    """(trees, leaves)"""
    depth: int

    def total(self, table: NDArray[np.float32]) -> NDArray[np.float32]:
        """The sum of all trees for each row of ``table``: (rows,)"""
        rows = np.arange(len(table))[:, None]
        trees = np.arange(len(self.feature))[None, :]
        node = np.zeros((len(table), len(self.feature)), np.int16)
        for _ in range(self.depth):
            inner = np.maximum(node, 0)
            low = table[rows, self.feature[trees, inner]] <= self.threshold[trees, inner]
            node = np.where(node < 0, node, np.where(low, self.left[trees, inner], self.right[trees, inner]))
        return np.asarray(self.leaf[trees, -1 - node].sum(axis=1))

    @classmethod
    def of(cls, stored: Any, prefix: str) -> Trees:
        """The trees of the arrays that ``training/polyphones.py`` wrote under names that begin so."""
        names = ("feature", "threshold", "left", "right", "leaf")
        return cls(
            **{name: stored[f"{prefix}_{name}"] for name in names}, depth=int(stored[f"{prefix}_depth"])
        )
