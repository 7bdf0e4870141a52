"""The engine of `docs/engines.md`, built from its blocks and installed by pip, speaks as its table says."""

import json
import os
import re
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
ARTICLE = "黄河大桥通车\n\n横跨黄河的新桥今天正式通车。\n"
QUIET = """
[cache]
folder = "takes"

[chimes]
section = "none"
opening = "none"
closing = "none"
"""


def blocks():
    """The document's files by name."""
    text = (ROOT / "docs" / "engines.md").read_text(encoding="utf-8")
    return dict(re.findall(r"^```\w+\n# (\S+)\n(.*?)^```", text, flags=re.MULTILINE | re.DOTALL))


def wheel(files, folder):
    """What the build backend makes of ``files``: it is not asked itself, for it would need the network."""
    project = tomllib.loads(files["pyproject.toml"])["project"]
    name, version = project["name"].replace("-", "_"), project["version"]
    points = "".join(
        f"[{group}]\n" + "".join(f"{key} = {value}\n" for key, value in group_points.items())
        for group, group_points in project["entry-points"].items()
    )
    info = f"{name}-{version}.dist-info"
    packed = {path: text for path, text in files.items() if path.startswith(f"{name}/")} | {
        f"{info}/METADATA": f"Metadata-Version: 2.1\nName: {project['name']}\nVersion: {version}\n",
        f"{info}/WHEEL": "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
        f"{info}/entry_points.txt": points,
    }
    packed[f"{info}/RECORD"] = "".join(f"{path},,\n" for path in [*packed, f"{info}/RECORD"])
    path = folder / f"{name}-{version}-py3-none-any.whl"
    with zipfile.ZipFile(path, "w") as archive:
        for inner, text in packed.items():
            archive.writestr(inner, text)
    return path


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    """A folder into which pip has installed the package."""
    folder = tmp_path_factory.mktemp("hum")
    package = wheel(blocks(), folder)
    pip = [sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-compile"]
    target = folder / "site"
    subprocess.run([*pip, "--no-index", "--no-deps", "--target", str(target), str(package)], check=True)
    return target


def test_the_engine_of_the_document_makes_an_episode_as_its_table_says(site, tmp_path):
    (tmp_path / "article.txt").write_text(ARTICLE, encoding="utf-8")
    (tmp_path / "briefing.toml").write_text(blocks()["briefing.toml"] + QUIET, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "briefing", "make", "article.txt"],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": os.pathsep.join((str(site), str(ROOT)))},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    (manifest,) = tmp_path.glob("out/*/manifest.json")
    assert json.loads(manifest.read_text(encoding="utf-8"))["engines"] == {"hum": "1/180.0"}


def test_the_document_is_as_short_as_it_says():
    engine = blocks()["briefing_hum/__init__.py"].splitlines()
    assert len([line for line in engine if line.strip()]) <= 40
