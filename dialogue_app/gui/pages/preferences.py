"""Settings: colours, text size, language, who records answers, and where the files are. All act at once."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from dialogue_app import paths
from dialogue_app.gui.session import Session
from dialogue_app.gui.settings import SCALES, THEMES
from dialogue_app.gui.theme import GRID
from dialogue_app.gui.widgets import Form, Page, heading, label
from dialogue_app.gui.widgets.folder_part import FolderPart
from dialogue_app.gui.widgets.still import ComboBox
from dialogue_app.texts import languages

_WIDEST_FIELD = 420
_LONGEST_NAME = 120


class PreferencesPage(Page):
    """One form; every change acts and is kept at once."""

    id = "settings"

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.theme, self.scale, self.language = ComboBox(), ComboBox(), ComboBox()
        self.recorded_by = QLineEdit(session.settings.recorded_by, maxLength=_LONGEST_NAME)
        self.recorded_by.setMaximumWidth(_WIDEST_FIELD)
        self._offer_choices()
        self.recorded_by.editingFinished.connect(self.leave)
        session.look_changed.connect(self._follow_look)
        column = QVBoxLayout(self)
        column.setContentsMargins(*[3 * GRID] * 4)
        column.setSpacing(2 * GRID)
        column.addWidget(heading(self.texts("place.settings")))
        column.addLayout(self._form())
        self.folder = FolderPart(session) if session.workspace else None
        if self.folder:
            column.addWidget(self.folder)
        column.addStretch()

    def focus_first(self) -> None:
        """Begin at the first field."""
        self.theme.setFocus()

    def leave(self) -> None:
        """Keep the name that is being typed."""
        if self.folder:
            self.folder.leave()
        if self.recorded_by.text().strip() != self.session.settings.recorded_by:
            self.session.set_recorded_by(self.recorded_by.text())

    def _offer_choices(self) -> None:
        texts, session = self.texts, self.session
        percents = [(scale, texts("settings.scale-value", percent=scale)) for scale in SCALES]
        _offer(self.theme, [(name, texts(f"theme.{name}")) for name in THEMES], session.set_theme)
        _offer(self.scale, percents, session.set_scale)
        _offer(self.language, [(code, texts(f"language.{code}")) for code in languages()], session.set_language)
        self._follow_look()
        self.language.setCurrentIndex(self.language.findData(texts.language))

    def _follow_look(self) -> None:
        self.theme.setCurrentIndex(self.theme.findData(self.session.settings.theme))
        self.scale.setCurrentIndex(self.scale.findData(self.session.settings.scale))

    def _form(self) -> Form:
        texts, form = self.texts, Form()
        form.addRow(label(texts("settings.look"), strong=True))
        form.add(texts("settings.theme"), self.theme)
        form.add(texts("settings.scale"), self.scale)
        form.add(texts("settings.language"), self.language, texts("settings.language-hint"))
        form.addRow(label(texts("settings.person"), strong=True))
        form.add(texts("settings.recorded-by"), self.recorded_by, texts("settings.recorded-by-hint"))
        form.addRow(label(texts("settings.files"), strong=True))
        workspace = self.session.workspace
        if workspace:
            form.add(texts("settings.workspace-file"), label(str(workspace.path), wrap=True, selectable=True))
        form.add(texts("settings.log-file"), label(str(paths.log_file()), wrap=True, selectable=True))
        return form


def _offer(box: ComboBox, choices: Sequence[tuple[object, str]], choose: Callable[..., object]) -> None:
    box.setMaximumWidth(_WIDEST_FIELD)
    for value, words in choices:
        box.addItem(words, value)
    box.activated.connect(lambda _: choose(box.currentData()))
