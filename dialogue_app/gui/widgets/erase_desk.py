"""Joins the sheet on which a supplier is erased with the workspace; looks for older copies beside the window."""

from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from dialogue_app.domain.suppliers import Supplier
from dialogue_app.errors import Problem
from dialogue_app.gui.problems import Tone
from dialogue_app.gui.session import Session
from dialogue_app.gui.widgets.erase_choice import EraseChoice
from dialogue_app.gui.widgets.erase_sheet import EraseSheet
from dialogue_app.workspace import erasing, preparing, sameness
from dialogue_app.workspace.history import Touched

MOST_LISTED = 12
"""Copies and other records listed one by one."""


def choose(session: Session, page: QWidget, proposed: str = "") -> None:
    """Ask which supplier of the file is to be erased, then say what that means; ``proposed`` is the id of one."""
    assert session.workspace
    workspace = session.workspace
    there = [each for each in preparing.suppliers(workspace) if not erasing.is_erased(workspace, each.id)]
    if not there:
        session.say("erase.nobody", Tone.INFO)
        return
    choice = EraseChoice(session.texts, there, proposed, page.window())
    choice.chosen.connect(lambda supplier: EraseDesk(session, supplier, page).show())
    choice.finished.connect(choice.deleteLater)
    choice.open()


class EraseDesk(QObject):
    """Says what erasing one supplier means, and does it when told.

    Args:
        session: whose workspace is meant.
        supplier: who.
        page: in which the user works.
    """

    def __init__(self, session: Session, supplier: Supplier, page: QWidget) -> None:
        super().__init__(page)
        assert session.workspace
        self._session, self._supplier, self._workspace = session, supplier, session.workspace
        self._found = erasing.seen(self._workspace, supplier)
        self._done = False
        self.sheet = EraseSheet(session.texts, supplier.name, page.window())
        self.sheet.wanted.connect(self._erase)
        self.sheet.finished.connect(self._put_away)

    def show(self) -> None:
        """Open the sheet, or say why there is nothing to erase."""
        if erasing.is_erased(self._workspace, self._supplier.id):
            self._session.report(Problem("erased-already", supplier=self._supplier.name))
            self._put_away()
            return
        self._tell()
        path, supplier = self._workspace.path, self._supplier
        looking = self._session.texts("erase.looking")
        self.sheet.open()
        self._session.start(looking, lambda _: erasing.copies(path, supplier), self._list_copies)

    # What is said --------------------------------------------------------------------------------------------

    def _tell(self) -> None:
        texts, number = self._session.texts, self._session.texts.formats.number
        self.sheet.tell("final", texts("erase.final"), (texts("erase.final-note"),))
        goes = texts.count("erase.goes-answers", self._found.answers)
        self.sheet.tell("goes", texts("erase.goes"), (texts("erase.goes-who"), goes, texts("erase.goes-rest")))
        stand_in = erasing.stand_in(self._supplier.id)
        stays = (texts("erase.stays-chain"), texts("erase.stays-fact", name=stand_in))
        self.sheet.tell("stays", texts("erase.stays"), stays)
        places = [
            texts("erase.mention", n=number(count), place=texts(f"erased-place.{place}"))
            for place, count in self._found.mentions.items()
        ]
        others = [texts("erase.left-note"), *places] if places else []
        if left := (*self._joined(), *others):
            self.sheet.tell("left", texts("erase.left"), left)
        self.sheet.tell("copies", texts("erase.copies"), (texts("erase.looking"),))

    def _joined(self) -> Iterator[str]:
        """Yield the other names under which the same supplier is here: each is erased by itself."""
        others = sameness.ids_of(self._workspace, self._supplier.id)[1:]
        names = {each.id: each.name for each in preparing.suppliers(self._workspace)}
        for each in others:
            if not erasing.is_erased(self._workspace, each):
                yield self._session.texts("erase.joined", other=names[each])

    def _list_copies(self, found: object) -> None:
        if not isinstance(found, tuple):
            return
        texts = self._session.texts
        if not found:
            self.sheet.tell("copies", texts("erase.copies"), (texts("erase.no-copies"),))
            return
        listed = [str(path) for path in found[:MOST_LISTED] if isinstance(path, Path)]
        more = len(found) - len(listed)
        lines = [*listed, *([texts.count("erase.more-copies", more)] if more else [])]
        note = texts.count("erase.copies-note", len(found))
        self.sheet.tell("copies", texts("erase.copies"), (note, *lines))

    # What is done --------------------------------------------------------------------------------------------

    def _erase(self, reason: str) -> None:
        session, failures = self._session, list[Problem]()
        session.perform(lambda: self._do(reason), None, failures.append)
        for problem in failures:
            self.sheet.say_error(session.sentence(problem))
        if self._done:
            session.drafts.forget(self._supplier.id)
            session.notifier.tell(frozenset(Touched), None)
            session.update_needs()
            self.sheet.drop("goes", "stays", "final")
            self.sheet.say_done(session.texts("erase.done"))

    def _do(self, reason: str) -> None:
        erasing.erase_seen(self._workspace, self._found, reason)
        self._done = True

    def _put_away(self, *_: object) -> None:
        self.sheet.deleteLater()
        self.deleteLater()
