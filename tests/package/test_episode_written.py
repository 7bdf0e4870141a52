"""A whole episode in its folder: every file there, in agreement with the others, recorded in the manifest."""

from __future__ import annotations

import hashlib
import json
import shutil

import av
import pytest
from mutagen import id3

from briefing.config import Config, Label, Show
from briefing.errors import PackageError
from briefing.nouns import Change, Role, Segment
from briefing.package import manifest
from briefing.package.making import Making, Text
from briefing.package.write import summary, write_episode

FILES = [
    "chapters.json",
    "cover.jpg",
    "episode.epub",
    "episode.mp3",
    "index.html",
    "script.md",
    "transcript.json",
    "transcript.srt",
    "transcript.txt",
    "transcript.vtt",
]
SCRIPT_TEXT = "---\nscript: 1\n---\n# 黄河大桥通车\r\n"
GUID = "a2d9a0a4-8d6f-5f0e-9d0a-3a4f3c8a5b11"
CONFIG = Config(show=Show(title="每日简报", author="studio"))


def written(folder, tone, script, programme, config=CONFIG):
    folder.mkdir()
    shutil.copy(tone, folder / "episode.mp3")
    settings = {
        "source": script.source,
        "guid": GUID,
        "sketch": "",
        "source_sha256": "aa",
        "derived_script_sha256": "bb",
        "build": "0123456789abcdef" * 4,
        "engines": {"kokoro": "cc"},
        "voices": ["xiaobei"],
        "takes": [manifest.TakeRecord(number=1, key="dd", start_s=0.25, end_s=0.5)],
        "changes": [Change("gloss", "(shū)", "", "line 3"), Change("emoji", "🎉", "", "line 4")],
        "track": 3,
    }
    text = Text(script=script, written=SCRIPT_TEXT, unspoken=[(7, Segment("责任编辑 王芳", Role.DATA))])
    return write_episode(folder, text, programme, Making(**settings), config)


@pytest.fixture
def episode(tmp_path, tone, script, programme):
    written(tmp_path / "new", tone, script, programme)
    return tmp_path / "new"


def test_every_file_is_there_and_as_the_manifest_says(episode):
    assert sorted(path.name for path in episode.iterdir()) == sorted([*FILES, "manifest.json"])
    record = manifest.load(episode)
    assert record is not None
    assert sorted(record.files) == FILES
    for name, file in record.files.items():
        data = (episode / name).read_bytes()
        assert (file.bytes, file.sha256) == (len(data), hashlib.sha256(data).hexdigest())


def test_the_script_is_kept_to_the_letter(episode):
    assert (episode / "script.md").read_bytes() == SCRIPT_TEXT.encode()
    record = manifest.load(episode)
    assert record is not None
    assert record.script_sha256 == hashlib.sha256(SCRIPT_TEXT.encode()).hexdigest()
    assert record.derived_script_sha256 == "bb"


def test_the_manifest_counts_what_was_left_out(episode):
    record = json.loads((episode / "manifest.json").read_text(encoding="utf-8"))
    assert record["omissions"] == {"emoji": 1, "gloss": 1}
    assert record["changes"][0] == {"kind": "gloss", "before": "(shū)", "after": "", "where": "line 3"}
    assert record["takes"] == [{"number": 1, "key": "dd", "start_s": 0.25, "end_s": 0.5, "doubt": ""}]
    assert (record["duration_s"], record["loudness_lufs"], record["true_peak_dbtp"]) == (2.0, -19.02, -1.53)


def test_mp3_and_manifest_carry_one_label(episode):
    tags = id3.ID3(episode / "episode.mp3")
    record = manifest.load(episode)
    assert record is not None
    assert json.loads(str(tags["TXXX:AIGC"])) == record.label
    assert record.label is not None
    assert record.label["ContentProducer"] == "studio"
    assert record.label["ProduceID"] == "briefing-0123456789abcdef0123456789abcdef"


def test_the_label_is_bound_to_the_sound(episode, tone):
    record = manifest.load(episode)
    assert record is not None
    assert record.label is not None
    data = (episode / "episode.mp3").read_bytes()
    tag_bytes = 10 + sum(byte << shift for byte, shift in zip(data[6:10], (21, 14, 7, 0), strict=True))
    assert record.label["ReservedCode1"] == "sha256:" + hashlib.sha256(data[tag_bytes:]).hexdigest()


def test_the_label_can_be_switched_off(tmp_path, tone, script, programme):
    record = written(tmp_path / "new", tone, script, programme, config=Config(label=Label(enabled=False)))
    assert record.label is None
    assert "TXXX:AIGC" not in id3.ID3(tmp_path / "new" / "episode.mp3")


def test_the_producer_of_the_config_is_named(tmp_path, tone, script, programme):
    record = written(tmp_path / "new", tone, script, programme, config=Config(label=Label(producer="0011X")))
    assert record.label is not None
    assert record.label["ContentProducer"] == "0011X"


def test_durations_agree_in_all_files(episode):
    with av.open(str(episode / "episode.mp3")) as container:
        decoded_s = sum(frame.samples for frame in container.decode(audio=0)) / 44_100
    record = manifest.load(episode)
    assert record is not None
    chapters = json.loads((episode / "chapters.json").read_text(encoding="utf-8"))["chapters"]
    assert record.duration_s == pytest.approx(decoded_s, abs=0.05)
    assert chapters[-1]["endTime"] == pytest.approx(decoded_s, abs=0.05)


def test_the_cover_of_the_folder_is_the_cover_of_the_tags(episode):
    [picture] = id3.ID3(episode / "episode.mp3").getall("APIC")
    assert picture.data == (episode / "cover.jpg").read_bytes()


def test_the_same_episode_has_the_same_bytes(tmp_path, tone, script, programme):
    one = written(tmp_path / "one", tone, script, programme)
    assert written(tmp_path / "two", tone, script, programme) == one


def test_the_description_is_the_first_paragraph_and_the_notice(script):
    first, _, notice = summary(script).partition("\n\n")
    assert first == "横跨黄河的新桥今天正式通车。全长2.4公里 & 六车道 <双向>。"
    assert "人工智能" in notice


def test_a_manifest_round_trips(episode):
    record = manifest.load(episode)
    assert record is not None
    assert (episode / "manifest.json").read_text(encoding="utf-8") == record.dump()


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ('{"briefing": 1, "title": 3}', "manifest.json: version: Field required"),
        ('{"briefing": 2}', r"manifest.json: was written by a later version of briefing .upgrade briefing"),
        ("[]", "manifest.json: the file: "),
        ("{}", "manifest.json: version: Field required"),
        ('{"briefing": 1, ', "manifest.json: the file: Invalid JSON"),
        ("", "manifest.json: is empty"),
        ("\0" * 4096, "manifest.json: is empty"),
        ('{"vers', "manifest.json: the file: Invalid JSON"),
        ("[" * 100_000, "manifest.json: the file: Invalid JSON"),
    ],
)
def test_a_broken_manifest_of_ours_is_one_clear_line(tmp_path, text, complaint):
    (tmp_path / "manifest.json").write_text(text)
    with pytest.raises(PackageError, match=complaint):
        manifest.load(tmp_path)


def test_a_manifest_of_another_program_is_none_of_ours(tmp_path):
    (tmp_path / "manifest.json").write_text('{"name": "a web app"}')
    assert manifest.load(tmp_path) is None
    assert manifest.load(tmp_path / "missing") is None
