"""The question as it is asked, in large type, with its number, its languages, and help and probes to unfold."""

from collections.abc import Collection

from PySide6.QtCore import QEvent, QLocale, Qt, Signal
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from dialogue_app.domain.questionnaire import Item
from dialogue_app.gui import theme
from dialogue_app.gui.problems import Tone
from dialogue_app.gui.theme import GRID, Size
from dialogue_app.gui.widgets.buttons import FlatButton, plain
from dialogue_app.gui.widgets.chip import Chip
from dialogue_app.gui.widgets.flow import Flow
from dialogue_app.gui.widgets.probe_list import ProbeList, probes
from dialogue_app.gui.widgets.still import ComboBox
from dialogue_app.gui.widgets.text import heading, label
from dialogue_app.texts import Texts
from question_bank import PIVOT


class Fold:
    """A button that unfolds more, and what it unfolds; place both where they fit.

    Args:
        name: what is folded away.
        content: the widget.
    """

    def __init__(self, name: str, content: QWidget) -> None:
        self.button = FlatButton(theme.icon("right"))
        self.button.setCheckable(True)
        self.button.setText(plain(name))
        self.button.setAccessibleName(name)
        self.button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.content = content
        self.content.hide()
        self.button.toggled.connect(self._turn)

    def offer(self, offered: bool, name: str = "") -> None:
        """Let it be unfolded, or show nothing at all; ``name`` says more of what is folded away."""
        self.button.setVisible(offered)
        self.content.setVisible(offered and self.button.isChecked())
        if name:
            self.button.setText(plain(name))
            self.button.setAccessibleName(name)
            if place := self.button.parentWidget():
                QApplication.postEvent(place, QEvent(QEvent.Type.LayoutRequest))  # also while it is not shown

    def _turn(self, unfolded: bool) -> None:
        self.content.setVisible(unfolded)
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
        self.languages = ComboBox()
        self.languages.setAccessibleName(texts("live.language"))
        self.prompt = heading("")
        self.prompt.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.star = Chip(texts("room.starred"), Tone.WARN, "star")
        self.star.hide()
        self._help = label(wrap=True, selectable=True)
        self._help.setContentsMargins(GRID, 0, 0, 0)
        self.probe_list = ProbeList(texts)
        self._asked: frozenset[str] = frozenset()
        self.help = Fold(texts("live.help"), self._help)
        self.probes = Fold(texts("live.probes"), self.probe_list)
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
        help_words = item.snapshot.text("help", shown)
        self._help.setText(help_words)
        self.help.offer(bool(help_words))
        self._show_probes()

    def mark_asked(self, asked: Collection[str]) -> None:
        """Show which follow-up questions were asked, by their wording in the pivot language."""
        if frozenset(asked) != self._asked:
            self._asked = frozenset(asked)
            self._show_probes()

    def fold(self) -> None:
        """Unfold help and probes, or fold both away."""
        unfolded = not (self.help.button.isChecked() or self.probes.button.isChecked())
        for part in (self.help, self.probes):
            part.button.setChecked(unfolded)

    def _show_probes(self) -> None:
        if self._item is None:
            return
        shown = probes(self._item, self.language, self.texts)
        self.probe_list.show_probes(shown, self._asked)
        done = sum(probe.asked in self._asked for probe in shown)
        self.probes.offer(bool(shown), self.texts("room.probes", asked=done, count=len(shown)))

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
        for part in (self.place, self.star, self.rewording, self.confidential):
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
            column.addWidget(fold.content)
