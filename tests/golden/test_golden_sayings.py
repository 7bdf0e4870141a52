"""How golden pages and both examples are said: what is not meant to change does not, to the last reading.

Each folder holds ``script.md`` and ``spoken.tsv``, a digest for each segment, so that a move of code shows at
once whether it is only that. ``python tests/golden/test_golden_sayings.py`` writes both anew where a change
was meant: read its diff.
"""

from __future__ import annotations

import hashlib
from dataclasses import replace
from pathlib import Path

import pytest

from briefing.clean import clean
from briefing.conductor.cast import Cast
from briefing.conductor.running_order import running_order
from briefing.config import Config
from briefing.narrate import narrate
from briefing.read import read
from briefing.script.document import format_script

HERE = Path(__file__).parent
SOURCES = {
    **{path.parent: path for path in sorted(HERE.glob("pages/*/in.html"))},
    **{HERE / "texts" / name: HERE.parents[1] / "examples" / f"{name}.txt" for name in ("bridge", "ugly")},
}
"""From a golden folder to what it is made from."""


def script_of(source):
    """The script that ``source`` becomes, with no path of this machine in it."""
    return narrate(replace(clean(read(str(source))), source=source.name))


def sayings(script):
    """A line for each spoken segment: its number, a digest of its words and readings, how it begins."""
    config = Config()
    for line in running_order(script, config, Cast.of(config.speech, "", "", config.cast)).spoken:
        if line.number:
            said = repr((line.utterance.spoken, line.utterance.readings))
            digest = hashlib.sha256(said.encode()).hexdigest()[:16]
            yield f"{line.number}\t{digest}\t{line.utterance.text[:12]}\n"


@pytest.mark.parametrize("folder", list(SOURCES), ids=lambda folder: folder.name)
def test_script_words_and_readings_are_as_they_were(folder):
    script = script_of(SOURCES[folder])
    assert format_script(script) == (folder / "script.md").read_text(encoding="utf-8")
    assert "".join(sayings(script)) == (folder / "spoken.tsv").read_text(encoding="utf-8")


if __name__ == "__main__":
    for folder, source in SOURCES.items():
        folder.mkdir(parents=True, exist_ok=True)
        script = script_of(source)
        (folder / "script.md").write_text(format_script(script), encoding="utf-8")
        (folder / "spoken.tsv").write_text("".join(sayings(script)), encoding="utf-8")
