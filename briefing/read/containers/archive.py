"""A zip file read within bounds. Nothing in it is ever written to a path, so names in it lead nowhere."""

from __future__ import annotations

import struct
import zipfile
import zlib
from collections.abc import Sequence
from io import BytesIO
from itertools import pairwise
from typing import Final

from briefing.errors import SourceError

SIGNATURE: Final = b"PK\x03\x04"
"""How a zip file begins (APPNOTE 4.3.7); an empty one does not."""
MAX_ENTRIES: Final = 20_000
"""A serial novel has some 5,000 chapters, each a file."""
MAX_ENTRY: Final = 50_000_000
"""Bytes of one file in it, inflated."""
MAX_TOTAL: Final = 500_000_000
"""Bytes of all files in it, inflated."""
MAX_RATIO: Final = 200
"""How many times its packed size a file may have: text comes to 20, deflate can make 1,032."""
_SMALL: Final = 1_000_000
"""Bytes; a file up to here may have any ratio."""
_METHODS: Final = frozenset((zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED))
"""Documents hold no others (OCF 3.3, 4.2.2; OPC, annex B); zipfile inflates the others without a bound."""
_ENTRY: Final = b"PK\x01\x02"
"""How an entry in the list of files begins (APPNOTE 4.3.12)."""
_HEADER: Final = 30
"""Bytes before a file's name, at the least (APPNOTE 4.3.7)."""
_ENCRYPTED, _UTF8 = 0x1, 0x800
"""Flags of an entry (APPNOTE 4.4.4)."""
_DAMAGE: Final = (
    zipfile.BadZipFile,
    zipfile.LargeZipFile,
    zlib.error,
    struct.error,
    EOFError,
    KeyError,
    NotImplementedError,
    OSError,
    OverflowError,
    RuntimeError,
    ValueError,
)
"""What zipfile raises for one."""


def holds(data: bytes, name: str) -> bool:
    """Whether ``data`` looks like a zip file with a file called ``name``, without opening it."""
    return data.startswith(SIGNATURE) and name.encode() in data


class Archive:
    """The files of a zip file, by their names with ``/`` between folders."""

    def __init__(self, data: bytes) -> None:
        """Raises SourceError for what is damaged, encrypted, or made to overwhelm who opens it."""
        if data.count(_ENTRY) > MAX_ENTRIES:
            raise SourceError(f"is a zip file of more than {MAX_ENTRIES} files")
        try:
            self._file = zipfile.ZipFile(BytesIO(data))
        except _DAMAGE:
            raise _damaged() from None
        entries = self._file.infolist()
        _check(entries)
        named = [(_name(entry), entry) for entry in entries]
        files = [(name, entry) for name, entry in named if name and not name.endswith("/")]
        self._entries = dict(files)
        if len(self._entries) < len(files):
            raise SourceError("is a zip file that holds two files of one name")
        self._folded = {name.casefold(): name for name in self._entries}

    @property
    def names(self) -> tuple[str, ...]:
        """Of all files, in the order of the list of files."""
        return tuple(self._entries)

    def named(self, name: str) -> str:
        """The name in the archive that ``name`` means, letter case aside where it must be; empty if none."""
        return name if name in self._entries else self._folded.get(name.casefold(), "")

    def read(self, name: str) -> bytes:
        """The file ``name``, at most MAX_ENTRY bytes. Raises SourceError if it is not there or damaged."""
        entry = self._entries.get(self.named(name))
        if entry is None:
            raise SourceError(f"is a zip file without {name}, which it should hold")
        if entry.compress_type not in _METHODS:
            raise SourceError(f"is a zip file packed in a way that is not read ({entry.compress_type})")
        try:
            with self._file.open(entry) as file:
                # zipfile stops at the size that is declared, and checks the sum of what it read.
                return file.read(entry.file_size)
        except _DAMAGE:
            raise _damaged(name) from None


def _check(entries: Sequence[zipfile.ZipInfo]) -> None:
    """Raises SourceError where an entry is encrypted, too large, or shares its bytes with another."""
    if any(entry.flag_bits & _ENCRYPTED for entry in entries):
        raise SourceError("is a zip file locked with a password", fix="save it without one")
    sizes = [entry.file_size for entry in entries]
    if max(sizes, default=0) > MAX_ENTRY or sum(sizes) > MAX_TOTAL:
        raise SourceError(
            f"is a zip file that holds more than {MAX_ENTRY // 1_000_000} MB in one file,"
            f" or {MAX_TOTAL // 1_000_000} MB in all"
        )
    if any(entry.file_size > max(_SMALL, MAX_RATIO * entry.compress_size) for entry in entries):
        raise SourceError(f"is a zip file with a file packed to less than 1/{MAX_RATIO}: not a document")
    for entry, after in pairwise(sorted(entries, key=lambda entry: entry.header_offset)):
        # Fifield, "A better zip bomb" (2019): many entries over the same packed bytes.
        if entry.header_offset + _HEADER + entry.compress_size > after.header_offset:
            raise SourceError("is a zip file whose files overlap: not a document")


def _name(entry: zipfile.ZipInfo) -> str:
    """The name of ``entry``: programs write UTF-8 or GBK without saying so, and ``\\`` between folders."""
    name = entry.filename
    if not entry.flag_bits & _UTF8:
        for encoding in ("utf-8", "gb18030"):
            try:
                name = name.encode("cp437").decode(encoding)
                break
            except UnicodeError:
                continue
    return name.replace("\\", "/")


def _damaged(name: str = "") -> SourceError:
    what = f"is a damaged zip file: {name} cannot be read" if name else "is a damaged zip file"
    return SourceError(what, fix="copy or save it anew")
