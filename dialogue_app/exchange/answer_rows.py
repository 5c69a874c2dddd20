"""Finds the filled rows of a returned workbook and puts them together by item. Decides nothing about their meaning."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from dialogue_app.domain.returned import Match, Place
from dialogue_app.exchange.cells import Said, plain
from dialogue_app.exchange.fallback import headings
from dialogue_app.exchange.layout import HEADER, Column, Key, Part
from dialogue_app.exchange.sheets import Sheet

LONGEST = 300
"""Characters of a title that are looked at."""

FEWEST_HEADINGS = 3
"""Titles that make a row the row of titles, where the hidden one is gone."""

_OURS = frozenset({Column.KEY, Column.CODE, Column.QUESTION, Column.UNIT})
"""Columns that we filled ourselves."""


@dataclass(slots=True)
class Row:
    """One row: ``key`` is None where it was lost; then ``code`` and ``asked`` are left. ``cells`` are the filled ones.

    ``below_titles`` is true below the visible titles of columns.
    """

    sheet: str
    number: int
    key: Key | None
    code: str
    asked: str
    cells: dict[str, Said]
    below_titles: bool = False

    def place(self, file: str) -> Place:
        """Return where the answer stands, or the first filled cell."""
        said = self.cells.get(Column.ANSWER) or next(iter(self.cells.values()), None)
        return Place(file, self.sheet, said.cell if said else f"A{self.number}")


@dataclass(slots=True)
class SheetReading:
    """The rows of one sheet below its row of technical names, and what there is to say about the sheet.

    ``keyed`` holds the numbers of rows with a key, ``items`` the ids in them, each with whether it is the row of a
    table. ``titles_only`` is true where columns were found by their visible titles, ``without_names`` is the number of
    the first row with a key for which no column is known.
    """

    sheet: Sheet
    keyed: set[int] = field(default_factory=set)
    items: set[tuple[str, bool]] = field(default_factory=set)
    titles_only: bool = False
    without_names: int = 0

    def rows(self) -> Iterator[Row]:
        """Yield rows with a key, a code or words of ours, or in which somebody filled in something."""
        names: Mapping[int, str] = {}
        last: Key | None = None
        titles = False
        for number, cells in self.sheet.rows():
            if found := _technical(cells) or ({} if names else self._titles(cells)):
                names, titles = found, self.titles_only
                continue
            if names and _are_titles(cells):
                titles = True
                continue
            row = _row(self.sheet.title, number, cells, names)
            if row.key:
                self.keyed.add(number)
                self.items.add((row.key.item_id, row.key.part == Part.ROW))
                self.without_names = self.without_names or (0 if names else number)
            elif last and last.part == Part.ROW and not row.code and not row.asked:
                row.key = last  # a row that was added below a table
            last = row.key or last
            row.below_titles = titles
            if names and (row.cells or row.code or row.asked):
                yield row

    def _titles(self, cells: Mapping[int, Said]) -> Mapping[int, str]:
        known = headings()
        found = {place: name for place, said in cells.items() if (name := known.get(plain(said.text[:LONGEST])))}
        self.titles_only = len(set(found.values())) >= FEWEST_HEADINGS
        return found if self.titles_only else {}


@dataclass(slots=True)
class Filled:
    """Everything that was filled in for one item.

    ``main`` are the cells of its first row by column, ``parts`` those of the rows below by part, ``rows`` the rows of
    its table; ``twice`` is where a part stands a second time with other content.
    """

    item_id: str
    match: Match
    place: Place
    main: dict[str, Said] = field(default_factory=dict)
    parts: dict[str, Said] = field(default_factory=dict)
    rows: list[dict[str, Said]] = field(default_factory=list)
    twice: list[Place] = field(default_factory=list)

    def add(self, row: Row, part: str, match: Match, file: str) -> None:
        """Take in a row; the whole is no surer than its least sure row."""
        self.match = max(self.match, match, key=list(Match).index)
        if part == Part.ROW:
            self.rows.append(row.cells)
        elif not part:
            for name, said in row.cells.items():
                self._put(self.main, name, said, file)
        else:  # what was written beside a part, in a cell that is shut, still belongs to the item
            for name, said in row.cells.items():
                self._put(*(self.parts, part) if name == Column.ANSWER else (self.main, name), said, file)

    def _put(self, target: dict[str, Said], name: str, said: Said, file: str) -> None:
        if said.value is None:  # a formula without a result
            return
        if name in target and plain(target[name].text) != plain(said.text):
            self.twice.append(Place(file, said.sheet, said.cell))
        target.setdefault(name, said)


def collect(rows: Iterable[tuple[Row, Key, Match]], file: str) -> dict[str, Filled]:
    """Return what was filled in, by item id."""
    found: dict[str, Filled] = {}
    for row, key, match in rows:
        item = found.setdefault(key.item_id, Filled(key.item_id, match, row.place(file)))
        item.add(row, key.part, match, file)
    return found


def _technical(cells: Mapping[int, Said]) -> Mapping[int, str]:
    """Return technical names by number of column, when this is their row."""
    heads = {place: said.value for place, said in cells.items() if isinstance(said.value, str)}
    names = {place: head.strip().removeprefix(HEADER) for place, head in heads.items() if head.startswith(HEADER)}
    return names if len(names) > 1 else {}


def _are_titles(cells: Mapping[int, Said]) -> bool:
    known = headings()
    return len(cells) >= FEWEST_HEADINGS and all(plain(said.text[:LONGEST]) in known for said in cells.values())


def _row(sheet: str, number: int, cells: Mapping[int, Said], names: Mapping[int, str]) -> Row:
    said = {names[place]: each for place, each in cells.items() if place in names}
    texts = {name: said[name].text if name in said else "" for name in _OURS}
    key = Key.parse(texts[Column.KEY]) or _key(cells, names)
    answers = {name: each for name, each in said.items() if name not in _OURS}
    return Row(sheet, number, key, texts[Column.CODE], texts[Column.QUESTION], answers)


def _key(cells: Mapping[int, Said], names: Mapping[int, str]) -> Key | None:
    """Return a key that stands in a column without a name: a moved column, or a sheet without technical names."""
    for place, said in cells.items():
        if place not in names and isinstance(said.value, str) and said.value.count("|") == 2:
            return Key.parse(said.value)
    return None
