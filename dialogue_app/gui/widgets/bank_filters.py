"""What narrows the list of questions: phase, level, product, language, and whose questions; remembered."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from dialogue_app.gui.models.languages import language_name
from dialogue_app.gui.session import Session
from dialogue_app.gui.theme import GRID
from dialogue_app.gui.widgets.choice_box import ChoiceBox
from dialogue_app.workspace.banking import Filter
from question_bank import PIVOT, Release

_FACETS = ("phase", "level", "product", "language")
OWN, RETIRED = "own", "retired"


class BankFilters(QWidget):
    """Boxes to choose from.

    Signals:
        changed(): the user chose something else.

    Attributes:
        boxes: the remembered ones by facet.
        whose: which questions are listed; stands where the page puts it, and always begins with all.

    Args:
        session: words and settings.
        release: where codes get their names from.
    """

    changed = Signal()

    def __init__(self, session: Session, release: Release) -> None:
        super().__init__()
        self._settings, self._texts = session.settings, session.texts
        self.boxes = self._make(release)
        offered = [(code, self._texts(f"bank.whose-{code or 'all'}")) for code in ("", OWN, RETIRED)]
        self.whose = ChoiceBox(self._texts("bank.whose"), offered)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(GRID)
        for place, facet in enumerate(_FACETS):
            grid.addWidget(self.boxes[facet], place // 2, place % 2)
            self.boxes[facet].choose(self._settings.value(f"bank/{facet}"))
        for box in (*self.boxes.values(), self.whose):
            box.chosen.connect(lambda _: self.changed.emit())

    @property
    def language(self) -> str:
        """The language in which questions are read."""
        return self.boxes["language"].code

    def wanted(self) -> Filter:
        """Return what passes; it is remembered."""
        phase, level, product, language = (self.boxes[facet].code for facet in _FACETS)
        for facet in _FACETS:
            self._settings.keep_value(f"bank/{facet}", self.boxes[facet].code)
        own, retired = (self.whose.code == each for each in (OWN, RETIRED))
        return Filter(phase=phase, level=level, product=product, language=language, own=own, retired=retired)

    def reset(self) -> None:
        """Let everything pass again, read in English; nobody is told."""
        self.whose.choose("")
        for facet, box in self.boxes.items():
            box.choose(PIVOT if facet == "language" else "")

    def _make(self, release: Release) -> dict[str, ChoiceBox]:
        names, texts = release.vocabulary, self._texts
        choices = {
            "phase": [(code, names[f"phase.{code}"]) for code in ("pre-contract", "in-contract")],
            "level": [(code, names[f"level.{code}"]) for code in ("beginner", "advanced")],
            "product": [(each.code, each.name) for each in release.products],
        }
        boxes = {
            facet: ChoiceBox(texts(f"bank.{facet}"), [("", texts(f"bank.any-{facet}")), *offered])
            for facet, offered in choices.items()
        }
        tongues = [(code, language_name(code, texts)) for code in release.bank.languages]
        return boxes | {"language": ChoiceBox(texts("bank.language"), tongues)}
