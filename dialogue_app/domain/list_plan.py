"""What taking over a question list would do: new questions, those already there, close ones, and rows with trouble.

Nothing is stored. A close wording is a proposal for a person, so its question is never ticked beforehand.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from types import MappingProxyType

from dialogue_app.domain.bank_matching import MOST_NEAR, Near
from dialogue_app.domain.own_questions import CHOOSING, OwnDraft, own_question
from dialogue_app.domain.question_list import AS_WRITTEN, MOST_OPTIONS, LeftOut, Listed, Wording
from dialogue_app.errors import Problem
from question_bank import PIVOT, Kind, Phase, Question, TextState, Theme, Translation, fold, text_hash

CLOSE = 76
"""Likeness, 0 to 100, from which a wording is told as close. Measured: see ``tests/performance/bench_lists.py``."""

MOST_CANDIDATES, RAREST_WORDS = 60, 4
_SECTION_LIKE = 82
_WORD = re.compile(r"\w{3,}")


class Standing(StrEnum):
    """What a question of a list is to the bank."""

    NEW = "new"
    CLOSE = "close"
    THERE = "there"
    TWICE = "twice"
    TROUBLE = "trouble"


@dataclass(frozen=True, slots=True)
class Line:
    """One question of a list.

    ``there`` is the id of the question that asks the same, ``problem`` what stands in the way, ``theme`` and
    ``listed.kind`` what it is kept under unless the user says otherwise.
    """

    listed: Listed
    standing: Standing
    theme: str
    there: str = ""
    near: tuple[Near, ...] = ()
    problem: Problem | None = None


@dataclass(frozen=True, slots=True)
class Plan:
    """What a list would do, in the order of the list."""

    file: str
    lines: tuple[Line, ...]
    left_out: tuple[LeftOut, ...]

    def counts(self) -> Mapping[Standing, int]:
        """Return how many questions are new, close, there, twice, and in trouble."""
        found = Counter(line.standing for line in self.lines)
        return MappingProxyType({each: found[each] for each in Standing})

    def ticked(self) -> frozenset[int]:
        """Return the places of the lines that are taken over unless the user says otherwise."""
        return frozenset(place for place, line in enumerate(self.lines) if line.standing is Standing.NEW)


def planned(
    file: str,
    listed: Sequence[Listed],
    left_out: Sequence[LeftOut],
    *,
    known: Iterable[Question],
    themes: Sequence[Theme],
    tell: Callable[[float], object] = lambda _share: None,
) -> Plan:
    """Return what a list would do to a bank.

    Args:
        file: name of the list.
        listed: its questions.
        left_out: what of it becomes no question.
        known: the questions that can be asked already.
        themes: of the bank, the one for questions without a theme first.
        tell: told the share done, 0 to 1; what it raises ends the work.
    """
    comparing = Comparing(known)
    section_themes: dict[str, str] = {}
    seen: dict[str, str] = {}
    lines = []
    for number, each in enumerate(listed):
        if number % 100 == 0:
            tell(number / len(listed))
        section = each.section or each.place.sheet
        if section not in section_themes:
            section_themes[section] = theme_for(section, themes)
        lines.append(_line(each, section_themes[section], comparing, seen))
    return Plan(file, tuple(lines), tuple(left_out))


def made(line: Line, number: int, kind: Kind | None = None, theme: Theme | None = None) -> Question:
    """Return the question of a line as ``OWN-<number>``.

    Args:
        line: of a plan.
        number: of the question.
        kind: another kind of answer than the guessed one.
        theme: where it belongs, if not where the line says.

    Raises:
        Problem: it can't be kept so.
    """
    listed, question = line.listed, _plain(line, number, kind, theme)
    spoken = {code: each for code, each in listed.wordings.items() if code not in (AS_WRITTEN, PIVOT)}
    return replace(
        question,
        source_note=source_note(listed),
        translations=MappingProxyType({code: _translation(code, each, question) for code, each in spoken.items()}),
    )


def _plain(line: Line, number: int, kind: Kind | None = None, theme: Theme | None = None) -> Question:
    """Return the question of a line in its first language."""
    listed, main, kind = line.listed, line.listed.main, kind or line.listed.kind
    draft = OwnDraft(
        prompt=main.prompt,
        kind=kind,
        help=main.help,
        theme=theme.code if theme else line.theme,
        subtheme=next(iter(theme.subthemes)) if theme else f"{line.theme}.1",
        options=main.options,
        unit=listed.unit or ("number" if kind is Kind.NUMBER else "total"),
    )
    return own_question(draft, number, Phase.BOTH)


def source_note(listed: Listed) -> str:
    """Return where a question comes from and what the list says of it that has no field of its own."""
    place = " · ".join(filter(None, (listed.place.file, listed.place.sheet, listed.place.cell, listed.number)))
    more = [f"{code}: {text}" if text else code for code, text in listed.notes]
    return "\n".join([place, *([listed.section] if listed.section else []), *more])


def theme_for(section: str, themes: Sequence[Theme]) -> str:
    """Return the code of the theme whose name is most like a section's, the first theme when none is."""
    from rapidfuzz import fuzz, process  # noqa: PLC0415 - loaded when a list comes

    names = {theme.code: fold(theme.name) for theme in themes}
    found = process.extractOne(fold(section), names, scorer=fuzz.token_set_ratio, score_cutoff=_SECTION_LIKE)
    return str(found[2]) if found and len(section) > 3 else themes[0].code


class Comparing:
    """Finds questions that ask the same or nearly so.

    Words that few questions have lead to candidates, which are then compared in full: each with each would take minutes
    for 10,000 questions.
    """

    def __init__(self, known: Iterable[Question]) -> None:
        self._known = tuple(known)
        self._folded = [fold(each.prompt) for each in self._known]
        self._same: dict[str, str] = {}
        self._places: dict[str, list[int]] = {}
        for place, (question, words) in enumerate(zip(self._known, self._folded, strict=True)):
            self._same.setdefault(words.rstrip(" .?:*"), question.id)
            for translation in question.translations.values():
                if prompt := translation.texts.get("prompt"):
                    self._same.setdefault(fold(prompt).rstrip(" .?:*"), question.id)
            for word in set(_WORD.findall(words)):
                self._places.setdefault(word, []).append(place)

    def same(self, wordings: Iterable[Wording]) -> str:
        """Return the id of a question with one of these wordings, in any language; "" when there is none."""
        found = (self._same.get(fold(each.prompt).rstrip(" .?:*")) for each in wordings)
        return next(filter(None, found), "")

    def near(self, prompt: str) -> tuple[Near, ...]:
        """Return the questions with a close wording, closest first."""
        from rapidfuzz import fuzz, process  # noqa: PLC0415 - loaded when a list comes

        words = fold(prompt)[:1_000]
        choices = {place: self._folded[place] for place in self._candidates(words)}
        found = process.extract(words, choices, scorer=fuzz.token_sort_ratio, limit=MOST_NEAR, score_cutoff=CLOSE)
        return tuple(Near(self._known[place], score / 100) for _, score, place in found)

    def _candidates(self, words: str) -> list[int]:
        known = [self._places[word] for word in set(_WORD.findall(words)) if word in self._places]
        rarest = sorted(known, key=len)[: 2 * RAREST_WORDS]
        shared = Counter(place for places in rarest for place in places[:400])
        return [place for place, _ in shared.most_common(MOST_CANDIDATES)]


def _line(listed: Listed, theme: str, comparing: Comparing, seen: dict[str, str]) -> Line:
    words = fold(listed.main.prompt).rstrip(" .?:*")
    line = Line(listed, Standing.NEW, theme)
    if problem := _trouble(line):
        return replace(line, standing=Standing.TROUBLE, problem=problem)
    if first := seen.get(words):
        return replace(line, standing=Standing.TWICE, there=first)
    seen[words] = listed.place.cell
    if there := comparing.same(listed.wordings.values()):
        return replace(line, standing=Standing.THERE, there=there)
    near = comparing.near(listed.main.prompt)
    return replace(line, standing=Standing.CLOSE, near=near) if near else line


def _trouble(line: Line) -> Problem | None:
    listed = line.listed
    where = {"file": listed.place.file, "sheet": listed.place.sheet, "cell": listed.place.cell}
    if listed.kind in CHOOSING and len(listed.main.options) < 2:
        return Problem("list-row-choices", **where)
    if len(listed.main.options) > MOST_OPTIONS:
        return Problem("list-row-many-choices", **where, most=MOST_OPTIONS)
    try:
        _plain(line, 1)
    except Problem as problem:
        longest = problem.details.get("longest", "")
        return Problem(
            "list-row-long" if problem.key == "text-too-long" else "list-row-unfit", **where, longest=longest
        )
    return None


def _translation(code: str, wording: Wording, question: Question) -> Translation:
    """Return a wording in another language; choices only where it has as many as the question."""
    pivot = {"prompt": question.prompt, "help": question.help}
    texts = {"prompt": wording.prompt, "help": wording.help}
    options = question.answer.options
    if question.answer.kind in CHOOSING and len(wording.options) == len(options):
        pivot |= {f"option.{each.id}": each.text for each in options}
        texts |= {f"option.{each.id}": text for each, text in zip(options, wording.options, strict=True)}
    texts = {role: text for role, text in texts.items() if text and pivot[role]}
    sources = {role: text_hash(pivot[role]) for role in texts}
    return Translation(code, TextState.DRAFT, MappingProxyType(texts), MappingProxyType(sources))
