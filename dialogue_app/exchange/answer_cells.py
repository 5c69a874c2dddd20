"""The filled cells of one item to an answer. What can't be read becomes a remark with its cell; the rest is kept."""

from collections.abc import Callable, Mapping
from dataclasses import fields
from typing import TypeVar

from dialogue_app.domain.answers import (
    LONGEST_CLAIM,
    LONGEST_NOTE,
    Answer,
    Scope,
    ScopeKind,
    Source,
    State,
    checked,
)
from dialogue_app.domain.dates import PartialDate
from dialogue_app.domain.plain_text import clean
from dialogue_app.domain.questionnaire import Item
from dialogue_app.domain.returned import Place, Remark
from dialogue_app.domain.values import (
    ROW_CLASS,
    VALUE_CLASS,
    Choice,
    Choices,
    Percentage,
    Prose,
    Quantity,
    Ranking,
    Value,
)
from dialogue_app.errors import Problem
from dialogue_app.exchange import cells
from dialogue_app.exchange.answer_rows import Filled
from dialogue_app.exchange.cells import Said, UnclearError
from dialogue_app.exchange.layout import Column, Part
from question_bank import Kind

T = TypeVar("T")
Words = Mapping[str, Mapping[str, str]]

_DAYS = frozenset({"issued", "valid_to", "valid_from", "planned", "last_audit_date", "day"})
_SHARES = frozenset({"share_of_model_percent", "women_percent", "migrant_percent", "agency_percent"})
_YES_NO = frozenset({"student_interns", "label_accepted_list", "confidential"})


class ItemReader:
    """Reads one item; ``remarks`` collects what could not be taken over.

    Args:
        item: what was asked.
        filled: what was filled in.
        options: option id -> word in the workbook.
        words: "state", "scope" and "yes_no" to code -> word.
        language: of the workbook.
        file: its name, for places.
    """

    def __init__(
        self, item: Item, filled: Filled, options: Mapping[str, str], words: Words, language: str, *, file: str
    ) -> None:
        self._item, self._filled, self._options, self._words = item, filled, options, words
        self._language, self._file = language, file
        self.remarks: list[Remark] = []

    def answer(self) -> Answer | None:
        """Return the answer, None when nothing usable was filled in."""
        main = self._filled.main
        note: list[str] = []
        value = self._value()
        state = self._read(main.get(Column.STATE), lambda said: State(cells.code(said, self._words["state"])), "word")
        claim = self._text(main.get(Column.CLAIM))
        if len(claim) > LONGEST_CLAIM:
            self._remark("claim-long", main[Column.CLAIM], lost=False)
            note.append(claim)
            claim = ""
        if proof := self._text(main.get(Column.PROOF)):
            note.append(proof)
        reason = self._text(main.get(Column.CONFIDENTIAL_REASON))
        made = Answer(
            state=state or (State.ANSWERED if value is not None else State.NO_ANSWER),
            value=value,
            due=self._read(main.get(Column.DUE), cells.day, "date") or "",
            scope=self._scope(),
            claim=claim,
            note="\n".join(note),
            source=Source.WRITTEN,
            language=self._language,
            confidential=bool(reason) or self._yes(main.get(Column.CONFIDENTIAL)),
            confidential_reason=reason,
        )
        if state is None and value is None and not (claim or note or made.due):
            return None
        return self._checked(made)

    def _checked(self, made: Answer) -> Answer | None:
        try:
            return checked(self._item, made)
        except Problem as problem:
            place, details = self._filled.place, {"item": self._item.code, "problem": problem.key}
            self.remarks.append(Remark("not-valid", place, True, self._item.id, details))
            return None

    def _scope(self) -> Scope:
        main = self._filled.main
        names = self._text(main.get(Column.SCOPE_TEXT))
        kind = self._read(
            main.get(Column.SCOPE), lambda said: ScopeKind(cells.code(said, self._words["scope"])), "word"
        )
        share = self._read(main.get(Column.SHARE), cells.share, "share")
        return Scope(kind or (ScopeKind.LISTED if names else ScopeKind.NONE), names, share)

    # Values --------------------------------------------------------------------------------------------------

    def _value(self) -> Value | None:
        kind = self._item.snapshot.answer.kind
        if kind is Kind.MULTI:
            return self._choices()
        if kind is Kind.RANK:
            return self._ranking()
        if VALUE_CLASS[kind] in ROW_CLASS:
            return self._rows()
        said = self._filled.main.get(Column.ANSWER)
        reader = _VALUES[kind]
        return reader(self, said) if said else None

    def _choice(self, said: Said) -> Choice | None:
        option = self._read(said, lambda one: cells.code(one, self._options), "word")
        return Choice(option, self._part(Part.OTHER)) if option else None

    def _choices(self) -> Choices | None:
        ticked = []
        for option in self._options:
            said = self._filled.parts.get(f"{Part.OPTION}:{option}")
            if said and not self._no(said):
                ticked.append(option)
        return Choices(tuple(ticked), self._part(Part.OTHER)) if ticked else None

    def _ranking(self) -> Ranking | None:
        spec = self._item.snapshot.answer
        places = []
        for place in range(1, (spec.ranks or len(self._options)) + 1):
            said = self._filled.parts.get(f"{Part.PLACE}:{place}")
            option = self._read(said, lambda one: cells.code(one, self._options), "word")
            if option and option in places:
                self._remark("rank-twice", said)
            elif option:
                places.append(option)
        return Ranking(tuple(places), self._part(Part.OTHER)) if places else None

    def _quantity(self, said: Said) -> Quantity | None:
        amount = self._read(said, cells.number, "number")
        if amount is None:
            return None
        spec = self._item.snapshot.answer
        period = self._part(Part.PERIOD) or spec.per
        return Quantity(amount, spec.unit, period, self._yes(self._filled.parts.get(Part.ESTIMATED)))

    def _percentage(self, said: Said) -> Percentage | None:
        amount = self._read(said, cells.share, "share")
        of = self._item.snapshot.answer.denominator
        estimated = self._yes(self._filled.parts.get(Part.ESTIMATED))
        return Percentage(amount, of, estimated) if amount is not None else None

    def _date(self, said: Said) -> PartialDate | None:
        found = self._read(said, cells.day, "date")
        return PartialDate(found) if found else None

    def _prose(self, said: Said) -> Prose | None:
        text = self._text(said)
        return Prose(text) if text else None

    def _rows(self) -> Value | None:
        shape = VALUE_CLASS[self._item.snapshot.answer.kind]
        row_class = ROW_CLASS[shape]
        names = {field.name for field in fields(row_class)}
        made = []
        for row in self._filled.rows:
            texts = {name: self._field(name, said) for name, said in row.items() if name in names}
            if not any(texts.values()):
                continue
            first = fields(row_class)[0].name
            one = row_class(**({first: ""} | texts))
            if one.title:
                made.append(one)
            else:
                self._remark("row-without-name", next(iter(row.values())))
        return shape(tuple(made)) if made else None  # type: ignore[arg-type, call-arg]

    def _field(self, name: str, said: Said) -> str:
        if name in _DAYS:
            return self._read(said, cells.day, "date") or ""
        if name in _SHARES:
            amount = self._read(said, cells.share, "share")
            return "" if amount is None else format(amount.normalize(), "f")
        if name in _YES_NO:
            return self._read(said, lambda one: cells.code(one, self._words["yes_no"]), "word") or ""
        text = self._text(said)
        return text[:4] if name == "evidence_type" and text[:2] == "EV" else text

    # Small readings ------------------------------------------------------------------------------------------

    def _part(self, part: str) -> str:
        return self._text(self._filled.parts.get(part))

    def _text(self, said: Said | None) -> str:
        if said is None:
            return ""
        text = clean(said.text)
        if len(text) > LONGEST_NOTE:
            self._remark("text-long", said)
            return ""
        return text

    def _yes(self, said: Said | None) -> bool:
        """A word that is not "no" marks: better too careful with what is confidential."""
        return said is not None and not self._no(said)

    def _no(self, said: Said) -> bool:
        try:
            return cells.code(said, self._words["yes_no"]) == "no"
        except UnclearError:
            return said.value is False or said.text in {"0", "-", "–"}

    def _read(self, said: Said | None, read: Callable[[Said], T], kind: str) -> T | None:
        if said is None:
            return None
        try:
            return read(said)
        except UnclearError:
            self._remark(f"unclear-{kind}", said)
            return None

    def _remark(self, code: str, said: Said | None, *, lost: bool = True) -> None:
        place = Place(self._file, said.sheet, said.cell) if said else self._filled.place
        shown = said.text[:80] if said else ""
        self.remarks.append(Remark(code, place, lost, self._item.id, {"item": self._item.code, "text": shown}))


_VALUES: Mapping[Kind, Callable[[ItemReader, Said], Value | None]] = {
    Kind.YES_PARTLY_NO: ItemReader._choice,
    Kind.SINGLE: ItemReader._choice,
    Kind.BAND: ItemReader._choice,
    Kind.NUMBER: ItemReader._quantity,
    Kind.PERCENT: ItemReader._percentage,
    Kind.DATE: ItemReader._date,
    Kind.TEXT: ItemReader._prose,
}
