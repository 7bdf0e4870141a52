"""The findings as a page: what was to be said, what was heard, and a player at the place."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from html import escape
from pathlib import Path
from typing import Final
from urllib.parse import quote

from briefing.check.findings import Finding
from briefing.clock import clock
from briefing.files import AUDIO

_BEFORE_S: Final = 1.5
_AFTER_S: Final = 3.0
"""How much around a place is played."""

_STYLE: Final = """
:root { color-scheme: light dark; }
body { font: 1rem/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 52rem; padding: 0 1rem; }
li { border-top: 1px solid; padding: 1rem 0; }
ol { list-style: none; padding: 0; }
h3 { font-size: 1rem; margin: 0; }
p { margin: .3rem 0; }
audio { display: block; margin-top: .5rem; max-width: 100%; width: 30rem; }
"""


def page(episodes: Sequence[tuple[Path, Sequence[Finding]]], file: Path) -> str:
    """The page of the findings of ``episodes``, by their folders; its players play from there.

    ``file`` is where the page will lie. It is in English, as all that the program says to its user.
    """
    parts = "\n".join(
        part for folder, findings in episodes for part in _episode(folder, findings, file.parent)
    )
    count = sum(len(findings) for _, findings in episodes)
    title = f"{count} to look at" if count else "Nothing to look at"
    return (
        f'<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n<title>{title}</title>\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<style>{_STYLE}</style>\n</head>\n<body>\n<main>\n<h1>{title}</h1>\n{parts}\n</main>\n</body>\n</html>\n"
    )


def _episode(folder: Path, findings: Sequence[Finding], beside: Path) -> Iterator[str]:
    name = folder.resolve().name
    audio = quote(Path(os.path.relpath(folder / AUDIO.name, beside)).as_posix())
    yield f'<section>\n<h2 lang="zh">{escape(name)}</h2>'
    if not findings:
        yield "<p>Nothing to look at.</p>"
    yield "<ol>"
    for finding in findings:
        yield _finding(finding, audio)
    yield "</ol>\n</section>"


def _finding(finding: Finding, audio: str) -> str:
    placed = bool(finding.text)
    segment = f", segment {finding.segment}" if finding.segment else ""
    where = f"{clock(finding.start_s)}{segment}" if placed else "the whole episode"
    lines = [
        f"<h3>{escape(finding.kind)}: {where}</h3>",
        f"<p>{escape(finding.why)} ({finding.score:.2f})</p>",
    ]
    if finding.text:
        lines.append(f'<p lang="zh">{escape(finding.text)}</p>')
    if finding.said:
        lines.append(f'<p>To be said: <span lang="zh">{escape(finding.said)}</span></p>')
    if finding.heard:
        lines.append(f'<p>Heard: <span lang="zh-Latn">{escape(finding.heard)}</span></p>')
    if placed:
        start_s, end_s = max(0.0, finding.start_s - _BEFORE_S), finding.end_s + _AFTER_S
        lines.append(
            f'<audio controls preload="none" src="{audio}#t={start_s:.1f},{end_s:.1f}"'
            f' aria-label="{escape(finding.kind)} at {where}"></audio>'
        )
    return "<li>\n" + "\n".join(lines) + "\n</li>"
