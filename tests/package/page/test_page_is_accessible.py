"""The episode page in a real browser, judged by axe-core, by its keyboard, by what it shows and announces.

Needs Debian's ``chromium``, Playwright, and axe-core (its ``axe.min.js`` named by ``AXE_CORE``).
"""

from __future__ import annotations

import pytest

from tests.package.page.in_chromium import time_s, violations

pytestmark = pytest.mark.judge


@pytest.mark.parametrize("width", [320, 768, 1440])
@pytest.mark.parametrize(
    "settings",
    [
        {},
        {"theme": "dark"},
        {"theme": "contrast", "word": True},
        {"pinyin": True, "characters": "hant"},
        {"size": 240},
    ],
    ids=["plain", "dark", "contrast", "pinyin", "large"],
)
def test_axe_finds_nothing(show, width, settings):
    page = show(width, at="#t=3", **settings)
    assert violations(page) == []
    for opener in ("#open-settings", "#open-help"):
        page.click(opener)
        assert violations(page) == []
        page.keyboard.press("Escape")
    page.click("#search")
    page.fill("#query", "桥")
    assert violations(page) == []


@pytest.mark.parametrize("width", [320, 768, 1440])
@pytest.mark.parametrize("settings", [{}, {"size": 240, "pinyin": True}, {"english": True}])
def test_nothing_is_cut_off_and_all_can_be_hit(show, width, settings):
    page = show(width, **settings)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    small = page.evaluate(
        """() => [...document.querySelectorAll("button, select, summary, input, nav a, footer a")]
             .filter((element) => element.checkVisibility())
             .map((element) => [element.id || element.textContent, element.getBoundingClientRect()])
             .filter(([, box]) => box.width < 44 || box.height < 44).map(([name]) => name)"""
    )
    assert small == []


def test_tab_reaches_everything_and_what_has_focus_is_seen(show):
    page = show()
    reached = []
    for _ in range(60):
        page.keyboard.press("Tab")
        focus = page.evaluate(
            """() => {
              const element = document.activeElement, box = element.getBoundingClientRect();
              const [x, y] = [box.x + box.width / 2, box.y + Math.min(box.height / 2, 12)];
              const at = document.elementFromPoint(x, y);
              const style = getComputedStyle(element);
              return [element.id || element.textContent.trim(), element.contains(at) || at?.contains(element),
                      style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2];
            }"""
        )
        if page.evaluate("document.activeElement === document.body"):
            break
        reached.append(focus[0])
        assert focus[1:] == [True, True], focus
    wanted = {
        *("english", "position", "play", "back", "forward", "previous-sentence", "next-sentence"),
        *(
            "previous-chapter",
            "next-chapter",
            "speed",
            "search",
            "link",
            "open-settings",
            "open-help",
            "n1",
            "公告",
        ),
    }
    assert wanted <= set(reached)


def test_dialogs_open_close_and_give_the_focus_back(show):
    page = show()
    for key, dialog in (("?", "help"), ("s", "settings")):
        page.focus("#open-help")
        page.keyboard.press(key)
        assert page.evaluate(f"document.getElementById('{dialog}').open")
        page.keyboard.press("Escape")
        assert not page.evaluate(f"document.getElementById('{dialog}').open")
        assert page.evaluate("document.activeElement.id") == "open-help"


def test_single_keys_can_be_switched_off(show):
    page = show(single=False)
    for key in ("k", "n", "?", "/", "s"):
        page.keyboard.press(key)
    assert page.evaluate("document.getElementById('audio').paused && !document.querySelector('dialog[open]')")
    assert time_s(page) == 0


def test_the_interface_speaks_english_when_asked(show):
    page = show()
    page.click("#english")
    assert page.get_attribute("#play", "aria-label") == "Play"
    assert page.get_attribute("#play", "lang") == "en"
    assert page.evaluate("document.documentElement.lang") == "zh-Hans"


def test_what_is_read_aloud_by_a_screen_reader_does_not_chatter(show):
    page = show()
    page.evaluate(
        """() => {
          window.said = [];
          for (const region of document.querySelectorAll("[role=status], [role=alert], [aria-live], output"))
            new MutationObserver(() => said.push(region.textContent))
              .observe(region, { childList: true, characterData: true, subtree: true });
        }"""
    )
    page.keyboard.press("k")
    page.wait_for_timeout(5000)
    assert page.evaluate("said") == []


def test_the_accessibility_tree_has_landmarks_headings_and_names(show):
    tree = show(1440).locator("body").aria_snapshot()
    for line in (
        "- banner:",
        '- region "播放器":',
        '- navigation "章节":',
        "- main:",
        "- article:",
        "- contentinfo:",
        '- slider "播放进度"',
        '- button "播放"',
        '- combobox "语速"',
        "[level=1]",
        "[level=2]",
    ):
        assert line in tree, tree


def test_without_scripts_all_is_there_to_read_and_hear(show):
    page = show(script=False)
    assert page.is_visible("#audio")
    assert not page.is_visible("#bar")
    assert "终于盼到了" in page.inner_text("main")
    assert page.locator("#chapter-list a").first.get_attribute("href").startswith("episode.mp3#t=")
    assert page.is_visible("#chapter-list a")


def test_printing_gives_the_article(show):
    page = show(theme="dark")
    page.emulate_media(media="print")
    assert not page.is_visible("#player")
    assert not page.is_visible("#chapters")
    assert page.is_visible("#article")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    assert page.evaluate("getComputedStyle(document.querySelector('#article p')).color") in (
        "rgb(0, 0, 0)",
        "rgb(51, 51, 51)",
    )
