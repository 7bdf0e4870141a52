"""``briefing voices`` and ``briefing cache`` as a producer meets them."""

import wave

import pytest
from click.testing import CliRunner

from briefing.cli import cache, voices
from briefing.errors import BriefingError, UsageError


def run(command, *args):
    result = CliRunner().invoke(command, args)
    if result.exception:
        raise result.exception
    return result.output


def test_the_voices_are_a_table_that_marks_the_default_in_words():
    head, *rows = run(voices.command).splitlines()
    assert head.split() == ["voice", "engine", "language", "gender", "errors", "character"]
    assert rows[0].startswith("xiaobei (default)  kokoro")
    assert len(rows) >= 9
    assert [row for row in rows if "(default)" in row] == rows[:1]


@pytest.fixture
def engine(monkeypatch):
    """eSpeak, found without an installed distribution."""
    from briefing.speak import engine
    from briefing.speak.espeak import EspeakEngine

    monkeypatch.setattr(engine, "engine_class", lambda name: EspeakEngine)


def test_an_audition_is_a_wav_file_in_this_folder(engine, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    told = run(voices.command, "--sample", "Espeak")
    assert told.startswith("sample-espeak.wav: espeak, ")
    with wave.open("sample-espeak.wav") as file:
        assert 4 < file.getnframes() / file.getframerate() < 20


def test_an_audition_goes_where_it_is_told(engine, tmp_path):
    target = tmp_path / "试 听.wav"
    run(voices.command, "--sample", "espeak", "--out", str(target))
    assert target.stat().st_size > 100_000


def test_an_audition_that_cannot_be_is_one_line(engine, tmp_path):
    with pytest.raises(UsageError, match="did you mean espeak"):
        run(voices.command, "--sample", "espeek")
    with pytest.raises(UsageError, match="--out goes with --sample"):
        run(voices.command, "--out", "x.wav")
    with pytest.raises(BriefingError, match=r"x\.wav: cannot be written"):
        run(voices.command, "--sample", "espeak", "--out", str(tmp_path / "no" / "x.wav"))


def test_the_cache_says_where_it_is_and_what_it_holds_and_is_cleared(tmp_path):
    config = tmp_path / "briefing.toml"
    config.write_text('[cache]\nfolder = "takes"\nmax_gb = 1\n')
    take = tmp_path / "takes" / "ab" / f"{'ab' * 32}.npz"
    take.parent.mkdir(parents=True)
    take.write_bytes(bytes(1_200_000))
    piece = tmp_path / "takes" / "pieces" / "cd" / f"{'cd' * 32}.npz"
    piece.parent.mkdir(parents=True)
    piece.write_bytes(bytes(300_000))
    assert run(cache.command, "--config", str(config)) == (
        f"{tmp_path / 'takes'}: 1 take, 1.2 MB of at most 1000 MB\n"
        f"{tmp_path / 'takes' / 'pieces'}: pieces, 0.3 MB of at most 1000 MB\n"
    )
    assert run(cache.command, "--clear", "--config", str(config)) == (
        f"1 take removed from {tmp_path / 'takes'}\n"
    )
    assert not take.exists() and not piece.exists()
