"""`briefing doctor`: what is there, what is missing, what to do about it."""

import pytest


def problems(out):
    return [line for line in out.splitlines() if line.startswith("PROBLEM")]


def test_a_sound_installation_has_no_problem(desk):
    done = desk.run("doctor", "-v")
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
    done = desk.run("doctor", "-v")
    assert "6e742170d309016e5891a994e1ce1559c702a2ccd0075e67ef7157974f6406cb" in done.out


def test_problems_come_first_and_digests_only_where_they_are_asked_for(desk):
    desk.settings(speech='voice = "nobody"')
    lines = desk.run("doctor").out.splitlines()
    assert lines[0].startswith("PROBLEM ")
    states = [line.split()[0] for line in lines]
    assert states == sorted(states, key=["PROBLEM", "note", "ok"].index)
    assert not [line for line in lines if " voice xiaobei: " in line]


def test_it_says_which_graph_runs_and_why(desk):
    assert ", graph " in desk.run("doctor").out
    desk.settings(kokoro='graph = "exact"')
    assert "graph exact: as [kokoro] graph asks" in desk.run("doctor").out


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


def test_a_package_that_is_missing_or_too_old_is_told_and_what_is_not_wanted_here_is_not(desk, monkeypatch):
    wanted = [
        "click>=8.1,<99",
        "numpy>=99",
        "no-such-package>=1",
        "neither; python_version < '3'",
        "nor; extra == 'dev'",
    ]
    monkeypatch.setattr("importlib.metadata.requires", lambda _: wanted)
    found = problems(desk.run("doctor").out)
    assert [line.split()[1] for line in found] == ["numpy:", "no-such-package:"]
    assert "-> pip install --upgrade 'numpy>=99'" in found[0]
    assert "not installed  -> pip install 'no-such-package>=1'" in found[1]
