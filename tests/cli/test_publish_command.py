"""`briefing publish`, from a made episode to a show."""

from __future__ import annotations

SHOW = 'title = "早报"\nbase_url = "https://example.org/show/"'


def test_made_episodes_become_a_show_and_the_second_time_nothing_changes(desk):
    desk.settings(show=SHOW)
    desk.made(desk.write("bridge.txt"))
    done = desk.run("publish")
    assert done.code == 0, done.err
    assert done.out.splitlines() == [
        "public  1 episode  https://example.org/show/feed.xml",
        "added: 黄河大桥通车",
    ]
    again = desk.run("publish")
    assert again.out == "public  1 episode  https://example.org/show/feed.xml  unchanged\n"
    assert desk.run("publish", "-q").out == ""


def test_an_episode_whose_manifest_is_lost_is_named_and_the_exit_code_tells(desk):
    desk.settings(show=SHOW)
    folder = desk.made(desk.write("bridge.txt"))
    desk.made(desk.write("other.txt", "新桥\n\n今天通车。\n"))
    assert desk.run("publish").code == 0
    feed = (desk.folder / "public" / "feed.xml").read_bytes()
    (folder / "manifest.json").unlink()
    done = desk.run("publish")
    assert (done.code, done.out) == (1, "public  2 episodes  https://example.org/show/feed.xml  unchanged\n")
    named, last = done.err.splitlines()
    assert named.startswith(f"briefing: {folder}: has no manifest.json of ours (restore it, or")
    assert last == "briefing: what is named above stays as it was; all else is published"
    assert (desk.folder / "public" / "feed.xml").read_bytes() == feed


def test_settings_of_the_feed_make_no_episode_anew(desk):
    desk.made(desk.write("bridge.txt"))
    desk.settings(show='base_url = "https://example.org/"\ndescription = "每天五分钟。"')
    assert "unchanged" in desk.make("bridge.txt").out


def test_without_an_address_it_says_what_to_write(desk):
    desk.made(desk.write("bridge.txt"))
    done = desk.run("publish")
    assert done.code == 2
    assert done.err == (
        "briefing: briefing.toml: [show] base_url is not set: a feed needs its address "
        '(add base_url = "https://example.org/show/")\n'
    )
    assert not (desk.folder / "public").exists()


def test_a_wrong_address_is_named_with_its_key(desk):
    desk.settings(show='base_url = "example.org"')
    done = desk.run("publish")
    assert done.code == 2
    assert done.err.startswith("briefing: briefing.toml:23: [show] base_url: write it like")
