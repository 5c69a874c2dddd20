"""Offers text that was being typed when the program ended: put it into its answer, copy it, or let it go."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QSize
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QPlainTextEdit, QVBoxLayout, QWidget

from dialogue_app.errors import Problem
from dialogue_app.gui import theme
from dialogue_app.gui.problems import Tone
from dialogue_app.gui.session import Session
from dialogue_app.gui.theme import GRID
from dialogue_app.gui.widgets.buttons import primary_button, secondary_button
from dialogue_app.gui.widgets.flow import Flow
from dialogue_app.gui.widgets.tall_area import TallArea
from dialogue_app.gui.widgets.text import heading, label
from dialogue_app.workspace import drafts
from dialogue_app.workspace.drafts import Draft

_LINES = 6
"""Least height of the texts, in lines."""


class LostText(QDialog):
    """Shows the texts. Closing it decides nothing: they are offered again at the next opening.

    Args:
        session: the road to the answers.
        found: the texts and where they were typed.
    """

    def __init__(self, session: Session, found: Sequence[Draft], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._found = session, tuple(found)
        texts = session.texts
        self.setWindowTitle(texts("lost-text.title"))
        self.setMinimumSize(480, 320)
        self.resize(QSize(theme.pixels(640), theme.pixels(400)).boundedTo(self.screen().availableSize()))
        self.shown = QPlainTextEdit("\n\n".join(f"{each.where}:\n{each.text}" for each in found), readOnly=True)
        self.shown.setAccessibleName(texts("lost-text.title"))
        self.shown.setTabChangesFocus(True)
        self.keep = primary_button(texts("lost-text.keep"), self._keep, "check")
        self.keep.setVisible(any(each.item_id for each in found))
        self.copy = secondary_button(texts("lost-text.copy"), self._copy, "copy")
        self.discard = secondary_button(texts("lost-text.discard"), self._discard, "bin")
        self.said = label("", wrap=True)
        self.said.hide()
        self._lay_out()
        if parent is None:
            theme.dress(self)

    def _keep(self) -> None:
        """Record what belongs to an answer; what can't be recorded stays, with the reason."""
        workspace, left, reasons = self._session.workspace, list[Draft](), list[Problem]()
        assert workspace
        for draft in self._found:
            if draft.item_id:
                before = len(reasons)
                self._session.perform(partial(drafts.keep, workspace, draft), self, reasons.append)
                if len(reasons) == before:
                    continue
            left.append(draft)
        self._found = tuple(left)
        self._session.drafts.settle(self._found)
        if left:
            words = [self._session.sentence(each) for each in reasons] or [self._session.texts("lost-text.rest")]
            self.shown.setPlainText("\n\n".join(f"{each.where}:\n{each.text}" for each in left))
            self.said.setText(" ".join(words))
            self.said.show()
            self.keep.setVisible(bool(reasons))
        else:
            self._session.say("lost-text.kept", Tone.OK)
            self.accept()

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.shown.toPlainText())
        self.said.setText(self._session.texts("lost-text.copied"))
        self.said.show()

    def _discard(self) -> None:
        self._session.drafts.settle()
        self.reject()

    def _lay_out(self) -> None:
        texts, body = self._session.texts, QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(*[2 * GRID] * 4)
        column.setSpacing(GRID)
        column.addWidget(heading(texts("lost-text.title")))
        column.addWidget(label(texts("lost-text.explanation"), wrap=True))
        column.addWidget(self.shown, 1)
        column.addWidget(self.said)
        ways = Flow(GRID)
        for button in (self.keep, self.copy, self.discard):
            ways.add(button)
        column.addWidget(ways)
        later = QDialogButtonBox()
        later.addButton(texts("lost-text.later"), QDialogButtonBox.ButtonRole.RejectRole)
        later.rejected.connect(self.reject)
        self.shown.setMinimumHeight(self.shown.fontMetrics().lineSpacing() * _LINES)
        whole = QVBoxLayout(self)
        whole.addWidget(TallArea(body), 1)
        whole.addWidget(later)
