"""F6: from pane to pane. A pane is a part of a splitter, or a page without one."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QSplitter, QWidget


def panes_of(page: QWidget) -> list[QWidget]:
    """Return the visible panes of a page in order; the page itself if it has no splitter."""
    found: list[QWidget] = []
    for splitter in page.findChildren(QSplitter):
        parts = (splitter.widget(index) for index in range(splitter.count()))
        found += [part for part in parts if part and part.isVisible() and not isinstance(part, QSplitter)]
    return found or [page]


def focus_next(panes: list[QWidget]) -> None:
    """Move the focus to the first place to type or choose in the pane after the one that has it now."""
    focus = QApplication.focusWidget()
    present = next((n for n, pane in enumerate(panes) if _holds(pane, focus)), -1)
    for step in range(1, len(panes) + 1):
        target = first_focusable(panes[(present + step) % len(panes)])
        if target:
            target.setFocus(Qt.FocusReason.ShortcutFocusReason)
            return


def first_focusable(pane: QWidget) -> QWidget | None:
    """Return the first widget of ``pane``, in visual order, that takes the focus by Tab."""
    candidates = [pane, *pane.findChildren(QWidget)]
    ready = [widget for widget in candidates if _takes_focus(widget)]
    corner = pane.mapToGlobal(pane.rect().topLeft())
    return min(ready, key=lambda widget: _reading_order(widget, corner.y()), default=None)


def _takes_focus(widget: QWidget) -> bool:
    by_tab = widget.focusPolicy() & Qt.FocusPolicy.TabFocus
    return bool(by_tab) and widget.isVisible() and widget.isEnabled() and widget.focusProxy() is None


def _reading_order(widget: QWidget, top: int) -> tuple[int, int]:
    corner = widget.mapToGlobal(widget.rect().topLeft())
    return ((corner.y() - top) // 8, corner.x())


def _holds(pane: QWidget, focus: QWidget | None) -> bool:
    return focus is not None and (pane is focus or pane.isAncestorOf(focus))
