"""Translations a buyer keeps of questions of the shared bank: laid over what is published, which never changes.

They are marked wherever they are read, and go stale like any other when the text they render changes.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from question_bank import Question, TextState, Translation

LOCAL = "local"
"""Stands in the place of a reviewer: made in this workspace, not by those who keep the bank."""

_TRUST = (TextState.MACHINE, TextState.DRAFT, TextState.REVIEWED, TextState.APPROVED)


@dataclass(frozen=True, slots=True)
class LocalTranslations:
    """What was translated here of one question, by language."""

    translations: Mapping[str, Translation]


def laid_over(question: Question, local: LocalTranslations) -> Question:
    """Return the question as it reads here; a text of one's own stands in the place of the published one."""
    said = {**question.translations}
    for language, own in local.translations.items():
        said[language] = _joined(said[language], own) if language in said else own
    return replace(question, translations=MappingProxyType(said))


def with_texts(
    before: Translation | None, language: str, told: Mapping[str, tuple[str, str, TextState]]
) -> Translation:
    """Return a translation with these texts, by role: text, hash of what it renders, state. An empty text goes.

    The state of a translation is that of its least trusted text.
    """
    texts, sources = (dict(before.texts), dict(before.sources)) if before else ({}, {})
    states = [before.state] if before and set(texts) - set(told) else []
    for role, (text, source, state) in told.items():
        texts.pop(role, None)
        sources.pop(role, None)
        if text:
            texts[role], sources[role] = text, source
            states.append(state)
    lowest = min(states, key=_TRUST.index, default=TextState.DRAFT)
    return Translation(language, lowest, MappingProxyType(texts), MappingProxyType(sources))


def _joined(published: Translation, own: Translation) -> Translation:
    return replace(
        own,
        state=min(published.state, own.state, key=_TRUST.index),
        texts=MappingProxyType({**published.texts, **own.texts}),
        sources=MappingProxyType({**published.sources, **own.sources}),
    )
