"""What stands on the sheets of an XLSForm: rows of the survey, choices and settings, in several languages.

Knows the columns of XLSForm, and no question and no file.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields
from types import MappingProxyType

from dialogue_app.exchange.xlsform_text import shown

Said = Mapping[str, str]
"""One text in every language of the form: language code -> text."""

SILENT: Said = MappingProxyType({})
"""No text."""


def _silent() -> Said:
    return SILENT


YES = "yes"

BLANK = "–"
"""Stands for a text of blanks: a form refuses a question without words."""

_SPOKEN = frozenset({"label", "hint", "constraint_message", "required_message"})
"""Columns that are there once for each language."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row of the survey. Fields are columns of XLSForm; texts are in every language of the form."""

    type: str
    name: str = ""
    label: Said = field(default_factory=_silent)
    hint: Said = field(default_factory=_silent)
    constraint_message: Said = field(default_factory=_silent)
    required_message: Said = field(default_factory=_silent)
    relevant: str = ""
    constraint: str = ""
    required: str = ""
    appearance: str = ""
    calculation: str = ""
    choice_filter: str = ""
    repeat_count: str = ""

    def texts(self) -> Iterator[str]:
        """Yield every text of the row."""
        for said in (self.label, self.hint, self.constraint_message, self.required_message):
            yield from said.values()


@dataclass(frozen=True, slots=True)
class Option:
    """One choice of a list. ``given`` is for lists that are filtered by whether something was answered."""

    list_name: str
    name: str
    label: Said
    given: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """Some rows, and the choices that they offer."""

    rows: tuple[Row, ...]
    options: tuple[Option, ...] = ()

    def __add__(self, other: "Part") -> "Part":
        return Part(self.rows + other.rows, self.options + other.options)


NOTHING = Part(())


@dataclass(frozen=True, slots=True)
class Form:
    """The three sheets. ``languages`` maps codes to names such as ``English (en)``, the default first.

    ``made_at`` is the moment (ISO 8601) that the file carries.
    """

    settings: Mapping[str, str]
    part: Part
    languages: Mapping[str, str]
    made_at: str

    def survey(self) -> Iterator[list[str]]:
        """Yield the survey sheet, its header first."""
        yield from _sheet(Row, self.part.rows, self.languages)

    def choices(self) -> Iterator[list[str]]:
        """Yield the choices sheet, its header first."""
        yield from _sheet(Option, self.part.options, self.languages)


def grouped(start: Row, part: Part) -> Part:
    """Return the rows between the begin and the end of a group or repeat."""
    end = Row(start.type.replace("begin", "end", 1), start.name)
    return Part((start, *part.rows, end), part.options)


def _sheet(
    shape: type[Row | Option], rows: tuple[Row, ...] | tuple[Option, ...], languages: Mapping[str, str]
) -> Iterator[list[str]]:
    names = [each.name for each in fields(shape)]
    yield [header for name in names for header in _headers(name, languages)]
    for row in rows:
        yield [cell for name in names for cell in _cells(getattr(row, name), languages)]


def _headers(name: str, languages: Mapping[str, str]) -> list[str]:
    return [f"{name}::{language}" for language in languages.values()] if name in _SPOKEN else [name]


def _cells(content: str | Said, languages: Mapping[str, str]) -> list[str]:
    if isinstance(content, str):
        return [content]
    return [shown(content[code]).strip() or BLANK if content else "" for code in languages]
