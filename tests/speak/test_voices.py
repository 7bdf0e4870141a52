"""Voices are found by name, described in TOML, and brought by other packages."""

import pytest

from briefing.errors import UsageError
from briefing.speak import voices
from briefing.speak.engine import Engine, engine_class


def test_the_default_voice_is_the_one_heard_with_the_fewest_errors():
    assert next(iter(voices.voices())) == voices.DEFAULT


def test_there_are_eight_voices_of_kokoro_with_their_styles_and_one_of_espeak():
    by_engine = {}
    for voice in voices.voices().values():
        by_engine.setdefault(voice.engine, []).append(voice.id)
    assert len(by_engine["kokoro"]) == 8
    assert len(by_engine["espeak"]) == 1
    assert all((voices.data_folder() / f"{id_}.bin").is_file() for id_ in by_engine["kokoro"])


@pytest.mark.parametrize("name", ["xiaobei", "XiaoBei", "zf_xiaobei", "ZF_XIAOBEI"])
def test_a_voice_is_found_by_its_name_or_its_engines_name_in_any_case(name):
    assert voices.find(name).id == "zf_xiaobei"


@pytest.mark.parametrize(
    ("name", "told"),
    [("xiaobai", "did you mean xiaobei"), ("", "there are: xiaobei"), ("张三", "there are:")],
)
def test_an_unknown_voice_is_refused_with_near_names_or_all(name, told):
    with pytest.raises(UsageError, match="no voice is called") as caught:
        voices.find(name)
    assert told in str(caught.value)


def test_an_engine_without_a_voice_gets_its_first():
    assert voices.first_of("kokoro").name == voices.DEFAULT
    with pytest.raises(UsageError, match="engines: kokoro, edge, espeak"):
        voices.first_of("siri")


def test_an_installed_package_brings_an_engine_and_its_voices(beep_package):
    voice = voices.find("beepy")
    assert voice.id == "beep-1"
    assert isinstance(engine_class(voice.engine)({}), Engine)


def test_an_unknown_engine_is_refused_with_those_there_are():
    with pytest.raises(UsageError, match=r"'siri'.*espeak, kokoro"):
        engine_class("siri")


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ("colour = 1", "colour: unknown key (known keys: engine, id,"),
        ("rate = 9", "rate: Input should be less than or equal to 2"),
        ("rate = ", "not a readable voice profile"),
    ],
)
def test_a_broken_profile_is_refused_with_file_and_key(beep_package, change, told):
    profile = beep_package / "beep_voices" / "beepy.toml"
    with profile.open("a") as file:
        file.write(change)
    with pytest.raises(UsageError) as caught:
        voices.voices()
    assert f"beepy.toml: {told}" in str(caught.value)


def test_a_second_voice_of_one_name_is_refused(beep_package):
    folder = beep_package / "beep_voices"
    (folder / "beepy.toml").rename(folder / "xiaobei.toml")
    with pytest.raises(UsageError, match="second voice called 'xiaobei'"):
        voices.voices()
