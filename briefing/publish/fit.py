"""Whether an episode's files are those it was made of, so that it can be published."""

from __future__ import annotations

import hashlib
from collections.abc import Collection
from pathlib import Path

from briefing.errors import PackageError
from briefing.files import ALL, PAGE
from briefing.nouns import Episode
from briefing.publish.enclosure import with_frames
from briefing.publish.item import Asset


def check(episode: Episode, assets: Collection[Asset], site: Path) -> None:
    """Raises PackageError where a file that the manifest lists is missing or has another size.

    Of those that ``site`` lacks, and of the page, the content is looked at as well: they will be copied.
    """
    for file in ALL:
        if file.needed and file.name not in episode.files:
            raise PackageError(f"has no {file.name}", where=str(episode.folder), fix="make the episode anew")
    copied = {asset.source for asset in assets if not is_there(asset, site)} | {episode.folder / PAGE.name}
    for name, stored in episode.files.items():
        path = episode.folder / name
        try:
            same = path.stat().st_size == stored.bytes
            same = same and (path not in copied or digest(path) == stored.sha256)
        except OSError as error:
            raise PackageError(
                f"cannot be read: {error.strerror}", where=str(path), fix="make the episode anew"
            ) from None
        if not same:
            raise changed(path)
    for asset in assets:
        if asset.source and asset.frames and asset.source in copied:
            next(with_frames(asset.source, asset.frames))  # its beginning shows whether it takes them


def is_there(asset: Asset, site: Path) -> bool:
    """Whether ``site`` has ``asset``: its name says what is in it, so its size tells whether all is."""
    try:
        return (site / asset.target).stat().st_size == asset.size
    except OSError:
        return False


def digest(path: Path) -> str:
    """The SHA-256 of the file ``path``."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def changed(path: Path) -> PackageError:
    """What to raise of a file that is not what the manifest says."""
    return PackageError("is not as it was made", where=str(path), fix="make the episode anew")
