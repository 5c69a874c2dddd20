"""What is added to a finding step by step: more time, a step of the ladder, what another buyer does, a letter."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QLineEdit, QVBoxLayout, QWidget

from dialogue_app.domain.escalation import Measure, Rung, next_rung
from dialogue_app.domain.findings import Extension, Finding, Related
from dialogue_app.gui.models.finding_words import story_words
from dialogue_app.gui.theme import GRID, Size
from dialogue_app.gui.widgets.buttons import plain, secondary_button
from dialogue_app.gui.widgets.choice_box import ChoiceBox
from dialogue_app.gui.widgets.field_block import FieldBlock, let_shrink
from dialogue_app.gui.widgets.finding_letter import FindingLetter
from dialogue_app.gui.widgets.form_part import written_date
from dialogue_app.gui.widgets.text import hint, label
from dialogue_app.texts import Texts

_LINES = {
    "extension": ("until", "reason", "approver"),
    "ladder": ("why",),
    "related": ("buyer", "action"),
}


class FindingMore(QWidget):
    """Three small forms and the letter below a finding, and the story so far.

    Signals:
        extension_wanted(Extension): the contractor asks for more time.
        step_wanted(Measure): a step of the ladder is taken, or is not taken.
        related_wanted(Related): another buyer acts too.
    """

    extension_wanted = Signal(object)
    step_wanted = Signal(object)
    related_wanted = Signal(object)

    def __init__(self, texts: Texts) -> None:
        super().__init__()
        self.texts, self.today = texts, ""
        self.story = label(wrap=True, selectable=True)
        let_shrink(self.story)
        self.lines = {name: QLineEdit() for names in _LINES.values() for name in names}
        self.rung = ChoiceBox(
            texts("finding.ladder"), [(str(rung.value), texts(f"rung.{rung.value}")) for rung in Rung]
        )
        self.not_taken = QCheckBox(plain(texts("finding.not-taken")))
        self.letter = FindingLetter(texts)
        self.blocks: dict[str, FieldBlock] = {}
        self._lay_out()

    def show_finding(self, finding: Finding, today: str) -> None:
        """Show what was added so far, and be ready for more."""
        self.today = today
        self.follow(finding)
        for line in self.lines.values():
            line.clear()
        self.not_taken.setChecked(False)
        rung = next_rung(finding.measures)
        self.rung.choose(str(rung.value if rung is not None else max(Rung).value))
        for block in self.blocks.values():
            block.say_error("")

    def follow(self, finding: Finding) -> None:
        """Tell the story anew; what is being typed stays."""
        self.story.setText(story_words(finding, self.texts))
        self.story.setVisible(bool(self.story.text()))
        self.letter.show_finding(finding)

    def say_error(self, part: str, sentence: str) -> None:
        """Say below the first field of a part why it can't be added."""
        self.blocks[part].say_error(sentence)

    def _extend(self) -> None:
        until, reason, approver = (self.lines[name].text() for name in _LINES["extension"])
        self.extension_wanted.emit(Extension(self.today, written_date(until), reason, approver))

    def _climb(self) -> None:
        taken = not self.not_taken.isChecked()
        self.step_wanted.emit(Measure(int(self.rung.code), self.today, self.lines["why"].text(), taken=taken))

    def _relate(self) -> None:
        buyer, action = (self.lines[name].text() for name in _LINES["related"])
        self.related_wanted.emit(Related(buyer, action))

    def _lay_out(self) -> None:
        texts = self.texts
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addWidget(self.story)
        column.addWidget(self.letter)
        does = {"extension": self._extend, "ladder": self._climb, "related": self._relate}
        for part, names in _LINES.items():
            column.addWidget(label(texts(f"finding.part.{part}"), strong=True, size=Size.SMALL))
            if part == "ladder":
                column.addWidget(self.rung)
                column.addWidget(self.not_taken)
            for name in names:
                block = FieldBlock(texts(f"finding.more.{name}"), self.lines[name])
                self.lines[name].returnPressed.connect(does[part])
                self.blocks.setdefault(part, block)
                column.addWidget(block)
            column.addWidget(hint(texts(f"finding.part-why.{part}")))
            column.addWidget(secondary_button(texts(f"finding.add-{part}"), does[part], "add"))
