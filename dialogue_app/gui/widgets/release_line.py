"""The quiet line that says, some time after the start, that the program brings a newer release of the shared bank."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from dialogue_app.gui.session import Session
from dialogue_app.gui.widgets.offer_line import OfferLine
from dialogue_app.workspace.history import Touched

if TYPE_CHECKING:
    from dialogue_app.workspace.workspace import Workspace

LATER_MS = 1_200
"""Long after the first picture; reading the number of the release takes some milliseconds."""

_PUT_OFF = "release/put-off"


class ReleaseLine(OfferLine):
    """Leads to what the release changes. Put off, it says no more of this release; the bank still does.

    Args:
        session: of the window.
    """

    def __init__(self, session: Session) -> None:
        super().__init__(session.texts)
        self._session = session
        self._number = ""
        self.setAccessibleName(session.texts("renewal.waiting"))
        self.look_wanted.connect(self._look_at)
        self.later_wanted.connect(self._put_off)
        session.notifier.changed.connect(self._told)
        session.live_changed.connect(self._show)
        QTimer.singleShot(LATER_MS, self, self.ask)

    def ask(self) -> None:
        """Find out whether there is a newer release, and say so."""
        from dialogue_app.workspace import shipped_release  # noqa: PLC0415 - the first picture does not wait for it

        workspace: Workspace | None = self._session.workspace
        self._number = shipped_release.waiting(workspace) if workspace and not workspace.for_reading else ""
        self._show()

    def _show(self) -> None:
        session, number = self._session, self._number
        quiet = not number or session.live_supplier or session.settings.value(_PUT_OFF) == number
        self.say("" if quiet else session.texts("renewal.offer", number=number), offers=True)

    def _look_at(self) -> None:
        self._session.go("bank")
        self._session.commands.run("bank.renew")

    def _put_off(self) -> None:
        self._session.settings.keep_value(_PUT_OFF, self._number)
        self._show()

    def _told(self, touched: frozenset, _originator: object) -> None:
        if self._number and Touched.BANK in touched:
            self.ask()
