"""Keys that work anywhere inside a panel, also while a text is typed that would keep them for itself."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget


def make_keys(panel: QWidget, keys: Mapping[str, Callable[[], object]]) -> None:
    """Let each key do something while the focus is inside ``panel``."""
    for key, do in keys.items():
        shortcut = QShortcut(QKeySequence(key), panel)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(lambda do=do: do())
