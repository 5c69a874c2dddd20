"""A list of questions that somebody else wrote: tables as they stand in a file, and the questions found in them.

Knows no file format. A question list becomes own questions only after somebody looked at it (``list_plan``).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType
from typing import NamedTuple

from dialogue_app.domain.returned import Place
from question_bank import PIVOT, Kind

AS_WRITTEN = ""
"""Language of a wording when the list does not say it."""

MOST_LISTED = 20_000
"""Questions, and rows of a sheet, that are read of one list."""


MOST_OPTIONS = 100
"""Choices of one question; more is no question but a table."""


class Form(StrEnum):
    """What kind of file a list is."""

    TABLE = "table"
    XLSFORM = "xlsform"
    BANK = "bank"
    VSAQ = "vsaq"
    SURVEYJS = "surveyjs"


@dataclass(frozen=True, slots=True)
class ListRow:
    """One row with anything in it: its number in the file, and its cells from the first column on."""

    number: int
    cells: tuple[str, ...]

    def cell(self, column: int) -> str:
        """Return the text of a column, "" where the row ends before it."""
        return self.cells[column] if column < len(self.cells) else ""

    @property
    def filled(self) -> int:
        """How many cells hold anything."""
        return sum(map(bool, self.cells))


class Offer(NamedTuple):
    """Words that the cells of an area let one choose from: columns from 0, rows by their number, both ends included."""

    left: int
    top: int
    right: int
    bottom: int
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ListSheet:
    """One table. A text file is one table without a title."""

    title: str
    rows: tuple[ListRow, ...]
    hidden: bool = False
    offers: tuple[Offer, ...] = ()

    @property
    def width(self) -> int:
        """How many columns the widest row has."""
        return max((len(row.cells) for row in self.rows), default=0)

    def row(self, number: int) -> ListRow:
        """Return the row of a number; an empty one where there is none."""
        return next((row for row in self.rows if row.number == number), ListRow(number, ()))

    def offered(self, row: int, column: int) -> tuple[str, ...]:
        """Return the words that a cell lets one choose from."""
        inside = (each for each in self.offers if each.top <= row <= each.bottom and each.left <= column <= each.right)
        return next((each.words for each in inside), ())

    def place(self, file: str, row: int, column: int = 0) -> Place:
        """Return where a cell stands, ``column`` counted from 0."""
        return Place(file, self.title, f"{letters(column)}{row}")


@dataclass(frozen=True, slots=True)
class Wording:
    """A question in one language. ``options`` are the words of its choices."""

    prompt: str
    help: str = ""
    options: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Listed:
    """One question of a list.

    ``wordings`` holds it by language, under ``AS_WRITTEN`` where the list does not say which; ``why`` names the reason
    for which it was taken to be of ``kind``; ``notes`` are what it can't say otherwise: codes and texts such as
    ("condition", "only if 1.2 is yes").
    """

    place: Place
    wordings: Mapping[str, Wording]
    kind: Kind
    why: str
    number: str = ""
    section: str = ""
    unit: str = ""
    notes: tuple[tuple[str, str], ...] = ()

    @property
    def language(self) -> str:
        """Language of the wording that the question is kept in first: the pivot where there is one."""
        return next((code for code in (PIVOT, AS_WRITTEN) if code in self.wordings), next(iter(self.wordings)))

    @property
    def main(self) -> Wording:
        """The wording that the question is kept in first."""
        return self.wordings[self.language]


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Something in a list that becomes no question, where it stands and why; ``reason`` is a code."""

    place: Place
    reason: str
    text: str = ""


@dataclass(frozen=True, slots=True)
class ListFile:
    """What a file holds: tables whose columns must be understood, or questions, where the format says what is what."""

    name: str
    form: Form
    sheets: tuple[ListSheet, ...] = ()
    listed: tuple[Listed, ...] = ()
    left_out: tuple[LeftOut, ...] = ()


@dataclass(frozen=True, slots=True)
class Columns:
    """How a table is read: the number of its heading row (0: none), and a role for each column, "" for none.

    A role is a field, or a field in a language: "question", "question[de]".
    """

    header: int
    roles: tuple[str, ...]
    whys: tuple[str, ...] = field(default=(), compare=False)

    def of(self, name: str) -> Mapping[str, int]:
        """Return the columns of a field by language, ``AS_WRITTEN`` where the role names none."""
        found: dict[str, int] = {}
        for place, role in enumerate(self.roles):
            if field_of(role) == name:
                found.setdefault(language_of(role), place)
        return MappingProxyType(found)


class Part(NamedTuple):
    """One table of a list, and how it is read."""

    sheet: ListSheet
    columns: Columns


def field_of(role: str) -> str:
    """Return the field of a role: "question" of "question[de]"."""
    return role.partition("[")[0]


def language_of(role: str) -> str:
    """Return the language of a role: "de" of "question[de]"."""
    return role.partition("[")[2].removesuffix("]")


def letters(column: int) -> str:
    """Return the name of a column counted from 0: A, B ... Z, AA."""
    name = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(ord("A") + rest) + name
    return name
