"""The editor of a question: parts behind a row of buttons, another language beside English, checks at each field."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from dialogue_app.domain.own_editing import judged
from dialogue_app.domain.own_revisions import COMPARABLE
from dialogue_app.gui.models.languages import language_name
from dialogue_app.gui.problems import Tone
from dialogue_app.gui.theme import GRID
from dialogue_app.gui.widgets.answer_part import AnswerPart
from dialogue_app.gui.widgets.buttons import icon_button, primary_button, secondary_button
from dialogue_app.gui.widgets.checked_field import CheckedField
from dialogue_app.gui.widgets.chip import Chip
from dialogue_app.gui.widgets.choice_box import ChoiceBox
from dialogue_app.gui.widgets.editor_part import EditorPart, Step
from dialogue_app.gui.widgets.facts_part import FactsPart
from dialogue_app.gui.widgets.option_group import Offer, OptionGroup
from dialogue_app.gui.widgets.panel_keys import make_keys
from dialogue_app.gui.widgets.tall_area import TallArea
from dialogue_app.gui.widgets.text import heading, hint
from dialogue_app.gui.widgets.text_area import TextArea
from dialogue_app.gui.widgets.words_part import ListeningPart, WordsPart
from dialogue_app.texts import Texts
from question_bank import PIVOT, ChangeKind, Finding, Question, Release, TextState

_CHECK_AFTER_MS = 300
_PLACE = ("theme", "subtheme", "phase", "level", "priority", "status", "audience", "products", "minutes_live",
          "minutes_supplier", "room", "sensitivity", "link", "oecd_step", "objective", "sibling", "replaced_by",
          "review_by", "owner", "source_note")  # fmt: skip
_PROOF = ("evidence", "references", "paths", "severity")


@dataclass(frozen=True, slots=True)
class Judgement:
    """What is said of a question as it stands in the editor.

    Attributes:
        findings: what the checks say.
        asks_kind: somebody must say how the change is meant.
    """

    findings: tuple[Finding, ...]
    asks_kind: bool = False


class OwnEditor(QWidget):
    """Edits one question; the page keeps it.

    Signals:
        wanted(): keep what stands here; read it with ``draft``, ``kind`` and ``reason``. Ctrl+Enter is the page's.
        closed(): the user goes back.

    Args:
        texts: words of the window.
        release: where codes get their names from.
        judge: says what there is to say of a question.
    """

    wanted = Signal()
    closed = Signal()

    def __init__(self, texts: Texts, release: Release, judge: Callable[[Question], Judgement]) -> None:
        super().__init__()
        self._texts, self._judge = texts, judge
        self.draft: Question | None = None
        self.setAccessibleName(texts("own-edit.title"))
        self.title, self.about, self.problem = heading(""), hint(""), Chip("", Tone.BAD, wrap=True)
        self.language, self.trust = ChoiceBox(texts("own-edit.language")), ChoiceBox(texts("own-edit.trust"))
        self.trust.offer([(state.value, release.vocabulary[f"text_state.{state}"]) for state in TextState])
        self.reviewer, self.today = "", ""
        self.answer = AnswerPart(texts, release)
        self.parts: Mapping[str, EditorPart] = {
            "question": WordsPart(texts, lambda _: ("prompt", "help", "why")),
            "answer": self.answer,
            "listening": ListeningPart(texts),
            "place": FactsPart(texts, release, _PLACE),
            "proof": FactsPart(texts, release, _PROOF),
            "criterion": WordsPart(texts, lambda _: ("kernel", "trigger")),
        }
        self.tabs = OptionGroup(texts("own-edit.parts"), [Offer(name, "") for name in self.parts], emptiable=False)
        self.kinds = OptionGroup(
            texts("own-edit.kind-of-change"),
            [Offer(kind.value, texts(f"own-edit.change-{kind}")) for kind in COMPARABLE],
            stacked=True,
        )
        self.kind_block = CheckedField(texts("own-edit.kind-of-change"), self.kinds)
        self.reason = TextArea(2)
        self.reason_block = CheckedField(texts("proposals.reason"), self.reason, texts("proposals.reason-hint"))
        self.keep = primary_button(texts("own-edit.keep"), self.wanted.emit, "check")
        self._pause = QTimer(self, singleShot=True, interval=_CHECK_AFTER_MS)
        self._lay_out()
        self._connect()

    # What the desk asks --------------------------------------------------------------------------------------

    def open_for(
        self,
        question: Question,
        title: str,
        about: str,
        languages: tuple[str, ...],
        *,
        reason: str | None,
        language: str,
    ) -> None:
        """Show a question to edit.

        Args:
            question: as it is kept.
            title: what is being done.
            about: what keeping it means.
            languages: that can stand beside English.
            reason: why a change is proposed, None for an own question.
            language: that stands beside English at first.
        """
        self.draft = question
        self.title.setText(title)
        self.about.setText(about)
        self.kinds.mark([])
        self.say_problem("")
        self.reason_block.setVisible(reason is not None)
        self.reason.show_text(reason or "")
        named = [(code, language_name(code, self._texts)) for code in languages if code != PIVOT]
        self.language.offer([("", self._texts("own-edit.only-english")), *named])
        self.language.choose(language)
        self.show_part("question")
        self._show()

    def begin(self) -> None:
        """Put the focus where writing begins; called once the editor is seen."""
        self.parts["question"].pairs["prompt"].words.setFocus(Qt.FocusReason.OtherFocusReason)

    def sign(self, reviewer: str, today: str) -> None:
        """Say who would have reviewed a translation, and on which ISO day."""
        self.reviewer, self.today = reviewer, today

    @property
    def kind(self) -> ChangeKind | None:
        """How the user means the change; None while nobody has said so or nobody is asked."""
        marked = self.kinds.marked
        return ChangeKind(marked[0]) if marked and not self.kind_block.isHidden() else None

    def say_problem(self, sentence: str) -> None:
        """Say why the question can't be kept; everything typed stays."""
        self.problem.say(sentence, Tone.BAD)
        self.problem.setVisible(bool(sentence))

    def ask_kind_now(self, asked: bool) -> None:
        """Lead the user to the one thing that is still to be said."""
        if asked:
            self.kind_block.show()
            self.kinds.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_part(self, name: str) -> None:
        """Show the fields of a part."""
        self.tabs.mark([name])
        self._stack.setCurrentIndex([*self.parts].index(name))

    # Inside --------------------------------------------------------------------------------------------------

    def _step(self, step: Step) -> None:
        assert self.draft
        self.draft = step(self.draft)
        self._pause.start()

    def _step_anew(self, step: Step) -> None:
        self._step(step)
        self._show()

    def _show(self) -> None:
        """Show the question as it stands, and what there is to say of it."""
        if self.draft is None:
            return
        for part in self.parts.values():
            part.show_question(self.draft, self.language.code)
        told = self.draft.translations.get(self.language.code)
        self.trust.setVisible(told is not None)
        self.trust.choose(told.state.value if told else "")
        said = self._judge(self.draft)
        wrong = [part.say(said.findings) for part in self.parts.values()]
        names = [self._texts(f"own-edit.part-{name}") for name in self.parts]
        self.tabs.relabel([self._numbered(name, n) for name, n in zip(names, wrong, strict=True)])
        self.kind_block.setVisible(said.asks_kind)

    def _numbered(self, name: str, wrong: int) -> str:
        return self._texts("own-edit.part-wrong", name=name, n=wrong) if wrong else name

    def _trust(self, code: str) -> None:
        language, reviewer, today = self.language.code, self.reviewer, self.today
        self._step_anew(lambda asked: judged(asked, language, TextState(code), reviewer, today))

    def _follow_tab(self) -> None:
        self.show_part(self.tabs.marked[0])

    def _connect(self) -> None:
        for part in self.parts.values():
            part.stepped.connect(self._step)
            part.built_anew.connect(self._step_anew)
        self._pause.timeout.connect(self._show)
        self.tabs.chosen.connect(self._follow_tab)
        self.language.chosen.connect(lambda _: self._show())
        self.trust.chosen.connect(self._trust)
        self.kinds.chosen.connect(lambda: self.say_problem(""))
        turns = {"Ctrl+PgDown": lambda: self._turn(1), "Ctrl+PgUp": lambda: self._turn(-1)}
        make_keys(self, {"Escape": self.closed.emit, **turns})

    def _turn(self, step: int) -> None:
        names = [*self.parts]
        self.show_part(names[(names.index(self.tabs.marked[0]) + step) % len(names)])

    def _lay_out(self) -> None:
        self._stack = QStackedWidget()
        for part in self.parts.values():
            self._stack.addWidget(TallArea(part))
        head = QHBoxLayout()
        head.setSpacing(GRID)
        head.addWidget(self.title, 1)
        head.addWidget(self.language)
        head.addWidget(self.trust)
        head.addWidget(icon_button("close", self._texts("button.close"), self.closed.emit))
        foot = QHBoxLayout()
        foot.setSpacing(GRID)
        foot.addWidget(self.keep)
        foot.addWidget(secondary_button(self._texts("own-edit.leave"), self.closed.emit))
        foot.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addLayout(head)
        column.addWidget(self.about)
        column.addWidget(self.tabs)
        column.addWidget(self._stack, 1)
        column.addWidget(self.reason_block)
        column.addWidget(self.kind_block)
        column.addWidget(self.problem)
        column.addLayout(foot)
