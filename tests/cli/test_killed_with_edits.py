"""Runs ended at any moment by any signal while a person saves the script: no edit and no episode is lost."""

import hashlib
import json
import random
import re
import signal
import subprocess
import sys
import threading
import time

import pytest

pytestmark = pytest.mark.slow

ENDED = {signal.SIGKILL: -9, signal.SIGTERM: 143, signal.SIGHUP: 129, signal.SIGINT: 130}
TURNS = 6
TEXT = "新桥\n\n" + "\n".join(f"这是第{n}句，说的是新桥。" for n in range(1, 9))


class Person:
    """Saves a script again and again, each time with another last line, by renaming or in place."""

    def __init__(self, folder, chance, ways):
        self.folder, self.chance, self.ways = folder, chance, ways
        self.last = ""
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._work)

    def __enter__(self):
        self._thread.start()
        return self

    def __exit__(self, *_):
        self._over.set()
        self._thread.join()

    def _work(self):
        while not self._over.wait(self.chance.uniform(0, 0.05)):
            self._save(f"又加了一句，是第{self.chance.randrange(10**9)}号。")

    def _save(self, line):
        script, draft = self.folder / "script.md", self.folder / ".draft"
        try:
            kept = [each for each in script.read_text(encoding="utf-8").splitlines() if "又加" not in each]
            text = "\n".join([*kept, line, ""])
            if self.chance.choice(self.ways) == "in place":
                with script.open("r+", encoding="utf-8") as file:
                    file.truncate()
                    time.sleep(0.001)
                    file.write(text)
            else:
                draft.write_text(text, encoding="utf-8")
                draft.replace(script)
        except FileNotFoundError:  # told by the editor: the person saves once more
            return
        self.last = line


def saved(folder):
    return "".join(path.read_text(encoding="utf-8") for path in folder.glob("script*.md"))


def assert_whole_but_for_the_script(folder):
    record = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    for name, file in record["files"].items():
        if name != "script.md":
            assert hashlib.sha256((folder / name).read_bytes()).hexdigest() == file["sha256"], name


def leftovers(out):
    hidden = [
        path.name for path in out.iterdir() if path.name[0] == "." and path.name not in {".locks", ".known"}
    ]
    return hidden + [
        path.name for path in (out / ".locks").iterdir() if not re.fullmatch(r"[0-9a-f]{40}\.lock", path.name)
    ]


def make(*words):
    return [sys.executable, "-m", "briefing", "make", *map(str, words)]


@pytest.mark.parametrize("formats", ["mp3", "mp3,m4a,opus"])
@pytest.mark.parametrize("way", ["again", "force"])
def test_ended_at_any_moment_no_edit_is_lost_and_the_next_run_tidies_up(desk, way, formats):
    chance = random.Random(f"{way} {formats}")
    desk.settings(audio=f"formats = [{', '.join(repr(each) for each in formats.split(','))}]")
    desk.write("新闻.txt", TEXT)
    begun = time.monotonic()
    subprocess.run(make("新闻.txt", "-q"), check=True)
    whole_run_s = time.monotonic() - begun
    (folder,) = desk.episodes
    desk.write(folder / "notes" / "note.txt", "mine")
    # Where the run itself changes the script, an editor that holds the old file open writes to no folder.
    ways = ["rename", "in place"] if way == "again" else ["rename"]
    for turn in range(TURNS):
        if way == "again":
            words = make(folder)
        else:
            desk.write("新闻.txt", f"{TEXT}\n第{turn}版的一句。\n")
            words = make("新闻.txt", "--force")
        kind = chance.choice(list(ENDED))
        with subprocess.Popen(words, stderr=subprocess.PIPE, text=True, encoding="utf-8") as run:
            if way == "force":  # edits are told from those that the run was to discard
                while "mixing" not in (line := run.stderr.readline()) and line:
                    pass
            with Person(folder, chance, ways) as person:
                time.sleep(chance.uniform(0, whole_run_s if way == "again" else whole_run_s / 3))
                run.send_signal(kind)
                told = run.stderr.read()
                run.wait(timeout=60)
        # A script that an editor has emptied and not yet written again is none, and the run says so.
        emptied = run.returncode == 2 and "script.md:1: no front matter" in told
        assert emptied or run.returncode in (ENDED[kind], 0, 3, -kind), (kind, run.returncode, told)
        assert "Traceback" not in told
        assert "leaked" not in told
        assert_whole_but_for_the_script(folder)
        if kind != signal.SIGKILL:
            assert leftovers(desk.folder / "out") == [], (kind, run.returncode, told)
        done = subprocess.run(make(folder), capture_output=True, text=True, encoding="utf-8", check=False)
        assert done.returncode == 0, done.stderr
        assert person.last in saved(folder), (turn, kind)
        assert_whole_but_for_the_script(folder)
        assert (folder / "notes" / "note.txt").read_text() == "mine"
        assert leftovers(desk.folder / "out") == []
        assert desk.episodes == [folder]
