"""Keeps what is being typed on disk, so that a program that dies loses at most two seconds of it.

Recording waits for a pause; this does not. Who shows fields says once a second what in them is not recorded. Knows
neither pages nor widgets of its own; the last resort is the field in which the cursor stands.
"""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget

from dialogue_app import paths
from dialogue_app.errors import Problem

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from dialogue_app.workspace.drafts import Draft
    from dialogue_app.workspace.workspace import Workspace

EVERY_MS = 1_000
WORTH_KEEPING = 20
"""Characters in a field of no answer that are worth keeping: a search is not."""


class Drafts(QObject):
    """Follows one workspace at a time.

    Signals:
        found(tuple): drafts from before the program ended that are not recorded.
    """

    found = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workspace: Workspace | None = None
        self._at: Path | None = None
        self._sources: dict[QWidget, Callable[[], tuple[Draft, ...]]] = {}
        self._earlier: tuple[Draft, ...] = ()
        self._kept: tuple[Draft, ...] = ()
        self._timer = QTimer(self, interval=EVERY_MS)
        self._timer.timeout.connect(self.keep)

    def follow(self, workspace: "Workspace | None", *, unsaved: bool = False) -> None:
        """Keep what is typed for this workspace from now on, and say what was kept for it before.

        Args:
            workspace: the one that is open now.
            unsaved: something could not be saved in the one before; then its drafts stay.
        """
        self._timer.stop()
        if self._workspace and not unsaved:
            self._write(())  # it is closed in good order: pages have recorded what was typed
        self._earlier = self._kept = ()
        self._workspace = None if workspace and workspace.for_reading else workspace
        self._at = None
        if self._workspace:
            self._look_back()
            self._timer.start()

    def watch(self, owner: QWidget, source: "Callable[[], tuple[Draft, ...]]") -> None:
        """Ask ``source`` once a second what is not recorded in the fields of ``owner``."""
        self._sources[owner] = source

    def leave(self, owner: QWidget) -> None:
        """Ask no more: it is about to go. What it still could not record stays until it is wanted or not."""
        source = self._sources.pop(owner, None)
        if source and (left := source()):
            self._earlier = (*self._earlier, *left)
            self._write(())

    def keep(self) -> None:
        """Write what is not recorded now, if it is not what was written last."""
        now = tuple(draft for source in self._sources.values() for draft in source() if draft.text.strip())
        now = now or self._focused()
        if now != self._kept:
            self._write(now)

    def settle(self, left: "tuple[Draft, ...]" = ()) -> None:
        """The drafts from before are recorded or not wanted, but for those that are ``left``."""
        self._earlier = left
        self._write(self._kept)

    def forget(self, supplier_id: str) -> None:
        """A supplier was erased: keep nothing that was typed of it."""
        self._earlier = tuple(each for each in self._earlier if each.supplier_id != supplier_id)
        self._write(tuple(each for each in self._kept if each.supplier_id != supplier_id))

    def _look_back(self) -> None:
        if self._workspace and paths.unsaved_text(self._workspace.path).exists():
            from dialogue_app.workspace import drafts  # noqa: PLC0415 - the first picture can do without

            self._earlier = drafts.lost(self._workspace)
            if self._earlier:
                self.found.emit(self._earlier)
            else:
                self._write(())

    def _write(self, now: "tuple[Draft, ...]") -> None:
        from dialogue_app.workspace import drafts  # noqa: PLC0415 - see _look_back

        if self._workspace:
            try:
                if self._at and self._at != self._workspace.path:  # work goes on in a copy elsewhere
                    drafts.forget(self._at)
                self._at = self._workspace.path
                drafts.write(self._workspace, (*self._earlier, *now))
            except Problem:
                return  # tried again in a second; that nothing can be saved there is said when it is recorded
            self._kept = now

    def _focused(self) -> "tuple[Draft, ...]":
        """Return what the user has typed where the cursor stands, if it is a longer text of no answer."""
        field = QApplication.focusWidget()
        if isinstance(field, QPlainTextEdit):
            text, changed = field.toPlainText(), field.document().isModified() and not field.isReadOnly()
        elif isinstance(field, QLineEdit):
            text, changed = field.text(), field.isModified() and not _is_secret(field)
        else:
            return ()
        if any(owner.isAncestorOf(field) for owner in self._sources):
            return ()  # its owner has said already what is not recorded
        if not changed or len(text.strip()) < WORTH_KEEPING:
            return ()
        from dialogue_app.workspace.drafts import Draft  # noqa: PLC0415 - see _look_back

        return (Draft(text, field.accessibleName() or field.window().windowTitle()),)


def _is_secret(field: QLineEdit) -> bool:
    """Whether a field holds a passphrase, even one that is shown just now."""
    return bool(field.inputMethodHints() & Qt.InputMethodHint.ImhSensitiveData)
