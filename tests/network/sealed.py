"""Runs every command that needs no network where there is none, and writes down what each tried to reach.

    unshare --net --mount python sealed.py FOLDER

Run as root of a network namespace of its own, whose only interface is loopback and whose only resolver is
the one below, which writes down each name that it is asked for. FOLDER has ``home``, ``tmp`` and ``work``; it
gets ``names``, a trace of system calls for each command, and ``report.json``.
"""

from __future__ import annotations

import itertools
import json
import os
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from pathlib import Path

ROOT = Path(__file__).parents[2]
CALLS = "connect,bind,sendto,sendmsg,sendmmsg"
"""The system calls that name the other end; bind names one's own."""
LONG_S = 30
"""How long ``make`` with the embedded voice has to live: telemetry begins ten seconds after loading."""
PORT = 8765
EMPTY = ("/dev/shm", "/var/tmp")
"""Folders that all programs share; each command finds them empty, and has to leave them so."""

PAGE = """<html lang="zh"><head><title>黄河大桥通车</title><link rel="canonical" href="https://news.example.org/1">
<script src="https://cdn.example.org/a.js"></script></head><body><article><h1>黄河大桥通车</h1>
<img src="https://img.example.org/bridge.jpg"><p>11月24日，横跨黄河的新桥今天正式通车，全长2.4公里。</p>
<p>“盼了十年，终于盼到了。”住在乐亭的王先生说，<a href="https://www.example.org/">更多</a>请看明天的报纸。</p>
<p>孩子们在桥上放起了风筝，老人们在桥头下起了象棋，一直到天黑才回家。</p></article></body></html>"""


def resolve(log):
    """Answers every question for a name with 127.0.0.1, and writes the name down."""
    asked = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    asked.bind(("127.0.0.1", 53))

    def answer():
        while True:
            question, sender = asked.recvfrom(4096)
            labels, at = [], 12
            while size := question[at]:
                labels.append(question[at + 1 : at + 1 + size].decode("latin-1"))
                at += 1 + size
            with log.open("a", encoding="utf-8") as names:
                names.write(".".join(labels) + "\n")
            address = b"\xc0\x0c\0\1\0\1\0\0\0\0\0\4\x7f\0\0\1" if question[at + 2] == 1 else b""
            counts = b"\0\1" + (b"\0\1" if address else b"\0\0") + b"\0\0\0\0"
            asked.sendto(question[:2] + b"\x81\x80" + counts + question[12 : at + 5] + address, sender)

    threading.Thread(target=answer, daemon=True).start()


def seal(folder):
    """Leaves this namespace loopback and our resolver alone."""
    subprocess.run(["ip", "link", "set", "lo", "up"], check=True)
    for name, text in (("resolv.conf", "nameserver 127.0.0.1\n"), ("nsswitch.conf", "hosts: files dns\n")):
        (folder / name).write_text(text, encoding="utf-8")
        subprocess.run(["mount", "--bind", folder / name, f"/etc/{name}"], check=True)
    for shared in EMPTY:
        subprocess.run(["mount", "-t", "tmpfs", "tmpfs", shared], check=True)


class Desk:
    """Runs commands in ``folder/work`` as a producer with nothing in the home folder."""

    def __init__(self, folder):
        self.folder = folder
        self.runs: list[dict[str, object]] = []
        self._numbers = itertools.count(1)
        self._environment = {
            "PATH": os.environ["PATH"],
            "LANG": "C.UTF-8",
            "HOME": str(folder / "home"),
            "TMPDIR": str(folder / "tmp"),
            "PYTHONPATH": str(ROOT),
            "PYTHONDONTWRITEBYTECODE": "1",
        }

    def write(self, name, text):
        (self.folder / "work" / name).write_text(text, encoding="utf-8")

    def start(self, trace, *words):
        watch = ["strace", "-f", "-qq", "--seccomp-bpf", "-e", f"trace={CALLS}", "-o", str(trace)]
        return subprocess.Popen(
            [*watch, sys.executable, "-m", "briefing", *words],
            cwd=self.folder / "work",
            env=self._environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            encoding="utf-8",
        )

    def run(self, *words, said=""):
        """Runs ``briefing`` with ``words`` and ``said`` as its input; gives back its seconds of wall time."""
        trace = self.folder / f"{next(self._numbers)}-{words[0]}.trace"
        begun = time.monotonic()
        process = self.start(trace, *words)
        told, _ = process.communicate(said)
        return self.noted(trace, words, process.returncode, told, time.monotonic() - begun)

    def serve(self):
        """Serves ``public``, asks for its feed and a piece of it, and ends it as Ctrl-C does."""
        words = ("serve", "public", "--port", str(PORT))
        trace = self.folder / "serve.trace"
        begun = time.monotonic()
        process = self.start(trace, *words)
        size = 0
        while not size and process.poll() is None:
            time.sleep(0.2)
            try:
                with urllib.request.urlopen(f"http://127.0.0.1:{PORT}/feed.xml") as answer:
                    size = len(answer.read())
            except urllib.error.URLError:
                continue
        if process.poll() is None:
            program = Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text(encoding="ascii")
            os.kill(int(program.split()[0]), signal.SIGINT)
        told, _ = process.communicate()
        code = 0 if size and process.returncode in (0, 130) else process.returncode or 1
        self.noted(trace, words, code, told, time.monotonic() - begun)

    def noted(self, trace, words, code, told, seconds):
        self.runs.append(
            {"words": words, "code": code, "seconds": seconds, "trace": trace.name, "told": told[-2000:]}
        )
        return seconds


PLAN = """
[[source]]
folder = "in"
[make]
settings = "draft.toml"
out = "made"
"""
"""Of a folder: what is fetched for a plan is fetched since the plan says so."""


def with_the_embedded_voice(desk):
    """An episode that is over half a minute in the making on any machine."""
    count, seconds = 20, 0.0
    while seconds < LONG_S and count < 1000:
        sentences = [
            f"第{n}号桥墩高{n + 21}.{n % 10}米，检查人员在{count}处里记下{n * 7 + 3}处要修补的地方，"
            "今年冬天以前都能修好。"
            for n in range(count)
        ]
        desk.write(f"桥墩{count}.txt", "桥墩检查记录\n\n" + "\n\n".join(sentences))
        seconds = desk.run("make", f"桥墩{count}.txt", "--out", "long", "-q")
        count = round(count * max(1.3, 1.2 * LONG_S / seconds))


def with_the_draft_voice(desk):
    """Every other command, and a show of one episode."""
    desk.write("page.html", PAGE)
    desk.write("show.toml", '[show]\ntitle = "早报"\nbase_url = "https://podcast.example.org/"\n')
    desk.run("make", "page.html", "--engine", "espeak", "--format", "mp3,m4a,opus")
    desk.run("make", "-", "--engine", "espeak", "--out", "other", said="小桥\n\n孩子们在桥上放起了风筝。\n")
    desk.run("read", "page.html", "-v")
    desk.run("script", "page.html", "-o", "page.md")
    desk.run("explain", "重庆2-1战胜GPT-4队，涨了3.5%")
    desk.run("lexicon", "add", "单田芳", "shàn tián fāng")
    desk.run("lexicon", "check")
    desk.run("lexicon", "list")
    desk.run("voices")
    desk.run("voices", "--sample", "yunjian", "--out", "sample.wav")
    desk.run("cache")
    desk.run("doctor")
    desk.run("publish", "--show", "show.toml", "--to", "public")
    desk.run("episodes", "out", "--json")
    (desk.folder / "work" / "in").mkdir()
    desk.write("in/news.txt", "小桥\n\n孩子们在桥上放起了风筝。\n")
    desk.run("bulletin", "page.html", "in/news.txt", "--engine", "espeak", "--out", "daily")
    desk.write("plan.toml", PLAN)
    desk.write("draft.toml", '[speech]\nvoice = "espeak"\n')
    desk.run("run", "plan.toml")
    desk.serve()


def main():
    """Seals the namespace, runs the two chains side by side, and reports."""
    folder = Path(sys.argv[1])
    seal(folder)
    (folder / "names").touch()
    resolve(folder / "names")
    socket.gethostbyname("the-resolver-listens.example.org")
    desk = Desk(folder)
    chains = [
        threading.Thread(target=chain, args=(desk,))
        for chain in (with_the_embedded_voice, with_the_draft_voice)
    ]
    for chain in chains:
        chain.start()
    for chain in chains:
        chain.join()
    left = [str(path) for shared in EMPTY for path in Path(shared).rglob("*")]
    report = {"runs": desk.runs, "left": left}
    (folder / "report.json").write_text(json.dumps(report, ensure_ascii=False, indent=1), encoding="utf-8")


main()
