"""The house as it is built: who may import whom, no circle, no file that grew into two.

Read from the source by ``ast``: an import inside a function counts like one at the top.
"""

from __future__ import annotations

import ast
import re
from graphlib import CycleError, TopologicalSorter
from typing import Final

import pytest

from tests.trees import PACKAGE, ROOT, SOURCES, TREES

STAGES: Final = (
    "read",
    "clean",
    "narrate",
    "pronounce",
    "speak",
    "mix",
    "package",
    "publish",
    "check",
    "script",
)
SHARED: Final = {
    *(
        "",
        "aloud",
        "casting",
        "cells",
        "cores",
        "colours",
        "spans",
        "nouns",
        "errors",
        "formula",
        "config",
        "address",
        "installed_engines",
        "kept",
        "legal",
        "manner",
        "sound",
        "speakers",
        "stanza",
        "tables",
        "tomlfile",
        "zh",
    ),
    *("clock", "exchange", "files", "markup", "nearest", "wording", "writing"),
}
"""What every stage may know; the empty name is the package's own, which holds the version."""
FROM_THE_COMMAND_LINE: Final = {
    "cli.cache": {"speak.cache"},
    "cli.check": {"check.ear", "check.findings", "check.report"},
    "cli.doctor": {"package.cover", "speak.cache", "speak.edge.diagnosis", "speak.engine", "speak.voices"},
    "cli.explain": {"clean", "pronounce.diction", "script.inline", "speak.voices"},
    "cli.lexicon": {"pronounce.lexicon", "pronounce.lexiconfile"},
    "cli.publish": {"publish"},
    "cli.read": {"clean", "read"},
    "cli.ruby": {"pronounce.readings.words"},
    "cli.script": {"script.document", "speak.voices"},
    "cli.serve": {"publish.server"},
    "cli.voices": {"pronounce.writing", "speak.engine", "speak.gate", "speak.voices"},
}
"""The stages that a command reaches past the conductor for. It may only shrink."""
FROM_THE_NEWSROOM: Final = {
    "newsroom.bulletins": {"read.raw"},
    "newsroom.items": {"read.raw"},
    "newsroom.journal": {"read.raw"},
    "newsroom.making": {"read.raw"},
    "newsroom.robots": {"read.fetch", "read.raw"},
    "newsroom.rounds": {"read.raw"},
    "newsroom.studio": {"read.raw"},
    "newsroom.sources": {"read.feeds", "read.fetch", "read.raw"},
    "newsroom.web": {"read.fetch", "read.raw"},
}
"""Those that the newsroom reaches past the conductor for: the bytes of the web."""
LONGEST: Final = 320


def modules():
    """The path of every module of the package by its name within it: ``read.walk``."""
    found = {}
    for name in TREES:
        parts = name.removesuffix(".py").split("/")
        found[".".join(parts[:-1] if parts[-1] == "__init__" else parts)] = name
    return found


MODULES: Final = modules()


def imports(module):
    """The modules of ours that ``module`` imports."""
    for node in ast.walk(TREES[MODULES[module]]):
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module:
            inner = [f"{node.module}.{alias.name}" for alias in node.names]
            names = [each if each.partition(".")[2] in MODULES else node.module for each in inner]
        else:
            continue
        yield from (name.partition(".")[2] for name in names if name.partition(".")[0] == "briefing")


def foreign_imports(module):
    """The packages of others that ``module`` imports, by their first names."""
    for node in ast.walk(TREES[MODULES[module]]):
        if isinstance(node, ast.Import):
            yield from (alias.name.partition(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module.partition(".")[0]


IMPORTS: Final = {module: set(imports(module)) - {module} for module in MODULES}


def arguments(given):
    """All arguments of a function."""
    return filter(None, (*given.posonlyargs, *given.args, *given.kwonlyargs, given.vararg, given.kwarg))


def room(module):
    """The first part of its name: the stage, or what stands beside the stages."""
    return module.partition(".")[0]


@pytest.mark.parametrize("stage", STAGES)
def test_a_stage_knows_nouns_and_what_is_shared_but_no_other_stage(stage):
    foreign = {
        (module, other)
        for module in MODULES
        if room(module) == stage
        for other in IMPORTS[module]
        if room(other) not in {stage, *SHARED}
    }
    assert not foreign


@pytest.mark.parametrize("shared", sorted(SHARED - {"", "nouns"}))
def test_what_is_shared_knows_only_what_is_shared(shared):
    assert not {(m, o) for m in MODULES if room(m) == shared for o in IMPORTS[m] if room(o) not in SHARED}


def test_the_nouns_know_nothing():
    assert {room(other) for m in MODULES if room(m) == "nouns" for other in IMPORTS[m]} <= {"nouns"}


def test_the_newsroom_knows_the_conductor_and_only_the_command_line_knows_them():
    def knowing(known):
        return {room(module) for module in MODULES for other in IMPORTS[module] if room(other) == known}

    assert knowing("conductor") == {"conductor", "newsroom", "cli"}
    assert knowing("newsroom") == {"newsroom", "cli"}
    assert knowing("cli") == {"cli", "__main__"}


@pytest.mark.parametrize(
    ("above", "listed"), [("cli", FROM_THE_COMMAND_LINE), ("newsroom", FROM_THE_NEWSROOM)]
)
def test_above_the_conductor_a_stage_is_reached_only_where_the_list_says(above, listed):
    reached = {}
    for module in MODULES:
        if room(module) == above:
            stages = {other for other in IMPORTS[module] if room(other) in STAGES}
            reached |= {module: stages} if stages else {}
    assert reached == listed


def test_only_zh_says_which_characters_are_chinese():
    ideograph = re.compile(
        r"\\u(?:3400|4dbf|4e00|9fff|f900|faff)|\\U0002|0x(?:3400|4e00|9fff|20000)|[㐀一⺀]-[一-鿿]|CJK UNI",
        re.IGNORECASE,
    )
    ranges = {
        m for m, path in MODULES.items() if ideograph.search((PACKAGE / path).read_text(encoding="utf-8"))
    }
    assert ranges == {"zh.characters"}


def test_only_zh_divides_into_words():
    dividing = {module for module in MODULES if "rjieba" in foreign_imports(module)}
    assert dividing == {"zh.division"}


def test_there_is_no_circle():
    try:
        TopologicalSorter(IMPORTS).prepare()
    except CycleError as error:
        pytest.fail(f"a circle: {' → '.join(error.args[1])}")


def test_functions_of_tests_carry_no_types():
    """Strict mypy checks the package; a test is read, and run, and says by its names what it is given."""
    typed = {
        f"{name}:{node.lineno}"
        for name, tree in SOURCES.items()
        if name.startswith("tests/")
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and (node.returns or any(argument.annotation for argument in arguments(node.args)))
    }
    assert not typed


def test_no_file_has_grown_into_two():
    lengths = {name: len((ROOT / name).read_text(encoding="utf-8").splitlines()) for name in SOURCES}
    assert not {name: length for name, length in lengths.items() if length > LONGEST}
