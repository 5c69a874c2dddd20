"""Rounds of a contract: start the next one in one action, and say where one stands."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date

from dialogue_app.domain.answers import State
from dialogue_app.domain.dialogue import Dialogue, DialogueKind, Event
from dialogue_app.domain.findings import Severity
from dialogue_app.domain.identity import NewId
from dialogue_app.domain.questionnaire import Item, Questionnaire
from dialogue_app.domain.remarks import RemarkKind
from dialogue_app.domain.rounds import ROUND_STATES, RoundState, is_open, next_day, next_title, repeated, rotated
from dialogue_app.domain.talks import TalkFormat
from dialogue_app.errors import Problem
from dialogue_app.texts import Texts
from dialogue_app.workspace import answering, assembling, earlier, following, noting, preparing, talking
from dialogue_app.workspace.history import Change
from dialogue_app.workspace.preparing import Draft
from dialogue_app.workspace.workspace import BANK_ID, Workspace
from question_bank import Priority, Question, suggest

_GRAVE = frozenset({Severity.S1, Severity.S2})
_FIRST_SET = "starter-in-contract"


@dataclass(frozen=True, slots=True)
class Round:
    """One round: its number (0 for a kick-off), its dialogue, and the ``version`` of the clauses."""

    number: int
    dialogue: Dialogue
    version: str

    @property
    def state(self) -> RoundState:
        """Where it stands."""
        return ROUND_STATES[self.dialogue.state]


def rounds(workspace: Workspace, dialogue_id: str) -> tuple[Round, ...]:
    """Return the rounds of the contract that a round belongs to, oldest first.

    Raises:
        Problem: the dialogue is held before a contract.
    """
    if workspace.dialogue(dialogue_id).kind is not DialogueKind.IN_CONTRACT:
        raise Problem("not-in-contract", title=workspace.dialogue(dialogue_id).title)
    ids = following.rounds_of(workspace, dialogue_id)
    return tuple(
        Round(number, workspace.dialogue(each), following.contract(workspace, each).version)
        for number, each in enumerate(ids, start=_first_number(workspace, ids[0]))
    )


def _first_number(workspace: Workspace, first: str) -> int:
    """Return 0 where a contract began with a kick-off, which is no round yet, else 1."""
    held = talking.of_dialogue(workspace, first)
    return 0 if held and all(each.format is TalkFormat.KICK_OFF for each in held) else 1


def move(workspace: Workspace, dialogue_id: str, state: RoundState) -> Change:
    """Say where a round stands. Once somebody has answered it is never planned or sent again."""
    stored = next(each for each, name in ROUND_STATES.items() if name is state)
    return preparing.change_dialogue(workspace, replace(workspace.dialogue(dialogue_id), state=stored))


def next_round(workspace: Workspace, dialogue_id: str, texts: Texts, *, title: str = "", day: str = "") -> Change:
    """Start the next round: who takes part, what is open first, the core questions, other samples.

    Nothing that was answered is copied; it stands beside the question as unconfirmed. After a dialogue before the
    contract this is the first round, and asks the questions that follow on from those asked then.

    Args:
        workspace: where.
        dialogue_id: the last round, or the dialogue that led to the contract.
        texts: the words of the new section and title.
        title: another than the last one counted on.
        day: another than the one proposed, ISO.

    Returns:
        The change; its subject is the id of the new dialogue.

    Raises:
        Problem: there is a later round already, the contract has ended, or nothing was asked yet.
    """
    last = workspace.dialogue(dialogue_id)
    _refuse_second(workspace, last)
    if last.kind is DialogueKind.IN_CONTRACT and (ended := following.contract(workspace, last.id).ended_on):
        raise Problem("contract-ended", title=last.title, day=ended)
    form = workspace.questionnaire(dialogue_id)
    if not any(form.items()):
        raise Problem("round-without-questions", title=last.title)
    return preparing.create_dialogue(
        workspace, _draft(workspace, last, texts, title, day), questions_of_next(workspace, last, texts)
    )


def questions_of_next(workspace: Workspace, last: Dialogue, texts: Texts) -> Questionnaire:
    """Return what the next round asks, as an open questionnaire."""
    form, new_id = workspace.questionnaire(last.id), workspace.surroundings.new_id
    if last.kind is DialogueKind.PRE_CONTRACT:
        return _first_questions(workspace, last, form, new_id)
    opened = open_items(workspace, last.id)
    samples = [item for item in form.items() if item.id not in opened and _is_sample(workspace, item)]
    gone = {item.id for item in samples}
    kept = [item for item in form.items() if item.id not in gone]
    after = repeated(form, {item.id for item in kept}, opened, texts("round.open-section"), new_id)
    chosen = _rotated(workspace, last, samples, {item.snapshot.question_id for item in kept})
    questions = [question for each in chosen if (question := workspace.release.question(each))]
    return assembling.with_questions(workspace, after, questions, last.languages)


def open_items(workspace: Workspace, dialogue_id: str) -> frozenset[str]:
    """Return the ids of the items that are still open with somebody: unanswered, promised, or with an open finding."""
    form = workspace.questionnaire(dialogue_id)
    told = [
        answering.states(workspace, dialogue_id, each.supplier.id)
        for each in preparing.participants(workspace, dialogue_id)
    ]
    unanswered = {item.id for item in form.items() if is_open([each.get(item.id, State.NOT_ASKED) for each in told])}
    noted = noting.remarks(workspace, dialogue_id, kinds=(RemarkKind.PROMISE, RemarkKind.CONTRADICTION))
    promised = {event.remark.item_id for event in noted if event.remark and event.remark.open}
    asked = {item.snapshot.question_id: item.id for item in form.items()}
    found = {
        asked.get(following.of(event).question_id, "")
        for event in following.findings(workspace, dialogue_id)
        if following.of(event).open
    }
    return frozenset(unanswered | promised | found) & frozenset(item.id for item in form.items())


def _refuse_second(workspace: Workspace, last: Dialogue) -> None:
    later = [each.dialogue.title for each in preparing.overview(workspace) if each.dialogue.baseline_id == last.id]
    if later:
        raise Problem("round-there", title=later[0])


def _draft(workspace: Workspace, last: Dialogue, texts: Texts, title: str, day: str) -> Draft:
    first = last.kind is DialogueKind.PRE_CONTRACT
    number = 1 if first else rounds(workspace, last.id)[-1].number + 1
    usual = texts("round.first-title", title=last.title) if first else next_title(last.title, number)
    open_ones = [following.of(event) for event in following.findings(workspace, last.id)] if not first else []
    grave = any(each.open and each.severity in _GRAVE for each in open_ones)
    since = date.fromisoformat(last.event.day or following.today(workspace))
    proposed = "" if first else next_day(since, grave=grave).isoformat()
    return Draft(
        kind=DialogueKind.IN_CONTRACT,
        title=title or usual,
        purpose=texts("round.first-purpose") if first else last.purpose,
        products=last.products,
        buyers=last.buyers,
        languages=last.languages,
        procurement=last.procurement,
        event=Event(day or proposed, last.event.place, last.event.slot_minutes),
        baseline_id=last.id,
        profile=last.profile,
        reply=replace(last.reply, due=""),
        invited=tuple(each.supplier for each in preparing.participants(workspace, last.id)),
    )


def _first_questions(workspace: Workspace, last: Dialogue, form: Questionnaire, new_id: NewId) -> Questionnaire:
    """Return the questions that follow on from those asked before the contract; the starter set where none does."""
    release, kind = workspace.release, DialogueKind.IN_CONTRACT.value
    shots = [item.snapshot for item in form.items()]
    both = [(release.question(shot.question_id), release.question(shot.sibling)) for shot in shots]
    fitting = [next((each for each in pair if each and each.phase.serves(kind)), None) for pair in both]
    questions = list({each.id: each for each in fitting if each}.values())
    if not questions:
        questions = [each.question for each in suggest(release, kind, set_id=_FIRST_SET)]
    return assembling.with_questions(workspace, Questionnaire(new_id(), "", 1), questions, last.languages)


def _is_sample(workspace: Workspace, item: Item) -> bool:
    question = _question(workspace, item)
    return question is not None and question.priority is not Priority.CORE


def _question(workspace: Workspace, item: Item) -> Question | None:
    """Return the question of the shared bank that an item asks; None for one of the buyer's own."""
    release = workspace.release
    return release.question(item.snapshot.question_id) if item.snapshot.bank_id == BANK_ID else None


def _rotated(workspace: Workspace, last: Dialogue, samples: list[Item], kept: Collection[str]) -> list[str]:
    fitting = [each.question for each in suggest(workspace.release, last.kind.value, products=last.products)]
    pool = [each for each in fitting if each.priority is not Priority.CORE and each.id not in kept]
    pools = [
        [each.id for each in pool if each.theme == theme] + [each.id for each in pool if each.theme != theme]
        for theme in (item.snapshot.theme for item in samples)
    ]
    chain = (last, *(each for each in earlier.followed(workspace, last.id) if each.kind is last.kind))
    asked = [{item.snapshot.question_id for item in workspace.questionnaire(each.id).items()} for each in chain]
    return rotated([item.snapshot.question_id for item in samples], pools, asked[::-1])
