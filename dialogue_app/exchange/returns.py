"""Reads a workbook that came back: answers for review, and what could not be read, each with its place.

Changes nothing anywhere. Nobody above this module sees an error of openpyxl.
"""

from collections.abc import Iterator, Mapping, Sequence
from io import BytesIO
from pathlib import Path
from typing import Any

from dialogue_app.domain.questionnaire import Item, Questionnaire
from dialogue_app.domain.returned import Match, Place, Proposal, Remark, Returned
from dialogue_app.errors import Problem
from dialogue_app.exchange.answer_cells import ItemReader, Words
from dialogue_app.exchange.answer_rows import Filled, Row, collect, rows_of
from dialogue_app.exchange.cells import Said
from dialogue_app.exchange.gate import looked_at
from dialogue_app.exchange.layout import MANIFEST_SHEET, Key, Manifest, Part
from dialogue_app.exchange.manifest import read_manifest
from dialogue_app.exchange.matching import Matcher
from dialogue_app.exchange.workbook_words import options, words
from dialogue_app.texts import Texts, languages

_MOST_SHEETS = 60


def read_return(path: Path, forms: Sequence[Questionnaire]) -> Returned:
    """Return what a supplier filled in.

    Args:
        path: the file.
        forms: all versions of the dialogue's questionnaire, oldest first.

    Raises:
        Problem: the file is no workbook of ours, or can't be read at all.
    """
    content, digest = looked_at(path)
    book = _opened(content, path.name)
    try:
        return _Reading(book, path.name, digest, forms).returned(content)
    except Problem:
        raise
    except Exception as error:  # openpyxl raises ten kinds of error for damaged parts
        raise Problem("return-damaged", file=path.name) from error
    finally:
        book.close()


def _opened(content: BytesIO, name: str, *, formulas: bool = False) -> Any:
    from openpyxl import load_workbook  # noqa: PLC0415 - loaded when a file is read

    try:
        return load_workbook(content, read_only=True, data_only=not formulas, keep_links=False)
    except Exception as error:  # see read_return
        raise Problem("return-damaged", file=name) from error


class _Reading:
    """One file on its way to a ``Returned``."""

    def __init__(self, book: Any, file: str, digest: str, forms: Sequence[Questionnaire]) -> None:
        self._book, self._file, self._digest, self._forms = book, file, digest, forms
        self._matcher = Matcher(forms)
        self._remarks: list[Remark] = []

    def returned(self, content: BytesIO) -> Returned:
        manifest = self._manifest()
        dialogue_id = manifest.dialogue_id if manifest else self._forms[-1].dialogue_id
        proposals: tuple[Proposal, ...] = ()
        if dialogue_id == self._forms[-1].dialogue_id:
            proposals = tuple(self._proposals(manifest))
            self._look_for_formulas(content)
        return Returned(
            file=self._file,
            digest=self._digest,
            workbook_id=manifest.workbook_id if manifest else "",
            dialogue_id=dialogue_id,
            questionnaire_id=manifest.questionnaire_id if manifest else "",
            supplier_id=manifest.supplier_id if manifest else "",
            language=manifest.language if manifest else "",
            proposals=proposals,
            remarks=tuple(self._remarks),
        )

    def _manifest(self) -> Manifest | None:
        if MANIFEST_SHEET not in self._book.sheetnames:
            return None
        sheet = self._book[MANIFEST_SHEET]
        sheet.reset_dimensions()
        pieces = (str(row[0]) for row in sheet.iter_rows(max_col=1, max_row=2_000, values_only=True) if row and row[0])
        return read_manifest(pieces, self._file)

    def _proposals(self, manifest: Manifest | None) -> Iterator[Proposal]:
        seen = False
        matched: list[tuple[Row, Key, Match]] = []
        for row in self._rows():
            seen = True
            if found := self._match(row):
                matched.append((row, *found))
        if not seen and manifest is None:
            raise Problem("return-nothing-of-ours", file=self._file)
        if manifest is None:
            self._remarks.append(Remark("no-manifest", Place(self._file), lost=False))
        said = manifest.words if manifest else _all_words()
        for filled in collect(matched, self._file).values():
            item = self._matcher.item(filled.item_id)
            assert item is not None
            yield from self._proposal(item, filled, said, manifest)

    def _rows(self) -> Iterator[Row]:
        for sheet in self._book.worksheets[:_MOST_SHEETS]:
            if not sheet.title.startswith("_dq"):
                yield from self._of_sheet(rows_of(sheet))

    def _of_sheet(self, rows: Iterator[Row]) -> Iterator[Row]:
        """Leave out the titles above the first row of ours, and give rows added below a table the key above them."""
        last: Key | None = None
        above = True
        for row in rows:
            if row.key is None and last and last.part == Part.ROW and not row.code and not row.asked:
                row.key = last
            last = row.key or last
            above = above and row.key is None and self._matcher.without_key(row) is None
            if not above:
                yield row

    def _match(self, row: Row) -> tuple[Key, Match] | None:
        if row.key:
            standing = self._matcher.standing(row.key)
            if not standing:
                return row.key, Match.ID
            self._remarks.append(Remark(standing, row.place(self._file), details=_shown(row)))
            return None
        found = self._matcher.without_key(row)
        if found is None:
            self._remarks.append(Remark("unknown-row", row.place(self._file), details=_shown(row)))
            return None
        item, match = found
        return Key.of(item.id, item.asked_hash), match

    def _proposal(self, item: Item, filled: Filled, said: Words, manifest: Manifest | None) -> Iterator[Proposal]:
        if filled.twice:
            self._remarks += [Remark("twice", place, True, item.id, {"item": item.code}) for place in filled.twice]
            return
        known = _options(item, manifest)
        reader = ItemReader(item, filled, known, said, manifest.language if manifest else "", file=self._file)
        answer = reader.answer()
        self._remarks += reader.remarks
        if answer is not None:
            yield Proposal(item.id, item.asked_hash, answer, filled.place, filled.match)

    def _look_for_formulas(self, content: BytesIO) -> None:
        """Say where an answer is a formula: its last result was taken, or there is none."""
        if not _has_formulas(content):
            return
        book = _opened(content, self._file, formulas=True)
        shown = {sheet.title: sheet for sheet in book.worksheets[:_MOST_SHEETS] if not sheet.title.startswith("_dq")}
        for title, sheet in shown.items():
            for row in rows_of(sheet):
                for cell in row.cells.values():
                    if cell.formula:
                        self._say_formula(title, cell)
        book.close()

    def _say_formula(self, title: str, cell: Said) -> None:
        result = self._book[title][cell.cell].value
        code = "formula" if result is not None else "formula-empty"
        self._remarks.append(Remark(code, Place(self._file, title, cell.cell), lost=result is None))


def _has_formulas(content: BytesIO) -> bool:
    from zipfile import ZipFile  # noqa: PLC0415 - see below

    with ZipFile(content) as archive:
        parts = [name for name in archive.namelist() if name.startswith("xl/worksheets/")]
        return any(b"<f>" in (data := archive.read(name)) or b"<f " in data for name in parts)


def _options(item: Item, manifest: Manifest | None) -> Mapping[str, str]:
    asked = next((each for each in manifest.items if each.item_id == item.id), None) if manifest else None
    return asked.options if asked and asked.options else options(item, "en")


def _all_words() -> Words:
    """Return the words of states, scopes, yes and no in English; used when the workbook does not say its own."""
    return words(Texts(languages()[0]))


def _shown(row: Row) -> dict[str, str]:
    return {"item": row.code, "text": row.asked[:80]}
