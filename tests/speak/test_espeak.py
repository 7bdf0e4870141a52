"""The draft engine says what the readings say, marks every character, and is the same each time."""

import itertools
from dataclasses import replace

import pytest

from briefing.errors import TakeError
from briefing.pronounce.writing import pronounce
from briefing.speak import espeakng
from briefing.speak.espeak import EspeakEngine, _told
from briefing.speak.gate import gate
from briefing.speak.voices import find

VOICE = find("espeak")


@pytest.mark.parametrize(
    ("spoken", "readings", "told"),
    [
        ("重庆", "chong2 qing4", "chong2 qing4 "),
        ("重要，好。", "zhong4 yao4 - hao3 -", "zhong4 yao4, hao3. "),
        ("“好”（行）", "- hao3 - - xing2 -", "hao3 xing2 "),
        ("不对不好", "bu4 dui4 bu4 hao3", "bu2 dui4 bu4 hao3 "),
        ("一个一天", "yi1 ge4 yi1 tian1", "yi2 ge4 yi4 tian1 "),
        ("第一次", "di4 yi1 ci4", "di4 yi1 ci4 "),
        ("二十一岁", "er4 shi2 yi1 sui4", "er4 shi2 yi1 sui4 "),
        ("嗯绿", "ng4 lv4", "en4 lv4 "),
        ("用GDP看", "yong4 - - - kan4", "yong4 GDP kan4 "),
        ("涨3.5点", "zhang3 - - - dian3", "zhang3 3.5 dian3 "),
    ],
)
def test_readings_pins_and_tone_changes_reach_espeak(utterance, spoken, readings, told):
    pinyin = tuple(reading.strip("-") for reading in readings.split())
    assert _told(utterance(spoken, pinyin))[0] == told


@pytest.mark.parametrize(
    ("spoken", "readings"),
    [
        ("横跨黄河的新桥，今天通车。", "heng2 kua4 huang2 he2 de5 xin1 qiao2 - jin1 tian1 tong1 che1 -"),
        ("GPT4o和iPhone", "- - - - - he2 - - - - - -"),
        ("of the people好", "- - - - - - - - - - - - - hao3"),
        ("AT&T、C919", "- - - - - - - - -"),
        ("3.5米", "- - - mi3"),
        ("好", "hao3"),
        ("……好……", "- - hao3 - -"),
        ("龘好", "- hao3"),
    ],
)
@pytest.mark.parametrize("rate", [0.5, 1.0, 2.0])
def test_every_letter_digit_and_han_character_is_marked(utterance, spoken, readings, rate):
    said = utterance(spoken, tuple(reading.strip("-") for reading in readings.split()))
    voice = replace(VOICE, rate=rate)
    gate(EspeakEngine({}).speak(said, voice), said, rate)


FOREIGN = [
    "ABC",
    "早安FM",
    "a",
    "iPhone",
    "GPT-4",
    "Wi-Fi",
    "AT&T",
    "5G",
    "of the people",
    "X.com",
    "2.5",
    "Mr",
]
STOPS = ["。", "！", "？", "，", "、", "；", "：", "……", "——", "”。", "。”", "）。", ". ", " "]


@pytest.mark.parametrize("foreign", FOREIGN)
def test_a_foreign_word_before_any_stop_is_said_and_so_is_what_follows(foreign):
    engine = EspeakEngine({})
    for stop, after in itertools.product(STOPS, ["它成立于去年。", "Beta好", "一个"]):
        said = pronounce(f"“公司叫{foreign}{stop}{after}")
        gate(engine.speak(said, VOICE), said)


def test_a_word_that_espeak_passes_over_is_still_refused(monkeypatch):
    real = espeakng.synthesise

    def forgetful(text, *how):
        samples, rate_hz, words = real(text, *how)
        return samples, rate_hz, [word for word in words if not text.startswith("cheng2", word.start)]

    monkeypatch.setattr(espeakng, "synthesise", forgetful)
    said = pronounce("公司叫ABC。它成立于去年。")
    with pytest.raises(TakeError, match="left out 'cheng2'"):
        EspeakEngine({}).speak(said, VOICE)


def test_a_mark_ends_before_the_pause_after_it(utterance):
    said = utterance("好，好", ("hao3", "", "hao3"))
    first, second = EspeakEngine({}).speak(said, VOICE).marks
    assert second.start_s - first.end_s > 0.05


def test_a_pinned_reading_changes_the_sound(utterance):
    engine = EspeakEngine({})
    heard = {
        reading: engine.speak(utterance("重", (reading,)), VOICE).samples.tobytes()
        for reading in ("zhong4", "chong2")
    }
    assert heard["zhong4"] != heard["chong2"]


def test_text_without_a_sound_is_refused(utterance):
    with pytest.raises(TakeError, match="nothing in it"):
        EspeakEngine({}).speak(utterance("——！"), VOICE)
