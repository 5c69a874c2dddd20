"""Files as proof on the live page: chosen or dropped, looked through, kept by hash or only named, saved out again."""

import os
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication, QFileDialog

from dialogue_app.domain.answers import State
from dialogue_app.domain.values import Document, Documents
from dialogue_app.gui.models.row_table import STATUS
from tests.helpers.live import enter, press, recorded, said, write
from tests.helpers.minerals import template

FILES = "GOV-106"
PDF = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n" + b"0" * 3000
PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR"


@pytest.fixture
def page(talk_on):
    """The page at a question for files."""
    return talk_on(FILES)


@pytest.fixture
def report(tmp_path):
    """A file that is what its name says."""
    path = tmp_path / "Due diligence 2026.pdf"
    path.write_bytes(PDF)
    return path


def editor(page):
    return page.desk.form.editor


def status(page, row=0):
    return editor(page).table.index(row, editor(page).table.columns.index(STATUS)).data()


def error(page):
    return page.desk.form.fields["value"].block.error


def test_a_file_is_chosen_looked_through_and_kept_by_its_hash(page, report, monkeypatch):
    """N3, N17: evidence goes into the workspace without a pop-up, once every point has been ticked."""
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: ([str(report)], ""))
    editor(page).choose()
    check = editor(page).check
    assert "Due diligence 2026.pdf (PDF document, 3 KB)" in said(page)
    assert not check.keep.isEnabled()
    check.kind.choose("EV14")
    press(Qt.Key.Key_Return)
    for _ in check.points:
        press(Qt.Key.Key_Space)
        press(Qt.Key.Key_Return)
    assert QApplication.focusWidget() is check.keep
    press(Qt.Key.Key_Space)
    answer = recorded(page, FILES)
    assert answer.state is State.ANSWERED
    (document,) = answer.value.rows
    assert (document.name, document.evidence_type, len(document.sha256)) == ("Due diligence 2026.pdf", "EV14", 64)
    assert status(page) == "copy kept: PDF document, 3 KB"
    assert check.isHidden()


def test_a_file_can_be_named_without_keeping_it(page, report):
    editor(page).take([report])
    editor(page).check.only_name.click()
    assert recorded(page, FILES).value == Documents((Document("Due diligence 2026.pdf"),))
    assert status(page) == "only named"
    assert page.workspace.database.row("SELECT count(*) FROM evidence_file") == (0,)


def test_a_file_that_was_only_seen_is_typed_like_any_row(page):
    page.desk.form.focus_value()
    enter("Policy 2026", "EV01", "2026-03")
    page.save()
    assert recorded(page, FILES).value == Documents((Document("Policy 2026", "EV01", "2026-03"),))


def test_dropped_files_are_gone_through_one_by_one(page, report, tmp_path):
    other = tmp_path / "list.txt"
    other.write_text("Alpha", "utf-8")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(report)), QUrl.fromLocalFile(str(other))])
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    editor(page).dropEvent(QDropEvent(QPoint(5, 5), Qt.DropAction.CopyAction, data, buttons, keys))
    editor(page).check.only_name.click()
    assert "list.txt (text, 5 bytes)" in said(page)
    press(Qt.Key.Key_Escape)
    assert [row.name for row in recorded(page, FILES).value.rows] == ["Due diligence 2026.pdf"]
    assert editor(page).check.isHidden()


def test_a_picture_that_is_called_a_pdf_is_named_for_what_it_is_and_kept(page, tmp_path):
    disguised = tmp_path / "scan.pdf"
    disguised.write_bytes(PNG)
    editor(page).take([disguised])
    assert "Named “.pdf”, but by its content it is: picture." in said(page)
    for box in editor(page).check.points:
        box.click()
    editor(page).check.keep.click()
    assert status(page) == "copy kept: picture, 16 bytes"
    editor(page).grid.setCurrentIndex(editor(page).table.index(0, 0))
    assert "Named “.pdf”, but by its content it is: picture." in said(page)


def test_a_file_of_two_gigabytes_is_refused_beside_the_field_without_reading_it(page, tmp_path):
    huge = tmp_path / "all audits.zip"
    with huge.open("wb") as stream:
        os.truncate(stream.fileno(), 2 * 1024**3)
    editor(page).take([huge])
    assert "all audits.zip is larger than 25 MB" in error(page)
    assert editor(page).check.isHidden()
    assert recorded(page, FILES).value is None


def test_a_file_that_is_gone_says_so_and_the_next_one_is_shown(page, report, tmp_path):
    editor(page).take([tmp_path / "gone.pdf", report])
    assert "gone.pdf can't be read" in error(page)
    assert "Due diligence 2026.pdf" in said(page)


def test_a_kept_copy_is_saved_out_again_byte_for_byte(page, report, tmp_path, monkeypatch):
    editor(page).take([report])
    for box in editor(page).check.points:
        box.click()
    editor(page).check.keep.click()
    target = tmp_path / "out" / "copy.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    editor(page).grid.setCurrentIndex(editor(page).table.index(0, 0))
    assert editor(page).copy.isEnabled()
    editor(page).copy.click()
    assert "folder" in error(page).lower()
    target.parent.mkdir()
    editor(page).copy.click()
    assert target.read_bytes() == PDF
    assert "A copy was saved as copy.pdf." in said(page)


def test_a_name_from_right_to_left_is_plain_text(page, tmp_path):
    strange = tmp_path / "\u202efdp.e\u0301<b>x"
    strange.write_bytes(PDF)
    editor(page).take([strange])
    editor(page).check.only_name.click()
    assert recorded(page, FILES).value.rows[0].name == "\u202efdp.é<b>x"


def test_the_kinds_of_proof_that_the_question_asks_for_come_first(page, report):
    editor(page).take([report])
    box = editor(page).check.kind
    asked = page.desk.form.item.snapshot.answer.evidence_types or page.desk.form.item.snapshot.evidence
    assert box.itemData(1) in asked
    assert box.count() == 27


def test_the_claim_can_be_written_while_a_file_waits(page, report):
    editor(page).take([report])
    page.desk.form.claim.setFocus()
    write("We publish it every year.")
    page.save()
    assert recorded(page, FILES).claim == "We publish it every year."
    assert not editor(page).check.isHidden()


def test_no_more_is_read_than_needed_to_tell_what_a_file_is(page, report, monkeypatch):
    monkeypatch.setattr(Path, "read_bytes", lambda _path: pytest.fail("read whole"))
    editor(page).take([report])
    assert not editor(page).check.isHidden()


def test_a_minerals_template_says_its_day_and_its_smelters_and_brings_the_day_along(page, tmp_path):
    editor(page).take([template(tmp_path)])
    check = editor(page).check
    assert check.inside.text() == (
        "CMRT 6.4: declared on 14 Oct 2026; by Tarnwick Servers Ltd; 3 rows in the smelter list; "
        "2 different smelter numbers."
    )
    assert check.kind.code == "EV13"
    for box in check.points:
        box.setChecked(True)
    check.keep.click()
    (document,) = recorded(page, FILES).value.rows
    assert (document.evidence_type, document.day) == ("EV13", "2026-10-14")
    assert "3 rows in the smelter list" in editor(page).told.text()


def test_a_workbook_that_can_t_be_read_is_kept_all_the_same(page, tmp_path):
    path = tmp_path / "cmrt.xlsx"
    path.write_bytes(b"PK\x03\x04" + b"[Content_Types].xml" + b"0" * 100)
    editor(page).take([path])
    check = editor(page).check
    assert check.inside.text().startswith("Nothing was read from it: ")
    for box in check.points:
        box.setChecked(True)
    check.kind.choose("EV13")
    check.keep.click()
    assert status(page).startswith("copy kept")
