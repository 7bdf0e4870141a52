"""Names of episode folders: date and title, on every file system."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.package.folder import episode_name

FIRST = "横跨黄河的新桥今天正式通车，全长2.4公里，双向六车道，两岸居民盼了十年。"


@pytest.mark.parametrize(
    ("date", "title", "name"),
    [
        ("2026-11-24", "黄河大桥通车", "2026-11-24-黄河大桥通车"),
        ("", "黄河大桥通车", "黄河大桥通车"),
        ("2026-11-24", "", "2026-11-24-横跨黄河的新桥今天正式通车，全长2.4公里，双向六车道，两岸"),
        ("", "", "横跨黄河的新桥今天正式通车，全长2.4公里，双向六车道，两岸"),
        ("2026-11-24", "///", "2026-11-24-横跨黄河的新桥今天正式通车，全长2.4公里，双向六车道，两岸"),
        ("", 'A/B: "C" <D> | E? F* \\G', "A B C D E F G"),
        ("", "..隐藏.", "隐藏"),
        ("", "  前后 \t空白\n", "前后 空白"),
        ("", "零\u200b宽\u202e度", "零宽度"),
        ("", "CON", "CON_"),
        ("", "con.txt", "con_.txt"),
        ("", "Concert", "Concert"),
        ("", "COM1", "COM1_"),
        ("", "-rf", "rf"),
        ("", "字" * 300, "字" * 60),
        ("", "x" * 300, "x" * 80),
        ("", "x" * 79 + ". y", "x" * 79),
        ("", "🌉" * 90, "🌉" * 45),
        ("", "e\u0301te\u0301", "été"),
    ],
)
def test_a_name_is_date_and_title(date, title, name):
    assert episode_name(date, title, FIRST) == name


def test_with_nothing_at_all_there_is_still_a_name():
    assert episode_name("", "", "") == "episode"
    assert episode_name("", "-", "。") == "episode"


@given(st.text(max_size=120), st.text(max_size=120), st.text(max_size=120))
def test_any_name_is_allowed_everywhere(date, title, sentence):
    name = episode_name(date, title, sentence)
    assert 1 <= len(name) <= 80
    assert len(name.encode()) < 200
    assert not set(name) & set('/\\:*?"<>|\0\n\r\t')
    assert name[0] not in ".- "
    assert name[-1] not in ". "
    assert name.split(".")[0].upper() not in {"CON", "PRN", "AUX", "NUL", "COM1", "LPT9"}
    assert episode_name("", name, "") == name
