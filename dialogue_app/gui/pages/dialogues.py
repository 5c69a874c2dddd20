"""Dialogues: what do you want to do? All dialogues with their next step, who takes part, and the way to a new one."""

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import (
    QVBoxLayout,
    QWidget,
)

from dialogue_app.domain.arrivals import Kind
from dialogue_app.domain.progress import NextStep
from dialogue_app.gui.actions import Action, Need
from dialogue_app.gui.models.dialogue_list import step_of
from dialogue_app.gui.problems import Tone, WayOut
from dialogue_app.gui.session import Session
from dialogue_app.gui.theme import GRID
from dialogue_app.gui.widgets import (
    Page,
    action_button,
    heading,
    primary_button,
)
from dialogue_app.gui.widgets.built_later import BuiltLater
from dialogue_app.gui.widgets.change_desk import ChangeDesk
from dialogue_app.gui.widgets.contract_desk import ContractDesk
from dialogue_app.gui.widgets.dialogue_browser import DialogueBrowser
from dialogue_app.gui.widgets.flow import Flow
from dialogue_app.gui.widgets.folder_line import FolderLine
from dialogue_app.gui.widgets.notice_desk import NoticeDesk
from dialogue_app.gui.widgets.owed_desk import OwedDesk
from dialogue_app.gui.widgets.panel_stack import PanelStack
from dialogue_app.gui.widgets.portfolio_desk import PortfolioDesk
from dialogue_app.gui.widgets.prepare_desk import PrepareDesk
from dialogue_app.gui.widgets.release_line import ReleaseLine
from dialogue_app.gui.widgets.return_desk import ReturnDesk
from dialogue_app.gui.widgets.travel_desk import TravelDesk
from dialogue_app.gui.widgets.turning_splitter import TurningSplitter
from dialogue_app.workspace import preparing
from dialogue_app.workspace.history import Touched

if TYPE_CHECKING:
    from dialogue_app.domain.owed import Owed
    from dialogue_app.gui.widgets.dialogue_inspector import DialogueInspector

_SHOWN = frozenset({Touched.DIALOGUES, Touched.SUPPLIERS, Touched.QUESTIONNAIRES, Touched.ANSWERS})
_SIDE_BY_SIDE_FROM = 780
_ALONE = (Need.WORKSPACE, Need.NOT_LIVE)

PLACE_OF = {
    NextStep.ADD_QUESTIONS: "assemble",
    NextStep.SEND: "assemble",
    NextStep.RECORD: "live",
    NextStep.REPORT: "compare",
}
"""Where a dialogue is opened; suppliers are added here, in the pane at the right."""


class DialoguesPage(Page):
    """The list of dialogues with an inspector, and the panel for a new dialogue in its place."""

    id = "dialogues"
    offers = (
        Action("dialogues.open", "action.dialogue-open", ("Return",), "open", sheet_only=True),
        Action("dialogues.record", "action.dialogue-record", ("Ctrl+R",), "live", needs=(Need.WORKSPACE,)),
        Action("dialogues.add-supplier", "action.dialogue-supplier", ("Ctrl+Shift+A",), "supplier"),
        Action("dialogues.portfolio", "action.portfolio", (), "chart", needs=(Need.WORKSPACE, Need.NOT_LIVE)),
        Action("dialogues.owed", "action.owed", ("Ctrl+Shift+W",), "clock", needs=(Need.WORKSPACE, Need.NOT_LIVE)),
        Action("dialogues.notices", "action.notices", (), "export", needs=(Need.WORKSPACE, Need.NOT_LIVE)),
        Action("dialogues.next-round", "action.next-round", ("Ctrl+Shift+Y",), "redo", needs=(Need.WORKSPACE,)),
        Action(
            "dialogues.hand-on", "action.hand-on", ("Ctrl+Shift+P",), "export", needs=(Need.WORKSPACE, Need.NOT_LIVE)
        ),
        Action("dialogues.erase-supplier", "action.erase-supplier", (), "bin", needs=_ALONE),
        Action("dialogues.create", "action.dialogue-create", ("Ctrl+Return",), "check", sheet_only=True),
        Action("dialogues.next-step", "action.next-step", ("Ctrl+PgDown", "Ctrl+PgUp"), "right", sheet_only=True),
        Action("dialogues.tick", "action.tick-answer", ("Space",), "check", sheet_only=True),
        Action("dialogues.take", "action.take-answers", ("Ctrl+Return",), "import", sheet_only=True),
    )

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.browser = DialogueBrowser(session)
        self.model, self.table, self.filters = self.browser.model, self.browser.table, self.browser.filters
        self._aside = BuiltLater(self._fill_aside)
        self.preparing = PrepareDesk(session, self)
        self.changing = ChangeDesk(session, self)
        self.record_button = action_button(self.handle("dialogues.record", self.record))
        self.handle("dialogues.add-supplier", self._add_supplier)
        self.handle("dialogues.erase-supplier", self._erase_supplier)
        self.owed, self.contract = OwedDesk(session, self), ContractDesk(session, self)
        self.portfolio = PortfolioDesk(session, self)
        self.portfolio_button = action_button(self.handle("dialogues.portfolio", self.portfolio.open))
        self.owed_button = action_button(self.handle("dialogues.owed", self.owed.open))
        self.handle("dialogues.next-round", self.start_next_round)
        self.notices = NoticeDesk(session, self)
        self.handle("dialogues.notices", self.write_notices)
        self.returns = ReturnDesk(session, self, self._ready_for_returns)
        self.travel, self.folder, self.newer = TravelDesk(session, self), FolderLine(session), ReleaseLine(session)
        self.handle("dialogues.hand-on", self.hand_on)
        self._lay_out()
        self._connect()
        self.reload()

    @cached_property
    def inspector(self) -> "DialogueInspector":
        """The pane at the right; built right after the first picture, so that the list is there sooner."""
        from dialogue_app.gui.widgets.dialogue_inspector import DialogueInspector  # noqa: PLC0415 - see above

        inspector = DialogueInspector(self.session)
        inspector.open_wanted.connect(self.open)
        inspector.archive_wanted.connect(self.archive)
        inspector.change_wanted.connect(self.change)
        inspector.next_round_wanted.connect(self.start_next_round)
        inspector.contract_wanted.connect(self.open_contract)
        inspector.notices_wanted.connect(self.write_notices)
        inspector.hand_on_wanted.connect(self.hand_on)
        self.session.look_changed.connect(inspector.follow_look)
        inspector.show_overview(self.browser.line())
        self._aside.fill(inspector)
        return inspector

    @property
    def _describing(self) -> bool:
        """Whether a dialogue or its contract is being prepared or changed."""
        return self.preparing.is_open or self.changing.is_open or self.contract.is_open

    # What the window asks ------------------------------------------------------------------------------------

    def activate(self) -> None:
        """Show the present dialogue."""
        if self.session.dialogue_id:
            self.browser.mark(self.session.dialogue_id)
        self.folder.desk.front_or_back()

    def refresh(self, touched: frozenset) -> None:
        """Show dialogues, suppliers and progress anew."""
        if touched & _SHOWN:
            self.reload()
        self.owed.refresh(touched)
        self.portfolio.refresh(touched)

    def leave(self) -> None:
        """Keep what is being typed; where no dialogue is the present one yet, the marked one becomes it."""
        self.preparing.leave()
        self.changing.leave()
        if not self.session.dialogue_id and self.browser.line():
            self._choose()

    def receive(self, kind: Kind, files: tuple[Path, ...]) -> None:
        """Bring returned files in, or show what a dialogue that came as a file would do."""
        if kind is Kind.ANSWERS:
            self.returns.bring(files)
        else:
            self._look_at(files[0])

    def focus_first(self) -> None:
        """Begin at the list; without one, at the next step."""
        if self.contract.is_open and self.contract.panel:
            self.contract.panel.focus_first()
        elif self.owed.is_open and self.owed.view:
            self.owed.view.focus_first()
        elif self.portfolio.is_open and self.portfolio.view:
            self.portfolio.view.focus_first()
        elif self.returns.is_open:
            self.returns.panel.begin()
        elif self.travel.is_open:
            self.travel.focus_first()
        elif self.preparing.is_open:
            self.preparing.form.go_to(self.preparing.form.step)
        elif self.model.rowCount():
            self.table.setFocus()
        else:
            self.prepare_button.setFocus()

    # What the user does --------------------------------------------------------------------------------------

    def reload(self) -> None:
        """Read everything again and keep the mark where it was."""
        lines = preparing.overview(self.workspace)
        for line in lines:
            if line.dialogue.id == self.session.dialogue_id:
                self.session.rename_dialogue(line.dialogue.title)
        self.browser.put(lines)

    def open(self) -> None:
        """Make the marked dialogue the present one and go where its next step is done."""
        line = self.browser.line()
        if line is None or not self._choose():
            return
        step = step_of(line)
        if step is NextStep.ADD_SUPPLIERS:
            self._add_supplier()
        else:
            self.session.go(PLACE_OF[step])

    def record(self) -> None:
        """Record answers in the marked dialogue."""
        if self.browser.line() is None:
            self.session.say("dialogues.mark-first", Tone.INFO)
        elif self._choose():
            self.session.go("live")

    def prepare(self) -> None:
        """Open the panel for a new dialogue; not while a supplier is in the room: it names others."""
        if self.session.live_supplier:
            self._say_live("dialogues.live-first")
            return
        self.returns.put_away()
        self.changing.leave()
        self.preparing.prepare()

    def change(self) -> None:
        """Open the marked dialogue to change what is said of it."""
        line = self.browser.line()
        if line is not None and not self._describing and not self.returns.is_open:
            self.changing.change(line.dialogue.id)

    def archive(self) -> None:
        """Put the marked dialogue into the archive, or bring it back."""
        line = self.browser.line()
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
            self.browser.mark_row(row)

    def start_next_round(self) -> None:
        """Start the next round of the marked dialogue in one action, and mark it."""
        from dialogue_app.workspace import rounds  # noqa: PLC0415 - the first picture does not need it

        line = self.browser.line()
        if line is None or self._describing or self.session.live_supplier:
            self.session.say("dialogues.mark-first" if line is None else "round.not-now", Tone.INFO)
            return
        make = lambda: rounds.next_round(self.workspace, line.dialogue.id, self.texts)  # noqa: E731
        change = self.session.perform(make, self)
        if change:
            title = self.workspace.dialogue(change.subject).title
            self.filters.show_active()
            self.session.choose_dialogue(change.subject, title)
            self._show_again(change.subject)
            undo = WayOut(self.texts("action.undo"), self.session.undo)
            look = WayOut(self.texts("dialogues.look-at-questions"), lambda: self.session.go("assemble"))
            self.session.say("round.made", Tone.OK, [look, undo], title=title)

    def write_notices(self) -> None:
        """Write the letters that are due about findings in the contract of the marked dialogue."""
        if self.browser.line() is None:
            self.session.say("dialogues.mark-first", Tone.INFO)
        elif self._choose():
            self.notices.write_due()

    def hand_on(self) -> None:
        """Offer the marked dialogue as one file for the team or for joint buyers."""
        line = self.browser.line()
        if line is None:
            self.session.say("dialogues.mark-first", Tone.INFO)
        elif not self._describing:
            self.returns.put_away()
            self.travel.hand_on(line.dialogue.id)

    def open_contract(self) -> None:
        """Open what the contract of the marked dialogue says."""
        line = self.browser.line()
        if line is not None and not self._describing:
            self.contract.open(line.dialogue.id)

    def work_on(self, owed: "Owed") -> None:
        """Mark the dialogue of something owed, and go to the session of its supplier, where it was recorded."""
        self.owed.put_away()
        self.filters.show_active()
        self.browser.mark(owed.dialogue_id)
        if self.browser.line() and self._choose():
            self.session.set_live(owed.supplier_id)
            self.session.go("live" if owed.supplier_id else "assemble")

    # Returned files ------------------------------------------------------------------------------------------

    def _ready_for_returns(self) -> bool:
        """Make the marked dialogue the present one: the files are answers to it."""
        self.preparing.put_away()
        self.changing.leave()
        if self.browser.line() is None:
            self.session.say("dialogues.mark-first", Tone.INFO)
            return False
        return self._choose()

    def _look_at(self, file: Path) -> None:
        """Show what a dialogue in a file would do, in place of what is open; what was being typed stays."""
        for desk in (self.returns, self.preparing, self.contract):
            desk.put_away()
        self.changing.leave()
        self.travel.look_at(file)

    def _show_panel(self, panel: QWidget) -> None:
        self.panels.addWidget(panel)
        self.panels.setCurrentWidget(panel)
        self.panels.updateGeometry()

    # Inside --------------------------------------------------------------------------------------------------

    def _made(self, dialogue_id: str, title: str, invited: int) -> None:
        self.filters.show_active()
        self.session.choose_dialogue(dialogue_id, title)
        self._show_again(dialogue_id)
        look = WayOut(self.texts("dialogues.look-at-questions"), lambda: self.session.go("assemble"))
        said = "dialogues.made-and-invited" if invited else "dialogues.made"
        self.session.say(said, Tone.OK, [look], title=title)

    def _taken_in(self, dialogue_id: str, title: str) -> None:
        self.filters.show_active()
        self.session.choose_dialogue(dialogue_id, title)
        self._show_again(dialogue_id)

    def _show_again(self, dialogue_id: str) -> None:
        """Show the list again, with this dialogue marked."""
        self.reload()
        self.browser.mark(dialogue_id or self.browser.marked_id())
        self._show_list()

    def _choose(self) -> bool:
        """Make the marked dialogue the present one; not while a supplier of another one is in the room."""
        line = self.browser.line()
        assert line is not None
        if line.dialogue.id != self.session.dialogue_id:
            if self.session.live_supplier:
                self._say_live("dialogues.live-now")
                return False
            self.session.choose_dialogue(line.dialogue.id, line.dialogue.title)
        return True

    def _say_live(self, key: str) -> None:
        end = WayOut(self.texts("dialogues.end-session"), lambda: self.session.set_live(""))
        self.session.say(key, Tone.WARN, [end])

    def _add_supplier(self) -> None:
        if self.browser.line() and not self.session.live_supplier and not self._describing:
            self.inspector.participants.begin()

    def _erase_supplier(self) -> None:
        if not self._describing:
            self.inspector.participants.ask_whom_to_erase()

    def _bin(self) -> None:
        panel = self.inspector.participants
        if panel.list.hasFocus():
            panel.remove()
        elif not self._describing:
            self.archive()

    def _show_marked(self) -> None:
        if self._aside.filled:
            self.inspector.show_overview(self.browser.line())

    def _fill_aside(self) -> None:
        assert self.inspector

    def _show_list(self) -> None:
        self.panels.setCurrentIndex(0)
        self.panels.updateGeometry()
        self.focus_first()

    # Building ------------------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        self.panels = PanelStack()
        self.panels.addWidget(self._overview())
        column = QVBoxLayout(self)
        column.setContentsMargins(*[3 * GRID] * 4)
        column.addWidget(self.panels)

    def _overview(self) -> QWidget:
        self.prepare_button = primary_button(self.texts("dialogues.prepare"), self.prepare, "add")
        steps = Flow(GRID)
        bring_in = action_button(self.session.commands.live("file.bring-in"))
        more = (self.owed_button, self.portfolio_button)
        for button in (self.prepare_button, self.record_button, bring_in, *more):
            steps.add(button)
        whole = QWidget()
        outer = QVBoxLayout(whole)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(2 * GRID)
        outer.addWidget(heading(self.texts("dialogues.title")))
        outer.addWidget(steps)
        outer.addWidget(self.folder)
        outer.addWidget(self.newer)
        panes = [self.browser, self._aside]
        outer.addWidget(TurningSplitter("dialogues", self.session.settings, panes, [780, 360], _SIDE_BY_SIDE_FROM), 1)
        return whole

    def _connect(self) -> None:
        self.provide("file.new", self.prepare)
        self.provide("edit.reword", self.change)
        self.provide("edit.find", self.filters.search.focus_all)
        self.provide("edit.bin", self._bin)
        self.returns.opened.connect(lambda: self._show_panel(self.returns.panel))
        self.returns.closed.connect(self._show_list)
        self.preparing.opened.connect(self._show_panel)
        self.preparing.closed.connect(self._show_list)
        self.preparing.made.connect(self._made)
        self.changing.opened.connect(self._show_panel)
        self.changing.closed.connect(self._show_again)
        self.travel.taken.connect(self._taken_in)
        self.travel.kept.connect(lambda: self.folder.desk.own.write(aloud=True))
        self.folder.desk.dialogue_wanted.connect(self._look_at)
        for desk in (self.owed, self.contract, self.portfolio, self.travel):
            desk.opened.connect(self._show_panel)
            desk.closed.connect(self._show_list)
        self.owed.wanted.connect(self.work_on)
        self.portfolio.contract_wanted.connect(self.browser.mark)
        self.portfolio.bands_wanted.connect(self.contract.open)
        self.portfolio.owed_wanted.connect(self.owed.open)
        self.browser.opened.connect(self.open)
        self.browser.marked.connect(self._show_marked)
        self.browser.emptied.connect(lambda empty: self._aside.setVisible(not empty))
        self.session.dialogue_changed.connect(self._present_changed)
        self.session.live_changed.connect(self._show_marked)

    def _present_changed(self, dialogue_id: str) -> None:
        self.model.mark_present(dialogue_id)
        self._show_marked()
