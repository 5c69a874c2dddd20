"""How the workspace file is written: rules that no import contract can see, read from the source."""

import ast
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parents[2] / "dialogue_app"
STORAGE = sorted((PACKAGE / "storage").glob("*.py"))
KEEPERS = sorted([*STORAGE, *(PACKAGE / "workspace").glob("*.py")])
OTHERS = sorted(file for file in PACKAGE.rglob("*.py") if file.parent.name != "storage")

AUTOCOMMITTING = {
    "executescript", "executemany", "insert_all", "upsert", "upsert_all", "update", "delete_where", "create_table",
    "enable_wal", "cursor", "commit", "vacuum",
}  # fmt: skip
"""Calls that leave a transaction open, end one early, or commit in the middle of a user's action."""


def calls(file: Path) -> list[tuple[int, str, ast.Call]]:
    tree = ast.parse(file.read_text(encoding="utf-8"))
    nodes = [node for node in ast.walk(tree) if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)]
    return [(node.lineno, node.func.attr, node) for node in nodes]


def literal(node: ast.Call) -> str:
    """Return the fixed beginning of the first argument, "" when it is no literal."""
    first = node.args[0] if node.args else None
    if isinstance(first, ast.JoinedStr):
        first = first.values[0]
    return first.value if isinstance(first, ast.Constant) and isinstance(first.value, str) else ""


@pytest.mark.parametrize("file", STORAGE, ids=lambda file: file.stem)
def test_storage_calls_nothing_that_commits_or_leaves_open_behind_the_back_of_atomic(file: Path) -> None:
    assert [(line, name) for line, name, _ in calls(file) if name in AUTOCOMMITTING] == []


@pytest.mark.parametrize("file", STORAGE, ids=lambda file: file.stem)
def test_only_what_opens_writes_and_upgrades_the_file_talks_to_sqlite_directly(file: Path) -> None:
    opens = {"cipher", "engine", "opening", "unlocking"}
    whole_files = {"database", "locked_text", "migrations", "protection", "salvage", "seals", "steps"}
    if file.stem in opens | whole_files:
        return
    assert [line for line, name, _ in calls(file) if name in {"execute", "query", "table"}] == []
    assert "_connection" not in file.read_text(encoding="utf-8")


@pytest.mark.parametrize("file", STORAGE, ids=lambda file: file.stem)
def test_what_reads_does_not_write_and_what_writes_does_not_read(file: Path) -> None:
    for line, name, node in calls(file):
        sql = literal(node).lstrip().upper()
        if name in {"rows", "row"} and sql:
            assert sql.startswith(("SELECT", "PRAGMA")), f"line {line}"
        if name == "write" and sql:
            assert sql.startswith(("INSERT", "UPDATE", "DELETE")), f"line {line}"
        assert "RETURNING" not in sql.split(), f"line {line}"


@pytest.mark.parametrize("file", STORAGE, ids=lambda file: file.stem)
def test_records_are_never_replaced_by_deleting_them(file: Path) -> None:
    text = file.read_text(encoding="utf-8").upper()
    assert "OR REPLACE" not in text
    assert "REPLACE INTO" not in text
    assert "REPLACE=TRUE" not in text
    assert "ALTER=TRUE" not in text


@pytest.mark.parametrize("file", KEEPERS, ids=lambda file: f"{file.parent.name}-{file.stem}")
def test_nothing_opens_a_workspace_file_past_sqlite(file: Path) -> None:
    """On POSIX systems closing a second handle would drop the lock; the samples read their own content files.

    ``closed_files`` says that it may not be given an open one.
    """
    raw = {"read_bytes", "read_text", "write_bytes", "write_text", "copyfile", "copy", "copy2"}
    assert file.stem in {"closed_files", "samples"} or [line for line, name, _ in calls(file) if name in raw] == []


@pytest.mark.parametrize("file", OTHERS, ids=lambda file: str(file.relative_to(PACKAGE)))
def test_nobody_outside_of_storage_writes_sql(file: Path) -> None:
    starts = ("SELECT ", "INSERT INTO ", "UPDATE ", "DELETE FROM ", "PRAGMA ")
    tree = ast.parse(file.read_text(encoding="utf-8"))
    words = [node.value for node in ast.walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, str)]
    assert [word for word in words if word.startswith(starts)] == []
