"""The wheel scrolls; it never changes a field: every field of a kind that it would change is one of ours."""

import ast
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from dialogue_app.gui.widgets.still import ComboBox, SpinBox, TimeEdit
from tests.helpers.wheel import turn_wheel

GUI = Path(__file__).resolve().parents[2] / "dialogue_app" / "gui"
SOURCES = sorted(file for file in GUI.rglob("*.py") if file.name != "still.py")
CHANGED_BY_THE_WHEEL = {
    "QComboBox", "QFontComboBox", "QSpinBox", "QDoubleSpinBox", "QTimeEdit", "QDateEdit", "QDateTimeEdit",
    "QSlider", "QDial",
}  # fmt: skip


@pytest.mark.parametrize("file", SOURCES, ids=lambda file: file.stem)
def test_no_page_takes_a_field_of_qt_that_scrolling_changes(file: Path) -> None:
    nodes = ast.walk(ast.parse(file.read_text(encoding="utf-8")))
    imports = [node for node in nodes if isinstance(node, ast.ImportFrom)]
    assert CHANGED_BY_THE_WHEEL.isdisjoint(name.name for node in imports for name in node.names)


@pytest.mark.parametrize("kind", [ComboBox, SpinBox, TimeEdit])
def test_the_wheel_over_a_field_leaves_it_and_goes_to_the_page_also_with_the_focus(qtbot, kind) -> None:
    field = kind()
    qtbot.addWidget(field)
    if isinstance(field, ComboBox):
        field.addItems(["one", "two", "three"])
    field.show()
    field.setFocus()
    before = field.currentIndex() if isinstance(field, ComboBox) else field.text()
    assert not turn_wheel(field)
    assert (field.currentIndex() if isinstance(field, ComboBox) else field.text()) == before
    assert field.focusPolicy() == Qt.FocusPolicy.StrongFocus
