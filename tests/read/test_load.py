"""How large a source may be: a text 10 MB, a file that holds pictures as well more."""

from __future__ import annotations

import io

import pytest

from briefing.errors import SourceError
from briefing.read import raw
from briefing.read.load import load
from briefing.read.raw import MAX_BYTES, Raw


def test_a_document_with_photographs_may_be_larger_than_a_text(monkeypatch):
    monkeypatch.setattr(raw, "MAX_BYTES", 100)
    monkeypatch.setattr(raw, "LARGEST", 3_000_000)
    document = b"PK\x03\x04" + bytes(2_500_000)
    assert load("-", io.BytesIO(document)).data == document
    for data, most in [(bytes(101), "0 MB"), (document + bytes(500_000), "3 MB")]:
        with pytest.raises(SourceError, match=f"longer than {most}"):
            load("-", io.BytesIO(data))


def test_a_text_is_none_the_longer_for_how_it_begins():
    mail = Raw(b"From: " + b"a" * MAX_BYTES, "-")
    assert not mail.text
    with pytest.raises(SourceError, match="longer than 10 MB"):
        mail.written()
