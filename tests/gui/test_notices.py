"""Letters about findings from the window: one from the talk, all that are due from the list of dialogues."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog

from dialogue_app.workspace import following, preparing
from tests.gui.test_findings import ROUND_2, at, recorded


@pytest.fixture
def saved(tmp_path, monkeypatch):
    """Where the user saves; the names of the files that were proposed are collected."""
    asked = []

    def choose(_before, _title, proposed, _filters):
        asked.append(Path(proposed).name)
        return str(tmp_path / Path(proposed).name), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", choose)
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path))
    return asked


def test_the_letter_about_an_action_is_written_from_the_talk_and_the_story_tells_it(window, saved, tmp_path):
    page = at(window)
    pane = page.desk.talk.findings
    pane.change_row(0)
    letter = pane.more.letter
    assert letter.write.text() == "Write the notice…"
    assert not letter.reply.isVisibleTo(letter)
    letter.language.choose("de")
    letter.write.click()
    assert (tmp_path / saved[0]).stat().st_size > 1_000
    assert saved[0].startswith("Kestrelmoor-Networks-Mitteilung")
    assert "Reply until" in pane.more.story.text()
    assert recorded(page)[0].notices[0].reply_by
    letter.reply.click()
    assert recorded(page)[0].notices[0].replied_on
    assert "Replied on" in pane.more.story.text()
    window.session.undo()
    assert not recorded(page)[0].notices[0].replied_on


def test_a_letter_that_names_another_supplier_waits_for_a_look(window, saved):
    page = at(window)
    pane = page.desk.talk.findings
    pane.change_row(0)
    pane.form.fields["text"].setText("The list shares two sites with Borealis")
    pane.keep.click()
    pane.change_row(0)
    pane.more.letter.write.click()
    message = window.session.messages.last
    assert "Borealis" in message.text
    assert saved == []
    message.ways_out[0].do()
    assert len(saved) == 1


def test_what_is_closed_is_offered_the_notice_of_closure(window):
    pane = at(window).desk.talk.findings
    pane.change_row(1)
    assert pane.more.letter.write.text() == "Notice of closure…"


def test_all_letters_that_are_due_are_written_in_one_action(window, saved, tmp_path):
    dialogue = preparing.find_dialogue(window.session.workspace, ROUND_2)
    window.show_place("dialogues")
    page = window.page
    page.browser.mark(dialogue.id)
    window.session.commands.run("dialogues.notices")
    assert [path.name for path in tmp_path.glob("*Notice*.docx")] == ["Kestrelmoor-Networks-Notice-of-a-finding-4.docx"]
    assert page.inspector.notices_action.isVisible()
    page.inspector.notices_action.trigger()
    assert "No letter is due" in window.session.messages.last.text
    window.session.undo()
    found = following.findings(window.session.workspace, dialogue.id)
    assert not next(following.of(each) for each in found if following.of(each).number == 4).notices


def test_the_letter_is_looked_at_before_it_is_written_and_escape_leads_back(window, saved):
    page = at(window)
    pane = page.desk.talk.findings
    pane.change_row(0)
    pane.more.letter.preview.click()
    pages = page.face.pages
    assert pages.isVisible()
    assert pages.pages >= 1
    QTest.keyClick(pages, Qt.Key.Key_Escape)
    assert page.desk.isVisible()
    assert pages.pages == 0
    assert saved == []
    assert not recorded(page)[0].notices
    pane.more.letter.preview.click()
    window.session.set_live("")
    assert pages.pages == 0
