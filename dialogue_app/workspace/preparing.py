"""Make dialogues, keep suppliers, and say who takes part."""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from dialogue_app.domain.criteria import Hypothesis
from dialogue_app.domain.dialogue import (
    BEFORE_ANSWERS,
    DEFAULT_PROFILE,
    NO_EVENT,
    NO_REPLY,
    Dialogue,
    DialogueKind,
    Event,
    Reply,
    check_day,
    checked,
)
from dialogue_app.domain.plain_text import clean
from dialogue_app.domain.suppliers import Attendance, Participant, Role, Supplier
from dialogue_app.domain.suppliers import checked as checked_supplier
from dialogue_app.errors import Problem
from dialogue_app.storage import dialogues, progress
from dialogue_app.workspace.history import Change, Touched
from dialogue_app.workspace.workspace import Workspace

_DIALOGUES = frozenset({Touched.DIALOGUES})
_MADE = frozenset({Touched.DIALOGUES, Touched.QUESTIONNAIRES})
_SUPPLIERS = frozenset({Touched.SUPPLIERS, Touched.DIALOGUES})


if TYPE_CHECKING:
    from dialogue_app.domain.questionnaire import Questionnaire


@dataclass(frozen=True, slots=True)
class Overview:
    """One line of the list of dialogues. ``answered`` counts cells of any state, out of ``cells``."""

    dialogue: Dialogue
    suppliers: int
    questions: int
    answered: int

    @property
    def cells(self) -> int:
        """Suppliers times questions."""
        return self.suppliers * self.questions


@dataclass(frozen=True, slots=True)
class Draft:
    """What a person enters for a new dialogue; ``wants`` are outcomes the buyers may want to demand."""

    kind: DialogueKind
    title: str
    purpose: str
    products: tuple[str, ...] = ()
    buyers: tuple[str, ...] = ()
    languages: tuple[str, ...] = ("en",)
    procurement: str = ""
    event: Event = NO_EVENT
    baseline_id: str = ""
    profile: str = DEFAULT_PROFILE
    reply: Reply = NO_REPLY
    wants: tuple[str, ...] = ()


def overview(workspace: Workspace) -> tuple[Overview, ...]:
    """Return all dialogues, newest first, each with how far it has come."""
    answered = progress.answered(workspace.database)
    sizes = progress.sizes(workspace.database)
    taking_part = progress.participant_counts(workspace.database)
    return tuple(
        Overview(
            dialogue,
            suppliers=taking_part.get(dialogue.id, 0),
            questions=sizes.get(dialogue.id, 0),
            answered=answered.get(dialogue.id, 0),
        )
        for dialogue in dialogues.read_all(workspace.database)
    )


def create_dialogue(workspace: Workspace, draft: Draft, questionnaire: "Questionnaire | None" = None) -> Change:
    """Make a dialogue, with a first questionnaire where one is handed in; the change's subject is its id.

    Raises:
        Problem: title or purpose is missing, or the baseline dialogue or the national profile is unknown.
    """
    dialogue = checked(
        Dialogue(
            id=workspace.surroundings.new_id(),
            kind=draft.kind,
            title=draft.title,
            purpose=draft.purpose,
            created_at=workspace.now(),
            buyers=draft.buyers,
            products=draft.products,
            languages=draft.languages,
            procurement=draft.procurement,
            event=draft.event,
            baseline_id=draft.baseline_id,
            profile=draft.profile,
            reply=draft.reply,
            hypotheses=tuple(Hypothesis(workspace.surroundings.new_id(), want) for want in draft.wants),
        )
    )
    if draft.profile != DEFAULT_PROFILE:
        _refuse_profile(workspace, draft.profile)
    if draft.baseline_id:
        workspace.dialogue(draft.baseline_id)
    first = replace(questionnaire, dialogue_id=dialogue.id) if questionnaire else None

    from dialogue_app.storage import questionnaires  # noqa: PLC0415 - the first screen needs no question

    def do() -> None:
        dialogues.save(workspace.database, dialogue)
        if first:
            questionnaires.save(workspace.database, first)

    def undo() -> None:
        if progress.any_event(workspace.database, dialogue.id):
            raise Problem("dialogue-has-answers", title=dialogue.title)
        if first:
            questionnaires.remove(workspace.database, first.id)
        dialogues.remove(workspace.database, dialogue.id)

    return workspace.perform(
        "change.dialogue-made", _MADE, do, undo, subject=dialogue.id, details={"title": dialogue.title}
    )


def change_dialogue(workspace: Workspace, changed: Dialogue) -> Change:
    """Change title, purpose, event or state of a dialogue. Once somebody answered it is never a draft again.

    Raises:
        Problem: the kind differs although answers are stored, or the dialogue can't stand as changed.
    """
    before = workspace.dialogue(changed.id)
    after = replace(checked(changed), id=before.id, created_at=before.created_at)
    if after.baseline_id and after.baseline_id != before.baseline_id:
        _refuse_circle(workspace, after)
    return workspace.perform(
        "change.dialogue-changed",
        _DIALOGUES,
        lambda: _store(workspace, after),
        lambda: _store(workspace, before),
        subject=after.id,
        details={"title": after.title},
    )


def archive_dialogue(workspace: Workspace, dialogue_id: str, archived: bool = True) -> Change:
    """Put a dialogue into the archive, or bring it back. Nothing in it changes."""
    before = workspace.dialogue(dialogue_id)
    return workspace.perform(
        "change.dialogue-archived" if archived else "change.dialogue-brought-back",
        _DIALOGUES,
        lambda: dialogues.archive(workspace.database, dialogue_id, archived),
        lambda: dialogues.archive(workspace.database, dialogue_id, before.archived),
        subject=dialogue_id,
        details={"title": before.title},
    )


def suppliers(workspace: Workspace) -> tuple[Supplier, ...]:
    """Return all suppliers by name."""
    return dialogues.suppliers(workspace.database)


def participants(workspace: Workspace, dialogue_id: str) -> tuple[Participant, ...]:
    """Return who takes part in a dialogue, by name."""
    return dialogues.participants(workspace.database, dialogue_id)


def add_supplier(
    workspace: Workspace, name: str, role: Role = Role.BRAND, *, group: str = "", country: str = "", contact: str = ""
) -> Change:
    """Add a supplier; the change's subject is its id.

    Raises:
        Problem: the name is missing or taken.
    """
    supplier = checked_supplier(Supplier(workspace.surroundings.new_id(), name, role, group, country, contact))
    _refuse_name(workspace, supplier)
    return workspace.perform(
        "change.supplier-added",
        _SUPPLIERS,
        lambda: dialogues.save_supplier(workspace.database, supplier),
        lambda: dialogues.remove_supplier(workspace.database, supplier.id),
        subject=supplier.id,
        details={"supplier": supplier.name},
        suppliers=frozenset({supplier.id}),
    )


def change_supplier(workspace: Workspace, changed: Supplier) -> Change:
    """Change name, role, group, country or contact of a supplier.

    Raises:
        Problem: the name is missing or taken, or the supplier is unknown.
    """
    before = find_supplier(workspace, changed.id)
    after = replace(checked_supplier(changed), id=before.id)
    _refuse_name(workspace, after)
    return workspace.perform(
        "change.supplier-changed",
        _SUPPLIERS,
        lambda: dialogues.save_supplier(workspace.database, after),
        lambda: dialogues.save_supplier(workspace.database, before),
        subject=after.id,
        details={"supplier": after.name},
        suppliers=frozenset({after.id}),
    )


def add_participant(workspace: Workspace, dialogue_id: str, supplier_id: str, invited_on: str = "") -> Change:
    """Let a supplier take part in a dialogue.

    Raises:
        Problem: dialogue or supplier is unknown, the supplier takes part already, or there is no such day.
    """
    check_day(invited_on)
    dialogue = workspace.dialogue(dialogue_id)
    supplier = find_supplier(workspace, supplier_id)
    if any(each.supplier.id == supplier.id for each in participants(workspace, dialogue_id)):
        raise Problem("supplier-already-in", supplier=supplier.name)
    participant = Participant(supplier, Attendance.INVITED, invited_on)
    return workspace.perform(
        "change.participant-added",
        _SUPPLIERS,
        lambda: dialogues.save_participant(workspace.database, dialogue_id, participant),
        lambda: _take_out(workspace, dialogue_id, supplier),
        subject=supplier.id,
        details={"supplier": supplier.name, "title": dialogue.title},
        suppliers=frozenset({supplier.id}),
    )


def remove_participant(workspace: Workspace, dialogue_id: str, supplier_id: str) -> Change:
    """Take a supplier out of a dialogue.

    Raises:
        Problem: the supplier is not in it, or has answered: answers are never deleted.
    """
    supplier = find_supplier(workspace, supplier_id)
    found = next((each for each in participants(workspace, dialogue_id) if each.supplier == supplier), None)
    if found is None:
        raise Problem("supplier-not-in", supplier=supplier.name)
    return workspace.perform(
        "change.participant-removed",
        _SUPPLIERS,
        lambda: _take_out(workspace, dialogue_id, supplier),
        lambda: dialogues.save_participant(workspace.database, dialogue_id, found),
        subject=supplier.id,
        details={"supplier": supplier.name},
        suppliers=frozenset({supplier.id}),
    )


def find_dialogue(workspace: Workspace, words: str) -> Dialogue:
    """Return the dialogue with this id or title; upper and lower case are the same.

    Raises:
        Problem: none or several have it.
    """
    wanted = clean(words).casefold()
    found = [each for each in dialogues.read_all(workspace.database) if wanted in (each.id, each.title.casefold())]
    if not found:
        raise Problem("dialogue-unknown", dialogue=words)
    if len(found) > 1:
        raise Problem("dialogue-ambiguous", dialogue=words, ids=", ".join(each.id for each in found))
    return found[0]


def find_supplier(workspace: Workspace, words: str) -> Supplier:
    """Return the supplier with this id or name; upper and lower case are the same.

    Raises:
        Problem: there is none.
    """
    wanted = clean(words).casefold()
    for supplier in suppliers(workspace):
        if wanted in (supplier.id, supplier.name.casefold()):
            return supplier
    raise Problem("supplier-unknown", supplier=words)


def _store(workspace: Workspace, wanted: Dialogue) -> None:
    """Write a dialogue, but for what an answer has settled for good: the kind, and that it is no draft any more."""
    if progress.any_event(workspace.database, wanted.id):
        stored = workspace.dialogue(wanted.id)
        if wanted.kind is not stored.kind:
            raise Problem("dialogue-kind-fixed")
        if wanted.state in BEFORE_ANSWERS:
            wanted = replace(wanted, state=stored.state)
    dialogues.save(workspace.database, wanted)


def _refuse_profile(workspace: Workspace, profile: str) -> None:
    known = [each.id for each in workspace.release.profiles]
    if profile not in known:
        raise Problem("profile-unknown", wanted=profile, known=", ".join(known))


def _refuse_circle(workspace: Workspace, dialogue: Dialogue) -> None:
    """A dialogue follows up an earlier one, so the chain of earlier ones never comes back to it."""
    earlier = workspace.dialogue(dialogue.baseline_id)
    while earlier.id != dialogue.id and earlier.baseline_id:
        earlier = workspace.dialogue(earlier.baseline_id)
    if earlier.id == dialogue.id:
        raise Problem("dialogue-follows-itself", title=dialogue.title)


def _take_out(workspace: Workspace, dialogue_id: str, supplier: Supplier) -> None:
    if progress.any_event(workspace.database, dialogue_id, supplier.id):
        raise Problem("supplier-has-answers", supplier=supplier.name)
    dialogues.remove_participant(workspace.database, dialogue_id, supplier.id)


def _refuse_name(workspace: Workspace, supplier: Supplier) -> None:
    name = supplier.name.casefold()
    if any(each.name.casefold() == name and each.id != supplier.id for each in suppliers(workspace)):
        raise Problem("supplier-name-taken", supplier=supplier.name)
