"""A large JSON table read piece by piece: its fields, and one long list in it element by element.

Only the piece at hand is in memory. What is read is as strict as ``bank_json.tables``.
"""

import re
from collections.abc import Callable, Iterator
from json import JSONDecodeError
from typing import Any, TextIO

from dialogue_app.errors import Problem
from dialogue_app.exchange import bank_json
from dialogue_app.exchange.bank_json import reading, refuse_parts

STEP = 1 << 20
"""Characters that are read at once; more when a piece is longer."""

LONGEST_PIECE = 64 * 1024**2
"""Characters of one field, or of one element of the list."""

_SPACES = re.compile(r"[ \t\r\n]+")


class _CutError(Exception):
    """The text ends where something must follow."""


class _WrongError(Exception):
    """Another sign stands where the text is now."""


def read_table(stream: TextIO, listed: str, take: Callable[[int, Any], Any], name: str) -> dict[str, Any]:
    """Return the fields of the table in a text.

    Args:
        stream: JSON text.
        listed: the field with the long list.
        take: gets place and content of each element of that list; what it returns stands there instead.
        name: of the file, for the sentences.

    Raises:
        Problem: as ``bank_json.tables``, or the text holds no table.
    """
    text = _Text(stream, name)
    try:
        return _fields(text, listed, take, name)
    except _CutError:
        raise Problem("package-cut", file=name, line=text.line) from None
    except (JSONDecodeError, _WrongError):
        raise Problem("package-no-json", file=name, line=text.line) from None


def _fields(text: "_Text", listed: str, take: Callable[[int, Any], Any], name: str) -> dict[str, Any]:
    if text.next() != "{":
        text.value()
        raise Problem("package-other-format", file=name)
    fields: dict[str, Any] = {}
    for _ in text.parts("{", "}"):
        field = text.value()
        if type(field) is not str:
            raise _WrongError
        if field in fields:
            raise Problem("package-field-twice", file=name, field=field[:40])
        text.skip(":")
        if field == listed and text.next() == "[":
            fields[field] = [take(place, text.value()) for place, _ in enumerate(text.parts("[", "]"))]
        else:
            fields[field] = text.value()
    if text.next():
        raise _WrongError
    return fields


class _Text:
    """A text that is read as far as it is needed; ``line`` is where it stands."""

    def __init__(self, stream: TextIO, name: str) -> None:
        self._stream, self._buffer, self._at, self._ended = stream, "", 0, False
        self._decoder, self._name = bank_json.decoder(), name
        self.line = 1

    def next(self) -> str:
        """Return the next sign that is no space, without taking it; empty at the end."""
        while True:
            if spaces := _SPACES.match(self._buffer, self._at):
                self._take(spaces.end())
            if self._at < len(self._buffer) or not self._more():
                return self._buffer[self._at : self._at + 1]

    def skip(self, sign: str) -> None:
        """Take the sign that must come next."""
        found = self.next()
        if not found:
            raise _CutError
        if found != sign:
            raise _WrongError
        self._take(self._at + 1)

    def parts(self, begin: str, end: str) -> Iterator[None]:
        """Stop before each part of a table or list, which whoever asks must then read."""
        self.skip(begin)
        if self.next() == end:
            self.skip(end)
            return
        while True:
            yield
            if self.next() == end:
                break
            self.skip(",")
        self.skip(end)

    def value(self) -> Any:
        """Take the next value."""
        self.next()
        while True:
            try:
                with reading(self._name):
                    value, end = self._decoder.raw_decode(self._buffer, self._at)
            except JSONDecodeError as error:
                if not self._more():
                    self._take(error.pos)
                    if self._at >= len(self._buffer.rstrip()) or error.msg.startswith("Unterminated"):
                        raise _CutError from None
                    raise
            else:
                if not isinstance(value, int | float) or self._ends_number(end) or not self._more():
                    if bank_json.UNFIT.search(self._buffer, self._at, end):
                        refuse_parts(value, self._name)
                    self._take(end)
                    return value

    def _ends_number(self, end: int) -> bool:
        """Whether a number that ends here does so for good; what follows "1" may be ".5" or "e+9"."""
        return bool(self._buffer[end : end + 3].strip(".eE+-0123456789"))

    def _take(self, end: int) -> None:
        self.line += self._buffer.count("\n", self._at, end)
        self._at = end

    def _more(self) -> bool:
        """Read on; a piece that is still not whole makes each step as long as all before it."""
        if self._ended:
            return False
        waiting = self._buffer[self._at :]
        if len(waiting) > LONGEST_PIECE:
            raise _WrongError
        with reading(self._name):
            told = self._stream.read(max(STEP, len(waiting)))
        if told:
            self._buffer, self._at = waiting + told, 0
        self._ended = not told
        return not self._ended
