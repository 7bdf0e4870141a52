"""The damage model, loaded by its path."""

import importlib.util
from pathlib import Path

import pytest

HERE = Path(__file__).parent


@pytest.fixture(scope="session")
def forward():
    spec = importlib.util.spec_from_file_location("forward", HERE / "forward.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="session")
def glosses():
    """Each character that the glosser knew, with its pinyin."""
    return {entry[0]: entry[1:] for entry in (HERE / "ugly_glosses.txt").read_text("utf-8").split()}
