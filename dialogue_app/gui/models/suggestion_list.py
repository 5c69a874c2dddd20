"""Questions of the bank to choose from, a hundred at a time, with the reasons why some are suggested.

Holds positions of an index, never copies of questions, so that 10,000 questions cost nothing.
"""

from collections.abc import Callable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from html import escape

from PySide6.QtCore import QAbstractListModel, QMimeData, QModelIndex, QObject, QPersistentModelIndex, Qt

from dialogue_app.gui.models.carried import QUESTIONS, carried
from dialogue_app.texts import Texts
from question_bank import Question, local_text

_ROOT = QModelIndex()
_STEP = 100

QuestionRole = Qt.ItemDataRole.UserRole + 1
"""The ``Question`` of a row."""

PresentRole = Qt.ItemDataRole.UserRole + 2
"""Whether the questionnaire holds the question already."""

ReasonsRole = Qt.ItemDataRole.UserRole + 3
"""Why the question is suggested, in words; empty for one that is not."""

Find = Callable[[int], Sequence[int]]
"""Returns the positions of at most that many questions."""


class SuggestionList(QAbstractListModel):
    """Shows what a search found, and fetches more as the user scrolls.

    Args:
        texts: words of the window.
    """

    def __init__(self, texts: Texts, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._texts = texts
        self._questions: Sequence[Question] = ()
        self._reasons: Mapping[str, str] = {}
        self._present: AbstractSet[str] = frozenset()
        self._find: Find = lambda _most: ()
        self._found: Sequence[int] = ()
        self._more = False

    def show(self, questions: Sequence[Question], reasons: Mapping[str, str], find: Find) -> None:
        """Show what ``find`` finds among ``questions``; ``reasons`` maps question ids to words."""
        self.beginResetModel()
        self._questions, self._reasons, self._find = questions, reasons, find
        self._found, self._more = self._first(_STEP)
        self.endResetModel()

    def mark_present(self, question_ids: AbstractSet[str]) -> None:
        """Say which questions are in the questionnaire already."""
        if question_ids == self._present:
            return
        self._present = question_ids
        if self._found:
            self.dataChanged.emit(self.index(0), self.index(len(self._found) - 1))

    @property
    def has_more(self) -> bool:
        """Whether more was found than is shown so far."""
        return self._more

    def question(self, index: QModelIndex | QPersistentModelIndex) -> Question:
        """Return the question of a row."""
        return self._questions[self._found[index.row()]]

    def is_present(self, question: Question) -> bool:
        """Whether the questionnaire holds the question already."""
        return question.id in self._present

    # What Qt asks --------------------------------------------------------------------------------------------

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _ROOT) -> int:
        """Return how many rows there are."""
        return 0 if parent.isValid() else len(self._found)

    def canFetchMore(self, parent: QModelIndex | QPersistentModelIndex) -> bool:
        """Whether more was found than is shown."""
        return self._more and not parent.isValid()

    def fetchMore(self, parent: QModelIndex | QPersistentModelIndex) -> None:
        """Show a hundred more."""
        shown = len(self._found)
        found, more = self._first(shown + _STEP)
        self.beginInsertRows(QModelIndex(), shown, len(found) - 1)
        self._found, self._more = found, more
        self.endInsertRows()

    def flags(self, index: QModelIndex | QPersistentModelIndex) -> Qt.ItemFlag:
        """Return what can be done with a row: questions that are not in the questionnaire yet can be dragged there."""
        known = super().flags(index)
        free = index.isValid() and not self.is_present(self.question(index))
        return known | Qt.ItemFlag.ItemIsDragEnabled if free else known

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        """Return the questions that are dragged."""
        return carried(QUESTIONS, [self.question(index).id for index in sorted(indexes, key=QModelIndex.row)])

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what a place shows."""
        if not index.isValid():
            return None
        question = self.question(index)
        answers: dict[int, Callable[[Question], object]] = {
            Qt.ItemDataRole.DisplayRole: self._prompt,
            Qt.ItemDataRole.AccessibleTextRole: self._said,
            Qt.ItemDataRole.ToolTipRole: self._tip,
            QuestionRole: lambda each: each,
            PresentRole: self.is_present,
            ReasonsRole: self._why,
        }
        return answers[role](question) if role in answers else None

    def _first(self, most: int) -> tuple[Sequence[int], bool]:
        found = self._find(most + 1)
        return found[:most], len(found) > most

    def _prompt(self, question: Question) -> str:
        return local_text(question, "prompt", self._texts.language).text

    def _why(self, question: Question) -> str:
        return self._reasons.get(question.id, "")

    def _tip(self, question: Question) -> str | None:
        # a tag of our own makes Qt wrap the lines; the words are escaped
        why = self._why(question)
        return f"<span>{escape(why)}</span>" if why else None

    def _said(self, question: Question) -> str:
        mark = self._texts("assemble.present") if self.is_present(question) else ""
        return ". ".join(part for part in (question.id, self._prompt(question), self._why(question), mark) if part)
