"""The episode page in a real browser, judged by the audio's own clock.

Needs Debian's ``chromium`` and Playwright.
"""

from __future__ import annotations

import pytest

from briefing.config import Show
from briefing.nouns import Chapter, Cue, Pin, Programme, Role, Script, Section, Segment, Word
from briefing.package.page import page as page_of
from tests.package.editions import edition
from tests.package.page.in_chromium import LATE_MS, SHOULD_BE, marked, settled, time_s

pytestmark = [pytest.mark.judge, pytest.mark.alone]


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
    assert page.evaluate("document.querySelector('.s ruby rt').textContent") == "dàqiáo"
    page.uncheck("[name=pinyin]")
    page.check("[name=characters][value=hans]")
    page.keyboard.press("Escape")
    assert page.inner_text("#article") == before
    assert page.evaluate("document.querySelectorAll('ruby').length") == 0


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


def test_headphones_and_lock_screens_know_the_episode(show):
    page = show()
    assert "通车" in page.evaluate("navigator.mediaSession.metadata.title")
    assert page.evaluate("navigator.mediaSession.metadata.album") == "每日简报"


def test_an_audio_that_is_missing_is_told(chromium, episode, tmp_path):
    alone = tmp_path / "index.html"
    alone.write_bytes(episode.read_bytes())
    page = chromium.new_page()
    page.goto(alone.as_uri())
    page.wait_for_selector("#broken:visible")
    assert "音频打不开" in page.inner_text("#broken")
    page.context.close()


def opened_ms(show, folder, characters, **settings):
    """The time to open a page of this many characters and paint it: the least of two."""
    sentence = "这一段河面宽、水流急，每年冬天还有大块的浮冰，建设者先后换过许多套方案。"
    segments, cues, readings = [], [], []
    for number in range(1, characters // len(sentence) + 2):
        words = tuple(Word(number + i / 50, number + (i + 1) / 50, i, i + 1) for i in range(len(sentence)))
        segments.append((Segment(sentence),))
        cues.append(Cue(number + 0.0, number + 0.8, sentence, Role.BODY, number, words))
        readings.append(tuple(Pin(i, i + 1, "zhuāng") for i, c in enumerate(sentence) if c.isalpha()))
    script = Script("长文", (Section(None, 1, tuple(segments)),))
    programme = Programme(600.0, tuple(cues), (Chapter(0.0, 600.0, "长文"),), -19.0, -1.0)
    (folder / "index.html").write_text(page_of(edition(script, programme, readings), Show()), "utf-8")
    found = []
    for _ in range(2):
        page = show(file=folder / "index.html", **settings)
        page.wait_for_timeout(300)
        loaded = page.evaluate("performance.getEntriesByType('navigation')[0].loadEventEnd")
        painted = page.evaluate("performance.getEntriesByName('first-contentful-paint')[0].startTime")
        found.append(max(loaded, painted))
    return min(found)


@pytest.mark.parametrize("settings", [{}, {"pinyin": True}])
def test_four_times_the_text_opens_in_at_most_eight_times_the_time(show, episode, tmp_path, settings):
    for name in ("episode.mp3", "cover.jpg"):
        (tmp_path / name).symlink_to(episode.with_name(name))
    opened_ms(show, tmp_path, 50, **settings)
    short_ms, long_ms = (opened_ms(show, tmp_path, count, **settings) for count in (5_000, 20_000))
    print(f"5,000 characters in {short_ms:.0f} ms, 20,000 in {long_ms:.0f} ms")
    assert long_ms < 8 * short_ms
