"""A whole number to type or step through."""

from dialogue_app.gui.widgets.still import SpinBox


class NumberBox(SpinBox):
    """A number from 0.

    Args:
        most: the largest one.
    """

    def __init__(self, most: int) -> None:
        super().__init__(maximum=most)

    def show_number(self, number: int) -> None:
        """Show a number; nobody is told."""
        self.blockSignals(True)
        self.setValue(number)
        self.blockSignals(False)
