"""One actor of a criterion: the rating of what it said, and how ready it is, as a person confirms it."""

from decimal import Decimal

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from dialogue_app.domain.decision_phrases import rating_text, ready_text
from dialogue_app.domain.decisions import Confirmed
from dialogue_app.domain.rating import HIGHEST, LOWEST
from dialogue_app.domain.readiness import WITH_PLAN, Ready
from dialogue_app.domain.weighed import Actor, Heard, Weighed
from dialogue_app.gui import theme
from dialogue_app.gui.models.criteria_words import said_in_full
from dialogue_app.gui.theme import GRID
from dialogue_app.gui.widgets.buttons import primary_button, secondary_button
from dialogue_app.gui.widgets.choice_box import ChoiceBox
from dialogue_app.gui.widgets.field_block import FieldBlock, let_shrink
from dialogue_app.gui.widgets.flow import Flow
from dialogue_app.gui.widgets.text import hint, label
from dialogue_app.gui.widgets.tick_row import TickRow
from dialogue_app.texts import Texts

_NARROW = 120


class ActorForm(QWidget):
    """What counts of an actor, and why.

    Signals:
        confirmed(Confirmed): keep this state.
        taken_back(): keep no state of a person's.
        rated(object): give what was said this rating; None takes it back.

    Attributes:
        products: names of product categories by code.

    Args:
        texts: words of the window.
    """

    confirmed = Signal(object)
    taken_back = Signal()
    rated = Signal(object)

    def __init__(self, texts: Texts) -> None:
        super().__init__()
        self.texts = texts
        self.name, self.said, self.counted = label(strong=True, wrap=True), label(wrap=True, selectable=True), hint("")
        let_shrink(self.said)
        ratings = [("", texts("criteria.by-rules")), *((str(n), texts(f"criteria.rating-means.{n}")) for n in _RATINGS)]
        self.rating = ChoiceBox(texts("criteria.rating-of"), ratings)
        states = [(each.value, ready_text(each, texts)) for each in Ready]
        self.state = ChoiceBox(texts("criteria.state"), states)
        self.months, self.volume, self.why = QLineEdit(), QLineEdit(), QLineEdit()
        self.categories = TickRow(texts("criteria.categories"))
        self.proof = ChoiceBox(texts("criteria.proof-shown"), self._proofs())
        self.blocks = {
            "rating": FieldBlock(texts("criteria.rating-of"), self.rating),
            "state": FieldBlock(texts("criteria.state"), self.state),
            "months": FieldBlock(texts("criteria.months-after"), self.months),
            "proof": FieldBlock(texts("criteria.proof-shown"), self.proof),
            "volume": FieldBlock(texts("criteria.volume"), self.volume),
            "categories": FieldBlock(texts("criteria.categories"), self.categories),
            "why": FieldBlock(texts("criteria.why"), self.why, texts("criteria.why-when")),
        }
        self.confirm = primary_button(texts("criteria.confirm"), self._confirm, "check")
        self.undo = secondary_button(texts("criteria.unconfirm"), self.taken_back.emit, "remove")
        self.products: dict[str, str] = {}
        self._needed: tuple[str, ...] = ()
        self._lay_out()
        self.rating.chosen.connect(lambda code: self.rated.emit(int(code) if code else None))
        self.state.chosen.connect(lambda _: self._follow())
        for line in (self.months, self.volume, self.why):
            line.returnPressed.connect(self._confirm)

    def show_actor(self, weighed: Weighed, actor: Actor) -> None:
        """Show how an actor stands: as confirmed, else as proposed."""
        texts, stand, speaking = self.texts, actor.stand, speaker(actor)
        self.name.setText(actor.name)
        told = [said_in_full(each, weighed, texts) for each in actor.heard]
        self.said.setText("\n".join(told) or texts("criteria.not-heard"))
        self.counted.setText(rating_text(speaking, texts) if speaking else "")
        self.counted.setVisible(bool(self.counted.text()))
        given = speaking.rated.given.rating if speaking and speaking.rated and not speaking.rated.stale else None
        self.rating.choose("" if given is None else str(given))
        self.blocks["rating"].setVisible(speaking is not None)
        self.state.choose(stand.state.value)
        self.months.setText("" if stand.months is None else texts.formats.number(Decimal(stand.months)))
        self.volume.setText("" if stand.volume is None else texts.formats.number(Decimal(stand.volume)))
        self._offer_categories(weighed.needed, stand.categories)
        said = actor.confirmed
        self.proof.choose("" if said is None or said.proof is None else ("yes" if said.proof else "no"))
        self.why.setText(said.why if said else "")
        self.undo.setVisible(said is not None)
        self.say_error("")
        self._follow()

    def forget(self) -> None:
        """Keep nothing of an actor."""
        for shown in (self.name, self.said, self.counted):
            shown.clear()
        for line in (self.months, self.volume, self.why):
            line.clear()
        self._offer_categories((), ())

    def choose_state(self, state: Ready) -> None:
        """Choose a state as the user does."""
        self.state.choose(state.value)
        self._follow()

    def say_error(self, sentence: str) -> None:
        """Say below the reason why this can't be kept."""
        self.blocks["why"].say_error(sentence)

    def said_now(self) -> Confirmed:
        """Return what stands here.

        Raises:
            ValueError: months or share are no whole numbers.
        """
        return Confirmed(
            state=Ready(self.state.code),
            months=_whole(self.months.text()) if Ready(self.state.code) in WITH_PLAN else None,
            categories=self.categories.ticked() if len(self._needed) > 1 else None,
            proof=None if not self.proof.code else self.proof.code == "yes",
            volume=_whole(self.volume.text()),
            why=self.why.text(),
        )

    def _confirm(self) -> None:
        try:
            said = self.said_now()
        except ValueError:
            self.say_error(self.texts("criteria.whole-numbers"))
            return
        self.confirmed.emit(said)

    def _follow(self) -> None:
        self.blocks["months"].setVisible(Ready(self.state.code) in WITH_PLAN)

    def _offer_categories(self, needed: tuple[str, ...], covered: tuple[str, ...]) -> None:
        self._needed = needed
        self.categories.offer((code, self.products.get(code, code)) for code in needed)
        self.categories.tick(covered)
        self.blocks["categories"].setVisible(len(needed) > 1)

    def _proofs(self) -> list[tuple[str, str]]:
        texts = self.texts
        return [("", texts("criteria.as-checked")), ("yes", texts("workbook.yes")), ("no", texts("workbook.no"))]

    def _lay_out(self) -> None:
        for line in (self.months, self.volume):
            line.setMaximumWidth(theme.pixels(_NARROW))
        fields, buttons = Flow(2 * GRID), Flow(GRID)
        for name in ("rating", "state", "months", "proof", "volume"):
            fields.add(self.blocks[name])
        for button in (self.confirm, self.undo):
            buttons.add(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        for part in (
            self.name,
            self.said,
            self.counted,
            fields,
            self.blocks["categories"],
            self.blocks["why"],
            buttons,
        ):
            column.addWidget(part)


_RATINGS = range(LOWEST, HIGHEST + 1)


def speaker(actor: Actor) -> Heard | None:
    """Return whose answer is rated: the actor's own, else the first that speaks for it; None where nobody does."""
    heard = [each for each in actor.heard if each.answer.value is not None or each.effective]
    return next((each for each in heard if each.own), heard[0] if heard else None)


def _whole(text: str) -> int | None:
    text = text.strip().removesuffix("%").strip()
    return int(text) if text else None
