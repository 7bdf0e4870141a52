"""What the service is told: harmless text, and homophones where a reading was fixed."""

import re

import pytest
from pypinyin import Style, lazy_pinyin

from briefing.errors import TakeError
from briefing.nouns import Line, Pin, Segment, Utterance
from briefing.pronounce.readings.names import NAMES
from briefing.pronounce.writing import pronounce
from briefing.speak.cache import TakeCache
from briefing.speak.edge import EdgeEngine
from briefing.speak.edge.told import homophones, told
from briefing.speak.studio import Recording
from briefing.speak.voices import find


def said(spoken, readings=None, *, fixed=True):
    """``spoken`` as it stands, with readings by place, fixed by a pin or not."""
    readings = readings or {}
    spans = tuple((at, at + 1) for at in range(len(spoken)))
    known = tuple(readings.get(at, "") for at in range(len(spoken)))
    return Utterance(spoken, spoken, spans, known, pinned=tuple(readings) if fixed else ())


@pytest.mark.parametrize(
    ("spoken", "expected"),
    [
        ("甲&乙<丙>", "甲&乙<丙>"),
        ("高兴😀了", "高兴 了"),
        ("响\x07铃\x00", "响 铃 "),
        ("零\u200b宽\ufeff", "零 宽 "),
        ("坏\ud800字", "坏 字"),
        ("私\ue000用\uffff", "私 用 "),
        ("国\u2028旗", "国 旗"),
        ("Café、Éclair", "Café、Éclair"),
        ("cafe\u0301", "cafe\u0301"),
        ("1\ufe0f\u20e3", "1  "),
        ("≤5℃", "≤5 "),
    ],
)
def test_what_would_do_harm_becomes_a_space(spoken, expected):
    text = told(said(spoken), find("edge-xiaoxiao"))
    assert text == expected
    assert len(text) == len(spoken)


@pytest.mark.parametrize(
    ("spoken", "readings", "expected"),
    [
        ("住在乐亭", {2: "lao4", 3: "ting2"}, "住在涝亭"),
        ("去重庆", {1: "chong2"}, "去崇庆"),  # alone it is zhòng: better to be sure
        ("单县", {0: "shan4"}, "善县"),
        ("吃饭了", {2: "le5"}, "吃饭了"),  # a neutral tone comes from the word
        ("好的", {1: "de5"}, "好的"),
        ("大桥", {0: "da4", 1: "qiao2"}, "大桥"),  # nothing else it could be
        ("不是", {0: "bu4"}, "不是"),  # sandhi is the service's
        ("朝阳", {0: "zhao1", 1: "yang2"}, "招阳"),
    ],
)
def test_a_fixed_reading_is_told_by_a_homophone(spoken, readings, expected):
    assert told(said(spoken, readings), find("edge-xiaoxiao")) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("家在阆中。", "家在浪中。"),  # the table of names knows better than dictionaries
        ("去重庆和厦门。", "去重庆和厦门。"),  # which everybody reads right
        ("{单|shan4}是姓。", "善是姓。"),
        ("银行行长。", "银行行长。"),
    ],
)
def test_names_and_pins_are_told_by_homophones_from_the_script_on(text, expected):
    shown = re.sub(r"\{(.+?)\|.+?\}", r"\1", text)
    pins = tuple(
        Pin(found.start(), found.start() + 1, found[2]) for found in re.finditer(r"\{(.+?)\|(.+?)\}", text)
    )
    assert told(pronounce(shown, pins), find("edge-xiaoxiao")) == expected


def test_every_name_of_the_table_can_be_told():
    voice = find("edge-xiaoxiao")
    assert [name for name in NAMES if len(told(pronounce(name), voice)) != len(name)] == []


def test_readings_that_nobody_fixed_are_left_to_the_service():
    assert told(said("住在乐亭", {2: "lao4"}, fixed=False), find("edge-xiaoxiao")) == "住在乐亭"


def test_a_reading_that_no_character_has_is_refused():
    with pytest.raises(TakeError, match=r"no common character sounds like biang2, which is fixed for 面"):
        told(said("面", {0: "biang2"}), find("edge-xiaoxiao"))


def test_marks_of_a_respelled_character_are_on_the_character_itself(make, service):
    take = make("住在乐亭的人", "edge-xiaoxiao", ("", "", "lao4", "ting2", "", ""), (2, 3))
    assert service.said() == ["住在涝亭的人"]
    assert [(mark.start, mark.end) for mark in take.marks] == [(at, at + 1) for at in range(6)]


def test_fixing_a_reading_makes_another_take_and_leaves_other_engines_alone(tmp_path):
    utterances = said("重庆", {0: "chong2"}, fixed=False), said("重庆", {0: "chong2"})

    def keys(voice):
        lines = [Line(Segment("重庆"), utterance, find(voice)) for utterance in utterances]
        return set(Recording(lines, TakeCache(tmp_path, 10**9), {}).keys)

    assert len(keys("edge-xiaoxiao")) == 2
    assert len(keys("espeak")) == 1


def test_volume_and_script_of_a_voice_are_part_of_its_digest():
    from dataclasses import replace

    voice = find("edge-xiaoxiao")
    digest = EdgeEngine({}).digest
    assert len({digest(voice), digest(replace(voice, volume=10)), digest(replace(voice, script="hant"))}) == 3


def test_each_homophone_is_read_so():
    table = homophones()
    assert len(table) > 1100
    found = {
        reading: lazy_pinyin(char, style=Style.TONE3, neutral_tone_with_five=True)[0].replace("ü", "v")
        for reading, char in table.items()
    }
    assert found == dict(zip(table, table, strict=True))
