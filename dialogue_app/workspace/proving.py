"""Files that suppliers show as proof: look at one, copy it into the workspace, write it out again."""

from dataclasses import dataclass
from pathlib import Path

from dialogue_app.domain.minerals import MineralsTemplate
from dialogue_app.domain.values import Document
from dialogue_app.errors import Problem
from dialogue_app.files.kinds import HEAD, fits_name, kind_of
from dialogue_app.files.reading import beginning_of, content_of
from dialogue_app.files.saving import written
from dialogue_app.storage import evidence
from dialogue_app.workspace.workspace import Workspace

LARGEST_FILE = 25 * 1024 * 1024
"""Bytes of one file; a workspace must stay small enough to be copied and sent."""


@dataclass(frozen=True, slots=True)
class Seen:
    """What a file is when one looks at it: size in bytes, kind by its first bytes, and whether its name agrees."""

    name: str
    size: int
    kind: str
    fits_name: bool


def look(workspace: Workspace, path: Path) -> Seen:
    """Look at a file before it is kept; only its first bytes are read.

    Raises:
        Problem: it could not be kept (see ``keep_file``).
    """
    _refuse_own(workspace, path)
    kind = kind_of(beginning_of(path, LARGEST_FILE, HEAD))
    return Seen(path.name, path.stat().st_size, kind, fits_name(kind, path.name))


def minerals(file: Path | bytes, name: str) -> MineralsTemplate | None:
    """Return what a file says about itself if it is a minerals template; needs no workspace.

    Raises:
        Problem: it can't be read, or is no workbook that may be parsed.
    """
    from dialogue_app.exchange.minerals import read_minerals  # noqa: PLC0415 - loaded when a workbook is shown

    return read_minerals(content_of(file, LARGEST_FILE) if isinstance(file, Path) else file, name)


def kept(workspace: Workspace, document: Document) -> Seen | None:
    """Return what the kept copy of a document is; None when only its name is recorded."""
    size = evidence.size(workspace.database, document.sha256) if document.sha256 else None
    if size is None:
        return None
    kind = kind_of(evidence.head(workspace.database, document.sha256, HEAD) or b"")
    return Seen(document.name, size, kind, fits_name(kind, document.name))


def save_copy(workspace: Workspace, document: Document, target: Path) -> None:
    """Write the kept copy of a document to a file; a file that is there is replaced only by a complete one.

    Raises:
        Problem: the copy is not in this workspace, the target is the workspace, or can't be written.
    """
    _refuse_own(workspace, target)
    content = file_content(workspace, document.sha256)
    with written(target) as stream:
        stream.write(content)


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
    return kept(workspace, document) is not None


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
