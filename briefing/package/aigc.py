"""The label that says: made by artificial intelligence. For machines; the intro says it to listeners.

GB 45438-2025 "网络安全技术 人工智能生成合成内容标识方法", in force since 2025-09-01 with the
《人工智能生成合成内容标识办法》, asks for it in the file's metadata:

- Annex E c) to i) names the seven elements. ``Label``: 1 is, 2 may be, 3 is suspected to be, generated.
  ``ContentProducer``: who generated it, a name or a code. ``ProduceID``: the producer's unique number of the
  content. ``ReservedCode1``: what the producer keeps to protect the content's and the label's integrity.
  ``ContentPropagator``, ``PropagateID``, ``ReservedCode2``: the same of the platform that passes it on.
- Annex E, note 1: when first written, the propagator's elements equal the producer's.
- Annex E j): values are made mainly of the characters 0x21, 0x23-0x5B, 0x5D-0x7E. Chinese is none of them,
  and strict readers refuse it; so what is outside is percent-encoded (RFC 3986), which anybody can undo.
- 6.1 c): a file carries one such label only.

For MP3, TC260-PG-202510A (2025-08, "文件元数据隐式标识 音频文件") puts the JSON of the seven elements into
an ID3v2 ``TXXX`` frame described ``AIGC``. TC260-PG-202511A proposes a signed object for the reserved codes,
with keys that a registered provider has; without keys, a digest of the sound is what can be protected here.

The standard: openstd.samr.gov.cn, hcno=F32EA2A561F1886CD8D606513512D547. The guides: tc260.org.cn (2025-08).
Their texts were read as others quote them in their implementations, not in the original.
"""

from __future__ import annotations

import json
from typing import Final
from urllib.parse import quote

FRAME: Final = "AIGC"
"""Description of the ID3 frame."""
GENERATED: Final = "1"

_PLAIN: Final = "".join(chr(c) for c in (0x21, *range(0x23, 0x5C), *range(0x5D, 0x7F)) if c != ord("%"))


def label(*, producer: str, produce_id: str, audio_sha256: str = "") -> dict[str, str]:
    """The label of newly generated content, in the standard's order of elements.

    ``producer`` is a name or a provider's code; ``produce_id`` the producer's own number of the content;
    ``audio_sha256`` a digest of the MPEG audio without its tags, or empty.
    """
    name, number = quote(producer, safe=_PLAIN), quote(produce_id, safe=_PLAIN)
    return {
        "Label": GENERATED,
        "ContentProducer": name,
        "ProduceID": number,
        "ReservedCode1": f"sha256:{audio_sha256}" if audio_sha256 else "",
        "ContentPropagator": name,
        "PropagateID": number,
        "ReservedCode2": "",
    }


def serialised(fields: dict[str, str]) -> str:
    """``fields`` as the file carries them: compact JSON, in order."""
    return json.dumps(fields, ensure_ascii=True, separators=(",", ":"))
