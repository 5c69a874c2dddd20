"""What both sides of a conflict say, in words, part by part; and which conflicts are of one kind."""

from collections.abc import Iterable, Iterator
from enum import StrEnum
from typing import NamedTuple

from dialogue_app.domain.bank_leaves import ASKED, STATE, language_of, leaves, same
from dialogue_app.domain.bank_matching import Match
from dialogue_app.domain.bank_merge import Line, What, settled
from dialogue_app.texts import Texts
from question_bank import AnswerSpec, Probe, Question


class Sort(StrEnum):
    """What a conflict is about; those of one kind can be settled together."""

    OTHER_QUESTION = "other-question"
    ASKED = "asked"
    TRANSLATION = "translation"
    GUIDANCE = "guidance"


class Sides(NamedTuple):
    """One part of a question as both sides say it; an empty text where a side lacks it."""

    name: str
    mine: str
    theirs: str


def sort_of(line: Line) -> Sort | None:
    """Return what a conflict is about; None where there is none."""
    if line.what is not What.CONFLICT:
        return None
    if line.found.match is Match.ONLY_CODE:
        return Sort.OTHER_QUESTION
    if ASKED in line.conflicts:
        return Sort.ASKED
    return Sort.TRANSLATION if all(map(language_of, line.conflicts)) else Sort.GUIDANCE


def sides_of(line: Line, texts: Texts) -> tuple[Sides, ...]:
    """Return the parts in which both sides differ: of a conflict those to settle, else what would change here."""
    mine = line.found.mine.newest if line.found.mine else None
    if mine is None:
        return ()
    if line.found.match is Match.ONLY_CODE:
        return (_side(ASKED, mine, line.theirs, texts),)
    if line.what is What.CONFLICT:
        return tuple(_side(place, mine, line.theirs, texts) for place in line.conflicts)
    after = settled(line)
    return tuple(_side(place, mine, after[-1], texts) for place in _changed(mine, after[-1])) if after else ()


def languages_of(line: Line) -> tuple[str, ...]:
    """Return the languages in which both sides differ."""
    return tuple(dict.fromkeys(filter(None, map(language_of, line.conflicts))))


def place_name(place: str, texts: Texts) -> str:
    """Return how a part of a question is called."""
    language = language_of(place)
    role = place.removeprefix(f"{language}.") if language else place
    kind, detail, side = (*role.split("."), "", "")[:3]
    number = str(int(detail) + 1) if detail.isdecimal() else detail
    own, told = f"take-in.part.{kind}", f"cli.bank.diff.part.{kind}-{side}" if side else f"cli.bank.diff.part.{kind}"
    name = texts(own) if texts.has(own) else texts(told, detail=number) if texts.has(told) else role
    return texts("cli.bank.diff.in-language", name=name, language=language) if language else name


def _changed(one: Question, other: Question) -> Iterator[str]:
    ours, yours = leaves(one), leaves(other)
    for place in {**ours, **yours}:
        if not same(ours.get(place), yours.get(place)) and not place.endswith(STATE):
            yield place


def _side(place: str, mine: Question, theirs: Question, texts: Texts) -> Sides:
    words = [_words(leaves(each).get(place), place, texts) for each in (mine, theirs)]
    return Sides(place_name(place, texts), *words)


def _words(part: object, place: str, texts: Texts) -> str:
    if part is None:
        return ""
    if place == ASKED and isinstance(part, tuple):
        return "\n".join([str(part[0]), *_answer(part[1], texts)])
    if language_of(place) and isinstance(part, tuple):
        return str(part[0])
    if isinstance(part, tuple):
        return "\n".join(f"{each.when}: {each.ask}" if isinstance(each, Probe) else str(each) for each in part)
    return str(part)


def _answer(answer: AnswerSpec, texts: Texts) -> Iterable[str]:
    yield texts(f"kind.{answer.kind}")
    yield from (f"– {option.text}" for option in answer.options if not option.retired)
    yield from filter(None, (answer.unit, answer.per, answer.denominator, answer.extra))
