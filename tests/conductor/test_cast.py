"""Who speaks a segment, and how fast."""

import pytest

from briefing.conductor.cast import Cast
from briefing.config import Speech
from briefing.errors import UsageError
from briefing.nouns import Script, Segment
from briefing.speak.voices import DEFAULT


def cast(configured="", speed=1.0, voice="", engine=""):
    return Cast.of(Speech(voice=configured, speed=speed), voice, engine)


@pytest.mark.parametrize(
    ("flags", "segment", "script", "configured", "speaks"),
    [
        ({}, "", "", "", DEFAULT),
        ({}, "", "", "yunxi", "yunxi"),
        ({}, "", "yunjian", "yunxi", "yunjian"),
        ({}, "xiaoni", "yunjian", "yunxi", "xiaoni"),
        ({"voice": "xiaoyi"}, "", "yunjian", "yunxi", "xiaoyi"),
        ({"voice": "xiaoyi"}, "xiaoni", "yunjian", "yunxi", "xiaoni"),
        ({"voice": "zf_xiaoyi"}, "", "", "", "xiaoyi"),
        ({"engine": "espeak"}, "", "yunjian", "yunxi", "espeak"),
        ({"engine": "espeak"}, "xiaoni", "", "", "espeak"),
        ({"engine": "kokoro"}, "", "yunjian", "", "yunjian"),
    ],
)
def test_the_nearest_choice_of_voice_counts_and_an_engine_asked_for_speaks_all(
    flags, segment, script, configured, speaks
):
    chosen = cast(configured, **flags).speaker(Script("", (), voice=script), Segment("字", voice=segment))
    assert chosen.name == speaks


@pytest.mark.parametrize(
    ("flags", "written"),
    [
        ({}, ""),
        ({"voice": "yunxi"}, "yunxi"),
        ({"engine": "espeak"}, "espeak"),
        ({"engine": "kokoro"}, DEFAULT),
    ],
)
def test_what_the_flags_ask_for_is_written_in_a_new_script(flags, written):
    assert cast(**flags).flagged == written


def test_the_paces_of_show_and_segment_multiply():
    assert cast(speed=1.2).speaker(Script("", ()), Segment("字", speed=0.5)).rate == pytest.approx(0.6)


@pytest.mark.parametrize(
    ("names", "complaint"),
    [
        ({"voice": "nobody"}, "nobody"),
        ({"configured": "nobody"}, "nobody"),
        ({"engine": "steam"}, "steam"),
        ({"voice": "yunxi", "engine": "espeak"}, "the voice yunxi is of the engine kokoro, not espeak"),
    ],
)
def test_a_name_that_is_not_there_is_a_usage_error(names, complaint):
    with pytest.raises(UsageError, match=complaint):
        cast(**names)
