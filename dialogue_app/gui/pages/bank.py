"""The bank: themes, questions found as fast as they are typed, and the marked question in full."""

from collections import Counter
from pathlib import Path

from PySide6.QtCore import QEvent, QItemSelectionModel, QObject, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QListView,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from dialogue_app.domain.arrivals import Kind
from dialogue_app.errors import Problem
from dialogue_app.gui import theme
from dialogue_app.gui.actions import Action, Need
from dialogue_app.gui.models.question_list import QuestionList
from dialogue_app.gui.models.question_sheet import QuestionSheet
from dialogue_app.gui.problems import Tone, WayOut
from dialogue_app.gui.session import Session
from dialogue_app.gui.tasks import Progress, Work
from dialogue_app.gui.theme import GRID
from dialogue_app.gui.widgets import (
    Page,
    SearchField,
    Splitter,
    action_button,
    empty_state,
    heading,
    hint,
    label,
    secondary_button,
)
from dialogue_app.gui.widgets.bank_filters import BankFilters
from dialogue_app.gui.widgets.buttons import menu_button
from dialogue_app.gui.widgets.editing_desk import EditingDesk
from dialogue_app.gui.widgets.flow import Flow
from dialogue_app.gui.widgets.folder_line import FolderLine
from dialogue_app.gui.widgets.list_desk import ListDesk
from dialogue_app.gui.widgets.panel_stack import PanelStack
from dialogue_app.gui.widgets.question_line import QuestionLine
from dialogue_app.gui.widgets.question_view import QuestionView
from dialogue_app.gui.widgets.saving_desk import SavingDesk
from dialogue_app.gui.widgets.theme_list import ThemeList
from dialogue_app.gui.widgets.turning_splitter import TurningSplitter
from dialogue_app.gui.widgets.whole_bank_desks import WholeBankDesks
from dialogue_app.texts import Texts
from dialogue_app.workspace import assembling, banking, publishing
from dialogue_app.workspace.history import Touched
from question_bank import PIVOT, Question, Release, local_text

_READ_AFTER_MS = 120
"""The question in full and the exact count follow after this pause in typing; the list follows every keystroke."""

_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 8, Qt.Key.Key_PageUp: -8}
_SIDE_BY_SIDE_FROM = 800


class BankPage(Page):
    """Themes | found questions | the marked question."""

    id = "bank"
    offers = (
        Action("bank.add", "action.bank-add", ("Ctrl+Return", "Ctrl+Enter"), "add", needs=(Need.WORKSPACE,)),
        Action("bank.copy", "action.bank-copy", ("Ctrl+C",), "copy", needs=(Need.WORKSPACE,)),
        Action(
            "bank.read-list",
            "action.bank-read-list",
            ("Ctrl+Shift+I",),
            "import",
            needs=(Need.WORKSPACE, Need.NOT_LIVE),
        ),
        Action("bank.clear", "action.bank-clear", ("Ctrl+Shift+F",), "close", needs=(Need.WORKSPACE,)),
        *EditingDesk.offers,
        *WholeBankDesks.offers,
    )

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.release = self.workspace.release
        self.model = QuestionList(self.texts, dict(self.release.vocabulary))
        self.themes, self.list = ThemeList(self.texts), QListView()
        self.search = SearchField(self.texts("bank.find"))
        self.narrowing = BankFilters(session, self.release)
        self.filters, self.whose = self.narrowing.boxes, self.narrowing.whose
        self.panels = PanelStack()
        self.count, self.why_not = label("", muted=True), hint("")
        self.view = QuestionView(self.texts("bank.question"))
        self._pause = QTimer(self, singleShot=True, interval=_READ_AFTER_MS)
        self._list_themes()
        self._make_list()
        self.handle("bank.add", self.go_on)
        self.add_button = secondary_button(self.texts("action.bank-add"), self.add, "add")
        self.copy_button = action_button(self.handle("bank.copy", self.copy))
        self.handle("bank.clear", self.clear)
        self.lists = ListDesk(session, self)
        self.read_list = self.handle("bank.read-list", self.lists.ask)
        self.desk = SavingDesk(session, self, "edition", publishing.FORMATS)
        self.provide("file.export", self.export)
        self.editing = EditingDesk(
            self, self.panels, self._question, self._chosen, lambda question: self._sheet(question).lines()
        )
        self.desks = desks = self.editing.desks
        self.own, self.packages, self.reading = desks.own, desks.packages, desks.reading
        self.whole = WholeBankDesks(self)
        self._lay_out()
        self._connect()
        self._follow_look()
        self.editing.count_proposals()
        self.narrow()

    # What the window asks ------------------------------------------------------------------------------------

    def activate(self) -> None:
        """Judge anew whether the marked question can be added."""
        self._read()

    def leave(self) -> None:
        """Keep what is being written, if it can be kept without a word about it."""
        self.own.keep_quietly()

    def refresh(self, touched: frozenset) -> None:
        """Read the bank again if it changed, and where the marked question is used."""
        if Touched.BANK in touched:
            self.release = self.workspace.release
            self._list_themes()
            self.narrow()
            self.editing.count_proposals()
            self.reading.follow()
        elif touched & {Touched.QUESTIONNAIRES, Touched.DIALOGUES}:
            self._read()

    def receive(self, kind: Kind, files: tuple[Path, ...]) -> None:
        """Show what questions, translations or ratings from others would do."""
        match kind:
            case Kind.BANK:
                self.packages.bring(files[0])
            case Kind.LIST:
                self.lists.bring(files[0])
            case _:
                self.whole.receive(kind, files)

    def focus_first(self) -> None:
        """Begin at the search."""
        self.search.setFocus()

    # What the user does --------------------------------------------------------------------------------------

    def narrow(self) -> None:
        """Search only in the questions that pass theme and filters."""
        wanted, marked = self.narrowing.wanted(), self._question()
        passing = banking.questions(self.workspace, wanted)
        self.themes.say_numbers(Counter(question.theme for question in passing))
        code = self.themes.code
        found = tuple(each for each in passing if not code or each.theme == code)
        self.model.put(found, banking.index(found, wanted.language), wanted.language)
        self._mark(max(0, self.model.reveal(marked.id)) if marked else 0)
        self._show_hits()
        self._read()

    def search_words(self, words: str) -> None:
        """List what has these words, at every keystroke."""
        self.model.search(words)
        self._mark(0)
        self._show_hits()

    def step(self, rows: int) -> None:
        """Move the mark; at the end of the list it stays."""
        if self.list.currentIndex().row() + rows >= self.model.rowCount() and not self.model.complete:
            self.model.fetchMore(self.list.rootIndex())
        last = self.model.rowCount() - 1
        self._mark(max(0, min(last, self.list.currentIndex().row() + rows)))

    def find_next(self) -> None:
        """Go to the next hit, after the last one to the first."""
        row = self.list.currentIndex().row()
        if row + 1 == self.model.rowCount() and self.model.complete:
            self._mark(0)
        else:
            self.step(1)

    def copy(self) -> None:
        """Copy the wording of the marked questions, with their ids."""
        chosen = self._chosen()
        if chosen:
            language = self.narrowing.language
            lines = [f"{each.id}  {local_text(each, 'prompt', language).text}" for each in chosen]
            QGuiApplication.clipboard().setText("\n".join(lines))
            self.session.say("bank.copied", Tone.OK, ids=", ".join(each.id for each in chosen))

    def go_on(self) -> None:
        """Do what Ctrl+Enter stands for: keep what is being written, else add to the present dialogue."""
        if self.lists.is_open:
            self.lists.go_on()
            return
        if self.desks.go_on():
            return
        if self.session.dialogue_id:
            self.add()
        else:
            self.session.say("bank.no-dialogue")

    def add(self) -> None:
        """Add the marked questions to the present dialogue."""
        chosen = self._chosen()
        if not chosen or self.whole.cover.shown:
            return
        ids = tuple(each.id for each in chosen)
        dialogue_id = self.session.dialogue_id
        if self.session.perform(lambda: assembling.add_questions(self.workspace, dialogue_id, ids), self):
            undo = WayOut(self.texts("action.undo"), self.session.undo)
            self.session.say("bank.added", Tone.OK, [undo], ids=", ".join(ids), dialogue=self.session.dialogue_title)
            self._read()

    def clear(self) -> None:
        """Show the whole bank again."""
        self.narrowing.reset()
        self.themes.choose("")
        self.search.clear()
        self.narrow()
        self.search.setFocus()

    def export(self) -> None:
        """Save the whole bank as a document, in the language in which the questions are read here."""
        release, moment = self.release, self.workspace.now()
        language = self.narrowing.language or PIVOT
        stem = f"{release.bank.id}-{release.number}-{language}"
        self.desk.save(stem, lambda target: _writing(release, language, moment, target))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the arrows move in the list while the focus stays in the search field."""
        if watched is self.search and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            rows = _STEPS.get(Qt.Key(event.key()))
            if rows and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
                self.step(rows)
                return True
        return super().eventFilter(watched, event)

    # Inside --------------------------------------------------------------------------------------------------

    def _question(self) -> Question | None:
        return self.model.question(self.list.currentIndex().row())

    def _chosen(self) -> list[Question]:
        rows = sorted(index.row() for index in self.list.selectionModel().selectedIndexes())
        return [question for row in rows if (question := self.model.question(row))]

    def _mark(self, row: int) -> None:
        # not the list's own setCurrentIndex: that marks several while Ctrl or Shift is still held down
        only = QItemSelectionModel.SelectionFlag.ClearAndSelect
        self.list.selectionModel().setCurrentIndex(self.model.index(row, 0), only)

    def _show_hits(self) -> None:
        """Say at once what is known; the exact number of many hits follows with the next pause."""
        self._lists.setCurrentWidget(self.list if self.model.rowCount() else self._nothing)
        if self.model.complete:
            self.count.setText(self.texts.count("bank.found", self.model.rowCount()))
        self._pause.start()

    def _read(self) -> None:
        """Show the marked question in full, the exact count, and whether the question can be added."""
        self._pause.stop()
        self.count.setText(self._count_text())
        question = self._question()
        self.copy_button.setEnabled(question is not None)
        self.editing.follow(question)
        obstacle = self._obstacle(question) if question else None
        self.why_not.setText(self._reason(obstacle))
        self.add_button.setEnabled(question is not None and bool(self.session.dialogue_id) and obstacle is None)
        self.view.show_lines((*self.editing.origin(question), *self._sheet(question).lines()) if question else ())

    def _count_text(self) -> str:
        found, listed = self.model.count(), self.model.rowCount()
        said = self.texts.count("bank.found", found)
        return said if found == listed else self.texts.count("bank.found-more", found - listed, found=said)

    def _sheet(self, question: Question) -> QuestionSheet:
        uses = banking.uses(self.workspace, question.id)
        return QuestionSheet(question, self.release, self.narrowing.language, uses, self.texts)

    def _obstacle(self, question: Question) -> Problem | None:
        """Why the question can't be added to the present dialogue."""
        dialogue_id = self.session.dialogue_id
        if not dialogue_id:
            return None
        form = self.workspace.questionnaire(dialogue_id)
        if form.frozen_at:
            return Problem("questionnaire-frozen", version=form.version)
        if any(item.snapshot.question_id == question.id for item in form.items()):
            return Problem("question-already-in", question=question.id)
        kind = self.workspace.dialogue(dialogue_id).kind
        fits = question.phase.serves(kind.value)
        return None if fits else Problem("question-of-other-kind", question=question.id, kind=kind.value)

    def _reason(self, obstacle: Problem | None) -> str:
        if not self.session.dialogue_id:
            return self.texts("bank.no-dialogue")
        if obstacle:
            return self.session.sentence(obstacle)
        return self.texts("bank.goes-to", dialogue=self.session.dialogue_title)

    def _list_themes(self) -> None:
        self.themes.put([(each.code, each.name) for each in self.release.themes])

    def _show_question(self, question_id: str) -> None:
        """Show the bank anew, with the question that was worked on marked."""
        self.editing.count_proposals()
        self.narrow()
        if question_id:
            if self.model.reveal(question_id) < 0:
                self.clear()
            self._mark(max(0, self.model.reveal(question_id)))
            self._read()
        self.list.setFocus()

    # Building ------------------------------------------------------------------------------------------------

    def _make_list(self) -> None:
        self.list.setModel(self.model)
        self.list.setItemDelegate(QuestionLine(self.list))
        self.list.setUniformItemSizes(True)
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.list.setAccessibleName(self.texts("bank.list"))

    def _lay_out(self) -> None:
        everything = secondary_button(self.texts("action.bank-clear"), self.clear, "bank")
        self._nothing = empty_state("search", self.texts("bank.nothing"), everything)
        self._lists = QStackedWidget()
        self._lists.addWidget(self.list)
        self._lists.addWidget(self._nothing)
        browse = QWidget()
        column = QVBoxLayout(browse)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2 * GRID)
        column.addLayout(self._head())
        column.addWidget(FolderLine(self.session))
        settings = self.session.settings
        left = Splitter("bank-list", settings, [self.themes, self._middle()], [200, 420])
        panes = [left, self._right()]
        shown = TurningSplitter("bank", settings, panes, [620, 520], _SIDE_BY_SIDE_FROM)
        column.addWidget(self.lists.around(shown), 1)
        self.panels.addWidget(browse)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(*[3 * GRID] * 4)
        whole.addWidget(self.panels)

    def _head(self) -> QHBoxLayout:
        head = QHBoxLayout()
        head.setSpacing(GRID)
        head.addWidget(heading(self.texts("place.bank")), 1)
        live = self.session.commands.live
        head.addWidget(self.editing.proposals_button)
        head.addWidget(secondary_button(self.texts("own-edit.new"), self.own.write, "add"))
        own = ("bank.read-list", "file.bring-in", "bank.hand-on", "bank.publish", "bank.proposals", "bank.record")
        head.addWidget(menu_button(self.texts("bank.own-bank"), [live(each) for each in own]))
        whole = [live(each.id) for each in WholeBankDesks.offers]
        head.addWidget(menu_button(self.texts("bank.whole"), [*whole, live("file.export")]))
        return head

    def _middle(self) -> QWidget:
        middle = QWidget()
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addWidget(self.search)
        column.addWidget(self.narrowing)
        below = QHBoxLayout()
        below.addWidget(self.count, 1)
        below.addWidget(self.whose)
        column.addLayout(below)
        column.addWidget(self._lists, 1)
        return middle

    def _right(self) -> QWidget:
        buttons = Flow(GRID)
        for button in (self.add_button, self.copy_button, self.editing.edit_button, self.editing.retire_button):
            buttons.add(button)
        right = QWidget()
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addWidget(buttons)
        column.addWidget(self.why_not)
        column.addWidget(self.view, 1)
        return right

    def _connect(self) -> None:
        self.desks.back.connect(self._show_question)
        self.editing.retired.connect(self.narrow)
        self.provide("edit.find", self.search.focus_all)
        self.provide("edit.find-next", self.find_next)
        # Not words_changed, which waits for a pause: here the list keeps up with the keys.
        self.search.textChanged.connect(self.search_words)
        self.search.left.connect(self.list.setFocus)
        self.search.installEventFilter(self)
        self._pause.timeout.connect(self._read)
        self.themes.chosen.connect(lambda _: self.narrow())
        self.narrowing.changed.connect(self.narrow)
        self.list.selectionModel().currentChanged.connect(lambda *_: self._pause.start())
        self.list.activated.connect(lambda _: self.view.setFocus())
        self.model.rowsInserted.connect(lambda *_: self._pause.start())
        self.session.look_changed.connect(self._follow_look)
        self.session.dialogue_changed.connect(self._read)

    def _follow_look(self) -> None:
        self.themes.setMinimumWidth(theme.pixels(150))
        self.themes.doItemsLayout()
        for tall in (self.list, self.view):
            tall.setMinimumHeight(theme.pixels(180))
        self.view.follow_look()
        self.list.doItemsLayout()
        self.list.viewport().update()


def _writing(release: Release, language: str, moment: str, target: Path) -> Work:
    """Work for the background: only frozen values and a path."""

    def work(progress: Progress) -> Path:
        progress.say(0)
        document = publishing.edition(release, Texts(language), moment)
        return publishing.write_edition(document, target, tell=progress.say)

    return work
