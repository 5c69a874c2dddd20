"""Takes the questions out of a table whose columns are known. What becomes no question is listed with its cell."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from dialogue_app.domain.list_kinds import guessed, options_in
from dialogue_app.domain.list_words import (
    CONDITION,
    HELP,
    ID,
    KIND,
    MUST,
    NO,
    NOT_SAID,
    OPTIONS,
    QUESTION,
    SECTION,
    UNIT,
    YES,
    headings,
)
from dialogue_app.domain.question_list import (
    AS_WRITTEN,
    Columns,
    LeftOut,
    Listed,
    ListRow,
    ListSheet,
    Wording,
    field_of,
    letters,
)
from dialogue_app.domain.returned import Place
from question_bank import PIVOT, Kind, fold

SHOWN = 80
"""Characters of a text that is told about."""

LONGEST_SECTION, _LONG = 120, 40
"""Characters of a heading between rows, and of the longest word that a cell can hold in place of a text."""


_NUMBER = re.compile(
    r"\s*((?:[A-Z]{1,8}[-. ]?)?\d{1,4}(?:[.\-]\d{1,4})*[a-z]?(?:[.):]|(?=\s))|[A-Za-z][.)])\s+(?=\S)", re.ASCII
)
_LISTS = frozenset(
    {"lists", "choices", "options", "listen", "auswahl", "auswahllisten", "listes", "choix", "dropdowns"}
)


@dataclass(slots=True)
class _Begun:
    """A question while its rows are read; rows below may bring more choices."""

    row: ListRow
    number: str
    section: str
    texts: dict[str, str]
    cells: dict[str, list[str]] = field(default_factory=dict)


def questions(
    sheet: ListSheet, columns: Columns, file: str, others: Sequence[ListSheet] = ()
) -> tuple[tuple[Listed, ...], tuple[LeftOut, ...]]:
    """Return the questions of a table in their order, and what is left out.

    Args:
        sheet: the table.
        columns: how it is read.
        file: its name, for places.
        others: sheets of the same file, in which lists of choices may stand.
    """
    reading = _Reading(sheet, columns, file, lists_in(others))
    return tuple(reading.listed()), tuple(reading.left_out)


def lists_in(sheets: Sequence[ListSheet]) -> Mapping[str, tuple[str, ...]]:
    """Return the choices that stand in sheets of their own, by folded heading of the list."""
    found: dict[str, tuple[str, ...]] = {}
    for sheet in sheets:
        if fold(sheet.title) not in _LISTS or not sheet.rows:
            continue
        for column, name in enumerate(sheet.rows[0].cells):
            words = [row.cell(column) for row in sheet.rows[1:] if row.cell(column)]
            if name and len(words) > 1:
                found[fold(name)] = tuple(dict.fromkeys(words))
    return found


class _Reading:
    """One table on its way to questions."""

    def __init__(self, sheet: ListSheet, columns: Columns, file: str, lists: Mapping[str, tuple[str, ...]]) -> None:
        self._sheet, self._columns, self._file, self._lists = sheet, columns, file, lists
        self._asked, self._help = columns.of(QUESTION), columns.of(HELP)
        self._options = columns.of(OPTIONS)
        self._one = {name: columns.of(name).get(AS_WRITTEN) for name in (ID, SECTION, KIND, UNIT, MUST, CONDITION)}
        self._answers = [place for place, why in enumerate(columns.whys) if why == "answer"]
        self._used = {place for place, role in enumerate(columns.roles) if role}
        below = [row for row in sheet.rows if row.number > columns.header]
        asked = [row for row in below if self._prompts(row)]
        self._usual = sorted(row.filled for row in asked)[len(asked) // 2] if asked else 0
        numbered = sum(bool(_NUMBER.match(next(iter(self._prompts(row).values())))) for row in asked)
        self._numbered = 2 * numbered >= len(asked) > 0
        self._below = below
        self.left_out: list[LeftOut] = list(self._around())

    def listed(self) -> Iterator[Listed]:
        """Yield the questions; ``left_out`` is complete afterwards."""
        section, begun, over = "", None, None
        for row in self._below:
            texts = self._prompts(row)
            is_heading = self._is_heading(row, texts)
            if begun and (texts or is_heading):
                yield self._finished(begun)
                begun = None
            if is_heading:
                if over:
                    self._leave(over, "heading")
                over, section = row, next(filter(_says, row.cells), "")
            elif texts:
                own = self._cell(row, SECTION) or section
                if over and own != section:
                    self._leave(over, "heading")
                section = own
                begun, over = self._begin(row, texts, section), None
            else:
                self._go_on(row, begun)
        if begun:
            yield self._finished(begun)
        if over:
            self._leave(over, "heading")

    def _go_on(self, row: ListRow, begun: _Begun | None) -> None:
        """Take the choices in a row without a question for those of the question above it."""
        options = self._texts(row, self._options)
        if begun and options:
            for language, text in options.items():
                begun.cells.setdefault(language, []).append(text)
        elif row.filled:
            self._leave(row, "no-question")

    # Inside --------------------------------------------------------------------------------------------------

    def _begin(self, row: ListRow, texts: dict[str, str], section: str) -> _Begun:
        number = self._cell(row, ID)
        if not number and (found := _NUMBER.match(next(iter(texts.values())))):
            number = found[1].strip(" .):")
            texts = {language: _NUMBER.sub("", text, count=1) for language, text in texts.items()}
        cells = {language: [text] for language, text in self._texts(row, self._options).items()}
        return _Begun(row, number, section, texts, cells)

    def _finished(self, begun: _Begun) -> Listed:
        row = begun.row
        options = {language: self._choices(cells) for language, cells in begun.cells.items()}
        if not options and (offered := self._offered(row)):
            options = {AS_WRITTEN: offered}
        helps, word = self._texts(row, self._help), self._cell(row, KIND)
        # what the list says in one language only stands for the others too: choices, and help for the first wording
        main = next(iter(options.values()), ())
        wordings = {
            language: Wording(text, helps.get(language, ""), options.get(language, main))
            for language, text in begun.texts.items()
        }
        first = next((code for code in (PIVOT, AS_WRITTEN) if code in wordings), next(iter(wordings)))
        if helps and not wordings[first].help:
            wordings[first] = replace(wordings[first], help=next(iter(helps.values())))
        kind, why = guessed(begun.texts[first], word, wordings[first].options)
        return Listed(
            place=self._place(row, min(self._asked.values(), default=0)),
            wordings=wordings,
            kind=kind,
            why=why,
            number=begun.number,
            section=begun.section,
            unit=self._cell(row, UNIT),
            notes=tuple(self._notes(row, kind, why, word)),
        )

    def _notes(self, row: ListRow, kind: Kind, why: str, word: str) -> Iterator[tuple[str, str]]:
        if condition := self._cell(row, CONDITION):
            yield "condition", condition
        if (must := self._cell(row, MUST)) and fold(must) not in NO:
            yield "must", must
        if word and not why.startswith(("type", "choices")):
            yield "type", word
        if kind in (Kind.NUMBER, Kind.PERCENT) and not self._cell(row, UNIT):
            yield "unit", ""

    def _offered(self, row: ListRow) -> tuple[str, ...]:
        """Return the words that the cell for the answer offers; any empty cell where no column is for answers."""
        empty = (place for place in range(self._sheet.width) if place not in self._used and not row.cell(place))
        words = (self._sheet.offered(row.number, place) for place in self._answers or empty)
        return next(filter(None, words), ())

    def _choices(self, cells: Sequence[str]) -> tuple[str, ...]:
        if len(cells) > 1:
            return tuple(dict.fromkeys(word for cell in cells for word in options_in(cell, whole=True)))
        return self._lists.get(fold(cells[0]).lstrip("=")) or options_in(cells[0])

    def _is_heading(self, row: ListRow, texts: Mapping[str, str]) -> bool:
        """Whether a row only says what follows: one cell, beside which at most headings are repeated."""
        said = [(place, cell) for place, cell in enumerate(row.cells) if _says(cell)]
        heads = sum(_is_head(cell) for cell in row.cells)
        if len(said) != 1 or len(said[0][1]) > LONGEST_SECTION or said[0][1].rstrip().endswith("?"):
            return heads > 1 and len(said) < 2
        if said[0][0] in self._asked.values() and not heads:
            alone = self._usual > 1 and row.filled == 1 and not said[0][1].rstrip().endswith((".", ":"))
            return alone or (self._numbered and row.filled == 1 and not _NUMBER.match(said[0][1]))
        return not texts and self._field(said[0][0]) in {"", ID, SECTION}

    def _field(self, column: int) -> str:
        return field_of(self._columns.roles[column]) if column < len(self._columns.roles) else ""

    def _prompts(self, row: ListRow) -> dict[str, str]:
        return {code: text for code, text in self._texts(row, self._asked).items() if _says(text)}

    def _around(self) -> Iterator[LeftOut]:
        """Tell what stands above the headings, and columns that are not read."""
        for row in self._sheet.rows:
            if row.number < self._columns.header and row.filled:
                yield LeftOut(self._place(row), "above", _short(row))
        head = self._sheet.row(self._columns.header)
        for column in range(self._sheet.width):
            if column not in self._used and any(row.cell(column) for row in self._below):
                answers = column < len(self._columns.whys) and self._columns.whys[column] == "answer"
                place = self._sheet.place(self._file, max(1, self._columns.header), column)
                yield LeftOut(place, "answers" if answers else "column", head.cell(column)[:SHOWN] or letters(column))

    def _leave(self, row: ListRow, reason: str) -> None:
        first = next(place for place, cell in enumerate(row.cells) if cell)
        self.left_out.append(LeftOut(self._place(row, first), reason, _short(row)))

    def _cell(self, row: ListRow, name: str) -> str:
        column = self._one[name]
        return "" if column is None else row.cell(column)

    def _texts(self, row: ListRow, columns: Mapping[str, int]) -> dict[str, str]:
        return {language: row.cell(column) for language, column in columns.items() if row.cell(column)}

    def _place(self, row: ListRow, column: int = 0) -> Place:
        return self._sheet.place(self._file, row.number, column)


def _short(row: ListRow) -> str:
    return " ".join(next(filter(None, row.cells)).split())[:SHOWN]


def _says(cell: str) -> bool:
    """Whether a cell says more than yes, not applicable, a number, or what heads a column."""
    if len(cell) > _LONG:
        return True
    words = fold(cell).strip(" .:*")
    return sum(map(str.isalpha, words)) > 2 and words not in NOT_SAID | YES | NO and not _is_head(cell)


def _is_head(cell: str) -> bool:
    return 0 < len(cell) <= _LONG and fold(cell).strip(" .:*?") in headings()
