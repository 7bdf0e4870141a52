"""Ugly text takes time in proportion to its length."""

import gc
import time

import pytest

from briefing.narrate import narrate
from briefing.nouns import Article, Block, Link, Pin, Role
from briefing.pronounce.writing import pronounce

PIECES = {
    "no punctuation": "今天天气很好大家都去公园散步了还有银行行长也来了",
    "only digits": "1234567890",
    "only emoji": "😀👍🏽",
    "nested brackets": "（(",
    "unclosed marks": "⟨《“",
    "lone surrogates": "\ud800\udfff",
    "letters": "abcdefghij",
    "initials": "A.",
    "sums": "1=1+",
    "addresses": "a@b.",
    "stars": "*1",
    "ratios": "1:2:",
    "dialled": "+86 10 ",
    "lost bytes": "鏈\ufffd",
    "raised digits": "²",
    "plus signs": "+",
    "groups of digits": "139 ",
}


@pytest.fixture(autouse=True)
def no_garbage_of_others():
    """The collector goes through all that other tests keep, and the more often the longer a text is."""
    gc.collect()
    gc.freeze()
    yield
    gc.unfreeze()


def seconds(text):
    """The least of three runs: the machine is busy with other things too."""
    found = []
    for _ in range(3):
        started = time.process_time()
        pronounce(text)
        found.append(time.process_time() - started)
    return min(found)


@pytest.mark.slow
@pytest.mark.alone
@pytest.mark.parametrize("piece", PIECES.values(), ids=PIECES)
def test_four_times_the_text_takes_at_most_eight_times_as_long(piece):
    short = piece * (1_500 // len(piece))
    pronounce(short)
    assert seconds(short * 4) < 8 * seconds(short) + 0.5


def scripted(count, *, marked):
    """The seconds to lay out ``count`` paragraphs; where ``marked``, one of as many links and readings."""
    marks = range(0, 5 * count, 5) if marked else ()
    links = tuple(Link(at, at + 1, "http://example.org") for at in marks)
    pins = tuple(Pin(at + 3, at + 4, "cháng") for at in marks)
    long = Block(Role.BODY, "桥，很长。" * count, links=links, pins=pins)
    article = Article("题", (long,) if marked else (Block(Role.BODY, "桥"),) * count, "s")
    started = time.process_time()
    narrate(article)
    return time.process_time() - started


@pytest.mark.slow
@pytest.mark.alone
@pytest.mark.parametrize("marked", [False, True], ids=["paragraphs", "links and readings"])
def test_four_times_as_many_take_at_most_eight_times_as_long(marked):
    scripted(1, marked=marked)
    few, many = (min(scripted(count, marked=marked) for _ in range(3)) for count in (5_000, 20_000))
    assert many < 8 * few + 0.5
