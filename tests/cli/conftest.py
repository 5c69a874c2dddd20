"""A command line to type into, and a sample workspace that is built once and copied for each test."""

import json
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from dialogue_app.cli import run
from dialogue_app.workspace.samples import create_sample


@dataclass(frozen=True)
class Outcome:
    """What a command left behind: exit code, stdout, stderr."""

    code: int
    out: str
    err: str

    @property
    def data(self) -> Any:
        """The one JSON document on stdout."""
        return json.loads(self.out)

    @property
    def sentence(self) -> str:
        """The one line on stderr, when the command failed as commands should."""
        assert (self.code, self.out) == (2, ""), self
        assert self.err.count("\n") == 1, self.err
        assert self.err.endswith(".\n"), self.err
        assert "Traceback" not in self.err
        return self.err.strip()


Type = Callable[..., Outcome]


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Keep the program's own data in the folder of the test, and the results of commands too."""
    monkeypatch.setenv("DIALOGUE_APP_HOME", str(tmp_path / "home"))
    monkeypatch.chdir(tmp_path)
    return tmp_path / "home"


@pytest.fixture
def anywhere(capsys: pytest.CaptureFixture[str]) -> Type:
    """Run the program without naming a workspace."""

    def typed(*words: str) -> Outcome:
        code = run([*words], lambda _workspace, _language: pytest.fail("the window was opened"))
        out, err = capsys.readouterr()
        return Outcome(code, out, err)

    return typed


@pytest.fixture(scope="session")
def built_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("sample") / "sample.dialogues"
    create_sample(path).close()
    return path


@pytest.fixture
def file(built_once: Path, tmp_path: Path) -> Path:
    """A copy of the sample workspace."""
    return shutil.copy(built_once, tmp_path / "sample.dialogues")


@pytest.fixture
def typed(anywhere: Type, file: Path) -> Iterator[Type]:
    """Run the program with the sample workspace."""
    return lambda *words: anywhere("--workspace", str(file), *words)
