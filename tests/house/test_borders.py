"""The border between the program and its libraries, checked at run time: what import contracts can't see."""

import ast
import pkgutil
import subprocess
import sys
from pathlib import Path

import pytest

import dialogue_app
import question_bank

ROOT = Path(__file__).resolve().parents[2]


def modules(package: object, *, without: str = "") -> list[str]:
    found = pkgutil.walk_packages(package.__path__, f"{package.__name__}.")
    return [package.__name__, *(each.name for each in found if not without or not each.name.startswith(without))]


def python(code: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, check=False)


def test_everything_outside_the_window_imports_on_a_machine_without_qt() -> None:
    names = [*modules(question_bank), *modules(dialogue_app, without="dialogue_app.gui")]
    optional = "dialogue_app.storage.cipher"  # stands on the addition dialogue-app[encrypted]
    imports = "\n".join(f"import {name}" for name in names if not name.endswith("__main__") and name != optional)
    done = python(f"import sys\nfor name in ('PySide6', 'shiboken6'): sys.modules[name] = None\n{imports}")
    assert done.returncode == 0, done.stderr


def test_the_bank_needs_nothing_but_the_standard_library() -> None:
    files = (ROOT / "question_bank").rglob("*.py")
    foreign = {
        f"{file.name}: {name}"
        for file in files
        for name in imported(file)
        if name.split(".")[0] not in sys.stdlib_module_names | {"question_bank"}
    }
    assert foreign == set()


def test_opening_the_window_does_not_load_what_only_documents_need() -> None:
    heavy = ["babel", "reportlab", "openpyxl", "pydantic", "docx", "markdown_it", "PySide6.QtPdf"]
    code = f"import sys, dialogue_app.gui.app\nprint([name for name in {heavy} if name in sys.modules])"
    done = python(code)
    assert done.stdout.strip() == "[]", done.stderr


@pytest.mark.parametrize("word", ["utils", "helpers", "common", "manager", "misc"])
def test_no_module_is_named_after_nothing(word: str) -> None:
    names = [*modules(question_bank), *modules(dialogue_app)]
    assert [name for name in names if word in name.rsplit(".", 1)[-1]] == []


def imported(file: Path) -> set[str]:
    names = set()
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names.add(node.module)
    return names
