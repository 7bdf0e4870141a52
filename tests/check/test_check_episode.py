"""An episode that is listened to, by an ear that hears what it is told."""

import json

import pytest

from briefing.check.findings import Finding, Kind, json_lines, worst_first
from briefing.check.report import page
from briefing.cli.progress import Progress
from briefing.conductor.checking import check, dismiss
from briefing.conductor.produce import produce
from briefing.errors import PackageError, SourceError, UsageError
from tests.check.conftest import FakeEar

KITE = "孩子们在桥上放起了风筝。"


def heard(episode, config, **instead):
    return check(episode, config, FakeEar(instead.get("of", {})))


def told(checked):
    return {(each.segment, each.kind) for each in checked.findings}


def test_a_good_episode_has_nothing_to_look_at(episode, config):
    checked = heard(episode, config)
    assert [each.why for each in checked.findings] == []
    assert checked.listened_s > 5


def test_a_wrong_syllable_is_found_at_its_place(episode, config):
    (one,) = heard(episode, config, of={KITE: KITE.replace("桥", "头")}).findings
    cue = json.loads((episode / "transcript.json").read_text(encoding="utf-8"))["segments"][2]
    assert (one.segment, one.kind, one.said, one.heard) == (3, Kind.SYLLABLE, "桥 qiáo", "tou")
    assert cue["startTime"] < one.start_s < one.end_s < cue["endTime"]


def test_the_sound_of_another_segment_is_named(episode, config):
    (one,) = heard(episode, config, of={KITE: "横跨黄河的新桥今天正式通车。"}).findings
    assert one.kind is Kind.EXCHANGED
    assert "segment 2" in one.why


def test_a_dismissed_finding_stays_dismissed_by_text_and_kind(episode, config):
    wrong = {KITE: KITE.replace("桥", "头")}
    checked = heard(episode, config, of=wrong)
    assert dismiss(checked, [(3, "syllable")]).findings == ()
    assert heard(episode, config, of=wrong).findings == ()
    assert told(heard(episode, config, of={KITE: ""})) == {(3, Kind.DROPPED)}
    with pytest.raises(UsageError, match="segment 4"):
        dismiss(checked, [(4, "syllable")])


def test_what_was_dismissed_stays_so_when_the_episode_is_made_again(episode, config):
    wrong = {KITE: KITE.replace("桥", "头")}
    dismiss(heard(episode, config, of=wrong), [(3, "syllable")])
    script = (episode / "script.md").read_text(encoding="utf-8")
    (episode / "script.md").write_text(script.replace("老人们早早", "老人们早"), encoding="utf-8")
    again = produce(str(episode), out=episode.parent, config=config, report=Progress(quiet=True)).folder
    assert [each.why for each in heard(again, config, of=wrong).findings] == []


def test_a_file_that_is_not_the_one_made_is_named(episode, config):
    (episode / "cover.jpg").write_bytes(b"")
    (episode / "chapters.json").unlink()
    why = {each.why for each in heard(episode, config).findings}
    assert {"cover.jpg is not the file that was made", "chapters.json is missing"} <= why


def test_a_character_under_no_mark_and_a_late_cue(episode, config, edited):
    def change(transcript):
        del transcript["segments"][2]["words"][0]
        transcript["segments"][4]["startTime"] -= 0.4

    edited("transcript.json", change)
    assert {(3, Kind.CUE), (5, Kind.CUE)} <= told(heard(episode, config))


def test_tags_that_say_something_else(episode, config):
    from mutagen.id3 import ID3

    tags = ID3(episode / "episode.mp3")
    tags.delall("TXXX")
    tags.delall("CHAP")
    tags.save(episode / "episode.mp3", v2_version=3)
    whys = " ".join(each.why for each in heard(episode, config).findings)
    assert "label of synthetic speech" in whys
    assert "chapters in the tags" in whys


def test_a_sound_cut_short_is_found_and_not_fatal(episode, config):
    sound = (episode / "episode.mp3").read_bytes()
    (episode / "episode.mp3").write_bytes(sound[: len(sound) // 2])
    checked = check(episode, config, Deaf())
    assert any("lasts" in each.why for each in checked.findings)
    assert (5, Kind.DROPPED) in told(checked)


def test_a_segment_without_sound_is_one_finding(episode, config):
    sound = (episode / "episode.mp3").read_bytes()
    (episode / "episode.mp3").write_bytes(sound[: len(sound) // 2])
    kinds = [each.kind for each in check(episode, config, Deaf()).findings if each.segment == 5]
    assert kinds == [Kind.DROPPED]


class Deaf:
    """An ear that hears nothing."""

    def listen(self, samples, said):
        from briefing.check.ear import Listened

        return Listened(())


@pytest.mark.parametrize("name", ["transcript.json", "episode.mp3"])
@pytest.mark.parametrize("content", [None, b"", b"[1, 2]", b'{"segments": [{"startTime": "x"}]}'])
def test_what_cannot_be_listened_to_fails_in_one_line(episode, config, name, content):
    (episode / name).unlink()
    if content is not None:
        (episode / name).write_bytes(content)
    with pytest.raises(PackageError, match=name):
        heard(episode, config)


def test_a_folder_that_is_no_episode(tmp_path, config):
    with pytest.raises(SourceError, match="no episode"):
        heard(tmp_path, config)


def test_a_lost_manifest_or_script_is_a_finding(episode, config):
    (episode / "manifest.json").write_bytes(b"")
    (episode / "script.md").write_bytes(b"\xff")
    whys = " ".join(each.why for each in heard(episode, config).findings)
    assert "manifest.json is lost" in whys
    assert "script.md: not UTF-8" in whys


def test_json_lines_are_as_promised_the_worst_first():
    mild = Finding(2, 1.0, 2.0, Kind.PACE, 0.5, "", "", "quick", "甲")
    bad = Finding(3, 4.0, 5.0, Kind.SYLLABLE, 0.9, "桥 qiáo", "tou", "heard as another sound", "乙")
    first, _, last = map(json.loads, json_lines("out/甲", [mild, bad], 7.25))
    assert worst_first([mild, bad]) == (bad, mild)
    assert list(first) == ["segment", "start_s", "end_s", "kind", "score", "said", "heard", "why"]
    assert (first["segment"], first["kind"]) == (3, "syllable")
    assert last == {"episode": "out/甲", "findings": 2, "listened_s": 7.25}


def test_the_report_plays_at_the_place_and_trusts_no_text(tmp_path):
    bad = Finding(3, 64.0, 65.0, Kind.SYLLABLE, 0.9, "<b>", "tou", "why", "<script>")
    text = page([(tmp_path / "一 二", (bad,))], tmp_path / "look.html")
    assert 'src="%E4%B8%80%20%E4%BA%8C/episode.mp3#t=62.5,68.0"' in text
    assert 'aria-label="syllable at 1:04, segment 3"' in text
    assert "<script>" not in text
