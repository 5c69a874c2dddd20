"""What editors of answers may ask the open workspace: labels, kinds of proof, today, and a place to keep files."""

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from dialogue_app.domain.values import Document

if TYPE_CHECKING:
    from dialogue_app.workspace.proving import Seen
    from dialogue_app.workspace.workspace import Workspace
    from question_bank import EvidenceType, Label


class Aids:
    """A narrow door to the workspace; without one there are no labels, and files can only be named.

    Args:
        workspace: returns the open workspace, None for none.
        today: returns the present day.
    """

    def __init__(
        self, workspace: "Callable[[], Workspace | None]" = lambda: None, today: Callable[[], date] = date.today
    ) -> None:
        self._workspace, self.today = workspace, today

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

    def save_copy(self, document: Document, target: Path) -> None:
        """Write the kept copy of a document to a file; see ``proving.save_copy``."""
        from dialogue_app.workspace import proving  # noqa: PLC0415

        proving.save_copy(self._open(), document, target)

    def _open(self) -> "Workspace":
        workspace = self._workspace()
        assert workspace
        return workspace
