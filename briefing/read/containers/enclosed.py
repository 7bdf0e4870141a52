"""The pictures of an article that lie in one archive with it, each read when it is asked for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from briefing.nouns import Block
from briefing.read.containers.archive import Archive


class Enclosed(Mapping[str, bytes]):
    """The pictures that ``blocks`` show and ``archive`` holds, by address: its name in the archive.

    What is read raises SourceError where the archive is damaged.
    """

    def __init__(self, archive: Archive, blocks: Iterable[Block]) -> None:
        addresses = (block.picture.address for block in blocks if block.picture is not None)
        self._archive = archive
        self._names = {address: name for address in addresses if (name := archive.named(address))}

    def __getitem__(self, address: str) -> bytes:
        return self._archive.read(self._names[address])

    def __iter__(self) -> Iterator[str]:
        return iter(self._names)

    def __len__(self) -> int:
        return len(self._names)
