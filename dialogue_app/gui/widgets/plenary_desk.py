"""The meeting of all: topics at the left, contributions in the middle, polls at the right. It names no supplier.

Everything is recorded as it is entered, in the talk with everybody, and can be changed, taken back and undone.
"""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QModelIndex, QObject, QStringListModel, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QListView,
    QScrollArea,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from dialogue_app.domain.remarks import PollTime, Remark, RemarkEvent, RemarkKind
from dialogue_app.errors import Problem
from dialogue_app.gui.models.contribution_list import ContributionList
from dialogue_app.gui.session import Session
from dialogue_app.gui.theme import GRID
from dialogue_app.gui.widgets.contribution_entry import ContributionEntry
from dialogue_app.gui.widgets.poll_panel import PollPanel
from dialogue_app.gui.widgets.splitter import Splitter
from dialogue_app.gui.widgets.tall_area import TallArea
from dialogue_app.gui.widgets.text import heading, label
from dialogue_app.workspace import noting
from question_bank import Room

if TYPE_CHECKING:
    from dialogue_app.domain.questionnaire import Item

_WIDTHS = [270, 620, 250]
_KINDS = (RemarkKind.CONTRIBUTION, RemarkKind.POLL)
_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})


class PlenaryDesk(QWidget):
    """What the note taker has before them in the meeting of all.

    Args:
        session: with the open workspace.
    """

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session, self._texts = session, session.texts
        self._dialogue_id = ""
        self._locked = False
        self._items: tuple[Item, ...] = ()
        self._polls: dict[tuple[str, str], RemarkEvent] = {}
        self._names = QStringListModel(self)
        self.topics, self.said = QListView(), QTableView()
        self.model = ContributionList(self._texts, self)
        self.prompt = heading("")
        self.entry, self.polls = ContributionEntry(self._texts), PollPanel(self._texts)
        self._lay_out()
        self.entry.wanted.connect(self._keep)
        self.polls.counted.connect(self._count)
        self.topics.selectionModel().currentChanged.connect(self._show_topic)
        self.said.activated.connect(self._change)
        self.said.installEventFilter(self)
        self.entry.words.installEventFilter(self)

    @property
    def item_id(self) -> str:
        """The question that is talked about, empty for another topic."""
        row = self.topics.currentIndex().row()
        return self._items[row].id if 0 <= row < len(self._items) else ""

    def load(self, dialogue_id: str) -> None:
        """Show the topics of a dialogue: questions that are asked in the room, then all else."""
        workspace = self._session.workspace
        assert workspace
        kept = self.topics.currentIndex().row() if dialogue_id == self._dialogue_id else 0
        self._dialogue_id = dialogue_id
        items = tuple(workspace.questionnaire(dialogue_id).items())
        self._items = tuple(item for item in items if item.snapshot.room is Room.PLENARY)
        words = [f"{item.code}  {item.prompt(self._texts.language)}" for item in self._items]
        self._names.setStringList([*words, self._texts("minutes.other-topics")])
        self.topics.setCurrentIndex(self._names.index(max(0, kept)))
        self.refresh()

    def refresh(self) -> None:
        """Show anew what is recorded for the present topic; what is being typed stays."""
        workspace = self._session.workspace
        if workspace is None or not self._dialogue_id:
            return
        events = noting.remarks(workspace, self._dialogue_id, "", _KINDS)
        here = [event for event in events if event.remark and event.remark.item_id == self.item_id]
        self.model.show(tuple(each for each in here if each.remark and each.remark.kind is RemarkKind.CONTRIBUTION))
        self.said.scrollToBottom()
        polls = [each for each in here if each.remark and each.remark.kind is RemarkKind.POLL]
        self._polls = {(self.item_id, each.remark.topic): each for each in polls if each.remark}
        for time in PollTime:
            held = self._polls.get((self.item_id, time.value))
            self.polls.show_counts(time, held.remark.counts if held and held.remark else ())

    def focus_first(self) -> None:
        """Begin with what the next contribution is."""
        self.entry.setFocus()

    def lock(self, *, locked: bool) -> None:
        """Take nothing more once the meeting is closed."""
        self._locked = locked
        self.entry.setEnabled(not locked)
        self.polls.setEnabled(not locked)

    def add_aside(self, part: QWidget) -> None:
        """Show something below the polls."""
        column = self._right.layout()
        assert isinstance(column, QVBoxLayout)
        column.insertWidget(column.count() - 1, part, 1)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter changes the marked contribution, Esc leaves it as it was."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            key = Qt.Key(event.key())
            if watched is self.said and key in _ENTER and not self._locked:
                self._change(self.said.currentIndex())
                return True
            if watched is self.entry.words and key is Qt.Key.Key_Escape and self.entry.remark_id:
                self.entry.begin()
                return True
        return super().eventFilter(watched, event)

    def _show_topic(self) -> None:
        row = self.topics.currentIndex().row()
        other = self._texts("minutes.other-topics")
        self.prompt.setText(self._items[row].prompt(self._texts.language) if row < len(self._items) else other)
        self.entry.begin()
        self.refresh()

    def _keep(self) -> None:
        remark, remark_id = self.entry.remark(self.item_id), self.entry.remark_id
        if self._perform(remark, remark_id, self._refused):
            self.entry.begin()
            self.refresh()
        elif remark_id and not self.entry.block.error:
            self.entry.begin()

    def _count(self, time: str) -> None:
        counts = self.polls.counts(time)
        held = self._polls.get((self.item_id, time))
        if not any(counts) and held is None:
            return
        remark = Remark(RemarkKind.POLL, self._criterion(), self.item_id, topic=time, counts=counts)
        if self._perform(remark, held.remark_id if held else "", self._session.report):
            self.refresh()

    def _criterion(self) -> str:
        """What the poll is about: the candidate criterion that the question leads to, if there is one."""
        workspace, row = self._session.workspace, self.topics.currentIndex().row()
        if workspace is None or not 0 <= row < len(self._items):
            return ""
        question_id = self._items[row].snapshot.question_id
        hypotheses = workspace.dialogue(self._dialogue_id).hypotheses
        return next((each.outcome for each in hypotheses if each.question_id == question_id), "")

    def _perform(self, remark: Remark, remark_id: str, failed: Callable[[Problem], object]) -> bool:
        workspace, dialogue_id = self._session.workspace, self._dialogue_id
        assert workspace
        do = (
            partial(noting.change, workspace, dialogue_id, remark_id, remark)
            if remark_id
            else partial(noting.note, workspace, dialogue_id, "", remark)
        )
        return self._session.perform(do, self, failed) is not None

    def _refused(self, problem: Problem) -> None:
        self.entry.block.say_error(self._session.sentence(problem))

    def _change(self, index: QModelIndex) -> None:
        event = self.model.contribution(index.row())
        if event and event.remark:
            self.entry.show_remark(event.remark_id, event.remark)

    def take_back(self) -> None:
        """Take back the contribution that is marked, if the list has the focus and the meeting is open."""
        if self._locked or not self.said.hasFocus():
            return
        workspace, event = self._session.workspace, self.model.contribution(self.said.currentIndex().row())
        if workspace and event:
            do = partial(noting.change, workspace, self._dialogue_id, event.remark_id, None)
            if self._session.perform(do, self):
                self.refresh()

    def _lay_out(self) -> None:
        texts = self._texts
        self.topics.setModel(self._names)
        self.topics.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.topics.setAccessibleName(texts("plenary.topics"))
        self.topics.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.topics.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.said.setModel(self.model)
        self.said.setShowGrid(False)
        self.said.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.said.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.said.setTabKeyNavigation(False)
        self.said.verticalHeader().hide()
        self.said.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.said.setAccessibleName(texts("minutes.contributions"))
        header = self.said.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        left = _pane(texts("plenary.topics"), self.topics)
        middle = _pane("", self.prompt, self.entry, self.said)
        self._right = _pane(
            texts("minutes.polls"), label(texts("minutes.polls-note"), muted=True, wrap=True), self.polls
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        panes = [left, _scrolling(middle), TallArea(self._right)]
        for pane, content in zip(panes[1:], (middle, self._right), strict=True):
            pane.setAccessibleName(content.accessibleName())
        column.addWidget(Splitter("live/plenary", self._session.settings, panes, _WIDTHS))


def _scrolling(pane: QWidget) -> QScrollArea:
    """Return a pane that scrolls where large type leaves it too little room."""
    area = QScrollArea(widgetResizable=True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(pane)
    return area


def _pane(title: str, *parts: QWidget) -> QWidget:
    made = QWidget()
    column = QVBoxLayout(made)
    column.setContentsMargins(GRID, 0, GRID, 0)
    column.setSpacing(2 * GRID)
    if title:
        made.setAccessibleName(title)
        column.addWidget(label(title, strong=True))
    for part in parts:
        column.addWidget(part, 1 if isinstance(part, QAbstractItemView) else 0)
    if not any(isinstance(part, QAbstractItemView) for part in parts):
        column.addStretch()
    return made
