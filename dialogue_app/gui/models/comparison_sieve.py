"""What of a comparison is shown: filters that combine, and how many questions and suppliers they leave. Qt-free."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from dialogue_app.domain.comparison import Comparison, Row
from dialogue_app.domain.marks import Marks, MarkTable, marked
from dialogue_app.domain.suppliers import Supplier

ItemIds = frozenset[str]

_CLAIM = 8
"""Place of the claim in a raw cell (see ``cells.Cell``)."""


@dataclass(frozen=True, slots=True)
class Sieve:
    """What is wanted; nothing wanted lets everything pass.

    Attributes:
        differences: only questions to which the suppliers shown do not all say the same.
        marks: only questions and suppliers with a cell that carries all of these.
        theme: code of a theme, or empty.
        role: place of suppliers in the chain, or empty.
        words: found in the question or in what was said to it.
    """

    differences: bool = False
    marks: Marks = frozenset()
    theme: str = ""
    role: str = ""
    words: str = ""

    @property
    def is_open(self) -> bool:
        """Whether everything passes."""
        return self == Sieve()


class Sifted(NamedTuple):
    """Ids of what is left."""

    items: ItemIds
    suppliers: frozenset[str]


class WordSearch:
    """Finds words in codes, questions, titles of sections and claims; each question is folded when first looked at.

    Args:
        comparison: what to search.
        language: of the questions.
    """

    def __init__(self, comparison: Comparison, language: str) -> None:
        self._language = language
        self._titles = {item.id: each.title for each in comparison.questionnaire.sections for item in each.items}
        self._folded: dict[str, str] = {}

    def has(self, row: Row, words: Iterable[str]) -> bool:
        """Whether all words occur in a row; they are folded already."""
        if row.item.id not in self._folded:
            claims = (str(raw[_CLAIM]) for raw in row.raw.values())
            said = (row.item.code, row.item.prompt(self._language), self._titles[row.item.id], *claims)
            self._folded[row.item.id] = "\n".join(said).casefold()
        return all(word in self._folded[row.item.id] for word in words)

    def forget(self, item_ids: Iterable[str]) -> None:
        """Look at these questions anew: somebody has said something else."""
        for item_id in item_ids:
            self._folded.pop(item_id, None)


def sift(comparison: Comparison, sieve: Sieve, search: WordSearch, table: MarkTable | None) -> Sifted:
    """Return what passes; ``table`` is needed where marks are wanted."""
    words = sieve.words.casefold().split()
    suppliers = [each.id for each in comparison.suppliers if _plays(each, sieve.role)]
    rows = [row for row in comparison.rows if sieve.theme in {"", row.item.snapshot.theme} and search.has(row, words)]
    if sieve.differences:
        rows = [row for row in rows if row.differs_among(suppliers)]
    items = [row.item.id for row in rows]
    if sieve.marks and table is not None:
        places = marked(table, sieve.marks, items, suppliers)
        return Sifted(frozenset(item for item, _ in places), frozenset(supplier for _, supplier in places))
    return Sifted(frozenset(items), frozenset(suppliers))


def _plays(supplier: Supplier, role: str) -> bool:
    return not role or supplier.role == role
