"""Words of a newsroom, in both scripts."""

from __future__ import annotations

import re

import pytest

from briefing.zh import newsroom
from briefing.zh.hanzi import to_hans, to_hant

WORDS = ["REPORTERS", "AUTHORS", "IN_CHARGE", "CHECKERS", "REVIEWERS", "EDITORS", "OURSELVES", "SOURCES"]


@pytest.mark.parametrize("name", WORDS)
def test_what_is_told_in_one_script_is_told_in_the_other(name):
    pattern = re.compile(getattr(newsroom, name))
    rounds = re.sub(r"\[(.).*?\]", r"\1", pattern.pattern)
    for word in rounds.split("|"):
        assert pattern.fullmatch(to_hans(word)), word
        assert pattern.fullmatch(to_hant(word)), word
