"""Hand the own bank on: all of it, one theme, or the marked questions, as a file for other buyers."""

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from dialogue_app.gui.theme import GRID
from dialogue_app.gui.widgets.buttons import icon_button, primary_button
from dialogue_app.gui.widgets.choice_box import ChoiceBox
from dialogue_app.gui.widgets.form import Form
from dialogue_app.gui.widgets.panel_keys import make_keys
from dialogue_app.gui.widgets.text import heading, hint
from dialogue_app.texts import Texts

ALL, MARKED = "", "*"


class HandOnPanel(QWidget):
    """Says what goes into the file.

    Signals:
        wanted(): write it; read ``bank`` and ``part``.
        changed(): the user chose something else.
        closed(): the user goes back.

    Args:
        texts: words of the window.
        banks: codes of the banks that can be handed on.
        themes: code and name of the themes.
    """

    wanted = Signal()
    changed = Signal()
    closed = Signal()

    def __init__(self, texts: Texts, banks: Iterable[str], themes: Iterable[tuple[str, str]]) -> None:
        super().__init__()
        self._texts, self._themes = texts, tuple(themes)
        self.setAccessibleName(texts("hand-on.title"))
        self.bank = ChoiceBox(texts("hand-on.bank"), [(each, texts(f"hand-on.bank-{each}")) for each in banks])
        self.part = ChoiceBox(texts("hand-on.part"))
        self.about, self.licence = hint(""), hint("")
        self.write = primary_button(texts("hand-on.write"), self.wanted.emit, "export")
        for box in (self.bank, self.part):
            box.chosen.connect(lambda _: self.changed.emit())
        self._lay_out()
        make_keys(self, {"Escape": self.closed.emit})

    def offer(self, marked: int) -> None:
        """Offer the whole bank, each theme, and as many marked questions."""
        texts = self._texts
        parts = [(ALL, texts("hand-on.all"))]
        parts += [(MARKED, texts.count("hand-on.marked", marked))] if marked else []
        self.part.offer([*parts, *((code, texts("hand-on.theme", name=name)) for code, name in self._themes)])

    def say(self, about: str, licence: str, *, possible: bool) -> None:
        """Say what goes into the file and whether there is anything to write."""
        self.about.setText(about)
        self.licence.setText(licence)
        self.licence.setVisible(bool(licence))
        self.write.setEnabled(possible)

    def begin(self) -> None:
        """Put the focus where the user begins."""
        self.bank.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(heading(self._texts("hand-on.title")), 1)
        head.addWidget(icon_button("close", self._texts("button.close"), self.closed.emit))
        form = Form()
        form.add(self._texts("hand-on.bank"), self.bank)
        form.add(self._texts("hand-on.part"), self.part)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2 * GRID)
        column.addLayout(head)
        column.addWidget(hint(self._texts("hand-on.about")))
        column.addLayout(form)
        column.addWidget(self.about)
        column.addWidget(self.licence)
        column.addWidget(self.write, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
