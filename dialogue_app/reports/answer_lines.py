"""Each supplier's answer to each item in words: the one place from which all formats take what they print.

Missing things stay empty here; the formats say so in words.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from functools import lru_cache

from dialogue_app.domain.answers import CARRIES_VALUE, Answer, State, Verification, open_points
from dialogue_app.domain.comparison import Cell, Comparison, Row
from dialogue_app.domain.dates import date_text
from dialogue_app.domain.disclosure import Audience
from dialogue_app.domain.phrases import answer_text, scope_text, state_text
from dialogue_app.domain.suppliers import Supplier
from dialogue_app.texts import Formats, Texts


class RememberedFormats:
    """The formats of a language, each number and date worked out once: a report repeats few of them many times."""

    def __init__(self, formats: Formats) -> None:
        self._number = lru_cache(4096)(formats.number)
        self._day = lru_cache(4096)(formats.day)

    def number(self, value: Decimal | int) -> str:
        """Return a number as people write it."""
        return self._number(value)

    def day(self, value: date) -> str:
        """Return a date as people write it."""
        return self._day(value)


@dataclass(frozen=True, slots=True)
class AnswerLine:
    """One supplier and one item, in words.

    ``omitted`` replaces an answer that this reader may not see. ``wording_asked`` is empty unless the supplier was
    asked in another wording than the one now in force.
    """

    supplier: Supplier
    state: State
    answer: str
    status: str = ""
    scope: str = ""
    share: Decimal | None = None
    claim: str = ""
    note: str = ""
    source: str = ""
    day: str = ""
    due: str = ""
    confidential: str = ""
    shared_with: str = ""
    omitted: bool = False
    open_points: tuple[str, ...] = ()
    wording_asked: str = ""


def answer_lines(comparison: Comparison, row: Row, audience: Audience, texts: Texts) -> Iterator[AnswerLine]:
    """Yield the lines of one item, one for each supplier, in the order of the comparison."""
    for supplier in comparison.suppliers:
        cell = row.cell(supplier.id)
        if cell is None:
            yield AnswerLine(supplier, State.NOT_ASKED, state_text(State.NOT_ASKED, texts))
            continue
        wording = _wording_asked(comparison, row, cell, texts)
        if cell.omitted:
            yield _omitted(supplier, cell, wording, texts)
        else:
            line = _line(row, supplier, cell.answer(row.item.snapshot.answer.kind), texts)
            yield replace(line, note=line.note if audience is Audience.INTERNAL else "", wording_asked=wording)


def _omitted(supplier: Supplier, cell: Cell, wording: str, texts: Texts) -> AnswerLine:
    key = f"report.omitted.{cell.omitted}"
    said = texts(key if texts.has(key) else "report.omitted")
    return AnswerLine(supplier, State(cell.state), said, omitted=True, wording_asked=wording)


def _line(row: Row, supplier: Supplier, answer: Answer, texts: Texts) -> AnswerLine:
    return AnswerLine(
        supplier=supplier,
        state=answer.state,
        answer=answer_text(row.item.snapshot, answer, texts),
        status=_status(answer, texts),
        scope=scope_text(answer.scope, texts),
        share=answer.scope.share,
        claim=answer.claim,
        note=answer.note,
        source=texts(f"source.{answer.source}"),
        day=date_text(answer.date_of_fact, texts),
        due=date_text(answer.due, texts),
        confidential=_confidential(answer, texts),
        shared_with=texts(f"share.{answer.share_scope}"),
        open_points=tuple(texts(f"open.{point}") for point in open_points(row.item, answer)),
    )


def _wording_asked(comparison: Comparison, row: Row, cell: Cell, texts: Texts) -> str:
    if cell.asked_hash == row.item.asked_hash:
        return ""
    return comparison.wordings.get(cell.asked_hash) or texts("report.wording-not-kept")


def _status(answer: Answer, texts: Texts) -> str:
    """The status in words; nothing was claimed where there is no value and nobody began to check."""
    if answer.verification is Verification.CLAIMED and answer.state not in CARRIES_VALUE:
        return ""
    return texts(f"verification.{answer.verification}")


def _confidential(answer: Answer, texts: Texts) -> str:
    if not answer.confidential:
        return ""
    if not answer.confidential_reason:
        return texts("report.confidential")
    key = f"reason.{answer.confidential_reason}"
    reason = texts(key) if texts.has(key) else answer.confidential_reason
    return texts("report.confidential-because", reason=reason)
