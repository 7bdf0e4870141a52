"""What is heard in a finished episode is what was written: speech recognition is the listener."""

import json
from pathlib import Path

import pytest

from briefing.cli.progress import Progress
from briefing.conductor.produce import produce
from briefing.config import Config

ROOT = Path(__file__).parents[1]
MISHEARD = 0.03
"""Of syllables, with Whisper's own mistakes: of the bare model's it mishears 1.2 % (bench/listen.py)."""


@pytest.mark.judge
def test_an_episode_is_understood(tmp_path):
    ear = pytest.importorskip("ear", reason="the judge extra is not installed")
    sentences = (ROOT / "bench" / "sentences.txt").read_text(encoding="utf-8").splitlines()[:30]
    article = tmp_path / "listen.md"
    article.write_text("# 听写\n\n" + "\n\n".join(sentences), encoding="utf-8")
    episode = produce(str(article), out=tmp_path, config=Config(), report=Progress(quiet=True)).folder
    audio = ear.decoded(episode / "episode.mp3")
    cues = json.loads((episode / "transcript.json").read_text(encoding="utf-8"))["segments"]
    heard = [ear.listen(cue["body"], ear.cue(audio, cue["startTime"], cue["endTime"])) for cue in cues]
    missed = [one for one in heard if one.errors]
    rate = sum(one.errors for one in heard) / sum(one.syllables for one in heard)
    assert rate <= MISHEARD, "\n".join(f"{one.want} | {one.got}" for one in missed)
