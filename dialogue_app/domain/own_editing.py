"""One part of a question said otherwise: texts by role, translations with what they render, choices and follow-ups.

Pure: a question in, a question out. Ids of choices are never used again; a choice that others know is retired, never
removed. Roles are those of ``question_bank.pivot_texts``.
"""

import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Any

from dialogue_app.domain.own_questions import CHOOSING
from question_bank import (
    YES_PARTLY_NO,
    AnswerSpec,
    Kind,
    Option,
    Probe,
    Question,
    TextState,
    Translation,
    pivot_texts,
    text_hash,
)

RATINGS = 5
"""Texts that say what each rating from 0 to 4 means."""

PLAIN = ("prompt", "help", "why", "good", "weak", "kernel", "trigger")
"""Roles that are fields of a question."""

_NUMBERED = re.compile(r"option_(\d+)")


def with_text(question: Question, role: str, text: str) -> Question:
    """Return a question with another pivot text of this role.

    Raises:
        KeyError: a question has no text of this role.
    """
    kind, _, detail = role.partition(".")
    if role in PLAIN:
        said: dict[str, Any] = {role: text}
        return replace(question, **said)
    if role == "denominator":
        return replace(question, answer=replace(question.answer, denominator=text))
    if kind == "option" and question.answer.option(detail):
        return with_option(question, detail, text=text)
    number, _, side = detail.partition(".")
    if kind == "anchor" and number.isdecimal() and int(number) < RATINGS:
        return _with_anchor(question, int(number), text)
    if kind == "probe" and side in ("when", "ask") and number.isdecimal() and int(number) < len(question.probes):
        said = {side: text}
        probes = enumerate(question.probes)
        made = tuple(replace(each, **said) if place == int(number) else each for place, each in probes)
        return replace(question, probes=made)
    raise KeyError(role)


def with_translation(question: Question, language: str, role: str, text: str) -> Question:
    """Return a question with another text in a language; it renders the pivot text of now and is a draft again."""
    before = question.translations.get(language)
    texts, sources = (dict(before.texts), dict(before.sources)) if before else ({}, {})
    texts.pop(role, None)
    sources.pop(role, None)
    if text.strip() and role in (pivot := pivot_texts(question)):
        texts[role], sources[role] = text, text_hash(pivot[role])
    return _translated(question, Translation(language, TextState.DRAFT, texts, sources))


def still_fitting(question: Question, language: str, role: str) -> Question:
    """Return a question in which a translation that was out of date is said to render the pivot text of now."""
    before = question.translations[language]
    sources = {**before.sources, role: text_hash(pivot_texts(question)[role])}
    return _translated(question, replace(before, sources=sources))


def judged(question: Question, language: str, state: TextState, reviewer: str = "", day: str = "") -> Question:
    """Return a question whose texts in a language are trusted this far; who reviewed them, and on which ISO day."""
    by, on = (reviewer, day) if state in (TextState.REVIEWED, TextState.APPROVED) else ("", "")
    told = replace(question.translations[language], state=state, reviewer=by, reviewed_on=on)
    return _translated(question, told)


# Choices -----------------------------------------------------------------------------------------------------


def with_kind(question: Question, kind: Kind) -> Question:
    """Return a question with another kind of answer; choices stay where the kind has choices."""
    if kind is question.answer.kind:
        return question
    options = question.answer.options
    if kind is Kind.YES_PARTLY_NO:
        options = YES_PARTLY_NO
    elif kind not in CHOOSING or question.answer.kind is Kind.YES_PARTLY_NO:
        options = ()
    ranks = min(3, len(options)) if kind is Kind.RANK else 0
    answer = AnswerSpec(kind=kind, options=options, ranks=ranks, extra=question.answer.extra)
    return _without_strays(replace(question, answer=answer))


def with_option(question: Question, option_id: str, **said: Any) -> Question:
    """Return a question with one choice said otherwise: ``text``, ``exclusive``, ``needs_remark`` or ``retired``."""
    options = tuple(replace(each, **said) if each.id == option_id else each for each in question.answer.options)
    return _with_options(question, options)


def added_option(question: Question, text: str, used: Collection[str]) -> Question:
    """Return a question with one more choice, under an id that no revision (``used``) ever had."""
    known = (_NUMBERED.fullmatch(each) for each in {*used, *(option.id for option in question.answer.options)})
    number = max((int(found[1]) for found in known if found), default=0) + 1
    return _with_options(question, (*question.answer.options, Option(f"option_{number}", text)))


def without_option(question: Question, option_id: str, promised: Collection[str]) -> Question:
    """Return a question that does not offer a choice any more: retired when others know it, else removed."""
    if option_id in promised:
        return with_option(question, option_id, retired=True)
    left = tuple(each for each in question.answer.options if each.id != option_id)
    return _without_strays(_with_options(question, left))


# Follow-up questions -----------------------------------------------------------------------------------------


def added_probe(question: Question) -> Question:
    """Return a question with one more follow-up question, still without words."""
    return replace(question, probes=(*question.probes, Probe("", "")))


def without_probe(question: Question, number: int) -> Question:
    """Return a question without one of its follow-up questions; the translations of the later ones move up."""
    left = question.probes[:number] + question.probes[number + 1 :]

    def moved(role: str) -> str:
        kind, _, detail = role.partition(".")
        place, _, side = detail.partition(".")
        if kind != "probe" or int(place) < number:
            return role
        return f"probe.{int(place) - 1}.{side}" if int(place) > number else ""

    return _renamed(replace(question, probes=left), moved)


def _with_anchor(question: Question, rating: int, text: str) -> Question:
    anchors = [*question.anchors, *[""] * RATINGS][:RATINGS]
    anchors[rating] = text
    return replace(question, anchors=tuple(anchors) if any(anchors) else ())


def _with_options(question: Question, options: tuple[Option, ...]) -> Question:
    answer = replace(question.answer, options=options)
    if answer.kind is Kind.RANK:
        answer = replace(answer, ranks=min(answer.ranks or 3, len(options)))
    return replace(question, answer=answer)


def _without_strays(question: Question) -> Question:
    """Return a question without translations of texts that it does not have any more."""
    known = {f"option.{each.id}" for each in question.answer.options} | set(pivot_texts(question))
    return _renamed(question, lambda role: role if role in known else "")


def _renamed(question: Question, name: Callable[[str], str]) -> Question:
    made = {code: _with_roles(told, name) for code, told in question.translations.items()}
    return replace(question, translations=MappingProxyType({code: told for code, told in made.items() if told.texts}))


def _with_roles(told: Translation, name: Callable[[str], str]) -> Translation:
    def kept(texts: Mapping[str, str]) -> dict[str, str]:
        return {after: text for role, text in texts.items() if (after := name(role))}

    return replace(told, texts=kept(told.texts), sources=kept(told.sources))


def _translated(question: Question, told: Translation) -> Question:
    others = {code: each for code, each in question.translations.items() if code != told.language}
    mine = {told.language: told} if told.texts else {}
    return replace(question, translations=MappingProxyType(dict(sorted({**others, **mine}.items()))))
