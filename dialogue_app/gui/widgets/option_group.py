"""Choices in one Tab stop: a key chooses, the arrows move, Space chooses, Backspace empties, Enter goes on."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from dialogue_app.gui.theme import GRID
from dialogue_app.gui.widgets.flow import Flow
from dialogue_app.gui.widgets.option_button import AnyOption, OneOption

_BACK = frozenset({Qt.Key.Key_Left, Qt.Key.Key_Up})
_ON = frozenset({Qt.Key.Key_Right, Qt.Key.Key_Down})
_MOVES = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
_EMPTY = frozenset({Qt.Key.Key_Backspace, Qt.Key.Key_Delete})
_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
_CHORDS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier


@dataclass(frozen=True, slots=True)
class Offer:
    """One choice: id, words, the key that chooses it, and whether it stands alone among several."""

    id: str
    text: str
    key: str = ""
    exclusive: bool = False


def numbered(offers: Iterable[Offer]) -> tuple[Offer, ...]:
    """Return the offers with the keys 1 to 9 in their order."""
    return tuple(
        Offer(offer.id, offer.text, str(place) if place <= 9 else "", offer.exclusive)
        for place, offer in enumerate(offers, 1)
    )


class OptionGroup(QWidget):
    """A row or column of choices.

    Signals:
        chosen(): the user chose something else.
        finished(): Enter; the user wants to go on.

    Args:
        name: what is chosen here, for a screen reader.
        offers: the choices.
        several: more than one may hold; their order is the order in which they were chosen.
        ranked: their order matters; Alt+Up and Alt+Down move the one with the focus.
        stacked: one below the other, for long words.
        emptiable: Backspace takes every choice back.
    """

    chosen = Signal()
    finished = Signal()

    def __init__(
        self,
        name: str,
        offers: Sequence[Offer],
        *,
        several: bool = False,
        ranked: bool = False,
        stacked: bool = False,
        emptiable: bool = True,
    ) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self._offers, self._several, self._emptiable = tuple(offers), several or ranked, emptiable
        self._ranked = ranked
        self._marked: list[str] = []
        self.buttons = [self._button(offer) for offer in offers]
        self._lay_out(stacked=stacked)
        self._rove(0)

    @property
    def marked(self) -> tuple[str, ...]:
        """The ids that hold, in the order in which they were chosen."""
        return tuple(self._marked)

    def mark(self, ids: Iterable[str]) -> None:
        """Show which ids hold, without telling anyone."""
        known = [offer.id for offer in self._offers]
        self._marked = [each for each in ids if each in known]
        self._follow()
        self._rove(known.index(self._marked[0]) if self._marked else 0)

    def relabel(self, words: Sequence[str]) -> None:
        """Show other words for the same choices."""
        for button, text in zip(self.buttons, words, strict=True):
            button.say(text)

    def choose(self, position: int) -> None:
        """Choose one as the user does: alone, or beside others where that is allowed."""
        offer = self._offers[position]
        if not self._several:
            wanted = [offer.id]
        elif offer.id in self._marked:
            wanted = [each for each in self._marked if each != offer.id]
        else:
            alone = {each.id for each in self._offers if each.exclusive}
            wanted = (
                [offer.id] if offer.exclusive else [*(each for each in self._marked if each not in alone), offer.id]
            )
        self._rove(position)
        self._become(wanted)

    def shift(self, position: int, places: int) -> None:
        """Move a choice up or down in the order, as the user does; one that does not hold yet comes last."""
        name = self._offers[position].id
        if name not in self._marked:
            self.choose(position)
            return
        place = self._marked.index(name) + places
        if 0 <= place < len(self._marked):
            others = [each for each in self._marked if each != name]
            self._become([*others[:place], name, *others[place:]])

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Handle the keys of the group before its buttons see them."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and watched in self.buttons:
            here = self.buttons.index(watched)
            places = _MOVES.get(Qt.Key(event.key()), 0)
            if self._ranked and places and event.modifiers() & _CHORDS == Qt.KeyboardModifier.AltModifier:
                self.shift(here, places)
                return True
            return not event.modifiers() & _CHORDS and self._pressed(event, here)
        return super().eventFilter(watched, event)

    def _pressed(self, event: QKeyEvent, here: int) -> bool:
        key = Qt.Key(event.key())
        if key in _BACK | _ON:
            self._rove((here + (1 if key in _ON else -1)) % len(self.buttons), focus=True)
        elif key in _EMPTY and self._emptiable:
            self._become([])
        elif key in _ENTER:
            self.finished.emit()
        else:
            return self._pressed_letter(event.text().upper())
        return True

    def _pressed_letter(self, letter: str) -> bool:
        position = next((n for n, offer in enumerate(self._offers) if letter and offer.key == letter), -1)
        if position >= 0:
            self.choose(position)
            self.buttons[position].setFocus(Qt.FocusReason.ShortcutFocusReason)
        return position >= 0

    def _button(self, offer: Offer) -> OneOption | AnyOption:
        button = AnyOption() if self._several else OneOption()
        button.dress(offer.text, offer.key)
        button.installEventFilter(self)
        button.clicked.connect(self._chooser(self._offers.index(offer)))
        return button

    def _lay_out(self, *, stacked: bool) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID // 2)
        line = Flow()
        for button in self.buttons:
            if stacked:
                column.addWidget(button)
            else:
                line.add(button)
        if not stacked:
            column.addWidget(line)

    def _chooser(self, position: int) -> Callable[[], None]:
        return lambda: self.choose(position)

    def _become(self, wanted: list[str]) -> None:
        changed = wanted != self._marked
        self._marked = wanted
        self._follow()
        if changed:
            self.chosen.emit()

    def _follow(self) -> None:
        for offer, button in zip(self._offers, self.buttons, strict=True):
            button.setChecked(offer.id in self._marked)

    def _rove(self, position: int, *, focus: bool = False) -> None:
        for place, button in enumerate(self.buttons):
            here = place == position
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus if here else Qt.FocusPolicy.ClickFocus)
        if self.buttons:
            self.setFocusProxy(self.buttons[position])
        if focus:
            self.buttons[position].setFocus(Qt.FocusReason.TabFocusReason)
