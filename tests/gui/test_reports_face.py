"""The face that makes reports, with a real session on the sample workspace."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtGui import QFocusEvent
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication, QComboBox, QFileDialog, QLabel, QListWidget, QScrollArea
from pytestqt.qtbot import QtBot

from dialogue_app.domain.answers import Verification
from dialogue_app.domain.dialogue import DialogueKind
from dialogue_app.domain.handed_out import HandedOut
from dialogue_app.domain.verification import Check
from dialogue_app.errors import Problem
from dialogue_app.gui.session import Session
from dialogue_app.gui.settings import Settings
from dialogue_app.gui.tasks import InlineRunner, Job
from dialogue_app.gui.widgets import report_printing
from dialogue_app.gui.widgets.compare_reading import CompareReading
from dialogue_app.gui.widgets.report_printing import print_pdf
from dialogue_app.gui.widgets.reports_face import ReportsFace
from dialogue_app.storage import summaries
from dialogue_app.workspace import documents, handing_out, preparing, summarising, verifying
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
    found = preparing.find_dialogue(session.workspace, SAMPLE)
    session.choose_dialogue(found.id, found.title)
    return found.id


@pytest.fixture
def face(session: Session, dialogue_id: str, qtbot: QtBot) -> ReportsFace:
    return placed(session, dialogue_id, qtbot)


@pytest.fixture
def target(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The file that the user chooses."""
    chosen = tmp_path / "chosen.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(chosen), ""))
    return chosen


def placed(session: Session, dialogue_id: str, qtbot: QtBot) -> ReportsFace:
    """Show a face as part of something, as on a page."""
    reading = CompareReading(session)
    reading.read()
    made = ReportsFace(session, reading)
    place = QScrollArea(widgetResizable=True)
    _PLACES.append(place)
    place.setWidget(made)
    qtbot.addWidget(place)
    place.show()
    made.show_dialogue(dialogue_id)
    return made


def everything(face: ReportsFace) -> str:
    said = [each.text() for each in face.findChildren(QLabel)]
    boxes = face.findChildren(QComboBox)
    lists = face.findChildren(QListWidget)
    said += [each.item(n).text() for each in lists for n in range(each.count())]
    return "\n".join([*said, face.words.area.said, *(box.itemText(n) for box in boxes for n in range(box.count()))])


def on_record(session: Session, dialogue_id: str) -> tuple[HandedOut, ...]:
    assert session.workspace
    return summaries.handed_out(session.workspace.database, dialogue_id)


def said(session: Session) -> str:
    assert session.messages.last
    return session.messages.last.text


def test_every_report_is_offered_with_what_it_shows_and_hides(face: ReportsFace, session: Session) -> None:
    assert list(face.choices.readers) == [each.id for each in REPORTS]
    for each in REPORTS:
        face.choices.readers[each.id].click()
        for what in ("shows", "hides"):
            sentence = session.texts(f"report-for.{each.id}.{what}")
            assert sentence in everything(face)
            assert sentence in face.choices.readers[each.id].accessibleDescription()
        assert [face.choices.format.itemData(n) for n in range(face.choices.format.count())] == list(Format)


def test_a_report_asks_only_for_what_it_needs(face: ReportsFace) -> None:
    choices = face.choices
    fields = {
        "supplier": choices.supplier,
        "group": choices.pseudonyms,
        "market": choices.publication,
    }
    for report_id in ("category", *fields):
        choices.readers[report_id].click()
        assert {each for each, field in fields.items() if field.isVisible()} == {report_id} & set(fields)
        assert face.words.isVisible() == (report_id == "market")
    assert face.order() == Order("market")
    choices.publication.setCurrentIndex(2)
    assert face.order() == Order("market", publication="ES-LIST")
    choices.readers["group"].click()
    choices.pseudonyms.click()
    assert face.order() == Order("group", pseudonyms=True)


def test_what_was_chosen_and_written_is_remembered_and_written_again(
    face: ReportsFace, session: Session, dialogue_id: str, target: Path, qtbot: QtBot
) -> None:
    assert not face.again.isVisible()
    face.choices.readers["supplier"].click()
    face.choices.supplier.setCurrentIndex(1)
    face.choices.format.setCurrentIndex(1)
    wanted, target = face.order(), target.with_name("chosen.pdf.docx")
    face.write()
    assert target.stat().st_size > 0
    later = placed(session, dialogue_id, qtbot)
    assert (later.order(), later.choices.form) == (wanted, Format.DOCX)
    target.unlink()
    later.again.click()
    assert target.exists()
    assert "chosen.pdf.docx" in said(session)
    assert [each.supplier_id for each in on_record(session, dialogue_id)] == [wanted.supplier_id] * 2


def test_only_reports_that_others_read_are_kept_on_record(
    face: ReportsFace, session: Session, dialogue_id: str, target: Path
) -> None:
    for report in REPORTS:
        if face.choices.readers[report.id].isVisible():
            face.choices.readers[report.id].click()
            face.write()
    kept = [each.audience for each in on_record(session, dialogue_id)]
    assert kept == ["lawyer", "supplier", "group", "tenderers", "market"]
    assert on_record(session, dialogue_id)[-1].digest == handing_out.digest(target)


def test_a_name_stops_a_public_report_until_it_is_ticked(
    face: ReportsFace, session: Session, dialogue_id: str, target: Path
) -> None:
    assert session.workspace
    summarising.write(session.workspace, dialogue_id, "changes", "Borealis was right about the date.")
    face.choices.readers["market"].click()
    face.write()
    assert not target.exists()
    assert face.release.isVisible()
    assert "Borealis was right about the date." in everything(face)
    assert face.release.released == ()
    face.release.names.tick(["Borealis"])
    face.write()
    assert target.exists()
    assert on_record(session, dialogue_id)[-1].released == ("Borealis",)
    assert not face.release.isVisible()


def test_a_name_that_stands_is_seen_in_the_preview_but_not_printed(
    face: ReportsFace, session: Session, dialogue_id: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert session.workspace
    summarising.write(session.workspace, dialogue_id, "changes", "Borealis was right about the date.")
    face.choices.readers["market"].click()
    face.show_preview()
    assert face.preview.pages > 0
    face.preview.close_button.click()
    face.printer.addItem("Office")
    face.printer.setCurrentText("Office")
    printed: list[str] = []
    monkeypatch.setattr(face, "_print", lambda _made, _data, name: printed.append(name))
    face.print_report()
    assert printed == []
    face.release.names.tick(["Borealis"])
    face.print_report()
    assert printed == ["Office"]


def test_a_text_is_written_in_the_face_kept_and_taken_back(
    face: ReportsFace, session: Session, dialogue_id: str
) -> None:
    assert session.workspace
    face.choices.readers["market"].click()
    words = face.words
    words.which.setCurrentIndex(words.which.findData("no_notice"))
    words.area.setPlainText("One date was moved.")
    QApplication.sendEvent(words.area, QFocusEvent(QEvent.Type.FocusOut))
    assert summarising.summary(session.workspace, dialogue_id).no_notice == "One date was moved."
    assert words.which.currentText().endswith("written")
    words.which.setCurrentIndex(words.which.findData("extra_days"))
    assert words.area.said == "5"
    words.area.setPlainText("soon")
    words.which.setCurrentIndex(0)
    assert "soon" in words.block.error
    assert words.which.currentData() == "extra_days"
    words.area.setPlainText("5")
    words.which.setCurrentIndex(words.which.findData("no_notice"))
    session.undo()
    face.refresh(frozenset({Touched.DIALOGUES}))
    assert words.area.said == ""


def test_an_undo_elsewhere_is_not_written_over_and_what_is_typed_stays(
    face: ReportsFace, session: Session, dialogue_id: str
) -> None:
    workspace, words = session.workspace, face.words
    assert workspace
    face.choices.readers["market"].click()
    words.which.setCurrentIndex(words.which.findData("no_notice"))
    words.area.setFocus()
    words.area.setPlainText("One date was moved.")
    assert words.keep()
    session.undo()
    face.refresh(frozenset({Touched.DIALOGUES}))
    assert words.area.said == ""
    assert words.keep()
    assert summarising.summary(workspace, dialogue_id).no_notice == ""
    words.area.setPlainText("Not yet kept")
    face.refresh(frozenset({Touched.DIALOGUES}))
    assert words.area.said == "Not yet kept"


def test_what_is_held_back_is_said_with_its_day(face: ReportsFace, session: Session, dialogue_id: str) -> None:
    workspace = session.workspace
    assert workspace
    read = handing_out.dossier(workspace, dialogue_id)
    row = next(each for each in read.comparison.rows if each.answers(read.comparison.suppliers[0].id))
    step = Check(row.item.id, Verification.CLAIMED, Verification.CONTRADICTED, "Another buyer says otherwise", "")
    verifying.verify(workspace, dialogue_id, read.comparison.suppliers[0].id, step)
    face.refresh(frozenset({Touched.ANSWERS}))
    assert not face.held.isVisible()
    face.choices.readers["group"].click()
    assert face.held.isVisible()
    assert read.comparison.suppliers[0].name in face.held.text()
    assert row.item.code in face.held.text()
    assert "202" in face.held.text()
    face.choices.readers["supplier"].click()
    face.choices.supplier.setCurrentIndex(1)
    face.choices.supplier.activated.emit(1)
    assert read.comparison.suppliers[0].name not in face.held.text()


def test_a_cancelled_report_leaves_no_file_and_no_record(
    face: ReportsFace, session: Session, dialogue_id: str, target: Path
) -> None:
    names: list[str] = []

    def cancel(job: Job, name: str) -> None:
        names.append(name)
        if name == session.texts("compare.writing"):
            job.progress.connect(lambda _: job.cancel())

    session.job_started.connect(cancel)
    face.choices.readers["group"].click()
    face.write()
    assert names == [session.texts("compare.preparing"), session.texts("compare.writing")]
    assert list(target.parent.glob("chosen*")) == []
    assert on_record(session, dialogue_id) == ()


def test_a_report_that_can_not_be_written_is_explained(
    face: ReportsFace, session: Session, target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise Problem("folder-not-writable", path=target.parent)

    monkeypatch.setattr(documents, "write_document", refuse)
    face.write()
    assert "can't be written" in said(session)


def test_the_file_is_named_after_the_dialogue_and_its_reader(
    face: ReportsFace, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    proposed: list[Path] = []

    def choose(_parent: object, _title: str, name: str, _kinds: str) -> tuple[str, str]:
        proposed.append(Path(name))
        return str(tmp_path / "below" / "laptops"), ""

    (tmp_path / "below").mkdir()
    monkeypatch.setattr(QFileDialog, "getSaveFileName", choose)
    face.choices.readers["supplier"].click()
    face.choices.supplier.setCurrentIndex(face.choices.supplier.findText("Alder Computing"))
    face.write()
    face.write()
    assert proposed[0].name == "Laptops-and-monitors-2027-Alder-Computing.pdf"
    assert proposed[1].parent == tmp_path / "below"
    assert (tmp_path / "below" / "laptops.pdf").exists()


def test_the_preview_is_shown_and_closed(face: ReportsFace) -> None:
    face.choices.readers["management"].click()
    face.show_preview()
    assert face.preview.isVisible()
    assert face.preview.pages == 1
    face.preview.close_button.click()
    assert face.choices.readers["management"].isVisible()


def test_when_a_talk_begins_no_name_and_no_page_is_left(face: ReportsFace, session: Session, target: Path) -> None:
    names = [face.choices.supplier.itemText(n) for n in range(face.choices.supplier.count())]
    face.choices.readers["supplier"].click()
    face.write()
    face.show_preview()
    face.forget()
    assert names
    assert not [name for name in names if name in everything(face)]
    assert target.name not in everything(face)
    assert face.preview.pages == 0
    session.set_live("somebody")
    face.refresh(frozenset({Touched.ANSWERS}))
    assert face.choices.supplier.count() == 0


def test_a_report_is_printed_page_by_page(
    face: ReportsFace, session: Session, dialogue_id: str, tmp_path: Path
) -> None:
    assert session.workspace
    made = handing_out.prepared(handing_out.dossier(session.workspace, dialogue_id), Order("category"))
    data = handing_out.write(made, Format.PDF, tmp_path / "report.pdf").read_bytes()
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


def test_what_was_printed_for_others_is_on_record(
    face: ReportsFace, session: Session, dialogue_id: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(report_printing, "print_pdf", lambda *_: True)
    face.printer.addItem("Office")
    face.printer.setCurrentText("Office")
    for report_id in ("internal", "lawyer"):
        face.choices.readers[report_id].click()
        face.print_report()
    assert [(each.audience, each.form) for each in on_record(session, dialogue_id)] == [("lawyer", "pdf")]
    assert "Office" in said(session)


def test_reports_of_a_round_are_offered_during_a_contract_only(face: ReportsFace) -> None:
    shown = {each for each, button in face.choices.readers.items() if button.isVisible()}
    assert "lawyer" in shown
    assert not {"round", "contractor"} & shown
    face.choices.offer_for(DialogueKind.IN_CONTRACT)
    assert face.choices.readers["round"].isVisible()
    face.choices.readers["round"].click()
    face.choices.offer_for(DialogueKind.PRE_CONTRACT)
    assert face.order().report == "internal"
