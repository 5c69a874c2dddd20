"""Reads the cells of one item, and collects what could not be read: remarks with their cells, and text to keep."""

import re
from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType
from typing import TypeVar

from dialogue_app.domain.answers import LONGEST_NOTE
from dialogue_app.domain.plain_text import clean
from dialogue_app.domain.questionnaire import Item
from dialogue_app.domain.returned import Place, Remark
from dialogue_app.exchange import cells
from dialogue_app.exchange.cells import Said, UnclearError
from dialogue_app.exchange.fallback import Vocabularies

T = TypeVar("T")

_SIGNS = re.compile("[\x00-\x08\x0b-\x1f\x7f\ufffd]")
"""Control characters, and what stands in the place of those that no file can carry."""

SHOWN = 80
"""Characters of a supplier's text in a remark."""


class CellReader:
    """Reads cells of one item. ``remarks`` says what was not clear, ``unread`` is the text that belongs into a note.

    Args:
        item: what was asked.
        place: of the item, for remarks that belong to no cell; names the file.
        options: option id -> word, for each language in which words are understood, the workbook's first.
        words: the same for "state", "reason", "scope" and "yes_no".
    """

    def __init__(self, item: Item, place: Place, options: Iterable[Mapping[str, str]], words: Vocabularies) -> None:
        self._item, self._place, self._options, self._words = item, place, options, words
        self.unread: list[str] = []
        self.remarks: list[Remark] = []

    def text(self, said: Said | None) -> str:
        """Return text as it is stored; an error or a text that is too long is said, and nothing of it taken."""
        if said is None or self._is_error(said):
            return ""
        text = clean(said.text)
        if len(text) > LONGEST_NOTE:
            self.remark("text-long", said)
            return ""
        if _SIGNS.search(text):
            self.remark("signs", said, lost=False)
        return text

    def read(self, said: Said | None, read: Callable[[Said], T], kind: str, *, keep: bool = False) -> T | None:
        """Return what ``read`` makes of a cell; None, with a remark, where it is unclear; ``keep`` notes it."""
        if said is None or self._is_error(said):
            return None
        try:
            return read(said)
        except UnclearError:
            self.remark(f"unclear-{kind}", said)
            if keep:
                self.keep(said)
            return None

    def code(self, said: Said | None, group: str) -> str | None:
        """Return the code of a word for a state, a scope, yes or no."""
        return self.read(said, lambda one: cells.code(one, self._words[group]), "word")

    def code_or_text(self, said: Said | None, group: str) -> str:
        """Return the code of a word where it is known, and what was written where it is not."""
        if said is None or said.error:
            return self.text(said)
        try:
            return cells.code(said, self._words[group])
        except UnclearError:
            return self.text(said)

    def option(self, said: Said | None) -> str | None:
        """Return the id of the one option that a cell names."""
        found = self.read(said, lambda one: cells.code(one, self._options), "word", keep=True)
        if said and found is None and not said.error and cells.several(said, self._options):
            self.remarks.pop()
            self.remark("two-options", said)
        return found

    def chosen(self, said: Said | None, option: str) -> bool:
        """Whether what stands beside an option chooses it."""
        return self.read(said, lambda one: self._ticked(one, option), "tick") is True

    def yes(self, said: Said | None) -> bool:
        """Whether a cell says yes."""
        return self.read(said, lambda one: cells.ticked(one, self._words["yes_no"]), "word") is True

    def marked(self, said: Said | None) -> bool:
        """Whether an answer is confidential. A word that is not "no" marks it: better too careful than too open."""
        if said is None:
            return False
        try:
            return cells.ticked(said, self._words["yes_no"])
        except UnclearError:
            return True

    def keep(self, said: Said) -> None:
        """Put what a cell says into the note, unless no note is as long."""
        if len(text := clean(said.text)) <= LONGEST_NOTE:
            self.unread.append(text)

    def remark(self, code: str, said: Said | None = None, *, lost: bool = True) -> None:
        """Say something about a cell, or about the item."""
        place = Place(self._place.file, said.sheet, said.cell) if said else self._place
        shown = {"item": self._item.code, "text": clean(said.text)[:SHOWN] if said else ""}
        self.remarks.append(Remark(code, place, lost, self._item.id, MappingProxyType(shown)))

    def _ticked(self, said: Said, option: str) -> bool:
        try:
            return cells.ticked(said, self._words["yes_no"])
        except UnclearError:  # people also repeat the words of an option beside it
            return cells.code(said, self._options) == option

    def _is_error(self, said: Said) -> bool:
        if said.error:
            self.remark("cell-error", said)
        return said.error
