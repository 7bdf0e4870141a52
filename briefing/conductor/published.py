"""An episode that was published, known again by its text though its manifest was lost and made anew."""

from __future__ import annotations

from pathlib import Path

from briefing.files import TXT
from briefing.package.manifest import Manifest, guid_of
from briefing.package.sketch import SAME, runs, share
from briefing.publish import Record, home


def as_published(said: Manifest, guid: str, record: Record, site: Path) -> Manifest:
    """``said``, found where ``guid`` was published from, under that guid if it is the same article.

    One that a show has published knows its guid, and stays as it is.
    """
    if said.show or guid == guid_of(said):
        return said
    stem, suffix = TXT.name.removesuffix(TXT.suffix), TXT.suffix
    for path in record.files:
        if path.startswith(f"{home(guid)}/{stem}-") and path.endswith(suffix):
            shared = share(runs(_text(site / path)), said.sketch)
            if shared is not None and shared >= SAME:
                return said.model_copy(update={"guid": guid})
    return said


def _text(path: Path) -> str:
    """What the file ``path`` says; nothing where it cannot be read."""
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return ""
