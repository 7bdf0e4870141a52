"""The colours of each theme of the page: what is read has 7:1 on its ground, what is seen 3:1 (WCAG 2.2)."""

from __future__ import annotations

import re
from importlib.resources import files
from typing import Final

import pytest

from briefing.package import palette

SHEET: Final = (files("briefing.package.page") / "style" / "colours.css").read_text(encoding="utf-8")
THEMES: Final = {
    "light": r":root \{(.*?)\}",
    "dark": r":root\[data-theme=\"dark\"\] \{(.*?)\}",
    "dark system": r":root:not\(\[data-theme=\"light\"\]\):not\(\[data-theme=\"contrast\"\]\) \{(.*?)\}",
    "contrast": r":root\[data-theme=\"contrast\"\] \{(.*?)\}",
}
READ: Final = [
    *(("ink", ground) for ground in ("paper", "panel", "spoken", "found")),
    *(("soft", ground) for ground in ("paper", "panel")),
    ("anchor", "paper"),
    ("on-word", "word"),
    ("warning", "panel"),
]
"""Text, and what it stands on: links and pinyin inside the spoken sentence take its own ink."""
SEEN: Final = [
    ("word", "spoken"),
    ("word", "found"),
    *(("line", ground) for ground in ("paper", "panel")),
    *(("edge", ground) for ground in ("paper", "panel", "spoken")),
    *(("focus", ground) for ground in ("paper", "panel", "spoken")),
]
"""What tells something by its colour alone, and what is beside it."""


def colours(theme):
    """The colours of ``theme`` by name."""
    [body] = re.findall(THEMES[theme], SHEET, re.DOTALL)[:1]
    found = dict(re.findall(r"--([\w-]+): (#[0-9a-f]+);", body))
    return {
        name: palette.parse(value if len(value) == 7 else "#" + "".join(c * 2 for c in value[1:]))
        for name, value in found.items()
    }


@pytest.mark.parametrize("theme", THEMES)
def test_what_is_read_has_seven_to_one(theme):
    of = colours(theme)
    ratios = {(text, ground): palette.contrast(of[text], of[ground]) for text, ground in READ}
    assert {pair: ratio for pair, ratio in ratios.items() if ratio < 7} == {}


@pytest.mark.parametrize("theme", THEMES)
def test_what_is_seen_has_three_to_one(theme):
    of = colours(theme)
    ratios = {(mark, ground): palette.contrast(of[mark], of[ground]) for mark, ground in SEEN}
    assert {pair: ratio for pair, ratio in ratios.items() if ratio < 3} == {}


def test_the_dark_theme_is_the_same_by_choice_and_by_system():
    assert colours("dark") == colours("dark system")
