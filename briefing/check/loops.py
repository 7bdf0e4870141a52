"""Where an ear goes round in a loop: Whisper's best known fault, which says nothing of the sound."""

from __future__ import annotations

import re
from typing import Final

_LOOP: Final = re.compile(r"(\D{2,}?)\1{2,}")
"""Two characters or more, three times or more in a row. Zeros of a large number are none; what is said twice
over by mistake is twice there, and heard as that."""


def loop(heard: str, said: str) -> tuple[int, int] | None:
    """From which character of ``heard`` to which a loop goes round after its second time, if one does.

    What repeats itself in ``said`` as often is none.
    """
    for found in _LOOP.finditer(heard):
        unit = found.group(1)
        if unit * 3 not in said:
            return found.start() + 2 * len(unit), found.end()
    return None
