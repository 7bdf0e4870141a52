"""Killed at any moment, publish leaves a feed of which every file is there; run again, it finishes."""

from __future__ import annotations

import random
import signal
import subprocess
import sys
import time

import pytest
from lxml import etree

ADDRESSES = "//enclosure/@url | //@href[contains(., '.jpg')] | //podcast:*/@url | //link/text()"
SPACES = {"podcast": "https://podcastindex.org/namespace/1.0"}


def missing(desk):
    """Files that the feed names and the site lacks."""
    feed = desk.site / "feed.xml"
    if not feed.exists():
        return []
    urls = etree.parse(feed).xpath(ADDRESSES, namespaces=SPACES)
    return [url for url in map(str, urls) if url != desk.base_url and not desk.local(url).exists()]


@pytest.mark.slow
def test_a_killed_run_leaves_no_feed_of_missing_files(desk):
    random.seed(20261125)
    names = [f"e{number}" for number in range(6)]
    for name in names:
        desk.make(name, title=name)
    (desk.folder / "briefing.toml").write_text(f'[show]\nbase_url = "{desk.base_url}"\n', encoding="utf-8")
    words = [sys.executable, "-m", "briefing", "publish", "-q"]

    def run():
        return subprocess.Popen(words, cwd=desk.folder)

    started = time.monotonic()
    assert run().wait() == 0
    whole_s = time.monotonic() - started
    for turn in range(20):
        for name in random.sample(names, 3):
            desk.make(name, title=name, body=f"第{turn}次改过的一句。")
        process = run()
        time.sleep(random.uniform(0.4, 1.0) * whole_s)
        process.send_signal(signal.SIGKILL)
        process.wait()
        assert missing(desk) == [], turn
    assert run().wait() == 0
    assert missing(desk) == []
    assert not list(desk.folder.rglob(".*.unfinished"))
    assert len(desk.items) == len(names)
    before = desk.state()
    assert run().wait() == 0
    assert desk.state() == before
