"""Run by a test: publishes an episode without pause, killed again and again, while another process reads it.

Prints how many kills there were, how many different episodes stood after them, and how many leftovers.

Usage: killed_swaps.py FOLDER KILLS
"""

from __future__ import annotations

import os
import random
import signal
import sys
import time
from pathlib import Path

from manifests import write_manifest

from briefing import exchange
from briefing.package import folder, manifest
from briefing.package.shelf import Shelf, Spot

NAMES = ("episode.mp3", "script.md", "transcript.vtt")


def publish(out, mark, seen=None):
    """An episode all of whose files say ``mark``, made when the script there had the digest ``seen``."""
    with folder.lock(out, "a"), folder.staging(out, "桥") as new:
        if seen is None:
            seen = exchange.digest(out / "桥" / "script.md")
        for name in NAMES:
            (new / name).write_text(mark)
        write_manifest(new, source="a", guid="a", title="桥", build=f"of {mark}")
        folder.publish(new, Shelf(out), Spot(out / "桥", "a", seen=seen))


def child(work, *arguments):
    """The id of a forked process that does ``work``; it exits with 1 where that raises."""
    pid = os.fork()
    if pid:
        return pid
    try:
        work(*arguments)
        os._exit(0)
    except BaseException as error:
        print(type(error).__name__, error, file=sys.stderr, flush=True)
        os._exit(1)


def publish_without_pause(out, first):
    for count in range(1_000_000):
        publish(out, f"{first}-{count}")


def read_without_pause(out):
    """Fails when the folder is missing or what it holds is not of one episode."""
    while not (out / "stop").exists():
        opened = os.open(out / "桥", os.O_RDONLY)  # what was opened stays one folder, even if it is replaced
        try:
            texts = {read(name, opened) for name in NAMES}
            if len(texts) != 1:
                raise AssertionError(f"a mixture: {texts}")
        except FileNotFoundError:
            pass  # an old one whose deletion began after it was opened
        finally:
            os.close(opened)


def read(name, opened):
    descriptor = os.open(name, os.O_RDONLY, dir_fd=opened)
    try:
        return os.read(descriptor, 100)
    finally:
        os.close(descriptor)


def main(out, kills):
    chance = random.Random(4)
    began = time.monotonic()
    for count in range(5):
        publish(out, f"first-{count}")
    once_s = (time.monotonic() - began) / 5
    reader = child(read_without_pause, out)
    builds = set()
    for number in range(kills):
        writer = child(publish_without_pause, out, str(number))
        time.sleep(chance.uniform(0.3, 2.5) * once_s)
        os.kill(writer, signal.SIGKILL)
        os.waitpid(writer, 0)
        made = manifest.load(out / "桥")
        assert made is not None
        assert manifest.file_records(out / "桥") == made.files
        # On a machine that slows down, kills must not all come before the first change.
        once_s *= 0.95 if made.build not in builds else 1.25
        builds.add(made.build)
    (out / "stop").touch()
    _, status = os.waitpid(reader, 0)
    assert status == 0, "the reader saw an episode missing or mixed"
    (out / "stop").unlink()
    print(kills, len(builds), len(list(out.glob(".*.new"))))
    folder.recover(out)


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
