"""The live page on a file with 200 suppliers x 300 questions: from a key to the painted character, and so on.

Measured in the whole window, on the test's screen: an event goes in, and the time ends when everything that follows
from it has been painted. Shares of the slowest: 99 of 100 keys, 95 of 100 of all else, must be faster than the goal.
"""

import os
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from itertools import count, cycle, islice
from pathlib import Path

from tests.performance import bench_comparison
from tests.performance.measure import Line, percentile, timed

KEYS, MOVES, LONG, MOST, HUGE = 1000, 60, 20_000, 40_000, 100_000
FRAME, BLINK = 0.016, 0.050


def run() -> list[Line]:
    """Type, save, go from question to question and from supplier to supplier, and look at the table of all."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    with tempfile.TemporaryDirectory() as folder:
        os.environ["DIALOGUE_APP_HOME"] = folder
        with _opened(Path(folder)) as desk:
            return list(desk.lines())


class Desk:
    """The window with a talk in it."""

    def __init__(self, session, window, settle: Callable[[], None]) -> None:
        self.session, self.window, self.settle = session, window, settle
        self.numbers = count()
        self.suppliers = [each.id for each in window.page.guests.suppliers]

    def lines(self) -> Iterator[Line]:
        """Yield every measurement."""
        yield self.line("key to painted character, p99", self.keys(""), FRAME, 0.99)
        yield self.line(f"  in a field with {LONG:,} characters", self.keys("We ask. " * (LONG // 8)), FRAME, 0.99)
        yield self.line("answer recorded to chips and counts, p95", self.records(), BLINK)
        yield self.line("next question, p95", self.questions(), BLINK)
        yield self.line("next supplier, p95", self.switches(), BLINK)
        yield self.line(f"paste of {HUGE:,} characters, slowest", self.pastes(HUGE), BLINK, 1.0)
        yield self.line(f"paste of {LONG:,} characters in one word, slowest", self.pastes(LONG), BLINK * 10, 1.0)
        yield self.line(f"paste of {MOST:,} characters in one word, slowest", self.pastes(MOST), BLINK * 10, 1.0)
        yield self.line("answer recorded to the table of all, p95", self.table(), BLINK)
        for name in ("differences", "unverified"):
            yield self.line(f"  the same while only “{name}” are shown", self.filtered(name), BLINK)

    @staticmethod
    def line(what: str, times: list[float], goal: float, share: float = 0.95) -> Line:
        """Return a row of the table."""
        return Line(f"live, 200 x 300: {what}" if not what.startswith(" ") else what, percentile(times, share), 0, goal)

    @property
    def page(self):
        """The page now shown."""
        return self.window.page

    def keys(self, before: str) -> list[float]:
        """Type into the note after a text that stands there."""
        from PySide6.QtTest import QTest

        field = self._note(before)
        letters = islice(cycle("the brand audits nine sites a year "), KEYS)
        return [timed(partial(self._follow, QTest.keyClick, field, letter)) for letter in letters]

    def records(self) -> list[float]:
        """Change an answer and save it."""
        from PySide6.QtTest import QTest

        def record(field: object) -> None:
            QTest.keyClick(field, "x")
            self.page.save()

        times = []
        for row in range(MOVES):
            self.page.show_row(row)
            field = self._note("")
            times.append(timed(partial(self._follow, record, field)))
        return times

    def questions(self) -> list[float]:
        """Go from question to question."""
        return [timed(partial(self._follow, self.page.step, -1)) for _ in range(MOVES - 1)]

    def switches(self) -> list[float]:
        """Go from supplier to supplier."""
        return [timed(partial(self._follow, self.page.step_supplier, 1)) for _ in range(MOVES)]

    def pastes(self, length: int) -> list[float]:
        """Paste one long word into an empty note."""
        from PySide6.QtCore import Qt
        from PySide6.QtTest import QTest
        from PySide6.QtWidgets import QApplication

        times = []
        for _ in range(3):
            field = self._note("")
            QApplication.clipboard().setText("x" * length)
            control = Qt.KeyboardModifier.ControlModifier
            times.append(timed(partial(self._follow, QTest.keyClick, field, Qt.Key.Key_V, control)))
        self._note("")
        return times

    def table(self) -> list[float]:
        """Record an answer while the table of all suppliers is shown, and follow it there."""
        self.page.ending.close()  # the table is closed to everybody while a supplier is in the room
        self.window.show_place("compare")
        self.settle()
        return self._recorded_elsewhere()

    def filtered(self, name: str) -> list[float]:
        """Do the same while a filter is on."""
        self.page.answers.choose("all")
        self.page.answers.choose(name)
        self.settle()
        return self._recorded_elsewhere()

    def _recorded_elsewhere(self) -> list[float]:
        from dialogue_app.domain.answers import Answer, State
        from dialogue_app.workspace import answering

        items = cycle(self.session.workspace.questionnaire("d").items())

        def record() -> None:
            said = Answer(State.PARTLY, claim=f"Claim {next(self.numbers)}")
            args = (self.session.workspace, "d", self.suppliers[0], next(items).id, said)
            self.session.perform(lambda: answering.record(*args))

        return [timed(partial(self._follow, record)) for _ in range(12)]

    def _note(self, text: str):
        self.page.save()
        field = self.page.desk.form.note.note
        field.setFocus()
        field.setPlainText(text)
        field.moveCursor(field.textCursor().MoveOperation.End)
        self.settle()
        return field

    def _follow(self, do: Callable[..., object], *given: object) -> None:
        do(*given)
        self.settle()


@contextmanager
def _opened(folder: Path) -> Iterator[Desk]:
    from PySide6.QtWidgets import QApplication

    from dialogue_app.gui import theme
    from dialogue_app.gui.main_window import MainWindow
    from dialogue_app.gui.session import Session
    from dialogue_app.gui.settings import Settings
    from dialogue_app.gui.tasks import InlineRunner

    application = QApplication.instance() or QApplication(["", *theme.FUSION])
    session = Session(Settings(folder / "window.ini"), InlineRunner())
    session.apply_look()
    session.use(_workspace(folder / "wide.dialogues"))
    window = MainWindow(session)
    window.resize(1366, 768)
    window.show()
    session.choose_dialogue("d", "Laptops")
    window.show_place("live")
    window.page.step_supplier(1)
    application.processEvents()
    try:
        yield Desk(session, window, application.processEvents)
    finally:
        window.close()
        session.close()


def _workspace(path: Path):
    from dialogue_app.workspace import Workspace
    from dialogue_app.workspace.workspace import system_id

    workspace = Workspace.create(path)
    with workspace.database.atomic():
        bench_comparison.fill(workspace.database, system_id)
    return workspace
