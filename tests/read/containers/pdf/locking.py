"""PDFs locked with a password, as ISO 32000-1, 7.6, has it: revision 2, RC4 with 40 bits."""

from __future__ import annotations

import hashlib
import re

from tests.read.containers.pdf.writer import written

_PADDING = bytes.fromhex("28bf4e5e4e758a4164004e56fffa01082e2e00b6d0683e802f0ca9fe6453697a")
_IDENTITY = b"0123456789abcdef"
_PERMISSIONS = -4


def locked(pdf, user=""):
    """``pdf`` as a file that opens with the password ``user``, and with none if that is empty."""
    owner = _rc4(hashlib.md5(_padded("owner")).digest()[:5], _padded(user))
    permissions = (_PERMISSIONS & 0xFFFFFFFF).to_bytes(4, "little")
    key = hashlib.md5(_padded(user) + owner + permissions + _IDENTITY).digest()[:5]
    objects = [_with_streams(each, key, number) for number, each in enumerate(pdf.objects()[:-1], 1)]
    objects.append(
        f"<< /Filter /Standard /V 1 /R 2 /O <{owner.hex()}> /U <{_rc4(key, _PADDING).hex()}>"
        f" /P {_PERMISSIONS} >>"
    )
    number = len(objects)
    objects.append("<< >>")
    identity = _IDENTITY.hex()
    return written(objects, f"/Encrypt {number} 0 R /ID [<{identity}> <{identity}>]")


def _padded(password):
    return (password.encode() + _PADDING)[:32]


def _with_streams(each, key, number):
    """An object with its stream enciphered."""
    found = re.fullmatch(r"(.*?\nstream\n)(.*)(\nendstream)", each, re.DOTALL)
    if found is None:
        return each
    own = hashlib.md5(key + number.to_bytes(3, "little") + b"\0\0").digest()[:10]
    return found[1] + _rc4(own, found[2].encode("latin-1")).decode("latin-1") + found[3]


def _rc4(key, data):
    state = list(range(256))
    j = 0
    for i in range(256):
        j = (j + state[i] + key[i % len(key)]) % 256
        state[i], state[j] = state[j], state[i]
    i = j = 0
    out = bytearray()
    for byte in data:
        i = (i + 1) % 256
        j = (j + state[i]) % 256
        state[i], state[j] = state[j], state[i]
        out.append(byte ^ state[(state[i] + state[j]) % 256])
    return bytes(out)
