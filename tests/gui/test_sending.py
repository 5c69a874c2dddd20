"""Sending the questionnaire from the Assemble page: workbooks, print, papers of the event."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog

from dialogue_app.gui.main_window import MainWindow
from dialogue_app.gui.pages.assemble import AssemblePage
from dialogue_app.gui.session import Session
from dialogue_app.gui.widgets.send_panel import ALL, EACH
from dialogue_app.workspace import preparing
from dialogue_app.workspace.sending import SentForm

Show = Callable[[Session, str], MainWindow]


@pytest.fixture
def page(sample: Session, shown: Show) -> AssemblePage:
    found = next(each.dialogue for each in preparing.overview(sample.workspace) if each.dialogue.kind == "pre-contract")
    sample.choose_dialogue(found.id, found.title)
    made = shown(sample, "assemble").page
    assert isinstance(made, AssemblePage)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    assert made.send_panel.isVisible()
    return made


def choose(page: AssemblePage, form: SentForm, whom: str = EACH) -> None:
    page.send_panel.form.setCurrentIndex(page.send_panel.form.findData(form.value))
    page.send_panel.whom.setCurrentIndex(page.send_panel.whom.findData(whom))


def test_each_supplier_gets_a_workbook_in_the_folder_chosen(
    page: AssemblePage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path / "out"))
    (tmp_path / "out").mkdir()
    choose(page, SentForm.WORKBOOK)
    page.send_panel.wanted.emit()
    assert len(list((tmp_path / "out").glob("*.xlsx"))) == 6
    assert "6 files are written to “out”" in page.session.messages.last.text
    assert not page.send_panel.isVisible()


@pytest.mark.parametrize("form", [SentForm.PDF, SentForm.WORD, SentForm.JSON, SentForm.XLSFORM])
def test_one_file_for_all_in_every_form(
    page: AssemblePage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, form: SentForm
) -> None:
    proposed = []

    def ask(_parent: object, _title: str, name: str, _kinds: str) -> tuple[str, str]:
        proposed.append(Path(name).name)
        return str(tmp_path / f"all{form.ending}"), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", ask)
    choose(page, form, ALL)
    page.send_panel.wanted.emit()
    assert (tmp_path / f"all{form.ending}").stat().st_size > 1000
    assert proposed[0].startswith("Laptops-and-monitors-2027")
    assert proposed[0].endswith(form.ending)


def test_what_a_web_form_can_not_say_is_shown_after_it_was_written(
    page: AssemblePage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "form.xlsx"), ""))
    choose(page, SentForm.XLSFORM, ALL)
    page.send_panel.wanted.emit()
    assert page.send_panel.unsaid.isVisible()
    assert "Everybody who has the link" in page.send_panel.unsaid.toPlainText()
    page.sending.open_panel()
    assert not page.send_panel.unsaid.isVisible()


@pytest.mark.parametrize("size", [(1366, 768), (1024, 640)])
def test_fields_are_never_squeezed_and_nothing_lies_over_them(page: AssemblePage, size: tuple[int, int]) -> None:
    page.window().resize(*size)
    page.send_panel.tell(["A sentence that is long enough to take more than one line of the panel."] * 9)
    for _ in range(5):
        QApplication.processEvents()
    panel = page.send_panel
    for field in (panel.form, panel.whom, panel.language, panel.plan, panel.start):
        assert field.height() >= field.minimumSizeHint().height()
    pane = panel.parentWidget()
    beside = [pane.layout().itemAt(place).widget() for place in range(pane.layout().count())]
    shown = [each for each in beside if each and each is not panel and each.isVisible()]
    assert shown
    assert not any(each.geometry().intersects(panel.geometry()) for each in shown)


def test_the_papers_of_the_event_go_into_one_folder(
    page: AssemblePage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path))
    page.send_panel.pack_wanted.emit()
    assert len(list(tmp_path.glob("0*.pdf"))) == len(list(tmp_path.glob("0*.docx"))) == 8


def test_leaving_the_file_dialog_writes_nothing(page: AssemblePage, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: "")
    choose(page, SentForm.WORKBOOK)
    page.send_panel.wanted.emit()
    assert page.send_panel.isVisible()


def test_n18_while_a_session_is_live_nothing_is_sent_because_papers_name_all_suppliers(page: AssemblePage) -> None:
    session = page.session
    supplier = preparing.participants(session.workspace, session.dialogue_id)[0].supplier
    session.set_live(supplier.id)
    assert not page.send_panel.isVisible()
    page.sending.open_panel()
    offered = [page.send_panel.whom.itemText(row) for row in range(page.send_panel.whom.count())]
    assert offered == []
    assert not page.send_panel.isVisible()


def test_escape_closes_the_panel(page: AssemblePage) -> None:
    QTest.keyClick(page.send_panel, Qt.Key.Key_Escape)
    assert not page.send_panel.isVisible()
