"""Promise against delivery for Qt: one line for each earlier answer and promise, and what became of it."""

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import Qt

from dialogue_app.domain.dates import date_text
from dialogue_app.domain.delivery import Outcome
from dialogue_app.domain.phrases import answer_text, scope_text
from dialogue_app.gui import theme
from dialogue_app.gui.models.delivery_words import outcome_tone, wording_words
from dialogue_app.gui.models.value_table import ValueTable
from dialogue_app.gui.theme import Role
from dialogue_app.texts import Texts
from dialogue_app.workspace.delivering import Delivered, Promised

COLUMNS = ("what", "supplier", "then", "now", "outcome")
"""Columns in order; their names are the message keys ``delivery.column-<name>``."""


@dataclass(frozen=True, slots=True)
class DeliveryLine:
    """One line in words; ``full`` is everything known of it."""

    what: str
    supplier: str
    then: str
    now: str
    outcome: Outcome
    full: str


def answer_line(each: Delivered, texts: Texts) -> DeliveryLine:
    """Return the line of an earlier answer."""
    before, item = each.before, each.item
    then = answer_text(before.item.snapshot, before.event.answer, texts)
    now = answer_text(item.snapshot, each.now, texts)
    scope = scope_text(each.now.scope, texts)
    lines = [
        wording_words(before.item.prompt(texts.language), item.prompt(texts.language), texts),
        texts("delivery.then", dialogue=before.dialogue.title, answer=_with(then, before.event.answer.claim)),
        texts("delivery.now", answer=_with(now, each.now.claim)),
        texts("minutes.scope", scope=scope) if scope else "",
        texts(f"verification.{each.now.verification}"),
    ]
    full = "\n".join(filter(None, lines))
    return DeliveryLine(item.code, each.supplier.name, then, now, each.outcome, full)


def promise_line(each: Promised, texts: Texts) -> DeliveryLine:
    """Return the line of a promise."""
    remark = each.remark
    due = texts("finding.until", day=date_text(remark.due, texts)) if remark.due else texts("letter.no-date")
    done = texts("room.done.promise", day=date_text(remark.done_on, texts)) if remark.done_on else ""
    full = "\n".join(filter(None, (remark.text, due, done, each.dialogue.title)))
    then, what = f"{remark.text}, {due}", texts("delivery.promise")
    return DeliveryLine(what, each.supplier.name, then, done, each.outcome, full)


class DeliveryList(ValueTable[DeliveryLine]):
    """Lines whose outcome is wanted, in the order of the questions.

    Args:
        texts: words of the window.
    """

    def __init__(self, texts: Texts) -> None:
        super().__init__(texts, "delivery", COLUMNS)
        self._all: tuple[DeliveryLine, ...] = ()
        self._wanted = ""

    @property
    def size(self) -> int:
        """How many lines there are, listed or not."""
        return len(self._all)

    def put(self, lines: Iterable[DeliveryLine]) -> None:
        """List these lines from now on."""
        self._all = tuple(lines)
        self.narrow(self._wanted)

    def narrow(self, outcome: str) -> None:
        """List only what became this; all where it is empty."""
        self._wanted = outcome
        self.list_rows([each for each in self._all if outcome in ("", each.outcome.value)])

    def count(self, outcome: Outcome) -> int:
        """Return how many became this."""
        return sum(each.outcome is outcome for each in self._all)

    def words(self, row: DeliveryLine, column: str) -> str:
        """Return what a cell says."""
        return self._texts(f"outcome.{row.outcome}") if column == "outcome" else str(getattr(row, column))

    def look(self, row: DeliveryLine, column: str, role: int) -> object:
        """Return a sign for what became of it."""
        if column != "outcome" or role != Qt.ItemDataRole.DecorationRole:
            return None
        tone, icon = outcome_tone(row.outcome)
        return theme.icon(icon, Role(tone.value))


def _with(answer: str, claim: str) -> str:
    return f"{answer}. {claim}" if claim else answer
