"""Room for the answer to one question on paper: boxes to tick, lines to write on, small tables, scope and proof."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from dialogue_app.domain.answers import ScopeKind
from dialogue_app.domain.questionnaire import Item
from dialogue_app.reports.outline import Block, Boxes, Cell, Column, Paragraph, Part, Table, Tone
from dialogue_app.texts import Texts
from question_bank import AnswerSpec, Kind

LINES_FOR_TEXT = 13
"""Printed lines of room for a free answer; who needs more takes a sheet of paper."""

ROWS_ON_PAPER = 3
"""Certificates, sites or documents that have room on the paper."""

COLUMNS = {
    Kind.CERTIFICATES: ("scheme", "version", "number", "models", "valid_to", "proof"),
    Kind.FACTORIES: (
        "tier", "function", "models", "legal_name", "street", "city", "country", "last_audit_date", "audit_scheme",
    ),
}  # fmt: skip
"""Columns of a question that names none: the least there must be (specification 2.5)."""

_SCOPED = frozenset({Kind.YES_PARTLY_NO, Kind.SINGLE, Kind.MULTI, Kind.NUMBER, Kind.PERCENT, Kind.DATE, Kind.TEXT})
"""Kinds whose answers hold for something that has to be named."""

_NO_VALUE = ("not-known", "not-applicable", "declined", "will-send")


@dataclass(frozen=True, slots=True)
class AskedIn:
    """In what language the paper asks; ``proof_names`` are the names of kinds of proof by id."""

    texts: Texts
    proof_names: Mapping[str, str]

    def fields(self, lines: Mapping[str, int], **details: object) -> Table:
        """Return fields to write in, by the name of their text, each with its number of printed lines."""
        rows = tuple((named(self.texts(f"form.field.{name}", **details)), _room(lines[name])) for name in lines)
        return Table((Column("", 1.3), Column("", 3)), rows, grid=True)


def answer_blocks(item: Item, asked: AskedIn) -> Iterator[Block]:
    """Yield the room for the value of an answer, and for what has to be said about it."""
    spec, texts = item.snapshot.answer, asked.texts
    yield from _VALUES.get(spec.kind, _prose)(item, asked)
    if spec.kind in _SCOPED:
        yield Paragraph(texts("form.scope"))
        yield Boxes(tuple(texts(f"scope.{kind}") for kind in ScopeKind if kind))
    yield asked.fields(_about(item))
    yield Boxes(tuple(texts(f"state.{state}") for state in _NO_VALUE))


def named(text: str) -> Cell:
    """Return the cell that names a row."""
    return (Part(text, Tone.STRONG),)


def _room(lines: int) -> Cell:
    """Return an empty cell as high as ``lines`` printed lines; two are room for one line by hand."""
    return (Part("\n" * (lines - 1)),)


def _how(spec: AnswerSpec, texts: Texts) -> str:
    if spec.kind is Kind.MULTI and spec.most:
        return texts("form.how.multi-most", most=texts.formats.number(spec.most))
    return texts(f"form.how.{spec.kind}")


def _about(item: Item) -> dict[str, int]:
    """Return the fields that follow the value, with their printed lines."""
    spec = item.snapshot.answer
    fields = {"models": 2} if spec.kind in _SCOPED else {}
    if spec.kind is Kind.YES_PARTLY_NO:
        fields["explanation"] = 3
    if any(option.needs_remark for option in spec.options):
        fields["remark"] = 2
    if spec.extra:
        fields["extra"] = 2
    if spec.kind is not Kind.FILE:
        fields["proof"] = 2
    return fields | {"confidential": 1, "reason": 1}


def hints(item: Item, asked: AskedIn) -> Iterator[str]:
    """Yield how to answer, what else to note, and what could be proof."""
    yield asked.texts("form.must" if item.must else "form.nice")
    yield _how(item.snapshot.answer, asked.texts)
    if said := item.snapshot.text("help", asked.texts.language):
        yield said
    if item.snapshot.answer.extra:
        yield asked.texts("form.extra", extra=item.snapshot.answer.extra)
    names = [name for kind in item.snapshot.evidence if (name := asked.proof_names.get(kind))]
    if names:
        yield asked.texts("form.proof-examples", proof="; ".join(names))


def _boxes(item: Item, asked: AskedIn) -> Iterator[Block]:
    yield Boxes(_options(item, asked.texts.language))


def _ranking(item: Item, asked: AskedIn) -> Iterator[Block]:
    spec = item.snapshot.answer
    options = (Part("\n".join(_options(item, asked.texts.language))),)
    yield Table((Column("", 1.3), Column("", 3)), ((named(asked.texts("form.field.options")), options),))
    places = range(1, (spec.ranks or len(spec.options)) + 1)
    rows = tuple((named(asked.texts("form.place", n=asked.texts.formats.number(n))), _room(2)) for n in places)
    yield Table((Column("", 1.3), Column("", 3)), rows, grid=True)


def _number(item: Item, asked: AskedIn) -> Iterator[Block]:
    spec = item.snapshot.answer
    unit = spec.unit or asked.texts("form.no-unit")
    fields = {"number-per" if spec.per else "number": 2, "period": 2}
    yield asked.fields(fields, unit=unit, per=spec.per)
    yield Boxes((asked.texts("form.estimated"),))


def _percent(item: Item, asked: AskedIn) -> Iterator[Block]:
    of = item.snapshot.text("denominator", asked.texts.language)
    yield asked.fields({"percent-of" if of else "percent": 2} | ({} if of else {"of": 2}), of=of)
    yield Boxes((asked.texts("form.estimated"),))


def _date(item: Item, asked: AskedIn) -> Iterator[Block]:
    label = item.snapshot.answer.label
    yield asked.fields({"date-of" if label else "date": 2}, what=label)


def _prose(_item: Item, asked: AskedIn) -> Iterator[Block]:
    yield asked.fields({"text": LINES_FOR_TEXT})


def _documents(_item: Item, asked: AskedIn) -> Iterator[Block]:
    texts = asked.texts
    columns = (Column(texts("form.column.row"), 0.4), *(Column(texts(f"form.column.{name}"), 2) for name in _FILE))
    rows = tuple((named(texts.formats.number(n)), *(_room(2) for _ in _FILE)) for n in range(1, ROWS_ON_PAPER + 1))
    yield Table(columns, rows, grid=True)


_FILE = ("file", "day", "page")


def _sites(item: Item, asked: AskedIn) -> Iterator[Block]:
    """Fields below each other and rows side by side: ten columns would be too narrow for a pen."""
    texts, spec = asked.texts, item.snapshot.answer
    numbers = tuple(Column(texts.formats.number(n), 2) for n in range(1, ROWS_ON_PAPER + 1))
    rows = tuple(
        (named(texts(f"form.column.{name}")), *(_room(2) for _ in numbers))
        for name in spec.columns or COLUMNS[spec.kind]
    )
    yield Table((Column(texts(f"form.rows.{spec.kind}"), 1.7), *numbers), rows, grid=True)


def _options(item: Item, language: str) -> tuple[str, ...]:
    return tuple(
        item.snapshot.option_text(option.id, language) for option in item.snapshot.answer.options if not option.retired
    )


_VALUES: Mapping[Kind, Callable[[Item, AskedIn], Iterator[Block]]] = {
    Kind.YES_PARTLY_NO: _boxes,
    Kind.SINGLE: _boxes,
    Kind.MULTI: _boxes,
    Kind.BAND: _boxes,
    Kind.RANK: _ranking,
    Kind.NUMBER: _number,
    Kind.PERCENT: _percent,
    Kind.DATE: _date,
    Kind.FILE: _documents,
    Kind.CERTIFICATES: _sites,
    Kind.FACTORIES: _sites,
}
