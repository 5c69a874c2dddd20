"""Settings of the shared folder: where it is, how others know us, and what of ours is kept there."""

from pathlib import Path

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QCheckBox, QFileDialog, QLineEdit, QVBoxLayout, QWidget

from dialogue_app.gui.session import Session
from dialogue_app.gui.theme import GRID
from dialogue_app.gui.widgets.buttons import secondary_button
from dialogue_app.gui.widgets.flow import Flow
from dialogue_app.gui.widgets.form import Form
from dialogue_app.gui.widgets.text import hint, label
from dialogue_app.workspace import handing_on, sharing

_WIDEST_FIELD = 420


class FolderPart(QWidget):
    """Everything acts at once; undo takes it back.

    Args:
        session: with a workspace open.
    """

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session, self._texts = session, session.texts
        texts = self._texts
        self.people = QLineEdit(maxLength=sharing.LONGEST_NAME)
        self.people.setMaximumWidth(_WIDEST_FIELD)
        self.people.editingFinished.connect(self.leave)
        self.path, self.kept = label("", wrap=True, selectable=True), label("", muted=True, wrap=True)
        self.own_bank = QCheckBox(texts("folder.own-bank"))
        self.own_bank.toggled.connect(self._keep_bank)
        self.choose = secondary_button(texts("folder.choose"), self._choose, "open")
        self.stop = secondary_button(texts("folder.stop"), lambda: self._point(None), "close")
        self._lay_out()
        self.show_setting()
        session.notifier.changed.connect(self.show_setting)

    def show_setting(self) -> None:
        """Show what is set now."""
        workspace, texts = self._session.workspace, self._texts
        if workspace is None:
            return
        found = sharing.setting(workspace)
        self.path.setText(found.path or texts("folder.none"))
        self.stop.setVisible(bool(found.path))
        self.own_bank.setEnabled(bool(found.path))
        with QSignalBlocker(self.own_bank):
            self.own_bank.setChecked(found.own_bank)
        if not self.people.hasFocus():
            self.people.setText(handing_on.people(workspace))
        titles = [
            texts("folder.kept-one", title=workspace.dialogue(each.dialogue_id).title,
                  readers=texts(f"travel.readers-{each.readers}"))
            for each in found.dialogues
        ]  # fmt: skip
        self.kept.setText("\n".join(titles) or texts("folder.kept-none"))

    def leave(self) -> None:
        """Keep the name that is being typed."""
        workspace, said = self._session.workspace, self.people.text()
        if workspace and said.strip() != handing_on.people(workspace):
            self._session.perform(lambda: sharing.name_people(workspace, said), self)

    def _choose(self) -> None:
        workspace = self._session.workspace
        assert workspace
        start = sharing.setting(workspace).path or str(workspace.path.parent)
        name = QFileDialog.getExistingDirectory(self, self._texts("folder.choose"), start)
        if name:
            self._point(Path(name))

    def _point(self, folder: Path | None) -> None:
        workspace = self._session.workspace
        assert workspace
        self._session.perform(lambda: sharing.point(workspace, folder), self)
        self.show_setting()

    def _keep_bank(self, wanted: bool) -> None:
        workspace = self._session.workspace
        assert workspace
        self._session.perform(lambda: sharing.share_bank(workspace, wanted=wanted), self)

    def _lay_out(self) -> None:
        texts, form, buttons = self._texts, Form(), Flow(GRID)
        buttons.add(self.choose)
        buttons.add(self.stop)
        form.addRow(label(texts("folder.title"), strong=True))
        form.add(texts("folder.people"), self.people, texts("folder.people-hint"))
        form.add(texts("folder.path"), self.path)
        form.addRow(buttons)
        form.addRow(self.own_bank)
        form.add(texts("folder.kept"), self.kept)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(form)
        column.addWidget(hint(texts("folder.about")))
