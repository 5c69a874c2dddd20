"""Assemble: choose questions of the bank, arrange and reword them, see at once whether they fit, and freeze them."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QToolButton, QVBoxLayout, QWidget

from dialogue_app.domain.dialogue import Dialogue
from dialogue_app.domain.questionnaire import Item, Questionnaire
from dialogue_app.domain.questionnaire_checks import Finding, Frame, check
from dialogue_app.errors import Problem
from dialogue_app.gui.actions import Action, Need
from dialogue_app.gui.models.questionnaire_words import finding_text, totals_text
from dialogue_app.gui.problems import Tone, WayOut
from dialogue_app.gui.session import Session
from dialogue_app.gui.theme import GRID
from dialogue_app.gui.widgets import (
    Chip,
    Page,
    Splitter,
    action_button,
    empty_state,
    heading,
    icon_button,
    label,
    primary_button,
    secondary_button,
)
from dialogue_app.gui.widgets.bank_picker import BankPicker
from dialogue_app.gui.widgets.check_list import CheckLine, CheckList
from dialogue_app.gui.widgets.confirm_bar import ConfirmBar
from dialogue_app.gui.widgets.own_question_panel import OwnQuestionPanel
from dialogue_app.gui.widgets.questionnaire_view import QuestionnaireView
from dialogue_app.gui.widgets.send_desk import SendDesk
from dialogue_app.gui.widgets.send_panel import SendPanel
from dialogue_app.gui.widgets.tall_area import TallArea
from dialogue_app.gui.widgets.wording_panel import WordingPanel
from dialogue_app.workspace import arranging, assembling, banking
from dialogue_app.workspace.assembling import Wish
from dialogue_app.workspace.banking import Filter
from dialogue_app.workspace.history import Touched
from question_bank import Index, Level, Question, Suggestion

_CONCERNED = frozenset({Touched.DIALOGUES, Touched.QUESTIONNAIRES, Touched.BANK, Touched.ANSWERS})
_OF_DIALOGUE = (Need.DIALOGUE,)
_FOLLOW_UP = "REM-"


class AssemblePage(Page):
    """Bank at the left, the questionnaire in the middle, what the checks say at the right."""

    id = "assemble"
    offers = (
        Action("assemble.add", "action.assemble-add", ("Ctrl+Right",), "add", needs=_OF_DIALOGUE),
        Action("assemble.up", "action.assemble-up", ("Alt+Up",), "up", needs=_OF_DIALOGUE),
        Action("assemble.down", "action.assemble-down", ("Alt+Down",), "down", needs=_OF_DIALOGUE),
        Action("assemble.must", "action.assemble-must", ("Ctrl+M",), "flag", needs=_OF_DIALOGUE),
        Action("assemble.suggest", "action.assemble-suggest", ("Ctrl+G",), "star", needs=_OF_DIALOGUE),
        Action("assemble.freeze", "action.assemble-freeze", ("Ctrl+Shift+F",), "freeze", needs=_OF_DIALOGUE),
        Action("assemble.new-version", "action.assemble-new-version", ("Ctrl+Shift+V",), "copy", needs=_OF_DIALOGUE),
        Action("assemble.enter", "action.assemble-enter", ("Return",), sheet_only=True),
    )

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self._form: Questionnaire | None = None
        self._shown: object = None
        self.picker = BankPicker(self.texts, self._suggestions, self._index)
        self.view = QuestionnaireView(self.texts)
        self.wording = WordingPanel(self.texts)
        self.checks = CheckList(self.texts("assemble.checks"))
        self.title = heading("")
        self.state = Chip("")
        self.totals = label(muted=True, wrap=True)
        self.confirm = ConfirmBar(
            self.texts("assemble.freeze-question"),
            self.texts("assemble.freeze-yes"),
            self.texts("assemble.freeze-no"),
            self._freeze,
        )
        self.own = OwnQuestionPanel(self.texts, self.workspace.release)
        self.send_panel = SendPanel(self.texts)
        self.sending = SendDesk(session, self.send_panel)
        self._bind()
        self._lay_out()
        self.reload()

    # What the window asks ------------------------------------------------------------------------------------

    def activate(self) -> None:
        """Show the present dialogue if it is another one than before."""
        if self._shown != self.session.dialogue_id:
            self.reload()

    def refresh(self, touched: frozenset) -> None:
        """Show the questionnaire anew."""
        if touched & _CONCERNED:
            self.reload()

    def focus_first(self) -> None:
        """Begin in the bank's search field, in a frozen questionnaire at its questions."""
        if self._form is None:
            super().focus_first()
        elif self._form.frozen_at:
            self.view.setFocus()
        else:
            self.picker.words.setFocus()

    def leave(self) -> None:
        """Save the words being typed."""
        self.wording.save()

    def _dialogue_chosen(self, _dialogue_id: str) -> None:
        if self.isVisible():
            self.reload()

    # Showing -------------------------------------------------------------------------------------------------

    def reload(self) -> None:
        """Read the present dialogue's questionnaire and show it."""
        dialogue_id = self.session.dialogue_id
        another = self._shown != dialogue_id
        self._shown = dialogue_id
        if another:
            self.confirm.hide()
            self.wording.follow(None)
        if not dialogue_id:
            self._form = None
            self._stack.setCurrentWidget(self._no_dialogue)
            return
        dialogue = self.workspace.dialogue(dialogue_id)
        self._form = self.workspace.questionnaire(dialogue_id)
        self._stack.setCurrentWidget(self._panes)
        if another:
            self.picker.offer(self._questions(dialogue), dialogue, self.workspace.release)
        self._show(dialogue, self._form)

    def _show(self, dialogue: Dialogue, form: Questionnaire) -> None:
        items = list(form.items())
        self.view.show_form(form)
        self.picker.mark_present({item.snapshot.question_id for item in items})
        present = next((item for item in items if item.id == self.wording.item_id), None)
        self.wording.follow(present)
        self.title.setText(dialogue.title)
        self._say_state(form)
        self.totals.setText(totals_text(form, self.texts))
        self._middle.setCurrentWidget(self.view if items else self._empty)
        self._show_checks(check(form, self._frame(dialogue)))

    def _say_state(self, form: Questionnaire) -> None:
        if form.frozen_at:
            self.state.say(self.texts("assemble.frozen", version=form.version), Tone.INFO, "freeze")
        else:
            self.state.say(self.texts("assemble.open", version=form.version), Tone.OK, "edit")
        self._freeze_button.setVisible(not form.frozen_at)
        self._version_button.setVisible(bool(form.frozen_at))
        self._add_button.setVisible(not form.frozen_at)
        for button in self._tools:
            button.setVisible(not form.frozen_at and any(form.items()))

    def _frame(self, dialogue: Dialogue) -> Frame:
        advanced = {each.id for each in self.workspace.release.questions if each.level is Level.ADVANCED}
        return Frame(dialogue.event.slot_minutes, dialogue.languages, advanced)

    def _show_checks(self, findings: Sequence[Finding]) -> None:
        self.checks.show_lines([self._line(finding) for finding in findings])
        self._no_checks.setVisible(not findings)

    def _line(self, finding: Finding) -> CheckLine:
        sentence = finding_text(finding, self.texts)
        tone = Tone.OK if finding.good else Tone.WARN
        if finding.code == "follow-up":
            return CheckLine(sentence, tone, self.texts("assemble.help-find"), partial(self._find, _FOLLOW_UP))
        if not finding.items:
            return CheckLine(sentence, tone)
        tone = Tone.INFO if finding.good else tone
        return CheckLine(sentence, tone, self.texts("assemble.help-show"), partial(self._mark, finding.items))

    # Reading the bank ----------------------------------------------------------------------------------------

    def _questions(self, dialogue: Dialogue) -> tuple[Question, ...]:
        return banking.questions(self.workspace, Filter(phase=dialogue.kind.value))

    def _index(self, questions: Sequence[Question]) -> Index:
        return banking.index(tuple(questions), self.texts.language)

    def _suggestions(self, wish: Wish) -> tuple[Suggestion, ...]:
        return assembling.suggestions(self.workspace, wish)

    def _find(self, words: str) -> None:
        self.picker.show_only(words)

    def _mark(self, item_ids: tuple[str, ...]) -> None:
        self.view.mark(list(item_ids))
        self.view.setFocus()

    # Changing ------------------------------------------------------------------------------------------------

    def _add(self, question_ids: tuple[str, ...]) -> None:
        if self._refused():
            return
        workspace, dialogue_id = self.workspace, self.session.dialogue_id
        if self.session.perform(lambda: assembling.add_questions(workspace, dialogue_id, question_ids), self):
            self.reload()
            added = [item.id for item in self._items() if item.snapshot.question_id in question_ids]
            self.view.mark(added)

    def _write_own(self) -> None:
        if not self._refused():
            self.own.open_panel()

    def _keep_own(self) -> None:
        if self._refused():
            return
        workspace, dialogue_id, draft = self.workspace, self.session.dialogue_id, self.own.draft()

        def failed(problem: Problem) -> None:
            self.own.say_error(self.session.sentence(problem))

        change = self.session.perform(lambda: assembling.add_own_question(workspace, dialogue_id, draft), self, failed)
        if change:
            self.own.done()
            self.reload()
            self.picker.offer(
                self._questions(workspace.dialogue(dialogue_id)), workspace.dialogue(dialogue_id), workspace.release
            )
            made = change.details["question"]
            self.view.mark([item.id for item in self._items() if item.snapshot.question_id == made])

    def _remove(self) -> None:
        marked = self.view.marked()
        if not marked or self._refused():
            return
        item_ids = tuple(item.id for item in marked)
        following = self._after(item_ids)
        workspace, dialogue_id = self.workspace, self.session.dialogue_id
        if self.session.perform(lambda: assembling.remove_items(workspace, dialogue_id, item_ids), self):
            self.reload()
            self.view.mark([following] if following else [])

    def _move(self, steps: int) -> None:
        marked = self.view.marked()
        if not marked or self._refused():
            return
        present = self.view.present()
        workspace, dialogue_id, item_ids = self.workspace, self.session.dialogue_id, tuple(item.id for item in marked)
        if self.session.perform(lambda: arranging.move_items(workspace, dialogue_id, item_ids, steps), self):
            self.reload()
            self.view.mark(list(item_ids), present.id if present else "")

    def _toggle_must(self) -> None:
        marked = self.view.marked()
        if not marked or self._refused():
            return
        must = not all(item.must for item in marked)
        workspace, dialogue_id, item_ids = self.workspace, self.session.dialogue_id, tuple(item.id for item in marked)
        self.session.perform(lambda: arranging.set_must(workspace, dialogue_id, item_ids, must), self)
        self.reload()

    def _reword(self) -> None:
        present = self.view.present()
        if present and not self._refused():
            self.wording.edit(present)
            self.view.scrollTo(self.view.currentIndex())

    def _reworded(self, item_id: str, wording: str) -> None:
        item = next((each for each in self._items() if each.id == item_id), None)
        if not item:
            return
        self._change(replace(item, local_wording=wording), failed=self._not_reworded)
        self.reload()

    def _not_reworded(self, problem: Problem) -> None:
        self.wording.say_error(self.session.sentence(problem))

    def _change(self, item: Item, failed: Callable[[Problem], object] | None = None) -> None:
        workspace, dialogue_id = self.workspace, self.session.dialogue_id
        self.session.perform(lambda: arranging.change_item(workspace, dialogue_id, item), self, failed)

    def _ask_freeze(self) -> None:
        self.wording.save()
        if not self._items():
            self.session.say("problem.questionnaire-empty", Tone.WARN)
        elif not self._refused():
            self.confirm.ask()

    def _freeze(self) -> None:
        workspace, dialogue_id = self.workspace, self.session.dialogue_id
        if self.session.perform(lambda: assembling.freeze(workspace, dialogue_id), self):
            self.wording.close_panel()
            self.reload()
            self.view.setFocus()
            self.session.say("assemble.now-frozen", Tone.OK)

    def _new_version(self) -> None:
        workspace, dialogue_id = self.workspace, self.session.dialogue_id
        if self.session.perform(lambda: assembling.new_version(workspace, dialogue_id), self):
            self.reload()
            self.picker.words.setFocus()

    def _refused(self) -> bool:
        """Say why a frozen questionnaire can't be changed, with the way out."""
        if self._form and self._form.frozen_at:
            way = WayOut(self.texts("action.assemble-new-version"), self._new_version)
            self.session.say("problem.questionnaire-frozen", Tone.WARN, (way,), version=self._form.version)
            return True
        return self._form is None

    def _items(self) -> list[Item]:
        return list(self._form.items()) if self._form else []

    def _after(self, item_ids: tuple[str, ...]) -> str:
        """The question that gets the keyboard when these are gone: the next one, else the one before."""
        ids = [item.id for item in self._items()]
        last = max(ids.index(item_id) for item_id in item_ids)
        left = [item_id for item_id in ids[last + 1 :] + ids[last::-1] if item_id not in item_ids]
        return left[0] if left else ""

    # Building ------------------------------------------------------------------------------------------------

    def _bind(self) -> None:
        add = self.handle("assemble.add", self.picker.take)
        up = self.handle("assemble.up", lambda: self._move(-1))
        down = self.handle("assemble.down", lambda: self._move(1))
        must = self.handle("assemble.must", self._toggle_must)
        self.handle("assemble.suggest", self.picker.suggested.click)
        freeze = self.handle("assemble.freeze", self._ask_freeze)
        version = self.handle("assemble.new-version", self._new_version)
        self.provide("edit.find", self.picker.words.focus_all)
        self.provide("edit.find-next", self.picker.step)
        self.provide("edit.bin", self._remove)
        self.provide("file.export", self.sending.open_panel)
        self.provide("file.new", self._write_own)
        self.own.wanted.connect(self._keep_own)
        self.own.closed.connect(self.view.setFocus)
        self.provide("edit.reword", self._reword)
        self._freeze_button, self._version_button = action_button(freeze, primary=True), action_button(version)
        self._add_button = action_button(add)
        reword, remove = (self.session.commands.live(name) for name in ("edit.reword", "edit.bin"))
        small = map(_tool, (up, down, remove))
        self._tools: tuple[QWidget, ...] = (action_button(reword), action_button(must), *small)
        self.picker.chosen.connect(self._add)
        self.wording.reworded.connect(self._reworded)
        self.wording.closed.connect(self.view.setFocus)
        self.view.doubleClicked.connect(lambda _: self._reword())
        self.session.dialogue_changed.connect(self._dialogue_chosen)

    def _lay_out(self) -> None:
        texts = self.texts
        choose = primary_button(texts("assemble.go-dialogues"), lambda: self.session.go("dialogues"), "dialogues")
        self._no_dialogue = empty_state("assemble", texts("assemble.no-dialogue"), choose)
        sizes = [340, 560, 270]
        self._panes = Splitter(
            "assemble/main", self.session.settings, [self._left(), self._center(), self._right()], sizes
        )
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self._no_dialogue)
        self._stack.addWidget(self._panes)

    def _left(self) -> QWidget:
        self.picker.column.addWidget(self._add_button)
        self.picker.column.addWidget(secondary_button(self.texts("own.title"), self._write_own, "edit"))
        self.picker.column.setContentsMargins(2 * GRID, 2 * GRID, GRID, 2 * GRID)
        return self.picker

    def _center(self) -> QWidget:
        made = QWidget()
        made.setAccessibleName(self.texts("assemble.questionnaire"))
        head = QHBoxLayout()
        head.setSpacing(GRID)
        head.addWidget(self.title, 1)
        head.addWidget(self.state, 0, Qt.AlignmentFlag.AlignVCenter)
        head.addWidget(action_button(self.session.commands.live("file.export")))
        head.addWidget(self._freeze_button)
        head.addWidget(self._version_button)
        tools = QHBoxLayout()
        tools.setSpacing(GRID)
        for button in self._tools:
            tools.addWidget(button)
        tools.addStretch()
        begin = secondary_button(self.texts("assemble.go-suggest"), self.picker.suggested.click, "star")
        self._empty = empty_state("assemble", self.texts("assemble.empty"), begin)
        inside = QWidget()
        self._middle = QStackedLayout(inside)
        self._middle.addWidget(self.view)
        self._middle.addWidget(self._empty)
        column = QVBoxLayout(made)
        column.setContentsMargins(GRID, 2 * GRID, GRID, 2 * GRID)
        column.setSpacing(GRID)
        column.addLayout(head)
        column.addWidget(self.totals)
        column.addWidget(self.confirm)
        column.addWidget(self.send_panel)
        column.addWidget(self.own)
        column.addLayout(tools)
        column.addWidget(inside, 1)
        column.addWidget(self.wording)
        return made

    def _right(self) -> QWidget:
        made = QWidget()
        made.setAccessibleName(self.texts("assemble.checks"))
        self._no_checks = label(self.texts("assemble.no-checks"), muted=True, wrap=True)
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(GRID, 2 * GRID, 2 * GRID, 2 * GRID)
        column.setSpacing(2 * GRID)
        column.addWidget(label(self.texts("assemble.checks"), strong=True))
        column.addWidget(self._no_checks)
        column.addWidget(self.checks)
        column.addStretch()
        around = QVBoxLayout(made)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(TallArea(inner))
        return made


def _tool(action: QAction) -> QToolButton:
    """A small button for what is done so often that its icon is known."""
    keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
    made = icon_button(action.data(), f"{action.text()} ({keys})", action.trigger)
    action.changed.connect(lambda: made.setEnabled(action.isEnabled()))
    made.setEnabled(action.isEnabled())
    return made
