"""For what an answer holds: quick choices, which ones in words, and the share of it."""

from decimal import Decimal

from PySide6.QtWidgets import QHBoxLayout, QLineEdit

from dialogue_app.domain.answers import ScopeKind
from dialogue_app.domain.parsing import read_value
from dialogue_app.domain.values import Percentage
from dialogue_app.gui import theme
from dialogue_app.gui.theme import GRID
from dialogue_app.gui.widgets.field_block import FieldBlock, buddy
from dialogue_app.gui.widgets.form_part import FormPart
from dialogue_app.gui.widgets.option_group import Offer, OptionGroup, numbered
from dialogue_app.gui.widgets.text import label
from dialogue_app.texts import Texts
from question_bank import AnswerSpec, Kind

NAMED = frozenset({ScopeKind.LISTED, ScopeKind.ONE_MODEL, ScopeKind.SITE})
"""Scopes that need names to mean anything."""

_SHARE = AnswerSpec(Kind.PERCENT, denominator="–")


class ScopePart(FormPart):
    """Scope chips with the keys 1 to 6, then the names and the share."""

    def __init__(self, texts: Texts) -> None:
        super().__init__(texts)
        self.kinds = OptionGroup(
            texts("live.field.scope"), numbered(Offer(kind, texts(f"scope.{kind}")) for kind in ScopeKind if kind)
        )
        self.names, self.share = QLineEdit(), QLineEdit()
        self.names.setAccessibleName(texts("live.scope-names"))
        self.names.setPlaceholderText(texts("live.scope-names"))
        self.share.setFixedWidth(theme.pixels(72))
        self.block = FieldBlock(texts("live.field.scope"), self.kinds)
        self.column.setSpacing(GRID // 2)
        self.column.addWidget(self.block)
        row = QHBoxLayout()
        row.setSpacing(GRID)
        row.addWidget(self.names, 1)
        for part in (buddy(texts("live.scope-share"), self.share), self.share, label("%", muted=True)):
            row.addWidget(part)
        self.column.addLayout(row)
        self.setFocusProxy(self.kinds)
        self.choice("scope_kind", self.kinds, self.block, ScopeKind)
        self.line("scope_text", self.names, self.block)
        self.line("scope_share", self.share, self.block, _percent)

    def wants_names(self) -> bool:
        """Whether the chosen scope means nothing without names that are still missing."""
        marked = self.kinds.marked
        return bool(marked) and ScopeKind(marked[0]) in NAMED and not self.names.text().strip()


def _percent(text: str) -> Decimal | None:
    if not text.strip():
        return None
    read = read_value(_SHARE, text, "%")
    assert isinstance(read, Percentage)
    return read.amount
