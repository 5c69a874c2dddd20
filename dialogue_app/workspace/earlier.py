"""What a supplier said and promised before, in the rounds and dialogues that this one follows.

An earlier answer is shown beside the question and is never an answer by itself. It stands again only for the same
wording, and only with a day and a proof that nothing has changed.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace

from dialogue_app.domain.answers import AnswerEvent, Source, State, Verification
from dialogue_app.domain.comparison import RawCell
from dialogue_app.domain.dates import PartialDate
from dialogue_app.domain.delivery import Likeness
from dialogue_app.domain.dialogue import Dialogue
from dialogue_app.domain.plain_text import clean
from dialogue_app.domain.questionnaire import Item, Questionnaire
from dialogue_app.domain.remarks import RemarkEvent, RemarkKind
from dialogue_app.errors import Problem
from dialogue_app.storage import answers, questionnaires
from dialogue_app.workspace import answering, noting, sameness
from dialogue_app.workspace.history import Change
from dialogue_app.workspace.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Earlier:
    """An earlier answer: in which dialogue, to which item as it was worded then."""

    dialogue: Dialogue
    item: Item
    event: AnswerEvent
    likeness: Likeness


def find(workspace: Workspace, dialogue_id: str, supplier_id: str, item: Item) -> Earlier | None:
    """Return the newest earlier answer of a supplier to this question or its sibling; None when there is none."""
    ids = sameness.ids_of(workspace, supplier_id)
    for dialogue in followed(workspace, dialogue_id):
        for asked in _family(workspace, dialogue.id, item):
            told = (answering.newest(workspace, dialogue.id, each, asked) for each in ids)
            event = next((each for each in told if each), None)
            if event and event.answer.state is not State.NOT_ASKED:
                worded = _as_worded(workspace, event, asked)
                return Earlier(dialogue, worded, event, _likeness(item, worded, event))
    return None


def owed(workspace: Workspace, dialogue_id: str, supplier_id: str) -> tuple[tuple[Dialogue, RemarkEvent], ...]:
    """Return what a supplier has promised in earlier dialogues and not sent yet, with the dialogue, oldest first."""
    kinds = (RemarkKind.PROMISE, RemarkKind.CONTRADICTION)
    chain = reversed(tuple(followed(workspace, dialogue_id)))
    return tuple(
        (dialogue, event)
        for dialogue in chain
        for each in sameness.ids_of(workspace, supplier_id)
        for event in noting.remarks(workspace, dialogue.id, each, kinds)
        if event.remark and event.remark.open
    )


def confirm_unchanged(
    workspace: Workspace, dialogue_id: str, supplier_id: str, item_id: str, *, day: str, proof: str
) -> Change | None:
    """Record the earlier answer as said again, unchanged.

    Args:
        workspace: where.
        dialogue_id: the present dialogue.
        supplier_id: whose answer.
        item_id: to which question.
        day: of which day it is known to be unchanged; a year, quarter, month or day.
        proof: what shows it.

    Raises:
        Problem: there is no earlier answer, it was to other words, or the day or the proof is missing.
    """
    item = workspace.questionnaire(dialogue_id).item(item_id)
    before = find(workspace, dialogue_id, supplier_id, item)
    if before is None:
        raise Problem("earlier-none", item=item.code)
    if before.likeness is not Likeness.SAME:
        raise Problem("earlier-other-wording", item=item.code)
    if not PartialDate.PATTERN.fullmatch(day.strip()):
        raise Problem("unchanged-without-date")
    if not clean(proof):
        raise Problem("unchanged-without-proof")
    said = replace(
        before.event.answer,
        date_of_fact=day.strip(),
        note=proof,
        source=Source.ORAL,
        verification=Verification.CLAIMED,
        speaker_role="",
        read_back=False,
        corrected_by_supplier=False,
    )
    return answering.record(workspace, dialogue_id, supplier_id, item_id, said)


def comparable(workspace: Workspace, form: Questionnaire) -> dict[str, dict[str, RawCell]]:
    """Return what suppliers answered last to the same wording, by item id, then by supplier id.

    As in ``find``, the newest earlier answer counts; where it was given to other words, there is nothing to compare.
    """
    found: dict[str, dict[str, RawCell]] = {item.id: {} for item in form.items()}
    for dialogue in followed(workspace, form.dialogue_id):
        cells = _by_item(answers.cells(workspace.database, dialogue.id))
        for item in form.items():
            for asked in _family(workspace, dialogue.id, item):
                for cell in cells[asked.id]:
                    for supplier_id in sameness.ids_of(workspace, str(cell[1])):
                        found[item.id].setdefault(supplier_id, cell)
    return {
        item.id: {supplier: cell for supplier, cell in found[item.id].items() if cell[2] == item.asked_hash}
        for item in form.items()
    }


def _by_item(cells: list[RawCell]) -> defaultdict[str, list[RawCell]]:
    said: defaultdict[str, list[RawCell]] = defaultdict(list)
    for cell in cells:
        if cell[3] != State.NOT_ASKED:
            said[cell[0]].append(cell)
    return said


def followed(workspace: Workspace, dialogue_id: str) -> Iterator[Dialogue]:
    """Yield the dialogues that this one follows up, the newest first; a circle ends where it closes."""
    seen = {dialogue_id}
    before = workspace.dialogue(dialogue_id).baseline_id
    while before and before not in seen:
        seen.add(before)
        dialogue = workspace.dialogue(before)
        yield dialogue
        before = dialogue.baseline_id


def _family(workspace: Workspace, dialogue_id: str, item: Item) -> Iterator[Item]:
    """Yield the items of a dialogue that ask the same question, then those that ask its sibling."""
    asked = tuple(workspace.questionnaire(dialogue_id).items())
    for question_id in filter(None, (item.snapshot.question_id, item.snapshot.sibling)):
        for each in asked:
            if (each.snapshot.bank_id, each.snapshot.question_id) == (item.snapshot.bank_id, question_id):
                yield each


def _as_worded(workspace: Workspace, event: AnswerEvent, asked: Item) -> Item:
    """Return the item as it was worded when it was answered."""
    if event.asked_hash == asked.asked_hash:
        return asked
    versions = questionnaires.versions(workspace.database, event.dialogue_id)
    worded = (item for version in versions if version.id == event.questionnaire_id for item in version.items())
    return next((item for item in worded if item.asked_hash == event.asked_hash), asked)


def _likeness(item: Item, worded: Item, event: AnswerEvent) -> Likeness:
    if event.asked_hash == item.asked_hash:
        return Likeness.SAME
    same = worded.snapshot.question_id == item.snapshot.question_id
    return Likeness.OTHER_WORDING if same else Likeness.SIBLING
