"""A passphrase in the window: asked for when a file needs it, set, changed and taken away, and never left anywhere."""

import base64
import logging
import os
import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QPushButton
from pytestqt.exceptions import capture_exceptions

from dialogue_app import paths
from dialogue_app.errors import Problem
from dialogue_app.gui import problems
from dialogue_app.gui.app import Front
from dialogue_app.gui.opening import Locked
from dialogue_app.gui.problems import Tone
from dialogue_app.gui.widgets.ask_passphrase import AskPassphrase
from dialogue_app.gui.widgets.passphrase_sheet import PassphraseSheet
from dialogue_app.gui.widgets.safety_sheet import SafetySheet
from dialogue_app.gui.widgets.secret_line import SecretLine
from dialogue_app.storage import passphrases, protection, unlocking
from dialogue_app.workspace import Workspace, backups, drafts, preparing, protecting
from dialogue_app.workspace.backups import Reason
from tests.gui.test_accessibility import cut, interpreted, without_a_name
from tests.helpers.protected import needs_cipher, nothing_said

__all__ = ["nothing_said"]

# The test's screen can't raise windows and says so.
pytestmark = [
    pytest.mark.usefixtures("nothing_said"),
]

SECRET = "Ruderboot Zimt Fernrohr acht"
OTHER = "Quelle Nachtzug Ahorn Besen"
PLAIN, SHIFT = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture(scope="module", autouse=True)
def quick_keys():
    """Hash passphrases in a hundredth of the time: the window is tried here, not the strength of keys."""
    if not protecting.can_protect():
        yield
        return
    memory = cipher_in_memory()
    (before,) = memory.execute("PRAGMA cipher_default_kdf_iter").fetchone()
    memory.execute("PRAGMA cipher_default_kdf_iter = 2560")
    yield
    memory.execute(f"PRAGMA cipher_default_kdf_iter = {int(before)}")
    memory.close()


def cipher_in_memory():
    from dialogue_app.storage import cipher

    return cipher.connect("file::memory:", "")


@pytest.fixture(scope="module")
def protected_file(quick_keys, sample_file, tmp_path_factory):
    """The sample under a passphrase; open a copy."""
    path = Path(shutil.copy(sample_file, tmp_path_factory.mktemp("protected") / "Lindhavn.dialogues"))
    workspace = Workspace.open(path)
    protecting.protect(workspace, SECRET)
    workspace.close()
    passphrases.forget(SECRET)
    return path


@pytest.fixture
def file(protected_file, tmp_path):
    folder = tmp_path / "secret"
    folder.mkdir()
    return Path(shutil.copy(protected_file, folder))


@pytest.fixture
def start(session, shown):
    """The window with no workspace open."""
    return shown(session)


@pytest.fixture
def sheet(window, session):
    """The sheet on the sample, of which there is a plain backup and a change that can be undone."""
    session.perform(lambda: preparing.add_supplier(session.workspace, "Ninth"))
    backups.make(session.workspace, Reason.OPENED)
    session.commands.run("tools.passphrase")
    return window.file_help.passphrases.sheet


def type_in(sheet, first, second):
    for field, words in ((sheet.first, first), (sheet.second, second)):
        field.field.clear()
        QTest.keyClicks(field.field, words)


def states(workspace):
    return [each.protected for each in protecting.copies(workspace.path)]


# A file that needs it ----------------------------------------------------------------------------------------


@needs_cipher
def test_a_wrong_one_is_said_at_the_field_and_the_right_one_opens_the_file(start, session, file):
    assert not session.open_workspace(file)
    asking = start.file_help.asking
    QTest.keyClicks(asking.line, OTHER)
    QTest.keyClick(asking.line, Qt.Key.Key_Return)
    assert asking.field.said.startswith("This passphrase does not open the file.")
    assert (asking.line.text(), asking.line.hasSelectedText()) == (OTHER, True)
    assert session.workspace is None
    assert passphrases.known() == ()
    QTest.keyClicks(asking.line, SECRET)
    QTest.keyClick(asking.line, Qt.Key.Key_Return)
    assert session.workspace.path == file
    assert start.file_help.asking is None
    assert session.settings.recent[0] == file
    lock = start.statusBar().lock
    assert (lock.isVisible(), lock.accessibleName()) == (True, "This file is protected with a passphrase")


@needs_cipher
def test_escape_leads_back_to_the_ways_to_a_workspace_and_another_file_is_one_button_away(
    start, session, file, monkeypatch
):
    chosen = []
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: chosen.append(1) or ("", ""))
    for leave in (lambda asking: QTest.keyClick(asking, Qt.Key.Key_Escape), lambda asking: asking.other.click()):
        session.open_workspace(file)
        leave(start.file_help.asking)
        assert start.file_help.asking is None
        assert start.page is None  # the panel with the ways to a workspace
    assert chosen == [1]
    assert session.messages.last is None


@needs_cipher
def test_the_first_file_is_asked_for_when_the_window_is_there_and_a_second_start_asks_too(session, qtbot, file):
    front = Front(session)
    front.build(expecting=True)
    qtbot.addWidget(front.window)
    front.open_first(file)
    assert front.window.file_help.asking is None
    with qtbot.waitActive(front.window):
        front.show()
    qtbot.waitUntil(lambda: front.window.file_help.asking is not None)
    front.window.file_help.asking.reject()
    front.come_to_front(str(file))
    front.window.file_help.asking.line.setText(SECRET)
    front.window.file_help.asking.try_it.click()
    assert session.workspace.path == file
    front.close()


@needs_cipher
def test_nothing_is_asked_while_a_supplier_looks_on(window, session, file):
    session.set_live(preparing.suppliers(session.workspace)[0].id)
    session.open_workspace(file)
    assert window.file_help.asking is None
    assert "Open it again after this talk" in session.messages.last.text


@needs_cipher
def test_a_protected_backup_says_so_and_is_restored_once_its_passphrase_is_said(window, session, file):
    path = session.workspace.path
    number = backups.make(session.workspace, Reason.OPENED).path
    shutil.copy(file, number)
    session.commands.run("tools.restore")
    first_aid = window.file_help.desk.window
    assert first_aid.holds.text().startswith("This backup opens with its passphrase.")
    first_aid.restore.click()
    assert session.workspace.path == path  # still open: nothing is closed before the passphrase is there
    asking = window.file_help.asking
    asking.line.setText(SECRET)
    asking.try_it.click()
    assert session.workspace.protected
    assert not first_aid.isVisible()
    assert "What was there before is in" in session.messages.last.text


@needs_cipher
def test_a_plain_backup_in_the_place_of_a_protected_file_is_said_with_the_way_back(start, session, file, sample_file):
    backups.folder(file).mkdir()
    shutil.copy(sample_file, backups.folder(file) / "0001 2026-01-01 00-00-00 asked.dialogues")
    session.open_workspace(file)
    asking = start.file_help.asking
    assert not asking.help.isVisible()
    asking.line.setText(OTHER)
    asking.try_it.click()
    asking.help.click()
    start.file_help.desk.window.restore.click()
    assert "opens without a passphrase now" in session.messages.last.text
    assert not session.workspace.protected
    session.messages.last.ways_out[0].do()
    assert start.file_help.passphrases.sheet.isVisible()


def test_the_passphrase_of_another_file_stays_known_when_it_does_not_fit_here():
    def locked():
        raise Problem("passphrase-wrong", path=Path("b.dialogues"))

    passphrases.say(SECRET)
    for words in (SECRET, OTHER):
        with pytest.raises(Problem, match="passphrase-wrong"):
            protecting.opened_with(words, locked)
    assert passphrases.known() == (SECRET,)


def test_without_the_addition_a_protected_file_is_left_alone_with_what_to_do(start, session, tmp_path, monkeypatch):
    monkeypatch.setattr(unlocking, "can_encrypt", lambda: False)
    file = tmp_path / "secret.dialogues"
    content = os.urandom(40_960)
    file.write_bytes(content)
    assert not session.open_workspace(file)
    assert "ask your IT for" in session.messages.last.text
    assert file.read_bytes() == content
    assert start.file_help.asking is None
    session.messages.last.ways_out[0].do()
    assert start.findChild(SafetySheet).isVisible()


# Setting, changing, taking away ------------------------------------------------------------------------------


@needs_cipher
def test_it_is_set_with_advice_changed_and_taken_away_and_older_copies_follow(window, session, sheet):
    desk, workspace = window.file_help.passphrases, session.workspace
    assert "no passphrase" in sheet.names.item(0).text()
    type_in(sheet, "Ruder", "")
    assert "too short" in sheet.first.said
    type_in(sheet, SECRET, OTHER)
    sheet.do.click()
    assert sheet.second.said.startswith("The two are not the same.")
    type_in(sheet, SECRET, SECRET)
    sheet.do.click()
    assert sheet.said.text.startswith("Write the passphrase down")
    assert not workspace.protected
    sheet.kept.setChecked(True)
    QTest.keyClick(sheet.second.field, Qt.Key.Key_Return)
    assert sheet.said.text == "Lindhavn opens only with the new passphrase now. Older copies that changed with it: 1."
    assert states(workspace) == [True]
    assert window.statusBar().lock.isVisible()
    sheet.close_it.click()
    session.undo()
    assert "Ninth" not in [each.name for each in preparing.suppliers(workspace)]

    session.commands.run("tools.passphrase")
    type_in(desk.sheet, OTHER, OTHER)
    desk.sheet.kept.setChecked(True)
    desk.sheet.treat.choose("remove")
    desk.sheet.do.click()
    assert workspace.database.passphrase == OTHER
    assert "Older copies that were deleted: 1." in desk.sheet.said.text
    desk.sheet.reject()

    backups.make(workspace, Reason.ASKED)
    session.commands.run("tools.passphrase")
    desk.sheet.what.setCurrentIndex(1)
    desk.sheet.what.activated.emit(1)
    desk.sheet.treat.choose("keep")
    assert not desk.sheet.typed.isVisible()
    desk.sheet.do.click()
    assert not workspace.protected
    assert states(workspace) == [True]
    assert "as they were: 1 (protected: Lindhavn backups/" in desk.sheet.said.text
    assert not window.statusBar().lock.isVisible()


@needs_cipher
def test_what_is_being_typed_goes_on_and_is_kept_unreadable(window, session):
    search = window.page.browser.filters.search
    search.setFocus()
    field = QApplication.focusWidget()
    QTest.keyClicks(field, "Nine sites are audited, and the tenth")
    session.drafts.keep()
    session.commands.run("tools.passphrase")
    sheet = window.file_help.passphrases.sheet
    type_in(sheet, SECRET, SECRET)
    sheet.kept.setChecked(True)
    sheet.do.click()
    assert field.text() == "Nine sites are audited, and the tenth"
    assert drafts.kept(session.workspace)[0].text == field.text()
    assert b"Nine sites" not in paths.unsaved_text(session.workspace.path).read_bytes()


class Waiting:
    """A runner whose jobs begin when the test says so."""

    def __init__(self):
        self.jobs = []

    def start(self, job):
        self.jobs.append(job)

    def close(self):
        self.jobs = []


@pytest.mark.parametrize("ending", ["cancelled", "closed"])
def test_copies_that_can_not_be_changed_are_named_and_work_goes_on_meanwhile(
    window, session, sheet, monkeypatch, ending
):
    session.runner = runner = Waiting()
    monkeypatch.setattr(protecting, "can_protect", lambda: True)
    monkeypatch.setattr(protecting, "protect", lambda *_: None)
    monkeypatch.setattr(protecting, "rewrite_copy", lambda *_: False)
    type_in(sheet, SECRET, SECRET)
    sheet.kept.setChecked(True)
    sheet.do.click()
    (job,) = runner.jobs
    assert sheet.progress.isVisible()
    assert "Older copies are changed" in sheet.said.text
    if ending == "cancelled":
        job.cancel()
        job.run()
        said = sheet.said.text
        assert not sheet.progress.isVisible()
    else:
        sheet.reject()
        job.run()
        said = session.messages.last.text
    assert "as they were: 1 (no passphrase: Lindhavn backups/0001" in said


def test_a_failure_leaves_the_file_as_it_was_and_says_so(sheet, session, monkeypatch):
    def full(path, _passphrase):
        raise Problem("folder-not-writable", path=path.parent)

    monkeypatch.setattr(protecting, "can_protect", lambda: True)
    monkeypatch.setattr(protection, "rewrite", full)
    type_in(sheet, SECRET, SECRET)
    sheet.kept.setChecked(True)
    sheet.do.click()
    assert sheet.do.isEnabled()
    assert sheet.said.text.startswith("Nothing has changed, the file is as it was.")
    assert sheet.passphrase == SECRET
    assert passphrases.known() == ()
    assert not session.workspace.protected
    session.undo()
    assert "Ninth" not in [each.name for each in preparing.suppliers(session.workspace)]


def test_without_the_addition_the_sheet_says_so_and_shows_no_field(window, session, monkeypatch):
    monkeypatch.setattr(protecting, "can_protect", lambda: False)
    session.commands.run("tools.passphrase")
    sheet = window.file_help.passphrases.sheet
    assert "Ask your IT for “dialogue-app[encrypted]”" in sheet.said.text
    assert not [each for each in sheet.findChildren(QLineEdit) if each.isVisible()]
    assert (without_a_name(sheet), interpreted(sheet)) == ([], [])


def test_where_are_my_data_leads_to_it(window, session):
    session.commands.run("help.safety")
    buttons = window.findChild(SafetySheet).findChildren(QPushButton)
    next(each for each in buttons if each.text() == "Passphrase …").click()
    assert window.file_help.passphrases.sheet.isVisible()


# Where it must never be --------------------------------------------------------------------------------------


def spellings(text):
    plain = (text.encode(), text.encode("utf-16-le"), text.encode("utf-16-be"), text.encode().hex().encode())
    return (*plain, base64.b64encode(text.encode()))


def found_in(*folders):
    """Return the files below folders in which a passphrase, or a good part of one, stands."""
    needles = [each for text in (SECRET, OTHER, SECRET[:12], OTHER[:12]) for each in spellings(text)]
    files = [each for folder in folders for each in folder.rglob("*") if each.is_file()]
    assert files
    return [each for each in files if any(needle in each.read_bytes() for needle in needles)]


@pytest.fixture
def log():
    """The program's own log."""
    logger = logging.getLogger("dialogue_app")
    before = list(logger.handlers)
    problems.write_log()
    yield
    for handler in set(logger.handlers) - set(before):
        handler.close()
        logger.removeHandler(handler)


@pytest.mark.parametrize("fails", [False, True])
def test_it_stands_in_no_file_of_the_user_even_after_a_fault(request, qtbot, monkeypatch, tmp_path, fails):
    if not protecting.can_protect() and not fails:
        pytest.skip("dialogue-app[encrypted] is not installed")
    session, home = request.getfixturevalue("sample"), request.getfixturevalue("home")
    request.getfixturevalue("log")
    front = Front(session)
    front.build()
    qtbot.addWidget(front.window)
    with qtbot.waitActive(front.window):
        front.show()
    QGuiApplication.clipboard().clear()
    if fails:
        monkeypatch.setattr(protecting, "can_protect", lambda: True)
        monkeypatch.setattr(protecting, "protect", _fail)
    path = session.workspace.path
    session.perform(lambda: preparing.add_supplier(session.workspace, "Ninth"))
    backups.make(session.workspace, Reason.OPENED)
    session.commands.run("tools.passphrase")
    sheet = front.window.file_help.passphrases.sheet
    sheet.shown.setChecked(True)
    type_in(sheet, SECRET, SECRET)
    session.drafts.keep()
    for key in (Qt.Key.Key_A, Qt.Key.Key_C):
        QTest.keyClick(sheet.second.field, key, Qt.KeyboardModifier.ControlModifier)
    sheet.kept.setChecked(True)
    with capture_exceptions() as caught:
        sheet.do.click()
    for _, error, trace in caught:
        front.watch.caught(type(error), error, trace)
    if fails:
        qtbot.waitUntil(lambda: front.watch._dialog is not None)
        assert SECRET not in front.watch._dialog.report.toPlainText()
        front.watch._dialog.reject()
    sheet.reject()
    if not fails:
        QApplication.processEvents()
        session.use(None)
        passphrases.forget(SECRET)
        session.open_workspace(path)
        asking = front.window.file_help.asking
        asking.shown.setChecked(True)
        for words in (OTHER, SECRET):
            asking.line.setText(words)
            session.drafts.keep()
            asking.try_it.click()
        assert session.workspace.protected
    assert SECRET not in QGuiApplication.clipboard().text()
    assert SECRET not in session.undo_text() + str(session.messages.last)
    front.close()
    assert bool(caught) == fails == paths.log_file().exists()
    assert found_in(home, tmp_path) == []


def _fail(_workspace, passphrase):
    raise RuntimeError(passphrase)


def test_a_shown_one_can_not_be_copied_and_caps_lock_is_said(qtbot):
    line = SecretLine("Passphrase")
    qtbot.addWidget(line)
    said = []
    line.capitals.connect(said.append)
    QGuiApplication.clipboard().clear()
    line.reveal(True)
    for key, modifier in (("A", SHIFT), ("b", PLAIN), ("C", PLAIN)):
        QTest.keyClick(line, key, modifier)
    assert said == [False, False, True]
    line.selectAll()
    for key in (Qt.Key.Key_C, Qt.Key.Key_X, Qt.Key.Key_Insert):
        QTest.keyClick(line, key, Qt.KeyboardModifier.ControlModifier)
    assert (line.text(), QGuiApplication.clipboard().text()) == ("AbC", "")


# How it looks ------------------------------------------------------------------------------------------------


class Wordy:
    """Texts that are as much longer as German is."""

    def __init__(self, texts):
        self._texts = texts

    def __call__(self, key, /, **details):
        words = self._texts(key, **details)
        return f"{words} {words[: len(words) * 2 // 5]}"


@pytest.mark.parametrize("look", ["light", "dark", "contrast"])
def test_both_windows_can_be_heard_hold_plain_text_and_fit_in_long_words(session, start, look):
    session.set_theme(look)
    session.set_scale(200)
    texts = Wordy(session.texts)
    locked = Locked(Path("<b>long</b> name of a workspace.dialogues"), int, print, print)
    asking = AskPassphrase(texts, locked, int, int, start)
    sheet = PassphraseSheet(texts, "<b>a</b>", protecting.weakness, protected=True, parent=start)
    sheet.name_copies([f"no passphrase: Lindhavn backups/{number:04} opened.dialogues" for number in range(40)])
    sheet.say(texts("passphrase.not-here"), Tone.INFO)
    for window in (asking, sheet):
        window.resize(1000, 600)
        window.show()
        for chip in (asking.capitals, sheet.capitals, asking.help):
            chip.show()
        for _ in range(3):
            QApplication.processEvents()
        assert (without_a_name(window), interpreted(window), cut(window)) == ([], [], [])
        window.reject()


def test_both_are_used_by_keyboard_in_the_order_of_the_eye(session, start):
    asking = AskPassphrase(session.texts, Locked(Path("a.dialogues"), int, print, print), int, None, start)
    asking.show()
    assert asking.focusWidget() is asking.line
    order = [asking.line]
    while (following := order[-1].nextInFocusChain()) is not asking.line:
        order.append(following)
    ours = [each for each in order if each in (asking.line, asking.shown, asking.try_it, asking.other, asking.cancel)]
    assert ours == [asking.line, asking.shown, asking.try_it, asking.other, asking.cancel]
    asking.reject()
