"""Where a question belongs: theme, phase, level, who answers, which products, how long, and the proof to ask for."""

from collections.abc import Iterable
from functools import partial

from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from dialogue_app.domain.own_fields import CODES, with_field
from dialogue_app.gui.theme import GRID
from dialogue_app.gui.widgets.choice_box import ChoiceBox
from dialogue_app.gui.widgets.choice_list import ChoiceList
from dialogue_app.gui.widgets.editor_part import EditorPart
from dialogue_app.gui.widgets.number_box import NumberBox
from dialogue_app.texts import Texts
from question_bank import Path, Question, Release

_MOST_MINUTES = 999
_LISTED = 6
Choices = Iterable[tuple[str, str]]


class FactsPart(EditorPart):
    """Fields that hold codes, numbers and names; two stand side by side.

    Args:
        texts: words of the window.
        release: where codes get their names from.
        names: which fields, in order.
    """

    def __init__(self, texts: Texts, release: Release, names: Iterable[str]) -> None:
        super().__init__(texts)
        self._release = release
        self.boxes: dict[str, ChoiceBox] = {}
        self.lists: dict[str, ChoiceList] = {}
        self.numbers: dict[str, NumberBox] = {}
        self.lines: dict[str, QLineEdit] = {}
        grid = QGridLayout()
        grid.setSpacing(2 * GRID)
        for column in (0, 1):
            grid.setColumnStretch(column, 1)
        for place, name in enumerate(names):
            field = self.make_field(name, texts(f"own-edit.{name}"), self._widget(name))
            grid.addWidget(field, place // 2, place % 2)
        self.column.addLayout(grid)
        self.column.addStretch(1)

    def show_question(self, question: Question, language: str) -> None:
        """Show what is said of the question."""
        for name, box in self.boxes.items():
            if name == "subtheme":
                box.offer(self._subthemes(question.theme))
            box.choose(str(getattr(question, name)))
        for name, ticks in self.lists.items():
            self.show_ticks(ticks, getattr(question, name))
        for name, number in self.numbers.items():
            number.show_number(getattr(question, name))
        for name, line in self.lines.items():
            if line.text().strip() != getattr(question, name):
                line.setText(getattr(question, name))
        super().show_question(question, language)

    def _widget(self, name: str) -> QWidget:
        if name in ("minutes_live", "minutes_supplier"):
            number = self.numbers[name] = NumberBox(_MOST_MINUTES)
            number.valueChanged.connect(lambda n: self._set(name, str(n)))
            return number
        if name in ("audience", "products", "evidence", "references", "paths"):
            ticks = self.lists[name] = ChoiceList(self._codes(name), rows=_LISTED)
            self.join_ticks(ticks, lambda asked: getattr(asked, name), name)
            return ticks
        if name in CODES or name in ("theme", "subtheme", "oecd_step", "objective"):
            box = self.boxes[name] = ChoiceBox(self.texts(f"own-edit.{name}"), self._codes(name))
            box.chosen.connect(partial(self._set, name))
            return box
        line = self.lines[name] = QLineEdit()
        line.textEdited.connect(partial(self._set, name))
        return line

    def _codes(self, name: str) -> Choices:
        release, known = self._release, self._release.vocabulary
        if name == "theme":
            return [(each.code, each.name) for each in release.themes]
        if name == "products":
            return [("HW", self.texts("own-edit.all-products")), *((each.code, each.name) for each in release.products)]
        if name == "evidence":
            return [(each.id, each.name) for each in release.evidence]
        if name == "references":
            return [(each.id, each.name) for each in release.references]
        if name in CODES or name == "paths":
            codes, family = (Path, "path") if name == "paths" else (CODES[name], name)
            return [(code.value, known.get(f"{family}.{code.value}", code.value)) for code in codes]
        begin = f"{name}."
        named = [(key.removeprefix(begin), words) for key, words in known.items() if key.startswith(begin)]
        return [("", self.texts("own-edit.none")), *named] if name == "objective" else named

    def _subthemes(self, theme: str) -> Choices:
        return next(([*each.subthemes.items()] for each in self._release.themes if each.code == theme), [])

    def _set(self, name: str, words: str) -> None:
        if name != "theme":
            self.stepped.emit(lambda asked: with_field(asked, name, words))
            return
        first = next(iter(self._subthemes(words)), ("", ""))[0]
        self.built_anew.emit(lambda asked: with_field(with_field(asked, "theme", words), "subtheme", first))
