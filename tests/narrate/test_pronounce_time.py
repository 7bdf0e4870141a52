"""Ugly text takes time in proportion to its length."""

import time

import pytest

from briefing.narrate.pronounce import pronounce

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
}


def seconds(text):
    """The least of three runs: the machine is busy with other things too."""
    found = []
    for _ in range(3):
        started = time.process_time()
        pronounce(text)
        found.append(time.process_time() - started)
    return min(found)


@pytest.mark.slow
@pytest.mark.parametrize("piece", PIECES.values(), ids=PIECES)
def test_four_times_the_text_takes_at_most_eight_times_as_long(piece):
    short = piece * (1_500 // len(piece))
    pronounce(short)
    assert seconds(short * 4) < 8 * seconds(short) + 0.05
