"""Joins the window of Tools > Passphrase with the open workspace and the older copies beside it."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from dialogue_app.errors import Problem
from dialogue_app.gui.problems import Message, Tone
from dialogue_app.gui.session import Session
from dialogue_app.gui.tasks import Progress
from dialogue_app.gui.widgets.passphrase_sheet import PassphraseSheet
from dialogue_app.workspace import protecting
from dialogue_app.workspace.protecting import Copy

_MOST_NAMED = 5
"""Copies that are named in a sentence."""


class PassphraseDesk(QObject):
    """Helps with the open workspace.

    Args:
        session: the road to it.
        parent: the window above which the sheet opens.
    """

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        self.sheet: PassphraseSheet | None = None

    def show(self) -> None:
        """Open the sheet with the present state."""
        workspace, above = self._session.workspace, self.parent()
        assert workspace
        assert isinstance(above, QWidget)
        texts = self._session.texts
        self.sheet = PassphraseSheet(
            texts, workspace.path.stem, protecting.weakness, protected=workspace.protected, parent=above
        )
        self.sheet.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.sheet.finished.connect(self._closed)
        self.sheet.wanted.connect(self._do)
        if workspace.for_reading:
            self.sheet.refuse(self._session.sentence(Problem("workspace-for-reading", path=workspace.path)))
        elif not protecting.can_protect():
            self.sheet.refuse(texts("passphrase.not-here"))
        else:
            self.sheet.name_copies([self._named(each) for each in protecting.copies(workspace.path)])
        self.sheet.open()

    # What is done --------------------------------------------------------------------------------------------

    def _do(self) -> None:
        sheet = self.sheet
        if not sheet or not sheet.is_ready():
            return
        QGuiApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
        try:
            self._rewrite("" if sheet.takes_away else sheet.passphrase)
        except Problem as problem:
            words = self._session.texts("passphrase.failed", reason=self._session.sentence(problem))
            sheet.say(words, Tone.BAD)
        else:
            sheet.end()
            self._treat(sheet.treat.code)
        finally:
            QGuiApplication.restoreOverrideCursor()

    def _rewrite(self, passphrase: str) -> None:
        """Rewrite the file; what looks after it lets go of it meanwhile."""
        session, workspace = self._session, self._session.workspace
        assert workspace
        if not session.may_leave():
            raise Problem("workspace-has-unsaved", path=workspace.path)
        session.upkeep.follow(None)
        try:
            if passphrase:
                protecting.protect(workspace, passphrase)
            else:
                protecting.unprotect(workspace)
        finally:
            session.upkeep.follow(workspace)
            session.protection_changed.emit()

    def _treat(self, what: str) -> None:
        workspace, texts = self._session.workspace, self._session.texts
        assert workspace
        found = protecting.copies(workspace.path)
        done = texts(f"passphrase.now-{'protected' if workspace.protected else 'plain'}", file=workspace.path.stem)
        if what == "rewrite" and found:
            self._rewrite_copies(found, workspace.database.passphrase, done)
        else:
            left = protecting.remove_copies(found) if what == "remove" else found
            self._tell(done, what, left, len(found))

    def _rewrite_copies(self, found: tuple[Copy, ...], passphrase: str, done: str) -> None:
        left = list(found)

        def work(progress: Progress) -> None:
            for number, copy in enumerate(found):
                progress.say(number / len(found))
                if protecting.rewrite_copy(copy, passphrase):
                    left.remove(copy)

        def tell() -> None:
            self._tell(done, "rewrite", left, len(found))

        self._say(f"{done} {self._session.texts('passphrase.rewriting')}", Tone.INFO)
        self._say_progress(0)
        job = self._session.start(self._session.texts("passphrase.rewriting"), work, lambda _: tell())
        job.progress.connect(self._say_progress)
        job.cancelled.connect(tell)

    # What is said --------------------------------------------------------------------------------------------

    def _tell(self, done: str, what: str, left: Sequence[Copy], found: int) -> None:
        texts, words = self._session.texts, [done]
        self._say_progress(None)
        if found > len(left):
            words.append(texts(f"passphrase.copies-{what}-done", n=texts.formats.number(found - len(left))))
        if left:
            names = "; ".join(self._named(each) for each in left[:_MOST_NAMED])
            words.append(texts("passphrase.copies-left", n=texts.formats.number(len(left)), names=names))
        self._say(" ".join(words), Tone.WARN if left and what != "keep" else Tone.OK)

    def _say(self, words: str, tone: Tone) -> None:
        """Say it in the sheet, or in the window once the sheet is closed."""
        if self.sheet:
            self.sheet.say(words, tone)
        else:
            self._session.messages.show(Message(words, tone))

    def _say_progress(self, share: float | None) -> None:
        if self.sheet:
            self.sheet.say_progress(share)

    def _named(self, copy: Copy) -> str:
        state = self._session.texts(f"passphrase.copy-{'protected' if copy.protected else 'plain'}")
        return f"{state}: {copy.path.parent.name}/{copy.path.name}"

    def _closed(self) -> None:
        self.sheet = None
