"""The kind of answer a question asks for: its choices, its unit, its limits. The fields follow the kind."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QLineEdit, QVBoxLayout, QWidget

from dialogue_app.domain import own_editing as editing
from dialogue_app.domain.own_fields import with_field
from dialogue_app.domain.own_questions import CHOOSING
from dialogue_app.gui.theme import GRID
from dialogue_app.gui.widgets.buttons import secondary_button
from dialogue_app.gui.widgets.choice_box import ChoiceBox
from dialogue_app.gui.widgets.choice_list import ChoiceList
from dialogue_app.gui.widgets.editor_part import EditorPart
from dialogue_app.gui.widgets.number_box import NumberBox
from dialogue_app.gui.widgets.option_row import OptionRow
from dialogue_app.texts import Texts
from question_bank import Kind, Question, Release

if TYPE_CHECKING:
    from collections.abc import Collection

_LARGEST = 20_000
_RULES = ("any", "past", "future")
_OF_KIND = {
    "unit": (Kind.NUMBER,),
    "per": (Kind.NUMBER,),
    "denominator": (Kind.PERCENT,),
    "rule": (Kind.DATE,),
    "label": (Kind.DATE,),
    "ordered": (Kind.SINGLE, Kind.BAND),
    "tiers": (Kind.FACTORIES,),
    "ranks": (Kind.RANK,),
    "fewest": (Kind.MULTI,),
    "most": (Kind.MULTI,),
    "longest": (Kind.TEXT,),
    "certificates": (Kind.CERTIFICATES,),
    "factories": (Kind.FACTORIES,),
    "evidence_types": (Kind.FILE,),
    "options": (*CHOOSING,),
}
"""Fields, and the kinds of answer that have them."""

_COLUMNS = {"certificates": "certificate_column", "factories": "factory_column"}


class AnswerPart(EditorPart):
    """What a valid answer looks like.

    Args:
        texts: words of the window.
        release: where codes get their names from.

    Attributes:
        promised: ids of the choices that others know; they are retired, never removed.
        used: ids of all choices that the question ever had.
    """

    def __init__(self, texts: Texts, release: Release) -> None:
        super().__init__(texts)
        self.promised: Collection[str] = ()
        self.used: Collection[str] = ()
        self._rows: dict[str, OptionRow] = {}
        self._options = QVBoxLayout()
        self._options.setSpacing(GRID)
        self.kind = ChoiceBox(texts("own.kind"), [(kind.value, texts(f"kind.{kind}")) for kind in Kind])
        self.kind.chosen.connect(lambda code: self.built_anew.emit(lambda asked: editing.with_kind(asked, Kind(code))))
        self.column.addWidget(self.make_field("answer.kind", texts("own.kind"), self.kind))
        self._make_options()
        self._make_lines()
        self._make_lists(release)
        self.column.addStretch(1)

    def show_question(self, question: Question, language: str) -> None:
        """Show the answer, with the fields that its kind has."""
        answer = question.answer
        self.kind.choose(answer.kind.value)
        self._show_options(question)
        for name, line in self.lines.items():
            if line.text().strip() != getattr(answer, name):
                line.setText(getattr(answer, name))
        for name, number in self.numbers.items():
            number.show_number(getattr(answer, name))
        self.rule.choose(answer.rule)
        self.ordered.setChecked(answer.ordered)
        for name, ticks in self.lists.items():
            self.show_ticks(ticks, map(str, getattr(answer, "columns" if name in _COLUMNS else name)))
        for name, kinds in _OF_KIND.items():
            shown = self.pairs.get(name) or self.fields[f"answer.{name}"]
            shown.setVisible(answer.kind in kinds)
        super().show_question(question, language)

    def _place(self, field: str) -> str:
        if field == "answer.denominator":
            return "denominator"
        return "answer.certificates" if field == "answer.columns" else super()._place(field)

    # Choices -------------------------------------------------------------------------------------------------

    def _show_options(self, question: Question) -> None:
        fixed = question.answer.kind is Kind.YES_PARTLY_NO
        wanted = {} if fixed else {f"option.{each.id}": each for each in question.answer.options}
        if list(wanted) != list(self._rows):
            self._build_options(list(wanted))
        for role, option in wanted.items():
            self._rows[role].show_option(option, known=option.id in self.promised)

    def _build_options(self, roles: list[str]) -> None:
        for role, row in self._rows.items():
            del self.pairs[role]
            self._options.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._rows = {}
        for number, role in enumerate(roles, start=1):
            pair = self.make_pair(role, self.texts("own-edit.choice", n=number), 1)
            row = self._rows[role] = OptionRow(pair, self.texts)
            row.marked.connect(partial(self._mark, role.partition(".")[2]))
            row.unwanted.connect(partial(self._drop, role.partition(".")[2]))
            self._options.addWidget(row)

    def _mark(self, option_id: str, mark: str, held: bool) -> None:
        said = {mark: held}
        self.built_anew.emit(lambda asked: editing.with_option(asked, option_id, **said))

    def _drop(self, option_id: str) -> None:
        promised = self.promised
        self.built_anew.emit(lambda asked: editing.without_option(asked, option_id, promised))

    def _add(self) -> None:
        used = self.used
        self.built_anew.emit(lambda asked: editing.added_option(asked, "", used))
        if self._rows:
            list(self._rows.values())[-1].pair.words.setFocus(Qt.FocusReason.OtherFocusReason)

    def _make_options(self) -> None:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(self._options)
        self.more = secondary_button(self.texts("own-edit.add-choice"), self._add, "add")
        column.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        inside.setFocusProxy(self.more)
        hint = self.texts("own-edit.choices-hint")
        self.column.addWidget(self.make_field("answer.options", self.texts("own-edit.choices"), inside, hint))

    # Limits --------------------------------------------------------------------------------------------------

    def _make_lines(self) -> None:
        texts = self.texts
        self.lines = {name: QLineEdit() for name in ("unit", "per", "label", "extra")}
        self.numbers = {name: NumberBox(_LARGEST) for name in ("ranks", "fewest", "most", "longest")}
        self.rule = ChoiceBox(texts("own-edit.rule"), [(each, texts(f"own-edit.rule-{each}")) for each in _RULES])
        self.rule.chosen.connect(partial(self._set, "answer.rule"))
        self.ordered = QCheckBox(texts("own-edit.ordered-yes"))
        self.ordered.clicked.connect(lambda held: self._set("answer.ordered", "yes" if held else "no"))
        self.column.addWidget(self.make_pair("denominator", texts("own.of"), 1))
        for name, line in self.lines.items():
            line.textEdited.connect(partial(self._set, f"answer.{name}"))
        for name, number in self.numbers.items():
            number.valueChanged.connect(lambda n, name=name: self._set(f"answer.{name}", str(n)))
        for name, field in {**self.lines, "rule": self.rule, "ordered": self.ordered, **self.numbers}.items():
            words = self.make_field(f"answer.{name}", texts(f"own-edit.{name}"), field)
            self.column.addWidget(words)

    def _make_lists(self, release: Release) -> None:
        self.lists: dict[str, ChoiceList] = {}
        for name, family in _COLUMNS.items():
            self._make_list(name, "columns", _coded(release, family))
        self._make_list("tiers", "tiers", _coded(release, "factory_tier"))
        self._make_list("evidence_types", "evidence_types", [(each.id, each.name) for each in release.evidence])

    def _make_list(self, name: str, field: str, offered: list[tuple[str, str]]) -> None:
        ticks = self.lists[name] = ChoiceList(offered, rows=6)
        self.join_ticks(ticks, lambda asked: getattr(asked.answer, field), f"answer.{field}")
        self.column.addWidget(self.make_field(f"answer.{name}", self.texts(f"own-edit.{field}"), ticks))

    def _set(self, field: str, words: str) -> None:
        self.stepped.emit(lambda asked: with_field(asked, field, words))


def _coded(release: Release, family: str) -> list[tuple[str, str]]:
    begin = f"{family}."
    return [(key.removeprefix(begin), words) for key, words in release.vocabulary.items() if key.startswith(begin)]
