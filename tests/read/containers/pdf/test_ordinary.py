"""What is read of documents as programs set them."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from statistics import median, quantiles

import pytest

from briefing.nouns import Role
from briefing.read.containers.pdf import article_of, document
from briefing.zh.characters import HAN
from tests.read.containers.pdf.odd import ODD
from tests.read.containers.pdf.ordinary import ORDINARY

CASES = (*ORDINARY, *ODD)


def han(text):
    return "".join(re.findall(f"[{HAN}]", text))


def read(case):
    return article_of(document.read(case.pdf.bytes()))


def f1(truth, found):
    """How much two texts share in the same order, from 0 to 1."""
    same = sum(
        match.size for match in SequenceMatcher(None, truth, found, autojunk=False).get_matching_blocks()
    )
    return 2 * same / (len(truth) + len(found))


@pytest.fixture(scope="module")
def read_ones():
    return {build.__name__: (case := build(), read(case)) for build in CASES}


@pytest.mark.parametrize("name", [build.__name__ for build in CASES])
def test_each_paragraph_is_read_as_one(read_ones, name):
    case, article = read_ones[name]
    assert [han(block.text) for block in article.blocks] == [han(told) for told in case.told]


@pytest.mark.parametrize("name", [build.__name__ for build in CASES])
def test_title_and_headings_are_those_and_no_others(read_ones, name):
    case, article = read_ones[name]
    assert han(article.title) == han(case.title)
    found = [han(block.text) for block in article.blocks if block.role is Role.HEADING]
    assert found == [han(heading) for heading in case.headings]


@pytest.mark.parametrize("name", [build.__name__ for build in CASES])
def test_what_is_no_text_is_listed_and_not_read(read_ones, name):
    case, article = read_ones[name]
    for unsaid in case.unsaid:
        assert not any(han(unsaid) in han(block.text) for block in article.blocks if han(unsaid))
        assert any(unsaid in change.before for change in article.changes), unsaid


def test_hardly_a_character_is_lost_or_out_of_order(read_ones):
    shares = [
        f1(han("".join(case.told)), han("".join(block.text for block in article.blocks)))
        for case, article in read_ones.values()
    ]
    assert median(shares) >= 0.99
    assert quantiles(shares, n=10)[0] >= 0.97
