"""What the parts of the question editor share: they show a question, change it by steps, and say what checks found."""

from collections.abc import Callable, Collection, Iterable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from dialogue_app.domain import own_editing as editing
from dialogue_app.domain.own_fields import with_field
from dialogue_app.gui.problems import Tone
from dialogue_app.gui.theme import GRID
from dialogue_app.gui.widgets.checked_field import CheckedField
from dialogue_app.gui.widgets.choice_list import ChoiceList
from dialogue_app.gui.widgets.text_pair import TextPair
from dialogue_app.texts import Texts
from question_bank import Finding, Question
from question_bank.checks_own import ADVICE
from question_bank.findings import ERROR

Step = Callable[[Question], Question]


class EditorPart(QWidget):
    """Some fields of a question.

    Signals:
        stepped(Step): the user changed something; the step makes the same change to the question.
        built_anew(Step): as ``stepped``, and there are more or fewer fields now.

    Args:
        texts: words of the window.
    """

    stepped = Signal(object)
    built_anew = Signal(object)

    def __init__(self, texts: Texts) -> None:
        super().__init__()
        self.texts = texts
        self.language = ""
        self._showing = False
        self.pairs: dict[str, TextPair] = {}
        self.fields: dict[str, CheckedField] = {}
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, GRID, 0)
        self.column.setSpacing(2 * GRID)

    def show_question(self, question: Question, language: str) -> None:
        """Show a question, with another language beside English."""
        self.language = language
        for pair in self.pairs.values():
            pair.show_text(question, language)

    def say(self, found: Iterable[Finding]) -> int:
        """Say what was found at the fields here, and return how much of it must be put right."""
        told: dict[str, Finding] = {}
        for each in found:
            if place := self._place(each.field):
                told.setdefault(place, each)
        every: list[tuple[str, CheckedField | TextPair]] = [*self.fields.items(), *self.pairs.items()]
        for name, field in every:
            here = told.get(name)
            field.say(self._words(here) if here else "", Tone.BAD if here and here.level == ERROR else Tone.WARN)
        return sum(each.level == ERROR for each in told.values())

    def make_pair(self, role: str, name: str, lines: int, removable: str = "") -> TextPair:
        """Return the two fields of a text, joined to the question."""
        pair = self.pairs[role] = TextPair(role, name, lines, self.texts, removable)
        pair.written.connect(lambda role, text: self.stepped.emit(lambda asked: editing.with_text(asked, role, text)))
        pair.translated.connect(self._translate)
        pair.fitting.connect(self._fit)
        return pair

    def make_field(self, name: str, words: str, widget: QWidget, explanation: str = "") -> CheckedField:
        """Return a named field; ``name`` is that of the finding it shows."""
        self.fields[name] = CheckedField(words, widget, explanation)
        return self.fields[name]

    def _words(self, found: Finding) -> str:
        advice = found.level != ERROR and found.code in ADVICE
        return self.texts("own-edit.advice", sentence=found.sentence) if advice else found.sentence

    def join_ticks(self, ticks: ChoiceList, held: Callable[[Question], Sequence[str]], field: str) -> None:
        """Join boxes to tick to a field; codes keep their order, and those that are not offered here stay."""

        def tell() -> None:
            if not self._showing:
                codes, offered = ticks.codes, frozenset(ticks.offered)
                self.stepped.emit(lambda asked: with_field(asked, field, ",".join(_kept(held(asked), codes, offered))))

        ticks.changed.connect(tell)

    def show_ticks(self, ticks: ChoiceList, codes: Iterable[str]) -> None:
        """Tick exactly these; nobody is told."""
        self._showing = True
        ticks.tick(map(str, codes))
        self._showing = False

    def _place(self, field: str) -> str:
        """Return which field here a finding concerns, empty for none."""
        while field and field not in self.fields and field not in self.pairs:
            field = field.rpartition(".")[0]
        return field

    def _translate(self, role: str, text: str) -> None:
        language = self.language
        self.stepped.emit(lambda asked: editing.with_translation(asked, language, role, text))

    def _fit(self, role: str) -> None:
        language = self.language
        self.stepped.emit(lambda asked: editing.still_fitting(asked, language, role))


def _kept(before: Sequence[str], ticked: Sequence[str], offered: Collection[str]) -> list[str]:
    """Return the codes before without those that were cleared, and then the new ones."""
    held = [str(each) for each in before if each in ticked or each not in offered]
    return [*held, *(each for each in ticked if each not in held)]
