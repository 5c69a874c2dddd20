"""The fields of one hypothesis, with what it still lacks in words."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QSignalBlocker, QStringListModel, Qt, Signal
from PySide6.QtWidgets import QCompleter, QFrame, QLineEdit

from dialogue_app.domain.criteria import LONGEST_PART, About, Hypothesis
from dialogue_app.gui.models.hypothesis_words import gap_words
from dialogue_app.gui.problems import Tone
from dialogue_app.gui.theme import GRID
from dialogue_app.gui.widgets.chip import Chip
from dialogue_app.gui.widgets.choice_box import ChoiceBox
from dialogue_app.gui.widgets.form import Form
from dialogue_app.gui.widgets.text import hint
from dialogue_app.gui.widgets.text_area import TextArea
from dialogue_app.texts import Texts
from question_bank import Path, Release

_LINES = ("proof", "date", "scope", "question")


class HypothesisFields(QFrame):
    """Outcome, proof, date, scope, lead question, path and link of one hypothesis.

    Signals:
        changed(): the user typed or chose; read it with ``read``.

    Args:
        texts: words of the window.
        release: names the paths.
    """

    changed = Signal()

    def __init__(self, texts: Texts, release: Release) -> None:
        super().__init__()
        self.setProperty("card", True)
        self._texts = texts
        self._shown = Hypothesis("", "")
        self._prompts: dict[str, str] = {}
        self.outcome = TextArea(2, paragraphs=False)
        self.lines = {name: QLineEdit(maxLength=LONGEST_PART + 1) for name in _LINES}
        paths = [(path.value, release.vocabulary[f"path.{path}"]) for path in Path]
        self.path = ChoiceBox("", [("", texts("hypothesis.no-path")), *paths])
        self.path.setAccessibleName("")
        self.about = ChoiceBox("", [(about.value, texts(f"hypothesis.about.{about}")) for about in About])
        self.about.setAccessibleName("")
        self._offered = QStringListModel(self)
        self.lines["question"].setCompleter(self._completer())
        self.prompt = hint("")
        self.gaps = Chip("", Tone.INFO, wrap=True)
        self._lay_out()
        self._connect()

    def offer_questions(self, questions: Sequence[tuple[str, str]]) -> None:
        """Offer lead questions as (id, prompt), those that come first first."""
        self._prompts = dict(questions)
        self._offered.setStringList([self._line(question_id) for question_id in self._prompts])

    def show_hypothesis(self, hypothesis: Hypothesis) -> None:
        """Show another hypothesis; a field that holds the same already is left alone."""
        self._shown = hypothesis
        self.outcome.show_text(hypothesis.outcome)
        for name in _LINES[:-1]:
            _show(self.lines[name], getattr(hypothesis, name))
        if self._question_id() != hypothesis.question_id:
            _show(self.lines["question"], self._line(hypothesis.question_id))
        self.path.choose(hypothesis.path)
        self.about.choose(hypothesis.terms.about.value)
        self._say_gaps()

    def read(self) -> Hypothesis:
        """Return the hypothesis as it stands in the fields."""
        return replace(
            self._shown,
            outcome=self.outcome.said.strip(),
            proof=self.lines["proof"].text().strip(),
            date=self.lines["date"].text().strip(),
            scope=self.lines["scope"].text().strip(),
            question_id=self._question_id(),
            path=self.path.code,
            terms=replace(self._shown.terms, about=About(self.about.code)),
        )

    def _question_id(self) -> str:
        """The id at the beginning of what was typed or taken from the list."""
        return (self.lines["question"].text().split() or [""])[0].upper()

    def _line(self, question_id: str) -> str:
        prompt = self._prompts.get(question_id, "")
        return self._texts("hypothesis.question-line", id=question_id, prompt=prompt) if prompt else question_id

    def _say_gaps(self) -> None:
        words = gap_words(self.read(), self._texts)
        tone = Tone.INFO if words else Tone.OK
        self.gaps.say(words or self._texts("hypothesis.testable"), tone)
        self.prompt.setText(self._prompts.get(self._question_id(), ""))
        self.prompt.setVisible(bool(self.prompt.text()))

    def _completer(self) -> QCompleter:
        made = QCompleter(self._offered, self)
        made.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        made.setFilterMode(Qt.MatchFlag.MatchContains)
        return made

    def _lay_out(self) -> None:
        texts, form = self._texts, Form()
        form.setContentsMargins(*[GRID + GRID // 2] * 4)
        form.setVerticalSpacing(GRID)
        form.add(texts("hypothesis.outcome"), self.outcome, texts("hypothesis.outcome-hint"))
        for name, line in self.lines.items():
            form.add(texts(f"hypothesis.{name}"), line)
            line.setPlaceholderText(texts(f"hypothesis.{name}-example"))
        form.addRow(self.prompt)
        form.add(texts("hypothesis.path"), self.path)
        form.add(texts("hypothesis.about"), self.about)
        form.addRow(self.gaps)
        self.setLayout(form)

    def _connect(self) -> None:
        self.outcome.typed.connect(self._tell)
        self.outcome.finished.connect(self.lines["proof"].setFocus)
        for line in self.lines.values():
            line.textChanged.connect(self._tell)
        for box in (self.path, self.about):
            box.chosen.connect(lambda _: self._tell())

    def _tell(self) -> None:
        self._say_gaps()
        self.changed.emit()


def _show(line: QLineEdit, text: str) -> None:
    if line.text().strip() != text:
        with QSignalBlocker(line):
            line.setText(text)
