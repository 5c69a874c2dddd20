"""One signal that says what kinds of thing changed and who changed them. Each view decides whether it cares."""

from PySide6.QtCore import QObject, Signal


class Notifier(QObject):
    """Tells every open view about a change.

    ``changed(touched, originator)`` carries the frozenset of ``Touched`` of the change, and the object that
    caused it or None. A view compares ``originator`` with itself, so that an editor is never reloaded while
    the user types into it.
    """

    changed = Signal(object, object)

    def tell(self, touched: frozenset, originator: object | None = None) -> None:
        """Broadcast that the kinds of thing in ``touched`` changed because of ``originator``."""
        self.changed.emit(touched, originator)
