"""Windows of which a test looks at some pages only."""

from dataclasses import replace

from dialogue_app.gui.pages import PAGES, PageEntry
from dialogue_app.gui.widgets.page import Page


class EmptyPage(Page):
    """Stands in for a page that the test does not look at."""

    id = "guide"


def only(*shown: str) -> list[PageEntry]:
    """Return the pages of the window, all empty but the ones named."""
    return [each if each.id in shown else replace(each, path=f"{__name__}:EmptyPage") for each in PAGES]
