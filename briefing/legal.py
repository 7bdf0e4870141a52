"""What no XML document can hold, and so no feed, page or book: readers meet it, writers must not write it."""

from __future__ import annotations

import re
from typing import Final

ILLEGAL: Final = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""A character outside those of XML 1.0, section 2.2: control characters, lone surrogates, U+FFFE, U+FFFF."""
