"""What suggested questions should fit: a ready-made set, or products, suppliers, level, themes and minutes.

The dialogue gives the kind.
"""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from dialogue_app.domain.dialogue import Dialogue
from dialogue_app.gui.models.questionnaire_words import set_words
from dialogue_app.gui.theme import GRID
from dialogue_app.gui.widgets.choice_list import ChoiceList
from dialogue_app.gui.widgets.form import Form
from dialogue_app.gui.widgets.still import ComboBox, SpinBox
from dialogue_app.gui.widgets.text import hint
from dialogue_app.texts import Texts
from dialogue_app.workspace.assembling import Wish
from question_bank import Level, Release, Theme

_MOST_MINUTES = 24 * 60


class SuggestionFilters(QWidget):
    """Six fields; every change is told at once.

    Args:
        texts: words of the window.
        themes: of the bank.
    """

    changed = Signal()

    def __init__(self, texts: Texts, themes: Iterable[Theme], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._texts = texts
        self._kind = ""
        self._products: tuple[str, ...] = ()
        self.product, self.audience, self.level, self.ready_set = _box(), _box(), _box(), _box()
        self.themes = ChoiceList(((theme.code, theme.name) for theme in themes), rows=3)
        self.themes.setAccessibleName(texts("assemble.themes"))
        self.minutes = SpinBox(minimum=0, maximum=_MOST_MINUTES, singleStep=15)
        self.minutes.setSpecialValueText(texts("assemble.any-time"))
        self.minutes.setSuffix(" " + texts("assemble.minutes-unit"))
        self.about = hint("")
        self._about: dict[str, str] = {}
        form = Form()
        form.setVerticalSpacing(GRID // 2)
        form.setContentsMargins(0, 0, 0, 0)
        form.add(texts("assemble.set"), self.ready_set)
        form.add(texts("assemble.product"), self.product)
        form.add(texts("assemble.audience"), self.audience)
        form.add(texts("assemble.level"), self.level)
        form.add(texts("assemble.slot"), self.minutes)
        form.add(texts("assemble.themes"), self.themes)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(form)
        column.addWidget(self.about)
        for box in (self.product, self.audience, self.level, self.ready_set):
            box.activated.connect(self._tell)
        self.themes.changed.connect(lambda: self._tell(None))
        self.minutes.valueChanged.connect(self._tell)

    def offer(self, dialogue: Dialogue, release: Release) -> None:
        """Offer what this bank has, and begin with what the dialogue is about."""
        texts = self._texts
        self._kind, self._products = dialogue.kind.value, dialogue.products
        names = [(product.name, product.code) for product in release.products]
        first = texts("assemble.dialogue-products") if dialogue.products else texts("assemble.any-product")
        _fill(self.product, [(first, ""), *names])
        _fill(
            self.level, [(texts("assemble.any-level"), ""), *((texts(f"assemble.level.{e}"), e.value) for e in Level)]
        )
        audience = dict.fromkeys(role for question in release.questions for role in question.audience)
        known = ((release.vocabulary.get(f"audience.{role}", role), role) for role in audience)
        _fill(self.audience, [(texts("assemble.any-audience"), ""), *known])
        sets = [(each.name, each.id) for each in release.sets if each.phase.serves(self._kind)]
        _fill(self.ready_set, [(texts("assemble.no-set"), ""), *sets])
        self._about = {each.id: set_words(each, release, texts) for each in release.sets}
        for field in (self.minutes, self.themes):
            field.blockSignals(True)
        self.minutes.setValue(dialogue.event.slot_minutes)
        self.themes.tick(())
        for field in (self.minutes, self.themes):
            field.blockSignals(False)
        self._tell_apart()

    def wish(self) -> Wish:
        """Return what is wanted."""
        if chosen := self.ready_set.currentData():
            return Wish(self._kind, set_id=chosen)
        product = self.product.currentData()
        return Wish(
            self._kind,
            products=(product,) if product else self._products,
            level=self.level.currentData(),
            audience=(role,) if (role := self.audience.currentData()) else (),
            themes=self.themes.codes,
            minutes=self.minutes.value(),
        )

    def _tell(self, _: object) -> None:
        self._tell_apart()
        self.changed.emit()

    def _tell_apart(self) -> None:
        """A ready-made set is taken as it is: the other wishes rest meanwhile."""
        free = not self.ready_set.currentData()
        for field in (self.product, self.audience, self.level, self.minutes, self.themes):
            field.setEnabled(free)
        said = self._about.get(self.ready_set.currentData() or "", "")
        self.about.setText(said)
        self.about.setVisible(bool(said))


def _box() -> ComboBox:
    made = ComboBox()
    made.setSizeAdjustPolicy(ComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    made.setMinimumContentsLength(8)
    made.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
    return made


def _fill(box: ComboBox, entries: Sequence[tuple[str, str]]) -> None:
    box.clear()
    for words, value in entries:
        box.addItem(words, value)
