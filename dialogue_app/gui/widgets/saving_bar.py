"""Stands in the window as long as the workspace can't be written: why, that it goes on trying, and the way out."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from dialogue_app.errors import Problem
from dialogue_app.gui.problems import Message, Messages, Tone, WayOut
from dialogue_app.gui.saving import RETRY_MS
from dialogue_app.gui.session import Session
from dialogue_app.gui.widgets.message_bar import MessageBar


class SavingBar(MessageBar):
    """A message bar of its own, so that no other message takes the place of this one.

    Args:
        session: its ``saving`` is what is shown.
    """

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(Messages(), session.texts("button.close"), parent)
        self._session = session
        session.saving.failing.connect(self._show_problem)
        session.saving.works.connect(self._say_it_works)
        session.workspace_changed.connect(self._follow)

    def refuse_closing(self, close: Callable[[], object]) -> None:
        """Say that the window stays open because something is not saved; ``close`` closes it all the same."""
        texts = self._session.texts
        ways = (*self._ways_out(), WayOut(texts("saving.close-anyway"), close))
        self.show_message(Message(texts("saving.stays-open", reason=self._reason()), Tone.BAD, ways))

    def _show_problem(self, _problem: Problem) -> None:
        last = self._session.messages.last
        if last and last.tone is Tone.OK:
            self._session.messages.clear()  # it may say that all is saved
        text = self._session.texts("saving.failing", reason=self._reason(), seconds=RETRY_MS // 1000)
        self.show_message(Message(text, Tone.BAD, self._ways_out()))

    def _reason(self) -> str:
        problem = self._session.saving.problem
        return self._session.sentence(problem) if problem else ""

    def _ways_out(self) -> tuple[WayOut, ...]:
        texts = self._session.texts
        again = WayOut(texts("saving.try-again"), self._session.saving.try_again)
        return (again, WayOut(texts("saving.go-on-elsewhere"), self._go_on_elsewhere))

    def _go_on_elsewhere(self) -> None:
        workspace, texts = self._session.workspace, self._session.texts
        assert workspace
        proposed = Path.home() / workspace.path.name
        filters = f"{texts('files.workspaces')} (*{workspace.path.suffix})"
        title = texts("saving.go-on-elsewhere-title")
        name, _ = QFileDialog.getSaveFileName(self, title, str(proposed), filters)
        if name:
            path, before = Path(name), workspace.path
            target = path if path.suffix else path.with_suffix(before.suffix)
            if self._session.go_on_in_copy(target):
                self._session.say("saving.moved", Tone.OK, path=target, before=before)

    def _say_it_works(self, changed: bool) -> None:
        self.hide()
        self._session.say("saving.works" if changed else "saving.works-undone", Tone.OK)

    def _follow(self) -> None:
        if not self._session.saving.problem:
            self.hide()
