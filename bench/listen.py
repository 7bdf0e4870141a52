"""What is heard of the same sentences through the whole program, and through the bare model.

    python bench/listen.py SENTENCES [--voices xiaobei,yunjian|all] [--bare] [--limit N]

SENTENCES is a text file of one sentence a line. Each voice makes them an episode, whose cues are listened to
in the finished MP3. With ``--bare`` the weights are also driven the usual way, sentence by sentence: misaki
and kokoro-onnx (the ``compare`` extra), from the model and the styles that the program uses.
"""

from __future__ import annotations

import argparse
import json
import tempfile
from collections.abc import Iterator
from pathlib import Path

import ear
import numpy as np

from briefing.cli.progress import Progress
from briefing.conductor.flags import Flags
from briefing.conductor.produce import produce
from briefing.config import Config, Speech
from briefing.speak import voices
from briefing.speak.kokoro import weights


def through_us(sentences: list[str], voice: str, folder: Path) -> Iterator[ear.Heard]:
    """What is heard of each cue of an episode of ``sentences``."""
    source = folder / f"{voice}.md"
    source.write_text("# 听写\n\n" + "\n\n".join(sentences) + "\n", encoding="utf-8")
    config = Config(speech=Speech(intro="", outro="", notice=""))
    episode = produce(
        str(source), out=folder, config=config, flags=Flags(voice=voice), report=Progress(quiet=True)
    ).folder
    audio = ear.decoded(episode / "episode.mp3")
    transcript = json.loads((episode / "transcript.json").read_text(encoding="utf-8"))
    for cue in transcript["segments"]:
        yield ear.listen(cue["body"], ear.cue(audio, cue["startTime"], cue["endTime"]))


def bare(sentences: list[str], voice: str, folder: Path) -> Iterator[ear.Heard]:
    """What is heard of each sentence as kokoro-onnx and misaki say it."""
    from kokoro_onnx import Kokoro
    from misaki.zh import ZHG2P

    model, styles = folder / "kokoro.onnx", folder / "styles.npz"
    if not model.exists():
        model.write_bytes(b"".join(weights.parts(None)))
        kokoro_voices = [v for v in voices.voices().values() if v.engine == "kokoro"]
        np.savez(styles, **{v.id: weights.style(v.id)[:, None, :] for v in kokoro_voices})
    kokoro, front_end = Kokoro(str(model), str(styles)), ZHG2P()
    for sentence in sentences:
        samples, rate_hz = kokoro.create(front_end(sentence)[0], voices.find(voice).id, is_phonemes=True)
        yield ear.listen(sentence, ear.resampled(samples, rate_hz))


def told(name: str, heard: Iterator[ear.Heard]) -> None:
    """Prints the misheard ones, then the rate."""
    errors = syllables = 0
    for one in heard:
        errors, syllables = errors + one.errors, syllables + one.syllables
        if one.errors:
            print(f"    {one.errors}  {one.want}  |  {one.got}", flush=True)
    print(f"{name}: {100 * errors / syllables:.2f} % of {syllables} syllables", flush=True)


def main() -> None:
    """Prints a line for each voice and way."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("sentences", type=Path)
    parser.add_argument("--voices", default=voices.DEFAULT)
    parser.add_argument("--bare", action="store_true")
    parser.add_argument("--limit", type=int)
    args = parser.parse_args()
    sentences = args.sentences.read_text(encoding="utf-8").split("\n")[: args.limit]
    sentences = [sentence for sentence in sentences if sentence]
    ours = [name for name, voice in voices.voices().items() if voice.engine == "kokoro"]
    with tempfile.TemporaryDirectory() as folder:
        for voice in ours if args.voices == "all" else args.voices.split(","):
            if args.bare:
                told(f"{voice}, bare model", bare(sentences, voice, Path(folder)))
            told(f"{voice}, finished episode", through_us(sentences, voice, Path(folder)))


if __name__ == "__main__":
    main()
