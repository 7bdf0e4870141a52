"""`briefing doctor`: what is there, what is missing, what to do about it."""

import sys

import pytest

from briefing.cli.doctor import parse_requirement


def problems(out):
    return [line for line in out.splitlines() if line.startswith("PROBLEM")]


def test_a_sound_installation_has_no_problem(desk):
    done = desk.run("doctor")
    assert (done.code, done.err) == (0, "")
    for part in (
        "briefing: 0.1.0",
        "Python: 3.",
        "numpy: ",
        "engine kokoro: ",
        "voice xiaobei: ",
        "take cache: ",
    ):
        assert part in done.out
    assert problems(done.out) == []


def test_the_weights_are_named_by_their_sha256(desk):
    done = desk.run("doctor")
    assert "6e742170d309016e5891a994e1ce1559c702a2ccd0075e67ef7157974f6406cb" in done.out


@pytest.mark.parametrize(
    ("tables", "part"),
    [
        ({"kokoro": 'model = "没有.onnx"'}, "没有.onnx"),
        ({"speech": "sped = 1"}, "[speech] sped"),
        ({"speech": 'voice = "nobody"'}, "nobody"),
        ({"chimes": 'section = "gong"'}, "[chimes] section"),
        ({"cache": 'folder = "briefing.toml/takes"'}, "briefing.toml/takes"),
    ],
)
def test_each_problem_is_a_line_that_says_what_to_do(desk, tables, part):
    desk.settings(**tables)
    done = desk.run("doctor")
    assert done.code == 1
    assert done.err.count("\n") == 1
    assert any(part in line for line in problems(done.out))
    assert all("  -> " in line for line in problems(done.out))


@pytest.mark.parametrize(
    ("requirement", "name", "least", "applies"),
    [
        ("click>=8.1", "click", "8.1", True),
        ("pydub", "pydub", "0", True),
        ("audioop-lts>=0.2.1; python_version >= '3.13'", "audioop-lts", "0.2.1", sys.version_info >= (3, 13)),
        ('audioop-lts>=0.2.1; python_version >= "3.2"', "audioop-lts", "0.2.1", True),
        ("mypy>=1.14; extra == 'dev'", "mypy", "1.14", False),
    ],
)
def test_requirements_are_read_as_the_project_writes_them(requirement, name, least, applies):
    assert parse_requirement(requirement) == (name, least, applies)
