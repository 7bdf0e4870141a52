"""Files that hold no sound are named, in our words."""

import pytest

from briefing.errors import BriefingError, PackageError
from briefing.sound.loudness import measure


@pytest.mark.parametrize("content", [b"", b"no audio here" * 100])
def test_measuring_what_is_no_audio_is_an_error_of_ours(tmp_path, content):
    path = tmp_path / "x.mp3"
    path.write_bytes(content)
    with pytest.raises(BriefingError, match=r"x\.mp3"):
        measure(path)


def test_measuring_a_file_that_is_not_there_is_an_error_of_ours(tmp_path):
    with pytest.raises(PackageError, match="cannot be read: No such file"):
        measure(tmp_path / "x.mp3")
