"""Which item a row belongs to: by its key, else by exact code or wording, else as a guess that a person confirms."""

from collections.abc import Mapping, Sequence

from dialogue_app.domain.questionnaire import Item, Questionnaire
from dialogue_app.domain.returned import Match
from dialogue_app.exchange.answer_rows import Row
from dialogue_app.exchange.cells import plain
from dialogue_app.exchange.fallback import LONGEST, Wordings, parts
from dialogue_app.exchange.layout import Key, Part


class Matcher:
    """Knows what was asked in every version of a questionnaire, and in every language."""

    def __init__(self, forms: Sequence[Questionnaire]) -> None:
        self._now = {item.id: item for item in forms[-1].items()}
        self._ever = {(item.id, Key.of(item.id, item.asked_hash).asked) for form in forms for item in form.items()}
        self._form = forms[-1]
        self._wordings: Wordings | None = None
        self._above: tuple[Item, Row] | None = None
        self._table: tuple[Item, str] | None = None
        self._parts: dict[str, Mapping[str, str]] = {}

    def item(self, item_id: str) -> Item:
        """Return an item that is asked now."""
        return self._now[item_id]

    def standing(self, key: Key) -> str:
        """Return "" for what is asked so now; else ``older-wording``, ``asked-no-more`` or ``unknown-key``."""
        item = self._now.get(key.item_id)
        if item and Key.of(item.id, item.asked_hash).asked == key.asked:
            return ""
        if (key.item_id, key.asked) in self._ever:
            return "older-wording" if item else "asked-no-more"
        return "unknown-key"

    def without_key(self, row: Row) -> tuple[Key, Match] | None:
        """Return what a row without a key belongs to, and how sure that is; rows come in the order of the sheet.

        A row below the first row of an item is known by its words and by what stands directly above it. That is a
        guess: somebody who removed the keys may have sorted the rows, too.
        """
        if part := self._part(row):
            return part, Match.GUESS
        if not row.code and not row.asked:
            table = self._row_of_table(row)
            return (table, Match.TEXT) if table else None
        if self.contradicts(row):
            self._above = None
            return None
        item, match = self._exact(row), Match.TEXT
        if item is None and row.cells:
            item, match = self._words.coded(row.code) or self._words.likely(row.asked), Match.GUESS
        self._above = (item, row) if item else None
        return (Key.of(item.id, item.asked_hash), match) if item else None

    def contradicts(self, row: Row) -> bool:
        """Whether the code of one question stands beside the words of another; neither is trusted then."""
        coded, worded = self._words.coded(row.code), self._words.worded(row.asked)
        return coded is not None and worded is not None and coded is not worded

    def _exact(self, row: Row) -> Item | None:
        coded = self._words.coded(row.code)
        return coded if coded and self._words.fits(coded, row.asked) else self._words.worded(row.asked)

    def _part(self, row: Row) -> Key | None:
        if self._above is None or row.code:
            return None
        item, above = self._above
        if (row.sheet, row.number) != (above.sheet, above.number + 1):
            return None
        if item.id not in self._parts:
            self._parts[item.id] = parts(item)
        part = self._parts[item.id].get(plain(row.asked))
        if part is None:
            return None
        self._above = (item, row)
        return Key.of(item.id, item.asked_hash, part)

    def _row_of_table(self, row: Row) -> Key | None:
        """Return the key of a row in a table, whose question stands above it, after its code."""
        texts = [said.text[:LONGEST] for said in row.cells.values()]
        if not row.below_titles:
            code, _, asked = texts[0].partition("  ") if texts else ("", "", "")
            item = self._words.coded(code)
            self._table = (item, row.sheet) if item and self._words.fits(item, asked) else self._table
            return None
        if self._table is None or self._table[1] != row.sheet:
            return None
        item = self._table[0]
        return Key.of(item.id, item.asked_hash, Part.ROW)

    @property
    def _words(self) -> Wordings:
        """Made when the first row without a key comes: most files have none."""
        if self._wordings is None:
            self._wordings = Wordings(self._form)
        return self._wordings
