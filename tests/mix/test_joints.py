"""Where pieces join: nothing is heard, in any decoder, and no sample is lost or added."""

from itertools import pairwise

import av
import numpy as np
import pytest

from briefing.config import Audio
from briefing.mix.crc import crc16, joined
from briefing.mix.encode import FORMATS, decoded, encode, silence
from briefing.mix.pieces import GRID, QUIET
from briefing.sound import mp3
from briefing.sound.decode import decode

BITRATES = [64, 80, 96, 112, 128, 160, 192]


@pytest.fixture
def paragraphs(speech, line):
    """Lines, and takes that differ: most end a paragraph, one a chapter."""
    takes = [speech(0.4 + 0.013 * i, level=0.05 * (i % 3 + 1), seed=i) for i in range(12)]
    lines = [
        line(i, take, ends_paragraph=i % 3 != 1, chapter=f"第{i}章" if i % 5 == 0 else "")
        for i, take in enumerate(takes)
    ]
    return takes, lines


def by_ffmpeg(path):
    return np.concatenate(list(decode(path)))


def by_frames(path):
    """The decoder frame by frame, its lag and padding taken off by our own reading of the tag."""
    samples, _ = mp3.decode(path.read_bytes())
    return samples[:, None]


def by_dr_mp3(path):
    """A decoder that shares no code with FFmpeg; it knows of no tag, so its lag is cut here."""
    miniaudio = pytest.importorskip("miniaudio")
    heard = miniaudio.decode_file(str(path), miniaudio.SampleFormat.FLOAT32, 1, 44_100)
    return np.array(heard.samples, np.float32)[:, None]


def frames(path):
    return [each.data for each in mp3._frames(path.read_bytes())]


@pytest.mark.parametrize("heard_by", [by_ffmpeg, by_frames, by_dr_mp3])
def test_every_decoder_gives_the_exact_length_and_silence_at_every_joint(mixed, paragraphs, heard_by):
    made = mixed(*(paragraphs[0],), lines=paragraphs[1])
    samples = heard_by(made.path)
    assert len(samples) == round(made.programme.duration_s * 44_100)
    assert len(samples) % GRID == 0
    silent = [
        samples[round(before.end_s * 44_100) + 4410 : round(after.start_s * 44_100) - 2646]
        for before, after in pairwise(made.programme.cues)
        if not any(before.end_s < chapter.start_s < after.start_s for chapter in made.programme.chapters)
    ]
    assert len(silent) > 6
    for part in silent:
        assert np.abs(part).max() < 10 ** (-55 / 20)  # the tone of the room
        assert np.abs(np.diff(part, axis=0)).max() < 10 ** (-60 / 20)


@pytest.mark.parametrize("kbps", BITRATES)
@pytest.mark.parametrize("channels", [1, 2])
def test_no_frame_of_a_piece_borrows_bits_of_the_one_before(speech, kbps, channels):
    samples = np.repeat(np.pad(speech(1.0, rate_hz=44_100).samples, (0, 4000))[:, None], channels, axis=1)
    for frame in encode(samples, FORMATS[".mp3"], channels, kbps):
        assert (frame[4] << 1 | frame[5] >> 7) == 0  # main_data_begin, nine bits (ISO/IEC 11172-3, 2.4.1.7)


@pytest.mark.parametrize("suffix", FORMATS)
@pytest.mark.parametrize("channels", [1, 2])
def test_a_piece_sounds_among_others_as_it_sounds_alone(speech, suffix, channels):
    form, audio = FORMATS[suffix], Audio(channels=channels)
    pieces = []
    for seed in range(3):
        sound = speech(0.6, head_s=0.05, tail_s=1.0, rate_hz=44_100, seed=seed).samples
        samples = np.repeat(sound[: 28 * GRID, None], channels, axis=1)
        samples[-QUIET:] = 0
        count = -(-len(samples) * form.rate_hz // (44_100 * form.frame))
        pieces.append(encode(samples, form, channels, audio.bitrate_kbps)[:count])
    alone = [decoded(piece, form, channels, 96)[: len(piece) * form.frame] for piece in pieces]
    together = decoded([frame for piece in pieces for frame in piece], form, channels, 96)
    apart = np.abs(np.concatenate(alone) - together[: sum(map(len, alone))])
    assert apart.max() <= {".mp3": 1e-6, ".m4a": 1e-6, ".opus": 0.003}[suffix]  # Opus carries state on


def test_silence_is_nothing_at_all(tmp_path):
    for suffix, form in FORMATS.items():
        quiet = [silence(form, 1, 96)] * 8
        assert np.abs(decoded(quiet, form, 1, 96)).max() < 1e-6, suffix


def test_the_header_tells_length_delay_and_checksums_as_lame_does(mixed, paragraphs):
    made = mixed(paragraphs[0], lines=paragraphs[1])
    data = made.path.read_bytes()
    first, *others = frames(made.path)
    tag = first[first.index(b"Info") :]
    assert int.from_bytes(tag[8:12], "big") == len(others)
    assert int.from_bytes(tag[12:16], "big") == len(data)
    delay, padding = divmod(int.from_bytes(tag[141:144], "big"), 1 << 12)
    samples = len(others) * GRID - delay - padding
    assert samples == round(made.programme.duration_s * 44_100)
    assert int.from_bytes(tag[148:152], "big") == len(data)
    assert int.from_bytes(tag[152:154], "big") == crc16(data[len(first) :])
    assert int.from_bytes(tag[154:156], "big") == crc16(first[: first.index(b"Info") + 154])


def test_a_checksum_of_parts_is_that_of_the_whole():
    assert crc16(b"123456789") == 0xBB3D  # the check value of CRC-16/ARC
    random = np.random.default_rng(1)
    one, other = random.bytes(1001), random.bytes(734)
    assert joined(crc16(one), crc16(other), len(other)) == crc16(one + other) == crc16(other, crc16(one))


@pytest.mark.parametrize("suffix", [".m4a", ".opus"])
def test_other_formats_are_as_long_to_a_frame_and_in_step_to_half_of_one(mixed, paragraphs, suffix):
    made = mixed(paragraphs[0], {"audio": {"formats": ["m4a", "opus"]}}, paragraphs[1])
    path = made.path.with_suffix(suffix)
    with av.open(str(path)) as container:
        rate = container.streams.audio[0].rate
    samples = np.concatenate(list(decode(path)))
    form = FORMATS[suffix]
    later_s = len(samples) / rate - made.programme.duration_s
    assert abs(later_s) <= 1 / rate if suffix == ".opus" else 0 <= later_s < form.frame / rate
    for cue in made.programme.cues:
        window = np.abs(samples[round((cue.start_s - 0.04) * rate) : round(cue.end_s * rate), 0])
        onset_s = np.flatnonzero(window > 0.1 * window.max())[0] / rate - 0.04
        assert abs(onset_s) <= form.frame / rate / 2 + 0.006


def test_kept_pieces_of_another_encoder_are_not_used(mixed, speech, kept, monkeypatch):
    before = mixed([speech(0.5)])
    count = kept.size()[0]
    monkeypatch.setattr("briefing.mix.digests.VERSIONS", ("another",))
    again = mixed([speech(0.5)], name="again.mp3")
    assert kept.size()[0] > count + 5  # three pieces laid out, three encoded
    assert len(again.samples) == len(before.samples)
