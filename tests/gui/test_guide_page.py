"""The guide: pages with links, standard texts that are filled and copied, the words of the trade."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog

from dialogue_app.gui.actions import PLACES as PLACES_IN_THE_WINDOW
from dialogue_app.gui.main_window import MainWindow
from dialogue_app.gui.pages.guide import GuidePage
from dialogue_app.gui.session import Session
from dialogue_app.workspace import letters, preparing
from question_bank import PLACES, chapters, standard_texts, terms

Show = Callable[[Session, str], MainWindow]


def guide(window: MainWindow) -> GuidePage:
    assert isinstance(window.page, GuidePage)
    return window.page


def present(session: Session) -> str:
    """Make a dialogue with suppliers the present one."""
    found = next(each.dialogue for each in preparing.overview(session.workspace) if each.suppliers > 1)
    session.choose_dialogue(found.id, found.title)
    return found.id


@pytest.mark.parametrize("page", [page.id for chapter in chapters() for page in chapter.pages])
def test_every_page_is_shown_with_its_title(session: Session, shown: Show, page: str) -> None:
    opened = guide(shown(session, "guide"))
    assert opened.tree.choose(f"page:{page}")
    text = opened.reader.toPlainText()
    assert text.startswith(next(each.title for one in chapters() for each in one.pages if each.id == page))
    assert not {"**", "](", "| |"} & {text[place : place + 2] for place in range(len(text))}


def test_a_link_to_a_page_opens_it_and_a_link_to_a_place_goes_there(sample: Session, shown: Show) -> None:
    window = shown(sample, "guide")
    page = guide(window)
    last = chapters()[-1].pages[-1].id
    page.reader.anchorClicked.emit(QUrl(f"page:{last}"))
    assert page.tree.key == f"page:{last}"
    page.reader.anchorClicked.emit(QUrl("place:bank"))
    assert window.page.id == "bank"


def test_links_can_be_reached_by_keyboard(session: Session, shown: Show) -> None:
    page = guide(shown(session, "guide"))
    page.tree.choose("page:first-dialogue")
    assert page.reader.textInteractionFlags() & Qt.TextInteractionFlag.LinksAccessibleByKeyboard


def test_places_that_pages_link_to_are_places_of_the_window() -> None:
    assert set(PLACES) == {*PLACES_IN_THE_WINDOW, "guide", "settings"}


def test_a_web_address_is_never_followed(session: Session, shown: Show) -> None:
    page = guide(shown(session, "guide"))
    before = page.tree.key
    page.reader.anchorClicked.emit(QUrl("https://example.org"))
    assert page.tree.key == before


def test_finding_words_shows_only_pages_that_have_them(session: Session, shown: Show) -> None:
    page = guide(shown(session, "guide"))
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert page.search.hasFocus()
    assert page.tree.narrow("marktdialog") == 1
    assert page.tree.key == "words"
    assert page.tree.narrow("xyzzy") == 0
    assert page.tree.narrow("") == sum(len(each.pages) for each in chapters()) + 12 + 1


def test_a_standard_text_begins_with_what_the_dialogue_says(sample: Session, shown: Show) -> None:
    present(sample)
    page = guide(shown(sample, "guide"))
    page.tree.choose("text:invitation")
    filled = page.desk.filled()
    assert filled is not None
    assert sample.dialogue_title in filled.subject
    assert filled.missing
    assert all(field.label in page.desk.missing.text for field in filled.missing)


def test_what_is_typed_into_one_text_stands_in_the_others_too(session: Session, shown: Show) -> None:
    page = guide(shown(session, "guide"))
    page.tree.choose("text:invitation")
    area = page.desk.fields["contact_email"]
    area.setFocus()
    QTest.keyClicks(area, "ict@city.example")
    page.tree.choose("text:kick-off")
    assert page.desk.fields["contact_email"].said == "ict@city.example"


def test_the_text_is_copied_as_it_stands_and_gaps_are_said(session: Session, shown: Show) -> None:
    window = shown(session, "guide")
    page = guide(window)
    page.tree.choose("text:house-rules")
    page.desk.copy.click()
    assert "[Who may see the answers]" in QGuiApplication.clipboard().text()
    assert "Who may see the answers" in window.bar.sentence.text()
    QTest.keyClicks(page.desk.fields["share_scope"], "our <b>team</b> {buyer}")
    page.desk.copy.click()
    assert "We share your answers with: our <b>team</b> {buyer}" in QGuiApplication.clipboard().text()


def test_a_letter_to_one_supplier_never_holds_what_was_typed_for_another(sample: Session, shown: Show) -> None:
    dialogue = present(sample)
    page = guide(shown(sample, "guide"))
    page.tree.choose("text:minutes")
    first, second, *_ = letters.recipients(sample.workspace, dialogue)
    page.desk.supplier_wanted.emit(first.id)
    assert page.desk.fields["supplier"].said == first.name
    page.desk.fields["promises"].setFocus()
    QTest.keyClicks(page.desk.fields["promises"], "secret")
    page.desk.supplier_wanted.emit(second.id)
    assert page.desk.fields["supplier"].said == second.name
    assert "secret" not in page.desk.fields["promises"].said


def test_while_a_session_is_live_only_that_supplier_can_be_written_to(sample: Session, shown: Show) -> None:
    dialogue = present(sample)
    page = guide(shown(sample, "guide"))
    page.tree.choose("text:minutes")
    first, second, *_ = letters.recipients(sample.workspace, dialogue)
    page.desk.supplier_wanted.emit(first.id)
    sample.set_live(second.id)
    offered = [page.desk.supplier.itemText(row) for row in range(page.desk.supplier.count())]
    assert first.name not in offered
    assert page.desk.fields["supplier"].said == second.name
    assert first.name not in page.desk.view.toPlainText()


def test_the_words_of_the_trade_are_shown_in_every_language(session: Session, shown: Show) -> None:
    page = guide(shown(session, "guide"))
    page.tree.choose("words")
    table = page.words.table
    assert table.rowCount() == len(terms()) == 65
    page.words.language.setCurrentIndex(page.words.language.findData("fi"))
    words = {table.item(row, 2).text() for row in range(table.rowCount())}
    assert "markkinakartoitus" in words


def test_the_entry_read_last_is_shown_again(session: Session, shown: Show) -> None:
    guide(shown(session, "guide")).tree.choose("text:kick-off")
    assert GuidePage(session).tree.key == "text:kick-off"


def test_all_texts_are_offered(session: Session, shown: Show) -> None:
    page = guide(shown(session, "guide"))
    _, texts = standard_texts()
    assert all(page.tree.choose(f"text:{text.id}") for text in texts)


def test_labels_and_national_rules_of_the_bank_can_be_read(sample: Session, shown: Show) -> None:
    page = guide(shown(sample, "guide"))
    for label in sample.workspace.release.labels:
        assert page.tree.choose(f"label:{label.id}")
        assert label.pitfall in page.entry.toPlainText()
    page.tree.choose("label:sa8000")
    assert "Check before use" in page.entry.toPlainText()
    assert "Proves a part of what is asked" in page.entry.toPlainText()
    for profile in sample.workspace.release.profiles:
        assert page.tree.choose(f"profile:{profile.id}")
        assert profile.provision in page.entry.toPlainText()


def test_registries_come_with_the_workspace(session: Session, shown: Show, sample_file: Path, tmp_path: Path) -> None:
    page = guide(shown(session, "guide"))
    assert not page.tree.choose("label:tco")
    session.open_workspace(Path(shutil.copy(sample_file, tmp_path / "work.dialogues")))
    assert page.tree.choose("label:tco")


@pytest.mark.parametrize("name", ["guide.pdf", "guide.docx", "guide.html"])
def test_the_guide_is_saved_to_print(
    session: Session, shown: Show, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    page = guide(shown(session, "guide"))
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / name), ""))
    QTest.keyClick(page.tree, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    assert (tmp_path / name).stat().st_size > 10_000
    assert name in session.messages.last.text
