"""What fails in a method that Qt calls is shown like any other mistake; Qt gets an answer that does no harm."""

import sys

import pytest
from PySide6.QtCore import QAbstractListModel, QModelIndex, QSize
from PySide6.QtWidgets import QWidget

from dialogue_app.gui.guarding import NOTHING


class Broken(QWidget):
    def resizeEvent(self, event):
        raise ValueError("resize")

    def sizeHint(self):
        raise ValueError("hint")

    def event(self, event):
        if event.type() == event.Type.Show:
            raise ValueError("event")
        return super().event(event)


class BrokenList(QAbstractListModel):
    def rowCount(self, parent=None):
        raise ValueError("rows")

    def data(self, index, role=0):
        raise ValueError("data")


@pytest.fixture
def caught(monkeypatch):
    seen = []
    monkeypatch.setattr(sys, "excepthook", lambda _kind, error, _trace: seen.append(str(error)))
    return seen


def test_a_widget_that_can_not_place_its_parts_takes_nothing_with_it(qtbot, caught):
    widget = Broken()
    qtbot.addWidget(widget)
    widget.show()
    widget.resize(300, 200)
    assert {"event", "resize"} <= set(caught)
    assert widget.sizeHint() == QSize()
    assert caught[-1] == "hint"


def test_a_list_that_fails_is_empty(caught):
    model = BrokenList()
    assert (model.rowCount(), model.data(QModelIndex())) == (0, None)
    assert caught == ["rows", "data"]


@pytest.mark.parametrize("name", NOTHING)
def test_every_answer_is_one_that_qt_takes(name):
    NOTHING[name]()


def test_what_python_itself_calls_still_hears_of_errors(caught):
    class Own(QWidget):
        def load(self):
            raise ValueError("load")

    with pytest.raises(ValueError, match="load"):
        Own().load()
    assert caught == []
