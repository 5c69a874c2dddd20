"""A question of one's own as the next revision: what others have seen is never changed, and a change says what it is.

The rules are those that published content keeps (``question_bank.checks_history``): another question never goes by
an old revision, choices are retired and never reused, and a change of the kind of answer is not one of spelling.
"""

from collections.abc import Iterator
from dataclasses import replace
from types import MappingProxyType

from dialogue_app.domain.own_questions import CHOOSING
from dialogue_app.domain.plain_text import clean, cleaned
from dialogue_app.domain.questionnaire import LONGEST_WORDING
from dialogue_app.errors import Problem
from question_bank import ChangeKind, Comparable, Kind, Probe, Question, Status, Translation, content_hash, pivot_texts
from question_bank.checks_history import promise_remarks
from question_bank.manifest import entry_of

LONGEST_TEXT = 8_000
"""Characters of any text of a question."""

COMPARABLE = {
    ChangeKind.EDITORIAL: Comparable.SAME,
    ChangeKind.CLARIFYING: Comparable.WITH_CARE,
    ChangeKind.SUBSTANTIVE: Comparable.NO,
}
"""Whether answers can be compared across each kind of change, simplest first."""


def sealed(question: Question) -> Question:
    """Return a question as it is kept: every text cleaned, empty parts left out, and its hash anew.

    Raises:
        Problem: it has no wording, a text is too long, or it can't be answered: too few choices, or no unit.
    """
    told = {code: _clean_translation(each) for code, each in question.translations.items()}
    made = replace(cleaned(replace(question, translations=MappingProxyType({}))), translations=MappingProxyType(told))
    made = replace(made, probes=tuple(each for each in made.probes if each != Probe("", "")))
    options = tuple(each for each in made.answer.options if each.text)
    made = replace(made, answer=replace(made.answer, options=options))
    if not made.prompt:
        raise Problem("own-question-without-words")
    if len(made.prompt) > LONGEST_WORDING:
        raise Problem("text-too-long", item=made.id, longest=LONGEST_WORDING, length=len(made.prompt))
    for text in _texts(made):
        if len(text) > LONGEST_TEXT:
            raise Problem("text-too-long", item=made.id, longest=LONGEST_TEXT, length=len(text))
    if made.status is not Status.RETIRED:
        _refuse_unanswerable(made)
    return replace(made, content_hash=content_hash(made.answer, made.prompt))


def asks_the_same(one: Question, other: Question) -> bool:
    """Whether two revisions ask the same with the same choices, so that nobody has to say how the change is meant."""
    return one.content_hash == other.content_hash and entry_of(one).options == entry_of(other).options


def successor(base: Question, changed: Question, kind: ChangeKind | None) -> Question:
    """Return a sealed question as the revision that follows ``base``.

    Args:
        base: the newest revision that others have seen.
        changed: what it shall say.
        kind: how the change is meant; not needed where only guidance, facts or translations changed.

    Raises:
        Problem: nobody says how the change is meant, or it breaks what ``base`` promised.
    """
    if asks_the_same(base, changed):
        kind = ChangeKind.EDITORIAL
    if kind is None or kind is ChangeKind.FIRST:
        raise Problem("own-change-not-said", question=base.id)
    made = replace(changed, rev=base.rev + 1, change=kind, comparable=COMPARABLE[kind])
    _refuse_broken(base, made)
    return made


def _refuse_unanswerable(made: Question) -> None:
    answer = made.answer
    if answer.kind in CHOOSING and sum(not each.retired for each in answer.options) < 2:
        raise Problem("own-question-options")
    if (answer.kind is Kind.NUMBER and not answer.unit) or (answer.kind is Kind.PERCENT and not answer.denominator):
        raise Problem("own-question-unit")


def _refuse_broken(base: Question, made: Question) -> None:
    for code, field, _ in promise_remarks(made, entry_of(base)):
        option = made.answer.option(field.removeprefix("answer.options.")) if "options" in field else None
        said = option.text if option else field.removeprefix("answer.options.")
        if code == "option-vanished" and made.answer.kind is not base.answer.kind:
            raise Problem("own-kind-kept", question=base.id)
        raise Problem(f"own-{code}", question=base.id, option=said)


def _clean_translation(told: Translation) -> Translation:
    texts = {role: clean(text) for role, text in told.texts.items() if clean(text)}
    sources = {role: source for role, source in told.sources.items() if role in texts}
    return replace(told, texts=MappingProxyType(texts), sources=MappingProxyType(sources))


def _texts(question: Question) -> Iterator[str]:
    yield from pivot_texts(question).values()
    yield from (question.source_note, question.owner, question.answer.extra, question.answer.unit, question.answer.per)
    for told in question.translations.values():
        yield from told.texts.values()
