"""One table of a content file, read by name and type.

What is wrong becomes a finding and a harmless value, so that one look finds everything. Knows no question.
"""

import re
from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import TypeVar

from question_bank.findings import ERROR, Finding

T = TypeVar("T")
E = TypeVar("E", bound=StrEnum)

LARGEST = 1_000_000
"""No number of a content file is larger; a larger one is a slip of the keyboard."""

_DAY = re.compile(r"[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])")
_ABOUT = re.compile(r"[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?")


class Table:
    """A TOML table whose keys are taken one by one; ``close`` reports the keys that nobody took.

    Args:
        content: the parsed table.
        file: file name relative to the content folder, for findings.
        found: the list that findings are added to.
        owner: id of the record the table belongs to.
        path: where the table sits inside the record, for example "answer".
    """

    def __init__(
        self, content: Mapping[str, object], file: str, found: list[Finding], owner: str = "", path: str = ""
    ) -> None:
        self.file = file
        self.owner = owner
        self._left = dict(content)
        self._found = found
        self._path = path

    def report(self, code: str, name: str, sentence: str) -> None:
        """Add an error about the field ``name``."""
        field = ".".join(part for part in (self._path, name) if part)
        self._found.append(Finding(ERROR, code, self.file, self.owner, field, sentence))

    def close(self) -> None:
        """Report every key that was not taken."""
        for name in self._left:
            self.report("unknown-field", name[:60], "There is no field of this name here.")

    def text(self, name: str, default: str | None = None) -> str:
        """Return a text. Without ``default`` it must be there and not be blank."""
        value = self._take(name, str, "a text", default)
        if value is None:
            return ""
        if default is None and not value.strip():
            self.report("empty-field", name, "The text is empty.")
        return self._clean(name, value)

    def day(self, name: str) -> str:
        """Return a day as ISO text, for example "2026-11-22"."""
        value = self.text(name)
        if value and not _DAY.fullmatch(value):
            self.report("bad-day", name, "A day is written as year-month-day, for example 2026-11-22.")
        return value

    def about(self, name: str) -> str:
        """Return a date as exact as it is known: a year, a month or a day; a missing one is empty."""
        value = self.text(name, "")
        if value and not _ABOUT.fullmatch(value):
            self.report("bad-day", name, "A date is written as 2026, 2026-11 or 2026-11-22.")
            return ""
        return value

    def number(self, name: str, default: int | None = None) -> int:
        """Return a whole number from 0 to ``LARGEST``."""
        value = self._take(name, int, "a whole number", default)
        if value is None:
            return 0
        if not 0 <= value <= LARGEST:
            self.report("bad-number", name, f"The number must lie between 0 and {LARGEST}.")
            return 0
        return value

    def flag(self, name: str) -> bool:
        """Return true or false; a missing flag is false."""
        return bool(self._take(name, bool, "true or false", default=False))

    def texts(self, name: str, default: tuple[str, ...] | None = None) -> tuple[str, ...]:
        """Return a list of texts. Without ``default`` it must be there and hold something."""
        values = self._list(name, str, "a list of texts", default)
        if default is None and values is not None and not values:
            self.report("empty-field", name, "The list is empty.")
        return tuple(self._clean(name, value) for value in values or ())

    def numbers(self, name: str) -> tuple[int, ...]:
        """Return a list of whole numbers, empty when it is missing."""
        return tuple(self._list(name, int, "a list of whole numbers", ()) or ())

    def choice(self, name: str, words: type[E], default: E | None = None) -> E:
        """Return one word of a vocabulary."""
        value = self._take(name, str, "a text", None if default is None else default.value)
        return self._word(name, words, value) if value is not None else next(iter(words))

    def choices(self, name: str, words: type[E]) -> tuple[E, ...]:
        """Return words of a vocabulary; there must be at least one."""
        return tuple(self._word(name, words, value) for value in self.texts(name))

    def table(self, name: str) -> "Table":
        """Return a table inside this one; a missing one reads as empty."""
        value = self._take(name, dict, "a table", None)
        return Table(value or {}, self.file, self._found, self.owner, self._inside(name))

    def tables(self, name: str, key: str = "", *, required: bool = True) -> "tuple[Table, ...]":
        """Return a list of tables; ``key`` names the field that identifies each of them in findings."""
        values = self._list(name, dict, "a list of tables", None if required else ())
        return tuple(self._member(name, number, value, key) for number, value in enumerate(values or ()))

    def named_tables(self, name: str) -> "dict[str, Table]":
        """Return the tables inside a table by their names."""
        inner = self._take(name, dict, "a table", {}) or {}
        tables: dict[str, Table] = {}
        for key, value in inner.items():
            if isinstance(value, dict):
                tables[key] = Table(value, self.file, self._found, key)
            else:
                self.report("wrong-type", f"{name}.{key}"[:60], "This must be a table.")
        return tables

    def mapping(self, name: str) -> Mapping[str, str]:
        """Return a table of texts, frozen; a missing one reads as empty."""
        inner = Table(
            self._take(name, dict, "a table", {}) or {}, self.file, self._found, self.owner, self._inside(name)
        )
        return inner.all_texts()

    def all_texts(self) -> Mapping[str, str]:
        """Take every key left as a text; return them frozen."""
        return MappingProxyType({key: self.text(key) for key in tuple(self._left)})

    def names(self) -> tuple[str, ...]:
        """Return the keys not taken yet."""
        return tuple(self._left)

    def _inside(self, name: str) -> str:
        return ".".join(part for part in (self._path, name) if part)

    def _member(self, name: str, number: int, value: dict[str, object], key: str) -> "Table":
        identity = value.get(key) if key else None
        if isinstance(identity, str) and identity:
            return Table(value, self.file, self._found, identity)
        place = self._inside(f"{name}.{number}")
        return Table(value, self.file, self._found, self.owner, place)

    def _take(self, name: str, wanted: type[T], noun: str, default: T | None) -> T | None:
        if name not in self._left:
            if default is None:
                self.report("missing-field", name, "The field is missing.")
            return default
        value = self._left.pop(name)
        # type() and not isinstance(): true and false are numbers in Python, not in a content file
        if type(value) is not wanted:
            self.report("wrong-type", name, f"This must be {noun}.")
            return default
        return value

    def _list(self, name: str, wanted: type[T], noun: str, default: tuple[T, ...] | None) -> list[T] | None:
        values = self._take(name, list, noun, None if default is None else list(default))
        if values is None:
            return None
        right = [value for value in values if type(value) is wanted]
        if len(right) < len(values):
            self.report("wrong-type", name, f"This must be {noun}.")
        return right

    def _word(self, name: str, words: type[E], value: str) -> E:
        known = {word.value: word for word in words}
        if value not in known:
            self.report("unknown-code", name, f"“{value[:60]}” is not one of: {', '.join(known)}.")
            return next(iter(words))
        return known[value]

    def _clean(self, name: str, value: str) -> str:
        if not value.isprintable() and any(character < " " and character not in "\n\t" for character in value):
            self.report("control-character", name, "The text holds a control character.")
        return value
