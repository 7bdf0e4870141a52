"""Who speaks a segment, and how fast."""

import pytest

from briefing.casting import Casting
from briefing.conductor.cast import Cast
from briefing.config import Speech
from briefing.errors import UsageError
from briefing.nouns import Role, Script, Segment
from briefing.speak.voices import DEFAULT, find

VOICE = find(DEFAULT)


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
    assert cast(speed=1.2).speaker(Script("", ()), Segment("字", speed=0.5)).rate == pytest.approx(
        0.6 * VOICE.rate
    )


def test_a_role_has_a_pace_of_its_own_where_no_person_wrote_one():
    def rate(role, speed=None):
        return cast().speaker(Script("", ()), Segment("字", role, speed=speed)).rate / VOICE.rate

    assert rate(Role.HEADING) < rate(Role.BODY) < rate(Role.CREDIT)
    assert rate(Role.HEADING, speed=1.0) == 1


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


TWO = Casting(heading="yunjian", quotation="edge-yunxi", notice="espeak")


@pytest.mark.parametrize(
    ("role", "speaks"),
    [
        (Role.TITLE, "yunjian"),
        (Role.HEADING, "yunjian"),
        (Role.BODY, DEFAULT),
        (Role.ITEM, DEFAULT),
        (Role.QUOTATION, "edge-yunxi"),
        (Role.CREDIT, DEFAULT),
        (Role.NOTICE, "espeak"),
    ],
)
def test_roles_have_voices_of_their_own_across_engines(role, speaks):
    chosen = Cast.of(Speech(), "", "", TWO).speaker(Script("", ()), Segment("字", role))
    assert chosen.name == speaks


@pytest.mark.parametrize(
    ("flag", "script", "segment", "role", "speaks"),
    [
        ("", "", "xiaoni", Role.HEADING, "xiaoni"),
        ("xiaoyi", "", "", Role.BODY, "xiaoyi"),
        ("xiaoyi", "", "", Role.HEADING, "yunjian"),
        ("", "xiaoni", "", Role.BODY, "xiaoni"),
        ("", "xiaoni", "", Role.QUOTATION, "edge-yunxi"),
    ],
)
def test_a_role_gives_way_to_the_segment_and_the_body_to_script_and_flag(flag, script, segment, role, speaks):
    cast = Cast.of(Speech(), flag, "", TWO.model_copy(update={"body": "yunxi"}))
    assert cast.speaker(Script("", (), voice=script), Segment("字", role, voice=segment)).name == speaks


def test_the_body_of_the_cast_is_nearer_than_the_shows_voice():
    cast = Cast.of(Speech(voice="yunxi"), "", "", Casting(body="xiaoni"))
    assert cast.speaker(Script("", ()), Segment("字")).name == "xiaoni"


def test_a_cast_reduced_to_one_voice_is_no_mix():
    alone = Cast.of(Speech(), "xiaoyi", "", TWO).reduced_to("xiaobei")
    for role in Role:
        assert (
            alone.speaker(Script("", (), voice="yunxi"), Segment("字", role, voice="yunyang")).name
            == "xiaobei"
        )


def test_a_role_given_to_nobody_is_a_usage_error_that_names_it():
    with pytest.raises(UsageError, match=r"^\[cast\] credit: no voice is called 'nobody'"):
        Cast.of(Speech(), "", "", Casting(credit="nobody"))
