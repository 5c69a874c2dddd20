"""Makes a report in the background: the check for names, the file, pages for the preview, pages for the printer."""

from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

from dialogue_app.domain.dossier import Dossier
from dialogue_app.errors import Problem
from dialogue_app.gui.problems import Tone
from dialogue_app.gui.session import Session
from dialogue_app.gui.tasks import Progress, Work
from dialogue_app.workspace import documents, handing_out
from dialogue_app.workspace.documents import Format
from dialogue_app.workspace.handing_out import Prepared
from dialogue_app.workspace.reports import Order
from dialogue_app.workspace.workspace import Workspace


class ReportMaker:
    """Runs the work beside the window and keeps on record what was handed out.

    Args:
        session: runs the work and says how it ended.
    """

    def __init__(self, session: Session) -> None:
        self._session = session

    def prepare(self, read: Dossier, order: Order, done: Callable[[Prepared], object]) -> None:
        """Make a report ready and look for names in it."""

        def finished(made: object) -> None:
            if isinstance(made, Prepared):
                done(made)

        self._session.start(
            self._session.texts("compare.preparing"), lambda _: handing_out.prepared(read, order), finished
        )

    def write(self, made: Prepared, form: Format, target: Path, done: Callable[[], object]) -> None:
        """Write a report, keep that it was written, and say so to ``done``."""
        workspace = self._session.workspace

        def finished(digest: object) -> None:
            if isinstance(digest, str) and self._record(workspace, made, form, digest):
                done()

        self._session.start(self._session.texts("compare.writing"), _writing(made, form, target), finished)

    def pages(self, made: Prepared, done: Callable[[bytes], object]) -> None:
        """Make the pages that the user looks at, names and all: nothing leaves the house by looking."""

        def finished(data: object) -> None:
            if isinstance(data, bytes):
                done(data)

        self._session.start(self._session.texts("compare.preparing"), _pages(made), finished)

    def printed(self, made: Prepared, data: bytes) -> None:
        """Keep on record that pages went to a printer."""
        self._record(self._session.workspace, made, Format.PDF, sha256(data).hexdigest())

    def _record(self, workspace: Workspace | None, made: Prepared, form: Format, digest: str) -> bool:
        """Keep a report on record; say whether nothing stands against it."""
        if workspace is None or workspace is not self._session.workspace:
            self._session.say("reports.not-recorded", Tone.WARN)
            return False
        try:
            handing_out.record(workspace, made, form, digest)
        except Problem as problem:
            self._session.report(problem)
            return False
        return True


def _writing(made: Prepared, form: Format, target: Path) -> Work:
    """Work for the background: only frozen values and a path."""

    def work(progress: Progress) -> str:
        progress.say(0)
        return handing_out.digest(handing_out.write(made, form, target, progress.say))

    return work


def _pages(made: Prepared) -> Work:
    """Work for the background: the PDF as bytes."""

    def work(progress: Progress) -> bytes:
        progress.say(0)
        return documents.pages(made.document, progress.say)

    return work
