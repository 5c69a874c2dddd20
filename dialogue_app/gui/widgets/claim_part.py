"""The one sentence that is read back, apart from free notes."""

from PySide6.QtWidgets import QCheckBox

from dialogue_app.domain.answers import LONGEST_CLAIM, LONGEST_NOTE
from dialogue_app.gui.theme import GRID
from dialogue_app.gui.widgets.field_block import FieldBlock, let_shrink
from dialogue_app.gui.widgets.flow import Flow
from dialogue_app.gui.widgets.form_part import FormPart
from dialogue_app.gui.widgets.text import label
from dialogue_app.gui.widgets.text_area import TextArea, counted
from dialogue_app.texts import Texts

_CLAIM_LINES = 2
_NOTE_LINES = 3


class ClaimPart(FormPart):
    """Claim with its counter, how it sounds when read back, and whether it was."""

    def __init__(self, texts: Texts) -> None:
        super().__init__(texts)
        self.claim = TextArea(_CLAIM_LINES, paragraphs=False)
        self.block = FieldBlock(texts("live.field.claim"), self.claim)
        self.sentence = label(wrap=True, muted=True)
        let_shrink(self.sentence)
        self.read_back = QCheckBox(texts("live.read-back"))
        self.corrected = QCheckBox(texts("live.corrected"))
        marks = Flow(2 * GRID)
        for box in (self.read_back, self.corrected):
            marks.add(box)
        for part in (self.block, self.sentence, marks):
            self.column.addWidget(part)
        self.setFocusProxy(self.claim)
        self.area("claim", self.claim, self.block)
        self.mark("read_back", self.read_back, self.block)
        self.mark("corrected_by_supplier", self.corrected, self.block)
        self.claim.textChanged.connect(self._follow)
        self._follow()

    def _follow(self) -> None:
        said = self.claim.said
        self.block.aside.setText(counted(len(said), LONGEST_CLAIM, self.texts))
        self.sentence.setText(self.texts("live.read-back-sentence", claim=said) if said else "")
        self.sentence.setVisible(bool(said))


class NotePart(FormPart):
    """Free notes; Enter begins a new line."""

    def __init__(self, texts: Texts) -> None:
        super().__init__(texts)
        self.note = TextArea(_NOTE_LINES)
        self.block = FieldBlock(texts("live.field.note"), self.note)
        self.column.addWidget(self.block)
        self.setFocusProxy(self.note)
        self.area("note", self.note, self.block)
        self.note.textChanged.connect(self._follow)
        self._follow()

    def _follow(self) -> None:
        self.block.aside.setText(counted(len(self.note.said), LONGEST_NOTE, self.texts))
