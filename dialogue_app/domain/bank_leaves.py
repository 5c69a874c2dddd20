"""A question taken apart into what can be merged on its own, and put together again.

What is asked (kind, options, limits, wording) is one part, because it only makes sense as a whole; every other text,
every field, and every text of every translation is a part of its own. Revision numbers and what is said about a change
are not parts: they are made anew.
"""

from collections.abc import Collection, Mapping
from dataclasses import fields, replace
from types import MappingProxyType
from typing import Any

from question_bank import (
    ChangeKind,
    Comparable,
    Question,
    TextState,
    Translation,
    canonical,
    content_hash,
)
from question_bank.plain import plain

ASKED = "asked"
"""The part that says what is asked."""

STATE = ".*"
"""Ending of the part that says how far a translation can be trusted."""

_MADE_ANEW = {"bank_id", "id", "rev", "origin", "content_hash", "change", "comparable"}
_TAKEN_APART = {"prompt", "answer", "translations"}
_FIELDS = tuple(each.name for each in fields(Question) if each.name not in _MADE_ANEW | _TAKEN_APART)
_TRUST = (TextState.MACHINE, TextState.DRAFT, TextState.REVIEWED, TextState.APPROVED)

Leaves = Mapping[str, object]


def leaves(question: Question) -> dict[str, object]:
    """Return the parts of a question by their places ("help", "de.prompt"); what is empty has none."""
    parts: dict[str, object] = {ASKED: (question.prompt, question.answer)}
    parts |= {name: part for name in _FIELDS if (part := getattr(question, name))}
    for language, translation in question.translations.items():
        texts = {role: text for role, text in translation.texts.items() if text}
        if texts:
            parts[f"{language}{STATE}"] = (translation.state, translation.reviewer, translation.reviewed_on)
        parts |= {f"{language}.{role}": (text, translation.sources.get(role, "")) for role, text in texts.items()}
    return parts


def language_of(place: str) -> str:
    """Return the language a part belongs to; empty for the question itself."""
    return place.partition(".")[0] if "." in place else ""


def same(one: object, other: object) -> bool:
    """Whether two parts, or all parts of two questions, say the same, however their characters are composed."""
    return one == other or canonical(plain(one)) == canonical(plain(other))


def says(question: Question) -> str:
    """Return all that a question says as canonical text, without its number and history."""
    return canonical(plain(leaves(question)))


def more_trusted(judged: Collection[object]) -> object:
    """Return the state of a translation that is trusted most."""
    return max(judged, key=_trust)


def less_trusted(judged: Collection[object]) -> object:
    """Return the lower state of a translation, vouched for by nobody: it is no longer what was reviewed."""
    return _TRUST[min(_trust(each)[0] for each in judged)], "", ""


def built(like: Question, parts: Leaves, rev: int) -> Question:
    """Return the question that these parts make, as revision ``rev`` after ``like``."""
    told: dict[str, Any] = {name: parts[name] if name in parts else _empty(like, name) for name in _FIELDS}
    asked = parts[ASKED]
    assert isinstance(asked, tuple)
    made = replace(like, **told, prompt=asked[0], answer=asked[1], translations=_translations(parts), rev=rev)
    made = replace(made, content_hash=content_hash(made.answer, made.prompt))
    if made.content_hash == like.content_hash:
        return replace(made, change=ChangeKind.EDITORIAL, comparable=Comparable.SAME)
    return replace(made, change=ChangeKind.SUBSTANTIVE, comparable=Comparable.WITH_CARE)


def _trust(judged: object) -> tuple[int, str, str]:
    assert isinstance(judged, tuple)
    return _TRUST.index(judged[0]), judged[1], judged[2]


def _empty(like: Question, name: str) -> object:
    return type(getattr(like, name))()


def _translations(parts: Leaves) -> Mapping[str, Translation]:
    said: dict[str, dict[str, tuple[str, str]]] = {}
    for place, part in parts.items():
        language, _, role = place.partition(".")
        if role and role != "*" and isinstance(part, tuple):
            said.setdefault(language, {})[role] = part
    return MappingProxyType({language: _translation(language, texts, parts) for language, texts in said.items()})


def _translation(language: str, texts: Mapping[str, tuple[str, str]], parts: Leaves) -> Translation:
    judged = parts.get(f"{language}{STATE}") or (TextState.DRAFT, "", "")
    assert isinstance(judged, tuple)
    return Translation(
        language,
        judged[0],
        MappingProxyType({role: text for role, (text, _) in sorted(texts.items())}),
        MappingProxyType({role: source for role, (_, source) in sorted(texts.items()) if source}),
        judged[1],
        judged[2],
    )
