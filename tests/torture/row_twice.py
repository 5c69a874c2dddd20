"""Row 16: files are taken over twice, and both sides changed the same: nothing is doubled, no conflict is unseen."""

import shutil
from dataclasses import replace
from itertools import count
from pathlib import Path

from dialogue_app.domain.bank_merge import Choice, Take
from dialogue_app.domain.bank_merge import What as Merged
from dialogue_app.domain.own_questions import OwnDraft
from dialogue_app.domain.returned import Returned
from dialogue_app.domain.review import What
from dialogue_app.storage import banks
from dialogue_app.workspace import (
    Surroundings,
    Workspace,
    answering,
    assembling,
    authoring,
    merging,
    packaging,
    preparing,
    returns,
)
from question_bank import Kind, content_hash
from tests.helpers.returned import proposal, returned, yes
from tests.helpers.workspaces import new_workspace
from tests.torture.cases import Outcome, Row, Tally, folder
from tests.workspace.conftest import everything, prepared

ROW = Row(16, "import twice, and both sides changed the same", "no doubles, every conflict shown")

CONFLICTS = 10
"""Of each kind: a correction by hand, two files that differ, a question that both sides edited."""


def run(short: bool, seed: int) -> Outcome:
    """Return files twice, correct answers in between, and let two buyers edit the same questions."""
    tally = Tally()
    with folder() as place:
        _returned(tally, place, seed)
        _packages(tally, place)
    tally.note(f"{3 * CONFLICTS} conflicts, each must be shown and must not be ticked beforehand")
    return tally.outcome


def _returned(tally: Tally, place: Path, seed: int) -> None:
    workspace = new_workspace(place)
    dialogue_id = _asked(workspace)
    every = workspace.questionnaire(dialogue_id).items()
    items = [each for each in every if each.snapshot.answer.kind is Kind.YES_PARTLY_NO]
    supplier_id = preparing.find_supplier(workspace, "Alpha").id

    def file(name: str, words: str) -> Returned:
        found = (proposal(each, yes(f"{words} {number} {seed}.")) for number, each in enumerate(items))
        return returned(*found, supplier_id=supplier_id, dialogue_id=dialogue_id, file=name)

    def take(*files: Returned) -> None:
        reviewed = returns.review(workspace, dialogue_id, files)
        returns.take_over(workspace, reviewed, reviewed.proposed())

    take(file("first.xlsx", "We do"))
    before = everything(workspace)
    with tally.case("the same file again changes nothing"):
        take(file("first.xlsx", "We do"))
        assert everything(workspace) == before
    for number, each in enumerate(items[:CONFLICTS]):
        answering.record(workspace, dialogue_id, supplier_id, each.id, yes(f"Corrected {number}."))
    second = returns.review(workspace, dialogue_id, [file("second.xlsx", "We did")])
    lines = {line.item.id: line for _, line in second.lines()}
    take(file("second.xlsx", "We did"))
    for number, each in enumerate(items[:CONFLICTS]):
        with tally.case(f"corrected by hand {number}"):
            assert lines[each.id].what is What.CONFLICT
            assert not lines[each.id].proposed
            said = answering.current(workspace, dialogue_id, supplier_id, each)
            assert said.claim == f"Corrected {number}.", said.claim
    both = [file("third.xlsx", "One says"), file("fourth.xlsx", "Another says")]
    found = [line for _, line in returns.review(workspace, dialogue_id, both).lines()]
    for each in items[:CONFLICTS]:
        with tally.case(f"two files differ {each.code}"):
            mine = [line for line in found if line.item.id == each.id]
            assert len(mine) == 2
            assert {line.what for line in mine} <= {What.TWICE, What.CONFLICT}
            assert not any(line.proposed for line in mine)
    workspace.close()


def _asked(workspace: Workspace) -> str:
    """Return a dialogue that asks more than ten questions with the answers yes, partly and no."""
    dialogue_id = prepared(workspace)
    known = {each.snapshot.question_id for each in workspace.questionnaire(dialogue_id).items()}
    wanted = [
        each.id
        for each in workspace.release.questions
        if each.answer.kind is Kind.YES_PARTLY_NO and each.phase.serves("pre-contract") and each.id not in known
    ]
    assembling.add_questions(workspace, dialogue_id, tuple(wanted[: CONFLICTS + 2]))
    return dialogue_id


def _packages(tally: Tally, place: Path) -> None:
    oslo, bergen = _cities(place)
    for number in range(CONFLICTS):
        authoring.create_question(oslo, OwnDraft(f"Who repairs part {number}?"))
    _merge(oslo, bergen, place)
    before = everything(bergen)
    with tally.case("the same package again changes nothing"):
        _merge(oslo, bergen, place)
        assert everything(bergen) == before
    for city, word in ((oslo, "Oslo"), (bergen, "Bergen")):
        for each in authoring.own_questions(city):
            _edited(city, each.id, word)
    seen = _merge(oslo, bergen, place)
    conflicts = [line for line in seen.lines if line.what is Merged.CONFLICT]
    helps = {each.prompt: each.help for each in authoring.own_questions(bergen)}
    for number in range(CONFLICTS):
        with tally.case(f"both edited {number}"):
            assert any(line.found.theirs.newest.prompt == f"Who repairs part {number}?" for line in conflicts)
            assert helps[f"Who repairs part {number}?"] == "Said in Bergen."
    with tally.case("both are kept when that is chosen, and one undo takes it back"):
        held = everything(bergen)
        merging.take_over(bergen, _preview(oslo, bergen, place), otherwise=Choice(Take.BOTH))
        prompts = [each.help for each in authoring.own_questions(bergen)]
        assert prompts.count("Said in Oslo.") == prompts.count("Said in Bergen.") == CONFLICTS, prompts
        bergen.history.undo()
        kept = ("bank", "decision_event", "seal")  # what was taken in and taken back stays on record
        assert everything(bergen, without=kept) == {name: rows for name, rows in held.items() if name not in kept}
    oslo.close()
    bergen.close()


def _cities(place: Path) -> tuple[Workspace, Workspace]:
    made = place / "cities"
    made.mkdir()
    first = new_workspace(made)
    first.close()
    second = Path(shutil.copyfile(first.path, made / "bergen.dialogues"))
    return Workspace.open(first.path, _signed("a")), Workspace.open(second, _signed("b"))


def _signed(letter: str) -> Surroundings:
    numbers = count(1)
    return Surroundings(new_id=lambda: f"{letter}{next(numbers):031}")


def _edited(workspace: Workspace, question_id: str, word: str) -> None:
    before = next(each for each in authoring.own_questions(workspace) if each.id == question_id)
    after = replace(before, rev=before.rev + 1, help=f"Said in {word}.")
    with workspace.database.atomic():
        banks.keep_own(workspace.database, replace(after, content_hash=content_hash(after.answer, after.prompt)))


def _preview(source: Workspace, target: Workspace, place: Path) -> merging.Preview:
    file = packaging.write(packaging.packed(source), place / "sent.dialogue-bank")
    return merging.preview(target, merging.read(file), file.name)


def _merge(source: Workspace, target: Workspace, place: Path) -> merging.Preview:
    seen = _preview(source, target, place)
    merging.take_over(target, seen)
    return seen
