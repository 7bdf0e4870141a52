"""What each key of a table is for: the docstrings of its model, read from the source.

They are the one place where that is written: ``briefing config`` and ``docs/settings.md`` say it from here.
"""

from __future__ import annotations

import ast
import inspect
import re
import textwrap
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from annotated_types import Ge, Gt, Le
from pydantic import BaseModel
from pydantic.fields import FieldInfo

_LITERAL = re.compile(r"``([^`]+)``")


class Key(NamedTuple):
    """A key that a table may hold."""

    name: str
    remark: str
    """What it is for, in one line of Markdown; empty where its name says all."""
    default: Any
    """None where it has none."""
    example: str
    """What may be written where there is no default."""
    bounds: str
    """What may be written, as in ``0.5 to 2``; empty where anything of its kind may."""


def about(model: type[BaseModel]) -> str:
    """What the table is for, in one line of Markdown, without its name."""
    said = _line(inspect.getdoc(model) or "")
    bare = re.sub(r"^`\[[^]]+\]`: ", "", said)
    return bare[:1].upper() + bare[1:]


def keys(model: type[BaseModel]) -> Iterator[Key]:
    """The keys of the table ``model``, in the order in which it names them."""
    remarks = _docstrings(model)
    for name, field in model.model_fields.items():
        default = field.get_default(call_default_factory=True, validated_data={})
        example = str(next(iter(field.examples or ()), ""))
        yield Key(field.alias or name, remarks.get(name, ""), default, example, _bounds(field))


def _docstrings(model: type[BaseModel]) -> Mapping[str, str]:
    """The docstring below each field of ``model``."""
    (tree,) = ast.parse(textwrap.dedent(inspect.getsource(model))).body
    assert isinstance(tree, ast.ClassDef)
    return {
        field.target.id: _line(below.value.value)
        for field, below in zip(tree.body, tree.body[1:], strict=False)
        if isinstance(field, ast.AnnAssign)
        and isinstance(field.target, ast.Name)
        and isinstance(below, ast.Expr)
        and isinstance(below.value, ast.Constant)
        and isinstance(below.value.value, str)
    }


def _bounds(field: FieldInfo) -> str:
    choices = [word for word in getattr(field.annotation, "__args__", ()) if isinstance(word, str | int)]
    if choices:
        return ", ".join(map(str, choices))
    least = next((f"{bound.ge:g}" for bound in field.metadata if isinstance(bound, Ge)), "")
    above = next((f"above {bound.gt:g}" for bound in field.metadata if isinstance(bound, Gt)), "")
    most = next((f"{bound.le:g}" for bound in field.metadata if isinstance(bound, Le)), "")
    return above or (f"{least} to {most}" if least and most else least and f"from {least}")


def _line(docstring: str) -> str:
    return _LITERAL.sub(r"`\1`", " ".join(docstring.split()))
