"""`--json`: one object a line on standard output, as `docs/json.md` has it; all else on standard error."""

import json
import os
import re
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from briefing.cli import COMMANDS
from tests.newsroom.site import Site, rss, status

ROOT = Path(__file__).parents[2]
PROSE = (ROOT / "docs" / "json.md").read_text(encoding="utf-8")
SCHEMAS = {
    schema["title"]: schema
    for schema in map(json.loads, re.findall(r"^```json\n(.*?)^```", PROSE, flags=re.MULTILINE | re.DOTALL))
}


def answers(done, title):
    """What a program reads of ``done``: every line by the schema of that title."""
    valid = Draft202012Validator(SCHEMAS[title])
    said = [json.loads(line) for line in done.out.splitlines()]
    for each in said:
        valid.validate(each)
    return said


@pytest.mark.parametrize("title", SCHEMAS)
def test_each_schema_is_one_and_of_a_command_of_ours(title):
    Draft202012Validator.check_schema(SCHEMAS[title])
    assert title.split()[0] in COMMANDS
    assert f"## {title.split()[0]}" in PROSE


def test_a_bulletin_is_told_as_one_and_so_is_one_that_cannot_be_made(desk):
    desk.write("a.txt", "新桥\n\n新桥今天通车。\n")
    desk.write("b.txt", "图书馆\n\n图书馆周末开放。\n")
    (made,) = answers(desk.run("bulletin", "a.txt", "b.txt", "--json"), "make bulletin run")
    assert (made["source"], made["state"]) == ("a.txt b.txt", "made")
    (failed,) = answers(desk.run("bulletin", "a.txt", "gone.txt", "--json"), "make bulletin run")
    assert "gone.txt: no such file" in failed["error"]["what"]
    assert desk.run("bulletin", "a.txt", "--json", "--dry-run").code == 2


def test_make_tells_what_came_of_each_source(desk):
    desk.write("bridge.txt")
    desk.write("emoji.txt", "新桥\n\n今天通车😀。\n")
    desk.write("bad.txt", b"\0\0\0")
    done = desk.make("bridge.txt", "bad.txt", "emoji.txt", "gone.txt", "--json")
    made, bad, emoji, gone = answers(done, "make bulletin run")
    assert done.code == 1
    assert (made["state"], made["folder"], made["cached"], made["error"]) == (
        "made",
        "out/黄河大桥通车",
        0,
        None,
    )
    assert made["spoken"] >= 3
    assert emoji["unspoken"] == {"emoji": 1}
    assert (bad["state"], bad["folder"]) == ("failed", None)
    assert gone["error"] == {"what": "no such file", "where": "gone.txt", "fix": ""}
    assert "briefing: gone.txt: no such file" in done.err
    assert [said["state"] for said in answers(desk.make("bridge.txt", "--json"), "make bulletin run")] == [
        "unchanged"
    ]
    (alone,) = answers(desk.make("gone.txt", "--json"), "make bulletin run")
    assert alone["error"] == gone["error"]
    script = desk.folder / made["folder"] / "script.md"
    script.write_text(script.read_text().replace("风筝", "纸鸢"))
    assert [said["state"] for said in answers(desk.make("bridge.txt", "--json"), "make bulletin run")] == [
        "kept"
    ]


def test_publish_and_episodes_tell_what_there_is(desk):
    desk.settings(show='base_url = "https://example.org/show/"')
    folder = desk.made(desk.write("bridge.txt"), "--date", "2026-11-24")
    other = desk.made(desk.write("other.txt", "新桥\n\n今天通车。\n"), "--date", "2999-01-01")
    (said,) = answers(desk.run("publish", "--json"), "publish")
    assert (said["added"], said["changed"], said["episodes"]) == (["黄河大桥通车"], True, 1)
    assert said["held"] == [{"title": "新桥", "until": "2999-01-01T00:00+08:00"}]
    (folder / "script.md").write_text((folder / "script.md").read_text() + "\n又及。\n")
    (other / "transcript.txt").unlink()
    first, second = answers(desk.run("episodes", "--json"), "episodes")
    assert (first["title"], first["date"], first["state"]) == ("黄河大桥通车", "2026-11-24", "edited")
    assert first["published"] == "2026-11-24T00:00:00+08:00"
    assert (second["state"], second["published"]) == ("broken", None)
    (again,) = answers(desk.run("publish", "--json"), "publish")
    assert [error["where"] for error in again["errors"]] == [str(folder / "script.md")]
    (removed,) = answers(desk.run("episodes", "--remove", other, "--yes", "--json"), "episodes --remove")
    assert removed["withdrawn"] is False


def test_voices_cache_and_doctor(desk):
    listed = answers(desk.run("voices", "--json"), "voices")
    assert [voice["voice"] for voice in listed if voice["default"]] == ["xiaobei"]
    (sample,) = answers(desk.run("voices", "--sample", "espeak", "--json"), "voices --sample")
    assert sample["duration_s"] > 1
    desk.made(desk.write("bridge.txt"))
    (full,) = answers(desk.run("cache", "--json"), "cache")
    (emptied,) = answers(desk.run("cache", "--clear", "--json"), "cache")
    assert emptied["cleared"] == full["takes"] > emptied["takes"] == 0
    found = answers(desk.run("doctor", "--json"), "doctor")
    assert {"settings", "take cache", "MP3 encoder"} <= {each["what"] for each in found}


def test_run_tells_what_came_of_each_item(desk):
    site = Site()
    site.pages |= {"/feed": rss(("http://127.0.0.1/a",)), "/today": status(404)}
    for path in (desk.write("in/bad.txt", b"\0\0\0"), desk.write("in/bridge.txt")):
        os.utime(path, (0, 0))
    plan = f'[[source]]\nfolder = "in"\n[[source]]\nfeed = "{site.address("/feed", "127.9.9.9")}"\n'
    desk.write("plan.toml", f'{plan}[fetch]\ndelay_s = 0\nhosts = ["127.9.9.9:{site.port}"]\n')
    done = desk.run("run", "plan.toml", "--json")
    site.close()
    bad, made, link = answers(done, "make bulletin run")
    assert done.code == 3
    assert (bad["source"], made["source"], link["source"]) == (
        "in/bad.txt",
        "in/bridge.txt",
        "http://127.0.0.1/a",
    )
    assert (bad["state"], made["state"], link["state"]) == ("failed", "made", "failed")
    again = answers(desk.run("run", "plan.toml", "--json"), "make bulletin run")
    assert {(said["source"], said["state"]) for said in again} == {
        ("in/bad.txt", "failed"),
        ("http://127.0.0.1/a", "failed"),
    }
