"""Publishes a release of the own bank: joins its form with the workspace."""

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from dialogue_app.gui.problems import Tone, WayOut
from dialogue_app.gui.session import Session

if TYPE_CHECKING:
    from dialogue_app.errors import Problem
    from dialogue_app.gui.widgets.publish_panel import PublishPanel
    from dialogue_app.workspace.workspace import Workspace


class PublishDesk(QObject):
    """Keeps the form of a release.

    Signals:
        opened(QWidget): show this panel.
        closed(): show the page again.

    Args:
        session: on which every change is made.
        page: where the panel is shown.
    """

    opened = Signal(object)
    closed = Signal()

    def __init__(self, session: Session, page: QWidget) -> None:
        super().__init__(page)
        self._session = session

    @cached_property
    def panel(self) -> "PublishPanel":
        """The form of a release; built when first asked for."""
        from dialogue_app.gui.widgets.publish_panel import PublishPanel  # noqa: PLC0415 - the page opens without it

        made = PublishPanel(self._session.texts)
        made.wanted.connect(self.publish)
        made.closed.connect(self.closed.emit)
        return made

    def prepare(self) -> None:
        """Show the release that could be published now."""
        from dialogue_app.domain.difference_phrases import release_notes  # noqa: PLC0415 - the page opens without it
        from dialogue_app.workspace import releasing  # noqa: PLC0415

        texts, ready = self._session.texts, releasing.prepared(self._workspace)
        said = [texts.count(f"publish.{became}", number) for became, number in ready.counts().items()]
        said += [texts.count("publish.drafts", ready.drafts)] if ready.drafts else []
        before = texts("publish.before", number=ready.before.number) if ready.before else texts("publish.first")
        against = [f"{each.id} · {each.field}: {each.sentence}" for each in ready.findings]
        against = [texts.count("publish.against", len(against)), *against] if against else []
        notes = release_notes(ready.changed, texts)
        summary = " · ".join((before, *(said or [texts("publish.nothing")])))
        self.panel.show_release(ready.release.bank, ready.release.number, summary, notes, against)
        self.opened.emit(self.panel)
        self.panel.begin()

    def publish(self) -> None:
        """Keep name, steward and licence, and publish."""
        from dialogue_app.workspace import releasing  # noqa: PLC0415 - the page opens without it

        panel = self.panel
        failed: list[Problem] = []
        self._session.perform(lambda: releasing.name_bank(self._workspace, *panel.said), self, failed=failed.append)
        change = None
        if not failed:
            notes = panel.notes.said
            change = self._session.perform(lambda: releasing.publish(self._workspace, notes), self, failed.append)
        if failed:
            panel.say_problem(failed[0].key.removeprefix("own-bank-without-"), self._session.sentence(failed[0]))
        elif change:
            self.closed.emit()
            undo = WayOut(self._session.texts("action.undo"), self._session.undo)
            self._session.say("publish.done", Tone.OK, [undo], number=change.subject)

    @property
    def _workspace(self) -> "Workspace":
        assert self._session.workspace
        return self._session.workspace
