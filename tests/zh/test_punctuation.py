"""Marks that come in pairs, and the widths of ASCII."""

from __future__ import annotations

import re
import unicodedata

from briefing.zh.punctuation import CLOSING, CLOSING_BRACKETS, NARROW, OPENING, OPENING_BRACKETS, narrowed


def test_unicode_says_of_each_mark_that_it_opens_or_closes():
    assert {unicodedata.category(mark) for mark in OPENING} == {"Ps", "Pi"}
    assert {unicodedata.category(mark) for mark in CLOSING} == {"Pe", "Pf"}


def test_brackets_of_both_widths_are_told_by_a_set():
    assert "".join(re.findall(f"[{OPENING_BRACKETS}]", "（一）[2]\\(三)【四】〔5〕")) == "（[(【〔"
    assert "".join(re.findall(f"[{CLOSING_BRACKETS}]", "（一）[2]\\(三)【四】〔5〕")) == "）])】〕"


def test_every_full_width_form_has_its_half_width_one():
    assert all(unicodedata.normalize("NFKC", wide) == narrow for wide, narrow in NARROW.items())
    assert narrowed("ＧＰＴ－４（见［１］），。") == "GPT-4(见[1]),。"
