"""The episode of the tests in a real browser, and what they ask of its page."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
LATE_MS = 100
ARTICLE = """# 大桥<script>alert(1)</script>通车

11月24日，横跨黄河的新桥通车，全长2.4公里。见[公告](https://example.org/notice)。iPhone 15 Pro 也来了。

## 两岸的"onload="alert(2)期待

“盼了十年，终于盼到了。”<img src=x onerror=alert(3)>住在北岸的王先生说。

- 双向六车道
- 时速八十公里[^1]

[^1]: 引桥的时速是六十公里。

（责任编辑：陈静）
"""
SETTINGS = """
[speech]
voice = "espeak"
intro = "早报。"
notice = ""
outro = "感谢收听。"
[chimes]
opening = "none"
closing = "none"
section = "none"
"""
SHOULD_BE = """ms => {
  const data = JSON.parse(document.getElementById("data").textContent);
  let id = null;
  for (const cue of data.cues) if (cue[0] <= ms) id = cue[2];
  return id;
}"""
"""The id of the sentence that sounds at a time, found the plain way."""


def time_s(page):
    return float(page.evaluate("document.getElementById('audio').currentTime"))


def marked(page):
    return page.evaluate("document.querySelector('.s.on')?.id ?? null")


def settled(page):
    """Waits until the audio stands where it was sent."""
    while page.evaluate("document.getElementById('audio').seeking"):
        page.wait_for_timeout(20)
    page.wait_for_timeout(60)


def violations(page):
    source = Path(os.environ.get("AXE_CORE", ""))
    if not source.is_file():
        pytest.skip("AXE_CORE names no axe.min.js")
    page.evaluate(source.read_text(encoding="utf-8"))
    report = page.evaluate("tags => axe.run(document, {runOnly: {type: 'tag', values: tags}})", WCAG)
    return [f"{found['id']}: {[node['target'] for node in found['nodes']]}" for found in report["violations"]]
