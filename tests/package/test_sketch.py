"""How much of a text another has, and whether that makes it the same article."""

import pytest

from briefing.package.sketch import KEPT, SAME, runs, share, sketch

HAN = "".join(map(chr, range(0x4E00, 0x9F00)))
"""20,736 characters, none twice: a text of n of them has n - 4 runs."""


def shared(new, old):
    return share(runs(new), sketch(runs(old)))


@pytest.mark.parametrize(("kept", "same"), [(34, True), (33, False)])
def test_three_tenths_of_its_runs_are_the_same_article_and_less_is_another(kept, same):
    old, new = HAN[:104], HAN[:kept] + HAN[1000 : 1000 + 104 - kept]
    assert shared(new, old) == (kept - 4) / 100
    assert (shared(new, old) >= SAME) is same


def test_it_is_the_share_of_the_new_text():
    assert shared(HAN[:54], HAN[:204]) == 1
    assert shared(HAN[:204], HAN[:54]) == 0.25


def test_white_space_does_not_count():
    assert shared("横跨黄河的 新桥\n今天正式通车。", "横跨黄河的新桥今天　正式通车。") == 1


def test_a_text_shorter_than_a_run_is_one():
    assert shared("雨。", "雨。") == 1
    assert shared("雪。", "雨。") == 0


def test_of_a_long_text_a_sample_tells():
    old, new = HAN[:20000], HAN[:7000] + HAN[:13000][::-1]
    assert len(sketch(runs(old))) <= KEPT * 4 * 4 / 3 + 4
    assert abs(shared(new, old) - 0.35) < 0.025
    assert shared(old, old) == 1


@pytest.mark.parametrize("written", ["", "%", "AAAA", "AAAAAAA="])
def test_what_is_no_sketch_tells_nothing(written):
    assert share(runs("横跨黄河的新桥"), written) is None
