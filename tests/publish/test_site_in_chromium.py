"""The site's pages in a real browser: axe-core finds nothing, and the audio is sought by ranges.

Needs Debian's ``chromium``, Playwright, and axe-core (its ``axe.min.js`` named by ``AXE_CORE``).
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

pytestmark = pytest.mark.judge

SEEK = """async () => {
  const audio = document.querySelector("audio");
  audio.preload = "auto";
  audio.load();
  await new Promise(done => audio.addEventListener("canplay", done, {once: true}));
  audio.currentTime = 1.5;
  await new Promise(done => audio.addEventListener("seeked", done, {once: true}));
  return [audio.duration, audio.currentTime];
}"""


@pytest.fixture
def address(desk, serve):
    desk.make(address="https://example.org/news", episode_epub=b"book")
    desk.make("hant", script="hant", title="黃河大橋通車：" + "從一張圖紙到一座橋" * 8, date="")
    desk.publish(description="每天五分钟，把长文读给你听。", copyright="© 2026 简报工作室")
    return serve(desk.site)


@pytest.mark.parametrize("width", [320, 768, 1440])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_on_the_shows_page_and_a_plain_one(chromium, address, width, scheme):
    axe = Path(os.environ.get("AXE_CORE", ""))
    if not axe.is_file():
        pytest.skip("AXE_CORE names no axe.min.js")
    context = chromium.new_context(
        viewport={"width": width, "height": 900}, color_scheme=scheme, bypass_csp=True
    )
    page = context.new_page()
    complaints = []
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    for number in (None, 0, 1):
        page.goto(address)
        if number is not None:
            page.locator("h2 a").nth(number).click()
            page.wait_for_load_state("load")
        page.evaluate(axe.read_text(encoding="utf-8"))
        report = page.evaluate("axe.run()")
        assert [(each["id"], each["nodes"][0]["html"]) for each in report["violations"]] == []
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert complaints == []


def test_the_audio_is_sought_by_ranges(chromium, address):
    page = chromium.new_page()
    answers = []
    page.on("response", lambda answer: answers.append((answer.status, answer.url[-4:])))
    page.goto(address)
    duration_s, now_s = page.evaluate(SEEK)
    assert abs(duration_s - 2.0) < 0.05
    assert now_s == 1.5
    assert (206, ".mp3") in answers
