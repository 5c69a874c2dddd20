"""200 suppliers x 300 questions on the screen: from the frozen comparison to the first picture."""

import os
import tempfile
from collections.abc import Callable

from tests.helpers import comparisons
from tests.performance.measure import Line, timed

ROUNDS = 5


def run() -> list[Line]:
    """Build and paint the matrix of the Compare page anew in each round."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    with tempfile.TemporaryDirectory() as folder:
        os.environ["DIALOGUE_APP_HOME"] = folder
        times = sorted(timed(_painted()) for _ in range(ROUNDS))
    return [Line("comparison of 200 x 300: first painted", times[ROUNDS // 2], 0, 1.0)]


def _painted() -> Callable[[], None]:
    from PySide6.QtWidgets import QApplication

    from dialogue_app.gui import theme
    from dialogue_app.gui.settings import LocaleFormats
    from dialogue_app.gui.widgets.matrix_view import MatrixView
    from dialogue_app.texts import Texts

    application = QApplication.instance() or QApplication(["", *theme.FUSION])
    theme.apply(theme.Look())
    compared = comparisons.comparison(300, 200)

    def paint() -> None:
        view = MatrixView(Texts("en", LocaleFormats("en")))
        view.resize(1200, 700)
        view.show_comparison(compared)
        view.show()
        application.processEvents()
        view.grab()
        view.close()

    return paint
