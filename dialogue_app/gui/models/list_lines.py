"""The lines of a question list as a table for Qt: a box to tick, what it is, kind and theme as the user wants them."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import Qt, Signal

from dialogue_app.domain.list_plan import Line, Plan, Standing
from dialogue_app.domain.question_list import LeftOut
from dialogue_app.gui import theme
from dialogue_app.gui.models.value_table import Index, ValueTable
from dialogue_app.gui.theme import Role
from dialogue_app.texts import Texts
from dialogue_app.workspace.listing import Pick
from question_bank import Kind

COLUMNS = ("standing", "number", "question", "kind", "theme")
LEFT = "left"

_LOOKS = {
    Standing.NEW: ("add", Role.OK),
    Standing.CLOSE: ("search", Role.WARN),
    Standing.THERE: ("check", Role.MUTED),
    Standing.TWICE: ("copy", Role.MUTED),
    Standing.TROUBLE: ("warning", Role.BAD),
}
_TICKABLE = frozenset({Standing.NEW, Standing.CLOSE, Standing.TROUBLE})
_SHOWN = 300

Row = int | LeftOut
"""The place of a line in its plan, or something left out."""


class ListLines(ValueTable[Row]):
    """Lines of a plan and what is left out, all or those of one standing.

    Signals:
        changed(): what will be kept has changed.
    """

    changed = Signal()

    def __init__(self, texts: Texts, themes: Sequence[tuple[str, str]]) -> None:
        super().__init__(texts, "list-in", COLUMNS)
        self._themes = dict(themes)
        self._plan: Plan | None = None
        self._ticked: set[int] = set()
        self._kinds: dict[int, Kind] = {}
        self._places: dict[int, str] = {}

    def put(self, plan: Plan | None) -> None:
        """Show another plan; new questions are ticked, nothing else is."""
        self._plan = plan
        self._ticked = set(plan.ticked()) if plan else set()
        self._kinds, self._places = {}, {}
        self.show_only("")

    def show_only(self, standing: str) -> None:
        """Show the lines of one standing, or all."""
        lines: list[Row] = []
        if self._plan:
            every = enumerate(self._plan.lines)
            lines += [place for place, line in every if standing in ("", line.standing.value)]
            lines += self._plan.left_out if standing in ("", LEFT) else ()
        self.list_rows(lines)

    def picks(self) -> tuple[Pick, ...]:
        """Return what will be kept, in the order of the list."""
        return tuple(Pick(place, self._kinds.get(place), self._places.get(place, "")) for place in sorted(self._ticked))

    def line(self, row: int) -> Line | None:
        """Return the line in a row; None for something left out."""
        value = self.value(row)
        return self._plan.lines[value] if self._plan and isinstance(value, int) else None

    def kind(self, row: int) -> Kind | None:
        """Return the kind of answer of a line, as the user chose it or as guessed."""
        value, line = self.value(row), self.line(row)
        return self._kinds.get(value, line.listed.kind) if line and isinstance(value, int) else None

    def theme(self, row: int) -> str:
        """Return the theme of a line, as the user chose it or as guessed."""
        value, line = self.value(row), self.line(row)
        return self._places.get(value, line.theme) if line and isinstance(value, int) else ""

    def can_tick(self, row: int) -> bool:
        """Whether a line can be kept; one with trouble once another kind was chosen for it."""
        line, value = self.line(row), self.value(row)
        return line is not None and line.standing in _TICKABLE and (line.problem is None or value in self._kinds)

    def is_ticked(self, row: int) -> bool:
        """Whether the line in a row will be kept."""
        return self.value(row) in self._ticked

    def tick(self, rows: Iterable[int], *, wanted: bool) -> None:
        """Tick or untick lines."""
        for row in rows:
            value = self.value(row)
            if isinstance(value, int) and self.can_tick(row):
                (self._ticked.add if wanted else self._ticked.discard)(value)
        self._tell()

    def choose_kind(self, rows: Iterable[int], kind: Kind) -> None:
        """Ask lines for another kind of answer."""
        self._kinds |= {value: kind for row in rows if isinstance(value := self.value(row), int)}
        self._tell()

    def choose_theme(self, rows: Iterable[int], code: str) -> None:
        """Put lines under another theme."""
        self._places |= {value: code for row in rows if isinstance(value := self.value(row), int)}
        self._tell()

    def words(self, row: Row, column: str) -> str:
        """Return what a cell says."""
        if isinstance(row, LeftOut):
            if column == "question":
                return self._texts(f"list-in.why-left.{row.reason}", text=row.text)
            place = " · ".join(filter(None, (row.place.sheet, row.place.cell)))
            return {"standing": self._texts("list-in.standing.left"), "number": place}.get(column, "")
        assert self._plan
        line = self._plan.lines[row]
        if column == "question":
            return " ".join(line.listed.main.prompt[:_SHOWN].split())
        said = {
            "standing": self._texts(f"list-in.standing.{line.standing}"),
            "number": line.listed.number or line.listed.place.cell,
            "kind": self._texts(f"kind.{self._kinds.get(row, line.listed.kind)}"),
            "theme": self._themes.get(self._places.get(row, line.theme), ""),
        }
        return said[column]

    def look(self, row: Row, column: str, role: int) -> object:
        """Return the box, the icon and what a screen reader says of the first column."""
        if column != "standing" or isinstance(row, LeftOut):
            return None
        assert self._plan
        line = self._plan.lines[row]
        if role == Qt.ItemDataRole.DecorationRole:
            return theme.icon(*_LOOKS[line.standing])
        if role == Qt.ItemDataRole.CheckStateRole and line.standing in _TICKABLE:
            return Qt.CheckState.Checked if row in self._ticked else Qt.CheckState.Unchecked
        if role == Qt.ItemDataRole.AccessibleTextRole:
            ticked = self._texts("list-in.ticked" if row in self._ticked else "list-in.unticked")
            return f"{self.words(row, column)}, {ticked}"
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Return what can be done with a cell."""
        found = super().flags(index)
        tickable = index.column() == 0 and self.can_tick(index.row())
        return found | Qt.ItemFlag.ItemIsUserCheckable if tickable else found

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Tick or untick with the mouse."""
        if role != Qt.ItemDataRole.CheckStateRole or not self.can_tick(index.row()):
            return False
        self.tick([index.row()], wanted=not self.is_ticked(index.row()))
        return True

    def _tell(self) -> None:
        if self.rowCount():
            self.dataChanged.emit(self.index(0, 0), self.index(self.rowCount() - 1, len(COLUMNS) - 1))
        self.changed.emit()
