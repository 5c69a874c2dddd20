"""Certificates: schemes and versions from the registry of labels, and in words whether each is still valid."""

from collections.abc import Sequence

from dialogue_app.domain.dates import date_text
from dialogue_app.domain.tables import Row
from dialogue_app.domain.validity import Validity, last_day, validity
from dialogue_app.domain.values import Certificate
from dialogue_app.gui.models.row_table import STATUS, Look
from dialogue_app.gui.problems import Tone
from dialogue_app.gui.widgets.row_editor import RowEditor
from question_bank import Label

_TONES = {Validity.VALID: Tone.OK, Validity.ENDS_SOON: Tone.WARN, Validity.EXPIRED: Tone.BAD}


class CertificateEditor(RowEditor):
    """A row for each certificate."""

    def look(self, row: Row, column: str) -> Look | None:
        """Return the validity in words, and dates as people read them."""
        assert isinstance(row, Certificate)
        if column == STATUS:
            found = validity(row, self.aids.today())
            day = date_text(row.planned if found is Validity.PLANNED else row.valid_to, self.texts)
            return Look(self.texts(f"validity.{found}", day=day), _TONES.get(found))
        return super().look(row, column)

    def choices(self, row: int, column: str) -> Sequence[str]:
        """Return the schemes of the registry, and the versions of the scheme in this row."""
        if column == "scheme":
            return [label.name for label in self.aids.labels]
        label = self._label(self.table.row_at(row)) if column == "version" else None
        return [version.name for version in label.versions] if label else ()

    def read_cell(self, column: str, text: str) -> str:
        """Write a scheme as the registry does."""
        if column == "scheme":
            return next((label.name for label in self.aids.labels if _names(label, text)), text)
        return super().read_cell(column, text)

    def about(self, row: Row) -> str:
        """Return what the registry says of the scheme: its version, what to ask for, and whether to check it first."""
        assert isinstance(row, Certificate)
        label = self._label(row)
        if label is None:
            return self.texts("live.certificate.not-in-registry", scheme=row.scheme) if row.scheme.strip() else ""
        said = [self._said_of_version(label, row), label.proof_to_ask]
        if label.public_list:
            said.append(self.texts("live.certificate.public-list"))
        if label.check_by and label.check_by <= self.aids.today().isoformat():
            said.append(self.texts("live.certificate.check-before-use"))
        return " ".join(part for part in said if part)

    def with_status(self, columns: tuple[str, ...]) -> tuple[str, ...]:
        """Say the validity beside the date until which a certificate is valid."""
        place = columns.index("valid_to") + 1 if "valid_to" in columns else len(columns)
        return (*columns[:place], STATUS, *columns[place:])

    def aside(self) -> str:
        """Say also how many have run out."""
        found = [validity(row, self.aids.today()) for row in self.table.rows if isinstance(row, Certificate)]
        expired = found.count(Validity.EXPIRED)
        said = self.texts.count("live.certificate.expired", expired) if expired else ""
        return " · ".join(part for part in (super().aside(), said) if part)

    def _label(self, row: Row) -> Label | None:
        assert isinstance(row, Certificate)
        return next((label for label in self.aids.labels if _names(label, row.scheme)), None)

    def _said_of_version(self, label: Label, row: Certificate) -> str:
        wanted = row.version.strip().casefold()
        version = next((each for each in label.versions if each.name.casefold() == wanted), None)
        end = last_day(version.until) if version else None
        if version and end and end < self.aids.today():
            day = date_text(version.until, self.texts)
            return self.texts("live.certificate.version-ended", version=version.name, day=day)
        return ""


def _names(label: Label, text: str) -> bool:
    return text.strip().casefold() in (label.name.casefold(), label.id.casefold())
