"""The one main window: rail, message bar, the page now shown, status line. Pages are built when first shown.

Knows which pages there are, not what they do.
"""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import (
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QMainWindow,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from dialogue_app import paths
from dialogue_app.domain.arrivals import Kind
from dialogue_app.gui import theme
from dialogue_app.gui.actions import ACTIONS, PLACES
from dialogue_app.gui.pages import PAGES, PageEntry
from dialogue_app.gui.problems import Tone
from dialogue_app.gui.session import Session
from dialogue_app.gui.settings import SCALES
from dialogue_app.gui.widgets.arrival_desk import ArrivalDesk
from dialogue_app.gui.widgets.file_help import FileHelp
from dialogue_app.gui.widgets.menus import Menus
from dialogue_app.gui.widgets.message_bar import MessageBar
from dialogue_app.gui.widgets.page import Page
from dialogue_app.gui.widgets.panes import focus_next, panes_of
from dialogue_app.gui.widgets.rail import Rail
from dialogue_app.gui.widgets.saving_bar import SavingBar
from dialogue_app.gui.widgets.start_panel import StartPanel
from dialogue_app.gui.widgets.status_line import StatusLine

SUFFIX = ".dialogues"
"""How the name of a workspace file ends."""

TAKEN_IN_AT = {Kind.ANSWERS: "dialogues", Kind.DIALOGUE: "dialogues"}
"""The page that takes files of a kind in; the bank takes all others."""

_SMALLEST = (1024, 640)
_FIRST_SIZE = (1280, 720)


class MainWindow(QMainWindow):
    """Shows one place at a time.

    Args:
        session: the state all pages share.
        pages: which pages there are.
        place: which one to show first; the first one when not given.
        expecting: a workspace is about to be opened, so nothing is shown before it is, or before ``begin``.
    """

    def __init__(
        self, session: Session, pages: Sequence[PageEntry] = PAGES, place: str = "", *, expecting: bool = False
    ) -> None:
        super().__init__()
        self.session = session
        self._entries = {entry.id: entry for entry in pages}
        self._pages: dict[str, Page] = {}
        self._areas: dict[str, QScrollArea] = {}  # what each page scrolls in
        self.place = place or pages[0].id
        self.file_help = FileHelp(session, self)
        self.arrivals = ArrivalDesk(session, self)
        self._insisted = False  # on closing, although something is not saved
        self._declare()
        self.rail = self._make_rail()
        self.bar = MessageBar(session.messages, session.texts("button.close"))
        self.saving_bar = SavingBar(session)
        self.stack = QStackedWidget()
        self._lay_out()
        self.setStatusBar(StatusLine(session))
        self._menus = Menus(self.menuBar(), session)
        self._listen()
        self.setMinimumSize(*_SMALLEST)
        self.resize(*_FIRST_SIZE)
        self.restoreGeometry(session.settings.state("window"))
        theme.dress(self)
        if not expecting:
            self.begin()

    # Going places --------------------------------------------------------------------------------------------

    @property
    def page(self) -> Page | None:
        """The page now shown, None on the start panel."""
        page = self._pages.get(self.place)
        return page if page and self._areas[self.place] is self.stack.currentWidget() else None

    def show_place(self, place: str) -> None:
        """Show a page; without a workspace, the way to one."""
        entry = self._entries[place]
        if entry.locked_while_live and self.session.live_supplier:
            self.session.say("rail.locked", Tone.WARN)
            self.rail.mark(self.place)
            return
        if self.page:
            self.page.leave()
        if place != self.place:
            self.bar.put_away()
        self.place = place
        self.rail.mark(place)
        if entry.needs_workspace and not self.session.workspace:
            self._show_start()
            return
        page = self._pages.get(place) or self._build(entry)
        self.stack.setCurrentWidget(self._areas[place])
        page.come_forward()
        self._menus.show_page()
        page.focus_first()

    def _receive(self, kind: Kind, files: tuple[Path, ...]) -> None:
        """Hand files to the page that takes them in; answers stay at Compare where it is shown with a dialogue."""
        if kind is not Kind.ANSWERS or self.place != "compare" or not self.session.dialogue_id:
            self.show_place(TAKEN_IN_AT.get(kind, "bank"))
        if self.page:
            self.page.receive(kind, files)

    def _build(self, entry: PageEntry) -> Page:
        # At 200 % a page may need more room than a laptop has; then it scrolls instead of being cut.
        area = QScrollArea(widgetResizable=True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        page = entry.load()(self.session)
        area.setWidget(page)
        self.stack.addWidget(area)
        self._pages[entry.id], self._areas[entry.id] = page, area
        return page

    def _show_start(self) -> None:
        panel = StartPanel(self.session)
        self._drop(self.stack.findChild(StartPanel))
        self.stack.addWidget(panel)
        self.stack.setCurrentWidget(panel)
        self.session.commands.show_for(panel)
        self._menus.show_page()
        panel.focus_first()

    def _drop(self, widget: QWidget | None) -> None:
        if widget:
            self.stack.removeWidget(widget)
            widget.deleteLater()

    # Following the session -----------------------------------------------------------------------------------

    def _listen(self) -> None:
        session = self.session
        self.arrivals.came.connect(self._receive)
        session.place_wanted.connect(self.show_place)
        session.workspace_leaving.connect(self._leave_workspace)
        session.workspace_changed.connect(self.begin)
        session.dialogue_changed.connect(self._show_title)
        session.dialogue_renamed.connect(self._show_title)
        session.live_changed.connect(self._lock_places)
        session.look_changed.connect(self.rail.resize_icons)
        session.commands.changed.connect(self._name_undo)

    def _leave_workspace(self) -> None:
        self.bar.hide()  # what was said of the workspace before
        self._close_pages([entry for entry in self._entries.values() if entry.needs_workspace])

    def begin(self) -> None:
        """Show the present place of the workspace that is open now, or the way to one."""
        self._show_title()
        self.session.update_needs()
        self.show_place(self.place)

    def _close_pages(self, entries: Sequence[PageEntry]) -> None:
        for place in [entry.id for entry in entries if entry.id in self._pages]:
            self._pages.pop(place).close_page()
            self._drop(self._areas.pop(place))

    def _show_title(self) -> None:
        texts, workspace = self.session.texts, self.session.workspace
        if not workspace:
            self.setWindowTitle(texts("app.name"))
        elif self.session.dialogue_title:
            title = self.session.dialogue_title
            self.setWindowTitle(texts("window.title", dialogue=title, workspace=workspace.path.stem))
        else:
            self.setWindowTitle(texts("window.title-no-dialogue", workspace=workspace.path.stem))

    def _lock_places(self, supplier_id: str) -> None:
        for entry in self._entries.values():
            if entry.locked_while_live:
                self.rail.lock(entry.id, self.session.texts("rail.locked") if supplier_id else "")
        if supplier_id and self._entries[self.place].locked_while_live:
            self.show_place("live")

    def _name_undo(self) -> None:
        for name, what in (("undo", self.session.undo_text()), ("redo", self.session.redo_text())):
            texts = self.session.texts
            words = texts(f"action.{name}-what", what=what) if what else texts(f"action.{name}")
            self.session.commands.live(f"edit.{name}").setText(words.replace("&", "&&"))

    # What the window itself does -----------------------------------------------------------------------------

    def _declare(self) -> None:
        session = self.session
        handlers: dict[str, Callable[[], object]] = {
            "file.bring-in": self.arrivals.ask,
            "file.save": session.say_saved,
            "file.open-workspace": self._open_workspace,
            "file.new-workspace": self._new_workspace,
            "file.open-sample": session.opening.open_sample,
            "file.settings": lambda: self.show_place("settings"),
            "file.quit": self.close,
            "edit.undo": session.undo,
            "edit.redo": session.redo,
            "view.larger": lambda: self._step_scale(1),
            "view.smaller": lambda: self._step_scale(-1),
            "view.normal": lambda: session.set_scale(100),
            "view.next-pane": self._next_pane,
            "view.full-screen": self._toggle_full_screen,
            "tools.check": self.file_help.check,
            "tools.back-up": self.file_help.back_up,
            "tools.restore": self.file_help.restore,
            "tools.passphrase": self.file_help.change_passphrase,
            "help.palette": self._open_palette,
            "help.keys": self._open_keys,
            "help.safety": self._open_safety,
            **{f"go.{place}": partial(self.show_place, place) for place in (*PLACES, "guide")},
        }
        for action in ACTIONS:
            session.commands.declare(action, self, handlers.get(action.id))

    def _open_workspace(self) -> None:
        texts = self.session.texts
        name, _ = QFileDialog.getOpenFileName(self, texts("files.open-workspace"), self._folder(), self._filter())
        if name:
            self.session.open_workspace(Path(name))

    def _new_workspace(self) -> None:
        texts = self.session.texts
        name, _ = QFileDialog.getSaveFileName(self, texts("files.new-workspace"), self._folder(), self._filter())
        if name:
            path = Path(name)
            self.session.create_workspace(path if path.suffix else path.with_suffix(SUFFIX))

    def _folder(self) -> str:
        workspace = self.session.workspace
        return str(workspace.path.parent if workspace else paths.data_folder())

    def _filter(self) -> str:
        return f"{self.session.texts('files.workspaces')} (*{SUFFIX})"

    def _step_scale(self, step: int) -> None:
        position = SCALES.index(self.session.settings.scale) + step
        self.session.set_scale(SCALES[max(0, min(len(SCALES) - 1, position))])

    def _next_pane(self) -> None:
        middle = panes_of(self.page) if self.page else [self.stack.currentWidget()]
        bars = [bar for bar in (self.saving_bar, self.bar) if bar.isVisible()]
        focus_next([self.rail, *bars, *middle])

    def _toggle_full_screen(self) -> None:
        if self.isFullScreen():
            self.showNormal()
        else:
            self.showFullScreen()

    def _open_palette(self) -> None:
        from dialogue_app.gui.widgets.command_palette import CommandPalette  # noqa: PLC0415 - the start can wait for it

        CommandPalette(self.session.commands, self.session.texts, self).show()  # not modal: nothing blocks a talk

    def _open_keys(self) -> None:
        from dialogue_app.gui.widgets.key_sheet import KeySheet  # noqa: PLC0415 - see _open_palette

        KeySheet(self.session.commands, self.session.texts, self).show()

    def _open_safety(self) -> None:
        from dialogue_app.gui.widgets.safety_sheet import SafetySheet  # noqa: PLC0415 - see _open_palette

        SafetySheet(self.session, self._read_of_safety, self).show()

    def _read_of_safety(self) -> None:
        from dialogue_app.gui.pages.guide import GuidePage  # noqa: PLC0415 - see _open_palette

        self.show_place("guide")
        if isinstance(self.page, GuidePage):
            self.page.follow("page", "your-data")

    # Building and closing ------------------------------------------------------------------------------------

    def _make_rail(self) -> Rail:
        rail = Rail(self.session.texts("rail.name"))
        for entry in self._entries.values():
            if entry.id == "guide":
                rail.add_gap()
            command = "file.settings" if entry.id == "settings" else f"go.{entry.id}"
            rail.add(entry.id, self.session.texts(entry.title_key), self.session.commands.keys_text(command))
        rail.chosen.connect(self.show_place)
        return rail

    def _lay_out(self) -> None:
        middle = QWidget()
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.saving_bar)
        column.addWidget(self.bar)
        column.addWidget(self.stack, 1)
        whole = QWidget()
        row = QHBoxLayout(whole)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.rail)
        row.addWidget(middle, 1)
        self.setCentralWidget(whole)

    def retire(self) -> None:
        """Save what is being typed, remember the window's place on the screen, and drop all pages."""
        self.session.settings.keep_state("window", self.saveGeometry())
        self._close_pages(list(self._entries.values()))
        self.session.commands.forget(self)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Leave nothing unsaved: while the file can't be written, the window stays, unless the user insists."""
        if self.page:
            self.page.leave()
        if not self._insisted and not self.session.saving.try_again():
            self.saving_bar.refuse_closing(self._close_unsaved)
            event.ignore()
            return
        self.retire()
        super().closeEvent(event)

    def _close_unsaved(self) -> None:
        self._insisted = True
        self.close()
