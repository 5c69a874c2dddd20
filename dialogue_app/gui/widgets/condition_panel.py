"""After which answers a question is asked: the earlier question, and a box for each of its answers."""

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from dialogue_app.domain.questionnaire import Condition, Item
from dialogue_app.gui.problems import Tone
from dialogue_app.gui.theme import GRID
from dialogue_app.gui.widgets.buttons import icon_button, secondary_button
from dialogue_app.gui.widgets.card import Card
from dialogue_app.gui.widgets.chip import Chip
from dialogue_app.gui.widgets.choice_box import ChoiceBox
from dialogue_app.gui.widgets.option_group import Offer, OptionGroup, numbered
from dialogue_app.gui.widgets.text import hint, label
from dialogue_app.texts import Texts


class ConditionPanel(Card):
    """A card with a list of earlier questions and their answers. What is chosen holds at once; Esc closes.

    Signals:
        wanted(tuple, object): ids of items, and their ``Condition``, None for "ask always".

    Args:
        texts: words of the window.
    """

    wanted = Signal(tuple, object)

    def __init__(self, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._texts = texts
        self._items: tuple[str, ...] = ()
        self._leads: dict[str, Item] = {}
        self.title = label(strong=True, wrap=True)
        self.lead = ChoiceBox(texts("arrange.condition-lead"))
        self.options: OptionGroup | None = None
        self.about = hint("")
        self.always = secondary_button(texts("arrange.ask-always"), self._ask_always, "undo")
        self.error = Chip("", Tone.BAD, wrap=True)
        self.lead.chosen.connect(lambda _: self._show_options(()))
        self._lay_out()
        self.hide()

    @property
    def item_ids(self) -> tuple[str, ...]:
        """The items it is about, none when closed."""
        return self._items

    def open_for(self, items: Sequence[Item], leads: Sequence[Item], condition: Condition | None) -> None:
        """Ask after which answers these items are asked.

        Args:
            items: the items.
            leads: earlier items with answers to choose from, the nearest one last.
            condition: what holds now.
        """
        self.show_for(items, leads, condition)
        self.show()
        (self.lead if leads else self.always).setFocus(Qt.FocusReason.ShortcutFocusReason)

    def follow(self, items: Sequence[Item], leads: Sequence[Item], condition: Condition | None) -> None:
        """Show what holds now if it is not what is shown; whoever chooses is not disturbed."""
        shown = (self._items, tuple(self._leads), self._present())
        if shown != (tuple(item.id for item in items), tuple(lead.id for lead in leads), condition):
            self.show_for(items, leads, condition)
        self.always.setEnabled(bool(condition))

    def show_for(self, items: Sequence[Item], leads: Sequence[Item], condition: Condition | None) -> None:
        """Show what holds now."""
        texts = self._texts
        self._items = tuple(item.id for item in items)
        self._leads = {lead.id: lead for lead in leads}
        said = texts("arrange.condition-of", items=", ".join(item.code for item in items))
        self.title.setText(said)
        self.setAccessibleName(said)
        self.say_error("")
        self.lead.offer((lead.id, f"{lead.code}  {lead.prompt(texts.language)}") for lead in leads)
        held = condition if condition and condition.item_id in self._leads else None
        self.lead.choose(held.item_id if held else leads[-1].id if leads else "")
        self.lead.setVisible(bool(leads))
        self.about.setText(texts("arrange.condition-hint" if leads else "arrange.condition-no-lead"))
        self.always.setEnabled(bool(condition))
        self._show_options(held.options if held else ())

    def say_error(self, sentence: str) -> None:
        """Say why the condition can't hold."""
        self.error.say(sentence, Tone.BAD)
        self.error.setVisible(bool(sentence))

    def close_panel(self) -> None:
        """Close; what was chosen holds already."""
        self._items = ()
        super().close_panel()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Enter close as well."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.close_panel()
        else:
            super().keyPressEvent(event)

    def _show_options(self, chosen: Sequence[str]) -> None:
        lead = self._leads.get(self.lead.code)
        if self.options:
            self.options.hide()
            self.options.deleteLater()
            self.options = None
        if lead is None:
            return
        known = (option for option in lead.snapshot.answer.options if not option.retired)
        offers = [Offer(each.id, lead.snapshot.option_text(each.id, self._texts.language)) for each in known]
        self.options = OptionGroup(self._texts("arrange.condition-options"), numbered(offers), several=True)
        self.options.mark(chosen)
        self.options.chosen.connect(lambda: self.wanted.emit(self._items, self._present()))
        self.options.finished.connect(self.close_panel)
        self._room.addWidget(self.options)
        # they are made later than all else, and stand between the list and the button
        ring = [self.lead, *self.options.buttons, self.always]
        for before, after in pairwise(ring):
            QWidget.setTabOrder(before, after)

    def _present(self) -> Condition | None:
        lead = self._leads.get(self.lead.code)
        ticked = self.options.marked if self.options else ()
        if lead is None or not ticked:
            return None
        return Condition(lead.id, tuple(each.id for each in lead.snapshot.answer.options if each.id in ticked))

    def _ask_always(self) -> None:
        self._show_options(())
        self.wanted.emit(self._items, None)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self.title, 1)
        head.addWidget(icon_button("close", self._texts("button.close"), self.close_panel))
        self._room = QVBoxLayout()
        column = QVBoxLayout(self)
        column.setContentsMargins(*[2 * GRID] * 4)
        column.setSpacing(GRID)
        column.addLayout(head)
        column.addWidget(self.lead)
        column.addLayout(self._room)
        column.addWidget(self.error)
        foot = QHBoxLayout()
        foot.setSpacing(GRID)
        foot.addWidget(self.always)
        foot.addWidget(self.about, 1)
        column.addLayout(foot)
