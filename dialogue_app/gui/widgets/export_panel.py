"""What file is wanted: for which reader, in which format and language. Writes nothing itself."""

import re
from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from dialogue_app.domain.disclosure import Audience
from dialogue_app.domain.suppliers import Supplier
from dialogue_app.gui.theme import GRID
from dialogue_app.gui.widgets.buttons import icon_button, primary_button, secondary_button
from dialogue_app.gui.widgets.form import Form
from dialogue_app.gui.widgets.text import hint, label
from dialogue_app.texts import Texts, languages
from dialogue_app.workspace.documents import Format, ReportOrder

_WIDEST_FIELD = 420
_LONGEST_NAME = 60


class ExportPanel(QFrame):
    """Three choices and a button; Esc closes it.

    Signals:
        wanted(ReportOrder): write this report to a file.
        preview_wanted(ReportOrder): show it inside the window.

    Args:
        texts: words of the window.
    """

    wanted = Signal(object)
    preview_wanted = Signal(object)

    def __init__(self, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._texts = texts
        self._suppliers: Sequence[Supplier] = ()
        self.setProperty("card", True)
        self.setAccessibleName(texts("compare.export"))
        self.reader, self.format, self.language = QComboBox(), QComboBox(), QComboBox()
        for box in (self.reader, self.format, self.language):
            box.setMaximumWidth(_WIDEST_FIELD)
            box.setMinimumContentsLength(24)
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        for each in Format:
            self.format.addItem(texts(f"compare.format.{each}"), each)
        for code in languages():
            self.language.addItem(texts(f"language.{code}"), code)
        self.language.setCurrentIndex(max(self.language.findData(texts.language), 0))
        self.warning = hint("")
        self.reader.currentIndexChanged.connect(self._warn)
        self._lay_out()
        self.hide()

    def offer(self, suppliers: Sequence[Supplier]) -> None:
        """Offer these suppliers' copies; the reader chosen before stays chosen if it is still offered."""
        if suppliers == self._suppliers:
            return
        kept = self.reader.currentData()
        self._suppliers = suppliers
        self.reader.clear()
        self.reader.addItem(self._texts("compare.reader-internal"), "")
        for supplier in suppliers:
            self.reader.addItem(self._texts("compare.reader-supplier", supplier=supplier.name), supplier.id)
        self.reader.setCurrentIndex(max(self.reader.findData(kept), 0))

    def order(self) -> ReportOrder:
        """Return the report as it is chosen now."""
        supplier_id = self.reader.currentData() or ""
        audience = Audience.SUPPLIER if supplier_id else Audience.INTERNAL
        return ReportOrder(audience, Format(self.format.currentData()), self.language.currentData(), supplier_id)

    def file_name(self, title: str) -> str:
        """Return a name for the file: the dialogue, the supplier whose copy it is, and the format's ending."""
        order = self.order()
        names = [title, *(supplier.name for supplier in self._suppliers if supplier.id == order.supplier_id)]
        stem = "-".join(re.sub(r"\W+", "-", name)[:_LONGEST_NAME].strip("-") for name in names)
        return f"{stem.strip('-') or order.format}.{order.format}"

    def open_panel(self) -> None:
        """Show the choices."""
        self.show()
        self.reader.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Esc close the panel."""
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
        else:
            super().keyPressEvent(event)

    def _warn(self) -> None:
        internal = not self.reader.currentData()
        self.warning.setText(self._texts("compare.hint-internal" if internal else "compare.hint-supplier"))

    def _lay_out(self) -> None:
        texts = self._texts
        head = QHBoxLayout()
        head.addWidget(label(texts("compare.export"), strong=True), 1)
        head.addWidget(icon_button("close", texts("button.close"), self.hide))
        form = Form()
        form.setVerticalSpacing(GRID)
        form.add(texts("compare.reader"), self.reader)
        form.add(texts("compare.format"), self.format)
        form.add(texts("compare.language"), self.language)
        foot = QHBoxLayout()
        foot.setSpacing(GRID)
        foot.addWidget(primary_button(texts("compare.write"), lambda: self.wanted.emit(self.order()), "export"))
        foot.addWidget(
            secondary_button(texts("action.preview"), lambda: self.preview_wanted.emit(self.order()), "search")
        )
        foot.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(*[2 * GRID] * 4)
        column.setSpacing(GRID)
        column.addLayout(head)
        column.addLayout(form)
        column.addWidget(self.warning)
        column.addLayout(foot)
