"""Reads a workbook that came back: answers for review, and what could not be read, each with its place.

Changes nothing anywhere. Nobody above this module sees an error of openpyxl.
"""

from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path
from types import MappingProxyType

from dialogue_app.domain.questionnaire import Questionnaire
from dialogue_app.domain.returned import Match, Place, Proposal, Remark, Returned
from dialogue_app.errors import Problem
from dialogue_app.exchange.answer_cells import answer
from dialogue_app.exchange.answer_rows import Row, SheetReading, collect
from dialogue_app.exchange.cell_reader import SHOWN, CellReader
from dialogue_app.exchange.fallback import OptionWords, vocabularies
from dialogue_app.exchange.gate import looked_at
from dialogue_app.exchange.layout import LISTS_SHEET, MANIFEST_SHEET, Key, Manifest
from dialogue_app.exchange.manifest import BEGINS, read_manifest
from dialogue_app.exchange.matching import Matcher
from dialogue_app.exchange.sheet_remarks import about_missing, about_sheet
from dialogue_app.exchange.sheets import Book, Sheet

MOST_REMARKS = 500
"""Remarks about a file; a person reads no more, and a hostile file could ask for a million."""

Matched = tuple[Row, Key, Match]


def read_return(path: Path, forms: Sequence[Questionnaire]) -> Returned:
    """Return what a supplier filled in.

    Args:
        path: the file.
        forms: all versions of the dialogue's questionnaire, oldest first.

    Raises:
        Problem: the file is no workbook of ours, or can't be read at all.
    """
    content, digest = looked_at(path)
    book = Book(content, path.name)
    try:
        return _Reading(book, path.name, digest, forms).returned()
    finally:
        book.close()


class _Reading:
    """One file on its way to a ``Returned``."""

    def __init__(self, book: Book, file: str, digest: str, forms: Sequence[Questionnaire]) -> None:
        self._sheets, self._file, self._digest, self._forms = book.sheets(), file, digest, forms
        self._matcher = Matcher(forms)
        self._remarks: list[Remark] = []
        self._known_keys = False
        self._there: set[tuple[str, bool]] = set()

    def returned(self) -> Returned:
        manifest = self._manifest()
        dialogue_id = manifest.dialogue_id if manifest else self._forms[-1].dialogue_id
        proposals: tuple[Proposal, ...] = ()
        if dialogue_id == self._forms[-1].dialogue_id:
            proposals = tuple(self._proposals(manifest))
        return Returned(
            file=self._file,
            digest=self._digest,
            workbook_id=manifest.workbook_id if manifest else "",
            dialogue_id=dialogue_id,
            questionnaire_id=manifest.questionnaire_id if manifest else "",
            supplier_id=manifest.supplier_id if manifest else "",
            language=manifest.language if manifest else "",
            proposals=proposals,
            remarks=self._most_remarks(),
        )

    def _manifest(self) -> Manifest | None:
        """Read the manifest from the sheet of its name, else from a hidden sheet that looks like it."""
        named = [sheet for sheet in self._sheets if sheet.title == MANIFEST_SHEET]
        others = [sheet for sheet in self._sheets if sheet.hidden and sheet.title not in (MANIFEST_SHEET, LISTS_SHEET)]
        for sheet in (*named, *others):
            pieces = (str(cells[1].value) for _, cells in sheet.rows() if 1 in cells)
            first = next(pieces, "")
            if first.startswith(BEGINS) and (found := read_manifest((first, *pieces), self._file)):
                self._sheets.remove(sheet)
                return found
        return None

    def _proposals(self, manifest: Manifest | None) -> Iterator[Proposal]:
        matched = list(self._matched())
        if manifest is None:
            if not matched and not self._known_keys:
                raise Problem("return-nothing-of-ours", file=self._file)
            self._remarks.insert(0, Remark("no-manifest", Place(self._file), lost=False))
        elif not any(row.key is None for row, _, _ in matched):
            self._remarks += about_missing(manifest, self._there, self._file)
        words = vocabularies(manifest.words if manifest else None)
        asked = {each.item_id: each.options for each in manifest.items} if manifest else {}
        for filled in collect(self._sure(matched), self._file).values():
            item = self._matcher.item(filled.item_id)
            if filled.twice:
                details = MappingProxyType({"item": item.code})
                self._remarks += [Remark("twice", place, True, item.id, details) for place in filled.twice]
                continue
            by = CellReader(item, filled.place, OptionWords(item, asked.get(item.id, {})), words)
            found = answer(item, filled, by, manifest.language if manifest else "")
            self._remarks += by.remarks
            if found is not None:
                yield Proposal(item.id, item.asked_hash, found, filled.place, filled.match)

    def _matched(self) -> Iterator[Matched]:
        for sheet in self._sheets:
            if sheet.title not in (MANIFEST_SHEET, LISTS_SHEET):
                yield from self._of_sheet(sheet)

    def _of_sheet(self, sheet: Sheet) -> Iterator[Matched]:
        """Match the rows of a sheet, and say what there is to say about it."""
        reading, above = SheetReading(sheet), True
        for row in reading.rows():
            found = self._match(row, above=above)
            above = above and found is None and row.key is None
            if not above:
                self._remarks += [self._about_formula(row, name) for name, said in row.cells.items() if said.formula]
            if found and row.cells:
                yield (row, *found)
        self._remarks += about_sheet(reading, self._file)
        self._there |= reading.items

    def _match(self, row: Row, *, above: bool) -> tuple[Key, Match] | None:
        if row.key is None:
            found = self._matcher.without_key(row)
            titled = above and not row.code and not row.asked  # the question above a table
            if found is None and row.cells and not titled:
                self._say("code-conflict" if self._matcher.contradicts(row) else "unknown-row", row)
            return found
        standing = self._matcher.standing(row.key)
        self._known_keys = self._known_keys or standing != "unknown-key"
        if not standing:
            return row.key, Match.ID
        if row.cells:
            self._say(standing, row)
        return None

    def _sure(self, matched: Sequence[Matched]) -> Iterator[Matched]:
        """Leave out guesses about questions that have rows of their own: notes that only resemble a question."""
        owned = {key.item_id for _, key, match in matched if match is not Match.GUESS}
        for row, key, match in matched:
            if match is Match.GUESS and not key.part and key.item_id in owned:
                self._say("unknown-row", row)
            else:
                yield row, key, match

    def _say(self, code: str, row: Row) -> None:
        shown = row.asked or next((said.text for said in row.cells.values()), "")
        details = MappingProxyType({"item": row.code[:SHOWN], "text": shown.partition("\n")[0][:SHOWN]})
        self._remarks.append(Remark(code, row.place(self._file), details=details))

    def _about_formula(self, row: Row, name: str) -> Remark:
        """Say where an answer is a formula: its last result was taken, or there is none."""
        said = row.cells[name]
        code = "formula" if said.value is not None else "formula-empty"
        return Remark(code, Place(self._file, said.sheet, said.cell), lost=said.value is None)

    def _most_remarks(self) -> tuple[Remark, ...]:
        found = dict.fromkeys((each.code, each.place) for each in self._remarks)
        first = {(each.code, each.place): each for each in reversed(self._remarks)}
        kept = [first[mark] for mark in islice(found, MOST_REMARKS)]
        if len(found) > MOST_REMARKS:
            details = MappingProxyType({"number": str(len(found) - MOST_REMARKS)})
            kept.append(Remark("more", Place(self._file), details=details))
        return tuple(kept)
