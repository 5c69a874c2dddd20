"""``workspace protect`` and ``unprotect``, and how every other command opens what is protected."""

from pathlib import Path

import pytest

from dialogue_app.storage import passphrases
from tests.cli.conftest import Type
from tests.helpers.protected import OTHER, SECRET, needs_cipher, nothing_said

__all__ = ["nothing_said"]

NEW = "DIALOGUE_APP_NEW_PASSPHRASE"
pytestmark = pytest.mark.usefixtures("nothing_said")


@pytest.fixture
def made(typed: Type, file: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The sample with one change and one backup, protected, as the next run of the program finds it."""
    assert typed("supplier", "add", "Gamma").code == 0
    monkeypatch.setenv(NEW, SECRET)
    assert typed("workspace", "protect").code == 0
    new_run(monkeypatch)
    return file


def new_run(monkeypatch: pytest.MonkeyPatch, passphrase: str = "") -> None:
    monkeypatch.setattr(passphrases, "_said", [])
    monkeypatch.setenv(passphrases.VARIABLE, passphrase)


def copies(file: Path) -> list[Path]:
    return sorted(file.parent.glob("sample backups/*.dialogues"))


def is_plain(path: Path) -> bool:
    return path.read_bytes()[:6] == b"SQLite" or b"Gamma" in path.read_bytes()


@needs_cipher
def test_a_workspace_and_its_backups_are_protected_and_opened_again(typed, made, monkeypatch) -> None:
    assert [is_plain(each) for each in (made, *copies(made))] == [False, False]
    assert "is protected: open it" in typed("workspace", "info").sentence
    assert "is protected: open it" in typed("workspace", "restore").sentence
    new_run(monkeypatch, "another one")
    assert "does not open" in typed("workspace", "info").sentence
    new_run(monkeypatch, SECRET)
    assert "is sound" in typed("workspace", "check").out
    assert typed("workspace", "restore").code == 0
    assert typed("workspace", "unprotect", "--json").data["protected"] is False
    new_run(monkeypatch)
    assert typed("workspace", "info").code == 0


@needs_cipher
def test_it_is_changed_and_the_one_before_opens_nothing_any_more(typed, made, monkeypatch) -> None:
    new_run(monkeypatch, SECRET)
    monkeypatch.setenv(NEW, OTHER)
    assert typed("workspace", "protect", "--json").data["left"] == []
    new_run(monkeypatch, SECRET)
    assert "does not open" in typed("workspace", "info").sentence
    assert "does not open" in typed("workspace", "restore").sentence
    new_run(monkeypatch, OTHER)
    assert typed("workspace", "restore", "--dry-run").code == 0


@needs_cipher
@pytest.mark.parametrize(("what", "plain"), [("keep", 1), ("remove", 0)])
def test_older_backups_without_a_passphrase_are_named_or_deleted(typed, file, monkeypatch, what, plain) -> None:
    assert typed("supplier", "add", "Gamma").code == 0
    monkeypatch.setenv(NEW, SECRET)
    done = typed("workspace", "protect", "--copies", what)
    assert len(copies(file)) == plain
    for each in copies(file):
        assert f"opens without a passphrase: {each}" in done.out
        assert "protects it again" in typed("workspace", "restore").out


@needs_cipher
def test_what_a_protected_workspace_copies_is_protected(typed, made, monkeypatch, tmp_path) -> None:
    new_run(monkeypatch, SECRET)
    assert typed("workspace", "backup", str(tmp_path / "copy.dialogues")).code == 0
    assert typed("workspace", "salvage", str(tmp_path / "salvaged.dialogues")).code == 0
    assert not [each for each in tmp_path.rglob("*.dialogues") if is_plain(each)]


@needs_cipher
@pytest.mark.parametrize("passphrase", ["short", "a" * 30])
def test_a_weak_passphrase_is_refused(typed, monkeypatch, passphrase) -> None:
    monkeypatch.setenv(NEW, passphrase)
    assert "four or five words" in typed("workspace", "protect").sentence
    assert typed("workspace", "info").code == 0


@needs_cipher
def test_it_is_typed_where_somebody_is_there_and_never_shown(typed, file, monkeypatch) -> None:
    said: list[str] = []
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    monkeypatch.setattr(
        "click.prompt", lambda words, **how: said.append(words) or (SECRET if how["hide_input"] else "")
    )
    assert SECRET not in (done := typed("workspace", "protect")).out + done.err
    assert "Nobody can recover" in done.err
    new_run(monkeypatch)
    done = typed("workspace", "info")
    assert (done.code, said) == (0, ["New passphrase", "Passphrase"])
    assert SECRET not in done.out + done.err


@needs_cipher
def test_without_anybody_to_type_a_script_is_told_where_to_say_it(typed) -> None:
    assert NEW in typed("workspace", "protect").sentence


def test_without_the_addition_it_says_what_to_install(typed, monkeypatch) -> None:
    monkeypatch.setenv(NEW, SECRET)
    monkeypatch.setattr("dialogue_app.storage.engine.can_encrypt", lambda: False)
    assert "dialogue-app[encrypted]" in typed("workspace", "protect").sentence
    assert typed("workspace", "info").code == 0
