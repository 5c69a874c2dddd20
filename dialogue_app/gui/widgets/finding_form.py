"""Fields of one finding: what was found first, the plan and the rest unfold. Enter keeps it, Esc goes back."""

from dataclasses import replace
from enum import StrEnum
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QLineEdit, QVBoxLayout, QWidget

from dialogue_app.domain.findings import Finding, FindingState, FoundBy, Remedy, Severity
from dialogue_app.domain.reuse import NOT_REUSED, Reuse, ReuseKind
from dialogue_app.domain.verification import CheckedBy, hints_at_informant
from dialogue_app.errors import Problem
from dialogue_app.gui import theme
from dialogue_app.gui.models.finding_words import days_words
from dialogue_app.gui.theme import GRID
from dialogue_app.gui.widgets.buttons import FlatButton, plain
from dialogue_app.gui.widgets.choice_box import ChoiceBox
from dialogue_app.gui.widgets.field_block import FieldBlock, let_shrink
from dialogue_app.gui.widgets.form_part import written_date
from dialogue_app.gui.widgets.text import hint, label
from dialogue_app.texts import Texts

GROUPS: dict[str, tuple[str, ...]] = {
    "found": ("text", "severity", "clause", "found_by", "found_on", "brand", "site", "structural"),
    "plan": ("state", "why", "root_cause", "immediate", "corrective", "preventive", "responsible", "agreed"),
    "days": ("contacted_on", "contained_on", "planned_on", "checked_on"),
    "proof": (
        "proof_expected", "proof_received", "received_on", "verified_by", "confirmed_by_workers", "closed_on",
        "remedy_kind", "remedy_people", "remedy_sum",
    ),
    "reuse": ("reuse_buyer", "reuse_kind", "reuse_dated", "reuse_same_clause_level", "reuse_same_method"),
}  # fmt: skip
"""Fields by group, in the order in which they are met; the first one is all that a new finding needs."""

_CHOICES: dict[str, tuple[str, type[StrEnum]]] = {
    "severity": ("severity", Severity),
    "found_by": ("found-by", FoundBy),
    "state": ("finding-state", FindingState),
    "verified_by": ("checked-by", CheckedBy),
    "reuse_kind": ("reuse", ReuseKind),
}
_CHECKS = frozenset({"structural", "reuse_same_clause_level", "reuse_same_method"})
_DATES = frozenset(name for group in GROUPS.values() for name in group if name.endswith("_on")) | {
    "agreed",
    "reuse_dated",
}
_LONGEST = 4_000
_MOST_DIGITS = 9


class FindingForm(QWidget):
    """Makes a new finding, or changes one.

    Signals:
        kept(): Enter; keep what stands here.
    """

    kept = Signal()

    def __init__(self, texts: Texts) -> None:
        super().__init__()
        self.texts = texts
        self._before: Finding | None = None
        self.fields: dict[str, QWidget] = {}
        self.blocks: dict[str, FieldBlock] = {}
        self.folds: dict[str, FlatButton] = {}
        self.head, self.days = label(strong=True, wrap=True), hint("")
        let_shrink(self.head)
        self.warning = hint(texts("finding.informant"))
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(GRID)
        self._column.addWidget(self.head)
        self._column.addWidget(self.days)
        for group, names in GROUPS.items():
            self._add_group(group, names)
        self.begin("")

    def begin(self, today: str) -> None:
        """Be ready for a new finding."""
        self._show(Finding(0, "", Severity.S3, today))
        self._before = None
        self.head.clear()
        self.head.hide()
        self._unfold("found", offered=False)

    def change(self, finding: Finding) -> None:
        """Show a finding to be changed."""
        self._show(finding)
        self._before = finding
        severity = self.texts(f"severity.{finding.severity}")
        self.head.setText(self.texts("finding.title", number=finding.number, severity=severity, text=finding.text))
        self.head.show()
        self._unfold("plan", offered=True)

    def said(self) -> Finding:
        """Return what stands here.

        Raises:
            Problem: the number of people is none.
        """
        said: dict[str, Any] = {name: self._read(name) for name in self.fields}
        taken = {name: said.pop(f"reuse_{name}") for name in Reuse.__slots__}
        reuse = Reuse(**taken) if taken["buyer"] else NOT_REUSED
        remedy = self._remedy(said)
        return replace(self._before or Finding(0, "", Severity.S3, ""), remedy=remedy, reuse=reuse, **said)

    def focus_first(self) -> None:
        """Put the cursor where what was found is said, or, when it is changed, at its state."""
        first = self.fields["state" if self._before else "text"]
        first.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def say_error(self, sentence: str) -> None:
        """Say below the first field why it can't be kept."""
        self.blocks["text"].say_error("" if self._before else sentence)
        self.blocks["state"].say_error(sentence if self._before else "")

    def _unfold(self, wanted: str, *, offered: bool) -> None:
        """Unfold one group; a new finding is offered no other."""
        for group, fold in self.folds.items():
            fold.setVisible(offered)
            fold.setChecked(group == wanted)

    def _show(self, finding: Finding) -> None:
        told = {name: getattr(finding, name, "") for name in self.fields}
        remedy = finding.remedy
        told |= {f"reuse_{name}": getattr(finding.reuse, name) for name in Reuse.__slots__}
        told |= {"remedy_kind": remedy.kind, "remedy_people": str(remedy.people or ""), "remedy_sum": remedy.sum}
        for name, content in told.items():
            self._put(name, content)
        self.say_error("")
        self._follow()

    def _put(self, name: str, content: object) -> None:
        field = self.fields[name]
        if isinstance(field, ChoiceBox):
            field.choose(str(content))
        elif isinstance(field, QCheckBox):
            field.setChecked(bool(content))
        elif isinstance(field, QLineEdit):
            field.setText(str(content))
            field.setCursorPosition(0)

    def _read(self, name: str) -> object:
        field = self.fields[name]
        if isinstance(field, QCheckBox):
            return field.isChecked()
        if isinstance(field, ChoiceBox):
            return _CHOICES[name][1](field.code)
        assert isinstance(field, QLineEdit)
        return written_date(field.text()) if name in _DATES else field.text().strip()

    @staticmethod
    def _remedy(said: dict[str, Any]) -> Remedy:
        kind, people, amount = (said.pop(name) for name in ("remedy_kind", "remedy_people", "remedy_sum"))
        if people and not (people.isascii() and people.isdigit() and len(people) < _MOST_DIGITS):
            raise Problem("finding-people", value=people)
        return Remedy("yes" if kind else "", kind, int(people or 0), amount)

    def _follow(self) -> None:
        """Say the days that follow, and warn where a text may name who told it."""
        try:
            words = days_words(self.said(), self.texts)
        except Problem:
            words = ""  # the day is being typed
        self.days.setText(words)
        self.days.setVisible(bool(words))
        texts = [field.text() for field in self.fields.values() if isinstance(field, QLineEdit)]
        self.warning.setVisible(any(map(hints_at_informant, texts)))

    # Building ------------------------------------------------------------------------------------------------

    def _add_group(self, group: str, names: tuple[str, ...]) -> None:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        for name in names:
            column.addWidget(self._made(name))
        if group == "found":
            column.addWidget(self.warning)
        self._column.addWidget(self._fold(group, inside))
        self._column.addWidget(inside)
        inside.hide()

    def _fold(self, group: str, inside: QWidget) -> FlatButton:
        button = FlatButton(theme.icon("right"))
        button.setText(plain(self.texts(f"finding.group.{group}")))
        button.setAccessibleName(self.texts(f"finding.group.{group}"))
        button.setCheckable(True)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        button.toggled.connect(inside.setVisible)
        button.toggled.connect(lambda unfolded: button.setIcon(theme.icon("down" if unfolded else "right")))
        self.folds[group] = button
        return button

    def _made(self, name: str) -> QWidget:
        words = self.texts(f"finding.field.{name}")
        if name in _CHECKS:
            box = QCheckBox(plain(words))
            box.toggled.connect(lambda _: self._follow())
            self.fields[name] = box
            return box
        self.fields[name] = field = self._chooser(name, words) if name in _CHOICES else self._line(name)
        self.blocks[name] = FieldBlock(words, field)
        return self.blocks[name]

    def _chooser(self, name: str, words: str) -> ChoiceBox:
        family, codes = _CHOICES[name]
        none = [("", self.texts("finding.nobody"))] if name == "verified_by" else []
        box = ChoiceBox(words, [*none, *((code.value, self.texts(f"{family}.{code}")) for code in codes if code)])
        box.chosen.connect(lambda _: self._follow())
        return box

    def _line(self, name: str) -> QLineEdit:
        line = QLineEdit(maxLength=_LONGEST)
        if name in _DATES:
            line.setPlaceholderText(self.texts("finding.day-example"))
        line.textChanged.connect(lambda _: self._follow())
        line.returnPressed.connect(self.kept)
        return line
