"""Draws an episode: its waveform, chapter by chapter, with the titles and the time they start.

python docs/waveform.py EPISODE PICTURE.png
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

import av
import numpy as np
from PIL import Image, ImageDraw

from briefing.package.cover import face

WIDTH, HEIGHT, MARGIN = 1600, 420, 40
WAVE = (90, 330)
"""Top and bottom of the waveform, in pixels."""
BAR, GAP = 4, 2
COLOURS = ("#1F5AA0", "#C2410C", "#15803D", "#7E22CE")
INK, GROUND = "#1F2937", "#FFFFFF"


def envelope(path: Path, bars: int) -> np.ndarray:
    """The loudest sample in each of ``bars`` equal parts of the audio."""
    resampler = av.AudioResampler(format="flt", layout="mono", rate=8000)
    with av.open(str(path)) as container:
        pieces = [
            np.abs(g.to_ndarray().ravel()) for f in container.decode(audio=0) for g in resampler.resample(f)
        ]
    return np.array([part.max() for part in np.array_split(np.concatenate(pieces), bars)])


def draw(episode: Path) -> Image.Image:
    """The picture of an episode folder."""
    chapters = json.loads((episode / "chapters.json").read_text(encoding="utf-8"))["chapters"]
    duration = chapters[-1]["endTime"]
    image = Image.new("RGB", (WIDTH, HEIGHT), GROUND)
    pen = ImageDraw.Draw(image)
    font = face("hans", 500, 26)
    bars = (WIDTH - 2 * MARGIN) // (BAR + GAP)
    heights = envelope(episode / "episode.mp3", bars)
    middle, reach = sum(WAVE) / 2, (WAVE[1] - WAVE[0]) / 2
    for index, height in enumerate(heights / heights.max()):
        at = duration * (index + 0.5) / bars
        number = max(n for n, chapter in enumerate(chapters) if chapter["startTime"] <= at)
        x, y = MARGIN + index * (BAR + GAP), max(2, reach * height)
        pen.rounded_rectangle(
            (x, middle - y, x + BAR - 1, middle + y), radius=2, fill=COLOURS[number % len(COLOURS)]
        )
    for number, chapter in enumerate(chapters):
        x = MARGIN + chapter["startTime"] / duration * (WIDTH - 2 * MARGIN)
        colour = COLOURS[number % len(COLOURS)]
        pen.line((x, 30, x, WAVE[1] + 10), fill=colour, width=2)
        pen.text((x + 10, 26), chapter["title"], font=font, fill=INK)
        minutes, seconds = divmod(int(chapter["startTime"]), 60)
        pen.text((x + 10, WAVE[1] + 20), f"{minutes}:{seconds:02}", font=font, fill=colour)
    return image


if __name__ == "__main__":
    draw(Path(sys.argv[1])).save(sys.argv[2], optimize=True)
