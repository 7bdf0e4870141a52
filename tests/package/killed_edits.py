"""Run by a test: makes an episode anew without pause, killed again and again, while a person saves it.

Prints how many kills there were, and how many texts were saved.

Usage: killed_edits.py FOLDER KILLS
"""

from __future__ import annotations

import hashlib
import os
import random
import signal
import sys
import time
from pathlib import Path

from killed_swaps import child, publish

from briefing.package import folder

NAME = "桥"


def publish_without_pause(out):
    while True:
        with folder.lock(out, "a"):
            folder.recover(out)
            script = (out / NAME / "script.md").read_bytes()
        publish(out, script.decode(), seen=hashlib.sha256(script).hexdigest())


def save(script, text, in_place):
    """Saves ``text`` as an editor does; False where the editor would complain."""
    draft = script.with_name(".draft")
    try:
        if in_place:
            with script.open("r+") as file:
                file.truncate()
                file.write(text)
        else:
            draft.write_text(text)
            draft.replace(script)
    except FileNotFoundError:
        return False
    return True


def said(out):
    return {path.read_text() for path in (out / NAME).glob("script*.md")}


def main(out, kills):
    chance = random.Random(11)
    publish(out, "first", seen="")
    script, saved = out / NAME / "script.md", 0
    for number in range(kills):
        writer = child(publish_without_pause, out)
        last = ""
        for turn in range(chance.randrange(1, 6)):
            time.sleep(chance.uniform(0, 0.02))
            text = f"{number}.{turn}"
            if save(script, text, chance.random() < 0.5):
                last, saved = text, saved + 1
        time.sleep(chance.uniform(0, 0.01))
        os.kill(writer, signal.SIGKILL)
        os.waitpid(writer, 0)
        folder.recover(out)
        assert not last or last in said(out), (number, last, said(out))
        for path in (out / NAME).glob("script-*.md"):
            path.unlink()
    print(kills, saved)


main(Path(sys.argv[1]), int(sys.argv[2]))
