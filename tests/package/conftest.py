"""A short programme and its script, and an MP3 of two seconds, as the stages before would hand them over."""

from __future__ import annotations

import shutil
from fractions import Fraction
from pathlib import Path

import av
import numpy as np
import pytest

from briefing.nouns import (
    Chapter,
    Cue,
    Face,
    Link,
    Pin,
    Programme,
    Reference,
    Role,
    Script,
    Section,
    Segment,
    Style,
    Word,
)
from tests.package.editions import edition

RATE_HZ = 44_100
HOSTILE = (
    "</script><script>alert(1)</script>",
    '" onload="alert(2)" x="',
    "<img src=x onerror=alert(3)>",
    "]]><!-- --></style></title>",
    "nul\0 and \ud800 and \x1b",
    "&lt;b&gt; &amp;amp; \u2028",
)
LONG_TITLE = "“大桥”与它的《十年》：" + "从一张图纸到一座桥 🌉 " * 24


@pytest.fixture(scope="session")
def tone(tmp_path_factory):
    """Two seconds of 440 Hz as mono MP3 at 96 kb/s, as the encoder leaves it."""
    path = tmp_path_factory.mktemp("tone") / "tone.mp3"
    samples = 0.2 * np.sin(2 * np.pi * 440 * np.arange(2 * RATE_HZ) / RATE_HZ)
    with av.open(str(path), "w", format="mp3") as container:
        stream = container.add_stream("libmp3lame", rate=RATE_HZ)
        stream.layout = "mono"
        stream.bit_rate = 96_000
        frame = av.AudioFrame.from_ndarray(samples.astype(np.float32)[None], format="fltp", layout="mono")
        frame.sample_rate = RATE_HZ
        frame.time_base = Fraction(1, RATE_HZ)
        for packet in [*stream.encode(frame), *stream.encode(None)]:
            container.mux(packet)
    return path


@pytest.fixture
def mp3(tone, tmp_path):
    """A copy of the tone to write into."""
    return Path(shutil.copy(tone, tmp_path / "episode.mp3"))


@pytest.fixture
def script():
    """A title, a chapter, a link, a line that is shown only."""
    return Script(
        title="黄河大桥通车",
        source="https://example.org/news/1234",
        date="2026-11-24",
        author="李明",
        sections=(
            Section(
                heading=Segment("黄河大桥通车", Role.TITLE),
                level=1,
                paragraphs=(
                    (Segment("横跨黄河的新桥今天正式通车。"), Segment("全长2.4公里 & 六车道 <双向>。")),
                    (Segment("详见公告。", links=(Link(2, 4, "https://example.org/notice"),)),),
                ),
            ),
            Section(
                heading=Segment("两岸的期待", Role.HEADING),
                level=2,
                paragraphs=(
                    (Segment("“盼了十年 --> 终于盼到了。”", Role.QUOTATION),),
                    (Segment("责任编辑 王芳", Role.DATA),),
                ),
            ),
        ),
    )


@pytest.fixture
def programme():
    """What the two seconds hold."""
    cues = (
        Cue(0.02, 0.2, "每日简报。", Role.NOTICE, 0),
        Cue(0.25, 0.5, "黄河大桥通车", Role.TITLE, 1, (Word(0.25, 0.38, 0, 4), Word(0.38, 0.5, 4, 6))),
        Cue(0.6, 0.9, "横跨黄河的新桥今天正式通车。", Role.BODY, 2),
        Cue(0.9, 1.2, "全长2.4公里 & 六车道 <双向>。", Role.BODY, 3),
        Cue(1.2, 1.3, "详见公告。", Role.BODY, 4),
        Cue(1.4, 1.5, "两岸的期待", Role.HEADING, 5),
        Cue(1.6, 1.9, "“盼了十年 --> 终于盼到了。”", Role.QUOTATION, 6),
    )
    chapters = (Chapter(0.0, 1.4, "黄河大桥通车"), Chapter(1.4, 2.0, "两岸的期待"))
    return Programme(2.0, cues, chapters, loudness_lufs=-19.02, true_peak_dbtp=-1.53)


@pytest.fixture
def text(script, programme):
    """The script set for reading, with pinyin over the title."""
    pins = (Pin(0, 1, "huáng"), Pin(1, 2, "hé"))
    return edition(script, programme, [pins if cue.role is Role.TITLE else () for cue in programme.cues])


@pytest.fixture
def noted(programme):
    """A title that refers to two notes: one behind it, of two paragraphs, and one in the next part."""
    note = (Segment("不含引桥。", Role.FOOTNOTE, label="1"), Segment("下同。", Role.FOOTNOTE))
    title = Segment("黄河大桥通车", Role.TITLE, references=(Reference(4, "1"), Reference(6, "*")))
    parts = (
        Section(
            title, 1, ((note[0],), (note[1],), (Segment("全长2.4公里。", references=(Reference(7, "1"),)),))
        ),
        Section(Segment("两岸", Role.HEADING), 2, ((Segment("见公告。", Role.FOOTNOTE, label="*"),),)),
    )
    return edition(Script("黄河大桥通车", parts), programme)


@pytest.fixture
def versed(programme):
    """Verse and formulas in the first part; none in the second."""
    runs = ("$E=mc^2$", r"$$\begin{aligned}a&=b\\&<c\end{aligned}$$", r"$\nosuch{x}$", r"$\sqrt[3]{x}$")
    maths = [(Segment(run, styles=(Style(0, len(run), Face.FORMULA),)),) for run in runs]
    verse = (Segment("床前明月光，", Role.QUOTATION, breaks=True), Segment("疑是地上霜。", Role.QUOTATION))
    parts = (
        Section(Segment("黄河大桥通车", Role.TITLE), 1, (verse, *maths)),
        Section(Segment("两岸", Role.HEADING), 2, ((Segment("见公告。"),),)),
    )
    return edition(Script("黄河大桥通车", parts), programme)


@pytest.fixture
def hostile():
    """An episode whose every text is an attack."""
    segments = tuple(
        Segment(text, links=(Link(0, 1, "javascript:alert(4)"), Link(1, 2, 'https://a.example/"><script>')))
        for text in (*HOSTILE, "😀 iPhone 15 Pro 发布，龍与café")
    )
    script = Script(
        title=HOSTILE[0],
        source="javascript:alert(5)",
        date=HOSTILE[1],
        author=HOSTILE[2],
        publisher=HOSTILE[3],
        sections=(
            Section(Segment(HOSTILE[0], Role.TITLE), 1, (segments,)),
            Section(Segment(HOSTILE[2], Role.DATA), 4, ((Segment(HOSTILE[1], Role.DATA),),)),
        ),
    )
    cues = tuple(
        Cue(
            float(i),
            i + 0.9,
            segment.text,
            segment.role,
            i + 1,
            (Word(i + 0.0, i + 0.9, 0, len(segment.text)),),
        )
        for i, segment in enumerate(script.segments())
        if segment.role is not Role.DATA
    )
    return edition(script, Programme(9.0, cues, (Chapter(0.0, 9.0, HOSTILE[0]),), -19.0, -1.0))
