"""Beside the form: what this answer still lacks, how far it has been checked, and everything recorded so far."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QResizeEvent, QTextLayout, QTextOption
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from dialogue_app.domain.answers import Answer, State
from dialogue_app.gui import theme
from dialogue_app.gui.models.answer_events import AnswerEvents, Entry
from dialogue_app.gui.models.state_look import STATE_ICONS, state_tone
from dialogue_app.gui.problems import Tone
from dialogue_app.gui.theme import GRID, Role, Size
from dialogue_app.gui.widgets.buttons import secondary_button
from dialogue_app.gui.widgets.check_part import CheckPart
from dialogue_app.gui.widgets.chip import Chip
from dialogue_app.gui.widgets.flow import Flow
from dialogue_app.gui.widgets.text import hint, label, set_tooltip
from dialogue_app.texts import Texts


class EntryRows(QStyledItemDelegate):
    """Paints when and who in small print, and what below it; a long word is broken, never cut."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Return the height of the wrapped words."""
        view = option.widget
        width = view.viewport().width() if isinstance(view, QListView) else option.rect.width()
        height = sum(part.boundingRect().height() for part in _parts(index, width - GRID))
        return QSize(width, round(height) + 2 * GRID)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint one entry."""
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, theme.colour(Role.RAISED))
        corner = QPointF(option.rect.topLeft()) + QPointF(GRID // 2, GRID // 2)
        for part, role in zip(_parts(index, option.rect.width() - GRID), (Role.MUTED, Role.TEXT), strict=True):
            painter.setPen(theme.colour(role))
            part.draw(painter, corner)
            corner.setY(corner.y() + part.boundingRect().height())
        painter.restore()


class EntryView(QListView):
    """The history as a list that wraps its words."""

    def __init__(self, model: AnswerEvents, name: str) -> None:
        super().__init__()
        self._rows = EntryRows()
        self.setModel(model)
        self.setItemDelegate(self._rows)
        self.setAccessibleName(name)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrap anew."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()


class AnswerHistory(QWidget):
    """State, verification, open points and history of the answer now shown.

    Signals:
        restore_wanted(str): the user wants the version with this event id back.
    """

    restore_wanted = Signal(str)

    def __init__(self, texts: Texts) -> None:
        super().__init__()
        self.texts = texts
        self.setAccessibleName(texts("live.history-pane"))
        self.state, self.saved, self.verification = Chip(""), Chip(""), hint("")
        chips = Flow(GRID)
        chips.add(self.state)
        chips.add(self.saved)
        self.say_saved("")
        self.check = CheckPart(texts)
        self.points = label(wrap=True)
        self.events = AnswerEvents(self)
        self.list = EntryView(self.events, texts("live.history"))
        self._nothing = hint(texts("live.no-history"))
        self.restore = secondary_button(texts("live.restore"), self._want, "undo")
        set_tooltip(self.restore, texts("live.restore-why"))
        self.list.selectionModel().currentChanged.connect(lambda *_: self._follow())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        for part in (chips, self.verification, self.check, label(texts("live.missing"), size=Size.SMALL, strong=True)):
            column.addWidget(part)
        column.addWidget(self.points)
        column.addWidget(label(texts("live.history"), size=Size.SMALL, strong=True))
        column.addWidget(self._nothing)
        column.addWidget(self.list, 1)
        column.addWidget(self.restore)
        column.addStretch()

    def show_answer(self, answer: Answer, points: tuple[str, ...], entries: tuple[Entry, ...]) -> None:
        """Show what is recorded now, what it lacks, and how it came about."""
        texts = self.texts
        self.state.say(texts(f"state.{answer.state}"), state_tone(answer.state), STATE_ICONS[answer.state])
        self.verification.setText(texts("live.verification", status=texts(f"verification.{answer.verification}")))
        self.verification.setVisible(answer.state is not State.NOT_ASKED)
        missing = ("not-asked",) if answer.state is State.NOT_ASKED else points
        lines = [texts("live.point", point=texts(f"open.{point}")) for point in missing]
        self.points.setText("\n".join(lines) or texts("live.complete"))
        self.events.show(entries)
        self.list.setVisible(bool(entries))
        self.restore.setVisible(len(entries) > 1)
        self._follow()
        self._nothing.setVisible(not entries)

    def say_saved(self, words: str, *, bad: bool = False) -> None:
        """Say whether everything typed is saved; nothing when there is nothing to say."""
        self.saved.say(words, Tone.BAD if bad else Tone.OK)
        self.saved.setVisible(bool(words))

    def _follow(self) -> None:
        """An earlier version can come back; the newest is there already."""
        self.restore.setEnabled(self.list.currentIndex().row() > 0)

    def _want(self) -> None:
        entry = self.list.currentIndex().data(Qt.ItemDataRole.UserRole)
        if entry:
            self.restore_wanted.emit(entry.id)


def _parts(index: QModelIndex | QPersistentModelIndex, width: int) -> tuple[QTextLayout, QTextLayout]:
    """Return the small print and the words of an entry, laid out in lines of ``width`` pixels."""
    entry: Entry = index.data(Qt.ItemDataRole.UserRole)
    return _lines(f"{entry.when} · {entry.who}", Size.SMALL, width), _lines(entry.what, Size.BODY, width)


def _lines(text: str, size: Size, width: int) -> QTextLayout:
    wrap = QTextOption()
    wrap.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout = QTextLayout(text.replace("\n", "\u2028"), theme.font(size))
    layout.setTextOption(wrap)
    layout.beginLayout()
    height = 0.0
    while (line := layout.createLine()).isValid():
        line.setLineWidth(max(1, width))
        line.setPosition(QPointF(0, height))
        height += line.height()
    layout.endLayout()
    return layout
