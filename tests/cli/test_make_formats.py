"""`briefing make --format`: the same episode for every player."""

from __future__ import annotations


def test_an_episode_gets_the_formats_that_are_asked_for(desk, manifest_of):
    folder = desk.made(desk.write("bridge.txt"), "--format", "m4a,opus")
    assert {path.name for path in folder.glob("episode.*")} >= {"episode.mp3", "episode.m4a", "episode.opus"}
    assert {"episode.m4a", "episode.opus"} <= set(manifest_of(folder)["files"])
    assert "unchanged" in desk.make("bridge.txt", "--format", "mp3,m4a,opus").out


def test_the_settings_can_ask_for_them_too(desk):
    desk.settings(audio='formats = ["mp3", "opus"]')
    folder = desk.made(desk.write("bridge.txt"))
    assert sorted(path.name for path in folder.glob("episode.*[!b]")) == ["episode.mp3", "episode.opus"]


def test_formats_are_published_as_alternates(desk):
    desk.settings(show='base_url = "https://example.org/"')
    desk.made(desk.write("bridge.txt"), "--format", "mp3,m4a,opus")
    assert desk.run("publish").code == 0
    feed = (desk.folder / "public" / "feed.xml").read_text(encoding="utf-8")
    assert feed.count("<podcast:alternateEnclosure") == 2


def test_an_unknown_format_is_named_with_those_that_are_known(desk):
    done = desk.make(desk.write("bridge.txt"), "--format", "mp3,wav")
    assert done.code == 2
    assert done.err == "briefing: no format is called wav (known: mp3, m4a, opus)\n"
