"""The AIGC label: the elements of GB 45438-2025, in its order, of characters that strict readers allow."""

from __future__ import annotations

import json
import re
from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.package.aigc import label, serialised

ELEMENTS = [
    "Label",
    "ContentProducer",
    "ProduceID",
    "ReservedCode1",
    "ContentPropagator",
    "PropagateID",
    "ReservedCode2",
]


def test_the_seven_elements_stand_in_their_order():
    fields = label(producer="studio", produce_id="briefing-1", audio_sha256="ab" * 32)
    assert list(fields) == ELEMENTS
    assert fields["Label"] == "1"
    assert fields["ReservedCode1"] == "sha256:" + "ab" * 32


def test_when_first_written_the_propagator_is_the_producer():
    fields = label(producer="studio", produce_id="briefing-1")
    assert fields["ContentPropagator"] == fields["ContentProducer"] == "studio"
    assert fields["PropagateID"] == fields["ProduceID"] == "briefing-1"
    assert fields["ReservedCode1"] == fields["ReservedCode2"] == ""


@pytest.mark.parametrize(
    ("producer", "written"),
    [
        ("studio-1", "studio-1"),
        ("001191110102MAD55U9H0F10002", "001191110102MAD55U9H0F10002"),
        ("简报", "%E7%AE%80%E6%8A%A5"),
        ('A "B" C\\D 100%', "A%20%22B%22%20C%5CD%20100%25"),
    ],
)
def test_a_name_is_written_in_the_allowed_characters(producer, written):
    assert label(producer=producer, produce_id="1")["ContentProducer"] == written


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"])))
def test_any_name_can_be_read_back(producer):
    fields = json.loads(serialised(label(producer=producer, produce_id="1")))
    assert re.fullmatch(r"[\x21\x23-\x5B\x5D-\x7E]*", fields["ContentProducer"])
    assert unquote(fields["ContentProducer"]) == producer


def test_the_file_carries_compact_json():
    assert serialised(label(producer="s", produce_id="1")).startswith('{"Label":"1","ContentProducer":"s",')
