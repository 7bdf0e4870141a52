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
    assert done.err.startswith("briefing: briefing.toml: [show] base_url:")
