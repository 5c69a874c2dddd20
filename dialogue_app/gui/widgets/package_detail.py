"""One row of a package in full: what it says, both sides of a conflict, and how it is settled."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QStackedWidget, QVBoxLayout, QWidget

from dialogue_app.domain.bank_merge import Choice, Line, Take, What
from dialogue_app.domain.difference_phrases import part_lines
from dialogue_app.domain.take_in_phrases import languages_of, sides_of, sort_of
from dialogue_app.gui.models.languages import language_name
from dialogue_app.gui.models.package_lines import Entry
from dialogue_app.gui.models.question_sheet import Line as Paragraph
from dialogue_app.gui.models.question_sheet import Style
from dialogue_app.gui.theme import GRID
from dialogue_app.gui.widgets.buttons import plain, secondary_button
from dialogue_app.gui.widgets.choice_box import ChoiceBox
from dialogue_app.gui.widgets.difference_view import DifferenceView
from dialogue_app.gui.widgets.field_block import let_shrink
from dialogue_app.gui.widgets.flow import Flow
from dialogue_app.gui.widgets.question_view import QuestionView
from dialogue_app.gui.widgets.text import hint, label
from dialogue_app.texts import Texts
from question_bank import Question

_LANGUAGE = "language:"


class PackageDetail(QWidget):
    """Shows an entry.

    Signals:
        settled(Choice): how the conflict shown is settled.
        settled_alike(Choice): and all others of its kind.
        kept(bool): whether the proposal shown is kept.

    Args:
        texts: words of the window.
        sheet: returns the paragraphs of a whole question.
    """

    settled = Signal(object)
    settled_alike = Signal(object)
    kept = Signal(bool)

    def __init__(self, texts: Texts, sheet: Callable[[Question], tuple[Paragraph, ...]]) -> None:
        super().__init__()
        self._texts, self._sheet = texts, sheet
        self.setAccessibleName(texts("take-in.detail"))
        self.title, self.about = label(strong=True, wrap=True), hint("")
        let_shrink(self.about)
        self.way = ChoiceBox(texts("take-in.way"))
        self.alike = secondary_button("", lambda: self.settled_alike.emit(self.choice), "copy")
        self.keep = QCheckBox(texts("take-in.keep-proposal"))
        heads = (texts("take-in.mine"), texts("take-in.theirs"))
        self.sides = DifferenceView(texts("take-in.sides"), heads, texts("take-in.lacks"))
        self.whole = QuestionView(texts("bank.question"))
        self.way.chosen.connect(lambda _: self.settled.emit(self.choice))
        self.keep.clicked.connect(self._tell_kept)
        self._lay_out()

    @property
    def choice(self) -> Choice:
        """How the conflict shown is settled."""
        code = self.way.code
        if code.startswith(_LANGUAGE):
            return Choice(Take.LANGUAGE, code.removeprefix(_LANGUAGE))
        return Choice(Take(code or Take.MINE))

    def show_entry(self, entry: Entry | None, here: str, choice: Choice, alike: int, *, kept: bool) -> None:
        """Show an entry.

        Args:
            entry: which; None shows nothing.
            here: id of the question that it meets here.
            choice: how it is settled now.
            alike: how many other conflicts are of its kind.
            kept: whether the proposal is kept.
        """
        line = entry.line if entry else None
        conflict = line is not None and line.what is What.CONFLICT
        for part in (self.way, self.alike):
            part.setVisible(conflict)
        self.keep.setVisible(entry is not None and entry.proposal is not None)
        self.keep.setChecked(kept)
        self.title.setText(self._title(entry))
        self.about.setText(self._about(entry, here))
        self.about.setVisible(bool(self.about.text()))
        if line and conflict:
            self._offer(line, choice, alike)
        self._show_body(entry)

    def follow_look(self) -> None:
        """Take the present colours and text size."""
        self.sides.follow_look()
        self.whole.follow_look()

    def _tell_kept(self, held: bool) -> None:
        self.kept.emit(held)

    def _offer(self, line: Line, choice: Choice, alike: int) -> None:
        texts = self._texts
        languages = [(f"{_LANGUAGE}{code}", language_name(code, texts)) for code in languages_of(line)]
        only = [(code, texts("take-in.take-language", language=name)) for code, name in languages]
        whole = [(take.value, texts(f"take-in.take-{take}")) for take in (Take.MINE, Take.THEIRS, Take.BOTH)]
        self.way.offer([*whole, *only])
        self.way.choose(f"{_LANGUAGE}{choice.language}" if choice.take is Take.LANGUAGE else choice.take.value)
        self.alike.setText(plain(texts.count("take-in.alike", alike + 1)))
        self.alike.setVisible(alike > 0)

    def _show_body(self, entry: Entry | None) -> None:
        line = entry.line if entry else None
        sides = sides_of(line, self._texts) if line else ()
        self.sides.show_sides(sides)
        self._body.setCurrentWidget(self.sides if sides else self.whole)
        if entry and entry.proposal:
            self.whole.show_lines(self._proposal(entry))
        else:
            self.whole.show_lines(self._sheet(line.theirs) if line and not sides else ())

    def _title(self, entry: Entry | None) -> str:
        if entry is None:
            return ""
        if entry.proposal:
            return self._texts("take-in.title-proposal", question=entry.proposal.question.id)
        assert entry.line
        return f"{entry.line.theirs.id} · {self._texts(f'take-in.what-{entry.what}')}"

    def _about(self, entry: Entry | None, here: str) -> str:
        line = entry.line if entry else None
        if line is None:
            return ""
        texts, sort = self._texts, sort_of(line)
        if sort:
            return texts(f"take-in.about-{sort}", here=here)
        if line.what is What.SHARED:
            return texts("take-in.about-shared")
        near = [f"{each.question.id}: {each.question.prompt}" for each in line.found.near]
        return texts("take-in.near", near=" · ".join(near)) if near else ""

    def _proposal(self, entry: Entry) -> list[Paragraph]:
        one, found = entry.proposal, entry.difference
        assert one
        lines = [Paragraph(Style.TITLE, one.question.prompt), Paragraph(Style.BODY, one.reason)]
        lines.append(Paragraph(Style.SMALL, " · ".join(filter(None, (one.by, one.on)))))
        said = [each for part in (found.parts if found else ()) for each in part_lines(part, self._texts)]
        return [*lines, *(Paragraph(Style.ITEM, each) for each in said)]

    def _lay_out(self) -> None:
        self._body = QStackedWidget()
        self._body.addWidget(self.sides)
        self._body.addWidget(self.whole)
        ways = Flow(GRID)
        for part in (self.way, self.alike, self.keep):
            ways.add(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addWidget(self.title)
        column.addWidget(self.about)
        column.addWidget(ways)
        column.addWidget(self._body, 1)
