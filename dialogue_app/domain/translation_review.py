"""What a workbook of translations would change, row by row. Pure; nothing is guessed and nothing taken silently."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from dialogue_app.domain.questionnaire import LONGEST_WORDING
from dialogue_app.domain.returned import Place
from question_bank import PIVOT, Question, TextState, Translation, pivot_texts, text_hash

LONGEST_TEXT = 4_000
"""Characters of a text that is no question."""

_TOLD_EVERY = 2_000

_PLACEHOLDER = re.compile(r"\[[^\[\]\n]{1,60}\]|\{[A-Za-z_]{1,30}\}")
_SIGNS = re.compile("[\x00-\x08\x0b-\x1f\x7f\ufffd]")

Slot = tuple[str, str, str, str]
"""Bank, question, role and language."""

Known = Mapping[tuple[str, str], Question]
"""Questions by bank and id."""


@dataclass(frozen=True, slots=True)
class Source:
    """One text to translate: where it stands, what it says, and where it is used, in words."""

    bank_id: str
    question_id: str
    role: str
    text: str
    used: str = ""

    @property
    def key(self) -> str:
        """The hidden key of its row."""
        return f"{self.bank_id}|{self.question_id}|{self.role}"


@dataclass(frozen=True, slots=True)
class Told:
    """One cell that came back. ``state`` is empty where none was said; ``error`` says that the cell shows no text."""

    key: str
    source: str
    language: str
    text: str
    state: str
    place: Place
    remark: str = ""
    error: bool = False


class Fate(StrEnum):
    """What a cell would do."""

    NEW = "new"
    CHANGED = "changed"
    SAME = "same"
    LATE = "late"
    """The text it renders has changed since the sheet was made."""
    CLEARED = "cleared"
    BROKEN = "broken"
    LONG = "long"
    UNKNOWN = "unknown"
    TWICE = "twice"
    ERROR = "error"


TICKED = frozenset({Fate.NEW, Fate.CHANGED})
"""Taken over unless a person says no."""

TAKEABLE = TICKED | {Fate.LATE, Fate.CLEARED}
"""Taken over when a person says so; a late one is then marked as out of date."""

LOOK = frozenset(Fate) - {Fate.NEW, Fate.SAME}
"""Needs a person's look: it replaces or empties what is kept, comes late, or can't be taken over."""


@dataclass(frozen=True, slots=True)
class Line:
    """One cell, beside what is kept now."""

    fate: Fate
    told: Told
    slot: Slot
    source: str = ""
    before: str = ""
    state: TextState = TextState.DRAFT


@dataclass(frozen=True, slots=True)
class Review:
    """All cells of one workbook that say anything, in its order; ``empty`` counts those not translated yet."""

    file: str
    lines: tuple[Line, ...]
    empty: int = 0
    problems: tuple[str, ...] = ()

    def counts(self) -> Mapping[Fate, int]:
        """Return how many cells have each fate."""
        found = Counter(line.fate for line in self.lines)
        return {fate: found[fate] for fate in Fate}

    @property
    def ticked(self) -> frozenset[Slot]:
        """What is taken over unless a person says otherwise."""
        return frozenset(line.slot for line in self.lines if line.fate in TICKED)


def sources(question: Question, used: str = "") -> tuple[Source, ...]:
    """Return every text of a question that can be translated."""
    return tuple(
        Source(question.bank_id, question.id, role, text, used) for role, text in pivot_texts(question).items()
    )


def reviewed(
    file: str,
    told: Iterable[Told],
    known: Known,
    tell: Callable[[float], object] | None = None,
) -> Review:
    """Return what the cells of a workbook would do to the questions of this workspace, by bank and id.

    Args:
        file: its name.
        told: its cells.
        known: the questions by bank and id.
        tell: told now and then the share done, 0 to 1; what it raises ends the work.
    """
    kept = _Kept(known)
    cells = [each for each in told if each.text or each.error or kept.text(_slot(each))]
    texts: dict[tuple[str, str], set[str]] = {}
    for each in cells:
        texts.setdefault((each.key, each.language), set()).add(each.text)
    lines, seen = list[Line](), set[tuple[str, str]]()
    for number, each in enumerate(cells):
        if tell and number % _TOLD_EVERY == 0:
            tell(number / len(cells))
        place = (each.key, each.language)
        if place in seen and len(texts[place]) == 1:
            continue
        seen.add(place)
        lines.append(_line(each, kept, twice=len(texts[place]) > 1))
    return Review(file, tuple(lines))


class _Kept:
    """What is kept in the workspace; a question that is asked for in eleven languages is taken apart once."""

    def __init__(self, known: Known) -> None:
        self._known = known
        self._sources: dict[tuple[str, str], dict[str, str]] = {}
        self.hash = cache(text_hash)

    def source(self, slot: Slot) -> str:
        place = slot[:2]
        if place not in self._sources:
            question = self._known.get(place)
            self._sources[place] = pivot_texts(question) if question else {}
        return self._sources[place].get(slot[2], "")

    def translation(self, slot: Slot) -> Translation | None:
        question = self._known.get(slot[:2])
        return question.translations.get(slot[3]) if question else None

    def text(self, slot: Slot) -> str:
        kept = self.translation(slot)
        return kept.texts.get(slot[2], "") if kept else ""


def _line(told: Told, kept: _Kept, *, twice: bool) -> Line:
    slot = _slot(told)
    source = kept.source(slot)
    if not source or told.language == PIVOT:
        return Line(Fate.UNKNOWN, told, slot)
    before = kept.text(slot)
    state = TextState(told.state) if told.state else TextState.DRAFT
    return Line(_fate(told, slot, source, kept, twice=twice), told, slot, source, before, state)


def _fate(told: Told, slot: Slot, source: str, kept: _Kept, *, twice: bool) -> Fate:
    if told.error:
        return Fate.ERROR
    if twice:
        return Fate.TWICE
    before, translation = kept.text(slot), kept.translation(slot)
    if told.text == before and (not told.state or (translation and translation.state == told.state)):
        return Fate.SAME
    if unfit := _unfit(told.text, slot[2], source):
        return unfit
    if told.source != kept.hash(source):
        return Fate.LATE
    return Fate.CHANGED if before else Fate.NEW


def _unfit(text: str, role: str, source: str) -> Fate | None:
    if not text:
        return Fate.CLEARED
    if len(text) > (LONGEST_WORDING if role == "prompt" else LONGEST_TEXT):
        return Fate.LONG
    return Fate.BROKEN if _SIGNS.search(text) or _marks(text) != _marks(source) else None


def _slot(told: Told) -> Slot:
    bank_id, _, rest = told.key.partition("|")
    question_id, _, role = rest.partition("|")
    return bank_id, question_id, role, told.language


def _marks(text: str) -> list[str]:
    """Return the places to fill in a text: those with numbers and names as they are, the others only counted."""
    if "[" not in text and "{" not in text:
        return []
    found = _PLACEHOLDER.findall(text)
    return sorted(each if each.startswith("{") or any(map(str.isdigit, each)) else "[]" for each in found)
