"""A state said by an icon and a word on a quiet fill; never by colour alone."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QWidget

from dialogue_app.gui import theme
from dialogue_app.gui.problems import Tone
from dialogue_app.gui.theme import Role, Size
from dialogue_app.gui.widgets.icon_view import IconView
from dialogue_app.gui.widgets.text import label

TONE_ICONS = {Tone.INFO: "info", Tone.OK: "check", Tone.WARN: "warning", Tone.BAD: "error"}
"""The icon that goes with each tone unless another is named."""


class Chip(QFrame):
    """A state chip: icon and word.

    Args:
        text: the word, in the user's language.
        tone: colours and, unless named, the icon.
        icon: name of another icon.
        wrap: for a sentence: takes the width there is and breaks lines.
    """

    def __init__(
        self,
        text: str,
        tone: Tone = Tone.INFO,
        icon: str = "",
        parent: QWidget | None = None,
        *,
        wrap: bool = False,
    ) -> None:
        super().__init__(parent)
        self._word = label(text, size=Size.SMALL, wrap=wrap)
        self._icon = IconView(icon or TONE_ICONS[tone], Role(tone.value), 14)
        row = QHBoxLayout(self)
        row.setContentsMargins(6, 2, 8, 2)
        row.setSpacing(4)
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._word, 1)
        if not wrap:
            self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Maximum)
        self.setProperty("tone", tone.value)

    @property
    def text(self) -> str:
        """The word shown."""
        return self._word.text()

    def say(self, text: str, tone: Tone, icon: str = "") -> None:
        """Show another state."""
        self._word.setText(text)
        self._icon.show_icon(icon or TONE_ICONS[tone], Role(tone.value))
        theme.set_tone(self, tone.value, self._word)


def chip(text: str, tone: Tone = Tone.INFO, icon: str = "") -> Chip:
    """Return a state chip: icon and word on a quiet fill."""
    return Chip(text, tone, icon)
