"""What makes an episode another one, and what does not."""

import pytest

from briefing.conductor.build import build_digest, producers_files
from briefing.config import Bed, Cache, Chimes, Config, Pauses, Show
from briefing.errors import UsageError


def digest(text="雨。", keys=("k1", "k2"), **tables):
    config = Config(**tables)
    return build_digest(text, config, producers_files(config), keys)


@pytest.mark.parametrize(
    "change",
    [
        {"text": "雪。"},
        {"keys": ("k1", "k3")},
        {"keys": ("k2", "k1")},
        {"pauses": Pauses(sentence=0.5)},
        {"show": Show(colour="#000000")},
        {"chimes": Chimes(section="none")},
        {"bed": Bed(music="river")},
    ],
)
def test_whatever_is_heard_or_seen_makes_another_episode(change):
    assert digest(**change) != digest()


@pytest.mark.parametrize(
    "change",
    [
        {"cache": Cache(max_gb=1)},
        {"cache": Cache(folder="elsewhere")},
        {"engines": {"kokoro": {"model": "m.onnx"}}},
    ],
)
def test_where_things_lie_does_not(change):
    assert digest(**change) == digest()


@pytest.mark.parametrize(
    "named",
    [
        lambda path: {"show": Show(cover=path), "chimes": Chimes(section=str(path))},
        lambda path: {"bed": Bed(music=str(path))},
    ],
)
def test_a_file_of_the_producer_counts_by_its_content(tmp_path, named):
    def with_files(name, content):
        (tmp_path / name).write_bytes(content)
        return digest(**named(tmp_path / name))

    first = with_files("a.wav", b"1")
    assert with_files("b.wav", b"1") == first
    assert with_files("a.wav", b"2") != first


@pytest.mark.parametrize(
    "tables",
    [
        {"show": Show(cover="no/such.jpg")},
        {"chimes": Chimes(closing="no/such.wav")},
        {"bed": Bed(music="no/such.wav")},
    ],
)
def test_a_file_that_is_not_there_is_named_with_its_key(tables):
    with pytest.raises(UsageError, match=r"\[(show|chimes|bed)\] (cover|closing|music): no/such"):
        producers_files(Config(**tables))
