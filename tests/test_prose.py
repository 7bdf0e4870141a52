"""`bench/prose.py` prints how a page is read, and what another commit read otherwise."""

import prose
import pytest


@pytest.fixture
def printed(monkeypatch, capsys):
    """Runs the program as a command; what it printed."""

    def run(*words):
        monkeypatch.setattr("sys.argv", ["prose.py", *words])
        prose.main()
        return capsys.readouterr().out

    return run


@pytest.fixture
def page(tmp_path):
    path = tmp_path / "page.txt"
    path.write_text("大桥通车\n\n他长大后当了校长，大桥的长度是九米。\n", encoding="utf-8")
    return str(path)


def test_readings_stand_over_a_page(printed, page):
    said = printed(page)
    assert "xiào" in said and "zhǎng" in said and "cháng" in said
    assert said.endswith("characters with a reading\n")


@pytest.mark.slow
def test_nothing_differs_from_the_same_commit(printed, page):
    assert printed(page, "--against", "HEAD").splitlines()[1:] == [printed(page).splitlines()[-1]]
