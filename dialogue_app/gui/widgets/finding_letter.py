"""The letter about a finding: in which language, the button that writes it, and that the contractor has replied."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from dialogue_app.domain.findings import Finding
from dialogue_app.domain.notices import NoticeKind
from dialogue_app.domain.notifying import waiting
from dialogue_app.gui.models.languages import language_name
from dialogue_app.gui.theme import GRID, Size
from dialogue_app.gui.widgets.buttons import secondary_button
from dialogue_app.gui.widgets.choice_box import ChoiceBox
from dialogue_app.gui.widgets.field_block import FieldBlock
from dialogue_app.gui.widgets.flow import Flow
from dialogue_app.gui.widgets.text import hint, label
from dialogue_app.texts import Texts
from dialogue_app.workspace import reports


class FindingLetter(QWidget):
    """Offers the notice of what is open and the notice of closure of what is closed.

    Signals:
        wanted(str): write the letter in this language.
        preview_wanted(str): show its pages in this language.
        reply_came(): the contractor has replied to what it heard last.
    """

    wanted = Signal(str)
    preview_wanted = Signal(str)
    reply_came = Signal()

    def __init__(self, texts: Texts) -> None:
        super().__init__()
        self.texts = texts
        names = [(code, language_name(code, texts)) for code in reports.languages()]
        self.language = ChoiceBox(texts("finding.letter-language"), names)
        self.language.choose(texts.language if texts.language in reports.languages() else names[0][0])
        self.write = secondary_button("", lambda: self.wanted.emit(self.language.code), "export")
        look = lambda: self.preview_wanted.emit(self.language.code)  # noqa: E731
        self.preview = secondary_button(texts("action.preview"), look, "search")
        self.reply = secondary_button(texts("finding.note-reply"), self.reply_came.emit, "check")
        self.block = FieldBlock(texts("finding.letter-language"), self.language)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addWidget(label(texts("finding.part.letter"), strong=True, size=Size.SMALL))
        column.addWidget(self.block)
        buttons = Flow(GRID)
        for button in (self.write, self.preview, self.reply):
            buttons.add(button)
        column.addWidget(buttons)
        column.addWidget(hint(texts("finding.part-why.letter")))

    def show_finding(self, finding: Finding) -> None:
        """Offer what fits the finding as it stands."""
        kind = NoticeKind.FINDING if finding.open else NoticeKind.CLOSURE
        self.write.setText(self.texts(f"finding.write-{kind}"))
        self.reply.setVisible(bool(waiting(finding)))
        self.block.say_error("")
