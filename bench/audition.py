"""Makes ``docs/audition-after.mp3`` anew: the episode of ``performance.md`` as it sounds now, whole.

    python bench/audition.py [--voice xiaobei] [--to FILE]

With the settings of ``examples/briefing.toml``, at 64 kbit/s, to be small. Nothing is chosen, nothing mended
by hand.
"""

from __future__ import annotations

import argparse
import shutil
import tempfile
from pathlib import Path

from briefing.cli.progress import Progress
from briefing.conductor.flags import Flags
from briefing.conductor.produce import produce
from briefing.config import load
from briefing.files import AUDIO
from briefing.speak import voices

ROOT = Path(__file__).parents[1]
KBPS = 64


def main() -> None:
    """Prints how long it is."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--voice", default=voices.DEFAULT)
    parser.add_argument("--to", type=Path, default=ROOT / "docs" / "audition-after.mp3")
    args = parser.parse_args()
    config = load(ROOT / "examples" / "briefing.toml")
    config = config.model_copy(update={"audio": config.audio.model_copy(update={"bitrate_kbps": KBPS})})
    with tempfile.TemporaryDirectory() as folder:
        made = produce(
            str(ROOT / "bench" / "performance.md"),
            out=Path(folder),
            config=config,
            flags=Flags(voice=args.voice),
            report=Progress(quiet=True),
        )
        shutil.copyfile(made.folder / AUDIO.name, args.to)
    print(f"{made.duration_s:.0f} s in {args.to}")


if __name__ == "__main__":
    main()
