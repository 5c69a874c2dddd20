"""What translators send back for 10,000 questions in eleven languages: read, compared, shown in the window."""

import os
import resource
import subprocess
import sys
import tempfile
from dataclasses import replace
from pathlib import Path
from time import process_time

from dialogue_app.domain.translation_review import Review, Source, reviewed
from dialogue_app.exchange.translation_layout import TranslationOrder
from dialogue_app.exchange.translation_returns import read_translations
from dialogue_app.exchange.translation_workbook import write_translations
from dialogue_app.texts import Texts
from question_bank import Question
from tests.performance.bench_lists import LANGUAGES
from tests.performance.bench_lists import _bank as bank
from tests.performance.measure import Line, timed

QUESTIONS, AT = 10_000, "2026-11-22T14:32:07.123Z"
SPOKEN = (*LANGUAGES, "pt")


def run() -> list[Line]:
    """Measure reading and comparing in a process of its own, and the first sight of the review in a window."""
    with tempfile.TemporaryDirectory() as folder:
        path = _file(Path(folder) / "back.xlsx")
        command = [sys.executable, "-m", "tests.performance.bench_translations", str(path)]
        told = subprocess.run(command, check=True, capture_output=True, text=True).stdout
        used, most = map(float, told.split())
        seen, pressed = _shown(Path(folder), path)
    return [
        Line("110,000 translations: read and compared, CPU", used, 0, 10),
        Line("the same: memory, MB shown as ms", most / 1_000, 0, 0.5),
        Line("the same: review opened in the window", seen, 0, 1),
        Line("the same: one key", pressed, 0, 0.1),
    ]


def _file(path: Path) -> Path:
    """Write what comes back: every text says something else than what is kept."""
    kept = tuple(bank(QUESTIONS))
    sources = tuple(Source(each.bank_id, each.id, "prompt", each.prompt, each.theme) for each in kept)
    order = TranslationOrder("Bank", sources, tuple(map(_changed, kept)), SPOKEN, AT)
    return write_translations(order, Texts("en"), path)


def _changed(question: Question) -> Question:
    spoken = {
        code: replace(each, texts={"prompt": f"{each.texts['prompt']} ĝusta"})
        for code, each in question.translations.items()
    }
    return replace(question, translations=spoken)


def compared(path: Path) -> Review:
    """Read and compare a workbook."""
    known = {(each.bank_id, each.id): each for each in bank(QUESTIONS)}
    start = process_time()
    review = reviewed(path.name, read_translations(path, Texts("en")), known)
    print(process_time() - start, end=" ")
    return review


def _shown(folder: Path, path: Path) -> tuple[float, float]:
    os.environ |= {"QT_QPA_PLATFORM": "offscreen", "DIALOGUE_APP_HOME": str(folder)}
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication

    from dialogue_app.gui import theme
    from dialogue_app.gui.main_window import MainWindow
    from dialogue_app.gui.session import Session
    from dialogue_app.workspace.workspace import Workspace

    application = QApplication.instance() or QApplication(["", *theme.FUSION])
    session = Session()
    session.apply_look()
    session.use(Workspace.create(folder / "wide.dialogues"))
    window = MainWindow(session, place="bank")
    window.resize(1366, 768)
    window.show()
    application.processEvents()
    review, desk = compared(path), window.page.whole.translation

    def show() -> None:
        desk._show(review)
        window.repaint()
        application.processEvents()

    def press() -> None:
        QTest.keyClick(desk.review.list, Qt.Key.Key_Down)
        QTest.keyClick(desk.review.list, Qt.Key.Key_Space)
        desk.review.list.viewport().repaint()

    taken = timed(show), timed(press)
    assert desk.review.model.rowCount() > 90_000
    window.close()
    session.close()
    return taken


if __name__ == "__main__":
    compared(Path(sys.argv[1]))
    print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1_000)
