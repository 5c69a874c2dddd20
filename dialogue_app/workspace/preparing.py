"""Make dialogues, describe them and put them away. Suppliers and who takes part come from ``inviting``."""

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
    checked,
)
from dialogue_app.domain.plain_text import clean
from dialogue_app.domain.suppliers import Supplier
from dialogue_app.errors import Problem
from dialogue_app.storage import dialogues, progress
from dialogue_app.workspace import succession
from dialogue_app.workspace.guests import guests
from dialogue_app.workspace.history import Change, Touched
from dialogue_app.workspace.hypotheses import settled
from dialogue_app.workspace.inviting import (
    add_participant,
    add_supplier,
    change_participants,
    change_supplier,
    find_supplier,
    participants,
    remove_participant,
    remove_participants,
    suppliers,
)
from dialogue_app.workspace.workspace import Workspace

if TYPE_CHECKING:
    from dialogue_app.domain.questionnaire import Questionnaire

__all__ = [
    "Draft",
    "Overview",
    "add_participant",
    "add_supplier",
    "archive_dialogue",
    "change_dialogue",
    "change_participants",
    "change_supplier",
    "create_dialogue",
    "find_dialogue",
    "find_supplier",
    "kind_is_fixed",
    "overview",
    "participants",
    "remove_participant",
    "remove_participants",
    "suppliers",
]

_DIALOGUES = frozenset({Touched.DIALOGUES})
_MADE = frozenset({Touched.DIALOGUES, Touched.QUESTIONNAIRES, Touched.SUPPLIERS})


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
    """What a person enters for a new dialogue; a hypothesis or an invited supplier without an id is a new one."""

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
    hypotheses: tuple[Hypothesis, ...] = ()
    invited: tuple[Supplier, ...] = ()


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
    """Make a dialogue with those it invites, and a first questionnaire where one is handed in, as one change.

    Returns:
        The change; its subject is the id of the dialogue.

    Raises:
        Problem: title or purpose is missing, an invited supplier can't be added, or the baseline dialogue, the national
            profile or a lead question is unknown.
    """
    dialogue = _described(workspace, draft)
    invited = guests(workspace, draft.invited)
    first = replace(questionnaire, dialogue_id=dialogue.id) if questionnaire else None

    from dialogue_app.storage import questionnaires  # noqa: PLC0415 - the first screen needs no question

    def do() -> None:
        dialogues.save(workspace.database, dialogue)
        if first:
            questionnaires.save(workspace.database, first)
        invited.come(workspace, dialogue.id)

    def undo() -> None:
        if progress.any_event(workspace.database, dialogue.id):
            raise Problem("dialogue-has-answers", title=dialogue.title)
        invited.leave(workspace, dialogue.id)
        if first:
            questionnaires.remove(workspace.database, first.id)
        dialogues.remove(workspace.database, dialogue.id)

    return workspace.perform(
        "change.dialogue-made", _MADE, do, undo, subject=dialogue.id, details={"title": dialogue.title}
    )


def change_dialogue(workspace: Workspace, changed: Dialogue) -> Change:
    """Change what is said of a dialogue. Once somebody answered it is never a draft again.

    Raises:
        Problem: the kind differs although answers are stored, the dialogue can't stand as changed, or a new baseline
            dialogue, national profile or lead question is unknown.
    """
    before = workspace.dialogue(changed.id)
    hypotheses = settled(workspace, changed.hypotheses, before.hypotheses)
    after = checked(replace(changed, created_at=before.created_at, hypotheses=hypotheses))
    if after.profile != before.profile:
        _refuse_profile(workspace, after.profile)
    if after.baseline_id and after.baseline_id != before.baseline_id:
        succession.check_baseline(workspace, after)
    if (after.baseline_id, after.event.day) != (before.baseline_id, before.event.day):
        succession.check_days(workspace, after)
    only_hypotheses = replace(after, hypotheses=before.hypotheses) == before
    return workspace.perform(
        "change.hypotheses-changed" if only_hypotheses else "change.dialogue-changed",
        _DIALOGUES,
        lambda: _store(workspace, after),
        lambda: _store(workspace, before),
        subject=after.id,
        details={"title": after.title},
    )


def archive_dialogue(workspace: Workspace, dialogue_id: str, archived: bool = True) -> Change:
    """Put a dialogue into the archive, or bring it back. Nothing in it changes.

    Raises:
        Problem: it is a round, and another one has taken its place meanwhile.
    """
    before = workspace.dialogue(dialogue_id)
    if before.archived and not archived and before.baseline_id:
        succession.check_baseline(workspace, before)
    return workspace.perform(
        "change.dialogue-archived" if archived else "change.dialogue-brought-back",
        _DIALOGUES,
        lambda: dialogues.archive(workspace.database, dialogue_id, archived),
        lambda: dialogues.archive(workspace.database, dialogue_id, before.archived),
        subject=dialogue_id,
        details={"title": before.title},
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


def kind_is_fixed(workspace: Workspace, dialogue_id: str) -> bool:
    """Whether somebody has answered, so that the kind of the dialogue can't change any more."""
    return progress.any_event(workspace.database, dialogue_id)


def _described(workspace: Workspace, draft: Draft) -> Dialogue:
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
            hypotheses=settled(workspace, draft.hypotheses),
        )
    )
    if draft.profile != DEFAULT_PROFILE:
        _refuse_profile(workspace, draft.profile)
    if draft.baseline_id:
        succession.check_baseline(workspace, dialogue)
        succession.check_days(workspace, dialogue)
    return dialogue


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
