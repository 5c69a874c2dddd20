"""The face that shows what became of earlier answers and promises."""

import pytest
from PySide6.QtWidgets import QFileDialog

from dialogue_app.gui.models.delivery_list import COLUMNS
from dialogue_app.gui.widgets.delivery_face import DeliveryFace
from dialogue_app.workspace import preparing

ROUND_2 = "Data centre hardware, round 2"


@pytest.fixture
def face(qtbot, sample):
    made = DeliveryFace(sample)
    qtbot.addWidget(made)
    made.resize(1100, 600)
    made.show()
    made.show_dialogue(preparing.find_dialogue(sample.workspace, ROUND_2).id)
    return made


def column(face, name):
    where = COLUMNS.index(name)
    return [face.model.index(row, where).data() for row in range(face.model.rowCount())]


def test_every_earlier_answer_and_promise_stands_beside_the_one_of_now(face):
    assert {"Kept", "Improved", "Dropped", "Changed"} <= set(column(face, "outcome"))
    assert "Promise" in column(face, "what")
    assert any(code.startswith("TRN-102") for code in column(face, "what"))
    assert "Kept: " in face.counts.text()


def test_one_outcome_can_be_looked_at_alone(face):
    face.outcome.choose("dropped")
    face.outcome.chosen.emit("dropped")
    assert set(column(face, "outcome")) == {"Dropped"}
    assert face.full.text()


def test_the_report_is_written_from_here(face, tmp_path, monkeypatch):
    target = tmp_path / "follow-up.docx"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    face.report.click()
    assert target.stat().st_size > 1000


def test_it_forgets_every_name_and_shows_none_while_a_session_is_live(face, sample):
    face.forget()
    assert face.model.size == 0
    assert not face.full.text()
    dialogue_id = preparing.find_dialogue(sample.workspace, ROUND_2).id
    sample.set_live(preparing.find_supplier(sample.workspace, "Tarnwick Servers").id)
    face.show_dialogue(dialogue_id)
    assert face.model.size == 0


def test_a_dialogue_without_an_earlier_one_says_what_belongs_here(face, sample):
    face.show_dialogue(preparing.find_dialogue(sample.workspace, "Laptops and monitors 2027").id)
    assert face._stack.currentIndex() == 1
    assert not face.report.isEnabled()
