"""The backups of a workspace as a table: when, how long ago, why, how large."""

from datetime import UTC, datetime, timedelta

from dialogue_app.gui.models.value_table import ValueTable
from dialogue_app.texts import Texts
from dialogue_app.workspace.backups import Backup

COLUMNS = ("when", "age", "reason", "size")
_UNITS = (("days", timedelta(days=1)), ("hours", timedelta(hours=1)), ("minutes", timedelta(minutes=1)))


class BackupList(ValueTable[Backup]):
    """One row a backup, the newest first."""

    def __init__(self, texts: Texts, now: datetime | None = None) -> None:
        super().__init__(texts, "first-aid", COLUMNS)
        self._now = now

    def words(self, row: Backup, column: str) -> str:
        """Return what a cell says."""
        if column == "when":
            return f"{row.at.astimezone():%Y-%m-%d %H:%M}"
        if column == "age":
            return age_words((self._now or datetime.now(UTC)) - row.at, self._texts)
        if column == "reason":
            return self._texts(f"backup.reason.{row.reason}")
        return self._texts("first-aid.megabytes", size=f"{row.size / 1_000_000:.1f}")


def age_words(age: timedelta, texts: Texts) -> str:
    """Return how long ago something was, in the largest unit that fits."""
    for unit, length in _UNITS:
        if age >= length:
            return texts.count(f"first-aid.{unit}-ago", age // length)
    return texts("first-aid.just-now") if age > -timedelta(minutes=1) else texts("first-aid.clock-changed")
