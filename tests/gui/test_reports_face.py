"""The face that makes reports, with a real session on the sample workspace."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication, QComboBox, QFileDialog, QLabel, QScrollArea
from pytestqt.qtbot import QtBot

from dialogue_app.gui.session import Session
from dialogue_app.gui.settings import Settings
from dialogue_app.gui.tasks import InlineRunner
from dialogue_app.gui.widgets.report_printing import print_pdf
from dialogue_app.gui.widgets.reports_face import ReportsFace
from dialogue_app.workspace import preparing, reports
from dialogue_app.workspace.documents import Format
from dialogue_app.workspace.history import Touched
from dialogue_app.workspace.reports import REPORTS, Order
from tests.helpers.workspaces import sample_workspace

SAMPLE = "Laptops and monitors 2027"
_PLACES: list[QScrollArea] = []
"""What faces stand in; Qt would take a face away with a place that nobody holds."""


@pytest.fixture
def session(qapp: QApplication, tmp_path: Path) -> Iterator[Session]:
    made = Session(Settings(tmp_path / "window.ini"), InlineRunner())
    made.apply_look()
    made.use(sample_workspace(tmp_path))
    yield made
    made.close()


@pytest.fixture
def dialogue_id(session: Session) -> str:
    assert session.workspace
    return preparing.find_dialogue(session.workspace, SAMPLE).id


@pytest.fixture
def face(session: Session, dialogue_id: str, qtbot: QtBot) -> ReportsFace:
    made = placed(ReportsFace(session), qtbot)
    made.show_dialogue(dialogue_id)
    return made


@pytest.fixture
def target(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The file that the user chooses."""
    chosen = tmp_path / "chosen.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(chosen), ""))
    return chosen


def placed(face: ReportsFace, qtbot: QtBot) -> ReportsFace:
    """Show a face as part of something, as on a page."""
    place = QScrollArea(widgetResizable=True)
    _PLACES.append(place)
    place.setWidget(face)
    qtbot.addWidget(place)
    place.show()
    return face


def everything(face: ReportsFace) -> str:
    said = [each.text() for each in face.findChildren(QLabel)]
    boxes = face.findChildren(QComboBox)
    return "\n".join([*said, *(box.itemText(n) for box in boxes for n in range(box.count()))])


def test_every_report_is_offered_with_what_it_shows_and_hides(face: ReportsFace, session: Session) -> None:
    assert list(face.readers) == [each.id for each in REPORTS]
    for each in REPORTS:
        assert session.texts(f"report-for.{each.id}.shows") in everything(face)
        assert face.readers[each.id].accessibleDescription()


def test_a_report_offers_its_formats_and_asks_only_for_what_it_needs(face: ReportsFace) -> None:
    face.readers["management"].click()
    assert [face.format.itemData(n) for n in range(face.format.count())] == [Format.PDF]
    assert not face.supplier.isVisible()
    assert face.order() == Order("management", Format.PDF)
    face.readers["supplier"].click()
    assert face.supplier.isVisible()
    assert face.order().supplier_id == face.supplier.currentData()


def test_what_was_chosen_and_written_is_remembered_and_written_again(
    face: ReportsFace, session: Session, dialogue_id: str, target: Path, qtbot: QtBot
) -> None:
    assert not face.again.isVisible()
    face.readers["supplier"].click()
    face.supplier.setCurrentIndex(1)
    wanted = face.order()
    face.write()
    assert target.stat().st_size > 0
    later = placed(ReportsFace(session), qtbot)
    later.show_dialogue(dialogue_id)
    assert later.order() == wanted
    target.unlink()
    later.again.click()
    assert target.exists()
    assert session.messages.last
    assert "chosen.pdf" in session.messages.last.text


def test_the_preview_is_shown_and_closed(face: ReportsFace) -> None:
    face.readers["management"].click()
    face.show_preview()
    assert face.preview.isVisible()
    assert face.preview.pages == 1
    face.preview.close_button.click()
    assert face.readers["management"].isVisible()


def test_when_a_talk_begins_no_name_and_no_page_is_left(face: ReportsFace, session: Session, target: Path) -> None:
    names = [face.supplier.itemText(n) for n in range(face.supplier.count())]
    face.readers["supplier"].click()
    face.write()
    face.show_preview()
    face.forget()
    assert names
    assert not [name for name in names if name in everything(face)]
    assert target.name not in everything(face)
    assert face.preview.pages == 0
    session.set_live("somebody")
    face.refresh(frozenset({Touched.ANSWERS}))
    assert face.supplier.count() == 0


def test_a_report_is_printed_page_by_page(
    face: ReportsFace, session: Session, dialogue_id: str, tmp_path: Path
) -> None:
    assert session.workspace
    given = reports.material(session.workspace, dialogue_id)
    data = reports.write(given, Order("category", Format.PDF), tmp_path / "report.pdf").read_bytes()
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    assert print_pdf(data, printer)
    face.preview.show_pdf((tmp_path / "printed.pdf").read_bytes(), "English")
    assert face.preview.pages == 2


def test_a_file_that_is_no_report_is_not_printed(qapp: QApplication, tmp_path: Path) -> None:
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    assert not print_pdf(b"nothing", printer)
