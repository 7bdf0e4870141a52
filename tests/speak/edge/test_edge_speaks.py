"""The engine ``edge`` speaks what it is given, whole, and says when."""

from dataclasses import replace

import numpy as np
import pytest

from briefing.errors import TakeError
from briefing.pronounce.writing import pronounce
from briefing.speak.edge import EdgeEngine
from briefing.speak.engine import engine_class
from briefing.speak.gate import is_spoken
from briefing.speak.voices import find, voices

BRIDGE = "横跨黄河的新桥今天正式通车。"


def test_a_segment_is_one_request_and_one_take(studio, service):
    (take,) = studio.record(BRIDGE)
    assert service.kinds() == ["voices", "speak"]
    assert service.said() == [BRIDGE]
    assert take.rate_hz == 24_000


def test_what_was_spoken_is_not_asked_for_again(studio, service):
    studio.record(BRIDGE, "两岸的期待。")
    studio.record(BRIDGE, "两岸的期待。", "江上起了风。")
    assert sorted(service.said()) == sorted([BRIDGE, "两岸的期待。", "江上起了风。"])
    assert service.kinds().count("voices") == 1


@pytest.mark.parametrize(
    "text",
    [
        BRIDGE,
        "全长2.4公里，双向六车道，投资12.5亿元，占35%。",
        "GDP增长5%，iPhone 15卖了3,000部。",
        "他说：“AT&T & <b>粗体</b>”，然后走了。",
        "很高兴😀见到你🎉，再见👋🏽。",
        "响铃\x07和\x0b竖表\x00以及\u200b零宽\ufeff字符。",
        "𠮷野家开业了。",
        "一百二十三。",
    ],
)
def test_every_character_is_told_once_and_marked(studio, service, heard, text):
    (take,) = studio.record(text)
    spoken = pronounce(text).spoken
    assert heard(take, spoken) == "".join(char for char in spoken if is_spoken(char))
    (told,) = service.said()
    assert len(told) == len(spoken.strip())
    assert not set(told) & set("😀🎉👋🏽\x07\x0b\x00")


def test_signs_of_xml_arrive_as_they_are(studio, service, make):
    make("问答&比较<甲>", "edge-xiaoxiao")
    assert service.said() == ["问答&比较<甲>"]


@pytest.mark.parametrize("spoken", ["", "……！？", "😀🎉", "\x07\x0b"])
def test_nothing_to_say_is_no_request(service, make, spoken):
    with pytest.raises(TakeError, match="nothing of it can be spoken"):
        make(spoken, "edge-xiaoxiao")
    assert service.seen == []


def test_a_text_too_long_for_one_request_is_refused_before_it_is_sent(service, make):
    with pytest.raises(TakeError, match=r"too long for one request: 1400 characters .divide the line"):
        make("长" * 1400, "edge-xiaoxiao")
    assert service.seen == []


def test_marks_begin_with_their_sound(studio):
    """To 20 ms, where 50 are allowed: it is silent until the first word, and between comma and the next."""
    (take,) = studio.record("八把，白布。")
    loud_s = np.flatnonzero(np.abs(take.samples) > 0.02) / take.rate_hz
    first, _, third, _ = take.marks
    assert loud_s[0] == pytest.approx(first.start_s, abs=0.02)
    assert loud_s[loud_s > third.start_s - 0.1][0] == pytest.approx(third.start_s, abs=0.02)
    starts = [mark.start_s for mark in take.marks]
    assert starts == sorted(starts)
    assert starts[0] == pytest.approx(0.1, abs=0.001)


def test_the_encoders_delay_and_padding_are_cut_off(studio):
    """What the server put before the first word and after the last is all the silence there is."""
    (take,) = studio.record("八。")
    loud = np.flatnonzero(np.abs(take.samples) > 0.02)
    assert loud[0] / take.rate_hz == pytest.approx(0.1, abs=0.01)
    assert take.marks[-1].end_s <= take.samples.size / take.rate_hz < take.marks[-1].end_s + 0.3


@pytest.mark.parametrize(
    ("voice", "changes", "prosody"),
    [
        ("edge-xiaoxiao", {}, {"rate": "+0%", "pitch": "+0Hz", "volume": "+0%"}),
        ("edge-yunxi", {"rate": 1.25, "pitch": -2}, {"rate": "+25%", "pitch": "-13Hz", "volume": "+0%"}),
        ("edge-xiaoxiao", {"rate": 0.8, "volume": 20}, {"rate": "-20%", "pitch": "+0Hz", "volume": "+20%"}),
        ("edge-xiaoxiao", {"rate": 3.0}, {"rate": "+100%", "pitch": "+0Hz", "volume": "+0%"}),
    ],
)
def test_rate_pitch_and_volume_are_asked_for_in_the_services_terms(service, make, voice, changes, prosody):
    make("新桥今天通车。", voice, **changes)
    (seen,) = [seen for seen in service.seen if seen.kind == "speak"]
    assert seen.prosody == prosody
    assert seen.voice == find(voice).id


def test_voices_of_taiwan_are_told_traditional_characters(studio, service, heard):
    (take,) = studio.record("这座桥发展经济。", voice="edge-hsiaochen")
    assert service.said() == ["這座橋發展經濟。"]
    assert heard(take, "这座桥发展经济。") == "这座桥发展经济"


def test_the_profiles_cover_the_mainland_its_accents_and_taiwan():
    ours = [voice for voice in voices().values() if voice.engine == "edge"]
    assert len(ours) >= 8
    assert {voice.language for voice in ours} == {"zh-CN", "zh-CN-liaoning", "zh-CN-shaanxi", "zh-TW"}
    assert find("zh-CN-YunxiNeural").name == "edge-yunxi"
    assert find("yunxi").engine == "kokoro"


def test_a_voice_that_is_written_wrongly_in_its_profile_fails_at_once(service, make):
    service.offered["Xiaoxiao"] = replace(find("edge-xiaoxiao"), id="Xiaoxiao")
    with pytest.raises(TakeError, match="edge-tts refuses: ValueError Invalid voice"):
        make("新桥今天通车。", "edge-xiaoxiao", id="Xiaoxiao")


def test_the_engine_is_installed_asynchronous_and_bounded():
    assert engine_class("edge") is EdgeEngine
    assert EdgeEngine({}).workers(64) == 2
    assert EdgeEngine({"concurrency": 1}).workers(64) == 1
