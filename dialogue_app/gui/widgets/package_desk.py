"""Takes packages in: reads and compares beside the window, shows what would happen, takes over in one step."""

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from dialogue_app.gui.problems import Tone, WayOut
from dialogue_app.gui.session import Session
from dialogue_app.gui.tasks import Progress, Work

if TYPE_CHECKING:
    from collections.abc import Callable

    from dialogue_app.errors import Problem
    from dialogue_app.gui.models.question_sheet import Line
    from dialogue_app.gui.widgets.package_review import PackageReview
    from dialogue_app.workspace.history import Change
    from dialogue_app.workspace.merging import Here, Preview
    from dialogue_app.workspace.workspace import Workspace
    from question_bank import Question


class PackageDesk(QObject):
    """Keeps one preview for a page.

    Signals:
        opened(QWidget): show this panel.
        closed(): show the page again.
        record_wanted(): show what was taken in.
        taken(Path): this package was taken in as it was shown.

    Args:
        session: runs the work and says how it ended.
        page: whose desk it is.
        sheet: returns the paragraphs of a whole question.
    """

    opened = Signal(object)
    closed = Signal()
    record_wanted = Signal()
    taken = Signal(object)

    def __init__(self, session: Session, page: QWidget, sheet: "Callable[[Question], tuple[Line, ...]]") -> None:
        super().__init__(page)
        self._session, self._page, self._sheet = session, page, sheet
        self._seen: Preview | None = None
        self._path = Path()
        self.is_open = False

    @cached_property
    def panel(self) -> "PackageReview":
        """The preview as a widget; built when first asked for."""
        from dialogue_app.gui.widgets.package_review import PackageReview  # noqa: PLC0415 - the page opens without it

        panel = PackageReview(self._session, self._sheet)
        panel.accepted.connect(self.accept)
        panel.cancelled.connect(self.put_away)
        return panel

    # What the user does --------------------------------------------------------------------------------------

    def bring(self, path: Path) -> None:
        """Read a package and show what it would do. Nothing is stored."""
        from dialogue_app.workspace import merging  # noqa: PLC0415 - see panel

        session, workspace = self._session, self._workspace

        def show(seen: object) -> None:
            if workspace is session.workspace:
                self._path = path
                self._show(seen)

        session.messages.clear()
        session.start(session.texts("take-in.reading", file=path.name), _reading(path, merging.here(workspace)), show)

    def accept(self) -> None:
        """Take over what the preview says, in one step that can be undone as one."""
        from dialogue_app.workspace import merging  # noqa: PLC0415 - see panel

        seen, panel, workspace = self._seen, self.panel, self._workspace
        if seen is None:
            return
        failed: list[Problem] = []

        def take() -> "Change | None":
            return merging.take_over(workspace, seen, panel.choices, offers=panel.offers)

        change = self._session.perform(take, self, failed=failed.append)
        if failed:
            again = WayOut(self._session.texts("take-in.again"), lambda: self._compare_again(seen))
            self._session.report(failed[0], [again])
            return
        self._close()
        self._seen = None
        self._say_done(change)
        self.taken.emit(self._path)

    def put_away(self) -> None:
        """Go back to the page; the preview can be brought back until another package comes."""
        if self.is_open:
            self._close()
            back = WayOut(self._session.texts("take-in.go-on"), self._again)
            self._session.say("take-in.put-away", Tone.INFO, [back])

    # Inside --------------------------------------------------------------------------------------------------

    @property
    def _workspace(self) -> "Workspace":
        assert self._session.workspace
        return self._session.workspace

    def _say_done(self, change: "Change | None") -> None:
        texts = self._session.texts
        if change is None:
            self._session.say("take-in.nothing", Tone.OK)
            return
        ways = [
            WayOut(texts("action.undo"), self._session.undo),
            WayOut(texts("take-in.show-record"), self.record_wanted.emit),
        ]
        taken = texts.count("take-in.taken", int(str(change.details["n"])))
        self._session.say("take-in.done", Tone.OK, ways, what=taken)

    def _show(self, seen: object) -> None:
        from dialogue_app.workspace.merging import Preview  # noqa: PLC0415 - see panel

        assert isinstance(seen, Preview)
        self._seen = seen
        self.panel.show_preview(seen)
        self._again()

    def _compare_again(self, seen: "Preview") -> None:
        from dialogue_app.workspace import merging  # noqa: PLC0415 - see panel

        self._show(merging.preview(self._workspace, seen.package, seen.file))

    def _again(self) -> None:
        if self._seen:
            self.is_open = True
            self.opened.emit(self.panel)
            self.panel.begin()

    def _close(self) -> None:
        self.is_open = False
        self.closed.emit()


def _reading(path: Path, here: "Here") -> Work:
    """Work for the background: only a path and frozen values."""

    def work(progress: Progress) -> object:
        from dialogue_app.workspace import merging  # noqa: PLC0415 - see PackageDesk.panel

        progress.say(0)
        package = merging.read(path)
        progress.say(0.3)
        return merging.previewed(here, package, path.name)

    return work
