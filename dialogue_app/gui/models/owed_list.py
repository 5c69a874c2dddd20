"""The list of what is owed for Qt: one line each, overdue first, narrowed by words, pressure and kind."""

from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Qt

from dialogue_app.domain.dates import date_text
from dialogue_app.domain.owed import Owed, OwedKind, When, sifted
from dialogue_app.gui import theme
from dialogue_app.gui.models.value_table import ValueTable
from dialogue_app.gui.theme import Role
from dialogue_app.texts import Texts

COLUMNS = ("when", "supplier", "text", "what", "dialogue")
"""Columns in order; their names are the message keys ``owed.column-<name>``."""

LOOKS = {
    When.OVERDUE: ("error", Role.BAD),
    When.SOON: ("warning", Role.WARN),
    When.LATER: ("clock", Role.MUTED),
    When.NO_DAY: ("info", Role.MUTED),
    When.PUT_OFF: ("archive", Role.MUTED),
}
"""Icon and colour of each pressure; the word stands beside it."""

_NOW = frozenset(When) - {When.PUT_OFF}


@dataclass(frozen=True, slots=True)
class OwedSieve:
    """What a listed entry must have. No pressure means all but what is put off."""

    words: str = ""
    when: str = ""
    kind: str = ""


class OwedList(ValueTable[Owed]):
    """Entries that pass the sieve, in the order in which they are worked off."""

    def __init__(self, texts: Texts) -> None:
        super().__init__(texts, "owed", COLUMNS)
        self._all: tuple[Owed, ...] = ()
        self._today = date.max
        self._sieve = OwedSieve()

    @property
    def size(self) -> int:
        """How many there are, listed or not."""
        return len(self._all)

    @property
    def shown(self) -> tuple[Owed, ...]:
        """The entries listed now."""
        return self._rows

    def put(self, entries: tuple[Owed, ...], today: date) -> None:
        """List these entries from now on, as pressing as they are on this day."""
        self._all, self._today = entries, today
        self.narrow(self._sieve)

    def forget(self) -> None:
        """List nothing."""
        self.put((), self._today)

    def narrow(self, sieve: OwedSieve) -> None:
        """List only what passes."""
        self._sieve = sieve
        when = frozenset({When(sieve.when)}) if sieve.when else _NOW
        kinds = frozenset({OwedKind(sieve.kind)}) if sieve.kind else frozenset[OwedKind]()
        self.list_rows(sifted(self._all, self._today, when=when, kinds=kinds, words=sieve.words))

    def count(self, when: When) -> int:
        """Return how many are as pressing as this."""
        return sum(each.when(self._today) is when for each in self._all)

    def when_words(self, entry: Owed) -> str:
        """Return how pressing an entry is, in words with its day."""
        texts, when = self._texts, entry.when(self._today)
        if when is When.NO_DAY:
            return texts("owed.when.no-day")
        day = entry.put_off.until if when is When.PUT_OFF and entry.put_off else entry.due
        return texts("owed.when-day", when=texts(f"owed.when.{when}"), day=date_text(day, texts))

    def what_words(self, entry: Owed) -> str:
        """Return what is owed, in words."""
        texts = self._texts
        kind = texts(f"owed.kind.{entry.kind}")
        step = f"owed.step.{entry.detail}"
        return texts("owed.what", kind=kind, step=texts(step)) if entry.detail and texts.has(step) else kind

    def words(self, row: Owed, column: str) -> str:
        """Return what a cell says."""
        match column:
            case "when":
                return self.when_words(row)
            case "what":
                return self.what_words(row)
            case _:
                return str(getattr(row, column))

    def look(self, row: Owed, column: str, role: int) -> object:
        """Return a sign for how pressing it is, and strong type for what is overdue."""
        if column != "when":
            return None
        if role == Qt.ItemDataRole.DecorationRole:
            return theme.icon(*LOOKS[row.when(self._today)])
        if role == Qt.ItemDataRole.FontRole:
            return theme.font(strong=row.when(self._today) is When.OVERDUE)
        return None
