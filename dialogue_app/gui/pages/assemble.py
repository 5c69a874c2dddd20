"""Assemble: choose questions of the bank, arrange and reword them, see at once whether they fit, and freeze them.

The page shows and routes. What is done to the questionnaire is in the desks of ``widgets``, one a subject.
"""

from PySide6.QtWidgets import QStackedLayout, QVBoxLayout, QWidget

from dialogue_app.domain.dialogue import Dialogue
from dialogue_app.domain.questionnaire import Questionnaire
from dialogue_app.gui.actions import Action, Need
from dialogue_app.gui.problems import Tone
from dialogue_app.gui.session import Session
from dialogue_app.gui.theme import GRID
from dialogue_app.gui.widgets import Page, Splitter, action_button, empty_state, primary_button, secondary_button
from dialogue_app.gui.widgets.again_panel import AgainPanel
from dialogue_app.gui.widgets.arranging_desk import ArrangingDesk
from dialogue_app.gui.widgets.check_list import CheckLine
from dialogue_app.gui.widgets.choosing_desk import ChoosingDesk
from dialogue_app.gui.widgets.condition_desk import ConditionDesk
from dialogue_app.gui.widgets.condition_panel import ConditionPanel
from dialogue_app.gui.widgets.fitting_desk import FittingDesk
from dialogue_app.gui.widgets.fitting_pane import FittingPane
from dialogue_app.gui.widgets.form_desk import FormDesk
from dialogue_app.gui.widgets.form_head import FormHead, FormTools
from dialogue_app.gui.widgets.item_desk import ItemDesk
from dialogue_app.gui.widgets.own_question_panel import OwnQuestionPanel
from dialogue_app.gui.widgets.questionnaire_view import QuestionnaireView
from dialogue_app.gui.widgets.section_panel import SectionPanel
from dialogue_app.gui.widgets.send_desk import SendDesk
from dialogue_app.gui.widgets.send_panel import SendPanel
from dialogue_app.gui.widgets.version_desk import VersionDesk
from dialogue_app.gui.widgets.wording_desk import WordingDesk
from dialogue_app.gui.widgets.wording_panel import WordingPanel
from dialogue_app.workspace.history import Touched

_CONCERNED = frozenset({Touched.DIALOGUES, Touched.QUESTIONNAIRES, Touched.BANK, Touched.ANSWERS, Touched.SUPPLIERS})
_OF_DIALOGUE = (Need.DIALOGUE,)
_WIDTHS = [310, 640, 270]


def _action(name: str, keys: str, icon: str) -> Action:
    return Action(f"assemble.{name}", f"action.assemble-{name}", (keys,), icon, needs=_OF_DIALOGUE)


class AssemblePage(Page):
    """Bank at the left, the questionnaire in the middle, what the checks say at the right."""

    id = "assemble"
    offers = (
        _action("add", "Ctrl+Right", "add"),
        _action("up", "Alt+Up", "up"),
        _action("down", "Alt+Down", "down"),
        _action("must", "Ctrl+M", "flag"),
        _action("section", "Ctrl+Shift+S", "assemble"),
        _action("condition", "Ctrl+Shift+O", "right"),
        _action("bank-wording", "Ctrl+Shift+B", "undo"),
        _action("suggest", "Ctrl+G", "star"),
        _action("freeze", "Ctrl+Shift+F", "freeze"),
        _action("new-version", "Ctrl+Shift+V", "copy"),
        _action("again", "Ctrl+Shift+A", "supplier"),
        Action("assemble.enter", "action.assemble-enter", ("Return",), sheet_only=True),
    )

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        texts = self.texts
        self._shown: object = None
        self.desk = FormDesk(session, self)
        self.view = QuestionnaireView(texts)
        self.wording, self.section, self.condition = WordingPanel(texts), SectionPanel(texts), ConditionPanel(texts)
        self.own, self.again = OwnQuestionPanel(texts, self.workspace.release), AgainPanel(texts)
        self.send_panel = SendPanel(texts)
        self.sending = SendDesk(session, self.send_panel)
        self.choosing = ChoosingDesk(self.desk, self.view, self.own)
        self.picker = self.choosing.picker
        self.arranging = ArrangingDesk(self.desk, self.view, self.section)
        self.rewording = WordingDesk(self.desk, self.view, self.wording)
        self.conditions = ConditionDesk(self.desk, self.view, self.condition)
        self.versions = VersionDesk(self.desk, self.view, self.again)
        self.confirm = self.versions.confirm
        self.fitting = FittingDesk(self.desk, self.view, self.picker.show_only)
        self.about_item = ItemDesk(self.desk, self.conditions.open_panel)
        self.pane = FittingPane(texts, session.settings)
        self.checks = self.pane.checks
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
        if self.desk.form is None:
            super().focus_first()
        elif self.desk.frozen:
            self.view.setFocus()
        else:
            self.picker.words.setFocus()

    def leave(self) -> None:
        """Save the words being typed."""
        self.wording.save()

    # Showing -------------------------------------------------------------------------------------------------

    def reload(self) -> None:
        """Read the present dialogue's questionnaire and show it."""
        dialogue_id = self.session.dialogue_id
        another = self._shown != dialogue_id
        self._shown = dialogue_id
        if another:
            for card in (self.confirm, self.section, self.again):
                card.hide()
            self.wording.follow(None)
        if not dialogue_id:
            self.desk.form = None
            self._stack.setCurrentWidget(self._no_dialogue)
            return
        dialogue = self.workspace.dialogue(dialogue_id)
        self.desk.form = self.workspace.questionnaire(dialogue_id)
        self._stack.setCurrentWidget(self._panes)
        if another:
            self.choosing.offer(dialogue)
        self._show(dialogue, self.desk.form)

    def _show(self, dialogue: Dialogue, form: Questionnaire) -> None:
        items = self.desk.items
        self.view.show_form(form)
        self.picker.mark_present({item.snapshot.question_id for item in items})
        for desk in (self.rewording, self.conditions, self.versions):
            desk.follow()
        self.head.show_form(dialogue.title, form)
        self._add.setVisible(not form.frozen_at)
        self.tools.setVisible(bool(items) and not form.frozen_at)
        self._middle.setCurrentWidget(self.view if items else self._empty)
        self.pane.show_checks([*self._again_lines(), *self.fitting.lines(dialogue)])
        self._show_item()

    def _show_item(self) -> None:
        item = self.view.present()
        title = self.about_item.title(item) if item else ""
        self.pane.show_item(title, self.about_item.lines(item) if item else ())

    def _again_lines(self) -> list[CheckLine]:
        number = len(self.versions.lines())
        if not number:
            return []
        help_ = (self.texts("again.list"), self.versions.list_again)
        return [CheckLine(self.texts.count("again.line", number), Tone.WARN, (help_,))]

    def _follow_dialogue(self, _changed: str) -> None:
        if self.isVisible():
            self.reload()

    # Routing -------------------------------------------------------------------------------------------------

    def _reword(self) -> None:
        if self.view.present_section():
            self.arranging.rename_section()
        else:
            self.rewording.open_panel()

    def _ask_freeze(self) -> None:
        self.wording.save()
        self.versions.ask_freeze()

    def _start_version(self) -> None:
        if self.desk.start_version():
            self.picker.words.setFocus()

    def _bind(self) -> None:
        arranging = self.arranging
        doing = {
            "add": self.picker.take,
            "up": lambda: arranging.move(-1),
            "down": lambda: arranging.move(1),
            "must": arranging.toggle_must,
            "section": arranging.ask_section,
            "condition": self.conditions.open_panel,
            "bank-wording": arranging.use_bank_wording,
            "suggest": self.picker.suggested.click,
            "freeze": self._ask_freeze,
            "new-version": self._start_version,
            "again": self.versions.list_again,
        }
        self._live = {name: self.handle(f"assemble.{name}", do) for name, do in doing.items()}
        self.provide("edit.find", self.picker.words.focus_all)
        self.provide("edit.find-next", self.picker.step)
        self.provide("edit.bin", arranging.remove)
        self.provide("file.export", self.sending.open_panel)
        self.provide("file.new", self.choosing.write_own)
        self.provide("edit.reword", self._reword)
        self.desk.changed.connect(self.reload)
        self.view.doubleClicked.connect(lambda _: self._reword())
        self.view.selectionModel().currentChanged.connect(lambda *_: self._show_item())
        for follows in (self.session.dialogue_changed, self.session.live_changed):
            follows.connect(self._follow_dialogue)

    # Building ------------------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        texts = self.texts
        choose = primary_button(texts("assemble.go-dialogues"), lambda: self.session.go("dialogues"), "dialogues")
        self._no_dialogue = empty_state("assemble", texts("assemble.no-dialogue"), choose)
        panes = [self._left(), self._center(), self.pane]
        self._panes = Splitter("assemble/main", self.session.settings, panes, _WIDTHS)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self._no_dialogue)
        self._stack.addWidget(self._panes)

    def _left(self) -> QWidget:
        self._add = action_button(self._live["add"])
        self.picker.column.addWidget(self._add)
        self.picker.column.addWidget(secondary_button(self.texts("own.title"), self.choosing.write_own, "edit"))
        self.picker.column.setContentsMargins(2 * GRID, 2 * GRID, GRID, 2 * GRID)
        return self.picker

    def _center(self) -> QWidget:
        made = QWidget()
        made.setAccessibleName(self.texts("assemble.questionnaire"))
        live, shared = self._live, self.session.commands.live
        self.head = FormHead(self.texts, shared("file.export"), live["freeze"], live["new-version"])
        named = (shared("edit.reword"), live["must"], live["section"])
        self.tools = FormTools(named, (live["up"], live["down"], shared("edit.bin")))
        begin = secondary_button(self.texts("assemble.go-suggest"), self.picker.suggested.click, "star")
        self._empty = empty_state("assemble", self.texts("assemble.empty"), begin)
        inside = QWidget()
        self._middle = QStackedLayout(inside)
        self._middle.addWidget(self.view)
        self._middle.addWidget(self._empty)
        column = QVBoxLayout(made)
        column.setContentsMargins(GRID, 2 * GRID, GRID, 2 * GRID)
        column.setSpacing(GRID)
        for part in (self.head, self.confirm, self.send_panel, self.own, self.again, self.section, self.tools):
            column.addWidget(part)
        column.addWidget(inside, 1)
        column.addWidget(self.condition)
        column.addWidget(self.wording)
        return made
