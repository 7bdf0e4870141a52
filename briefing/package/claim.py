"""Which show an episode is of, noted down in its manifest by the show that first publishes it."""

from __future__ import annotations

from pathlib import Path

from briefing.files import MANIFEST
from briefing.package.locks import PLACES, lock, writing
from briefing.package.manifest import load
from briefing.package.shelf import real
from briefing.writing import put


def claim(folder: Path, guid: str, show: str) -> None:
    """Leaves in the manifest in ``folder`` that ``show``, a guid, has published it, and that as ``guid``.

    Raises PackageError where it cannot be read or written.
    """
    home = real(folder)
    found = load(home)
    if found is None or (found.guid, found.show) == (guid, show):
        return
    with lock(home.parent, PLACES):  # no run puts another episode there meanwhile
        found = load(home)
        if found is not None:
            noted = found.model_copy(update={"guid": guid, "show": show})
            with writing(home.parent):
                put(home / MANIFEST.name, (noted.dump().encode(),))
