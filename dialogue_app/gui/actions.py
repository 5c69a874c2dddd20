"""What can be done, declared once: menus, the Ctrl+K palette, the F1 sheet and tooltips are all fed from here.

Knows no pages. A page declares its own actions in its class, and answers the shared verbs (find, new, export ...).
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from dialogue_app.errors import Problem
from dialogue_app.texts import Texts


class Menu(StrEnum):
    """Where an action is listed. The value is part of the message key ``menu.<value>``."""

    FILE = "file"
    EDIT = "edit"
    VIEW = "view"
    GO = "go"
    TOOLS = "tools"
    HELP = "help"
    PAGE = "page"


class Need(StrEnum):
    """What must hold before an action makes sense; otherwise it is shown greyed."""

    WORKSPACE = "workspace"
    DIALOGUE = "dialogue"
    UNDO = "undo"
    REDO = "redo"
    NOT_LIVE = "not-live"


@dataclass(frozen=True, slots=True)
class Action:
    """One thing the user can do.

    Attributes:
        id: stable name, such as ``edit.undo``; an action of a page begins with the page's id.
        text: message key of its words.
        keys: key sequences in Qt's portable spelling, the first is the one shown. Never Ctrl+Alt+letter: that is
            AltGr on European keyboards.
        icon: name of an icon, or empty.
        where: the menu that lists it; actions of a page are listed in the page's own menu.
        needs: what must hold before it makes sense.
        shared: a verb the window declares and the page now shown carries out, such as find.
        sheet_only: listed on the F1 sheet and nowhere else, because a widget handles the key itself.
    """

    id: str
    text: str
    keys: tuple[str, ...] = ()
    icon: str = ""
    where: Menu = Menu.PAGE
    needs: tuple[Need, ...] = ()
    shared: bool = False
    sheet_only: bool = False


PLACES = ("dialogues", "bank", "assemble", "live", "compare")
"""The five places in the order of the rail, Ctrl+1 to Ctrl+5."""

_OPEN = (Need.WORKSPACE,)
_ALONE = (Need.NOT_LIVE,)
_OPEN_ALONE = (Need.WORKSPACE, Need.NOT_LIVE)
"""What opens other files, or asks for one, waits until no supplier is in the room."""

ACTIONS: tuple[Action, ...] = (
    Action("file.new", "action.new", ("Ctrl+N",), "add", Menu.FILE, _OPEN, shared=True),
    Action("file.bring-in", "action.bring-in", ("Ctrl+I",), "import", Menu.FILE, _ALONE),
    Action("file.export", "action.export", ("Ctrl+E",), "export", Menu.FILE, _ALONE, shared=True),
    Action("file.preview", "action.preview", ("Ctrl+P",), "search", Menu.FILE, _OPEN_ALONE, shared=True),
    Action("file.save", "action.save", ("Ctrl+S",), "check", Menu.FILE),
    Action("file.open-workspace", "action.open-workspace", ("Ctrl+O",), "open", Menu.FILE, _ALONE),
    Action("file.new-workspace", "action.new-workspace", ("Ctrl+Shift+N",), "add", Menu.FILE, _ALONE),
    Action("file.open-sample", "action.open-sample", (), "guide", Menu.FILE, _ALONE),
    Action("file.settings", "action.settings", ("Ctrl+,",), "settings", Menu.FILE),
    Action("file.quit", "action.quit", ("Ctrl+Q",), "close", Menu.FILE),
    Action("edit.undo", "action.undo", ("Ctrl+Z",), "undo", Menu.EDIT, (Need.UNDO,)),
    Action("edit.redo", "action.redo", ("Ctrl+Shift+Z", "Ctrl+Y"), "redo", Menu.EDIT, (Need.REDO,)),
    Action("edit.find", "action.find", ("Ctrl+F",), "search", Menu.EDIT, shared=True),
    Action("edit.find-next", "action.find-next", ("F3",), "down", Menu.EDIT, shared=True),
    Action("edit.reword", "action.reword", ("F2",), "edit", Menu.EDIT, _OPEN, shared=True),
    Action("edit.duplicate", "action.duplicate", ("Ctrl+D",), "copy", Menu.EDIT, _OPEN, shared=True),
    Action("edit.bin", "action.bin", ("Del",), "bin", Menu.EDIT, _OPEN, shared=True),
    Action("view.larger", "action.larger-text", ("Ctrl++", "Ctrl+="), "add", Menu.VIEW),
    Action("view.smaller", "action.smaller-text", ("Ctrl+-",), "remove", Menu.VIEW),
    Action("view.normal", "action.normal-text", ("Ctrl+0",), "", Menu.VIEW),
    Action("view.next-pane", "action.next-pane", ("F6",), "", Menu.VIEW),
    Action("view.full-screen", "action.full-screen", ("F11",), "", Menu.VIEW),
    *(
        Action(f"go.{place}", f"place.{place}", (f"Ctrl+{number}",), place, Menu.GO)
        for number, place in enumerate(PLACES, start=1)
    ),
    Action("go.guide", "place.guide", (), "guide", Menu.GO),
    Action("tools.check", "action.check", (), "check", Menu.TOOLS, _OPEN),
    Action("tools.back-up", "action.back-up", (), "copy", Menu.TOOLS, _OPEN),
    Action("tools.restore", "action.restore", (), "undo", Menu.TOOLS, _OPEN_ALONE),
    Action("tools.passphrase", "action.passphrase", (), "lock", Menu.TOOLS, _OPEN_ALONE),
    Action("help.palette", "action.palette", ("Ctrl+K",), "palette", Menu.HELP),
    Action("help.keys", "action.keys", ("F1",), "info", Menu.HELP),
    Action("help.safety", "action.safety", (), "info", Menu.HELP, _ALONE),
)
"""Everything the window itself offers. ``shared`` verbs are carried out by the page now shown."""


class Commands(QObject):
    """Turns declared actions into live ones, with one place to ask what can be done now.

    Args:
        texts: returns the texts of the window's present language.
    """

    failed = Signal(object)
    changed = Signal()

    def __init__(self, texts: Callable[[], Texts], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._texts = texts
        self._declared: dict[str, Action] = {}
        self._live: dict[str, QAction] = {}
        self._owners: dict[str, QWidget] = {}
        self._providers: dict[str, list[tuple[QWidget, Callable[[], object]]]] = {}
        self._shown: QWidget | None = None
        self._met: frozenset[Need] = frozenset()

    def declare(self, action: Action, owner: QWidget, handler: Callable[[], object] | None = None) -> QAction | None:
        """Make ``action`` live in ``owner`` (the window, or a page) and return it; None if it is for the sheet only.

        A Problem raised by ``handler`` is shown in the message bar.
        """
        self._declared[action.id] = action
        self._owners[action.id] = owner
        if action.sheet_only:
            return None
        live = QAction(self._texts()(action.text), owner)
        live.setObjectName(action.id)
        live.setData(action.icon)
        live.setShortcuts([QKeySequence(key) for key in action.keys])
        live.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
        chosen = handler or (lambda: self._run_shared(action.id))
        live.triggered.connect(lambda: self._guard(chosen))
        owner.addAction(live)
        self._live[action.id] = live
        self._judge(action.id)
        return live

    def provide(self, action_id: str, owner: QWidget, handler: Callable[[], object]) -> None:
        """Let ``owner``, a page, carry out the shared verb ``action_id`` while it is shown."""
        self._providers.setdefault(action_id, []).append((owner, handler))
        self.refresh()

    def show_for(self, owner: QWidget) -> None:
        """Say which page is shown now, so that its verbs are the ones that run."""
        self._shown = owner
        self.refresh()

    def meet(self, needs: frozenset[Need]) -> None:
        """Say which needs are met now."""
        self._met = needs
        self.refresh()

    def refresh(self) -> None:
        """Enable what makes sense now and grey the rest."""
        for action_id in self._live:
            self._judge(action_id)
        self.changed.emit()

    def forget(self, owner: QWidget) -> None:
        """Drop everything ``owner`` declared or provided."""
        for action_id in [key for key, other in self._owners.items() if other is owner]:
            del self._owners[action_id], self._declared[action_id]
            self._live.pop(action_id, None)
        for action_id, entries in self._providers.items():
            self._providers[action_id] = [entry for entry in entries if entry[0] is not owner]

    def live(self, action_id: str) -> QAction:
        """Return the live action, for a button or a menu."""
        return self._live[action_id]

    def knows(self, action_id: str) -> bool:
        """Whether somebody has declared this action."""
        return action_id in self._live

    def run(self, action_id: str) -> None:
        """Do it, if it makes sense now."""
        self._live[action_id].trigger()

    def declared(self, menu: Menu | None = None) -> tuple[Action, ...]:
        """Return what is declared for ``menu``, or everything, in the order of declaration.

        Of the actions of pages only those of the page now shown are returned.
        """
        return tuple(
            action
            for action in self._declared.values()
            if (menu is None or action.where is menu) and self._reachable(action)
        )

    def keys_text(self, action_id: str) -> str:
        """Return the first key of an action as people write it on this machine, or empty."""
        action = self._declared[action_id]
        return QKeySequence(action.keys[0]).toString(QKeySequence.SequenceFormat.NativeText) if action.keys else ""

    def _reachable(self, action: Action) -> bool:
        return action.where is not Menu.PAGE or self._owners[action.id] is self._shown

    def _judge(self, action_id: str) -> None:
        action = self._declared[action_id]
        possible = set(action.needs) <= self._met and self._reachable(action)
        if action.shared:
            possible = possible and self._provider(action_id) is not None
        self._live[action_id].setEnabled(possible)

    def _provider(self, action_id: str) -> Callable[[], object] | None:
        return next((do for owner, do in self._providers.get(action_id, ()) if owner is self._shown), None)

    def _run_shared(self, action_id: str) -> None:
        handler = self._provider(action_id)
        if handler:
            handler()

    def _guard(self, handler: Callable[[], object]) -> None:
        try:
            handler()
        except Problem as problem:
            self.failed.emit(problem)
