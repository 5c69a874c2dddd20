"""The guide beside the work: short chapters of our own, read only."""

from importlib.resources import files

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget, QTextBrowser, QVBoxLayout, QWidget

from dialogue_app.gui import theme
from dialogue_app.gui.session import Session
from dialogue_app.gui.theme import GRID
from dialogue_app.gui.widgets import Page, Splitter, heading

CHAPTERS = ("first-dialogue", "house-rules", "keys")
"""Chapters in reading order: Markdown files of the bank's guidance, with message keys ``guide.<name>``."""


def chapter(name: str) -> str:
    """Return the Markdown of a chapter."""
    return (files("question_bank") / "content" / "guidance" / f"{name}.md").read_text(encoding="utf-8")


class GuidePage(Page):
    """Chapters at the left, the text at the right."""

    id = "guide"

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        theme.register_reading_faces()
        self.chapters = QListWidget()
        self.chapters.setAccessibleName(self.texts("guide.chapters"))
        self.chapters.addItems([self.texts(f"guide.{name}") for name in CHAPTERS])
        self.text = QTextBrowser(openLinks=False)
        self.text.setAccessibleName(self.texts("guide.text"))
        self.text.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.text.document().setDocumentMargin(2 * GRID)
        self.chapters.currentRowChanged.connect(self._show)
        column = QVBoxLayout(self)
        column.setContentsMargins(*[3 * GRID] * 4)
        column.setSpacing(2 * GRID)
        column.addWidget(heading(self.texts("place.guide")))
        column.addWidget(Splitter("guide", session.settings, [self.chapters, self.text], [240, 720]), 1)
        self.chapters.setCurrentRow(0)

    def focus_first(self) -> None:
        """Begin at the chapters."""
        self.chapters.setFocus()

    def _show(self, row: int) -> None:
        # Markdown of our own, shipped with the program: the one place where text is not shown letter by letter.
        self.text.setMarkdown(chapter(CHAPTERS[row]))
