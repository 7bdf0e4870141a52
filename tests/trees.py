"""The project's Python files, each parsed once, before any test runs.

While tests run, another thread may print a traceback, for which Python 3.11 parses as well; where the garbage
collector calls a finalizer in the middle of one parsing and the other begins, ``ast`` fails: "AST constructor
recursion depth mismatch" (seen once in six thousand tests; python/cpython#106905).
"""

from __future__ import annotations

import ast
from pathlib import Path
from typing import Final

import briefing

PACKAGE: Final = Path(briefing.__file__).parent
ROOT: Final = Path(__file__).parents[1]
SOURCES: Final = {
    path.relative_to(ROOT).as_posix(): ast.parse(path.read_text(encoding="utf-8"))
    for folder in ("briefing", "bench", "tests", "training", "docs")
    for path in sorted((ROOT / folder).rglob("*.py"))
}
"""All, by their paths within the project."""
TREES: Final = {
    name.removeprefix("briefing/"): tree for name, tree in SOURCES.items() if name.startswith("briefing/")
}
"""The package's, by their paths within the package: ``read/walk.py``."""
