"""Put a questionnaire together: suggest, add, write own questions, remove, freeze, start a new version.

How items stand and how they are asked is in ``arranging``.
"""

from dataclasses import dataclass
from itertools import groupby

from dialogue_app.domain import questionnaire as forms
from dialogue_app.domain import sections
from dialogue_app.domain.own_questions import OwnDraft
from dialogue_app.domain.questionnaire import Questionnaire
from dialogue_app.errors import Problem
from dialogue_app.storage import questionnaires
from dialogue_app.workspace import authoring
from dialogue_app.workspace.form_changes import QUESTIONNAIRES, change_form, refuse_answered
from dialogue_app.workspace.history import Change
from dialogue_app.workspace.workspace import Workspace
from question_bank import Level, Question, Suggestion, suggest


@dataclass(frozen=True, slots=True)
class Wish:
    """What a suggested questionnaire should fit: kind, products, level, roles, themes, minutes, or a ready-made set."""

    kind: str
    products: tuple[str, ...] = ()
    level: str = ""
    audience: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()
    minutes: int = 0
    set_id: str = ""


def suggestions(workspace: Workspace, wish: Wish) -> tuple[Suggestion, ...]:
    """Return questions that fit the wish, each with its reasons.

    Raises:
        Problem: the set, a theme or a product is unknown.
    """
    release = workspace.release
    _refuse_unknown("set-unknown", wish.set_id, [each.id for each in release.sets])
    for theme in wish.themes:
        _refuse_unknown("theme-unknown", theme, [each.code for each in release.themes])
    for product in wish.products:
        _refuse_unknown("product-unknown", product, [each.code for each in release.products] + ["HW"])
    return suggest(
        release,
        wish.kind,
        products=wish.products,
        level=Level(wish.level) if wish.level else None,
        audience=wish.audience,
        themes=wish.themes,
        minutes=wish.minutes or None,
        set_id=wish.set_id or None,
    )


def first_questionnaire(workspace: Workspace, wish: Wish, languages: tuple[str, ...] = ("en",)) -> Questionnaire:
    """Return an open questionnaire with the suggested questions; stored together with its dialogue."""
    empty = Questionnaire(workspace.surroundings.new_id(), "", 1)
    questions = [suggestion.question for suggestion in suggestions(workspace, wish)]
    return with_questions(workspace, empty, questions, languages)


def add_questions(
    workspace: Workspace, dialogue_id: str, question_ids: tuple[str, ...], title: str = "", before: str = ""
) -> Change:
    """Add questions of the bank, each to the section of its theme, or all to the section of ``title``.

    ``before`` is the id of the item of that section they are put before; empty puts them at its end.

    Raises:
        Problem: unknown, retired, meant for the other kind of dialogue, already in, or the questionnaire is frozen.
    """
    dialogue = workspace.dialogue(dialogue_id)
    questions = [_question(workspace, question_id, dialogue.kind.value) for question_id in question_ids]

    def added(form: Questionnaire) -> Questionnaire:
        after = with_questions(workspace, form, questions, dialogue.languages)
        if not title:
            return after
        new = [after.item(question.id).id for question in questions]
        return sections.into_section(after, new, title, workspace.surroundings.new_id, before=before)

    return change_form(workspace, dialogue_id, "change.questions-added", added, {"n": len(questions)})


def remove_items(workspace: Workspace, dialogue_id: str, item_ids: tuple[str, ...]) -> Change:
    """Take items out of an open questionnaire.

    Raises:
        Problem: the questionnaire is frozen, or an item is not in it.
    """
    return change_form(
        workspace,
        dialogue_id,
        "change.questions-removed",
        lambda before: forms.remove(before, item_ids),
        {"n": len(item_ids)},
    )


def add_own_question(workspace: Workspace, dialogue_id: str, draft: OwnDraft) -> Change:
    """Keep a question of one's own in the buyer's own bank and add it to a questionnaire, as one change.

    Raises:
        Problem: the draft is incomplete, or the questionnaire is frozen.
    """
    made = authoring.drafted(workspace, draft)
    languages = workspace.dialogue(dialogue_id).languages
    return change_form(
        workspace,
        dialogue_id,
        "change.own-question-made",
        lambda before: with_questions(workspace, before, [made], languages),
        {"question": made.id},
        beside=authoring.keeping(workspace, made),
    )


def freeze(workspace: Workspace, dialogue_id: str) -> Change:
    """Freeze the questionnaire: this is what suppliers are asked. Undo opens it again while nobody has answered.

    Raises:
        Problem: it is empty, or frozen already.
    """
    before = workspace.questionnaire(dialogue_id)
    frozen = forms.freeze(before, workspace.now())

    def undo() -> None:
        refuse_answered(workspace, before)
        questionnaires.freeze(workspace.database, before)

    return workspace.perform(
        "change.questionnaire-frozen",
        QUESTIONNAIRES,
        lambda: questionnaires.freeze(workspace.database, frozen),
        undo,
        subject=before.id,
        details={"version": before.version},
    )


def new_version(workspace: Workspace, dialogue_id: str) -> Change:
    """Start an open copy of the frozen questionnaire under the next number.

    Raises:
        Problem: the newest version is still open.
    """
    newest = workspace.questionnaire(dialogue_id)
    if not newest.frozen_at:
        raise Problem("questionnaire-open", version=newest.version)
    following = forms.next_version(newest, workspace.surroundings.new_id)

    def undo() -> None:
        refuse_answered(workspace, following)
        questionnaires.remove(workspace.database, following.id)

    return workspace.perform(
        "change.version-started",
        QUESTIONNAIRES,
        lambda: questionnaires.save(workspace.database, following),
        undo,
        subject=following.id,
        details={"version": following.version},
    )


def with_questions(
    workspace: Workspace, form: Questionnaire, questions: list[Question], languages: tuple[str, ...]
) -> Questionnaire:
    """Return a questionnaire with frozen copies of questions, each in the section of its theme."""
    names = {theme.code: theme.name for theme in workspace.release.themes}
    for theme, group in groupby(questions, key=lambda question: question.theme):
        shots = tuple(forms.snapshot(question, languages) for question in group)
        form = forms.add(form, names[theme], shots, workspace.surroundings.new_id)
    return form


def _question(workspace: Workspace, question_id: str, kind: str) -> Question:
    wanted = question_id.strip().upper()
    question = workspace.release.question(wanted) or _own(workspace, wanted)
    if question is None:
        raise Problem("question-unknown", question=question_id)
    if question.status.value == "retired":
        raise Problem("question-retired", question=question.id, instead=question.replaced_by or "–")
    if not question.phase.serves(kind):
        raise Problem("question-of-other-kind", question=question.id, kind=kind)
    return question


def _own(workspace: Workspace, question_id: str) -> Question | None:
    return next((each for each in authoring.own_questions(workspace) if each.id == question_id), None)


def _refuse_unknown(key: str, wanted: str, known: list[str]) -> None:
    if wanted and wanted not in known:
        raise Problem(key, wanted=wanted, known=", ".join(known))
