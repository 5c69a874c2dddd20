"""What was chosen last for each report of a dialogue, and where it was written: kept in the settings of the window."""

import json
from dataclasses import dataclass
from pathlib import Path

from dialogue_app.gui.settings import Settings
from dialogue_app.workspace.documents import Format
from dialogue_app.workspace.reports import REPORTS, Order


@dataclass(frozen=True, slots=True)
class Remembered:
    """An order, its format and the file it was written to."""

    order: Order
    form: Format
    target: Path


class ReportMemory:
    """Keeps and returns orders. Released names are not kept: each new text is looked at anew.

    Args:
        settings: where they are kept.
    """

    def __init__(self, settings: Settings) -> None:
        self._settings = settings

    def last(self, dialogue_id: str) -> str:
        """Return the id of the report chosen last; the first one where none was."""
        kept = self._settings.value(f"reports/{dialogue_id}")
        return kept if kept in {each.id for each in REPORTS} else REPORTS[0].id

    def read(self, dialogue_id: str, report_id: str) -> Remembered | None:
        """Return what was chosen last for a report; None when nothing was, or when it can't be read."""
        try:
            kept = json.loads(self._settings.value(f"reports/{dialogue_id}-{report_id}", "{}"))
            order = Order(
                report_id,
                str(kept["language"]),
                str(kept["supplier"]),
                pseudonyms=bool(kept["pseudonyms"]),
                publication=str(kept["publication"]),
            )
            return Remembered(order, Format(kept["format"]), Path(kept["target"]))
        except (ValueError, KeyError, TypeError):  # a settings file is edited by hand, or comes from another version
            return None

    def keep(self, dialogue_id: str, order: Order, form: Format, target: Path) -> None:
        """Keep what was chosen and where it was written."""
        kept = {
            "format": form.value,
            "language": order.language,
            "supplier": order.supplier_id,
            "pseudonyms": order.pseudonyms,
            "publication": order.publication,
            "target": str(target),
        }
        self._settings.keep_value(f"reports/{dialogue_id}-{order.report}", json.dumps(kept))
        self._settings.keep_value(f"reports/{dialogue_id}", order.report)
