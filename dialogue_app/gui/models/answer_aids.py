"""What editors of answers may ask the open workspace: labels, kinds of proof, today, and a place to keep files."""

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from dialogue_app.domain.values import Document
from dialogue_app.errors import Problem

Reader = Callable[[object], object]
"""Reads a file; what it is given tells how far it is, which is of no use here."""

Beside = Callable[[Reader, Callable[[object], object], Callable[[Problem], object]], object]
"""Runs the first beside the window, and gives what it returned to the second, or its Problem to the third."""


def at_once(read: Reader, done: Callable[[object], object], failed: Callable[[Problem], object]) -> None:
    """Run in the calling thread."""
    try:
        found = read(None)
    except Problem as problem:
        failed(problem)
    else:
        done(found)


if TYPE_CHECKING:
    from dialogue_app.domain.minerals import MineralsTemplate
    from dialogue_app.workspace.proving import Seen
    from dialogue_app.workspace.workspace import Workspace
    from question_bank import EvidenceType, Label


class Aids:
    """A narrow door to the workspace; without one there are no labels, and files can only be named.

    Args:
        workspace: returns the open workspace, None for none.
        today: returns the present day.
        beside: runs what takes a while.
    """

    def __init__(
        self,
        workspace: "Callable[[], Workspace | None]" = lambda: None,
        today: Callable[[], date] = date.today,
        beside: Beside = at_once,
    ) -> None:
        self._workspace, self.today, self._beside = workspace, today, beside

    @property
    def labels(self) -> "Sequence[Label]":
        """The registry of labels and schemes of the workspace's bank."""
        workspace = self._workspace()
        return workspace.release.labels if workspace else ()

    @property
    def evidence(self) -> "Sequence[EvidenceType]":
        """The kinds of proof of the workspace's bank."""
        workspace = self._workspace()
        return workspace.release.evidence if workspace else ()

    def look(self, path: Path) -> "Seen":
        """Look at a file before it is kept; see ``proving.look``."""
        from dialogue_app.workspace import proving  # noqa: PLC0415 - most talks never see a file

        return proving.look(self._open(), path)

    def keep(self, path: Path, evidence_type: str) -> Document:
        """Copy a file into the workspace; see ``proving.keep_file``."""
        from dialogue_app.workspace import proving  # noqa: PLC0415

        return proving.keep_file(self._open(), path, evidence_type)

    def kept(self, document: Document) -> "Seen | None":
        """Return what the kept copy of a document is, None when only its name is recorded."""
        from dialogue_app.workspace import proving  # noqa: PLC0415

        workspace = self._workspace()
        return proving.kept(workspace, document) if workspace else None

    def minerals(self, file: Path | Document, told: "Callable[[MineralsTemplate | Problem | None], object]") -> None:
        """Look beside the window whether a workbook is a minerals template; tell what it says, or why it is closed."""
        from dialogue_app.workspace import proving  # noqa: PLC0415

        content = file if isinstance(file, Path) else proving.file_content(self._open(), file.sha256)
        self._beside(lambda _progress: proving.minerals(content, file.name), told, told)  # type: ignore[arg-type]

    def save_copy(self, document: Document, target: Path) -> None:
        """Write the kept copy of a document to a file; see ``proving.save_copy``."""
        from dialogue_app.workspace import proving  # noqa: PLC0415

        proving.save_copy(self._open(), document, target)

    def _open(self) -> "Workspace":
        workspace = self._workspace()
        assert workspace
        return workspace
