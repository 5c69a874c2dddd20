"""Files that suppliers show as proof: look at one, copy it into the workspace, write it out again."""

from pathlib import Path

from dialogue_app.domain.values import Document
from dialogue_app.errors import Problem
from dialogue_app.files.reading import content_of
from dialogue_app.storage import evidence
from dialogue_app.workspace.workspace import Workspace

LARGEST_FILE = 25 * 1024 * 1024
"""Bytes of one file; a workspace must stay small enough to be copied and sent."""


def keep_file(workspace: Workspace, path: Path, evidence_type: str = "") -> Document:
    """Copy a file into the workspace and return how an answer names it; the same bytes are kept once.

    The copy is no change of its own: the answer or promise that names it is, and can be undone.

    Raises:
        Problem: the file is missing, no file, empty, too large, can't be read, or is this workspace; then
            nothing is kept.
    """
    _refuse_own(workspace, path)
    content = content_of(path, LARGEST_FILE)
    with workspace.database.atomic():
        digest = evidence.keep(workspace.database, path.name, content, workspace.now())
    return Document(path.name, evidence_type, sha256=digest)


def held(workspace: Workspace, document: Document) -> bool:
    """Whether the bytes of a document are in the workspace."""
    return bool(document.sha256) and evidence.size(workspace.database, document.sha256) is not None


def file_content(workspace: Workspace, digest: str) -> bytes:
    """Return the bytes of a kept file.

    Raises:
        Problem: it is not in this workspace.
    """
    content = evidence.content(workspace.database, digest)
    if content is None:
        raise Problem("evidence-not-here")
    return content


def _refuse_own(workspace: Workspace, path: Path) -> None:
    """Refuse the workspace itself: on POSIX systems, reading it by other means would drop its lock."""
    try:
        own = path.samefile(workspace.path)
    except OSError:
        return  # a file that can't be looked at is refused when it is read
    if own:
        raise Problem("evidence-is-workspace")
