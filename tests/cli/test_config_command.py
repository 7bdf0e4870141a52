"""``briefing config``: every setting with its remark, and what is in force; so says docs/settings.md."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from briefing import remarks
from briefing.config import TABLES, Config, load

ROOT = Path(__file__).parents[2]
PLAIN = {"heading", "item", "caption", "row", "footnote", "credit"}
"""Keys of ``[cast]`` whose remark stands above them."""
SET = '[show]\ntitle = "河边早报"\n[audio]\nformats = ["mp3", "opus"]\n[edge]\nconcurrency = 1\n'


def test_what_it_prints_is_a_file_of_settings_that_says_the_same(desk):
    desk.write("show.toml", SET)
    done = desk.run("config", "--config", "show.toml")
    assert done.code == 0
    desk.write("printed.toml", done.out)
    assert load(Path("printed.toml")) == load(Path("show.toml"))
    assert 'title = "河边早报"  # show.toml:2' in done.out
    assert "concurrency = 1  # show.toml:6" in done.out


def test_every_key_stands_there_with_a_remark_and_its_default_can_be_taken_as_it_stands(desk):
    text = desk.run("config", *TABLES, "--config", desk.write("none.toml", "")).out
    lines = text.splitlines()
    for name in TABLES:
        for key in remarks.keys(Config.model_fields[name].annotation):
            assert any(line.startswith(f"# {key.name} = ") for line in lines)
            assert key.remark or key.name in PLAIN, f"[{name}] {key.name} has no docstring"
    bare = [line.removeprefix("# ") for line in lines]
    taken = "\n".join(line for line in bare if line.startswith("[") or line.split(" = ")[0].isidentifier())
    assert set(tomllib.loads(taken)) == set(TABLES)


def test_one_table_is_asked_for_by_name(desk):
    done = desk.run("config", "pauses")
    assert (done.code, done.out.count("[pauses]"), done.out.count("[")) == (0, 1, 1)
    assert "did you mean pauses?" in desk.run("config", "pausen").err


def test_settings_that_cannot_be_used_are_told_by_line_and_example(desk):
    desk.write("show.toml", '[show]\ncolour = "red"\n')
    done = desk.run("config", "--config", "show.toml")
    assert (done.code, done.out) == (2, "")
    assert done.err == "briefing: show.toml:2: [show] colour: write it like '#1F5FA8', not 'red'\n"


def test_the_page_of_settings_is_printed_from_the_same_source(desk):
    page = (ROOT / "docs" / "settings.md").read_text(encoding="utf-8")
    assert desk.run("config", "--markdown").out == page, "briefing config --markdown > docs/settings.md"


@pytest.mark.parametrize(("word", "meant"), [("mak", "make"), ("pubish", "publish"), ("voice", "voices")])
def test_a_mistyped_command_is_told_with_the_one_that_was_meant(desk, word, meant):
    done = desk.run(word, "a.txt")
    assert done.code == 2
    assert f"did you mean {meant}?" in done.err
