"""Fields of one remark, those its kind uses; Enter keeps it, Esc goes back to the answer."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QVBoxLayout, QWidget

from dialogue_app.domain.remarks import FIELDS, Remark, RemarkKind
from dialogue_app.domain.verification import hints_at_informant
from dialogue_app.gui.theme import GRID
from dialogue_app.gui.widgets.buttons import secondary_button
from dialogue_app.gui.widgets.choice_box import ChoiceBox
from dialogue_app.gui.widgets.field_block import FieldBlock
from dialogue_app.gui.widgets.flow import Flow
from dialogue_app.gui.widgets.form_part import written_date
from dialogue_app.gui.widgets.text import hint
from dialogue_app.texts import Texts

_ONCE_NOTED = frozenset({"reply", "done_on"})
"""Fields that are filled later: they are shown when a remark is changed."""

_DATES = frozenset({"due", "done_on"})
_LONGEST = 2000


class RemarkForm(QFrame):
    """Makes a new remark, or changes one.

    Signals:
        wanted(Remark): keep this.
        taken_back(): take the one that is being changed back.
        done(): it is done now: received, taken up, answered.
        left(): Esc; the user wants to go back to the answer.

    Args:
        texts: words of the window.
        kinds: kinds that can be noted here; one is not asked for.
    """

    wanted = Signal(object)
    taken_back = Signal()
    done = Signal()
    left = Signal()

    def __init__(self, texts: Texts, kinds: Sequence[RemarkKind]) -> None:
        super().__init__()
        self.texts = texts
        self._evidence: dict[str, str] = {}
        self._before: Remark | None = None
        self.kind = ChoiceBox(texts("room.kind"), [(kind.value, texts(f"room.kind.{kind}")) for kind in kinds])
        self.evidence = ChoiceBox(texts("room.field.evidence"))
        names = ("text", "role", "due", "reply", "done_on")
        self.lines = {name: QLineEdit(maxLength=_LONGEST) for name in names}
        fields: dict[str, QWidget] = {"evidence": self.evidence, **self.lines}
        self.blocks = {name: FieldBlock(texts(f"room.field.{name}"), field) for name, field in fields.items()}
        self.keep = secondary_button(texts("room.keep"), self._keep, "check")
        self.finish = secondary_button("", self.done.emit, "check")
        self.take_back = secondary_button(texts("room.take-back"), self.taken_back.emit, "remove")
        self.cancel = secondary_button(texts("room.cancel"), self.left.emit)
        self.warning = hint(texts("finding.informant"))
        self._lay_out(one=len(kinds) == 1)
        self.kind.chosen.connect(lambda _: self._fit())
        self.lines["text"].textChanged.connect(lambda _: self._warn())
        for line in self.lines.values():
            line.returnPressed.connect(self._keep)
        self.begin()

    def offer_evidence(self, choices: Sequence[tuple[str, str]]) -> None:
        """Offer these types of proof (code, name), in this order."""
        self._evidence = dict(choices)
        self.evidence.offer([("", self.texts("room.any-evidence")), *choices])

    def begin(self, kind: RemarkKind | None = None) -> None:
        """Be ready for a new remark; what was typed for another one goes."""
        self._before = None
        if kind:
            self.kind.choose(kind.value)
        for line in self.lines.values():
            line.clear()
        self.evidence.choose("")
        self._fit()

    def change(self, remark: Remark) -> None:
        """Show a remark to be changed."""
        self._before = remark
        self.kind.choose(remark.kind.value)
        for name, line in self.lines.items():
            line.setText(str(getattr(remark, name)))
            line.setCursorPosition(0)
        self.evidence.choose(remark.evidence)
        self._fit()

    def focus_first(self) -> None:
        """Put the cursor where a new remark begins."""
        first = self.evidence if self._kind is RemarkKind.PROMISE and not self._before else self.lines["text"]
        first.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def say_error(self, sentence: str) -> None:
        """Say below the text what can't be kept."""
        self.blocks["text"].say_error(sentence)

    def said(self) -> Remark:
        """Return what stands here."""
        used = FIELDS[self._kind]
        typed: dict[str, Any] = {name: line.text().strip() for name, line in self.lines.items() if name in used}
        typed |= {name: written_date(text) for name, text in typed.items() if name in _DATES}
        if "evidence" in used:
            typed["evidence"] = self.evidence.code
            typed["text"] = typed["text"] or self._evidence.get(self.evidence.code, "")
        return replace(self._before or Remark(self._kind), **typed)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Esc go back to the answer."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    @property
    def _kind(self) -> RemarkKind:
        return RemarkKind(self.kind.code)

    def _keep(self) -> None:
        self.wanted.emit(self.said())

    def _fit(self) -> None:
        """Show the fields of this kind."""
        kind, changing = self._kind, self._before is not None
        for name, block in self.blocks.items():
            block.setVisible(name in FIELDS[kind] and (changing or name not in _ONCE_NOTED))
        self.lines["text"].setPlaceholderText(self.texts(f"room.example.{kind}"))
        self.kind.setEnabled(not changing)
        for part in (self.take_back, self.cancel):
            part.setVisible(changing)
        self.finish.setVisible(bool(self._before and self._before.open))
        if self.finish.isVisibleTo(self):
            self.finish.setText(self.texts(f"room.finish.{kind}"))
        self.say_error("")
        self._warn()

    def _warn(self) -> None:
        """Warn where a contradiction seems to say who told it."""
        outside = self._kind is RemarkKind.CONTRADICTION
        self.warning.setVisible(outside and hints_at_informant(self.lines["text"].text()))

    def _lay_out(self, *, one: bool) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addWidget(self.kind)
        self.kind.setVisible(not one)
        for name in ("evidence", "text", "role", "due", "reply", "done_on"):
            column.addWidget(self.blocks[name])
            if name == "text":
                column.addWidget(self.warning)
        buttons = Flow(GRID)
        for part in (self.keep, self.finish, self.take_back, self.cancel):
            buttons.add(part)
        column.addWidget(buttons)
