"""In which languages an item can be asked, and how far its words there can be trusted."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from dialogue_app.domain.questionnaire import Item
from question_bank import PIVOT, Question, TextState, text_hash


class Wording(StrEnum):
    """What an item has in one language."""

    APPROVED = "approved"
    UNAPPROVED = "unapproved"
    STALE = "stale"
    PART = "part"
    MISSING = "missing"
    OWN = "own"


@dataclass(frozen=True, slots=True)
class LanguageState:
    """One language of an item.

    Attributes:
        language: code.
        wording: what there is.
        missing: how many texts a supplier reads have no words there.
        in_bank: the bank has words by now that the item was taken over without.
    """

    language: str
    wording: Wording
    missing: int = 0
    in_bank: bool = False


def states(item: Item, languages: Iterable[str], question: Question | None) -> tuple[LanguageState, ...]:
    """Return how an item stands in each of ``languages``.

    A local wording is one text for all languages, so every other language than the pivot has the buyer's own words.

    Args:
        item: the item.
        languages: codes of the dialogue.
        question: the question as the bank has it now, None when it is gone.
    """
    same = question if question and question.content_hash == item.snapshot.content_hash else None
    return tuple(_state(item, language, same) for language in languages if language != PIVOT or not item.local_wording)


def lacking(item: Item, language: str) -> tuple[str, ...]:
    """Return the roles of the texts that a supplier reads and that have no words in ``language``."""
    there = item.snapshot.texts.get(language, {})
    return tuple(role for role in item.snapshot.texts[PIVOT] if _is_read(role) and not there.get(role))


def _state(item: Item, language: str, question: Question | None) -> LanguageState:
    missing = len(lacking(item, language))
    in_bank = bool(missing and question and _bank_has_more(item, language, question))
    if item.local_wording:
        return LanguageState(language, Wording.OWN, missing, in_bank)
    if not item.snapshot.texts.get(language, {}).get("prompt"):
        return LanguageState(language, Wording.MISSING, missing, in_bank)
    if missing:
        return LanguageState(language, Wording.PART, missing, in_bank)
    return LanguageState(language, _trust(language, question))


def _trust(language: str, question: Question | None) -> Wording:
    if language == PIVOT or question is None or language not in question.translations:
        return Wording.APPROVED
    translation = question.translations[language]
    if translation.sources.get("prompt") != text_hash(question.prompt):
        return Wording.STALE
    trusted = translation.state in (TextState.APPROVED, TextState.REVIEWED)
    return Wording.APPROVED if trusted else Wording.UNAPPROVED


def _bank_has_more(item: Item, language: str, question: Question) -> bool:
    translation = question.translations.get(language)
    return bool(translation and any(translation.texts.get(role) for role in lacking(item, language)))


def _is_read(role: str) -> bool:
    return role in {"prompt", "help", "denominator"} or role.startswith("option.")
