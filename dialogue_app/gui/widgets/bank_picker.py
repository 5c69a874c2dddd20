"""The bank beside a questionnaire: find a question or take a suggestion, and add it.

Knows the questions it was given, no workspace and no questionnaire; the page adds what was chosen.
"""

from collections.abc import Callable, Iterable, Sequence
from collections.abc import Set as AbstractSet

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QButtonGroup, QHBoxLayout, QListView, QPushButton, QVBoxLayout, QWidget

from dialogue_app.domain.dialogue import Dialogue
from dialogue_app.gui import theme
from dialogue_app.gui.models.suggestion_list import SuggestionList
from dialogue_app.gui.theme import GRID
from dialogue_app.gui.widgets.buttons import plain
from dialogue_app.gui.widgets.dragging import carry
from dialogue_app.gui.widgets.search_field import SearchField
from dialogue_app.gui.widgets.suggestion_filters import SuggestionFilters
from dialogue_app.gui.widgets.suggestion_rows import SuggestionRows
from dialogue_app.gui.widgets.tall_area import TallArea
from dialogue_app.gui.widgets.text import hint, label
from dialogue_app.texts import Texts
from dialogue_app.workspace.assembling import Wish
from question_bank import Index, Question, Release, Suggestion, Theme

_WISHES_SHARE = 0.4
_LEAST_WISHES = 80
_MOST_NAMED = 3

Suggest = Callable[[Wish], Sequence[Suggestion]]


class QuestionList(QListView):
    """The list itself; Enter takes what is marked."""

    taken = Signal()

    def startDrag(self, actions: Qt.DropAction) -> None:
        """Carry the marked questions that are not in the questionnaire yet as a small tag."""
        model = self.model()
        assert isinstance(model, SuggestionList)
        free = [each for each in self.selectedIndexes() if not model.is_present(model.question(each))]
        if free:
            words = ", ".join(model.question(each).id for each in free[:_MOST_NAMED])
            carry(self, model.mimeData(free), words + ("…" if len(free) > _MOST_NAMED else ""), actions)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Enter take the marked questions."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.taken.emit()
        else:
            super().keyPressEvent(event)


class BankPicker(QWidget):
    """All questions of a kind of dialogue, or the suggested ones, narrowed by words.

    Signals:
        chosen(tuple): ids of the questions the user wants in the questionnaire.

    Args:
        texts: words of the window.
        themes: of the bank.
        suggest: returns suggestions for a wish.
        index: makes an index of some questions.
    """

    chosen = Signal(tuple)

    def __init__(
        self,
        texts: Texts,
        themes: Iterable[Theme],
        suggest: Suggest,
        index: Callable[[Sequence[Question]], Index],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(texts("assemble.bank"))
        self._texts, self._suggest, self._make_index = texts, suggest, index
        self._bank: Sequence[Question] = ()
        self._bank_index: Index | None = None
        self.words = SearchField(texts("assemble.find"))
        self.filters = SuggestionFilters(texts, themes)
        self.wishes = TallArea(self.filters)
        self.model = SuggestionList(texts, self)
        self.list = self._make_list()
        self.all, self.suggested = self._make_modes()
        self.count = hint("")
        self._lay_out()
        self.words.words_changed.connect(lambda _: self.search())
        self.words.left.connect(self.focus_list)
        self.filters.changed.connect(self._wished)

    def offer(self, questions: Sequence[Question], dialogue: Dialogue, release: Release) -> None:
        """Offer the questions that may be asked in this dialogue."""
        if questions != self._bank:
            self._bank, self._bank_index = questions, None
        self.filters.offer(dialogue, release)
        self.search()

    def mark_present(self, question_ids: AbstractSet[str]) -> None:
        """Say which questions are in the questionnaire already."""
        self.model.mark_present(question_ids)

    def search(self) -> None:
        """Show what fits the words and the filters now."""
        questions, reasons, index = self._offered()
        words = self.words.text().strip()
        self.model.show(questions, reasons, lambda most: index.find(words, most))
        if self.model.rowCount():
            self.list.setCurrentIndex(self.model.index(0))
        self._say_count()

    def show_only(self, words: str) -> None:
        """Look for these words in the whole bank and go there."""
        self.all.setChecked(True)
        self.words.setText(words)
        self.words.tell_now()
        self.words.focus_all()

    def take(self) -> None:
        """Ask for the marked questions that are not in the questionnaire yet."""
        marked = [self.model.question(index) for index in self.list.selectionModel().selectedIndexes()]
        wanted = tuple(question.id for question in marked if not self.model.is_present(question))
        if wanted:
            self.chosen.emit(wanted)

    def step(self) -> None:
        """Go to the next question found (F3), and from the last one back to the first."""
        rows = self.model.rowCount()
        if rows:
            present = self.list.currentIndex().row()
            self.list.setCurrentIndex(self.model.index((present + 1) % rows))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave most of the height to the list: the wishes scroll where there is little."""
        super().resizeEvent(event)
        self._fit_wishes()

    def focus_list(self) -> None:
        """Put the focus on the list."""
        self.list.setFocus()

    def _offered(self) -> tuple[Sequence[Question], dict[str, str], Index]:
        if self.suggested.isChecked():
            found = self._suggest(self.filters.wish())
            questions = tuple(each.question for each in found)
            return questions, {each.question.id: self._why(each) for each in found}, self._make_index(questions)
        if self._bank_index is None:
            self._bank_index = self._make_index(self._bank)
        return self._bank, {}, self._bank_index

    def _why(self, suggestion: Suggestion) -> str:
        """What the set says of the question; else which wishes it meets."""
        reasons = suggestion.reasons or ("kind",)
        return suggestion.why or ", ".join(self._texts(f"assemble.reason.{code}") for code in reasons)

    def _say_count(self) -> None:
        shown = self.model.rowCount()
        if self.model.has_more:
            self.count.setText(self._texts.count("assemble.found-more", shown))
        else:
            self.count.setText(self._texts.count("assemble.found", shown) if shown else self._texts("assemble.nothing"))

    def _make_list(self) -> QuestionList:
        made = QuestionList()
        made.setAccessibleName(self._texts("assemble.bank-list"))
        made.setModel(self.model)
        made.setItemDelegate(SuggestionRows(self._texts, made))
        made.setUniformItemSizes(True)
        made.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        made.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        made.setMinimumWidth(160)
        made.setDragEnabled(True)
        made.taken.connect(self.take)
        made.doubleClicked.connect(lambda _: self.take())
        return made

    def _make_modes(self) -> tuple[QPushButton, QPushButton]:
        group = QButtonGroup(self)
        made = [QPushButton(plain(self._texts(f"assemble.mode-{name}"))) for name in ("all", "suggested")]
        for button in made:
            button.setCheckable(True)
            group.addButton(button)
        made[0].setChecked(True)
        made[1].toggled.connect(self._switch)
        self.wishes.hide()
        return made[0], made[1]

    def _fit_wishes(self) -> None:
        needed = self.filters.sizeHint().height()
        self.wishes.setFixedHeight(min(needed, max(int(self.height() * _WISHES_SHARE), theme.pixels(_LEAST_WISHES))))

    def _wished(self) -> None:
        self._fit_wishes()
        self.search()

    def _switch(self, suggested: bool) -> None:
        self.wishes.setVisible(suggested)
        self._fit_wishes()
        self.search()

    def _lay_out(self) -> None:
        modes = QHBoxLayout()
        modes.setSpacing(GRID)
        modes.addWidget(self.all)
        modes.addWidget(self.suggested)
        modes.addStretch()
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(GRID)
        self.column.addWidget(label(self._texts("assemble.bank"), strong=True))
        self.column.addLayout(modes)
        self.column.addWidget(self.wishes)
        self.column.addWidget(self.words)
        self.column.addWidget(self.list, 1)
        self.column.addWidget(self.count)
