"""The form of one answer: value first, then state, scope, claim, note and what is known about them.

Knows which fields the user has changed, reads only those, and says beside a field what can't be recorded. It stores
nothing: its page does.
"""

from collections.abc import Iterable, Mapping
from dataclasses import fields as record_fields
from itertools import pairwise

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from dialogue_app.domain.answers import NOT_ASKED, Answer, State, checked, needs_scope
from dialogue_app.domain.questionnaire import Item
from dialogue_app.errors import Problem
from dialogue_app.gui.models.answer_aids import Aids
from dialogue_app.gui.models.answer_draft import applied
from dialogue_app.gui.problems import sentence
from dialogue_app.gui.theme import GRID
from dialogue_app.gui.widgets.answer_editors import editor_for
from dialogue_app.gui.widgets.claim_part import ClaimPart, NotePart
from dialogue_app.gui.widgets.detail_part import DetailPart
from dialogue_app.gui.widgets.field_block import FieldBlock
from dialogue_app.gui.widgets.form_part import Field, FormPart
from dialogue_app.gui.widgets.scope_part import ScopePart
from dialogue_app.gui.widgets.state_part import StatePart
from dialogue_app.gui.widgets.value_editor import ValueEditor
from dialogue_app.texts import Texts

_RECORD = frozenset(field.name for field in record_fields(Answer))


class CaptureForm(QWidget):
    """All fields of one cell.

    Signals:
        edited(bool): the user changed something; True if it can be saved at once.
        left(): the focus went out of a field.
        save_wanted(): Ctrl+S in a field.

    Attributes:
        aids: what editors may ask the open workspace.
    """

    edited = Signal(bool)
    left = Signal()
    save_wanted = Signal()

    def __init__(self, texts: Texts) -> None:
        super().__init__()
        self.texts = texts
        self.item: Item | None = None
        self.editor: ValueEditor | None = None
        self.dirty: dict[str, None] = {}
        self.aids = Aids()
        self.state, self.scope = StatePart(texts), ScopePart(texts)
        self.claim, self.note, self.details = ClaimPart(texts), NotePart(texts), DetailPart(texts)
        self._parts: tuple[FormPart, ...] = (self.state, self.scope, self.claim, self.note, self.details)
        self.fields: dict[str, Field] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(2 * GRID)
        self._anchor = QWidget()
        self._anchor.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._anchor.setFixedSize(0, 0)
        self._anchor.setParent(self)
        for part in self._parts:
            self._column.addWidget(part)
            self.fields |= part.fields
            part.edited.connect(self._mark_edited)
        self._column.addStretch(1)
        self._go_on_at_enter()
        for widget in self.findChildren(QWidget):
            widget.installEventFilter(self)

    # Showing -------------------------------------------------------------------------------------------------

    def show_item(self, item: Item, answer: Answer, language: str) -> None:
        """Show another question with what is recorded for it."""
        self.item = item
        self.dirty.clear()
        self._replace_editor(editor_for(item, self.texts, language, self.aids))
        self.show_answer(answer)

    def show_answer(self, answer: Answer, keep: Iterable[str] = ()) -> None:
        """Show what is recorded; fields being edited, and those in ``keep``, stay as they are."""
        kept = {*keep, *self.dirty}
        troubled = [self.fields[name].block for name in self.dirty]
        for name, field in self.fields.items():
            if name not in kept:
                field.show(recorded(answer, name))
            if field.block not in troubled:
                field.block.say_error("")
        self.state.follow(answer.state)
        self.details.follow()
        self._say_asides()

    def speak(self, language: str) -> None:
        """Show options in another language of the wording."""
        if self.editor:
            self.editor.speak(language)

    # Reading -------------------------------------------------------------------------------------------------

    def readable(self) -> dict[str, object]:
        """Return the changed fields that can be recorded; the others say beside themselves why they can't."""
        edits, errors = {}, {}
        for name in self.dirty:
            field = self.fields[name]
            try:
                edits[name] = self._read(name)
            except Problem as problem:
                errors[field.block] = sentence(problem, self.texts)
                self.details.shows(field.block.field)
        for field in self.fields.values():
            field.block.say_error(errors.get(field.block, ""))
        return edits

    def settle(self, names: Iterable[str]) -> None:
        """Say that these fields are recorded."""
        for name in names:
            self.dirty.pop(name, None)

    def unsaved(self) -> Mapping[str, str]:
        """Return what was typed and is not recorded, by the name of the field as the user reads it."""
        return {self.fields[name].block.name.text(): self.fields[name].typed() for name in self.dirty}

    def choose_state(self, state: State) -> None:
        """Choose a state as the user does."""
        self.state.states.mark([state])
        self._mark_edited("state", True)

    # Moving --------------------------------------------------------------------------------------------------

    def focus_value(self) -> None:
        """Put the cursor where the value is said."""
        target = self.editor if self.editor and self.editor.focusProxy() else self.state
        target.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def focus_trouble(self) -> None:
        """Put the cursor into the first field that can't be recorded."""
        for name in self.dirty:
            field = self.fields[name].block.field
            self.details.shows(field)
            field.setFocus(Qt.FocusReason.OtherFocusReason)
            return

    def focus_after_value(self) -> None:
        """Go on to the scope where the value needs one, else to the claim."""
        assert self.item
        try:
            value = self.editor.value() if self.editor else None
        except Problem:
            value = None
        wanted = value is None or needs_scope(self.item.snapshot.answer, value)
        (self.scope if wanted else self.claim).setFocus(Qt.FocusReason.TabFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Notice when the focus leaves a field; save before Ctrl+S says so; undo typing first; keep Del."""
        if event.type() == QEvent.Type.FocusOut:
            if not self._stays_in_value():
                self.left.emit()
        elif event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            return self._overrides(watched, event)
        return super().eventFilter(watched, event)

    def _stays_in_value(self) -> bool:
        """Whether the focus only goes to another cell of the same table."""
        focus = QApplication.focusWidget()
        return bool(focus and self.editor and self.editor.many_fields and self.editor.isAncestorOf(focus))

    def _overrides(self, watched: QObject, event: QKeyEvent) -> bool:
        if event.matches(QKeySequence.StandardKey.Save):
            self.save_wanted.emit()
            event.setAccepted(bool(self.dirty))  # "Saved" must not be said of what is not
            return bool(self.dirty)
        if event.matches(QKeySequence.StandardKey.Undo) and not _can_undo_typing(watched):
            event.ignore()
            return True
        if event.key() == Qt.Key.Key_Delete:
            event.accept()  # empties a cell or a choice here; the page would take back a remark
            return True
        return False

    def _go_on_at_enter(self) -> None:
        self.state.states.finished.connect(self._focus_after_state)
        for line in (self.state.due, self.state.reason.lineEdit()):
            assert line
            line.returnPressed.connect(self.focus_after_value)
        self.scope.kinds.finished.connect(self._focus_after_scope)
        self.scope.names.returnPressed.connect(self.scope.share.setFocus)
        self.scope.share.returnPressed.connect(self.claim.setFocus)
        self.claim.finished.connect(self.note.setFocus)
        role = self.details.role.lineEdit()
        assert role
        role.returnPressed.connect(self.details.confidential.setFocus)
        self.details.day.returnPressed.connect(self.details.language.setFocus)

    def _focus_after_state(self) -> None:
        asked = self.state.next_field()
        if asked:
            asked.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self.focus_after_value()

    def _focus_after_scope(self) -> None:
        target = self.scope.names if self.scope.wants_names() else self.claim
        target.setFocus(Qt.FocusReason.TabFocusReason)

    # The editor of the value ---------------------------------------------------------------------------------

    def _replace_editor(self, editor: ValueEditor) -> None:
        old = self.fields.get("value")
        if old:
            self._column.removeWidget(old.block)
            old.block.hide()
            old.block.deleteLater()
        block = FieldBlock(self.texts("live.value"), editor)
        self.editor = editor
        self.fields["value"] = Field(block, editor.value, editor.show_value, editor.typed_text)
        self._column.insertWidget(0, block)
        block.show()  # now, not with the next event: the focus goes there at once
        editor.chosen.connect(lambda: self._mark_edited("value", True))
        editor.typed.connect(lambda: self._mark_edited("value", False))
        editor.finished.connect(self.focus_after_value)
        editor.refused.connect(lambda: block.say_error(self.texts("live.paste-too-long")))
        editor.complained.connect(block.say_error)
        inside = [part for part in editor.findChildren(QWidget) if part.window() is self.window()]
        parts = [part for part in inside if part.focusPolicy() is not Qt.FocusPolicy.NoFocus]
        for part in (editor, *inside):
            part.installEventFilter(self)
        self._order(parts)

    def _order(self, parts: list[QWidget]) -> None:
        """Put the new editor first in the order of Tab."""
        for before, after in pairwise([self._anchor, *parts]):
            QWidget.setTabOrder(before, after)

    # What changes while the user types -----------------------------------------------------------------------

    def _mark_edited(self, name: str, at_once: bool) -> None:
        self.dirty[name] = None
        self.fields[name].block.say_error("")
        self._say_asides()
        self.edited.emit(at_once)

    def _say_asides(self) -> None:
        if self.editor:
            self.fields["value"].block.aside.setText(self.editor.aside())

    def _read(self, name: str) -> object:
        """Return one changed field as it would be recorded.

        Raises:
            Problem: it can't be.
        """
        content = self.fields[name].read()
        assert self.item
        checked(self.item, applied(NOT_ASKED, {name: content}))
        return content


def recorded(answer: Answer, name: str) -> object:
    """Return a field of an answer by the name it has in the form."""
    return getattr(answer, name) if name in _RECORD else getattr(answer.scope, name.removeprefix("scope_"))


def _can_undo_typing(field: QObject) -> bool:
    if isinstance(field, QPlainTextEdit):
        return field.document().isUndoAvailable()
    return isinstance(field, QLineEdit) and field.isUndoAvailable()
