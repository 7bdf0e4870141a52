"""A graph of ONNX nodes that is being rewritten: who makes and uses a tensor, what is added, what goes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from onnx import GraphProto, helper, numpy_helper

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from onnx import ModelProto, NodeProto


class Surgery:
    """One rewriting of ``model``. It sees the graph as it was; ``close`` carries out what it changes."""

    def __init__(self, model: ModelProto) -> None:
        self._graph = model.graph
        self._constants = {tensor.name: tensor for tensor in self._graph.initializer}
        self._makers = {made: node for node in self._graph.node for made in node.output}
        self._users: dict[str, list[NodeProto]] = defaultdict(list)
        for node in self._graph.node:
            for used in node.input:
                self._users[used].append(node)
        self._outputs = [output.name for output in self._graph.output]
        self._added: list[NodeProto] = []
        self._dropped: set[int] = set()

    def nodes(self, kind: str, within: str = "") -> list[NodeProto]:
        """The nodes of one kind, those alone whose name has ``within`` in it."""
        return [node for node in self._graph.node if node.op_type == kind and within in node.name]

    def maker(self, tensor: str, kind: str) -> NodeProto | None:
        """The node that makes ``tensor``, if it is of ``kind``."""
        node = self._makers.get(tensor)
        return node if node is not None and node.op_type == kind else None

    def users(self, tensor: str) -> Sequence[NodeProto]:
        """The nodes that use ``tensor``, one as often as it does."""
        return self._users[tensor]

    def only_user(self, tensor: str, kind: str) -> NodeProto | None:
        """The node of ``kind`` that alone uses ``tensor``, which is no output of the graph."""
        users = self._users[tensor]
        alone = len(users) == 1 and tensor not in self._outputs
        return users[0] if alone and users[0].op_type == kind else None

    def constant(self, tensor: str) -> NDArray[Any] | None:
        """The values of ``tensor``, if they stand in the model."""
        found = self._constants.get(tensor)
        return None if found is None else numpy_helper.to_array(found)

    def constant_input(self, node: NodeProto) -> tuple[str, NDArray[Any]] | None:
        """The first input of ``node`` that stands in the model: its name and its values."""
        for name in node.input:
            if (values := self.constant(name)) is not None:
                return name, values
        return None

    def keep(self, name: str, values: NDArray[Any]) -> str:
        """Puts a constant into the model, unless one of that name is there; returns ``name``."""
        if name not in self._constants:
            self._graph.initializer.append(numpy_helper.from_array(values, name))
            self._constants[name] = self._graph.initializer[-1]
        return name

    def add(self, kind: str, inputs: Sequence[str], output: str, **attributes: Any) -> str:
        """Adds a node that makes ``output``, and returns that; ``domain`` is one of ``attributes``."""
        self._added.append(helper.make_node(kind, inputs, [output], name=output, **attributes))
        return output

    def shared(self, kind: str, inputs: Sequence[str], output: str, **attributes: Any) -> str:
        """As ``add``, but nothing is added where ``output`` was added already."""
        made = any(output in node.output for node in self._added)
        return output if made else self.add(kind, inputs, output, **attributes)

    def drop(self, *nodes: NodeProto) -> None:
        """Takes nodes out, whose outputs something else now makes, or nothing uses."""
        self._dropped.update(map(id, nodes))

    def close(self) -> None:
        """Carries it out: nodes in an order in which each comes behind what it uses, without dead ones."""
        nodes = [node for node in self._graph.node if id(node) not in self._dropped] + self._added
        kept = GraphProto()
        kept.node.extend(_in_order(nodes, self._outputs))
        used = {name for node in kept.node for name in node.input}
        kept.initializer.extend(tensor for tensor in self._graph.initializer if tensor.name in used)
        for field in ("node", "initializer"):
            self._graph.ClearField(field)
            getattr(self._graph, field).extend(getattr(kept, field))


def _in_order(nodes: Sequence[NodeProto], outputs: Sequence[str]) -> Iterator[NodeProto]:
    """Those of ``nodes`` on which ``outputs`` depend, each behind those that it depends on."""
    makers = {made: node for node in nodes for made in node.output}
    seen: set[int] = set()
    stack = [(makers[output], False) for output in reversed(outputs)]
    while stack:
        node, complete = stack.pop()
        if complete:
            yield node
        elif id(node) not in seen:
            seen.add(id(node))
            stack.append((node, True))
            stack.extend((makers[used], False) for used in reversed(node.input) if used in makers)
