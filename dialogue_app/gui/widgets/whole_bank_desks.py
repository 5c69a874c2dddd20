"""What is done with the bank as a whole: a newer release, translators, priorities. Desks are built when first used."""

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from dialogue_app.domain.arrivals import Kind
from dialogue_app.gui.actions import Action, Need
from dialogue_app.gui.widgets.page import Page
from dialogue_app.gui.widgets.page_cover import PageCover

if TYPE_CHECKING:
    from PySide6.QtGui import QAction

    from dialogue_app.gui.widgets.priority_desk import PriorityDesk
    from dialogue_app.gui.widgets.renewal_desk import RenewalDesk
    from dialogue_app.gui.widgets.translation_desk import TranslationDesk

_NEEDS = (Need.WORKSPACE, Need.NOT_LIVE)


class WholeBankDesks(QObject):
    """Offers the actions and opens the desks.

    Args:
        page: the bank page, under construction.
    """

    offers = (
        Action("bank.renew", "action.bank-renew", (), "changed", needs=_NEEDS),
        Action("bank.package-release", "action.bank-package-release", (), "open", needs=_NEEDS),
        Action("bank.translate", "action.bank-translate", (), "note", needs=_NEEDS),
        Action("bank.priorities", "action.bank-priorities", (), "star", needs=_NEEDS),
    )

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self._page, self.cover = page, PageCover(page)
        page.handle("bank.package-release", self._ask)
        self.actions: tuple[QAction, ...] = (
            page.handle("bank.renew", self._look),
            page.handle("bank.translate", self._translate),
            page.handle("bank.priorities", self._prioritise),
        )
        page.session.live_changed.connect(lambda supplier: self.cover.close() if supplier else None)
        QTimer.singleShot(0, self, self._offer)

    def receive(self, kind: Kind, files: tuple[Path, ...]) -> None:
        """Show what a newer release, translations or ratings would do."""
        match kind:
            case Kind.RELEASE:
                self.renewal.look_into(files[0])
            case Kind.TRANSLATIONS:
                self.translation.bring(files[0])
            case Kind.RATINGS:
                self.priorities.bring(files)

    def _offer(self) -> None:
        if self._page.session.workspace:  # it may have been closed since the page was built
            self.renewal.offer()

    def _look(self) -> None:
        self.renewal.look()

    def _ask(self) -> None:
        self.renewal.ask()

    def _translate(self) -> None:
        self.translation.open()

    def _prioritise(self) -> None:
        self.priorities.open()

    @cached_property
    def renewal(self) -> "RenewalDesk":
        """A newer release."""
        from dialogue_app.gui.widgets.renewal_desk import RenewalDesk  # noqa: PLC0415 - the bank is shown without it

        return RenewalDesk(self._page, self.cover)

    @cached_property
    def translation(self) -> "TranslationDesk":
        """Translators."""
        from dialogue_app.gui.widgets.translation_desk import TranslationDesk  # noqa: PLC0415 - see renewal

        return TranslationDesk(self._page, self.cover)

    @cached_property
    def priorities(self) -> "PriorityDesk":
        """What is important to buyers."""
        from dialogue_app.gui.widgets.priority_desk import PriorityDesk  # noqa: PLC0415 - see renewal

        return PriorityDesk(self._page, self.cover)
