"""The sheet of questions, line by line: what is asked, and what may be filled in. Knows no styles and no openpyxl."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from textwrap import wrap

from dialogue_app.domain.answers import LONGEST_CLAIM, LONGEST_NOTE
from dialogue_app.domain.questionnaire import Condition, Item
from dialogue_app.exchange.layout import Column, Key, Part
from dialogue_app.exchange.workbook_order import WorkbookOrder
from dialogue_app.exchange.workbook_rules import DATE, NUMBER, PERCENT, TICKED, Rule, choice, suggested, text
from dialogue_app.exchange.workbook_text import line_count
from dialogue_app.exchange.workbook_words import options
from dialogue_app.texts import Texts
from question_bank import Kind

WIDTHS: Mapping[Column, int] = {
    Column.KEY: 8,
    Column.CODE: 12,
    Column.QUESTION: 46,
    Column.ANSWER: 28,
    Column.UNIT: 17,
    Column.STATE: 12,
    Column.REASON: 13,
    Column.SCOPE: 13,
    Column.SCOPE_TEXT: 15,
    Column.SHARE: 8,
    Column.CLAIM: 27,
    Column.PROOF: 17,
    Column.DUE: 11,
    Column.CONFIDENTIAL: 12,
    Column.CONFIDENTIAL_REASON: 16,
}
"""Columns of the sheet in their order, with their widths in characters."""

MOST_LINES = 28
"""Lines of question and help in one row; a row can't be taller, so the rest goes into rows of its own."""

BOLD_LETTERS, SMALL_LETTERS = 1.1, 1.3
"""Letters that fit into the width of one digit of the default font, seen with wide substitutes of that font, too."""

ROOM = {Kind.TEXT: 6}
"""Lines to write on, where one is too few."""


@dataclass(frozen=True, slots=True)
class Line:
    """One row. ``answer`` says what its answer cell takes; without it the cell is shut.

    ``below`` is the help; ``open`` is true in the first row of an item: state, scope and the rest can be filled in.
    ``title`` is true where a section begins.
    """

    key: str = ""
    code: str = ""
    question: str = ""
    below: str = ""
    unit: str = ""
    answer: Rule | None = None
    open: bool = False
    title: bool = False
    room: int = 1

    def lines(self) -> float:
        """How many lines of text the row shows."""
        return max(_lines(self.question, self.below), line_count(self.unit, WIDTHS[Column.UNIT]), self.room)


def general_rules(said: Mapping[str, Mapping[str, str]]) -> Mapping[Column, Rule]:
    """Return what the cells beside every answer take."""
    return {
        Column.STATE: choice(said["state"].values()),
        Column.REASON: suggested(said["reason"].values()),
        Column.SCOPE: choice(said["scope"].values()),
        Column.SCOPE_TEXT: text(LONGEST_NOTE),
        Column.SHARE: PERCENT,
        Column.CLAIM: text(LONGEST_CLAIM),
        Column.PROOF: text(LONGEST_NOTE),
        Column.DUE: DATE,
        Column.CONFIDENTIAL: choice(said["yes_no"].values()),
        Column.CONFIDENTIAL_REASON: text(LONGEST_NOTE),
    }


class Questions:
    """The lines of a questionnaire in one language."""

    def __init__(self, order: WorkbookOrder, texts: Texts, sheets: Mapping[str, str], yes_no: Rule) -> None:
        self._order, self._texts, self._sheets, self._yes_no = order, texts, sheets, yes_no
        self._language = order.language

    def lines(self) -> Iterator[Line]:
        """Yield all lines below the titles of the columns."""
        for section in self._order.form.sections:
            if section.title:
                yield Line(question=section.title, title=True)
            for item in section.items:
                yield from self._item(item)

    def _item(self, item: Item) -> Iterator[Line]:
        below = "\n".join(self._below(item))
        first, *others = _split(item.prompt(self._language), below)
        yield Line(
            key=_key(item),
            code=item.code,
            question=first[0],
            below=first[1],
            unit=self._unit(item),
            answer=self._answer(item),
            open=True,
            room=ROOM.get(item.snapshot.answer.kind, 2),
        )
        for question, rest in others:
            yield Line(question=question, below=rest)
        yield from self._parts(item)

    def _below(self, item: Item) -> Iterator[str]:
        shot = item.snapshot
        if item.condition:
            yield self._condition(item.condition)
        if help_text := shot.text("help", self._language):
            yield help_text
        if shot.answer.extra:
            yield self._texts("workbook.extra", extra=shot.answer.extra)
        if kinds := [name for code in shot.evidence if (name := self._order.evidence.get(code))]:
            yield self._texts("workbook.proof", kinds="; ".join(kinds))
        if not item.must:
            yield self._texts("workbook.nice")

    def _condition(self, condition: Condition) -> str:
        lead = self._order.form.item(condition.item_id)
        known = options(lead, self._language)
        chosen = "; ".join(known.get(option, option) for option in condition.options)
        return self._texts("workbook.only-if", code=lead.code, options=chosen)

    def _unit(self, item: Item) -> str:
        spec, texts = item.snapshot.answer, self._texts
        match spec.kind:
            case Kind.NUMBER if spec.per:
                return texts("workbook.unit-per", unit=spec.unit, per=spec.per)
            case Kind.NUMBER:
                return spec.unit
            case Kind.PERCENT:
                return texts("workbook.percent-of", of=item.snapshot.text("denominator", self._language))
            case Kind.MULTI if spec.most:
                return texts("workbook.tick-most", n=spec.most)
            case Kind.DATE if spec.label:
                return spec.label
        key = "sheet" if item.id in self._sheets else _UNITS.get(spec.kind, "choice")
        return texts(f"workbook.unit-{key}", sheet=self._sheets.get(item.id, ""), n=spec.longest)

    def _answer(self, item: Item) -> Rule | None:
        spec = item.snapshot.answer
        if spec.kind in CHOICES:
            return choice(options(item, self._language).values())
        single = {Kind.NUMBER: NUMBER, Kind.PERCENT: PERCENT, Kind.DATE: DATE, Kind.TEXT: text(spec.longest)}
        return single.get(spec.kind)

    def _parts(self, item: Item) -> Iterator[Line]:
        if make := _PARTS.get(item.snapshot.answer.kind):
            yield from make(self, item)
        if item.snapshot.answer.kind is Kind.YES_PARTLY_NO:
            yield self._part(item, Part.OTHER, self._texts("workbook.explain"), text(LONGEST_NOTE))
        elif remarks := _needing_remark(item, self._language):
            said = self._texts("workbook.other", options=" / ".join(remarks))
            yield self._part(item, Part.OTHER, said, text(LONGEST_NOTE))

    def _ticks(self, item: Item) -> Iterator[Line]:
        for option, word in options(item, self._language).items():
            yield self._part(item, f"{Part.OPTION}:{option}", word, TICKED)

    def _places(self, item: Item) -> Iterator[Line]:
        known = options(item, self._language)
        for place in range(1, (item.snapshot.answer.ranks or len(known)) + 1):
            said = self._texts("workbook.place", place=place)
            yield self._part(item, f"{Part.PLACE}:{place}", said, choice(known.values()))

    def _period(self, item: Item) -> Iterator[Line]:
        yield self._part(item, Part.PERIOD, self._texts("workbook.period"), text(LONGEST_NOTE))
        yield from self._estimated(item)

    def _estimated(self, item: Item) -> Iterator[Line]:
        yield self._part(item, Part.ESTIMATED, self._texts("workbook.estimated"), self._yes_no)

    def _part(self, item: Item, part: str, said: str, rule: Rule) -> Line:
        return Line(key=_key(item, part), question=said, answer=rule, room=_ROOM_OF_PART.get(part, 1))


CHOICES = frozenset({Kind.YES_PARTLY_NO, Kind.SINGLE, Kind.BAND})
"""Kinds answered with one word of a list."""

_UNITS = {Kind.DATE: "date", Kind.TEXT: "text", Kind.MULTI: "tick", Kind.RANK: "rank"}

_ROOM_OF_PART: dict[str, int] = {Part.OTHER: 2}

_PARTS: Mapping[Kind, Callable[[Questions, Item], Iterator[Line]]] = {
    Kind.MULTI: Questions._ticks,
    Kind.RANK: Questions._places,
    Kind.NUMBER: Questions._period,
    Kind.PERCENT: Questions._estimated,
}


def _key(item: Item, part: str = "") -> str:
    return str(Key.of(item.id, item.asked_hash, part))


def _needing_remark(item: Item, language: str) -> list[str]:
    known = options(item, language)
    return [known[option.id] for option in item.snapshot.answer.options if option.needs_remark and option.id in known]


def _lines(prompt: str, below: str) -> float:
    """Lines of a question: bold letters are wide, help stands in smaller ones."""
    asked = line_count(prompt, WIDTHS[Column.QUESTION] * BOLD_LETTERS) if prompt else 0
    return asked + (line_count(below, WIDTHS[Column.QUESTION] * SMALL_LETTERS) * 0.93 if below else 0)


def _split(prompt: str, below: str) -> list[tuple[str, str]]:
    """Return prompt and help for one row, or for several when they are too long for one."""
    if _lines(prompt, below) <= MOST_LINES:
        return [(prompt, below)]
    return [(part, "") for part in _cut(prompt)] + [("", part) for part in _cut(below)]


def _cut(said: str) -> Iterator[str]:
    lines = [line for part in said.split("\n") for line in wrap(part, WIDTHS[Column.QUESTION])]
    for start in range(0, len(lines), MOST_LINES):
        yield " ".join(lines[start : start + MOST_LINES])
