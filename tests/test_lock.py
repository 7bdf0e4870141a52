"""`requirements.lock` holds what pyproject.toml asks for, with hashes, and nothing of where it was made."""

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement

ROOT = Path(__file__).parents[1]
PYPROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
LOCK = (ROOT / "requirements.lock").read_text(encoding="utf-8")
PINS = [line for line in LOCK.replace("\\\n", "").splitlines() if not line.lstrip().startswith("#")]
"""One package a line: name==version, perhaps a marker, hashes."""
TO_RUN = [
    Requirement(line) for line in PYPROJECT["project"]["dependencies"] + PYPROJECT["build-system"]["requires"]
]
EXTRAS = [
    Requirement(line) for lines in PYPROJECT["project"]["optional-dependencies"].values() for line in lines
]
CALENDAR = {"packaging", "manimgx-fonts-cjk"}
"""Numbered by year: a new number says nothing of what breaks."""


def normal(name):
    return re.sub(r"[-_.]+", "-", name).lower()


def locked(python, platform):
    """The version of each package that the lock has for that Python and system."""
    machine = {"python_version": python, "python_full_version": f"{python}.0", "sys_platform": platform}
    pins = [Requirement(line.partition("--hash")[0].strip()) for line in PINS]
    here = [pin for pin in pins if pin.marker is None or pin.marker.evaluate(machine)]
    versions = {normal(pin.name): str(pin.specifier).removeprefix("==") for pin in here}
    assert len(versions) == len(here), "a package stands there twice"
    return versions


@pytest.mark.parametrize("python", ["3.11", "3.12", "3.13", "3.14"])
@pytest.mark.parametrize("platform", ["linux", "darwin", "win32"])
def test_the_lock_keeps_the_bounds_of_the_project(python, platform):
    versions = locked(python, platform)
    for wanted in TO_RUN:
        if wanted.marker is None or wanted.marker.evaluate({"python_version": python}):
            assert wanted.specifier.contains(versions.get(normal(wanted.name), "0")), (
                f"{wanted}, but the lock has {versions.get(normal(wanted.name))}: `make lock` writes it anew"
            )


def test_every_package_of_the_lock_has_its_hashes():
    assert [line for line in PINS if not re.search(r"--hash=sha256:[0-9a-f]{64}", line)] == []
    assert len(PINS) > 40


def test_the_lock_names_no_server_and_no_folder():
    assert re.findall(r"://|--(?:extra-)?index|--find-links|(?:^|\s)/\w+", LOCK) == []


def test_a_new_major_of_a_dependency_is_let_in_by_hand():
    open_above = {
        normal(wanted.name)
        for wanted in (*TO_RUN, *EXTRAS)
        if not any(bound.operator == "<" for bound in wanted.specifier)
    }
    assert open_above == CALENDAR
