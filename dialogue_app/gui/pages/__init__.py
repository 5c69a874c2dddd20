"""Which pages there are, by import path: a page's module is loaded when the page is first shown.

The window needs a page's name and icon before its code, so they stand here as data; a test compares.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dialogue_app.gui.widgets.page import Page


@dataclass(frozen=True, slots=True)
class PageEntry:
    """One place of the rail.

    Attributes:
        id: the page's id.
        path: ``module:Class``.
        needs_workspace: shown only with an open workspace.
        locked_while_live: not reachable while one supplier's session is live (clean desk).
    """

    id: str
    path: str
    needs_workspace: bool = True
    locked_while_live: bool = False

    @property
    def title_key(self) -> str:
        """Message key of the name."""
        return f"place.{self.id}"

    def load(self) -> "type[Page]":
        """Import the module and return the page's class."""
        module, _, name = self.path.partition(":")
        return getattr(import_module(module), name)


_HERE = "dialogue_app.gui.pages"

PAGES: Sequence[PageEntry] = (
    PageEntry("dialogues", f"{_HERE}.dialogues:DialoguesPage"),
    PageEntry("bank", f"{_HERE}.bank:BankPage"),
    PageEntry("assemble", f"{_HERE}.assemble:AssemblePage"),
    PageEntry("live", f"{_HERE}.live:LivePage"),
    PageEntry("compare", f"{_HERE}.compare:ComparePage", locked_while_live=True),
    PageEntry("guide", f"{_HERE}.guide:GuidePage", needs_workspace=False),
    PageEntry("settings", f"{_HERE}.preferences:PreferencesPage", needs_workspace=False),
)
"""All pages in the order of the rail; the last two stand apart at its foot. Icons have the page's id as name."""
