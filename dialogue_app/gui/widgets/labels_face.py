"""Labels: what each supplier holds, for which model or site, until when, with the certificate in full at the right."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from dialogue_app.domain.label_matrix import LabelMatrix, label_matrix
from dialogue_app.gui.models.label_facts import HeldAt, held_parts, label_facts
from dialogue_app.gui.session import Session
from dialogue_app.gui.theme import GRID
from dialogue_app.gui.widgets.answer_inspector import AnswerInspector
from dialogue_app.gui.widgets.compare_reading import CompareReading
from dialogue_app.gui.widgets.fact_view import FactView
from dialogue_app.gui.widgets.splitter import Splitter
from dialogue_app.gui.widgets.text import hint
from question_bank import Kind

if TYPE_CHECKING:
    from dialogue_app.domain.comparison import Comparison

_NOTHING = LabelMatrix((), (), asked=False)


class LabelsFace(QWidget):
    """Certificates as a matrix of models and labels.

    Args:
        session: with the open workspace.
        reading: the comparison all faces share.
    """

    def __init__(self, session: Session, reading: CompareReading) -> None:
        super().__init__()
        self._session, self._texts, self._reading = session, session.texts, reading
        self._seen: Comparison | None = None
        self.about = hint("")
        self.view = FactView(self._texts("compare.labels-table"), (170, 190), 270)
        self.details = AnswerInspector(self._texts, self._texts("compare.certificate-details"))
        panes: list[QWidget] = [self.view, self.details]
        self._panes = Splitter("compare/labels", session.settings, panes, [860, 320])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addWidget(self.about)
        column.addWidget(self._panes, 1)
        column.addStretch()
        self.view.chosen.connect(self._inspect)
        session.look_changed.connect(self._look_changed)

    # What the page asks --------------------------------------------------------------------------------------

    def show_dialogue(self, _dialogue_id: str) -> None:
        """Show another dialogue."""
        self._show()
        self._seen = self._reading.comparison
        self.view.setCurrentIndex(self.view.facts.index(-1, -1))

    def refresh(self, _touched: frozenset) -> None:
        """Show the certificates anew, unless only other questions were answered."""
        if self._reading.news_for(self._seen, Kind.CERTIFICATES):
            self._show()
        self._seen = self._reading.comparison

    def forget(self) -> None:
        """Leave no name and no certificate in any widget."""
        self._seen = None
        self._say(_NOTHING)
        self.about.clear()
        self.details.clear()

    def focus_first(self) -> None:
        """Begin in the table."""
        self.view.setFocus()
        self.view.go_to_first()

    # Showing -------------------------------------------------------------------------------------------------

    def _show(self) -> None:
        comparison, workspace = self._reading.comparison, self._session.workspace
        if comparison is None or workspace is None:
            self.forget()
        else:
            self._say(label_matrix(comparison, workspace.release.labels))

    def _say(self, matrix: LabelMatrix) -> None:
        texts = self._texts
        self.view.show_facts(*(label_facts(matrix, texts) if matrix.asked else ([], [])))
        self._panes.setVisible(matrix.asked)
        self.about.setText(texts("compare.labels-about") if matrix.asked else texts("compare.labels-not-asked"))

    def _inspect(self) -> None:
        fact = self.view.present()
        if fact is None or not isinstance(fact.about, HeldAt):
            self.details.show_words(self._texts("compare.choose-certificate"))
        else:
            self.details.show_parts(fact.about.line.supplier.name, held_parts(fact.about, self._texts))

    def _look_changed(self) -> None:
        self.view.fit()
        if self._reading.comparison:
            self._inspect()
