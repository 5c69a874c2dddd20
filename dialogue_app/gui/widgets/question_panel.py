"""The question as it is asked, in large type, with its number, its languages, and help and probes to unfold."""

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from dialogue_app.domain.questionnaire import Item
from dialogue_app.gui import theme
from dialogue_app.gui.problems import Tone
from dialogue_app.gui.theme import GRID, Size
from dialogue_app.gui.widgets.buttons import FlatButton, plain
from dialogue_app.gui.widgets.chip import Chip
from dialogue_app.gui.widgets.flow import Flow
from dialogue_app.gui.widgets.text import heading, label
from dialogue_app.texts import Texts
from question_bank import PIVOT


class Fold:
    """A button that unfolds more text, and the text; place both where they fit.

    Args:
        name: what is folded away.
    """

    def __init__(self, name: str) -> None:
        self.button = FlatButton(theme.icon("right"))
        self.button.setCheckable(True)
        self.button.setText(plain(name))
        self.button.setAccessibleName(name)
        self.button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.words = label(wrap=True, selectable=True)
        self.words.setContentsMargins(GRID, 0, 0, 0)
        self.words.hide()
        self.button.toggled.connect(self._turn)

    def show_words(self, text: str) -> None:
        """Fold this text away; nothing is shown at all when it is empty."""
        self.words.setText(text)
        self.button.setVisible(bool(text))
        self.words.setVisible(bool(text) and self.button.isChecked())

    def _turn(self, unfolded: bool) -> None:
        self.words.setVisible(unfolded)
        self.button.setIcon(theme.icon("down" if unfolded else "right"))


class QuestionPanel(QWidget):
    """One item.

    Signals:
        language_chosen(str): show the wording in another language.
    """

    language_chosen = Signal(str)

    def __init__(self, texts: Texts) -> None:
        super().__init__()
        self.texts = texts
        self.setAccessibleName(texts("live.question"))
        self._item: Item | None = None
        self.place = label(size=Size.SMALL, muted=True)
        self.rewording = Chip(texts("live.reworded"), Tone.INFO, "edit")
        self.confidential = Chip(texts("live.field.confidential"), Tone.WARN, "confidential")
        self.languages = QComboBox()
        self.languages.setAccessibleName(texts("live.language"))
        self.prompt = heading("")
        self.prompt.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.help = Fold(texts("live.help"))
        self.probes = Fold(texts("live.probes"))
        self._lay_out()
        self.languages.activated.connect(lambda _: self.language_chosen.emit(self.languages.currentData()))

    @property
    def language(self) -> str:
        """Language in which the question is shown."""
        return str(self.languages.currentData() or PIVOT)

    def show_item(self, item: Item, number: int, count: int, language: str) -> None:
        """Show a question, in ``language`` if it has it."""
        kind = self.texts(f"kind.{item.snapshot.answer.kind}")
        self.place.setText(self.texts("live.place", number=number, count=count, code=item.code, kind=kind))
        self.rewording.setVisible(bool(item.local_wording))
        if item is not self._item:
            self._offer_languages(item)
        self._item = item
        self.speak(language)

    def speak(self, language: str) -> None:
        """Show the question in another language; a gap is filled from the pivot language."""
        if not self._item:
            return
        self.languages.setCurrentIndex(max(0, self.languages.findData(language)))
        item, shown = self._item, self.language
        self.prompt.setText(item.prompt(shown))
        self.help.show_words(item.snapshot.text("help", shown))
        self.probes.show_words(_probes(item, shown, self.texts))

    def fold(self) -> None:
        """Unfold help and probes, or fold both away."""
        unfolded = not (self.help.button.isChecked() or self.probes.button.isChecked())
        for part in (self.help, self.probes):
            part.button.setChecked(unfolded)

    def _offer_languages(self, item: Item) -> None:
        codes = sorted(item.snapshot.texts, key=lambda code: (code != PIVOT, code))
        self.languages.clear()
        for code in codes:
            self.languages.addItem(QLocale(code).nativeLanguageName().capitalize(), code)
        self.languages.setVisible(len(codes) > 1 and not item.local_wording)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        head = QHBoxLayout()
        chips = Flow(GRID)
        for part in (self.place, self.rewording, self.confidential):
            chips.add(part)
        head.addWidget(chips, 1)
        head.addWidget(self.languages, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(head)
        column.addWidget(self.prompt)
        folds = Flow(2 * GRID)
        for fold in (self.help, self.probes):
            folds.add(fold.button)
        column.addWidget(folds)
        for fold in (self.help, self.probes):
            column.addWidget(fold.words)


def _probes(item: Item, language: str, texts: Texts) -> str:
    lines = []
    for number in range(len([role for role in item.snapshot.texts[PIVOT] if role.endswith(".ask")])):
        when = item.snapshot.text(f"probe.{number}.when", language)
        lines.append(texts("live.probe", when=when, ask=item.snapshot.text(f"probe.{number}.ask", language)))
    return "\n".join(lines)
