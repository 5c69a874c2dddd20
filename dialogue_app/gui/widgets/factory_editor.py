"""Factories: a row for each site, countries by name or code, words to choose from, and the minimum set marked."""

from collections.abc import Sequence

from dialogue_app.domain.countries import country_code, country_names, country_text
from dialogue_app.domain.tables import Row
from dialogue_app.gui.models.row_table import Look
from dialogue_app.gui.widgets.row_editor import RowEditor

_WORDED = frozenset({"function", "migrant_type", "union_or_committee", "cba", "announced"})
_YES_NO = frozenset({"student_interns", "label_accepted_list", "confidential"})


class FactoryEditor(RowEditor):
    """A row for each site."""

    def look(self, row: Row, column: str) -> Look | None:
        """Return a country by its name."""
        code = getattr(row, "country", "")
        if column == "country" and code:
            return Look(country_text(code, self.texts.language))
        return super().look(row, column)

    def choices(self, _row: int, column: str) -> Sequence[str]:
        """Return the words of a column, the same that stand in workbooks, and the schemes of audits."""
        if column == "country":
            return [f"{name} ({code})" for code, name in country_names(self.texts.language).items()]
        if column == "tier":
            return [self.texts(f"live.tier.{tier}") for tier in range(6)]
        if column == "audit_scheme":
            return [label.name for label in self.aids.labels if label.kind in ("audit", "site_cert")]
        if column in _YES_NO:
            return (self.texts("live.rows.yes"), self.texts("live.rows.no"))
        if column in _WORDED:
            return [word.strip() for word in self.texts(f"workbook.words.{column}").split("|")]
        return ()

    def read_cell(self, column: str, text: str) -> str:
        """Write a country as its code, a tier as its number, and yes and no as codes."""
        if column == "country":
            return country_code(text, self.texts.language, beginning=True)
        if column == "tier":
            said = text.strip()
            return said[0] if said[:1].isdigit() and said[1:2] in ("", " ", ":") else said
        if column in _YES_NO:
            spoken = {self.texts(f"live.rows.{code}").casefold(): code for code in ("yes", "no")}
            return spoken.get(text.strip().casefold(), text)
        return super().read_cell(column, text)
