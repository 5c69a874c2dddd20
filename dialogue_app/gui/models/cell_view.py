"""What one cell of the comparison shows and says: state, heart, for what it holds, how far it is checked, its marks."""

import html
from typing import NamedTuple

from dialogue_app.domain import dates, phrases
from dialogue_app.domain.ageing import out_of_date
from dialogue_app.domain.answers import CARRIES_VALUE, Answer, State
from dialogue_app.domain.comparison import Comparison, Row
from dialogue_app.domain.marks import day_of
from dialogue_app.domain.suppliers import Supplier
from dialogue_app.gui.models.age_words import age_words
from dialogue_app.texts import Texts
from question_bank import Kind

_LONGEST = 600
"""Characters of a cell: more is never seen in three lines."""


class CellView(NamedTuple):
    """What one cell shows: the state as code and word, the heart of the answer, its footing, and its marks.

    ``footing`` says how far the answer is checked and for what it holds; ``origin`` when and whence it is.
    ``expired`` says what is out of date.
    """

    state: State
    word: str
    text: str
    footing: str = ""
    origin: str = ""
    other_wording: bool = False
    confidential: bool = False
    open_points: tuple[str, ...] = ()
    expired: str = ""
    changed: bool = False


def cell_view(comparison: Comparison, row: Row, supplier: Supplier, texts: Texts) -> CellView:
    """Return what a cell shows."""
    cell = row.cell(supplier.id)
    if cell is None:
        return CellView(State.NOT_ASKED, phrases.state_text(State.NOT_ASKED, texts), "")
    answer = cell.answer(row.item.snapshot.answer.kind)
    word = phrases.state_text(answer.state, texts)
    said = " ".join(_heart(row, answer, texts)[:_LONGEST].split())
    return CellView(
        answer.state,
        word,
        "" if said == word else said.removeprefix(f"{word}: "),
        _footing(answer, texts),
        _origin(answer, texts),
        row.other_wording(supplier.id),
        answer.confidential,
        row.open_points(supplier.id),
        age_words(out_of_date(row.item, answer, day_of(comparison)), texts),
        row.changed(supplier.id),
    )


def mark_words(view: CellView, texts: Texts) -> list[str]:
    """Return the marks of a cell as words."""
    said = [
        texts("compare.other-wording") if view.other_wording else "",
        texts("compare.confidential") if view.confidential else "",
        texts("compare.changed") if view.changed else "",
        view.expired,
        *(texts(f"open.{code}") for code in view.open_points),
    ]
    return [words for words in said if words]


def cell_said(view: CellView, row: Row, supplier: Supplier, texts: Texts) -> str:
    """Return a cell in one breath, for a screen reader."""
    said = view.text if view.text != view.word else ""
    parts = (supplier.name, row.item.code, view.word, said, view.footing, view.origin, *mark_words(view, texts))
    return ". ".join(part.replace("\n", "; ") for part in parts if part)


def cell_tip(view: CellView, row: Row, supplier: Supplier, texts: Texts) -> str:
    """Return a cell as a tooltip, letter by letter."""
    head = f"{supplier.name} · {row.item.code} · {view.word}"
    return plain_tip(
        "\n".join(part for part in (head, view.text, view.footing, view.origin, *mark_words(view, texts)) if part)
    )


def plain_tip(text: str) -> str:
    """Return a tooltip that shows ``text`` letter by letter, in lines that wrap."""
    return f"<span>{html.escape(text).replace(chr(10), '<br>')}</span>"


def _heart(row: Row, answer: Answer, texts: Texts) -> str:
    """A text is shown by its one-sentence summary; everything else by its value."""
    if row.item.snapshot.answer.kind is Kind.TEXT and answer.claim:
        return answer.claim
    return phrases.answer_text(row.item.snapshot, answer, texts)


def _footing(answer: Answer, texts: Texts) -> str:
    if answer.state not in CARRIES_VALUE:
        return ""
    parts = (texts(f"verification.{answer.verification}"), phrases.scope_text(answer.scope, texts))
    return " · ".join(part for part in parts if part)


def _origin(answer: Answer, texts: Texts) -> str:
    if answer.state not in CARRIES_VALUE:
        return ""
    day = dates.date_text(answer.date_of_fact, texts) or texts("compare.no-date")
    return f"{day} · {texts(f'source.{answer.source}')}"
