"""What the writer rates, confirms, decides and follows up: whole records, appended like answers."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from random import Random
from typing import TYPE_CHECKING, Protocol

from dialogue_app.domain.decisions import Outcome
from dialogue_app.domain.dialogue import DialogueKind
from dialogue_app.domain.findings import Finding, Severity
from dialogue_app.domain.followup import Followed, FollowKind
from dialogue_app.domain.readiness import Ready
from dialogue_app.domain.rounds import Clause, Contract
from dialogue_app.domain.verdicts import Confirmed, Verdict
from dialogue_app.storage import followup
from dialogue_app.workspace import Workspace, answering, deciding, following, preparing
from dialogue_app.workspace.preparing import Draft
from tests.torture.effects import TEXT_OF, Effect

if TYPE_CHECKING:
    from dialogue_app.domain.questionnaire import Item

CONTRACT = "Laptops, round 1"


class Teller(Protocol):
    """The writer, as far as this needs it."""

    workspace: Workspace
    dialogue_id: str
    random: Random
    suppliers: list[str]
    items: "list[Item]"

    def text(self) -> str:
        """Return words that were never written before."""

    def tell_undoable(self, effect: Effect, undone: Effect, do: Callable[[], object]) -> None:
        """Say what is begun and what its undo leaves, do it, and say that it has returned."""


@dataclass
class Judge:
    """Does what is judged and followed up, for a writer."""

    writer: Teller

    @property
    def ways(self) -> Sequence[Callable[[], None]]:
        """Everything it can do."""
        return self.rate, self.confirm, self.decide, self.find, self.change_finding, self.say_contract

    def rate(self) -> None:
        """Rate an answer that somebody gave."""
        writer = self.writer
        supplier, item = writer.random.choice(writer.suppliers), writer.random.choice(writer.items)
        if answering.current(writer.workspace, writer.dialogue_id, supplier, item).state != "answered":
            return
        subject, why, rating = f"{writer.dialogue_id} {item.id} {supplier}", writer.text(), writer.random.randrange(5)
        do = partial(deciding.rate, writer.workspace, writer.dialogue_id, supplier, item.id, rating, why=why)
        self._tell(FollowKind.RATING, subject, supplier, why, do)

    def confirm(self) -> None:
        """Confirm how ready an actor is."""
        writer = self.writer
        about = deciding.criterion(writer.workspace, writer.dialogue_id, "1")
        actor, why = writer.random.choice(about.actors), writer.text()
        said = Confirmed(writer.random.choice((Ready.NOW, Ready.NO)), why=why)
        subject = f"{writer.dialogue_id} {about.hypothesis.id} {actor.id}"
        do = partial(deciding.confirm, writer.workspace, writer.dialogue_id, about.hypothesis.id, actor.id, said)
        self._tell(FollowKind.READY, subject, actor.supplier_id or None, why, do)

    def decide(self) -> None:
        """Decide about the criterion."""
        writer = self.writer
        about = deciding.criterion(writer.workspace, writer.dialogue_id, "1")
        reason, outcome = writer.text(), writer.random.choice((Outcome.INFO, Outcome.NOT_YET))
        said = Verdict(outcome, reason=reason, deviation="We wait for the market.", approver="Head of procurement")
        subject = f"{writer.dialogue_id} {about.hypothesis.id}"
        do = partial(deciding.decide, writer.workspace, writer.dialogue_id, about.hypothesis.id, said)
        self._tell(FollowKind.DECISION, subject, None, reason, do)

    def find(self) -> None:
        """Note a finding in the contract."""
        writer, text = self.writer, self.writer.text()
        supplier = writer.random.choice(writer.suppliers)
        noted = Finding(0, text, writer.random.choice(tuple(Severity)), following.today(writer.workspace))
        do = partial(following.add_finding, writer.workspace, self._contract_id, supplier, noted)
        effect: Effect = (FollowKind.FINDING.value, supplier, text)
        writer.tell_undoable(effect, (FollowKind.FINDING.value, supplier, None), do)

    def change_finding(self) -> None:
        """Say a finding otherwise, or take it back."""
        writer = self.writer
        found = following.findings(writer.workspace, self._contract_id)
        if not found:
            return
        event, text = writer.random.choice(found), writer.text()
        after = replace(following.of(event), text=text) if writer.random.random() < 0.8 else None
        do = partial(following.change_finding, writer.workspace, event.subject, after)
        self._tell(FollowKind.FINDING, event.subject, event.supplier_id, after and text, do)

    def say_contract(self) -> None:
        """Write down what the contract says."""
        writer, version = self.writer, self.writer.text()
        said = Contract((Clause("1", "Sites are named"),), version=version)
        do = partial(following.change_contract, writer.workspace, self._contract_id, said)
        self._tell(FollowKind.CONTRACT, self._contract_id, None, version, do)

    @property
    def _contract_id(self) -> str:
        return preparing.find_dialogue(self.writer.workspace, CONTRACT).id

    def _tell(
        self, kind: FollowKind, subject: str, supplier: str | None, text: str | None, do: Callable[[], object]
    ) -> None:
        kept = followup.history(self.writer.workspace.database, kind, subject)
        before = _text(kind, kept[0].content if kept else None)
        self.writer.tell_undoable((kind.value, supplier, text), (kind.value, supplier, before), do)


def prepare(workspace: Workspace, suppliers: Sequence[str]) -> None:
    """Make the contract dialogue with these suppliers."""
    made = preparing.create_dialogue(workspace, Draft(DialogueKind.IN_CONTRACT, CONTRACT, "Check what was agreed"))
    for each in suppliers:
        preparing.add_participant(workspace, made.subject, each)


def _text(kind: FollowKind, content: Followed | None) -> str | None:
    return getattr(content, TEXT_OF[kind.value][1]) if content else None
