"""One field of a question set from words, for forms and scripts: codes are checked against what the bank knows."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from enum import StrEnum
from typing import Any

from dialogue_app.domain.own_editing import with_kind, with_text, with_translation
from dialogue_app.errors import Problem
from question_bank import Kind, Level, Link, Path, Phase, Priority, Question, Room, Sensitivity, Severity, Status

CODES: Mapping[str, type[StrEnum]] = {
    "status": Status,
    "phase": Phase,
    "level": Level,
    "priority": Priority,
    "room": Room,
    "link": Link,
    "sensitivity": Sensitivity,
    "severity": Severity,
}
"""Fields that hold one of a few codes."""

LISTS = ("audience", "products", "evidence", "references")
WORDS = ("theme", "subtheme", "objective", "sibling", "replaced_by", "source_note", "owner", "review_by")
NUMBERS = ("oecd_step", "minutes_live", "minutes_supplier")
ANSWER_WORDS = ("unit", "per", "denominator", "rule", "label", "extra")
ANSWER_NUMBERS = ("ranks", "fewest", "most", "longest")
ANSWER_LISTS = ("columns", "evidence_types")

_LARGEST = 100_000


def with_field(question: Question, field: str, words: str) -> Question:
    """Return a question with one field set: a text by role, "de.prompt" for a translation, or any other by name.

    Raises:
        Problem: there is no such field, or it can't hold these words.
    """
    change = _changes().get(field) or _answer_changes().get(field.removeprefix("answer."))
    if change:
        return change(question, field.removeprefix("answer."), words.strip())
    language, _, role = field.partition(".")
    try:
        return with_text(question, field, words)
    except KeyError:
        if len(language) in (2, 3, 5) and role:
            return with_translation(question, language, role, words)
    raise Problem("own-field-unknown", field=field[:60])


Setting = Callable[[Question, str, str], Question]


def _changes() -> dict[str, Setting]:
    made: dict[str, Setting] = dict.fromkeys(CODES, _code)
    made |= dict.fromkeys(WORDS, lambda question, name, words: _said(question, {name: words}))
    made |= dict.fromkeys(LISTS, lambda question, name, words: _said(question, {name: _listed(words)}))
    made |= dict.fromkeys(NUMBERS, lambda question, name, words: _said(question, {name: _number(name, words)}))
    return made | {
        "kind": lambda question, name, words: with_kind(question, _member(Kind, name, words)),
        "paths": lambda question, name, words: _said(
            question, {name: tuple(_member(Path, name, each) for each in _listed(words))}
        ),
    }


def _answer_changes() -> dict[str, Setting]:
    made: dict[str, Setting] = dict.fromkeys(
        ANSWER_WORDS, lambda question, name, words: _answered(question, {name: words})
    )
    made |= dict.fromkeys(ANSWER_LISTS, lambda question, name, words: _answered(question, {name: _listed(words)}))
    made |= dict.fromkeys(
        ANSWER_NUMBERS, lambda question, name, words: _answered(question, {name: _number(name, words)})
    )
    return made | {
        "tiers": lambda question, name, words: _answered(
            question, {name: tuple(_number(name, each) for each in _listed(words))}
        ),
        "ordered": lambda question, name, words: _answered(question, {name: _yes(name, words)}),
    }


def _yes(name: str, words: str) -> bool:
    if words not in ("yes", "no"):
        raise Problem("own-field-code", field=name, words=words[:40], known="yes, no")
    return words == "yes"


def _code(question: Question, name: str, words: str) -> Question:
    return _said(question, {name: _member(CODES[name], name, words)})


def _said(question: Question, said: dict[str, Any]) -> Question:
    return replace(question, **said)


def _answered(question: Question, said: dict[str, Any]) -> Question:
    return replace(question, answer=replace(question.answer, **said))


def _listed(words: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(filter(None, (each.strip() for each in words.split(",")))))


def _number(name: str, words: str) -> int:
    if not (words.isascii() and words.isdecimal() and int(words) <= _LARGEST):
        raise Problem("own-field-number", field=name, words=words[:40])
    return int(words)


def _member(codes: type[Any], name: str, words: str) -> Any:
    try:
        return codes(words.strip())
    except ValueError:
        known = ", ".join(each.value for each in codes)
        raise Problem("own-field-code", field=name, words=words[:40], known=known) from None
