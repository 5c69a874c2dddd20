"""What the contract says: its clauses, one a line, and which brands and models each contractor delivers."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from dialogue_app.domain.rounds import HIGHEST_BAND, Contract, Delivered, clause_line, read_clause, read_delivered
from dialogue_app.domain.suppliers import Supplier
from dialogue_app.gui.theme import GRID
from dialogue_app.gui.widgets.buttons import primary_button, secondary_button
from dialogue_app.gui.widgets.choice_box import ChoiceBox
from dialogue_app.gui.widgets.field_block import FieldBlock
from dialogue_app.gui.widgets.flow import Flow
from dialogue_app.gui.widgets.form_part import written_date
from dialogue_app.gui.widgets.panel_keys import make_keys
from dialogue_app.gui.widgets.text import heading, label
from dialogue_app.gui.widgets.text_area import TextArea
from dialogue_app.texts import Texts

_LINES, _FEW_LINES = 8, 3
_BANDS = range(HIGHEST_BAND + 1)


class ContractPanel(QWidget):
    """Fields of the contract; Ctrl+Enter keeps them, Esc goes back.

    Signals:
        wanted(): keep what stands here.
        left(): back to the dialogues.
    """

    wanted = Signal()
    left = Signal()

    def __init__(self, texts: Texts) -> None:
        super().__init__()
        self.texts = texts
        self.setAccessibleName(texts("contract.title"))
        self.version, self.clauses = QLineEdit(), TextArea(_LINES)
        self.ended_on, self.lessons = QLineEdit(), TextArea(_FEW_LINES)
        self.ended_on.setPlaceholderText(texts("finding.day-example"))
        self.ended_block = FieldBlock(texts("contract.ended-on"), self.ended_on, texts("contract.ended-why"))
        self.lessons_block = FieldBlock(texts("contract.lessons"), self.lessons)
        self.clauses.setPlaceholderText(texts("contract.clauses-example"))
        self.version.setPlaceholderText(texts("contract.version-example"))
        self.version_block = FieldBlock(texts("contract.version"), self.version)
        self.clauses_block = FieldBlock(texts("contract.clauses"), self.clauses, texts("contract.clauses-why"))
        bands = [("", texts("contract.band-unknown")), *((str(n), texts(f"contract.band.{n}")) for n in _BANDS)]
        self.risk, self.spend = (ChoiceBox(texts(f"contract.{name}"), bands) for name in ("risk", "spend"))
        self.rows: dict[str, tuple[QLineEdit, QLineEdit]] = {}
        self._contractors = QVBoxLayout()
        self._contractors.setSpacing(GRID)
        self._lay_out()
        make_keys(self, {"Esc": self.left.emit, "Ctrl+Return": self.wanted.emit})

    def show_contract(self, contract: Contract, contractors: Sequence[Supplier]) -> None:
        """Show a contract and its contractors."""
        self.version.setText(contract.version)
        for box, band in ((self.risk, contract.risk), (self.spend, contract.spend)):
            box.choose("" if band is None else str(band))
        self.clauses.show_text("\n".join(map(clause_line, contract.clauses)))
        self.clauses_block.say_error("")
        self.ended_block.say_error("")
        self.ended_on.setText(contract.ended_on)
        self.lessons.show_text(contract.lessons)
        told = {each.supplier_id: each for each in contract.delivered}
        self._empty()
        for supplier in contractors:
            self._add(supplier, told.get(supplier.id, Delivered(supplier.id)))

    def said(self) -> Contract:
        """Return what stands here.

        Raises:
            Problem: a clause can't be read.
        """
        lines = [line for line in self.clauses.said.split("\n") if line.strip()]
        read = (read_delivered(each, brands.text(), models.text()) for each, (brands, models) in self.rows.items())
        delivered = tuple(each for each in read if each.brands or each.models)
        risk, spend = (int(box.code) if box.code else None for box in (self.risk, self.spend))
        return Contract(
            tuple(map(read_clause, lines)), delivered, self.version.text(), risk, spend,
            written_date(self.ended_on.text()), self.lessons.said,
        )  # fmt: skip

    def say_error(self, sentence: str, *, of_end: bool) -> None:
        """Say why it can't be kept, below the field that it is about."""
        self.ended_block.say_error(sentence if of_end else "")
        self.clauses_block.say_error("" if of_end else sentence)

    def forget(self) -> None:
        """Keep no name of a supplier."""
        self.show_contract(Contract(), ())

    def focus_first(self) -> None:
        """Begin at the clauses."""
        self.clauses.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _empty(self) -> None:
        self.rows.clear()
        while (item := self._contractors.takeAt(0)) is not None:
            if (row := item.widget()) is not None:
                row.hide()
                row.deleteLater()

    def _add(self, supplier: Supplier, delivered: Delivered) -> None:
        brands, models = QLineEdit(", ".join(delivered.brands)), QLineEdit(", ".join(delivered.models))
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(2 * GRID)
        for field, name in ((brands, "brands"), (models, "models")):
            line.addWidget(FieldBlock(self.texts(f"contract.{name}", supplier=supplier.name), field), 1)
        self.rows[supplier.id] = brands, models
        self._contractors.addWidget(row)

    def _lay_out(self) -> None:
        texts = self.texts
        inside = QWidget()
        fields = QVBoxLayout(inside)
        fields.setContentsMargins(0, 0, GRID, 0)
        fields.setSpacing(2 * GRID)
        fields.addWidget(self.version_block)
        bands = Flow(2 * GRID)
        for name, box in (("risk", self.risk), ("spend", self.spend)):
            bands.add(FieldBlock(texts(f"contract.{name}"), box))
        fields.addWidget(bands)
        fields.addWidget(self.clauses_block)
        fields.addWidget(label(texts("contract.delivered"), strong=True))
        fields.addLayout(self._contractors)
        fields.addWidget(self.ended_block)
        fields.addWidget(self.lessons_block)
        fields.addStretch()
        area = QScrollArea(widgetResizable=True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(inside)
        buttons = QHBoxLayout()
        buttons.addWidget(primary_button(texts("contract.keep"), self.wanted.emit, "check"))
        buttons.addWidget(secondary_button(texts("contract.back"), self.left.emit, "left"))
        buttons.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2 * GRID)
        column.addWidget(heading(texts("contract.title")))
        column.addWidget(area, 1)
        column.addLayout(buttons)
