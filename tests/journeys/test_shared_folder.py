"""Two buyers share a folder and nothing else: they ask, answer and edit apart, and end with the same."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from dialogue_app.domain.answers import Answer, ShareScope, State
from dialogue_app.domain.dialogue import DialogueKind
from dialogue_app.domain.ledgers import ANSWERS
from dialogue_app.domain.own_editing import with_text
from dialogue_app.domain.own_questions import OwnDraft
from dialogue_app.domain.packed_dialogue import Readers
from dialogue_app.domain.values import Choice
from dialogue_app.gui.main_window import MainWindow
from dialogue_app.gui.session import Session
from dialogue_app.gui.settings import Settings
from dialogue_app.gui.tasks import InlineRunner
from dialogue_app.gui.widgets.take_in_view import TakeInView
from dialogue_app.storage import entries
from dialogue_app.workspace import Workspace, answering, assembling, authoring, packaging, preparing, revising, sharing

pytestmark = pytest.mark.journey

ACTIVE, INACTIVE = Qt.ApplicationState.ApplicationActive, Qt.ApplicationState.ApplicationInactive
ROUNDS = 3


class Buyer:
    """One window on one workspace that is pointed at the folder."""

    def __init__(self, name: str, home: Path, folder: Path) -> None:
        settings = Settings(home / f"{name}.ini")
        settings.language = "en"
        self.name, self.session = name, Session(settings, InlineRunner())
        assert self.session.create_workspace(home / f"{name}.dialogues")
        self.window = MainWindow(self.session, place="dialogues")
        self.window.show()
        self.do(lambda: sharing.point(self.workspace, folder))
        self.do(lambda: sharing.name_people(self.workspace, f"City of {name}"))
        self.do(lambda: sharing.share_bank(self.workspace, wanted=True))

    @property
    def workspace(self) -> Workspace:
        assert self.session.workspace
        return self.session.workspace

    @property
    def dialogue_id(self) -> str:
        return preparing.find_dialogue(self.workspace, "Laptops").id

    def do(self, change) -> None:
        self.session.perform(change)

    def prepare(self) -> None:
        draft = preparing.Draft(DialogueKind.PRE_CONTRACT, "Laptops", "Decide together.")
        self.do(lambda: preparing.create_dialogue(self.workspace, draft))
        self.do(lambda: assembling.add_questions(self.workspace, self.dialogue_id, ("GOV-101", "FRC-101")))
        self.do(lambda: assembling.freeze(self.workspace, self.dialogue_id))
        for name in ("Alder", "Birch"):
            supplier = preparing.add_supplier(self.workspace, name).subject
            self.do(lambda: preparing.add_participant(self.workspace, self.dialogue_id, supplier))  # noqa: B023

    def keep_dialogue(self) -> None:
        self.do(lambda: sharing.share(self.workspace, self.dialogue_id, Readers.INTERNAL))

    def say(self, supplier: str, code: str, option: str) -> None:
        who = preparing.find_supplier(self.workspace, supplier).id
        said = Answer(State.ANSWERED, Choice(option), share_scope=ShareScope.GROUP)
        self.do(lambda: answering.record(self.workspace, self.dialogue_id, who, code, said))

    def ask(self, prompt: str) -> None:
        self.do(lambda: authoring.create_question(self.workspace, OwnDraft(prompt)))

    def explain(self, prompt: str, role: str, words: str) -> None:
        found = next(each for each in authoring.own_questions(self.workspace) if each.prompt == prompt)
        self.do(lambda: revising.save(self.workspace, with_text(found, role, words)))

    def leave(self) -> None:
        """Go to another program: own files are written."""
        self.desk.front_or_back(INACTIVE)

    @property
    def desk(self):
        self.session.go("dialogues")
        assert self.window.page
        return self.window.page.folder.desk

    def come_back(self) -> int:
        """Look at everything that is offered, take it in, and return how much that was."""
        self.desk.front_or_back(ACTIVE)
        taken = 0
        while waiting := self.desk.waiting:
            assert self.window.page
            assert self.window.page.folder.isVisible()
            self.window.page.folder.look.click()
            if waiting[0].questions is None:
                self.window.findChild(TakeInView).take.click()
            else:
                assert self.window.page.packages.is_open
                self.session.commands.run("bank.add")
            taken += 1
        return taken

    def bank(self) -> list[object]:
        """Return all own questions with all revisions, as others know them."""
        return sorted(packaging.packed(self.workspace).stories, key=lambda each: each.key)

    def answers(self) -> set[tuple[str, str]]:
        kept = entries.read(self.workspace.database, ANSWERS, self.dialogue_id)
        return {(each.entry.id, each.entry.digest) for each in kept}

    def close(self) -> None:
        self.window.close()
        self.session.close()


@pytest.fixture
def buyers(qapp: object, tmp_path: Path) -> Iterator[tuple[Buyer, Buyer]]:
    folder = tmp_path / "shared"
    folder.mkdir()
    pair = Buyer("Oslo", tmp_path, folder), Buyer("Bergen", tmp_path, folder)
    yield pair
    for each in pair:
        each.close()


def test_two_buyers_end_with_the_same_bank_and_the_same_answers(buyers: tuple[Buyer, Buyer]) -> None:
    oslo, bergen = buyers
    oslo.prepare()
    oslo.keep_dialogue()
    for number in range(ROUNDS):
        oslo.ask(f"Who repairs part {number}?")
        oslo.say("Alder", "FRC-101", "yes" if number % 2 else "no")
        oslo.leave()
        assert bergen.come_back() == 2
        if not number:
            bergen.keep_dialogue()
        bergen.ask(f"Where is part {number} made?")
        bergen.explain(f"Who repairs part {number}?", "help", "Name the workshop.")
        bergen.say("Birch", "GOV-101", "no" if number % 2 else "partly")
        bergen.leave()
        assert oslo.come_back() == 2
        oslo.explain(f"Where is part {number} made?", "why", "Wages differ.")
    oslo.leave()
    bergen.come_back()
    bergen.leave()
    oslo.come_back()
    assert oslo.bank() == bergen.bank()
    assert len(oslo.bank()) == 2 * ROUNDS
    assert oslo.answers() == bergen.answers()
    assert len(oslo.answers()) == 2 * ROUNDS
    assert oslo.desk.remark == bergen.desk.remark == ""
