"""Readings printed above characters become pinyin, or are refused."""

from __future__ import annotations

import pytest

from briefing.read.ruby import pinyin


@pytest.mark.parametrize(
    ("base", "reading", "said"),
    [
        ("重庆", "chóngqìng", "chóng qìng"),
        ("重庆", "chóng qìng", "chóng qìng"),
        ("重庆", "Chong2 Qing4", "chong2 qing4"),
        ("西安", "xī'ān", "xī ān"),
        ("乐亭", "làotíng", "lào tíng"),
        ("女", "nǚ", "nǚ"),
        ("女", "nv3", "nv3"),
        ("書", "ㄕㄨ", "shu1"),
        ("學", "ㄒㄩㄝˊ", "xue2"),
        ("的", "˙ㄉㄜ", "de5"),
        ("知", "ㄓ", "zhi1"),
        ("王", "ㄨㄤˊ", "wang2"),
        ("綠", "ㄌㄩˋ", "lü4"),
        ("窮", "ㄑㄩㄥˊ", "qiong2"),
        ("中文", "ㄓㄨㄥ ㄨㄣˊ", "zhong1 wen2"),
        ("二", "èr", "èr"),
        ("故乡", "home town", ""),
        ("北京", "Beijing city", ""),
        ("包", "xlb", ""),
        ("日本", "にほん", ""),
        ("書", "", ""),
        ("中文", "zhōng", ""),
    ],
)
def test_a_reading(base, reading, said):
    assert pinyin(base, reading) == said
