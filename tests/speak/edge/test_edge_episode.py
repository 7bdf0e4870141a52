"""A producer makes episodes with online voices, and sees what becomes of them."""

import json
from pathlib import Path
from typing import NamedTuple

import pytest

from briefing import cli

ARTICLE = """# 黄河大桥通车

横跨黄河的新桥今天正式通车。

## 两岸的期待

孩子们在桥上放起了风筝。
"""
SETTINGS = """
[cache]
folder = "takes"

[speech]
voice = "edge-xiaoxiao"
intro = ""
notice = ""
outro = ""

[chimes]
section = "none"
opening = "none"
closing = "none"

[edge]
receive_timeout_s = 1
patience_min = 5
"""


class Outcome(NamedTuple):
    code: int
    out: str
    err: str


@pytest.fixture
def make(service, tmp_path, monkeypatch, capsys):
    """Runs ``briefing make article.md`` in a folder of its own."""
    monkeypatch.chdir(tmp_path)
    Path("article.md").write_text(ARTICLE, encoding="utf-8")
    Path("briefing.toml").write_text(SETTINGS, encoding="utf-8")

    def run(*flags, more=""):
        Path("briefing.toml").write_text(SETTINGS + more, encoding="utf-8")
        with pytest.raises(SystemExit) as stopped:
            cli.main(["make", "article.md", *flags])
        return Outcome(stopped.value.code, *capsys.readouterr())

    return run


def manifest():
    (path,) = Path("out").glob("*/manifest.json")
    return json.loads(path.read_text(encoding="utf-8"))


def cues():
    (path,) = Path("out").glob("*/transcript.json")
    return json.loads(path.read_text(encoding="utf-8"))


def test_an_episode_is_spoken_and_nothing_of_it_twice(make, service):
    done = make()
    assert done.code == 0, done.err
    assert manifest()["voices"] == ["edge-xiaoxiao"]
    asked = len(service.said())
    assert make().out.endswith("unchanged\n")
    assert len(service.said()) == asked


def test_where_the_service_stays_down_the_segment_is_named_and_no_episode_made(make, service):
    service.fault_of = lambda text: "no audio" if "风筝" in text else ""
    done = make()
    assert done.code == 1
    assert done.err.splitlines()[-1].startswith(
        "briefing: segment 4: 孩子们在桥上放起了风筝。: the service sent no audio ("
    )
    assert not list(Path("out").glob("*/manifest.json"))
    service.fault_of = None
    asked = len(service.said())
    assert make().code == 0
    assert len(service.said()) - asked == 1


def test_a_take_that_was_believed_only_when_it_came_again_is_told_each_time(make, service):
    service.fault_of = lambda text: "boundaries late" if "风筝" in text else ""
    done = make()
    assert done.code == 3, done.err
    doubts = [take["doubt"] for take in manifest()["takes"]]
    assert [bool(doubt) for doubt in doubts] == [False, False, False, True]
    line = f": segment 4: {doubts[3]}; it came so twice and was believed"
    assert line in done.err
    unchanged = make()
    assert unchanged.out.endswith("unchanged\n")
    assert (unchanged.code, line in unchanged.err) == (3, True)
    again = make("--force")
    assert (again.code, line in again.err) == (3, True)
    assert [take["doubt"] for take in manifest()["takes"]] == doubts


def test_a_fallback_speaks_the_whole_episode_alone(make, service):
    service.fault_of = lambda text: "no audio" if "风筝" in text else ""
    cast = '\n[cast]\nheading = "edge-yunxi"\n'
    done = make("--fallback", "espeak", more=cast)
    assert done.code == 0, done.err
    assert manifest()["voices"] == ["espeak"]
    assert "espeak speaks the whole episode" in done.err
    service.fault_of = None
    assert make("--fallback", "espeak", more=cast).code == 0
    assert manifest()["voices"] == ["edge-xiaoxiao", "edge-yunxi"]


def test_a_fallback_is_not_used_where_all_goes_well(make):
    assert make("--fallback", "espeak").code == 0
    assert manifest()["voices"] == ["edge-xiaoxiao"]


def test_a_fallback_that_is_not_there_is_a_usage_error(make, service):
    done = make("--fallback", "nobody")
    assert done.code == 2
    assert "nobody" in done.err
    assert service.seen == []


def test_the_wait_is_shown_as_it_passes(make, service, clock, monkeypatch):
    from briefing.cli import progress

    monkeypatch.setattr(progress, "PLAIN_WAIT_S", 0.0)
    service.faults.append("429")
    done = make()
    assert done.code == 0
    waits = [line for line in done.err.splitlines() if "the service wants fewer requests (429)" in line]
    assert len(waits) > 10
    assert "waiting 30 s: " in "".join(waits)
    assert "waiting 5 s: " in "".join(waits)


def test_a_wrong_clock_is_said_and_the_episode_made(make, service):
    service.ahead_s = 1800
    done = make()
    assert done.code == 0
    assert "this computer's clock is 30 min slow; the service's time is used" in done.err


def test_a_cast_reads_with_voices_of_two_engines(make, service):
    done = make(more='\n[cast]\nheading = "espeak"\nbody = "edge-yunyang"\n')
    assert done.code == 0, done.err
    assert manifest()["voices"] == ["edge-yunyang", "espeak"]
    assert {seen.voice for seen in service.seen if seen.kind == "speak"} == {"zh-CN-YunyangNeural"}


def test_a_cue_starts_with_its_speech(make, service):
    """Measured on the decoded programme, against the times in the transcript."""
    import av
    import numpy as np

    assert make().code == 0
    (mp3,) = Path("out").glob("*/episode.mp3")
    with av.open(str(mp3)) as file:
        samples = np.concatenate([frame.to_ndarray().mean(axis=0) for frame in file.decode(audio=0)])
        rate_hz = file.streams.audio[0].rate
    loud_s = np.flatnonzero(np.abs(samples) > 0.02 * np.abs(samples).max()) / rate_hz
    segments = cues()["segments"]
    for segment in segments:
        heard = loud_s[loud_s >= segment["startTime"] - 0.2]
        assert heard[0] == pytest.approx(segment["startTime"], abs=0.05)
