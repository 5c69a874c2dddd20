"""One line of the meeting of all: what it is, the kind of speaker, the words. Enter adds it; the next one begins."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from dialogue_app.domain.remarks import LONGEST_REMARK, Remark, RemarkKind, Topic
from dialogue_app.gui.theme import GRID
from dialogue_app.gui.widgets.choice_box import ChoiceBox
from dialogue_app.gui.widgets.field_block import FieldBlock
from dialogue_app.gui.widgets.option_group import Offer, OptionGroup, numbered
from dialogue_app.texts import Texts

SPEAKERS = ("brand", "odm", "component", "reseller", "service", "recycler", "label", "ngo", "expert", "buyer")
"""Kinds of speaker that a contribution is tagged with, never a company (specification 1.7 A)."""


class ContributionEntry(QWidget):
    """Where a contribution is typed, or changed.

    Signals:
        wanted(): Enter; the page adds or changes it.
        given_up(): Esc; nothing is changed.
    """

    wanted = Signal()
    given_up = Signal()

    def __init__(self, texts: Texts) -> None:
        super().__init__()
        self.remark_id = ""
        offers = numbered(Offer(topic.value, texts(f"topic.{topic}")) for topic in Topic)
        self.topic = OptionGroup(texts("plenary.column.topic"), offers)
        speakers = [("", texts("plenary.speaker-open")), *((code, texts(f"speaker.{code}")) for code in SPEAKERS)]
        self.speaker = ChoiceBox(texts("plenary.column.speaker"), speakers)
        self.words = QLineEdit(maxLength=LONGEST_REMARK, placeholderText=texts("plenary.words"))
        self.block = FieldBlock(texts("plenary.column.said"), self.words)
        row = QHBoxLayout()
        row.setSpacing(2 * GRID)
        top = Qt.AlignmentFlag.AlignTop
        row.addWidget(FieldBlock(texts("plenary.column.topic"), self.topic), 3, top)
        row.addWidget(FieldBlock(texts("plenary.column.speaker"), self.speaker), 2, top)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addLayout(row)
        column.addWidget(self.block)
        later = Qt.ConnectionType.QueuedConnection  # the group takes the focus when its key is pressed
        self.topic.chosen.connect(self._go_on, later)
        self.topic.finished.connect(self.speaker.setFocus)
        self.speaker.activated.connect(lambda _index: self.words.setFocus())
        self.words.returnPressed.connect(self.wanted)
        self.setFocusProxy(self.topic)

    def _go_on(self) -> None:
        """Ask for the kind of speaker once; while the same kind speaks on, go to the words. Enter asks again."""
        (self.words if self.speaker.code else self.speaker).setFocus()

    def remark(self, item_id: str) -> Remark:
        """Return what stands here as a contribution to a question; "" for another topic."""
        topic = self.topic.marked[0] if self.topic.marked else ""
        return Remark(RemarkKind.CONTRIBUTION, self.words.text(), item_id, self.speaker.code, topic=topic)

    def show_remark(self, remark_id: str, remark: Remark) -> None:
        """Show a contribution to be changed."""
        self.remark_id = remark_id
        self.topic.mark([remark.topic])
        self.speaker.choose(remark.role)
        self.words.setText(remark.text)
        self.block.say_error("")
        self.words.setFocus()

    def begin(self) -> None:
        """Be ready for the next contribution; who speaks often goes on, what it is seldom does."""
        self.remark_id = ""
        self.topic.mark([])
        self.words.clear()
        self.block.say_error("")
        self.topic.setFocus()
