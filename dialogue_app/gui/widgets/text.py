"""Labels that show plain text and nothing else, in the three sizes. Use these instead of ``QLabel``.

Text from suppliers reaches many labels; a QLabel left alone would interpret it as HTML and load local images.
"""

import html

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from dialogue_app.gui.theme import Size


def label(
    text: str = "",
    *,
    size: Size = Size.BODY,
    muted: bool = False,
    strong: bool = False,
    wrap: bool = False,
    selectable: bool = False,
) -> QLabel:
    """Return a plain-text label.

    Args:
        text: shown letter by letter, never interpreted.
        size: one of the three text sizes.
        muted: for what is said beside the main thing.
        strong: semi-bold.
        wrap: break lines; the label then asks for the height that its width needs.
        selectable: the user can mark and copy the text with the mouse.
    """
    made = QLabel()
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setText(text)
    made.setWordWrap(wrap)
    if selectable:
        made.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    made.setProperty("textSize", size.value)
    made.setProperty("muted", muted)
    made.setProperty("strong", strong)
    return made


def heading(text: str) -> QLabel:
    """Return the title of a page or a pane, in the largest size."""
    return label(text, size=Size.TITLE, wrap=True)


def hint(text: str) -> QLabel:
    """Return small muted text that explains a field or a list; it breaks lines."""
    return label(text, size=Size.SMALL, muted=True, wrap=True)


def set_tooltip(widget: QWidget, text: str) -> None:
    """Give ``widget`` a tooltip that shows ``text`` letter by letter, in lines that wrap."""
    # A tag of our own makes Qt wrap the lines; the text itself is escaped and can't be a tag.
    widget.setToolTip(f"<span>{html.escape(text)}</span>" if text else "")
