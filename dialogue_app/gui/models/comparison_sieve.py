"""What of a comparison is shown: filters that combine, and how many questions and suppliers they leave. Qt-free."""

from dataclasses import dataclass
from typing import NamedTuple

from dialogue_app.domain.comparison import Comparison, Row
from dialogue_app.domain.marks import Marks, MarkTable
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
        names: found in name, group or country of suppliers.
    """

    differences: bool = False
    marks: Marks = frozenset()
    theme: str = ""
    role: str = ""
    words: str = ""
    names: str = ""

    @property
    def is_open(self) -> bool:
        """Whether everything passes."""
        return self == Sieve()


class Sifted(NamedTuple):
    """Ids of what is left."""

    items: ItemIds
    suppliers: frozenset[str]


class Sifter:
    """Sifts one comparison after another; a row that is the same as before is not looked at again.

    Args:
        comparison: the first one; those that follow have the same questions and suppliers.
        language: of the questions.
    """

    def __init__(self, comparison: Comparison, language: str) -> None:
        self._language = language
        self._titles = {item.id: each.title for each in comparison.questionnaire.sections for item in each.items}
        self._folded: dict[str, tuple[Row, str]] = {}
        self._passed: dict[str, tuple[Row, frozenset[str]]] = {}
        self._for: tuple[Sieve, MarkTable | None] = (Sieve(), None)

    def sift(self, comparison: Comparison, sieve: Sieve, table: MarkTable | None) -> Sifted:
        """Return what passes; ``table`` is needed where marks are wanted, and is the same one while it is kept up."""
        if sieve != self._for[0] or table is not self._for[1]:
            self._for = (sieve, table)
            self._passed.clear()
        playing = frozenset(each.id for each in comparison.suppliers if _is_wanted(each, sieve))
        passed = {row.item.id: self._of_row(row, playing) for row in comparison.rows}
        items = frozenset(item_id for item_id, suppliers in passed.items() if suppliers)
        if not sieve.marks:
            return Sifted(items, playing)
        return Sifted(items, frozenset().union(*passed.values()))

    def _of_row(self, row: Row, playing: frozenset[str]) -> frozenset[str]:
        """Return whose cells pass in a row; nobody's where the question itself does not."""
        known = self._passed.get(row.item.id)
        if known is None or known[0] is not row:
            self._passed[row.item.id] = known = (row, self._passing(row, playing))
        return known[1]

    def _passing(self, row: Row, playing: frozenset[str]) -> frozenset[str]:
        sieve, table = self._for
        if sieve.theme not in {"", row.item.snapshot.theme} or not self._has(row, sieve.words.casefold().split()):
            return frozenset()
        if sieve.differences and not row.differs_among(playing):
            return frozenset()
        if not sieve.marks or table is None:
            return playing
        marks = table[row.item.id]
        return frozenset(supplier_id for supplier_id in playing if sieve.marks <= marks[supplier_id])

    def _has(self, row: Row, words: list[str]) -> bool:
        """Whether all words occur in code, question, title of the section or claims."""
        if not words:
            return True
        known = self._folded.get(row.item.id)
        if known is None or known[0] is not row:
            claims = (str(raw[_CLAIM]) for raw in row.raw.values())
            said = (row.item.code, row.item.prompt(self._language), self._titles[row.item.id], *claims)
            self._folded[row.item.id] = known = (row, "\n".join(said).casefold())
        return all(word in known[1] for word in words)


def _is_wanted(supplier: Supplier, sieve: Sieve) -> bool:
    about = " ".join((supplier.name, supplier.group, supplier.country)).casefold()
    return sieve.role in {"", supplier.role} and all(word in about for word in sieve.names.casefold().split())
