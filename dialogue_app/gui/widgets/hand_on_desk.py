"""Hands on the own bank or the shared one as a file: asks how much of it and where, and writes in the background."""

from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from dialogue_app.domain.own_questions import OWN_BANK
from dialogue_app.gui.problems import Tone
from dialogue_app.gui.session import Session
from dialogue_app.gui.tasks import Progress, Work
from dialogue_app.gui.widgets.targets import Targets
from dialogue_app.workspace.packaging import SUFFIX
from question_bank import Question

if TYPE_CHECKING:
    from dialogue_app.domain.bank_package import Package
    from dialogue_app.gui.widgets.hand_on_panel import HandOnPanel
    from dialogue_app.workspace.workspace import Workspace


class HandOnDesk(QObject):
    """Keeps the form for handing on.

    Signals:
        opened(QWidget): show this panel.
        closed(): show the page again.

    Args:
        session: runs the work and says how it ended.
        page: above which the file dialog opens.
        chosen: returns the marked questions.
    """

    opened = Signal(object)
    closed = Signal()

    def __init__(self, session: Session, page: QWidget, chosen: Callable[[], list[Question]]) -> None:
        super().__init__(page)
        self._session, self._chosen = session, chosen
        self._targets = Targets(session, page, "hand-on")
        self._marked: tuple[Question, ...] = ()

    @cached_property
    def panel(self) -> "HandOnPanel":
        """The form for handing on; built when first asked for."""
        from dialogue_app.gui.widgets.hand_on_panel import HandOnPanel  # noqa: PLC0415 - the page opens without it
        from dialogue_app.workspace.packaging import BANKS  # noqa: PLC0415

        themes = [(each.code, each.name) for each in self._workspace.release.themes]
        made = HandOnPanel(self._session.texts, BANKS, themes)
        made.changed.connect(self._say_part)
        made.wanted.connect(self.write)
        made.closed.connect(self.closed.emit)
        return made

    def hand_on(self) -> None:
        """Ask what to hand on."""
        self._marked = tuple(self._chosen())
        shared = bool(self._marked) and self._marked[0].bank_id != OWN_BANK
        self.panel.bank.choose(self._marked[0].bank_id if shared and len(self._marked) > 1 else OWN_BANK)
        self.opened.emit(self.panel)
        self._say_part()
        self.panel.begin()

    def write(self) -> None:
        """Ask for a file and write the package in the background."""
        from dialogue_app.workspace import packaging  # noqa: PLC0415 - see panel

        texts, bank_id = self._session.texts, self.panel.bank.code
        part = self._part()
        stem = f"{packaging.own_name(self._workspace) if bank_id == OWN_BANK else bank_id}{SUFFIX}"
        target = self._targets.ask_file(texts("hand-on.write"), stem, {SUFFIX: texts("take-in.packages")})
        if target is None:
            return
        packed: list[Package] = []
        # what is handed on is remembered, so this writes to the file
        self._session.perform(lambda: packed.append(packaging.packed(self._workspace, bank_id, *part)))
        if packed:
            self._session.start(texts("hand-on.writing"), _writing(packed[0], target), self._written)
            self.closed.emit()

    def _part(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Return the themes and the ids that are chosen."""
        from dialogue_app.gui.widgets.hand_on_panel import ALL, MARKED  # noqa: PLC0415 - see panel

        code, bank_id = self.panel.part.code, self.panel.bank.code
        if code == MARKED:
            return (), tuple(each.id for each in self._marked if each.bank_id == bank_id)
        return (() if code == ALL else (code,)), ()

    def _say_part(self) -> None:
        from dialogue_app.workspace import packaging, releasing  # noqa: PLC0415 - see panel

        texts, panel = self._session.texts, self.panel
        panel.offer(sum(each.bank_id == panel.bank.code for each in self._marked))
        questions, proposals = packaging.counted(self._workspace, panel.bank.code, *self._part())
        said = [texts.count("hand-on.questions", questions)]
        said += [texts.count("hand-on.proposals", proposals)] if proposals else []
        own = panel.bank.code == OWN_BANK
        licence = releasing.head(self._workspace).licence if own else self._workspace.release.bank.licence
        words = texts("take-in.licence", licence=licence) if licence else texts("hand-on.no-licence")
        panel.say(" · ".join(said), words, possible=bool(questions or proposals))

    def _written(self, target: object) -> None:
        assert isinstance(target, Path)
        self._session.say("hand-on.written", Tone.OK, self._targets.ways_to(target), file=target.name)

    @property
    def _workspace(self) -> "Workspace":
        assert self._session.workspace
        return self._session.workspace


def _writing(package: "Package", target: Path) -> Work:
    """Work for the background: only frozen values and a path."""

    def work(progress: Progress) -> Path:
        from dialogue_app.workspace import packaging  # noqa: PLC0415 - see HandOnDesk.panel

        progress.say(0)
        return packaging.write(package, target)

    return work
