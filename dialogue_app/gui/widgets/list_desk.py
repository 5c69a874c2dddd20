"""Turns other people's question lists into own questions.

Asks for a file or is given one, reads it beside the window, and keeps what the user ticked in one step.
"""

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QWidget

from dialogue_app.gui.problems import Tone, WayOut
from dialogue_app.gui.session import Session
from dialogue_app.gui.tasks import Progress, Work
from dialogue_app.gui.widgets.list_count import ListCount
from dialogue_app.gui.widgets.panel_stack import PanelStack

if TYPE_CHECKING:
    from dialogue_app.domain.list_plan import Plan
    from dialogue_app.domain.question_list import Columns, ListFile, ListSheet, Part
    from dialogue_app.gui.widgets.list_panel import ListPanel
    from dialogue_app.workspace.history import Change
    from dialogue_app.workspace.workspace import Workspace

    Found = tuple[ListFile, tuple[ListSheet, ...]]

_FOLDER = "lists/folder"
_ENDINGS = "*.xlsx *.csv *.tsv *.txt *.json *.dialogue-bank *.xls"


class ListDesk(QObject):
    """Keeps one list for a page.

    Args:
        session: runs the work and says how it ended.
        page: before which a file is asked for.
    """

    def __init__(self, session: Session, page: QWidget) -> None:
        super().__init__(page)
        self._session, self._page = session, page
        self._file: ListFile | None = None
        self._columns: dict[int, Columns] = {}
        self._plan: Plan | None = None
        self._stack, self._counting = PanelStack(), ListCount(session, self)

    def around(self, shown: QWidget) -> QWidget:
        """Return a place that shows ``shown``, and the steps of a list while one is open."""
        self._stack.addWidget(shown)
        return self._stack

    @cached_property
    def panel(self) -> "ListPanel":
        """The steps as a widget; built when first asked for."""
        from dialogue_app.gui.widgets.list_panel import ListPanel  # noqa: PLC0415 - the first screen shows none

        panel = ListPanel(self._session)
        self._stack.addWidget(panel)
        panel.sheets_chosen.connect(self._read_sheets)
        panel.sheet_wanted.connect(self._show_sheet)
        panel.columns.header_chosen.connect(self._guess_again)
        panel.columns.changed.connect(self._take_columns)
        self._counting.counted.connect(panel.say_questions)
        panel.next_wanted.connect(self.go_on)
        panel.back_wanted.connect(self.go_back)
        panel.file_wanted.connect(self.ask)
        panel.cancelled.connect(self.put_away)
        return panel

    @property
    def is_open(self) -> bool:
        """Whether a list is being read."""
        return self._stack.currentIndex() > 0

    # What the user does --------------------------------------------------------------------------------------

    def ask(self) -> None:
        """Ask for a list and read it."""
        texts = self._session.texts
        kinds = f"{texts('list-in.files')} ({_ENDINGS});;{texts('list-in.all-files')} (*)"
        name, _ = QFileDialog.getOpenFileName(self._page, texts("list-in.ask-file"), str(self._folder()), kinds)
        if name:
            self._session.settings.keep_value(_FOLDER, str(Path(name).parent))
            self.bring(Path(name))

    def bring(self, path: Path) -> None:
        """Read a file beside the window and show its first step. Nothing is stored."""
        session, workspace = self._session, self._workspace

        def read(found: object) -> None:
            if isinstance(found, tuple) and workspace is session.workspace:
                self._take_in(*found)

        session.messages.clear()
        session.start(session.texts("list-in.reading", file=path.name), _reading(path), read)

    def go_on(self) -> None:
        """Go to the next step; after the last one keep what is ticked."""
        if self.panel.step == "file" and self.panel.ticked:
            self.panel.go_to("columns")
        elif self.panel.step == "lines":
            self._keep()
        else:
            self._compare()

    def go_back(self) -> None:
        """Go to the step before."""
        is_last = self.panel.step == "lines"
        self.panel.go_to("columns" if is_last and self.panel.ticked else "file")

    def put_away(self) -> None:
        """Go back to the page; the list can be brought back until another is opened."""
        if self._file:
            self._stack.setCurrentIndex(0)
            back = WayOut(self._session.texts("list-in.go-on"), self._show)
            self._session.say("list-in.put-away", Tone.INFO, [back])

    # Inside --------------------------------------------------------------------------------------------------

    @property
    def _workspace(self) -> "Workspace":
        assert self._session.workspace
        return self._session.workspace

    def _take_in(self, file: "ListFile", asking: "tuple[ListSheet, ...]") -> None:
        self._file, self._plan, self._columns = file, None, {}
        self.panel.show_file(file, asking)
        self._show()
        self.panel.go_to("file")

    def _show(self) -> None:
        if self._file:
            self._stack.setCurrentWidget(self.panel)

    @property
    def _parts(self) -> "tuple[Part, ...]":
        """The sheets that are read, and how; none where the format names the questions."""
        from dialogue_app.domain.question_list import Part  # noqa: PLC0415 - see panel

        sheets = self._file.sheets if self._file else ()
        return tuple(Part(sheets[place], self._columns[place]) for place in self.panel.ticked)

    def _read_sheets(self) -> None:
        """Guess how the ticked sheets are built where that is not known yet."""
        for place in self.panel.ticked:
            if place not in self._columns:
                self._guess(place)
        self._show_sheet()
        self._count()

    def _guess(self, place: int, header: int | None = None) -> None:
        from dialogue_app.workspace import listing  # noqa: PLC0415 - see panel

        assert self._file
        self._columns[place] = listing.columns(self._workspace, self._file.sheets[place], header)

    def _guess_again(self, header: int) -> None:
        """The headings of the shown sheet stand in the row that the user says."""
        self._guess(self.panel.shown, header)
        self._show_sheet()
        self._count()

    def _show_sheet(self) -> None:
        place = self.panel.shown
        if self._file and place in self._columns:
            self.panel.columns.show_sheet(self._file.sheets[place], self._columns[place])

    def _take_columns(self) -> None:
        """Read the shown sheet as the user says."""
        self._columns[self.panel.shown] = self.panel.columns.columns
        self._count()

    def _count(self) -> None:
        from dialogue_app.domain.list_words import QUESTION  # noqa: PLC0415 - see panel

        if self._file:
            parts = self._parts
            self.panel.say_missing(next((each.sheet for each in parts if not each.columns.of(QUESTION)), None))
            self.panel.seems.clear()
            self._counting.count((self._file, parts) if parts or not self._file.sheets else None)

    def _compare(self) -> None:
        """Compare with the bank beside the window, and show the questions as they will be."""
        from dialogue_app.domain.list_plan import Plan  # noqa: PLC0415 - see panel

        assert self._file
        session, file = self._session, self._file

        def compared(found: object) -> None:
            if isinstance(found, Plan) and file is self._file:
                self._plan = found
                self.panel.show_plan(found)
                self.panel.go_to("lines")

        work = _comparing(file, self._parts, self._workspace)
        session.start(session.texts("list-in.comparing"), work, compared)

    def _keep(self) -> None:
        from dialogue_app.workspace import listing  # noqa: PLC0415 - see panel

        plan, picks, workspace, parts = self._plan, self.panel.lines.model.picks(), self._workspace, self._parts
        if plan is None or not picks:
            return

        def keep() -> "Change | None":
            return listing.keep(workspace, plan, picks, parts)

        if self._session.perform(keep, self):
            self._file = self._plan = None
            self._counting.count(None)
            self.panel.show_file(None)
            self._stack.setCurrentIndex(0)
            undo = WayOut(self._session.texts("action.undo"), self._session.undo)
            self._session.messages.clear()
            said = self._session.texts.count("list-in.kept", len(picks))
            self._session.say("list-in.done", Tone.OK, [undo], what=said)

    def _folder(self) -> Path:
        kept = self._session.settings.value(_FOLDER)
        return Path(kept) if kept and Path(kept).is_dir() else self._workspace.path.parent


def _reading(path: Path) -> Work:
    """Work for the background: only a path."""

    def work(progress: Progress) -> "Found":
        from dialogue_app.workspace import listing  # noqa: PLC0415 - see ListDesk.panel

        file = listing.read(path, progress.say)
        return file, listing.asking(file)

    return work


def _comparing(file: "ListFile", parts: "tuple[Part, ...]", workspace: "Workspace") -> Work:
    """Work for the background: only frozen values."""
    from dialogue_app.workspace import listing  # noqa: PLC0415 - see ListDesk.panel

    beside = listing.known(workspace)

    def work(progress: Progress) -> "Plan":
        return listing.planned(file, parts, beside, progress.say)

    return work
