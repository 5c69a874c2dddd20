"""A panel in the place of everything else on a page, whatever the page is made of."""

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QBoxLayout, QWidget


class PageCover(QObject):
    """Shows one panel of a page at a time, and the page again when it closes.

    Args:
        page: has a box layout by the time a panel is shown.
    """

    def __init__(self, page: QWidget) -> None:
        super().__init__(page)
        self._page = page
        self._hidden: list[QWidget] = []
        self.shown: QWidget | None = None

    def show(self, panel: QWidget) -> None:
        """Show a panel."""
        self.close()
        layout = self._page.layout()
        assert isinstance(layout, QBoxLayout)
        find = Qt.FindChildOption.FindDirectChildrenOnly
        beside = self._page.findChildren(QWidget, options=find)
        self._hidden = [each for each in beside if each is not panel and not each.isHidden() and not each.isWindow()]
        for each in self._hidden:
            each.hide()
        if panel.parentWidget() is not self._page:
            layout.addWidget(panel, 1)
        panel.show()
        self.shown = panel

    def close(self) -> None:
        """Show the page again."""
        if self.shown:
            self.shown.hide()
            self.shown = None
        for each in self._hidden:
            each.show()
        self._hidden = []
