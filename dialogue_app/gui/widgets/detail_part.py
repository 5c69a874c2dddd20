"""What is known about the answer itself: who spoke, where it comes from, how old the fact is, what is confidential."""

from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit

from dialogue_app.domain.answers import Source
from dialogue_app.gui import theme
from dialogue_app.gui.theme import GRID
from dialogue_app.gui.widgets.field_block import FieldBlock
from dialogue_app.gui.widgets.flow import Flow
from dialogue_app.gui.widgets.form_part import Field, FormPart, written_date
from dialogue_app.texts import Texts

_WIDTH = 190


class DetailPart(FormPart):
    """Source, date of the fact and the speaker's role side by side; below them confidentiality and its reason."""

    def __init__(self, texts: Texts) -> None:
        super().__init__(texts)
        self.source = QComboBox()
        for source in Source:
            self.source.addItem(texts(f"source.{source}"), source.value)
        self.day, self.role, self.reason = QLineEdit(), QLineEdit(), QLineEdit()
        self.day.setPlaceholderText(texts("live.date-example"))
        self.role.setPlaceholderText(texts("live.role-example"))
        self.reason.setPlaceholderText(texts("live.confidential-example"))
        self.confidential = QCheckBox(texts("live.field.confidential"))
        self._side_by_side = Flow(2 * GRID)
        self.column.addWidget(self._side_by_side)
        self._register_source(self._block("source", self.source))
        self.line("date_of_fact", self.day, self._block("date_of_fact", self.day), written_date)
        self.line("speaker_role", self.role, self._block("speaker_role", self.role))
        self._register_confidential()
        self.setFocusProxy(self.source)

    def follow(self) -> None:
        """Ask for a reason only where something is confidential."""
        self.fields["confidential_reason"].block.setVisible(self.confidential.isChecked())

    def turn_confidential(self) -> None:
        """Mark the answer as confidential and ask why, or take the mark away."""
        self.confidential.click()
        if self.confidential.isChecked():
            self.reason.setFocus()

    def _block(self, name: str, field: QComboBox | QLineEdit) -> FieldBlock:
        block = FieldBlock(self.texts(f"live.field.{name}"), field)
        field.setMinimumWidth(theme.pixels(_WIDTH))
        self._side_by_side.add(block)
        return block

    def _register_source(self, block: FieldBlock) -> None:
        self.source.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.fields["source"] = Field(
            block,
            lambda: Source(self.source.currentData()),
            lambda source: self.source.setCurrentIndex(self.source.findData(str(source))),
            str,
        )
        self.source.activated.connect(lambda _index: self.edited.emit("source", True))

    def _register_confidential(self) -> None:
        block = FieldBlock(self.texts("live.field.confidential_reason"), self.reason)
        self.column.addWidget(self.confidential)
        self.column.addWidget(block)
        self.mark("confidential", self.confidential, block)
        self.line("confidential_reason", self.reason, block)
        self.confidential.toggled.connect(lambda _held: self.follow())
        self.follow()
