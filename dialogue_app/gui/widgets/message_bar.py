"""The message bar inside the window, instead of pop-ups: one sentence, its tone, the buttons that help."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QWidget

from dialogue_app.gui import theme
from dialogue_app.gui.problems import Message, Messages, Tone
from dialogue_app.gui.theme import GRID, Role
from dialogue_app.gui.widgets.buttons import icon_button, secondary_button
from dialogue_app.gui.widgets.chip import TONE_ICONS
from dialogue_app.gui.widgets.flow import Flow
from dialogue_app.gui.widgets.icon_view import IconView
from dialogue_app.gui.widgets.text import label

_MOST_FOR_BUTTONS = 0.45
"""Share of the width that buttons may take beside the sentence."""

_PASSING = frozenset({Tone.INFO.value, Tone.OK.value})


class MessageBar(QFrame):
    """Shows the last message until the user closes it or the next one comes.

    Args:
        messages: ``session.messages``.
        close_name: what the closing button is called.
    """

    def __init__(self, messages: Messages, close_name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon = IconView("info", Role.INFO)
        self.sentence = label("", wrap=True, selectable=True)
        self._close = icon_button("close", close_name, self.hide)
        self._ways = Flow(GRID)
        self._middle = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._middle.setSpacing(GRID)
        self._middle.addWidget(self.sentence, 1)
        self._middle.addWidget(self._ways)
        row = QHBoxLayout(self)
        row.setContentsMargins(GRID, GRID // 2, GRID // 2, GRID // 2)
        row.setSpacing(GRID)
        row.addWidget(self._icon)
        row.addLayout(self._middle, 1)
        row.addWidget(self._close)
        self.hide()
        messages.shown.connect(self.show_message)
        messages.cleared.connect(self.forget)

    def show_message(self, message: Message) -> None:
        """Show ``message`` and tell it to a screen reader."""
        self._icon.show_icon(TONE_ICONS[message.tone], Role(message.tone.value))
        self.sentence.setText(message.text)
        self._show_ways_out(message)
        theme.set_tone(self, message.tone.value, self.sentence)
        self.show()
        self._announce(message)

    def forget(self) -> None:
        """Hide the message and keep nothing of it."""
        self.hide()
        self.sentence.clear()
        self._show_ways_out(Message(""))

    def put_away(self) -> None:
        """Hide what was said about another place, unless something is wrong."""
        if self.property("tone") in _PASSING:
            self.hide()

    def _show_ways_out(self, message: Message) -> None:
        before, self._ways = self._ways, Flow(GRID)
        for way in message.ways_out:
            self._ways.add(secondary_button(way.text, way.do))
        self._middle.replaceWidget(before, self._ways)
        before.hide()
        before.deleteLater()
        self._ways.setVisible(bool(message.ways_out))
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep room for the sentence."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        """Put the buttons below the sentence where they would take too much of the line."""
        beside = self._ways.sizeHint().width() < self.width() * _MOST_FOR_BUTTONS
        direction = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        self._middle.setDirection(direction)
        self._middle.setAlignment(self._ways, Qt.AlignmentFlag.AlignVCenter if beside else Qt.AlignmentFlag(0))

    def _announce(self, message: Message) -> None:
        # Imported here: the many names of QAccessible take 5 ms that a start without a message does not pay.
        from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent  # noqa: PLC0415

        event = QAccessibleAnnouncementEvent(self, message.text)
        if message.tone is Tone.BAD:
            event.setPoliteness(QAccessible.AnnouncementPoliteness.Assertive)
        QAccessible.updateAccessibility(event)
