"""Dialogues: what do you want to do? All dialogues with their next step, who takes part, and the way to a new one."""

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtWidgets import (
    QHBoxLayout,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from dialogue_app.domain.progress import NextStep
from dialogue_app.errors import Problem
from dialogue_app.gui.actions import Action, Need
from dialogue_app.gui.models.dialogue_list import DialogueList, Shelf, Sieve, step_of
from dialogue_app.gui.problems import Tone, WayOut
from dialogue_app.gui.session import Session
from dialogue_app.gui.theme import GRID
from dialogue_app.gui.widgets import (
    EmptyState,
    Page,
    SearchField,
    action_button,
    empty_state,
    heading,
    primary_button,
    secondary_button,
)
from dialogue_app.gui.widgets.built_later import BuiltLater
from dialogue_app.gui.widgets.choice_box import ChoiceBox
from dialogue_app.gui.widgets.dialogue_table import DialogueTable
from dialogue_app.gui.widgets.return_desk import ReturnDesk
from dialogue_app.gui.widgets.turning_splitter import TurningSplitter
from dialogue_app.workspace import preparing
from dialogue_app.workspace.history import Change, Touched

if TYPE_CHECKING:
    from dialogue_app.gui.widgets.dialogue_form import DialogueForm, NewDialogue
    from dialogue_app.gui.widgets.dialogue_inspector import DialogueInspector

_SHOWN = frozenset({Touched.DIALOGUES, Touched.SUPPLIERS, Touched.QUESTIONNAIRES, Touched.ANSWERS})
_SIDE_BY_SIDE_FROM = 780
_KINDS = ("pre-contract", "in-contract")

PLACE_OF = {
    NextStep.ADD_QUESTIONS: "assemble",
    NextStep.SEND: "assemble",
    NextStep.RECORD: "live",
    NextStep.REPORT: "compare",
}
"""Where a dialogue is opened; suppliers are added here, in the pane at the right."""


class _Panels(QStackedWidget):
    """Needs only the room of the panel that is shown."""

    def minimumSizeHint(self) -> QSize:
        shown = self.currentWidget()
        return shown.minimumSizeHint() if shown else QSize()

    def hasHeightForWidth(self) -> bool:
        return False  # the panels scroll by themselves


class DialoguesPage(Page):
    """The list of dialogues with an inspector, and the panel for a new dialogue in its place."""

    id = "dialogues"
    offers = (
        Action("dialogues.open", "action.dialogue-open", ("Return",), "open", sheet_only=True),
        Action("dialogues.record", "action.dialogue-record", ("Ctrl+R",), "live", needs=(Need.WORKSPACE,)),
        Action("dialogues.add-supplier", "action.dialogue-supplier", ("Ctrl+Shift+A",), "supplier"),
        Action("dialogues.create", "action.dialogue-create", ("Ctrl+Return",), "check", sheet_only=True),
        Action("dialogues.tick", "action.tick-answer", ("Space",), "check", sheet_only=True),
        Action("dialogues.take", "action.take-answers", ("Ctrl+Return",), "import", sheet_only=True),
    )

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.model = DialogueList(self.texts)
        self.table = DialogueTable(self.model, session)
        self.search = SearchField(self.texts("dialogues.find"))
        kinds = [
            ("", self.texts("dialogues.all-kinds")),
            *((kind, self.texts(f"dialogue-kind.{kind}")) for kind in _KINDS),
        ]
        self.kind = ChoiceBox(self.texts("dialogues.kind-filter"), kinds)
        self.shelf = ChoiceBox(
            self.texts("dialogues.shelf-filter"),
            [(each.value, self.texts(f"dialogues.shelf-{each}")) for each in Shelf],
        )
        self._aside = BuiltLater(self._fill_aside)
        self.record_button = action_button(self.handle("dialogues.record", self.record))
        self.handle("dialogues.add-supplier", self._add_supplier)
        self.returns = ReturnDesk(session, self, self._ready_for_returns)
        self._lay_out()
        self._connect()
        self._recall_filters()
        self.reload()

    @cached_property
    def form(self) -> "DialogueForm":
        """The panel for a new dialogue; built when first asked for, because it reads the whole bank."""
        from dialogue_app.gui.widgets.dialogue_form import DialogueForm  # noqa: PLC0415 - see above

        form = DialogueForm(self.texts, self.workspace.release)
        form.wanted.connect(self.make)
        form.cancelled.connect(self.put_away_form)
        form.wish_changed.connect(self._preview)
        self.session.look_changed.connect(form.follow_look)
        self.panels.addWidget(form)
        return form

    @cached_property
    def inspector(self) -> "DialogueInspector":
        """The pane at the right; built right after the first picture, so that the list is there sooner."""
        from dialogue_app.gui.widgets.dialogue_inspector import DialogueInspector  # noqa: PLC0415 - see above

        inspector = DialogueInspector(self.session)
        inspector.open_wanted.connect(self.open)
        inspector.archive_wanted.connect(self.archive)
        self.session.look_changed.connect(inspector.follow_look)
        inspector.show_overview(self._line())
        self._aside.fill(inspector)
        return inspector

    @property
    def _describing(self) -> bool:
        """Whether the panel for a new dialogue is shown."""
        return self.panels.currentIndex() > 0 and not self.returns.is_open

    # What the window asks ------------------------------------------------------------------------------------

    def activate(self) -> None:
        """Show the present dialogue."""
        if self.session.dialogue_id:
            self._mark(self.session.dialogue_id)

    def refresh(self, touched: frozenset) -> None:
        """Show dialogues, suppliers and progress anew."""
        if touched & _SHOWN:
            self.reload()

    def focus_first(self) -> None:
        """Begin at the list; without one, at the next step."""
        if self.returns.is_open:
            self.returns.panel.begin()
        elif self._describing:
            self.form.title.setFocus()
        elif self.model.rowCount():
            self.table.setFocus()
        else:
            self.prepare_button.setFocus()

    # What the user does --------------------------------------------------------------------------------------

    def reload(self) -> None:
        """Read everything again and keep the mark where it was."""
        marked = self._marked_id()
        lines = preparing.overview(self.workspace)
        self.model.mark_present(self.session.dialogue_id)
        self.model.put(lines)
        self._mark(marked or self.session.dialogue_id)
        self._show_count()

    def open(self) -> None:
        """Make the marked dialogue the present one and go where its next step is done."""
        line = self._line()
        if line is None or not self._choose():
            return
        step = step_of(line)
        if step is NextStep.ADD_SUPPLIERS:
            self._add_supplier()
        else:
            self.session.go(PLACE_OF[step])

    def record(self) -> None:
        """Record answers in the marked dialogue."""
        if self._line() is None:
            self.session.say("dialogues.mark-first", Tone.INFO)
        elif self._choose():
            self.session.go("live")

    def prepare(self) -> None:
        """Open the panel for a new dialogue."""
        self.returns.put_away()
        if not self._describing:
            self.form.clear()
            self._show_form()

    def make(self) -> None:
        """Make the dialogue that was described, with its first questionnaire, in one step."""
        try:
            entered = self.form.entered()
        except Problem as problem:
            self._show_problem(problem)
            return
        made = self.session.perform(lambda: self._with_questions(entered), self, self._show_problem)
        if made:
            self._made(made, entered.draft.title.strip())

    def archive(self) -> None:
        """Put the marked dialogue into the archive, or bring it back."""
        line = self._line()
        if line is None:
            return
        archived = not line.dialogue.archived
        row = self.table.currentIndex().row()
        do = lambda: preparing.archive_dialogue(self.workspace, line.dialogue.id, archived)  # noqa: E731
        if self.session.perform(do, self):
            said = "dialogues.now-archived" if archived else "dialogues.now-back"
            self.session.say(said, Tone.OK, [WayOut(self.texts("action.undo"), self.session.undo)],
                             title=line.dialogue.title)  # fmt: skip
            self.reload()
            self._mark_row(row)

    def put_away_form(self) -> None:
        """Go back to the list; what was typed can be brought back."""
        if self.form.begun:
            back = WayOut(self.texts("dialogues.go-on"), self._show_form)
            self.session.say("dialogues.put-away", Tone.INFO, [back])
        self._show_list()

    # Returned files ------------------------------------------------------------------------------------------

    def _ready_for_returns(self) -> bool:
        """Make the marked dialogue the present one: the files are answers to it."""
        if self._line() is None:
            self.session.say("dialogues.mark-first", Tone.INFO)
            return False
        return self._choose()

    def _show_returns(self) -> None:
        self.panels.addWidget(self.returns.panel)
        self.panels.setCurrentWidget(self.returns.panel)
        self.panels.updateGeometry()

    # Inside --------------------------------------------------------------------------------------------------

    def _with_questions(self, entered: "NewDialogue") -> Change:
        from dialogue_app.workspace import assembling  # noqa: PLC0415 - only a new dialogue needs it

        wish, languages = entered.wish, entered.draft.languages
        first = assembling.first_questionnaire(self.workspace, wish, languages) if wish else None
        return preparing.create_dialogue(self.workspace, entered.draft, first)

    def _made(self, made: Change, title: str) -> None:
        self.form.clear()
        self.kind.choose("")
        self.shelf.choose(Shelf.ACTIVE.value)
        self.search.clear()
        self._narrow()
        self.session.choose_dialogue(made.subject, title)
        self.reload()
        self._mark(made.subject)
        self._show_list()
        look = WayOut(self.texts("dialogues.look-at-questions"), lambda: self.session.go("assemble"))
        self.session.say("dialogues.made", Tone.OK, [look], title=title)

    def _show_problem(self, problem: Problem) -> None:
        if not self.form.say_problem(problem, self.session.sentence(problem)):
            self.session.report(problem)

    def _choose(self) -> bool:
        """Make the marked dialogue the present one; not while a supplier of another one is in the room."""
        line = self._line()
        assert line is not None
        if line.dialogue.id != self.session.dialogue_id:
            if self.session.live_supplier:
                end = WayOut(self.texts("dialogues.end-session"), lambda: self.session.set_live(""))
                self.session.say("dialogues.live-now", Tone.WARN, [end])
                return False
            self.session.choose_dialogue(line.dialogue.id, line.dialogue.title)
        return True

    def _add_supplier(self) -> None:
        if self._line() and not self.session.live_supplier and not self._describing:
            self.inspector.participants.begin()

    def _bin(self) -> None:
        panel = self.inspector.participants
        if panel.list.hasFocus():
            panel.remove()
        elif not self._describing:
            self.archive()

    def _line(self) -> preparing.Overview | None:
        return self.table.line()

    def _marked_id(self) -> str:
        line = self._line()
        return line.dialogue.id if line else ""

    def _mark(self, dialogue_id: str) -> None:
        self._mark_row(max(0, self.model.row_of(dialogue_id)))

    def _mark_row(self, row: int) -> None:
        self.table.mark(row)
        self._show_marked()

    def _show_marked(self) -> None:
        if self._aside.filled:
            self.inspector.show_overview(self._line())

    def _fill_aside(self) -> None:
        assert self.inspector

    def _show_count(self) -> None:
        empty = self.model.rowCount() == 0
        state = self._nothing_yet if not self.model.size else self._nothing_fits
        self._lists.setCurrentWidget(state if empty else self.table)
        self._aside.setVisible(not empty)

    def _show_form(self) -> None:
        own = self._marked_id()
        self.form.offer_baselines(line.dialogue for line in preparing.overview(self.workspace))
        self.panels.setCurrentWidget(self.form)
        self.panels.updateGeometry()
        self.form.title.setFocus()
        self._preview()
        self._mark(own)

    def _show_list(self) -> None:
        self.panels.setCurrentIndex(0)
        self.panels.updateGeometry()
        self.focus_first()

    def _preview(self) -> None:
        """Say how many questions the dialogue would begin with, and how long they take."""
        wish = self.form.wish()
        if wish is None:
            self.form.say_preview(self.texts("new-dialogue.preview-empty"))
            return
        from dialogue_app.workspace import assembling  # noqa: PLC0415 - see _with_questions

        first = assembling.first_questionnaire(self.workspace, wish)
        said = self.texts.count("new-dialogue.preview", len(list(first.items())), minutes=first.live_minutes(),
                                slot=self.form.slot.value())  # fmt: skip
        self.form.say_preview(said)

    # Filters -------------------------------------------------------------------------------------------------

    def _narrow(self) -> None:
        marked = self._marked_id()
        self.model.narrow(Sieve(self.search.text(), self.kind.code, Shelf(self.shelf.code)))
        self.session.settings.keep_value("dialogues/kind", self.kind.code)
        self.session.settings.keep_value("dialogues/shelf", self.shelf.code)
        self._mark(marked)
        self._show_count()

    def _recall_filters(self) -> None:
        self.kind.choose(self.session.settings.value("dialogues/kind"))
        self.shelf.choose(self.session.settings.value("dialogues/shelf"))
        self._narrow()

    def _show_all(self) -> None:
        self.search.clear()
        self.kind.choose("")
        self.shelf.choose(Shelf.ALL.value)
        self._narrow()
        self.table.setFocus()

    # Building ------------------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        self.panels = _Panels()
        self.panels.addWidget(self._overview())
        column = QVBoxLayout(self)
        column.setContentsMargins(*[3 * GRID] * 4)
        column.addWidget(self.panels)

    def _overview(self) -> QWidget:
        self.prepare_button = primary_button(self.texts("dialogues.prepare"), self.prepare, "add")
        steps, filters = QHBoxLayout(), QHBoxLayout()
        for row in (steps, filters):
            row.setSpacing(GRID)
        steps.addWidget(self.prepare_button)
        steps.addWidget(self.record_button)
        steps.addWidget(action_button(self.session.commands.live("file.bring-in")))
        steps.addStretch()
        filters.addWidget(self.search, 3)
        filters.addWidget(self.kind, 1)
        filters.addWidget(self.shelf, 1)
        left = QWidget()
        self._lists = QStackedWidget()
        self._nothing_yet, self._nothing_fits = self._empty_states()
        for state in (self.table, self._nothing_yet, self._nothing_fits):
            self._lists.addWidget(state)
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addLayout(filters)
        column.addWidget(self._lists, 1)
        whole = QWidget()
        outer = QVBoxLayout(whole)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(2 * GRID)
        outer.addWidget(heading(self.texts("dialogues.title")))
        outer.addLayout(steps)
        outer.addWidget(
            TurningSplitter("dialogues", self.session.settings, [left, self._aside], [780, 360], _SIDE_BY_SIDE_FROM),
            1,
        )
        return whole

    def _empty_states(self) -> tuple[EmptyState, EmptyState]:
        sample: QPushButton = secondary_button(self.texts("dialogues.open-sample"), self.session.open_sample, "open")
        guide = secondary_button(self.texts("dialogues.follow-guide"), lambda: self.session.go("guide"), "guide")
        everything = secondary_button(self.texts("dialogues.show-all"), self._show_all, "dialogues")
        return (
            empty_state("dialogues", self.texts("dialogues.empty"), sample, guide),
            empty_state("search", self.texts("dialogues.nothing-fits"), everything),
        )

    def _connect(self) -> None:
        self.provide("file.new", self.prepare)
        self.provide("edit.find", self.search.focus_all)
        self.provide("edit.bin", self._bin)
        self.provide("file.bring-in", self.returns.ask)
        self.returns.opened.connect(self._show_returns)
        self.returns.closed.connect(self._show_list)
        self.search.words_changed.connect(lambda _: self._narrow())
        self.search.left.connect(self.table.setFocus)
        self.kind.chosen.connect(lambda _: self._narrow())
        self.shelf.chosen.connect(lambda _: self._narrow())
        self.table.activated.connect(lambda _: self.open())
        self.table.selectionModel().currentRowChanged.connect(lambda *_: self._show_marked())
        self.session.look_changed.connect(self.table.follow_look)
        self.session.dialogue_changed.connect(self._present_changed)
        self.session.live_changed.connect(self._show_marked)

    def _present_changed(self, dialogue_id: str) -> None:
        self.model.mark_present(dialogue_id)
        self._show_marked()
