"""Every test starts with fresh settings and an empty data folder, and talks to no display and no network."""

import importlib.util
import os
import socket
from functools import cache
from importlib.resources.abc import Traversable
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest

import dialogue_app.gui  # noqa: F401 - keeps Qt from using up None on Python 3.11, before any test uses Qt
import question_bank
from dialogue_app import paths

ROOT = Path(__file__).resolve().parents[1]

_load = question_bank.load


@cache
def _loaded(_content: str) -> question_bank.Release:
    return _load()


def load(folder: Traversable | None = None) -> question_bank.Release:
    """Return a release; the shipped one, which never changes, is read once for the thousands of tests that need it."""
    return _load(folder) if folder is not None else _loaded(str(question_bank.loader.shipped_content()))


question_bank.load = load  # whoever needs it is imported later and takes this one


def pytest_configure(config: pytest.Config) -> None:
    """Compile the catalogues, so that tests never read older wording than the .po files hold."""
    if hasattr(config, "workerinput"):  # the process that shares out the tests has done it
        return
    spec = importlib.util.spec_from_file_location("catalogues", ROOT / "resources/translations/build.py")
    assert spec is not None
    assert spec.loader is not None
    catalogues = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(catalogues)
    catalogues.compile_catalogues()


@pytest.fixture(autouse=True)
def home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder that holds settings, workspaces and logs in this test."""
    folder = tmp_path_factory.mktemp("home")
    monkeypatch.setenv(paths.HOME_VARIABLE, str(folder))
    return folder


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Any attempt to reach another machine is an error of the program."""

    def refused(*_: object) -> None:
        raise AssertionError("a test tried to use the network")

    monkeypatch.setattr(socket.socket, "connect", refused)
