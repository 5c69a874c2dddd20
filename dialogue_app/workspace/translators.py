"""Hand texts to translators as a workbook, look at what comes back, take it over in one step.

Translations of own questions become a new revision of them. The shared bank is never changed: what is translated here
of its questions is kept beside it, marked, and laid over it wherever questions are read (``local_layer``).
"""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from types import MappingProxyType

from dialogue_app.domain.followup import FollowEvent, FollowKind
from dialogue_app.domain.local_translations import LOCAL, LocalTranslations, with_texts
from dialogue_app.domain.own_questions import OWN_BANK
from dialogue_app.domain.translation_review import TAKEABLE, Known, Line, Review, Slot, Told, reviewed, sources
from dialogue_app.errors import Problem
from dialogue_app.exchange.translation_layout import TranslationOrder
from dialogue_app.storage import banks
from dialogue_app.texts import Texts
from dialogue_app.workspace import authoring, banking, following, local_layer
from dialogue_app.workspace.history import Change, Touched
from dialogue_app.workspace.workspace import BANK_ID, Workspace
from question_bank import (
    PIVOT,
    ChangeKind,
    Comparable,
    Question,
    Release,
    Status,
    Translation,
    pivot_texts,
)

__all__ = [
    "Review",
    "TranslationOrder",
    "Unread",
    "compared",
    "order",
    "read",
    "review",
    "take_over",
    "unread",
    "write",
]

_TOLD_EVERY = 500
"""Questions between two chances to stop."""

_TOLD = 3
"""Dialogues that are named where a text is used; more are counted."""


def order(
    workspace: Workspace,
    languages: Iterable[str],
    themes: Collection[str] = (),
    *,
    own: bool = False,
    one_sheet: bool = False,
    reading: bool = False,
) -> TranslationOrder:
    """Return what a workbook for translators will hold.

    Args:
        workspace: the open workspace.
        languages: to translate to; codes such as "de".
        themes: only questions of these themes; all when empty.
        own: only the buyer's own questions.
        one_sheet: all languages beside each other.
        reading: for reading only; it can't be taken back.

    Raises:
        Problem: no language, an unfit one, an unknown theme, or no question is left.
    """
    wanted = tuple(dict.fromkeys(filter(None, map(_language, languages))))
    if not wanted:
        raise Problem("translations-language", language="")
    known = {each.code for each in workspace.release.themes}
    if unknown := sorted(set(themes) - known):
        raise Problem("theme-unknown", wanted=unknown[0], known=", ".join(sorted(known)))
    questions = tuple(
        each
        for each in _questions(workspace)
        if each.status is not Status.RETIRED
        and (not own or each.bank_id == OWN_BANK)
        and (not themes or each.theme in themes)
    )
    if not questions:
        raise Problem("translations-nothing")
    texts = tuple(text for each in questions for text in sources(each, _used(workspace, each)))
    title = f"{workspace.release.bank.id} {workspace.release.number}"
    return TranslationOrder(title, texts, questions, wanted, workspace.now(), one_sheet, reading)


def write(told: TranslationOrder, texts: Texts, target: Path) -> Path:
    """Write the workbook and return its path; needs no workspace.

    Raises:
        Problem: the target can't be written.
    """
    from dialogue_app.exchange.translation_workbook import write_translations  # noqa: PLC0415 - loads openpyxl

    return write_translations(told, texts, target)


def read(path: Path, texts: Texts, tell: Callable[[float], object] | None = None) -> tuple[Told, ...]:
    """Return the cells of a workbook that came back; needs no workspace.

    Raises:
        Problem: it is refused, in one sentence.
    """
    from dialogue_app.exchange.translation_returns import read_translations  # noqa: PLC0415 - loads openpyxl

    return read_translations(path, texts, tell)


def review(workspace: Workspace, told: Iterable[Told], file: str) -> Review:
    """Return what a workbook would change, cell by cell; nothing is stored."""
    return reviewed(file, told, known(workspace))


def known(workspace: Workspace) -> Known:
    """Return all questions by bank and id."""
    return {(each.bank_id, each.id): each for each in _questions(workspace)}


@dataclass(frozen=True, slots=True)
class Unread:
    """All questions as ``compared`` needs them; to make the own ones of what the file holds takes long."""

    release: Release
    own: banks.Unread


def unread(workspace: Workspace) -> Unread:
    """Return what ``compared`` needs beside the window."""
    return Unread(workspace.release, banks.unread(workspace.database, OWN_BANK))


def compared(told: Iterable[Told], kept: Unread, file: str, tell: Callable[[float], object]) -> Review:
    """Do what ``review`` does without a workspace, and say how far it is.

    Raises:
        Problem: a question of the file can't be read.
    """
    questions = {(each.bank_id, each.id): each for each in kept.release.questions}
    for number, each in enumerate(kept.own.revisions()):  # by id, the newest last
        questions[each.bank_id, each.id] = each
        if number % _TOLD_EVERY == 0:
            tell(0)
    return reviewed(file, told, questions, tell)


def take_over(workspace: Workspace, seen: Review, picked: Collection[Slot] | None = None) -> Change | None:
    """Take over these texts of a review, by default the ticked ones, in one step; None when that is nothing.

    Raises:
        Problem: a text can't be taken, was changed since the review, or it can't be stored; then nothing of it is.
    """
    wanted = seen.ticked if picked is None else frozenset(picked)
    lines = [line for line in seen.lines if line.slot in wanted]
    if any(line.fate not in TAKEABLE for line in lines) or len({line.slot for line in lines}) < len(wanted):
        raise Problem("translations-pick")
    if not lines:
        return None
    questions = known(workspace)
    by_question: dict[tuple[str, str], list[Line]] = {}
    for line in lines:
        by_question.setdefault(line.slot[:2], []).append(line)
    for key, told in by_question.items():
        _refuse_stale(told, questions.get(key))
    own = [_revised(questions[key], told) for key, told in by_question.items() if key[0] == OWN_BANK]
    layer = local_layer.current(workspace.database)
    shared = {key[1]: told for key, told in by_question.items() if key[0] == BANK_ID}
    after = {each: _translated_here(layer.get(each), told) for each, told in shared.items()}
    before = {each: layer.get(each) for each in shared}

    def do() -> None:
        for each in own:
            banks.keep_own(workspace.database, each)
        _keep(workspace, after)

    def undo() -> None:
        for each in own:
            banks.remove_own(workspace.database, each)
        _keep(workspace, before)

    details = {"n": len(lines), "file": seen.file}
    return workspace.perform("change.translations-read", frozenset({Touched.BANK}), do, undo, details=details)


def _keep(workspace: Workspace, layer: Mapping[str, LocalTranslations | None]) -> None:
    for question_id, content in layer.items():
        kept = content if content and content.translations else None
        event = FollowEvent("", FollowKind.TRANSLATION, f"{BANK_ID}/{question_id}", "", "", kept)
        following.keep(workspace, event)
    workspace.forget_releases()


def _revised(question: Question, lines: list[Line]) -> Question:
    return replace(
        question,
        rev=question.rev + 1,
        change=ChangeKind.EDITORIAL,
        comparable=Comparable.SAME,
        translations=_merged(question.translations, lines),
    )


def _translated_here(before: LocalTranslations | None, lines: list[Line]) -> LocalTranslations:
    made = _merged(before.translations if before else {}, lines)
    return LocalTranslations(MappingProxyType({code: replace(each, reviewer=LOCAL) for code, each in made.items()}))


def _merged(before: Mapping[str, Translation], lines: list[Line]) -> Mapping[str, Translation]:
    made = dict(before)
    for language in dict.fromkeys(line.slot[3] for line in lines):
        told = {
            line.slot[2]: (line.told.text, line.told.source, line.state) for line in lines if line.slot[3] == language
        }
        made[language] = with_texts(made.get(language), language, told)
    return MappingProxyType({code: each for code, each in made.items() if each.texts})


def _refuse_stale(lines: list[Line], question: Question | None) -> None:
    texts = pivot_texts(question) if question else {}
    for line in lines:
        kept = question.translations.get(line.slot[3]) if question else None
        said = kept.texts.get(line.slot[2], "") if kept else ""
        if texts.get(line.slot[2]) != line.source or said != line.before:
            raise Problem("translations-review-old", question=line.slot[1])


def _questions(workspace: Workspace) -> tuple[Question, ...]:
    return (*workspace.release.questions, *authoring.own_questions(workspace))


def _used(workspace: Workspace, question: Question) -> str:
    titles = [title for title, _ in banking.uses(workspace, question.id)]
    named = [*titles[:_TOLD], *([f"+{len(titles) - _TOLD}"] if len(titles) > _TOLD else [])]
    return " · ".join((question.id, question.theme, *named))


def _language(code: str) -> str:
    made = code.strip()
    parts = made.split("-")
    fit = made == "" or (2 <= len(parts[0]) <= 3 and all(each.isascii() and each.isalnum() for each in parts))
    if not fit or len(made) > 20 or made == PIVOT:
        raise Problem("translations-language", language=code[:20])
    return made
