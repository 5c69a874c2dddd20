"""Editors for questions with options: yes/partly/no, one choice, band, several choices, ranking."""

from collections.abc import Callable

from PySide6.QtWidgets import QLineEdit, QVBoxLayout

from dialogue_app.domain.questionnaire import Item
from dialogue_app.domain.values import Choice, Choices, Ranking, Value
from dialogue_app.gui.theme import GRID
from dialogue_app.gui.widgets.option_group import Offer, OptionGroup, numbered
from dialogue_app.gui.widgets.text import hint
from dialogue_app.gui.widgets.value_editor import ValueEditor
from dialogue_app.texts import Texts
from question_bank import Kind

_LETTERS = {"yes": "Y", "partly": "P", "no": "N"}


class ChoiceEditor(ValueEditor):
    """Options as large buttons: 1 to 9, or Y, P, N, while one of them has the focus."""

    def __init__(self, item: Item, texts: Texts, language: str) -> None:
        super().__init__(item, texts, language)
        spec = item.snapshot.answer
        self._kind, self._loaded = spec.kind, ""
        self._options = tuple(spec.options)
        self.group = OptionGroup(
            texts("live.value"),
            self._offers(),
            several=spec.kind is Kind.MULTI,
            ranked=spec.kind is Kind.RANK,
            stacked=spec.kind is not Kind.YES_PARTLY_NO,
        )
        self.remark = QLineEdit(placeholderText=texts("live.remark"))
        self.remark.setAccessibleName(texts("live.remark"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID // 2)
        if spec.kind is Kind.RANK:
            column.addWidget(hint(texts("live.rank-hint", most=spec.ranks or len(spec.options))))
        column.addWidget(self.group)
        column.addWidget(self.remark)
        self.setFocusProxy(self.group)
        self.group.chosen.connect(self._follow_choice)
        self.group.finished.connect(self.finished.emit)
        self.watch(self.remark)
        self._follow()

    def show_value(self, value: Value | None) -> None:
        """Mark the options of ``value``."""
        self.group.mark(_MARKED.get(type(value), _nothing)(value))
        other = getattr(value, "other", "")
        if other != self.remark.text():
            self.remark.setText(other)
        self._loaded = other
        self._follow()

    def value(self) -> Value | None:
        """Return the marked options as the question's own kind of value."""
        marked = self.group.marked
        if not marked:
            return None
        other = self.remark.text() if self._wants_remark() or self._loaded else ""
        if self._kind is Kind.RANK:
            return Ranking(marked, other)
        if self._kind is Kind.MULTI:
            return Choices(tuple(each.id for each in self._options if each.id in marked), other)
        return Choice(marked[0], other)

    def speak(self, language: str) -> None:
        """Show the options in another language."""
        super().speak(language)
        self.group.relabel([offer.text for offer in self._offers()])

    def _offers(self) -> tuple[Offer, ...]:
        shot, yes_no = self.item.snapshot, self._kind is Kind.YES_PARTLY_NO
        offers = [
            Offer(each.id, shot.option_text(each.id, self.language), exclusive=each.exclusive) for each in self._options
        ]
        if not yes_no:
            return numbered(offers)
        return tuple(Offer(each.id, each.text, _LETTERS.get(each.id, "")) for each in offers)

    def _wants_remark(self) -> bool:
        return any(each.needs_remark for each in self._options if each.id in self.group.marked)

    def _follow_choice(self) -> None:
        self._follow()
        self.chosen.emit()

    def _follow(self) -> None:
        self.remark.setVisible(self._wants_remark() or bool(self._loaded))
        places = {each: str(place) for place, each in enumerate(self.group.marked, 1)} if self._ranks() else {}
        for option, button in zip(self._options, self.group.buttons, strict=True):
            button.show_badge(places.get(option.id, ""))

    def _ranks(self) -> bool:
        return self._kind is Kind.RANK


def _nothing(_value: object) -> tuple[str, ...]:
    return ()


_MARKED: dict[type, Callable[..., tuple[str, ...]]] = {
    Choice: lambda value: (value.option,),
    Choices: lambda value: value.options,
    Ranking: lambda value: value.options,
}
