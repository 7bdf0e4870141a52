"""Plain text is read in time in proportion to its length, whatever stands in it."""

from __future__ import annotations

import gc
from time import process_time

import pytest

from briefing.read.plain import read_text

LINES = (
    "桥", "a", "bridge ", "1234567890", "。", "！？", "…", "“", "“”", "（", "【", "@", "a@b.", " ", "\u3000",
    "- ", "......", "|", "| a ", "\t", "> ", "第", "一、", "，", "好 ", "。\u3000\u3000", "·",
)  # fmt: skip
TEXTS = (
    "新桥今天通车", "12", "— 4 —", "赞同 12", "> 他说", "| a | b |", "a\tb", "一、建设", "1. 大桥", "“好”",
    "王维", "", "====", "新桥今天正式通车，全长二点四公里，双向六", "系统 sys-",
)  # fmt: skip


@pytest.mark.parametrize("piece", LINES)
def test_a_long_line_of_anything_is_read_at_once(piece):
    """Four times the text in at most eight times as long; where each character looked ahead, sixteen."""
    at_most_in_proportion(lambda size: "桥" + piece * (size // len(piece)) + "x", 40_000)


@pytest.mark.parametrize("line", TEXTS)
def test_many_lines_of_anything_are_read_at_once(line):
    at_most_in_proportion(lambda size: f"{line}\n" * (size // (len(line) + 1)) + "通车。", 20_000)


def at_most_in_proportion(text, size):
    def seconds(characters):
        gc.disable()  # what other tests left is not looked through in this time
        start = process_time()
        read_text(text(characters))
        spent = process_time() - start
        gc.enable()
        return spent

    seconds(1_000)  # loads what is loaded once
    assert seconds(size) < 8 * seconds(size // 4) + 1.0  # of a busy machine
