"""What an answer cell takes, said to Excel and LibreOffice: lists, numbers, lengths, each with its hint and error.

Words of lists stand in a very hidden sheet under names, because a list inside a rule ends at 255 characters and
breaks at commas.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import zip_longest

from openpyxl import Workbook
from openpyxl.utils import get_column_letter
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet._write_only import WriteOnlyWorksheet
from openpyxl.worksheet.datavalidation import DataValidation

from dialogue_app.exchange.layout import LISTS_SHEET, TICK
from dialogue_app.exchange.workbook_styles import Cells, Look
from dialogue_app.exchange.workbook_text import shortened
from dialogue_app.texts import Texts

LONGEST_TITLE, LONGEST_HINT, LONGEST_ERROR = 32, 255, 225
"""UTF-16 units that Excel takes; more makes it call the file damaged."""

MOST_REFERENCES = 1_000
"""Cells named by one rule; longer lists of cells are given to several."""


class Takes(StrEnum):
    """What a cell takes. ``WORDS`` offers a list and takes other text, too."""

    CHOICE = "choice"
    WORDS = "words"
    TICK = "tick"
    NUMBER = "number"
    COUNT = "count"
    PERCENT = "percent"
    DATE = "date"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class Rule:
    """What a cell takes: ``words`` for lists, ``longest`` (characters) for text."""

    takes: Takes
    words: tuple[str, ...] = ()
    longest: int = 0

    @property
    def look(self) -> Look:
        """Numbers stay numbers; all else is text, so that no program turns 2026-11 into a day."""
        return Look.FILL_NUMBER if self.takes in _NUMBERS else Look.FILL


_NUMBERS = frozenset({Takes.NUMBER, Takes.COUNT, Takes.PERCENT})


class Lists:
    """The lists of a workbook: equal lists are kept once, each under a name."""

    def __init__(self) -> None:
        self._names: dict[tuple[str, ...], str] = {}

    def name(self, words: tuple[str, ...]) -> str:
        """Return the name of the list with these words."""
        return self._names.setdefault(words, f"dq_list_{len(self._names) + 1}")

    def write(self, book: Workbook, page: WriteOnlyWorksheet) -> None:
        """Write the lists beside each other, and name them."""
        cells = Cells(page)
        for row in zip_longest(*self._names, fillvalue=""):
            page.append(cells.cell(Look.HIDDEN, word) for word in row)
        for number, (words, name) in enumerate(self._names.items(), start=1):
            column = get_column_letter(number)
            area = f"'{LISTS_SHEET}'!${column}$1:${column}${len(words)}"
            book.defined_names[name] = DefinedName(name, attr_text=area)


@dataclass(slots=True)
class Rules:
    """The rules of one sheet, collected while its rows are written."""

    lists: Lists
    texts: Texts
    _areas: dict[Rule, list[str]] = field(default_factory=dict)

    def add(self, rule: Rule, area: str) -> None:
        """Let a rule hold for a cell or an area such as D4:D90."""
        self._areas.setdefault(rule, []).append(area)

    def put(self, page: WriteOnlyWorksheet) -> None:
        """Give the rules to the sheet."""
        for rule, areas in self._areas.items():
            for part in _parts(areas):
                page.data_validations.dataValidation.append(self._validation(rule, part))

    def _validation(self, rule: Rule, areas: Iterable[str]) -> DataValidation:
        said = {"n": rule.longest, "tick": TICK}
        return DataValidation(
            **self._condition(rule),
            sqref=" ".join(areas),
            allow_blank=True,
            showErrorMessage=rule.takes is not Takes.WORDS,
            showInputMessage=True,
            errorTitle=shortened(self.texts("workbook.rule.title"), LONGEST_TITLE),
            error=shortened(self.texts(f"workbook.rule.{rule.takes}.error", **said), LONGEST_ERROR),
            prompt=shortened(self.texts(f"workbook.rule.{rule.takes}.hint", **said), LONGEST_HINT),
        )

    def _condition(self, rule: Rule) -> dict[str, str]:
        match rule.takes:
            case Takes.CHOICE | Takes.WORDS:
                return {"type": "list", "formula1": self.lists.name(rule.words)}
            case Takes.TICK:
                return {"type": "list", "formula1": self.lists.name((TICK,))}
            case Takes.NUMBER:
                return _between("decimal", -(10**15), 10**15)
            case Takes.COUNT:
                return _between("decimal", 0, 10**15)
            case Takes.PERCENT:
                return _between("decimal", 0, 100)
        return {"type": "textLength", "operator": "lessThanOrEqual", "formula1": str(rule.longest)}


def choice(words: Iterable[str]) -> Rule:
    """Return the rule of a cell that takes one of these words."""
    return Rule(Takes.CHOICE, tuple(words))


def suggested(words: Iterable[str]) -> Rule:
    """Return the rule of a cell that offers these words and takes others, too."""
    return Rule(Takes.WORDS, tuple(words))


def text(longest: int) -> Rule:
    """Return the rule of a cell that takes text up to so many characters."""
    return Rule(Takes.TEXT, longest=longest)


DATE = Rule(Takes.DATE, longest=60)
NUMBER, COUNT, PERCENT, TICKED = (Rule(takes) for takes in (Takes.NUMBER, Takes.COUNT, Takes.PERCENT, Takes.TICK))


def _between(kind: str, least: int, most: int) -> dict[str, str]:
    return {"type": kind, "operator": "between", "formula1": str(least), "formula2": str(most)}


def _parts(areas: Sequence[str]) -> Iterator[Sequence[str]]:
    for start in range(0, len(areas), MOST_REFERENCES):
        yield areas[start : start + MOST_REFERENCES]
