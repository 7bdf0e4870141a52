"""What a dictionary of single characters says: pypinyin's, which stems from Unihan.

Its file is read by itself: importing the package would read its phrases and make a tree of them, which takes
longer than all the rest that a command needs.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from importlib.util import find_spec
from pathlib import Path


@cache
def readings() -> Mapping[str, str]:
    """The readings of each character, with tone marks, the most usual first, commas between."""
    package = find_spec("pypinyin")
    assert package is not None
    assert package.origin is not None
    listed = json.loads(Path(package.origin).with_name("pinyin_dict.json").read_bytes())
    return {chr(int(code)): said for code, said in listed.items()}
