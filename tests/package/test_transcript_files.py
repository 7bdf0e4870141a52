"""Transcript and chapters: what a player shows, read back by a strict parser of our own."""

from __future__ import annotations

import html
import json
import re
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.nouns import Cue, Programme, Role, Script, Section, Segment
from briefing.package.chapters import chapters_json
from briefing.package.transcript import NOTICE, plain_text, srt, transcript_json, vtt

CLOCK = r"(\d{2,}):([0-5]\d):([0-5]\d)[.,](\d{3})"


def seconds(hours, minutes, secs, ms):
    return int(hours) * 3600 + int(minutes) * 60 + int(secs) + int(ms) / 1000


def parsed_vtt(text):
    """Identifier, start, end and text of each cue. Strict: anything that W3C WebVTT does not allow fails."""
    signature, *blocks = text.split("\n\n")
    assert signature == "WEBVTT"
    cues = []
    for block in blocks:
        lines = block.strip("\n").split("\n")
        if lines[0].startswith("NOTE"):
            assert "-->" not in block
            continue
        identifier = "" if "-->" in lines[0] else lines.pop(0)
        timing = re.fullmatch(rf"{CLOCK} --> {CLOCK}", lines.pop(0))
        assert timing is not None
        [payload] = lines
        assert payload
        assert "-->" not in payload
        assert not re.search(r"&(?!amp;|lt;|gt;)|[<>]", payload)
        start, end = seconds(*timing.groups()[:4]), seconds(*timing.groups()[4:])
        cues.append((identifier, start, end, html.unescape(payload)))
    return cues


def parsed_srt(text):
    cues = []
    for expected, block in enumerate(text.strip("\n").split("\n\n"), 1):
        number, clock, payload = block.split("\n")
        assert int(number) == expected
        timing = re.fullmatch(rf"{CLOCK} --> {CLOCK}", clock)
        assert timing is not None
        cues.append((seconds(*timing.groups()[:4]), seconds(*timing.groups()[4:]), payload))
    return cues


def test_webvtt_holds_every_cue_to_the_letter(programme):
    cues = parsed_vtt(vtt(programme))
    assert [(start, end, text) for _, start, end, text in cues] == [
        (cue.start_s, cue.end_s, cue.text) for cue in programme.cues
    ]
    assert [identifier for identifier, *_ in cues] == ["", "1", "2", "3", "4", "5", "6"]


def test_webvtt_says_that_the_voice_is_synthetic(programme):
    assert vtt(programme).startswith(f"WEBVTT\n\nNOTE {NOTICE}\n\n")


def test_subrip_holds_every_cue_to_the_letter(programme):
    assert parsed_srt(srt(programme)) == [(cue.start_s, cue.end_s, cue.text) for cue in programme.cues]


def test_json_follows_podcasting_2_and_adds_words(programme, script):
    unspoken = [(7, Segment("责任编辑 王芳", Role.DATA))]
    found = json.loads(json.dumps(transcript_json(programme, script, unspoken)))
    assert found["version"] == "1.0.0"
    assert found["language"] == "zh-Hans"
    assert [(s["startTime"], s["endTime"], s["body"]) for s in found["segments"]] == [
        (cue.start_s, cue.end_s, cue.text) for cue in programme.cues
    ]
    title = found["segments"][1]
    assert [title["body"][start:end] for _, _, start, end in title["words"]] == ["黄河大桥", "通车"]
    assert found["unspoken"] == [{"number": 7, "role": "data", "body": "责任编辑 王芳"}]


def test_chapters_follow_podcasting_2(programme):
    assert chapters_json(programme) == {
        "version": "1.2.0",
        "chapters": [
            {"startTime": 0.0, "endTime": 1.4, "title": "黄河大桥通车"},
            {"startTime": 1.4, "endTime": 2.0, "title": "两岸的期待"},
        ],
    }


def test_the_plain_text_is_the_whole_script(script):
    assert plain_text(script) == (
        "黄河大桥通车\n\n"
        "横跨黄河的新桥今天正式通车。全长2.4公里 & 六车道 <双向>。\n\n"
        "详见公告。\n公告: https://example.org/notice\n\n"
        "两岸的期待\n\n"
        "“盼了十年 --> 终于盼到了。”\n\n"
        "责任编辑 王芳\n"
    )


@pytest.mark.parametrize(
    ("segments", "text"),
    [
        ((Segment("It opened."), Segment("All cheered.")), "It opened. All cheered."),
        ((Segment("新桥，"), Segment("GB-12标段。")), "新桥，GB-12标段。"),
        ((Segment("床前明月光，", breaks=True), Segment("疑是地上霜。")), "床前明月光，\n疑是地上霜。"),
        ((Segment("一、桥", Role.ITEM), Segment("二、路", Role.ITEM)), "一、桥\n二、路"),
    ],
)
def test_sentences_join_as_their_language_does(segments, text):
    assert plain_text(Script("", (Section(None, 1, (segments,)),))) == text + "\n"


def test_a_line_end_inside_a_text_does_not_end_the_cue(programme):
    broken = replace(programme, cues=(Cue(0, 1, "一\n\n二", Role.BODY, 1),))
    assert parsed_vtt(vtt(broken))[0][3] == "一 二"
    assert parsed_srt(srt(broken))[0][2] == "一 二"


TEXTS = st.text(alphabet="黄河<>&-;。ab 🎉", min_size=1, max_size=12).filter(str.strip)
TIMES = st.lists(st.tuples(st.floats(0, 1e5), st.floats(0, 5), TEXTS), min_size=1, max_size=8)


@given(TIMES)
def test_cues_are_always_in_order_and_never_overlap(times):
    cues = tuple(Cue(start, start + length, text, Role.BODY, 1) for start, length, text in sorted(times))
    programme = Programme(2e5, cues, (), -19.0, -1.0)
    found = parsed_vtt(vtt(programme))
    assert [text for *_, text in found] == [cue.text for cue in cues]
    assert all(start < end for _, start, end, _ in found)
    assert all(a[2] <= b[1] for a, b in pairwise(found))


def test_who_speaks_is_named_where_the_formats_have_a_place_for_it(programme, script):
    number = programme.cues[-1].number
    names = {number: "张<先生"}
    assert vtt(programme, names).endswith("\n<v 张&lt;先生>“盼了十年 --&gt; 终于盼到了。”\n")
    segments = transcript_json(programme, script, (), names)["segments"]
    assert {s["number"]: s.get("speaker") for s in segments}[number] == "张<先生"
    assert sum("speaker" in segment for segment in segments) == 1
    assert all("speaker" not in s for s in transcript_json(programme, script, ())["segments"])
