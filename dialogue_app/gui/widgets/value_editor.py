"""What every editor of an answer's value offers the capture form, whatever the kind of the question."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from dialogue_app.domain.questionnaire import Item
from dialogue_app.domain.values import Value
from dialogue_app.texts import Texts


class ValueEditor(QWidget):
    """Shows and reads the value of one item.

    Signals:
        chosen(): the user made a choice that is complete in itself; it can be saved at once.
        typed(): the user is typing; wait for a pause.
        finished(): Enter; the user wants to go on.
        refused(): a paste was too long.
        complained(str): why something could not be done, in words.

    Args:
        item: the question as it is asked.
        texts: the words of the window.
        language: language of the wording, for options.

    Attributes:
        many_fields: going from one field of the editor to another is no reason to save.
    """

    many_fields = False

    chosen = Signal()
    typed = Signal()
    finished = Signal()
    refused = Signal()
    complained = Signal(str)

    def __init__(self, item: Item, texts: Texts, language: str) -> None:
        super().__init__()
        self.item, self.texts, self.language = item, texts, language
        self.setAccessibleName(texts("live.value"))

    def show_value(self, value: Value | None) -> None:
        """Show a value; None empties the editor. Nobody is told."""
        raise NotImplementedError

    def value(self) -> Value | None:
        """Return what stands here, None for nothing.

        Raises:
            Problem: it does not read as a value of this kind.
        """
        raise NotImplementedError

    def typed_text(self) -> str:
        """Return what was typed, letter by letter, also when it can't be read as a value."""
        return " ".join(line.text() for line in self.findChildren(QLineEdit) if line.isVisibleTo(self)).strip()

    def aside(self) -> str:
        """Return what to say beside the name of the field, such as how much room is left; mostly nothing."""
        return ""

    def speak(self, language: str) -> None:
        """Show options in another language of the wording."""
        self.language = language

    def watch(self, line: QLineEdit) -> None:
        """Tell the form about typing and Enter in a line of this editor."""
        line.textEdited.connect(lambda _text: self.typed.emit())
        line.returnPressed.connect(self.finished.emit)
