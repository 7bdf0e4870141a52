"""The episode page in a real browser, judged by axe-core, by its keyboard and by the audio's own clock.

Needs Debian's ``chromium``, Playwright, and axe-core (its ``axe.min.js`` named by ``AXE_CORE``).
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from briefing.config import Show
from briefing.nouns import Chapter, Cue, Pin, Programme, Role, Script, Section, Segment, Word
from briefing.package.edition import edition
from briefing.package.page import page as page_of

pytestmark = pytest.mark.judge

CHROMIUM = Path("/usr/bin/chromium")
FLAGS = [
    "--no-sandbox",
    "--autoplay-policy=no-user-gesture-required",
    "--disable-background-networking",
    "--disable-component-update",
]
WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
LATE_MS = 100
ARTICLE = """# 大桥<script>alert(1)</script>通车

11月24日，横跨黄河的新桥通车，全长2.4公里。见[公告](https://example.org/notice)。iPhone 15 Pro 也来了。

## 两岸的"onload="alert(2)期待

“盼了十年，终于盼到了。”<img src=x onerror=alert(3)>住在北岸的王先生说。

- 双向六车道
- 时速八十公里

（责任编辑：陈静）
"""
SETTINGS = """
[speech]
voice = "espeak"
intro = "早报。"
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

Open = Callable[..., Any]


@pytest.fixture(scope="module")
def episode(tmp_path_factory):
    """The address of the page of an episode made from an article full of attacks."""
    folder = tmp_path_factory.mktemp("episode")
    (folder / "article.md").write_text(ARTICLE, encoding="utf-8")
    (folder / "briefing.toml").write_text(SETTINGS + f'[cache]\nfolder = "{folder / "takes"}"\n', "utf-8")
    command = [sys.executable, "-m", "briefing", "make", "article.md", "--config", "briefing.toml", "--quiet"]
    subprocess.run(command, cwd=folder, check=True)
    [found] = folder.glob("out/*/index.html")
    return found


@pytest.fixture(scope="module")
def chromium():
    playwright = pytest.importorskip("playwright.sync_api")
    if not CHROMIUM.exists():
        pytest.skip("no chromium")
    with playwright.sync_playwright() as started:
        browser = started.chromium.launch(executable_path=str(CHROMIUM), args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def show(chromium, episode):
    """Opens the page, with settings and at a width; whatever it complains of fails the test."""
    complaints = []
    contexts = []

    def opened(
        width=1024,
        height=768,
        *,
        at="",
        file=episode,
        script=True,
        motion="reduce",
        **settings,
    ):
        context = chromium.new_context(
            viewport={"width": width, "height": height}, java_script_enabled=script, reduced_motion=motion
        )
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: complaints.append(message.text))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("dialog", lambda dialog: (complaints.append(dialog.message), dialog.dismiss()))
        if settings:
            kept = json.dumps(json.dumps(settings))
            page.add_init_script(f"localStorage.setItem('briefing:settings', {kept})")
        page.goto(file.as_uri() + at)
        if script:
            page.wait_for_selector("#bar:visible")
        return page

    yield opened
    for context in contexts:
        context.close()
    assert complaints == []


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


def test_the_sentence_is_marked_within_100_ms_through_a_whole_episode(show):
    page = show()
    page.evaluate(
        f"""() => {{
          const audio = document.getElementById("audio");
          const shouldBe = {SHOULD_BE};
          window.seen = []; // of every frame: the audio's clock, and whether the mark was right
          const look = () => {{
            const ms = audio.currentTime * 1000;
            const on = document.querySelector(".s.on")?.id ?? null;
            window.seen.push([ms, on === shouldBe(ms)]);
            if (!audio.ended) requestAnimationFrame(look);
          }};
          look();
        }}"""
    )
    page.keyboard.press("k")
    while not page.evaluate("document.getElementById('audio').ended"):
        page.wait_for_timeout(500)
    seen = page.evaluate("seen")
    wrong_since = None
    worst_ms = 0.0
    for ms, right in seen:
        wrong_since = None if right else (ms if wrong_since is None else wrong_since)
        worst_ms = max(worst_ms, 0.0 if wrong_since is None else ms - wrong_since)
    assert len(seen) > 200
    assert worst_ms <= LATE_MS


def test_after_a_jump_the_right_sentence_is_marked(show):
    page = show()
    page.keyboard.press("k")
    for seconds in (3.2, 0.4, 8.8, 5.0, 7.7, 1.1, 9.9, 2.0):
        page.evaluate(f"document.getElementById('audio').currentTime = {seconds}")
        settled(page)
        right = page.evaluate(
            f"() => ({SHOULD_BE})(audio.currentTime * 1000) === (document.querySelector('.s.on')?.id ?? null)"
        )
        assert right, seconds


def test_the_word_is_marked_inside_its_sentence(show):
    page = show(word=True, pinyin=True, at="#t=4")
    text = page.evaluate(
        "[...[...CSS.highlights.get('word')][0].cloneContents().querySelectorAll('rt, rp')].length >= 0"
    )
    assert text
    inside = page.evaluate(
        "document.querySelector('.s.on').contains([...CSS.highlights.get('word')][0].startContainer)"
    )
    assert inside


def test_the_keyboard_plays_jumps_and_changes_speed(show):
    page = show()
    starts = page.evaluate(
        "JSON.parse(document.getElementById('data').textContent).cues.map((cue) => cue[0] / 1000)"
    )
    chapters = page.evaluate(
        "JSON.parse(document.getElementById('data').textContent).chapters.map((c) => c[0] / 1000)"
    )
    playing = "!document.getElementById('audio').paused"
    page.keyboard.press("Space")
    assert page.evaluate(playing)
    page.keyboard.press("k")
    assert not page.evaluate(playing)
    for key, where in (("N", chapters[1]), ("P", chapters[0]), ("ArrowRight", 15.0), ("ArrowLeft", 0.0)):
        page.keyboard.press(key)
        settled(page)
        assert time_s(page) == pytest.approx(where, abs=0.6), key
    page.evaluate(f"document.getElementById('audio').currentTime = {starts[2]}")
    for key, where in (("n", starts[3]), ("n", starts[4]), ("p", starts[3])):
        page.keyboard.press(key)
        settled(page)
        assert time_s(page) == pytest.approx(where, abs=0.01), key
    for key, speed in ((">", 1.1), ("<", 1), ("<", 0.9)):
        page.keyboard.press(key)
        assert page.evaluate("document.getElementById('audio').playbackRate") == speed
    assert page.evaluate("document.getElementById('audio').preservesPitch")


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


def test_enter_on_a_sentence_plays_from_it_and_so_does_a_click(show):
    page = show()
    page.focus("#n1")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    chosen = page.evaluate("document.activeElement.id")
    page.keyboard.press("Enter")
    settled(page)
    assert marked(page) == chosen == "s2"
    assert not page.evaluate("document.getElementById('audio').paused")
    page.click("#c2 .s")
    settled(page)
    assert marked(page) == page.evaluate("document.querySelector('#c2 .s').id")


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


def test_search_finds_in_either_script_and_ends_at_the_sentence(show):
    page = show(characters="hant", pinyin=True)
    for query in ("新橋", "新桥", "IPHONE 15"):
        page.keyboard.press("/")
        page.keyboard.type(query)
        assert page.inner_text("#matches") == "1 / 1", query
        assert page.evaluate("[...CSS.highlights.get('found')].length") == 1
        page.keyboard.press("Escape")
        assert page.evaluate("document.activeElement.matches('.s')"), query
    page.keyboard.press("/")
    page.keyboard.type("没有这句话")
    assert page.inner_text("#matches") == "沒有找到"


IN_VIEW = """() => {
  const { top, bottom } = document.querySelector(".s.on").getBoundingClientRect();
  return bottom > 0 && top < innerHeight - document.getElementById("player").offsetHeight;
}"""


@pytest.mark.parametrize("motion", ["reduce", "no-preference"])
@pytest.mark.parametrize("size", [100, 240])
def test_a_link_shows_its_sentence_even_where_pinyin_pushes_it_down(show, motion, size):
    for seconds in (2, 9, 14):
        page = show(320, 568, at=f"#t={seconds}", pinyin=True, size=size, motion=motion)
        page.wait_for_timeout(1500)
        assert page.evaluate(IN_VIEW), seconds


def test_the_sentence_stays_in_view_until_the_reader_scrolls_away(show):
    page = show(320, 560, size=240, pinyin=True)
    for _ in range(6):
        page.keyboard.press("n")
        settled(page)
        assert page.evaluate(IN_VIEW)
    page.mouse.move(160, 100)
    page.mouse.wheel(0, -20_000)
    page.wait_for_timeout(200)
    page.evaluate("document.getElementById('audio').currentTime += 0.2")
    settled(page)
    assert page.evaluate("scrollY") == 0
    page.click("#return")
    assert page.evaluate(IN_VIEW)
    assert not page.is_visible("#return")


def test_characters_and_pinyin_change_the_text_and_back(show):
    page = show()
    before = page.inner_text("#article")
    page.click("#open-settings")
    page.check("[name=characters][value=hant]")
    page.check("[name=pinyin]")
    assert page.evaluate("document.documentElement.lang") == "zh-Hant"
    assert "通車" in page.evaluate("document.querySelector('h1').textContent.replace(/\\(.*?\\)/g, '')")
    assert page.evaluate("document.querySelector('.s ruby rt').textContent") == "dà"
    page.uncheck("[name=pinyin]")
    page.check("[name=characters][value=hans]")
    page.keyboard.press("Escape")
    assert page.inner_text("#article") == before
    assert page.evaluate("document.querySelectorAll('ruby').length") == 0


def test_the_interface_speaks_english_when_asked(show):
    page = show()
    page.click("#english")
    assert page.get_attribute("#play", "aria-label") == "Play"
    assert page.get_attribute("#play", "lang") == "en"
    assert page.evaluate("document.documentElement.lang") == "zh-Hans"


def test_a_link_leads_to_a_moment(show):
    for at, seconds in (("#t=5", 5), ("#t=0:06.5", 6.5), ("#t=npt:4,9", 4)):
        page = show(at=at)
        settled(page)
        assert time_s(page) == pytest.approx(seconds, abs=0.01)
        assert page.evaluate(f"({SHOULD_BE})({seconds * 1000})") == marked(page)


def test_the_position_is_remembered(show, episode):
    page = show(at="#t=7")
    settled(page)
    page.goto("about:blank")
    page.goto(episode.as_uri())
    page.wait_for_selector("#bar:visible")
    assert time_s(page) == pytest.approx(7, abs=0.01)
    assert "0:07" in page.inner_text("#status")


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


def test_headphones_and_lock_screens_know_the_episode(show):
    page = show()
    assert "通车" in page.evaluate("navigator.mediaSession.metadata.title")
    assert page.evaluate("navigator.mediaSession.metadata.album") == "每日简报"


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


def test_an_audio_that_is_missing_is_told(chromium, episode, tmp_path):
    alone = tmp_path / "index.html"
    alone.write_bytes(episode.read_bytes())
    page = chromium.new_page()
    page.goto(alone.as_uri())
    page.wait_for_selector("#broken:visible")
    assert "音频打不开" in page.inner_text("#broken")
    page.context.close()


@pytest.mark.parametrize("settings", [{}, {"pinyin": True}])
def test_20_000_characters_open_within_a_second(show, episode, tmp_path, settings):
    sentence = "这一段河面宽、水流急，每年冬天还有大块的浮冰，建设者先后换过许多套方案。"
    segments, cues, readings = [], [], []
    for number in range(1, 20_000 // len(sentence) + 2):
        words = tuple(Word(number + i / 50, number + (i + 1) / 50, i, i + 1) for i in range(len(sentence)))
        segments.append((Segment(sentence),))
        cues.append(Cue(number + 0.0, number + 0.8, sentence, Role.BODY, number, words))
        readings.append(tuple(Pin(i, i + 1, "zhuāng") for i, c in enumerate(sentence) if c.isalpha()))
    script = Script("长文", (Section(None, 1, tuple(segments)),))
    programme = Programme(600.0, tuple(cues), (Chapter(0.0, 600.0, "长文"),), -19.0, -1.0)
    (tmp_path / "index.html").write_text(page_of(edition(script, programme, readings), Show()), "utf-8")
    for name in ("episode.mp3", "cover.jpg"):
        (tmp_path / name).symlink_to(episode.with_name(name))
    page = show(file=tmp_path / "index.html", **settings)
    page.wait_for_timeout(300)
    timing = page.evaluate("performance.getEntriesByType('navigation')[0].loadEventEnd")
    paint = page.evaluate("performance.getEntriesByName('first-contentful-paint')[0].startTime")
    print(f"loaded after {timing:.0f} ms, painted after {paint:.0f} ms")
    assert max(timing, paint) < 1000
