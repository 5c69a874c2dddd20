"""A line that shows what belongs below it, or folds it away."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from dialogue_app.gui import theme
from dialogue_app.gui.widgets.buttons import FlatButton, plain


class Fold(FlatButton):
    """A button with an arrow; checked means unfolded.

    Args:
        words: what is folded away.
        inside: the widget that is shown and hidden; hidden at first.
    """

    def __init__(self, words: str, inside: QWidget) -> None:
        super().__init__(theme.icon("right"))
        self.setText(plain(words))
        self.setAccessibleName(words)
        self.setCheckable(True)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.toggled.connect(inside.setVisible)
        self.toggled.connect(lambda unfolded: self.setIcon(theme.icon("down" if unfolded else "right")))
        inside.hide()
