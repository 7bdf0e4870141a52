"""The rewritten model, kept in the user's cache folder, so that it is written once and loads in a moment.

What lies there is ONNX Runtime's own optimisation of the graph with the weights in a file beside it, which
processes share. It belongs to one model, one way of rewriting, one ONNX Runtime and one kind of processor;
the name of its folder is a digest of these. What is damaged is made anew; where the folder cannot be
written, the model is made in memory each time.
"""

from __future__ import annotations

import hashlib
import json
import platform
import secrets
import shutil
import sys
from collections.abc import Iterable
from contextlib import suppress
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from filelock import FileLock

from briefing.speak.kokoro.graph import REWRITER, Graph

if TYPE_CHECKING:
    from onnxruntime import InferenceSession

MODEL: Final = "model.onnx"
WEIGHTS: Final = "weights.bin"
WHOLE: Final = "whole.json"
"""Digests of the other two, written last."""
SHARED_BYTES: Final = 1024
"""From how many bytes on a constant stands in ``WEIGHTS``."""
KEPT: Final = 5
"""How many models are kept, of 90 MB each."""
DURATIONS: Final = "/encoder/Gather_output_0"
"""The tensor of frames per token, int64, shape (tokens,): computed by the graph, but no output of it."""


def folder() -> Path:
    """Where models, and what was found out about this processor, are kept."""
    import platformdirs

    return platformdirs.user_cache_path("briefing") / "models"


@cache
def here() -> str:
    """What a rewritten model and its speed depend on, apart from the model: versions and the processor."""
    features = ""
    if sys.platform == "linux":
        with suppress(OSError):
            lines = Path("/proc/cpuinfo").read_text(encoding="utf-8", errors="replace").splitlines()
            wanted = ("model name", "flags", "Features", "CPU part")
            features = "\n".join(dict.fromkeys(line for line in lines if line.startswith(wanted)))
    return "\n".join(
        (str(REWRITER), version("onnxruntime"), platform.machine(), platform.processor(), features)
    )


def session(parts: Iterable[bytes], sha256: str, graph: Graph) -> InferenceSession:
    """A session of the model of ``parts``, whose digest is ``sha256``, rewritten as ``graph``.

    Its outputs are the audio and the durations. Raises whatever ONNX Runtime does for what is no such model.
    """
    kept = folder() / hashlib.sha256(f"{sha256}\n{graph}\n{here()}".encode()).hexdigest()[:32]
    try:
        kept.parent.mkdir(parents=True, exist_ok=True)
        with FileLock(kept.with_suffix(".lock")):
            if not _whole(kept):
                _write(kept, b"".join(parts), graph)
    except OSError:  # no room, or a folder that cannot be written
        return opened(_rewritten(b"".join(parts), graph))
    return opened(str(kept / MODEL), as_it_is=True)


def opened(model: bytes | str, *, as_it_is: bool = False, optimised: Path | None = None) -> InferenceSession:
    """A session of one thread of ``model``, serialised or by its path.

    ``as_it_is``: it was optimised before. ``optimised``: the folder that it is to be written to, optimised.
    Raises whatever ONNX Runtime does.
    """
    import onnxruntime

    onnxruntime.set_default_logger_severity(3)
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    # Where a processor adds products of u8 by s8 in sixteen bits, they are taken as u8 by u8 instead.
    options.add_session_config_entry("session.x64quantprecision", "1")
    if as_it_is:
        options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_DISABLE_ALL
    if optimised is not None:
        options.optimized_model_filepath = str(optimised / MODEL)
        for key, value in (("file_name", WEIGHTS), ("min_size_in_bytes", str(SHARED_BYTES))):
            options.add_session_config_entry(f"session.optimized_model_external_initializers_{key}", value)
    return onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"])


def _rewritten(data: bytes, graph: Graph) -> bytes:
    """The model, serialised, with the durations as an output."""
    import onnx

    from briefing.speak.kokoro.graph.rewrite import rewrite

    model = onnx.load_from_string(data)
    made = {name for node in model.graph.node for name in node.output}
    if DURATIONS in made:
        model.graph.output.append(onnx.helper.make_tensor_value_info(DURATIONS, onnx.TensorProto.INT64, None))
    rewrite(model, graph)
    return bytes(model.SerializeToString())


def _write(kept: Path, data: bytes, graph: Graph) -> None:
    """Puts the model at ``kept``, in place of what may lie there. Raises OSError."""
    draft = kept.with_name(f".{kept.name}.{secrets.token_hex(4)}")
    draft.mkdir()
    try:
        opened(_rewritten(data, graph), optimised=draft)
        digests = {name: _digest(draft / name) for name in (MODEL, WEIGHTS)}
        (draft / WHOLE).write_text(json.dumps(digests), encoding="utf-8")
        if kept.exists():
            shutil.rmtree(kept)
        draft.replace(kept)
        _forget(kept.parent)
    finally:
        shutil.rmtree(draft, ignore_errors=True)


def _forget(models: Path) -> None:
    """Removes all but the ``KEPT`` models written last: those of other versions and graphs."""
    written = sorted(models.glob(f"*/{WHOLE}"), key=lambda path: path.stat().st_mtime, reverse=True)
    for path in written[KEPT:]:
        shutil.rmtree(path.parent, ignore_errors=True)


def _whole(kept: Path) -> bool:
    """Whether the model at ``kept`` is there, as it was written."""
    try:
        digests: Any = json.loads((kept / WHOLE).read_bytes())
        return bool(digests == {name: _digest(kept / name) for name in (MODEL, WEIGHTS)})
    except (OSError, ValueError):
        return False


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
