"""A part of the capture form: some fields of an answer that belong together, each readable and showable by name."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QLineEdit, QVBoxLayout, QWidget

from dialogue_app.gui.theme import GRID
from dialogue_app.gui.widgets.field_block import FieldBlock
from dialogue_app.gui.widgets.option_group import OptionGroup
from dialogue_app.gui.widgets.text_area import TextArea
from dialogue_app.texts import Texts


def written_date(text: str) -> str:
    """Return a date as it is recorded, from what was typed."""
    return text.strip().replace("q", "Q")


@dataclass(frozen=True, slots=True)
class Field:
    """One field of an answer in the form.

    Attributes:
        block: where its error is said.
        read: returns what stands there; raises a Problem when it can't be read.
        show: shows a recorded content without telling anyone.
        typed: returns what was typed, letter by letter.
    """

    block: FieldBlock
    read: Callable[[], object]
    show: Callable[[Any], None]
    typed: Callable[[], str]


class FormPart(QWidget):
    """Fields that belong together.

    Signals:
        edited(str, bool): the field of this name was changed by the user; True if the change is complete in itself
            and can be saved at once, False while typing.
        finished(): Enter; the user wants to go on.
    """

    edited = Signal(str, bool)
    finished = Signal()

    def __init__(self, texts: Texts) -> None:
        super().__init__()
        self.texts = texts
        self.fields: dict[str, Field] = {}
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(GRID)

    def choice(self, name: str, group: OptionGroup, block: FieldBlock, read: Callable[[str], object]) -> None:
        """Register a choice of one; ``read`` turns its id, or "" for none, into what is recorded."""

        def show(content: object) -> None:
            group.mark([str(content)] if content else [])

        self.fields[name] = Field(block, lambda: read("".join(group.marked)), show, str)
        group.chosen.connect(lambda: self.edited.emit(name, True))
        group.finished.connect(self.finished.emit)

    def line(self, name: str, line: QLineEdit, block: FieldBlock, read: Callable[[str], object] = str.strip) -> None:
        """Register a line of text; ``read`` turns what was typed into what is recorded."""

        def show(content: object) -> None:
            text = "" if content is None else str(content)
            if text != line.text():
                line.setText(text)
                line.setCursorPosition(0)

        self.fields[name] = Field(block, lambda: read(line.text()), show, line.text)
        line.textEdited.connect(lambda _text: self.edited.emit(name, False))
        line.returnPressed.connect(self.finished.emit)

    def area(self, name: str, area: TextArea, block: FieldBlock) -> None:
        """Register a text over some lines."""
        self.fields[name] = Field(block, lambda: area.said, lambda text: area.show_text(str(text)), lambda: area.said)
        area.typed.connect(lambda: self.edited.emit(name, False))
        area.finished.connect(self.finished.emit)
        area.refused.connect(lambda: block.say_error(self.texts("live.paste-too-long")))

    def mark(self, name: str, box: QCheckBox, block: FieldBlock) -> None:
        """Register a mark that is set or not."""
        self.fields[name] = Field(block, box.isChecked, lambda held: box.setChecked(bool(held)), str)
        box.clicked.connect(lambda _held: self.edited.emit(name, True))
