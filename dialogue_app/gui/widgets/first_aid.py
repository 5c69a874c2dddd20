"""The first-aid window: what happened to a workspace file, what is safe, and what can be done now.

Also the window of Tools > Restore. It shows and asks; its desk does.
"""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QCheckBox, QDialog, QDialogButtonBox, QPushButton, QVBoxLayout, QWidget

from dialogue_app.gui import theme
from dialogue_app.gui.models.backup_list import BackupList
from dialogue_app.gui.theme import GRID
from dialogue_app.gui.widgets.buttons import primary_button, secondary_button
from dialogue_app.gui.widgets.flow import Flow
from dialogue_app.gui.widgets.row_table import RowTable
from dialogue_app.gui.widgets.tall_area import TallArea
from dialogue_app.gui.widgets.text import heading, label
from dialogue_app.texts import Texts
from dialogue_app.workspace.backups import Backup

_LINES = 8
"""Height of the list of backups, in lines of text."""

WAYS = ("restore-file", "salvage", "copy-elsewhere", "read", "open-other")
"""What can be done beside restoring a backup of the list."""


class FirstAid(QDialog):
    """Shows the ways out.

    Signals:
        looked(Backup): say what this one holds.
        restore_wanted(Backup): put it in the place of the file.
        way_wanted(str): one of ``WAYS``.

    Args:
        title: what it is about, in a few words.
        told: sentences: what happened, what is safe.
        ways: which of ``WAYS`` are possible.
        parent: the window.
        protected: the file is under a passphrase; what salvage can't place becomes text only when that is ticked.
    """

    looked = Signal(object)
    restore_wanted = Signal(object)
    way_wanted = Signal(str)

    def __init__(
        self,
        texts: Texts,
        title: str,
        told: Sequence[str],
        ways: Sequence[str],
        parent: QWidget | None = None,
        *,
        protected: bool = False,
    ) -> None:
        super().__init__(parent)
        self._texts = texts
        self.setWindowTitle(title)
        self.setMinimumSize(480, 360)
        self.resize(QSize(theme.pixels(720), theme.pixels(620)).boundedTo(self.screen().availableSize()))
        self.backups = BackupList(texts)
        self.table = RowTable(self.backups, texts("first-aid.backups"))
        self.table.selectionModel().currentRowChanged.connect(self._look)
        self.table.doubleClicked.connect(self._restore)
        self.holds = label("", wrap=True)
        self.said = label("", wrap=True, strong=True)
        self.restore = primary_button(texts("first-aid.restore"), self._restore, "undo")
        self.ways: dict[str, QPushButton] = {way: self._button(way) for way in ways}
        self.plain_text = QCheckBox(texts("first-aid.plain-text"))
        self.plain_text.setVisible(protected and "salvage" in ways)
        self.above = label(texts("first-aid.backups"), strong=True)
        self.choose = label(texts("first-aid.choose"), wrap=True)
        self.none = label(texts("first-aid.no-backups"), wrap=True, muted=True)
        self._lay_out(title, told)
        self.list_backups(())
        if parent is None:
            theme.dress(self)

    def list_backups(self, found: Sequence[Backup]) -> None:
        """List these; the newest is marked."""
        self.backups.list_rows(found)
        for part in (self.choose, self.table, self.restore, self.holds):
            part.setVisible(bool(found))
        own_copy = "restore-file" in self.ways  # without it a missing backup is nothing to speak of
        self.none.setVisible(not found and own_copy)
        self.above.setVisible(bool(found) or own_copy)
        self.table.resizeColumnsToContents()
        self.table.horizontalHeader().setStretchLastSection(True)
        if found:
            self.table.selectRow(0)
            self.table.setFocus()

    def say_holds(self, words: str, *, good: bool = True) -> None:
        """Say what the marked backup holds; one that can't be read can't be restored."""
        self.holds.setText(words)
        self.restore.setEnabled(good)

    def say(self, words: str) -> None:
        """Say how it went, or why it did not."""
        self.said.setText(words)
        self.said.setVisible(bool(words))

    @property
    def marked(self) -> Backup | None:
        """The marked backup."""
        return self.backups.value(self.table.currentIndex().row())

    def _look(self) -> None:
        if self.marked:
            self.looked.emit(self.marked)

    def _restore(self) -> None:
        if self.marked and self.restore.isEnabled():
            self.restore_wanted.emit(self.marked)

    def _button(self, way: str) -> QPushButton:
        return secondary_button(self._texts(f"first-aid.{way}"), lambda: self.way_wanted.emit(way))

    def _lay_out(self, title: str, told: Sequence[str]) -> None:
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(*[2 * GRID] * 4)
        column.setSpacing(GRID)
        column.addWidget(heading(title))
        for sentence in told:
            column.addWidget(label(sentence, wrap=True, selectable=True))
        self.table.setMinimumHeight(self.table.fontMetrics().lineSpacing() * _LINES)
        for part in (self.above, self.none, self.choose, self.table, self.holds, self.restore):
            column.addWidget(part, 1 if part is self.table else 0)
        if self.ways:
            column.addWidget(label(self._texts("first-aid.other-ways"), strong=True))
            flow = Flow(GRID)
            for button in self.ways.values():
                flow.add(button)
            column.addWidget(flow)
            column.addWidget(self.plain_text)
        column.addWidget(self.said)
        self.said.hide()
        column.addStretch()
        close = QDialogButtonBox()
        leave = close.addButton(self._texts("button.close"), QDialogButtonBox.ButtonRole.RejectRole)
        close.rejected.connect(self.reject)
        whole = QVBoxLayout(self)
        whole.addWidget(TallArea(body), 1)
        whole.addWidget(close)
        leave.setDefault(True)  # Qt takes the first button otherwise, and Return in the list would restore
