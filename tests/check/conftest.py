import json
from dataclasses import dataclass, field

import numpy as np
import pytest

from briefing.check.ear import Listened, Token
from briefing.cli.progress import Progress
from briefing.conductor.produce import produce
from briefing.config import Cache, Chimes, Config, Pauses, Speech

ARTICLE = """# 新桥通车

横跨黄河的新桥今天正式通车。
孩子们在桥上放起了风筝。
全长2.4公里，双向六车道。
老人们早早来到了桥头。
"""


def tokens(text, length_s):
    """A token for each character, evenly spaced."""
    each_s = length_s / max(1, len(text))
    return tuple(Token(char, index * each_s, (index + 1) * each_s, -8.0) for index, char in enumerate(text))


@dataclass
class FakeEar:
    """Hears what is said, but for what it was told to hear instead; silence parts the segments."""

    instead: dict = field(default_factory=dict)
    """From a segment's text to what is heard of it."""
    longest_s: float = 0.0

    def listen(self, samples, said):
        self.longest_s = max(self.longest_s, len(samples) / 16_000)
        heard, believed = [], []
        quiet = np.convolve(np.abs(samples) > 0, np.ones(4_000), "same") < 0.5
        edges = np.flatnonzero(np.diff(quiet.astype(int), prepend=1, append=1))
        sounds = list(zip(edges[::2] / 16_000, edges[1::2] / 16_000, strict=True))
        texts = _sentences(said, len(sounds))
        for (start_s, end_s), text in zip(sounds, texts, strict=True):
            for into, words in ((heard, self.instead.get(text, text)), (believed, text)):
                into += [
                    Token(t.text, start_s + t.start_s, start_s + t.end_s, t.likely)
                    for t in tokens(words, end_s - start_s)
                ]
        return Listened(tuple(heard), tuple(believed))


def _sentences(said, count):
    ended = said.replace("。", "。\n").replace("新桥通车横", "新桥通车\n横").split("\n")
    texts = [text for text in ended if text]
    assert len(texts) == count, (texts, count)
    return texts


@pytest.fixture
def config(tmp_path):
    return Config(
        speech=Speech(voice="espeak", intro="", outro="", notice=""),
        chimes=Chimes(opening="none", closing="none", section="none"),
        pauses=Pauses(sentence=1.0, paragraph=1.0, heading=1.0),
        cache=Cache(folder=tmp_path / "takes"),
    )


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """An episode that eSpeak NG speaks, made once for a module."""
    folder = tmp_path_factory.mktemp("made")
    (folder / "article.md").write_text(ARTICLE, encoding="utf-8")
    config = Config(
        speech=Speech(voice="espeak", intro="", outro="", notice=""),
        chimes=Chimes(opening="none", closing="none", section="none"),
        pauses=Pauses(sentence=1.0, paragraph=1.0, heading=1.0),
        cache=Cache(folder=folder / "takes"),
    )
    return produce(
        str(folder / "article.md"), out=folder / "out", config=config, report=Progress(quiet=True)
    ).folder


@pytest.fixture
def episode(made, tmp_path):
    """A copy of it, to be damaged."""
    import shutil

    return shutil.copytree(made, tmp_path / made.name)


@pytest.fixture
def edited(episode):
    """Changes a JSON file of the episode."""

    def edit(name, change):
        path = episode / name
        data = json.loads(path.read_text(encoding="utf-8"))
        change(data)
        path.write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")

    return edit
