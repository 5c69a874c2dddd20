"""What is known about the answer itself: who spoke, what is confidential; folded, how it is shared."""

from collections.abc import Callable, Iterable
from enum import StrEnum

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QFrame, QLineEdit, QVBoxLayout, QWidget

from dialogue_app.domain.answers import ShareScope, Source
from dialogue_app.domain.speakers import looks_personal
from dialogue_app.gui import theme
from dialogue_app.gui.models.languages import language_name
from dialogue_app.gui.theme import GRID
from dialogue_app.gui.widgets.buttons import FlatButton, plain
from dialogue_app.gui.widgets.choice_box import ChoiceBox
from dialogue_app.gui.widgets.field_block import FieldBlock
from dialogue_app.gui.widgets.flow import Flow
from dialogue_app.gui.widgets.form_part import Field, FormPart, written_date
from dialogue_app.gui.widgets.still import ComboBox
from dialogue_app.gui.widgets.text import hint
from dialogue_app.texts import Texts
from question_bank import LANGUAGES

_WIDTH = 190


class DetailPart(FormPart):
    """The speaker's role and confidentiality; sharing, source, date and language unfold.

    How far an answer is checked is no field of it: a step with its reason says so (``CheckPart``).
    """

    def __init__(self, texts: Texts) -> None:
        super().__init__(texts)
        self.role = ComboBox(editable=True)
        self.reason, self.day = QLineEdit(), QLineEdit()
        self.confidential = QCheckBox(texts("live.field.confidential"))
        self.share = self._box("share", ShareScope)
        self.source = self._box("source", Source)
        self.language = self._languages()
        self.more = FlatButton(theme.icon("right"))
        self.summary = hint("")
        self._personal = hint(texts("live.role-personal"))
        self._frame, self._rare = QFrame(), Flow(2 * GRID)
        self.day.setPlaceholderText(texts("live.date-example"))
        self.reason.setPlaceholderText(texts("live.confidential-example"))
        self._register_role()
        self._register_confidential()
        self._register_rare()
        self.setFocusProxy(self.role)
        self.follow()

    def follow(self) -> None:
        """Ask for a reason only where something is confidential, and say below the fold what is folded away."""
        held = self.confidential.isChecked()
        self.fields["confidential_reason"].block.setVisible(held)
        theme.set_tone(self._frame, "warn" if held else "")
        self._personal.setVisible(looks_personal(self.role.currentText()))
        self._say_more()

    def turn_confidential(self) -> None:
        """Mark the answer as confidential and ask why, or take the mark away."""
        self.confidential.click()
        if self.confidential.isChecked():
            self.reason.setFocus()

    def unfold(self, unfolded: bool = True) -> None:
        """Show what is rarely needed."""
        self.more.setChecked(unfolded)

    def shows(self, field: QWidget) -> None:
        """Unfold if ``field`` is folded away."""
        if self._rare.isAncestorOf(field):
            self.unfold()

    # Building ------------------------------------------------------------------------------------------------

    def _box(self, family: str, codes: type[StrEnum]) -> ChoiceBox:
        return ChoiceBox(family, [(code.value, self.texts(f"{family}.{code}")) for code in codes])

    def _languages(self) -> ChoiceBox:
        known = [(code, language_name(code, self.texts)) for code in LANGUAGES]
        return ChoiceBox("language", [("", self.texts("live.no-language")), *known])

    def _block(self, name: str, field: QWidget) -> FieldBlock:
        field.setAccessibleName(self.texts(f"live.field.{name}"))
        block = FieldBlock(self.texts(f"live.field.{name}"), field)
        field.setMinimumWidth(theme.pixels(_WIDTH))
        return block

    def _register_role(self) -> None:
        line = self.role.lineEdit()
        assert line
        self.role.addItems([words.strip() for words in self.texts("live.roles").split("|")])
        self.role.setCurrentIndex(-1)
        self.role.setInsertPolicy(ComboBox.InsertPolicy.NoInsert)
        line.setPlaceholderText(self.texts("live.role-example"))
        line.setAccessibleName(self.texts("live.field.speaker_role"))
        block = self._block("speaker_role", self.role)
        self.column.addWidget(block)
        self.column.addWidget(self._personal)
        self.line("speaker_role", line, block)
        line.textChanged.connect(lambda _text: self.follow())
        self.role.activated.connect(lambda _index: self.edited.emit("speaker_role", True))

    def _register_confidential(self) -> None:
        block = FieldBlock(
            self.texts("live.field.confidential_reason"), self.reason, self.texts("live.confidential-why")
        )
        column = QVBoxLayout(self._frame)
        column.setContentsMargins(GRID // 2, GRID // 2, GRID // 2, GRID // 2)
        column.addWidget(self.confidential)
        column.addWidget(block)
        self.column.addWidget(self._frame)
        self.mark("confidential", self.confidential, block)
        self.line("confidential_reason", self.reason, block)
        self.confidential.toggled.connect(lambda _held: self.follow())

    def _register_rare(self) -> None:
        self.more.setText(plain(self.texts("live.more")))
        self.more.setAccessibleName(self.texts("live.more"))
        self.more.setCheckable(True)
        self.more.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.more.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.more.toggled.connect(self._turn)
        self._register("share_scope", self.share, ShareScope)
        self._register("source", self.source, Source)
        day = self._block("date_of_fact", self.day)
        self._rare.add(day)
        self.line("date_of_fact", self.day, day, written_date)
        self._register("language", self.language, str)
        self.column.addWidget(self.more)
        self.column.addWidget(self.summary)
        self.column.addWidget(self._rare)
        self._rare.hide()

    def _register(self, name: str, box: ChoiceBox, read: Callable[[str], object]) -> None:
        block = self._block(name, box)
        self._rare.add(block)

        def show(content: object) -> None:
            if box.findData(str(content)) < 0:
                box.addItem(str(content), str(content))
            box.choose(str(content))

        self.fields[name] = Field(block, lambda: read(box.code), show, str)
        box.chosen.connect(lambda _code: self.edited.emit(name, True))

    # Folding -------------------------------------------------------------------------------------------------

    def _turn(self, unfolded: bool) -> None:
        self._rare.setVisible(unfolded)
        self.more.setIcon(theme.icon("down" if unfolded else "right"))
        self._say_more()

    def _say_more(self) -> None:
        self.summary.setText(" · ".join(self._summary()))
        self.summary.setVisible(not self.more.isChecked())
        self.more.setAccessibleDescription(self.summary.text())

    def _summary(self) -> Iterable[str]:
        yield self.share.currentText()
        yield self.source.currentText()
        yield from filter(None, [self.day.text().strip()])
        yield from [self.language.currentText()] if self.language.code else []
