"""The filled cells of one item to its typed value; None where nothing can be taken."""

from collections.abc import Callable, Mapping, Sequence

from dialogue_app.domain.dates import PartialDate
from dialogue_app.domain.questionnaire import Item
from dialogue_app.domain.values import Choice, Choices, Percentage, Prose, Quantity, Ranking, Value
from dialogue_app.exchange import cells
from dialogue_app.exchange.answer_rows import Filled
from dialogue_app.exchange.answer_tables import table
from dialogue_app.exchange.cell_dates import day
from dialogue_app.exchange.cell_reader import CellReader
from dialogue_app.exchange.cells import Said
from dialogue_app.exchange.layout import Column, Part
from question_bank import Kind


def value(item: Item, filled: Filled, by: CellReader) -> Value | None:
    """Return the value of an item. What stands in an answer cell and can't be read is kept for the note."""
    kind, said = item.snapshot.answer.kind, filled.main.get(Column.ANSWER)
    if from_cell := _FROM_CELL.get(kind):
        return from_cell(item, filled, by, said) if said else None
    if said:  # rows of their own take the answer, yet somebody wrote here
        by.remark("beside-rows", said, lost=False)
        by.keep(said)
    return _FROM_ROWS.get(kind, _table)(item, filled, by)


def _choice(_: Item, filled: Filled, by: CellReader, said: Said) -> Choice | None:
    option = by.option(said)
    return Choice(option, by.text(filled.parts.get(Part.OTHER))) if option else None


def _quantity(item: Item, filled: Filled, by: CellReader, said: Said) -> Quantity | None:
    amount = by.read(said, cells.number, "number", keep=True)
    spec = item.snapshot.answer
    period = by.text(filled.parts.get(Part.PERIOD)) or spec.per
    estimated = by.yes(filled.parts.get(Part.ESTIMATED))
    return Quantity(amount, spec.unit, period, estimated) if amount is not None else None


def _percentage(item: Item, filled: Filled, by: CellReader, said: Said) -> Percentage | None:
    amount = by.read(said, cells.share, "share", keep=True)
    estimated = by.yes(filled.parts.get(Part.ESTIMATED))
    return Percentage(amount, item.snapshot.answer.denominator, estimated) if amount is not None else None


def _date(_: Item, __: Filled, by: CellReader, said: Said) -> PartialDate | None:
    found = by.read(said, day, "date", keep=True)
    return PartialDate(found) if found else None


def _prose(_: Item, __: Filled, by: CellReader, said: Said) -> Prose | None:
    text = by.text(said)
    return Prose(text) if text else None


def _choices(item: Item, filled: Filled, by: CellReader) -> Choices | None:
    options = [option.id for option in item.snapshot.answer.options]
    chosen = [option for option in options if by.chosen(filled.parts.get(f"{Part.OPTION}:{option}"), option)]
    return Choices(tuple(chosen), by.text(filled.parts.get(Part.OTHER))) if chosen else None


def _ranking(item: Item, filled: Filled, by: CellReader) -> Ranking | None:
    """Return what was ranked, if the places from the first on are filled, each with another option."""
    spec = item.snapshot.answer
    asked = [filled.parts.get(f"{Part.PLACE}:{place + 1}") for place in range(spec.ranks or len(spec.options))]
    kept = len(by.unread)
    places: list[str | None] = []
    for said in asked:
        option = by.option(said)
        if option and option in places:
            by.remark("rank-twice", said)
            option = None
        places.append(option)
    ranked = [option for option in places if option]
    if ranked and places[: len(ranked)] == ranked and len(ranked) == sum(map(bool, asked)):
        return Ranking(tuple(ranked), by.text(filled.parts.get(Part.OTHER)))
    by.unread[kept:] = _told(asked, by)
    if ranked and not by.remarks:
        by.remark("rank-gap", next(filter(None, asked)))
    return None


def _told(asked: Sequence[Said | None], by: CellReader) -> list[str]:
    """Return an order that could not be taken as one text, so that its places stay together."""
    told = [f"{place}. {by.text(said)}" for place, said in enumerate(asked, start=1) if said and not said.error]
    return ["\n".join(told)] if told else []


def _table(item: Item, filled: Filled, by: CellReader) -> Value | None:
    return table(item.snapshot.answer.kind, filled.rows, by) if filled.rows else None


_FROM_CELL: Mapping[Kind, Callable[[Item, Filled, CellReader, Said], Value | None]] = {
    Kind.YES_PARTLY_NO: _choice,
    Kind.SINGLE: _choice,
    Kind.BAND: _choice,
    Kind.NUMBER: _quantity,
    Kind.PERCENT: _percentage,
    Kind.DATE: _date,
    Kind.TEXT: _prose,
}

_FROM_ROWS: Mapping[Kind, Callable[[Item, Filled, CellReader], Value | None]] = {
    Kind.MULTI: _choices,
    Kind.RANK: _ranking,
}
