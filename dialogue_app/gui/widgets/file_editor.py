"""Files as proof: choose or drop one, look for personal data, keep a copy in the workspace or record its name only."""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from dialogue_app.domain import tables
from dialogue_app.domain.minerals import EVIDENCE_TYPE, MineralsTemplate, template_text
from dialogue_app.domain.questionnaire import Item
from dialogue_app.domain.tables import Row
from dialogue_app.domain.values import Document
from dialogue_app.errors import Problem
from dialogue_app.gui.models.answer_aids import Aids
from dialogue_app.gui.models.row_table import STATUS, Look
from dialogue_app.gui.problems import Tone, sentence
from dialogue_app.gui.widgets.buttons import secondary_button
from dialogue_app.gui.widgets.file_check import FileCheck, kind_text, mismatch_text
from dialogue_app.gui.widgets.row_editor import RowEditor
from dialogue_app.texts import Texts

if TYPE_CHECKING:
    from dialogue_app.workspace.proving import Seen

_CODE = re.compile(r"(EV[0-9]{2})\b", re.IGNORECASE)


class FileEditor(RowEditor):
    """A row for each file. A file that is only named can be typed like any row."""

    def __init__(self, item: Item, texts: Texts, language: str, aids: Aids) -> None:
        self._proofs = {each.id: each.name for each in aids.evidence}
        self._waiting: list[Path] = []
        self._inside: MineralsTemplate | None = None
        self._templates: dict[str, str] = {}
        self.copy = secondary_button(texts("live.file.save-copy"), self.save_copy)
        super().__init__(item, texts, language, aids)
        self.check = FileCheck(texts)
        self.check.keep_wanted.connect(self._keep)
        self.check.name_wanted.connect(self._name)
        self.check.put_off.connect(self._next)
        column = self.layout()
        assert isinstance(column, QVBoxLayout)
        column.insertWidget(0, self.check)
        self.setAcceptDrops(True)
        self.grid.moved.connect(self._follow_row)
        self.table.modelReset.connect(lambda: self._follow_row(self.grid.currentIndex().row()))
        self._follow_row(0)

    # Files ---------------------------------------------------------------------------------------------------

    def choose(self) -> None:
        """Ask for files."""
        names, _ = QFileDialog.getOpenFileNames(self, self.texts("live.file.add"))
        self.take([Path(name) for name in names])

    def take(self, paths: Sequence[Path]) -> None:
        """Go through files one by one; those that can't be kept say why."""
        self._waiting += paths
        if self.check.isHidden():
            self._next()

    def save_copy(self) -> None:
        """Ask where to, and write the kept copy of the present row there."""
        document = self.table.row_at(self.grid.currentIndex().row())
        assert isinstance(document, Document)
        name, _ = QFileDialog.getSaveFileName(self, self.texts("live.file.save-copy"), _bare(document.name))
        if not name:
            return
        try:
            self.aids.save_copy(document, Path(name))
        except Problem as problem:
            self.complained.emit(sentence(problem, self.texts))
        else:
            self.told.setText(self.texts("live.file.saved", file=Path(name).name))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take what holds files."""
        if _dropped(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Take the files that were dropped."""
        event.acceptProposedAction()
        self.take(_dropped(event.mimeData()))

    def _next(self) -> None:
        """Show the next file that waits; without one the rows have the focus again."""
        self.check.hide()
        while self._waiting:
            path = self._waiting.pop(0)
            try:
                seen = self.aids.look(path)
            except Problem as problem:
                self.complained.emit(sentence(problem, self.texts))
                continue
            self.check.kind.offer(self._kinds())
            self.check.ask(path, seen)
            self._inside = None
            if may_be_template(seen):
                self.check.say_inside(self.texts("minerals.reading"))
                self.aids.minerals(path, partial(self._tell_inside, path))
            return
        self.grid.setFocus()

    def _keep(self) -> None:
        try:
            document = self.aids.keep(self.check.path, self.check.kind.code)
        except Problem as problem:
            self.complained.emit(sentence(problem, self.texts))
            return
        if self._inside and self._inside.declared_on:
            document = replace(document, day=self._inside.declared_on)
        self._put(document)

    def _tell_inside(self, path: Path, told: MineralsTemplate | Problem | None) -> None:
        """Show what a workbook says about itself, unless another file is asked about by now."""
        if path != self.check.path or self.check.isHidden():
            return
        self._inside = told if isinstance(told, MineralsTemplate) else None
        self.check.say_inside(inside_text(told, self.texts))
        if self._inside and not self.check.kind.code:
            self.check.kind.choose(EVIDENCE_TYPE)

    def _name(self) -> None:
        self._put(Document(self.check.path.name, self.check.kind.code))

    def _put(self, document: Document) -> None:
        self.table.put(len(self.table.rows), [document])
        self.grid.setCurrentIndex(self.table.index(len(self.table.rows) - 1, self.table.columns.index("day")))
        self.chosen.emit()
        self._next()

    def _kinds(self) -> list[tuple[str, str]]:
        """Return the kinds of proof, those that the question asks for first."""
        asked = self.spec.evidence_types or self.item.snapshot.evidence
        codes = [
            *(code for code in asked if code in self._proofs),
            *(code for code in self._proofs if code not in asked),
        ]
        return [("", self.texts("live.file.no-kind")), *((code, self._kind(code)) for code in codes)]

    def buttons(self) -> Sequence[QWidget]:
        """Return the buttons below the table."""
        return secondary_button(self.texts("live.file.add"), self.choose, "add"), self.copy

    def first_columns(self) -> tuple[str, ...]:
        """Show all columns: there are few."""
        return tables.COLUMNS[self.spec.kind]

    # Cells ---------------------------------------------------------------------------------------------------

    def look(self, row: Row, column: str) -> Look | None:
        """Return the kind of proof in words, and whether a copy is kept."""
        assert isinstance(row, Document)
        if column == STATUS:
            return self._kept(row)
        if column == "evidence_type" and row.evidence_type:
            return Look(self._kind(row.evidence_type))
        return super().look(row, column)

    def choices(self, _row: int, column: str) -> Sequence[str]:
        """Return the kinds of proof."""
        return [self._kind(code) for code in self._proofs] if column == "evidence_type" else ()

    def read_cell(self, column: str, text: str) -> str:
        """Write a kind of proof as its code."""
        if column == "evidence_type" and (found := _CODE.match(text.strip())):
            return found[1].upper()
        return super().read_cell(column, text)

    def about(self, row: Row) -> str:
        """Return that a kept file is something else than its name says."""
        assert isinstance(row, Document)
        seen = self.aids.kept(row)
        if seen is None or row.evidence_type != EVIDENCE_TYPE or not may_be_template(seen):
            return mismatch_text(seen, self.texts) if seen and not seen.fits_name else self.texts("live.file.hint")
        if row.sha256 not in self._templates:
            self._templates[row.sha256] = self.texts("minerals.reading")
            self.aids.minerals(row, lambda told: self._keep_inside(row.sha256, told))
        return self._templates[row.sha256] or self.texts("live.file.hint")

    def _keep_inside(self, digest: str, told: MineralsTemplate | Problem | None) -> None:
        """Remember what a kept workbook says about itself: its bytes never change."""
        self._templates[digest] = inside_text(told, self.texts)
        self._tell_row(self.grid.currentIndex().row())

    def with_status(self, columns: tuple[str, ...]) -> tuple[str, ...]:
        """Say beside the name whether a copy is kept."""
        return (columns[0], STATUS, *columns[1:])

    def _kept(self, document: Document) -> Look:
        seen = self.aids.kept(document)
        if seen is None:
            return Look(self.texts("live.file.only-named"), Tone.WARN if document.sha256 else None)
        words = self.texts("live.file.kept", kind=kind_text(seen, self.texts))
        return Look(words, Tone.OK if seen.fits_name else Tone.WARN)

    def _kind(self, code: str) -> str:
        return f"{code} {self._proofs[code]}" if code in self._proofs else code

    def _follow_row(self, place: int) -> None:
        document = self.table.row_at(place)
        self.copy.setEnabled(isinstance(document, Document) and self.aids.kept(document) is not None)


def may_be_template(seen: "Seen") -> bool:
    """Whether it is worth looking into a file for a minerals template."""
    return seen.kind in ("office", "office-old", "archive") and Path(seen.name).suffix.casefold().startswith(".xls")


def inside_text(told: MineralsTemplate | Problem | None, texts: Texts) -> str:
    """Return what a workbook says about itself in words; nothing for another workbook."""
    if isinstance(told, Problem):
        return texts("minerals.not-read", reason=sentence(told, texts))
    return template_text(told, texts) if told else ""


def _bare(name: str) -> str:
    """Return a name without folders, for a place to save to."""
    return re.sub(r"[\\/]", "_", name)


def _dropped(data: QMimeData) -> list[Path]:
    return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
