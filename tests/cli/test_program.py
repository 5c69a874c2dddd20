"""The program as a whole: how it opens, ends, and fails."""

import gc
import hashlib
import json
import os
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from dialogue_app import __main__, __version__, paths
from dialogue_app.cli import run
from dialogue_app.cli.console import Console
from dialogue_app.errors import Fault
from dialogue_app.gui import app
from dialogue_app.workspace import Workspace, preparing
from tests.cli.conftest import Type

ROOT = Path(__file__).resolve().parents[2]
LAPTOPS = "Laptops and monitors 2027"
NEW = ("dialogue", "new", "--kind", "pre-contract", "--title", "T", "--purpose", "P", "--set", "starter-pre")
ANSWER = ("--supplier", "Alder Computing", "--item", "TRN-101")

RESULTS = [
    ("bank", "list"),
    ("bank", "check"),
    ("bank", "search", "factory"),
    ("bank", "show", "TRN-101"),
    NEW,
    ("dialogue", "list"),
    ("dialogue", "show", LAPTOPS),
    ("questionnaire", "show", LAPTOPS),
    ("questionnaire", "new-version", LAPTOPS),
    ("supplier", "add", "Nova IT"),
    ("supplier", "list"),
    ("participant", "add", LAPTOPS, "Tarnwick Servers"),
    ("answer", "set", LAPTOPS, *ANSWER, "--value", "country"),
    ("answer", "list", LAPTOPS),
    ("answer", "history", LAPTOPS, *ANSWER),
    ("workspace", "info"),
    ("workspace", "check"),
    ("workspace", "backup", "copy.dialogues"),
    ("report", LAPTOPS, "--audience", "internal", "--out", "report.json"),
]

PROBLEMS = [
    ("dialogue", "show", "Never held"),
    ("dialogue", "new", "--kind", "someday"),
    ("dialogue", "new", "--title", "No kind"),
    (*NEW, "--set", "no-such-set"),
    (*NEW, "--product", "XXX"),
    (*NEW, "--minutes", "-5"),
    ("questionnaire", "add", LAPTOPS, "MIN-102"),
    ("questionnaire", "remove", LAPTOPS, "TRN-101"),
    ("questionnaire", "move", LAPTOPS, "TRN-101", "--up", "0"),
    ("questionnaire", "freeze", LAPTOPS),
    ("supplier", "add", " "),
    ("supplier", "add", "Nova IT", "--role", "king"),
    ("participant", "add", LAPTOPS, "Alder Computing"),
    ("answer", "set", LAPTOPS, *ANSWER, "--value", "perhaps"),
    ("answer", "set", LAPTOPS, *ANSWER, "--state", "tired"),
    ("answer", "list", "Never held"),
    ("report", LAPTOPS, "--audience", "supplier", "--out", "copy.pdf"),
    ("workspace", "backup", "sample.dialogues"),
    ("bank", "show"),
    ("bank", "fly"),
    ("bank",),
    ("--fly",),
]


def digest(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()


@pytest.mark.parametrize("words", RESULTS, ids=" ".join)
def test_with_json_stdout_holds_one_document_and_nothing_else(typed: Type, words: tuple[str, ...]) -> None:
    outcome = typed(*words, "--json")
    assert outcome.code == 0, outcome.err
    assert outcome.err == ""
    assert isinstance(outcome.data, dict | list)


@pytest.mark.parametrize("words", RESULTS, ids=" ".join)
def test_without_json_every_command_says_something_in_words(typed: Type, words: tuple[str, ...]) -> None:
    outcome = typed(*words)
    assert (outcome.code, outcome.err) == (0, "")
    assert outcome.out.strip()


@pytest.mark.parametrize("words", PROBLEMS, ids=" ".join)
def test_a_problem_is_one_sentence_and_changes_nothing(typed: Type, file: Path, words: tuple[str, ...]) -> None:
    before = digest(file)
    assert typed(*words).sentence
    assert digest(file) == before


def test_looking_changes_nothing_in_the_file(typed: Type, file: Path) -> None:
    before = digest(file)
    for words in (("dialogue", "list"), ("answer", "list", LAPTOPS), ("workspace", "check")):
        assert typed(*words).code == 0
    assert digest(file) == before


@pytest.mark.parametrize("command", [("dialogue", "list"), ("bank", "list"), ("workspace", "check")])
def test_a_named_workspace_that_is_missing_is_not_made_by_looking(
    anywhere: Type, tmp_path: Path, command: tuple[str, ...]
) -> None:
    assert "typo" in anywhere("--workspace", str(tmp_path / "typo.dialogues"), *command).sentence
    assert not (tmp_path / "typo.dialogues").exists()


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 a spreadsheet", b"SQLite format 3\x00" + bytes(200)])
def test_files_that_are_no_workspace_are_refused_and_left_alone(anywhere: Type, tmp_path: Path, content: bytes) -> None:
    other = tmp_path / "other.file"
    other.write_bytes(content)
    assert "other.file" in anywhere("--workspace", str(other), *NEW).sentence
    assert other.read_bytes() == content


def test_the_database_of_another_program_is_refused(anywhere: Type, tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "music.db")) as connection:
        connection.execute("CREATE TABLE song (title)")
    assert "music.db" in anywhere("--workspace", str(tmp_path / "music.db"), "dialogue", "list").sentence


def test_a_workspace_of_a_newer_version_is_refused_and_left_alone(anywhere: Type, file: Path) -> None:
    with closing(sqlite3.connect(file)) as connection:
        connection.execute(
            "INSERT INTO _sqlite_migrations (migration_set, name, applied_at) "
            "SELECT migration_set, '9999_future', applied_at FROM _sqlite_migrations LIMIT 1"
        )
        connection.commit()
    before = digest(file)
    assert "newer version" in anywhere("--workspace", str(file), "dialogue", "list").sentence
    assert digest(file) == before


def test_a_workspace_in_a_place_that_can_not_be_written_is_said(anywhere: Type, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("not a folder", "utf-8")
    assert "file" in anywhere("--workspace", str(tmp_path / "file" / "w.dialogues"), *NEW).sentence


def test_a_workspace_that_is_open_elsewhere_is_said(typed: Type, file: Path) -> None:
    workspace = Workspace.open(file)
    try:
        assert "open" in typed("dialogue", "list").sentence
    finally:
        workspace.close()


def test_a_mistake_of_ours_is_one_sentence_with_the_log_and_no_answer_in_it(
    typed: Type, home: Path, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_arguments: object, **_named: object) -> None:
        raise ValueError("the secret answer")

    monkeypatch.setattr(preparing, "add_supplier", fail)
    before = digest(file)
    outcome = typed("supplier", "add", "Nova IT")
    assert (outcome.code, outcome.out) == (1, "")
    assert outcome.err.count("\n") == 1
    assert str(paths.log_file()) in outcome.err
    log = (home / "dialogue-app.log").read_text("utf-8")
    assert "ValueError" in log
    assert "suppliers.py" in log
    assert "secret" not in log + outcome.err
    assert digest(file) == before


def test_our_own_words_about_a_fault_are_logged(typed: Type, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_arguments: object) -> None:
        raise Fault("a write left a transaction open")

    monkeypatch.setattr(preparing, "overview", fail)
    assert typed("dialogue", "list").code == 1
    assert "a write left a transaction open" in (home / "dialogue-app.log").read_text("utf-8")


def test_a_fault_is_said_even_when_the_log_can_not_be_written(
    typed: Type, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "home").write_text("a file where the folder should be", "utf-8")
    monkeypatch.setattr(preparing, "overview", lambda _workspace: 1 / 0)
    outcome = typed("dialogue", "list")
    assert outcome.code == 1
    assert "could not be written" in outcome.err


def test_being_stopped_is_no_fault(typed: Type, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def stop(*_arguments: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(preparing, "overview", stop)
    outcome = typed("dialogue", "list")
    assert (outcome.code, outcome.err.strip()) == (130, "Stopped; nothing was changed by this step.")
    assert not (home / "dialogue-app.log").exists()


def test_the_version_is_told(anywhere: Type) -> None:
    assert anywhere("--version").out == f"dialogue-app {__version__}\n"


def test_an_unknown_language_is_refused_with_the_known_ones(anywhere: Type) -> None:
    assert "en" in anywhere("--language", "xx", "bank", "list").sentence


def test_without_a_command_the_window_opens_with_the_workspace_and_language(tmp_path: Path) -> None:
    seen: list[object] = []

    def open_window(workspace: Path | None, language: str | None) -> int:
        seen.append((workspace, language))
        return 7

    assert run(["--language", "en", "--workspace", str(tmp_path / "w.dialogues")], open_window) == 7
    assert run([], open_window) == 7
    assert seen == [(tmp_path / "w.dialogues", "en"), (None, None)]


def test_the_window_gets_whole_paths_to_remember(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    seen: list[object] = []
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(app, "run", lambda *given: seen.append(given) or 0)
    monkeypatch.setattr(gc, "disable", lambda: None)
    __main__.open_window(Path("mine.dialogues"), files=(Path("a.xlsx"),))
    assert seen == [(tmp_path / "mine.dialogues", None, [tmp_path / "a.xlsx"])]


@pytest.mark.parametrize(
    ("arguments", "workspace", "files"),
    [
        ((), None, ()),
        (("my work.dialogues",), Path("my work.dialogues"), ()),
        (("from Oslo.DIALOGUE",), None, (Path("from Oslo.DIALOGUE"),)),
        (("a.xlsx", "b.xlsx"), None, (Path("a.xlsx"), Path("b.xlsx"))),
    ],
)
def test_a_start_with_files_as_by_a_double_click_opens_the_window(
    monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...], workspace: Path | None, files: tuple[Path, ...]
) -> None:
    seen: list[object] = []

    def open_window(workspace: Path | None = None, *, files: tuple[Path, ...] = ()) -> int:
        seen.append((workspace, files))
        return 0

    monkeypatch.setattr(__main__, "open_window", open_window)
    monkeypatch.setattr(sys, "argv", ["dialogue-app", *arguments])
    assert __main__.main() == 0
    assert seen == [(workspace, files)]


@pytest.mark.skipif(sys.platform in {"win32", "darwin"}, reason="these systems always have a screen")
def test_without_a_screen_one_sentence_points_to_the_demo(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    for arguments in ([], ["--language", "en"]):
        monkeypatch.setattr(sys, "argv", ["dialogue-app", *arguments])
        assert __main__.main() == 2
        out, err = capsys.readouterr()
        assert out == ""
        assert err.count("\n") == 1
        assert "dialogue-app demo" in err


def test_consoles_that_lack_a_character_get_a_replacement(file: Path, home: Path) -> None:
    words = [sys.executable, "-m", "dialogue_app", "--workspace", str(file), "supplier", "list"]
    own = {"PYTHONIOENCODING": "cp1252", "DIALOGUE_APP_HOME": str(home), "PYTHONPATH": str(ROOT)}
    environment = os.environ | own
    done = subprocess.run(words, env=environment, capture_output=True, cwd=ROOT, check=False)
    assert done.returncode == 0, done.stderr
    assert b"Farologos Systems (?" in done.stdout
    done = subprocess.run([*words, "--json"], env=environment, capture_output=True, cwd=ROOT, check=True)
    names = [supplier["name"] for supplier in json.loads(done.stdout)]
    assert "Farologos Systems (Φαρολόγος Συστήματα)" in names


def test_progress_is_shown_only_to_a_terminal(typed: Type, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    words = ("report", LAPTOPS, "--audience", "internal", "--out", str(tmp_path / "report.json"))
    assert typed(*words).err == ""
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    assert "report.json" in typed(*words).err


def test_the_workspace_is_opened_once_and_closed_at_the_end(file: Path, tmp_path: Path) -> None:
    console = Console(lambda _workspace, _language: 0)
    console.path = file
    assert console.workspace() is console.workspace()
    console.close()
    shutil.copy(file, tmp_path / "another.dialogues")
    Workspace.open(file).close()
