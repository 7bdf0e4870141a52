"""The player in a small window: a phone on its side, a page zoomed in two- and fourfold. It never leaves.

Needs Debian's ``chromium`` and Playwright.
"""

from __future__ import annotations

import pytest

from tests.package.page.in_chromium import settled, time_s, violations

pytestmark = pytest.mark.judge

SMALL = [(844, 390), (640, 360), (320, 180)]
"""A phone on its side; 1280 by 720 zoomed to 200 and to 400 %."""
ANY = [*SMALL, (320, 568), (390, 844), (768, 1024), (1440, 900)]
FULL = (
    *("position", "previous-chapter", "back", "previous-sentence", "play", "next-sentence", "forward"),
    *("next-chapter", "speed", "search", "link", "open-settings", "open-help"),
)
IN_WINDOW = """id => {
  const element = document.getElementById(id), box = element.getBoundingClientRect();
  const at = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
  return box.width >= 44 && box.height >= 44 && box.left >= 0 && box.right <= innerWidth
    && box.top >= 0 && box.bottom <= innerHeight && element.contains(at);
}"""


@pytest.mark.parametrize(("width", "height"), ANY)
@pytest.mark.parametrize("where", [0, 0.5, 1])
def test_play_and_the_sentences_are_at_hand_wherever_the_text_stands(show, width, height, where):
    page = show(width, height)
    page.evaluate(f"scrollTo(0, {where} * document.documentElement.scrollHeight)")
    at_hand = ["previous-sentence", "play", "next-sentence"]
    at_hand += ["more"] if (width, height) in SMALL else []
    assert [id for id in at_hand if not page.evaluate(IN_WINDOW, id)] == []


@pytest.mark.parametrize(("width", "height"), SMALL)
def test_in_a_small_window_it_is_one_row_of_48_px(show, width, height):
    page = show(width, height)
    assert page.evaluate("document.getElementById('player').offsetHeight") == 48
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize(("width", "height"), SMALL)
def test_the_sheet_has_all_controls_and_escape_closes_it(show, width, height):
    page = show(width, height)
    page.click("#more")
    assert page.get_attribute("#more", "aria-expanded") == "true"
    for control in FULL:
        page.evaluate("id => document.getElementById(id).scrollIntoView({ block: 'nearest' })", control)
        assert page.evaluate(IN_WINDOW, control), control
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert violations(page) == []
    page.click("#forward")
    settled(page)
    assert time_s(page) > 5
    page.keyboard.press("Escape")
    assert not page.is_visible("#forward")
    assert page.evaluate("document.activeElement.id") == "more"


@pytest.mark.parametrize(("width", "height"), SMALL)
def test_search_and_dialogs_take_the_place_of_the_sheet(show, width, height):
    page = show(width, height)
    page.click("#more")
    page.click("#search")
    page.fill("#query", "没有这句话")
    assert not page.is_visible("#forward")
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.id") == "more"
    page.click("#more")
    page.click("#open-settings")
    page.keyboard.press("Escape")
    assert not page.is_visible("#forward")
    assert page.evaluate(IN_WINDOW, "play")


@pytest.mark.parametrize(("width", "height"), [(390, 844), (844, 390), (1440, 900)])
def test_the_settings_leave_the_spoken_sentence_in_view(show, width, height):
    page = show(width, height, at="#t=7")
    page.click("#open-settings") if page.is_visible("#open-settings") else page.keyboard.press("s")
    page.wait_for_timeout(300)
    assert page.evaluate(
        """() => document.querySelector(".s.on").getBoundingClientRect().top
             < document.getElementById("settings").getBoundingClientRect().top"""
    )
    assert (
        page.evaluate("getComputedStyle(document.getElementById('settings'), '::backdrop').backgroundColor")
        == "rgba(0, 0, 0, 0)"
    )


def test_the_sliders_say_where_they_stand(show):
    page = show(size=140, leading=200)
    page.click("#open-settings")
    assert page.locator(".measure output").all_inner_texts() == ["140 %", "50 %", "2.0"]
    page.focus("[name=size]")
    page.keyboard.press("ArrowRight")
    assert page.locator(".measure output").first.inner_text() == "150 %"
    assert page.get_attribute("[name=size]", "aria-valuetext") == "150 %"
