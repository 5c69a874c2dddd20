"""Find as you type in a bank of 10,000 questions in 11 languages, on the real page: to the result, and painted."""

import os
import tempfile
from dataclasses import replace
from pathlib import Path
from time import perf_counter

from dialogue_app.workspace.workspace import Workspace
from question_bank import Question, TextState, Translation
from tests.performance.measure import Line, percentile

QUESTIONS, LANGUAGES = 10_000, ("bg", "cs", "da", "de", "el", "es", "fi", "fr", "nb", "sv")
WORDS = ("factory disclosure", "trn-0", "the models you offer", "zz top", "minerals in batteries", "a", "e i o")


def run() -> list[Line]:
    """Type words letter by letter; each letter is one measurement."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    with tempfile.TemporaryDirectory() as folder:
        os.environ["DIALOGUE_APP_HOME"] = folder
        found, painted = _typed(Path(folder) / "wide.dialogues")
    return [
        Line("find in 10,000 questions: key to result, p99", percentile(found, 0.99), 0, 0.004),
        Line("find in 10,000 questions: key to painted, p99", percentile(painted, 0.99), 0, 0.016),
    ]


def _typed(path: Path) -> tuple[list[float], list[float]]:
    from PySide6.QtWidgets import QApplication

    from dialogue_app.gui import theme
    from dialogue_app.gui.main_window import MainWindow
    from dialogue_app.gui.session import Session

    application = QApplication.instance() or QApplication(["", *theme.FUSION])
    session = Session()
    session.apply_look()
    session.use(_wide(path))
    window = MainWindow(session, place="bank")
    window.resize(1366, 768)
    window.show()
    application.processEvents()
    page = window.page
    found, painted = [], []
    for word in WORDS * 4:
        page.search.clear()
        application.processEvents()
        for letter in word:
            start = perf_counter()
            page.search.insert(letter)
            found.append(perf_counter() - start)
            page.list.viewport().repaint()
            painted.append(perf_counter() - start)
            application.processEvents()
    window.close()
    session.close()
    return found, painted


def _wide(path: Path) -> Workspace:
    """Return a workspace whose bank holds many questions; only the reading of the file is left out."""
    workspace = Workspace.create(path)
    release = workspace.release
    count = len(release.questions)
    many = tuple(_translated(release.questions[n % count], f"TRN-{n:05}") for n in range(QUESTIONS))
    workspace._releases[workspace.release_number] = replace(release, questions=many)
    return workspace


def _translated(question: Question, question_id: str) -> Question:
    texts = {"prompt": question.prompt, "help": question.help}
    languages = {code: Translation(code, TextState.DRAFT, texts, {}) for code in LANGUAGES}
    return replace(question, id=question_id, translations=languages)
