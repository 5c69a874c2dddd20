"""The program that is killed: works in a workspace without end and says of each action when it begins and has returned.

``python -m tests.torture.writer FILE SEED``. Every line on standard output is JSON: what the action leaves in the
file, then ``null`` once the function has returned. Nothing more is promised of an action that was only begun.
"""

import json
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from hashlib import sha256
from pathlib import Path
from random import Random

from dialogue_app.domain.answers import Answer, Scope, ScopeKind, State
from dialogue_app.domain.criteria import Hypothesis
from dialogue_app.domain.dialogue import DialogueKind
from dialogue_app.domain.own_questions import OwnDraft
from dialogue_app.domain.questionnaire import Item
from dialogue_app.domain.remarks import Remark, RemarkKind
from dialogue_app.domain.values import Choice, to_json
from dialogue_app.workspace import (
    Workspace,
    answering,
    assembling,
    authoring,
    keeping,
    noting,
    preparing,
    proving,
    returns,
    talking,
)
from dialogue_app.workspace.preparing import Draft
from tests.helpers.returned import proposal, returned
from tests.torture import judging
from tests.torture.effects import Effect
from tests.torture.judging import Judge

MAIN = "Laptops 2027"
QUESTIONS = ("GOV-101", "FRC-101", "CIR-101", "CMP-104")
SUPPLIERS = ("Alpha", "Beta", "Gamma", "Delta")
CLAIM = "We publish the list of our final assembly sites twice a year, with street and city."


@dataclass(frozen=True)
class Done:
    """What undo and redo of an action leave in the file."""

    undo: Sequence[Effect]
    redo: Sequence[Effect]


class Writer:
    """Does one thing after another in an open workspace.

    Args:
        workspace: with the dialogue that ``prepare`` made.
        seed: of all that looks random, and part of every text, so that no two runs write the same.
    """

    def __init__(self, workspace: Workspace, seed: int) -> None:
        self.workspace, self.seed, self.random = workspace, seed, Random(seed)
        self.dialogue_id = preparing.find_dialogue(workspace, MAIN).id
        taking_part = preparing.participants(workspace, self.dialogue_id)
        self.suppliers = [each.supplier.id for each in taking_part]
        self.items = list(workspace.questionnaire(self.dialogue_id).items())
        self.remarks: list[tuple[str, str]] = []
        self.done: list[Done] = []
        self.undone: list[Done] = []
        self.number = 0
        self.judge = Judge(self)

    def go_on(self) -> None:
        """Do one thing."""
        rare = (self.note, self.change_note, self.close_or_open, self.take_over, self.undo, self.undo, self.redo)
        judged = self.judge.ways
        rarer = (self.keep_file, self.write_question, self.hold_another, self.back_up)
        draw = self.random.random()
        if draw < 0.7:
            self.answer()
        else:
            self.random.choice(judged if draw < 0.8 else rare if draw < 0.97 else rarer)()

    # What is done in a talk ----------------------------------------------------------------------------------

    def answer(self) -> None:
        """Record an answer, short or long."""
        if open_talks := [each for each in self.suppliers if self.talk_open(each)]:
            supplier, item, said = self.random.choice(open_talks), self.random.choice(self.items), self.said()
            self.record(self.dialogue_id, supplier, item, said)

    def record(self, dialogue_id: str, supplier: str, item: Item, said: Answer, also: Sequence[Effect] = ()) -> None:
        """Record this answer; ``also`` is what it leaves beside itself."""
        before = answering.current(self.workspace, dialogue_id, supplier, item)
        effect = answer_effect(supplier, item, said)
        done = Done([answer_effect(supplier, item, before)], [effect])
        self.tell(
            [*also, effect], partial(answering.record, self.workspace, dialogue_id, supplier, item.id, said), done
        )

    def said(self) -> Answer:
        """Return an answer that nobody gave before."""
        claim, note = f"{self.text()} {CLAIM}", " ".join([CLAIM] * self.random.choice((0, 1, 50)))
        return Answer(State.ANSWERED, Choice("yes"), scope=Scope(ScopeKind.ALL_OFFERED), claim=claim, note=note)

    def note(self) -> None:
        """Note something that was said beside the answers."""
        if open_talks := [each for each in self.suppliers if self.talk_open(each)]:
            supplier, remark = self.random.choice(open_talks), Remark(RemarkKind.PARKED, self.text())
            effect: Effect = ("remark", supplier, remark.text)

            def note() -> None:
                change = noting.note(self.workspace, self.dialogue_id, supplier, remark)
                self.remarks.append((supplier, change.subject))

            self.tell([effect], note, Done([("remark", supplier, None)], [effect]))

    def change_note(self) -> None:
        """Say a remark otherwise, or take it back."""
        if not self.remarks:
            return
        supplier, remark_id = self.random.choice(self.remarks)
        before = noting.history(self.workspace, self.dialogue_id, remark_id)[0].remark
        after = Remark(RemarkKind.PARKED, self.text()) if self.random.random() < 0.7 or before is None else None
        effect: Effect = ("remark", supplier, after and after.text)
        undo: Effect = ("remark", supplier, before and before.text)
        change = partial(noting.change, self.workspace, self.dialogue_id, remark_id, after)
        self.tell([effect], change, Done([undo], [effect]))

    def close_or_open(self) -> None:
        """Close a talk, or open it again."""
        supplier = self.random.choice(self.suppliers)
        closed: Effect = ("step", supplier, "closed")
        opened: Effect = ("step", supplier, "reopened")
        if self.talk_open(supplier):
            close = partial(talking.close, self.workspace, self.dialogue_id, supplier)
            self.tell([closed], close, Done([opened], [closed]))
        else:
            reopen = partial(talking.reopen, self.workspace, self.dialogue_id, supplier, "goes-on")
            self.tell([opened], reopen, Done([closed], [opened]))

    def talk_open(self, supplier: str) -> bool:
        """Whether the talk with a supplier takes answers."""
        talk = talking.newest(self.workspace, self.dialogue_id, supplier)
        return talk is not None and talk.open

    # What is done with files and questions -------------------------------------------------------------------

    def take_over(self) -> None:
        """Take the answers of a returned file over, all in one."""
        supplier, name = self.random.choice(self.suppliers), f"{self.text()}.xlsx"
        found = [proposal(item, self.said()) for item in self.items]
        came = returned(*found, supplier_id=supplier, dialogue_id=self.dialogue_id, file=name)
        reviewed = returns.review(self.workspace, self.dialogue_id, [came])
        lines = [line for _, line in reviewed.lines()]
        effects = [("+run", name), *(answer_effect(supplier, line.item, line.answer) for line in lines)]
        undo = [answer_effect(supplier, line.item, line.present.answer) for line in lines]
        picks = [line.key for line in lines]
        take_over = partial(returns.take_over, self.workspace, reviewed, picks)
        self.tell(effects, take_over, Done([*undo, ("-run", name)], effects))

    def keep_file(self) -> None:
        """Copy a file of some pages into the workspace; no change that could be undone."""
        content = self.random.randbytes(self.random.choice((10, 5_000, 400_000)))
        path = self.workspace.path.with_name("evidence.pdf")
        path.write_bytes(content)
        self.tell([("+file", sha256(content).hexdigest())], lambda: proving.keep_file(self.workspace, path))

    def write_question(self) -> None:
        """Make a question of one's own."""
        prompt = f"{self.text()}?"
        there, gone = [("+own", prompt)], [("-own", prompt)]
        self.tell(there, lambda: authoring.create_question(self.workspace, OwnDraft(prompt)), Done(gone, there))

    def hold_another(self) -> None:
        """Prepare another dialogue and freeze it by its first answer; from there on nothing before it is undone."""
        workspace, title, supplier = self.workspace, self.text(), self.suppliers[0]
        draft = Draft(DialogueKind.PRE_CONTRACT, title, "Decide what the tender can ask.")
        self.tell([("+dialogue", title)], lambda: preparing.create_dialogue(workspace, draft))
        made = preparing.find_dialogue(workspace, title).id
        added = partial(assembling.add_questions, workspace, made, QUESTIONS)
        self.tell([("+asked", title, str(len(QUESTIONS)))], added)
        self.tell([], lambda: preparing.add_participant(workspace, made, supplier))
        item = next(iter(workspace.questionnaire(made).items()))
        self.record(made, supplier, item, self.said(), [("+frozen", title), ("step", supplier, "started")])
        self.done.clear()
        self.undone.clear()

    def back_up(self) -> None:
        """Copy the workspace."""
        name = f"copy {self.text()}.dialogues"
        self.tell([("+copy", name)], lambda: keeping.back_up(self.workspace, self.workspace.path.with_name(name)))

    # Taking back ---------------------------------------------------------------------------------------------

    def undo(self) -> None:
        """Take back what was done last."""
        if self.done:
            step = self.done[-1]
            self.tell(step.undo, self.workspace.history.undo)
            self.undone.append(self.done.pop())

    def redo(self) -> None:
        """Do again what was taken back last."""
        if self.undone:
            step = self.undone[-1]
            self.tell(step.redo, self.workspace.history.redo)
            self.done.append(self.undone.pop())

    # Saying so -----------------------------------------------------------------------------------------------

    def tell(self, effects: Sequence[Effect], do: Callable[[], object], done: Done | None = None) -> None:
        """Say what is begun, do it, and say that it has returned."""
        say(effects)
        do()
        say(None)
        if done:
            self.done.append(done)
            self.undone.clear()

    def tell_undoable(self, effect: Effect, undone: Effect, do: Callable[[], object]) -> None:
        """Do one thing that undo takes back by one entry."""
        self.tell([effect], do, Done([undone], [effect]))

    def text(self) -> str:
        """Return words that were never written before."""
        self.number += 1
        return f"{self.seed}-{self.number} – ü€😀"


def answer_effect(supplier: str, item: Item, said: Answer) -> Effect:
    """Return an answer as it stands in the file."""
    value = to_json(said.value) if said.value is not None else None
    return ("answer", supplier, item.id, said.state.value, value, said.claim, said.note)


def say(line: Sequence[Effect] | None) -> None:
    """Hand a line to who listens; it is theirs once this has returned."""
    sys.stdout.buffer.write(json.dumps(line).encode() + b"\n")
    sys.stdout.buffer.flush()


def prepare(path: Path) -> None:
    """Make the workspace: a dialogue with four questions, and a talk with each of four suppliers."""
    workspace = Workspace.create(path)
    wanted = (Hypothesis("", "Recruitment costs workers nothing", question_id=QUESTIONS[1]),)
    draft = Draft(DialogueKind.PRE_CONTRACT, MAIN, "Decide what the tender can ask.", hypotheses=wanted)
    dialogue_id = preparing.create_dialogue(workspace, draft).subject
    assembling.add_questions(workspace, dialogue_id, QUESTIONS)
    for name in SUPPLIERS:
        supplier_id = preparing.add_supplier(workspace, name).subject
        preparing.add_participant(workspace, dialogue_id, supplier_id)
        talking.start(workspace, dialogue_id, supplier_id)
    taking_part = preparing.participants(workspace, dialogue_id)
    judging.prepare(workspace, [each.supplier.id for each in taking_part])
    item = next(iter(workspace.questionnaire(dialogue_id).items()))
    answering.record(workspace, dialogue_id, supplier_id, item.id, Answer(State.NOT_KNOWN))
    workspace.close()


def work(kind: type[Writer]) -> None:
    """Work until somebody ends it."""
    writer = kind(Workspace.open(Path(sys.argv[1])), int(sys.argv[2]))
    while True:
        writer.go_on()


if __name__ == "__main__":
    work(Writer)
