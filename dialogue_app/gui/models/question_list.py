"""Questions found in the bank, as a list for Qt: the first 50 at once, more when the user scrolls there."""

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from dialogue_app.texts import Texts
from question_bank import Index, Question, local_text

FIRST = 50
"""Hits listed at once."""

MORE = 200
"""Hits added each time the end of the list is reached."""

QUESTION_ROLE = Qt.ItemDataRole.UserRole
"""The Question of a row."""

FACTS_ROLE = Qt.ItemDataRole.UserRole + 1
"""Phase, level and room of a row in words."""

_Where = QModelIndex | QPersistentModelIndex
_TOP = QModelIndex()


class QuestionList(QAbstractListModel):
    """Hits of a search, in bank order.

    Args:
        texts: the window's texts.
        words: names of the bank's codes (``Release.vocabulary``).
    """

    def __init__(self, texts: Texts, words: dict[str, str]) -> None:
        super().__init__()
        self._texts, self._names = texts, words
        self._questions: tuple[Question, ...] = ()
        self._index: Index | None = None
        self._language = ""
        self._words = ""
        self._hits: list[int] = []
        self._more = False

    def put(self, questions: tuple[Question, ...], index: Index, language: str) -> None:
        """Search in these questions from now on, with the words of before."""
        self._questions, self._index, self._language = questions, index, language
        self.search(self._words)

    def search(self, words: str) -> None:
        """List the questions in which all words occur."""
        self.beginResetModel()
        self._words = words
        self._take(FIRST)
        self.endResetModel()

    def count(self) -> int:
        """Return how many questions have the words, listed or not."""
        if not self._more or self._index is None:
            return len(self._hits)
        return len(self._index.find(self._words, len(self._questions)))

    @property
    def complete(self) -> bool:
        """Whether all hits are listed."""
        return not self._more

    def question(self, row: int) -> Question | None:
        """Return the question in a row, or None."""
        return self._questions[self._hits[row]] if 0 <= row < len(self._hits) else None

    def row_of(self, question_id: str) -> int:
        """Return the row of a question among those listed, or -1."""
        rows = (row for row, hit in enumerate(self._hits) if self._questions[hit].id == question_id)
        return next(rows, -1)

    def reveal(self, question_id: str) -> int:
        """List as many hits as it takes to come to a question, and return its row; -1 when it is no hit."""
        row = self.row_of(question_id)
        if row >= 0 or not self._more or self._index is None:
            return row
        found = self._index.find(self._words, len(self._questions))
        row = next((place for place, hit in enumerate(found) if self._questions[hit].id == question_id), -1)
        if row >= 0:
            self._list(found, row + 1 + MORE)
        return row

    # What Qt asks --------------------------------------------------------------------------------------------

    def rowCount(self, parent: _Where = _TOP) -> int:
        """Return how many hits are listed now."""
        return 0 if parent.isValid() else len(self._hits)

    def canFetchMore(self, parent: _Where) -> bool:
        """Whether there are hits that are not listed yet."""
        return not parent.isValid() and self._more

    def fetchMore(self, parent: _Where) -> None:
        """List more hits."""
        assert self._index is not None
        wanted = len(self._hits) + MORE
        self._list(self._index.find(self._words, wanted + 1), wanted)

    def data(self, index: _Where, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return id and prompt, the question itself, or its facts in words."""
        question = self._questions[self._hits[index.row()]]
        if role == QUESTION_ROLE:
            return question
        if role == Qt.ItemDataRole.DisplayRole:
            return local_text(question, "prompt", self._language).text
        if role == FACTS_ROLE:
            return self._facts(question)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._texts("bank.line", id=question.id, prompt=local_text(question, "prompt", self._language).text)
        return None

    def _facts(self, question: Question) -> str:
        parts = [self._names.get(f"phase.{question.phase}", ""), self._names.get(f"level.{question.level}", "")]
        return " · ".join(part for part in parts if part)

    def _list(self, found: list[int], most: int) -> None:
        """List these hits behind those that are listed, ``most`` in all."""
        listed = len(self._hits)
        added = found[listed:most]
        self._more = len(found) > most
        if added:
            self.beginInsertRows(QModelIndex(), listed, listed + len(added) - 1)
            self._hits += added
            self.endInsertRows()

    def _take(self, most: int) -> None:
        found = self._index.find(self._words, most + 1) if self._index else []
        self._hits, self._more = found[:most], len(found) > most
