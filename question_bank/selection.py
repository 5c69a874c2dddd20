"""Suggests questions for a dialogue: by kind, products, level, audience, themes, time, or a ready-made set.

Knows no dialogue and stores nothing; every suggestion says why it was made.
"""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from itertools import chain, zip_longest

from question_bank.library import QuestionSet
from question_bank.model import Level, Priority, Question, Room, Status
from question_bank.release import Release

LIVE_SHARE = 0.8
"""Share of a slot that questions may fill; the rest is for welcome, rules and read-back (specification 1.2)."""

ALL_HARDWARE = "HW"

WITHOUT_HARDWARE = frozenset({"SFT", "CLD", "SVS"})
"""Product categories that a question about all hardware does not concern."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A question and why it fits: ``set``, ``core``, ``product``, ``theme``, ``level``, ``audience``.

    ``why`` is what a ready-made set says of this very question.
    """

    question: Question
    reasons: tuple[str, ...]
    why: str = ""


@dataclass(frozen=True, slots=True)
class Effort:
    """What a set costs: questions, minutes of the talk, and minutes of work for a supplier."""

    questions: int
    live: int
    supplier: int


@dataclass(frozen=True, slots=True)
class Wishes:
    """What the questions should fit; an empty wish lets everything through."""

    kind: str
    products: Collection[str] = ()
    level: Level | None = None
    audience: Collection[str] = ()
    themes: Collection[str] = ()

    def fit(self, question: Question) -> bool:
        """Whether the question may be asked and meets every wish."""
        return (
            question.status is not Status.RETIRED
            and question.phase.serves(self.kind)
            and (self.level is not Level.BEGINNER or question.level is Level.BEGINNER)
            and (not self.products or concerns(question, self.products))
            and (not self.audience or not set(self.audience).isdisjoint(question.audience))
            and (not self.themes or question.theme in self.themes)
        )

    def reasons(self, question: Question) -> tuple[str, ...]:
        """Return why a question that fits was suggested."""
        said = {
            "core": question.priority is Priority.CORE,
            "product": bool(self.products),
            "theme": bool(self.themes),
            "level": self.level is question.level,
            "audience": bool(self.audience),
        }
        return tuple(reason for reason, holds in said.items() if holds)


def suggest(
    release: Release,
    kind: str,
    *,
    products: Collection[str] = (),
    level: Level | None = None,
    audience: Collection[str] = (),
    themes: Collection[str] = (),
    minutes: int | None = None,
    set_id: str | None = None,
    most: int | None = None,
) -> tuple[Suggestion, ...]:
    """Return questions for a dialogue of ``kind``: core ones first, then by turns from every theme.

    Args:
        release: where the questions come from.
        kind: "pre-contract" or "in-contract".
        products: codes of product categories; none means all.
        level: ``beginner`` leaves out advanced questions; ``advanced`` takes both.
        audience: codes of those who will answer; none means all.
        themes: codes of themes; none means all.
        minutes: length of the slot; the live minutes stay within ``LIVE_SHARE`` of it.
        set_id: a ready-made set. It is returned whole and in its order, but for questions that can't be asked in
            this kind of dialogue; all other wishes are left aside.
        most: how many questions at most.

    Raises:
        KeyError: there is no set ``set_id``.
    """
    if set_id is not None:
        return _from_set(release, _set(release, set_id), kind)
    wishes = Wishes(kind, products, level, audience, themes)
    fitting = [question for question in release.questions if wishes.fit(question)]
    order = [theme.code for theme in release.themes]
    core = [question for question in fitting if question.priority is Priority.CORE]
    extended = [question for question in fitting if question.priority is not Priority.CORE]
    chosen = list(_within(chain(_by_turns(core, order), _by_turns(extended, order)), minutes))
    return tuple(Suggestion(question, wishes.reasons(question)) for question in chosen[:most])


def effort(release: Release, chosen: QuestionSet) -> Effort:
    """Return what a ready-made set costs; questions that are answered in writing only take no time of the talk."""
    asked = [question for question in release.questions if question.id in chosen.questions]
    live = sum(question.minutes_live for question in asked if question.room is not Room.WRITTEN)
    return Effort(len(asked), live, sum(question.minutes_supplier for question in asked))


def concerns(question: Question, products: Collection[str]) -> bool:
    """Whether a question is about one of the product categories, by name or as one about all hardware."""
    named = set(question.products)
    if ALL_HARDWARE in named:
        return any(product not in WITHOUT_HARDWARE or product in named for product in products)
    return ALL_HARDWARE in products or not named.isdisjoint(products)


def _set(release: Release, set_id: str) -> QuestionSet:
    for chosen in release.sets:
        if chosen.id == set_id:
            return chosen
    raise KeyError(set_id)


def _from_set(release: Release, chosen: QuestionSet, kind: str) -> tuple[Suggestion, ...]:
    by_id = {question.id: question for question in release.questions}
    questions = (by_id[question_id] for question_id in chosen.questions if question_id in by_id)
    wishes = Wishes(kind)
    return tuple(
        Suggestion(question, ("set", *wishes.reasons(question)), chosen.reasons.get(question.id, ""))
        for question in questions
        if wishes.fit(question)
    )


def _by_turns(questions: Iterable[Question], themes: Collection[str]) -> Iterator[Question]:
    """Yield the first question of every theme, then the second ones, and so on: a cut keeps many themes."""
    piles: dict[str, list[Question]] = {theme: [] for theme in themes}
    for question in questions:
        piles.setdefault(question.theme, []).append(question)
    for turn in zip_longest(*piles.values()):
        yield from (question for question in turn if question is not None)


def _within(questions: Iterable[Question], minutes: int | None) -> Iterator[Question]:
    """Yield the questions that still fit into the slot; written-only ones take no time of it."""
    left = None if minutes is None else minutes * LIVE_SHARE
    for question in questions:
        needed = 0 if question.room is Room.WRITTEN else question.minutes_live
        if left is None or needed <= left:
            left = None if left is None else left - needed
            yield question
