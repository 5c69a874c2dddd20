"""The message bar inside the window, instead of pop-ups: one sentence, its tone, the buttons that help."""

from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from dialogue_app.gui.problems import Message, Messages, Tone
from dialogue_app.gui.theme import GRID, Role
from dialogue_app.gui.widgets.buttons import icon_button, secondary_button
from dialogue_app.gui.widgets.chip import TONE_ICONS
from dialogue_app.gui.widgets.icon_view import IconView
from dialogue_app.gui.widgets.text import label

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
        self._ways: list[QWidget] = []
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(GRID, GRID // 2, GRID // 2, GRID // 2)
        self._row.setSpacing(GRID)
        self._row.addWidget(self._icon)
        self._row.addWidget(self.sentence, 1)
        self._row.addWidget(self._close)
        self.hide()
        messages.shown.connect(self.show_message)
        messages.forgotten.connect(self.forget)

    def show_message(self, message: Message) -> None:
        """Show ``message`` and tell it to a screen reader."""
        self._icon.show_icon(TONE_ICONS[message.tone], Role(message.tone.value))
        self.sentence.setText(message.text)
        self._show_ways_out(message)
        self.setProperty("tone", message.tone.value)
        for part in (self, self.sentence):
            part.style().unpolish(part)
            part.style().polish(part)
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
        for button in self._ways:
            self._row.removeWidget(button)
            button.deleteLater()
        self._ways = [secondary_button(way.text, way.do) for way in message.ways_out]
        for position, button in enumerate(self._ways, start=2):
            self._row.insertWidget(position, button)

    def _announce(self, message: Message) -> None:
        # Imported here: the many names of QAccessible take 5 ms that a start without a message does not pay.
        from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent  # noqa: PLC0415

        event = QAccessibleAnnouncementEvent(self, message.text)
        if message.tone is Tone.BAD:
            event.setPoliteness(QAccessible.AnnouncementPoliteness.Assertive)
        QAccessible.updateAccessibility(event)
