"""``briefing.toml`` takes the table of any installed engine, and checks it by the engine's own model."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from briefing.config import load
from briefing.errors import BriefingError, UsageError

ENGINE = """
from pathlib import Path
from pydantic import BaseModel, Field
from briefing.tables import Table

class Filter(Table):
    cutoff_hz: int = 8000

class Settings(Table):
    warmth: float = Field(0.5, ge=0, le=1)
    model: Path | None = None
    shipped: Path = Path("shipped.bin")
    address: str = Field("", pattern="^https://", alias="server-address")
    filter: Filter = Filter()

class Lenient(BaseModel):
    warmth: float = 0.5

class Sing:
    settings = Settings

class Croon:
    settings = Lenient

class Mute:
    pass
"""


@pytest.fixture
def written(tmp_path, monkeypatch):
    """Writes ``briefing.toml`` into a folder of its own and loads it, with a package of engines installed."""
    site = tmp_path / "site"
    info = site / "sing-1.0.dist-info"
    info.mkdir(parents=True)
    (site / "sing_engine.py").write_text(ENGINE)
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: sing\nVersion: 1.0\n")
    (info / "entry_points.txt").write_text(
        "[briefing.engines]\nsing = sing_engine:Sing\ncroon = sing_engine:Croon\nmute = sing_engine:Mute\n"
        "gone = sing_engine:Gone\nlost = no_such_module:Engine\n"
    )
    monkeypatch.syspath_prepend(str(site))
    path = tmp_path / "show" / "briefing.toml"
    path.parent.mkdir()

    def loaded(text):
        path.write_text(text, encoding="utf-8")
        return load(path)

    yield loaded
    sys.modules.pop("sing_engine", None)


def test_an_engine_gets_its_table_and_the_defaults_of_what_is_not_in_it(written):
    settings = written("[sing]\nwarmth = 1\n[pauses]\nsentence = 0.5\n[croon]\n").engines
    assert settings["sing"]["warmth"] == 1.0
    assert settings["sing"]["filter"] == {"cutoff_hz": 8000}
    assert settings["croon"] == {"warmth": 0.5}


def test_a_table_that_is_not_there_is_nothing(written):
    assert written("").engines == {}


def test_a_path_is_taken_from_the_folder_of_the_settings_unless_the_engine_named_it(written, tmp_path):
    settings = written('[sing]\nmodel = "mine.bin"\n').engines["sing"]
    assert settings["model"] == tmp_path / "show" / "mine.bin"
    assert settings["shipped"] == Path("shipped.bin")


def test_keys_stay_as_the_producer_writes_them(written):
    key = written('[sing]\nserver-address = "https://example.org"\n').engines["sing"]["server-address"]
    assert key == "https://example.org"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("[sing]\nwarmth = 2", "[sing] warmth: Input should be less than or equal to 1, not 2"),
        ("[sing]\nwarmht = 1", "[sing] warmht: unknown key; did you mean warmth?"),
        ("[sing]\nqqq = 1", "[sing] qqq: unknown key; known keys: warmth, model, shipped,"),
        ("[sing.filter]\ncutof_hz = 1", "[sing] filter.cutof_hz: unknown key; did you mean cutoff_hz?"),
        ("sing = 3", "[sing]: Input should be a valid dictionary or instance of Settings, not 3"),
        ("[mute]\nvolume = 0", "[mute]: this engine has no settings (take the table out)"),
        ("[sign]\nwarmth = 1", "[sign]: unknown key; did you mean sing?"),
        ("[shwo]\ntitle = 'a'", "[shwo]: unknown key; did you mean show?"),
        ("[quux]\n", "[quux]: unknown key; known keys: show, speech,"),
        ("[engines]\nsing = 1", "[engines]: unknown key"),
    ],
)  # fmt: skip
def test_a_mistake_in_an_engines_table_is_told_like_any_other(written, tmp_path, text, told):
    with pytest.raises(UsageError) as caught:
        written(text)
    place = re.escape(str(tmp_path / "show" / "briefing.toml"))
    assert re.match(rf"{place}:\d: {re.escape(told)}", str(caught.value))


def test_a_password_in_an_engines_table_is_told_to_nobody(written):
    with pytest.raises(UsageError) as caught:
        written('[sing]\nserver-address = "http://me:secret@example.org"\n')
    assert "secret" not in str(caught.value)


@pytest.mark.parametrize("name", ["gone", "lost"])
def test_a_broken_package_is_named_where_its_table_is_read(written, name):
    with pytest.raises(
        BriefingError, match=rf"the engine {name} cannot be loaded: .*install its package again"
    ):
        written(f"[{name}]\nkey = 1\n")
    assert written("").engines == {}


def test_reading_settings_loads_no_synthesiser(tmp_path):
    path = tmp_path / "briefing.toml"
    path.write_text("[edge]\nconcurrency = 1\n[kokoro]\n")
    program = (
        f"import sys, pathlib; from briefing.config import load; load(pathlib.Path({str(path)!r}));"
        "print({'onnxruntime', 'edge_tts', 'aiohttp', 'av'} & sys.modules.keys())"
    )
    found = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert found.stdout == "set()\n"
