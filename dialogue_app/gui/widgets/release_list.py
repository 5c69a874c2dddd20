"""Names that a report would carry outside, each with its place: a person ticks those that may stand."""

from collections.abc import Iterable, Sequence

from PySide6.QtWidgets import QFrame, QVBoxLayout

from dialogue_app.domain.release_check import Exposure
from dialogue_app.gui.problems import Tone
from dialogue_app.gui.theme import GRID
from dialogue_app.gui.widgets.chip import Chip
from dialogue_app.gui.widgets.choice_list import ChoiceList
from dialogue_app.gui.widgets.text import hint, label
from dialogue_app.texts import Texts

_ROWS = 6
_LONGEST = 160


class ReleaseList(QFrame):
    """Shows itself only while there is something to release.

    Args:
        texts: words of the window.
    """

    def __init__(self, texts: Texts) -> None:
        super().__init__()
        self._texts = texts
        self._found: Sequence[Exposure] = ()
        self.setProperty("card", True)
        self.names = ChoiceList((), _ROWS)
        self.names.setAccessibleName(texts("reports.release-names"))
        self.places = label(wrap=True, selectable=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(*[2 * GRID] * 4)
        column.setSpacing(GRID)
        column.addWidget(Chip(texts("reports.release-why"), Tone.WARN, wrap=True))
        column.addWidget(self.names)
        column.addWidget(self.places)
        column.addWidget(hint(texts("reports.release-how")))
        self.hide()

    @property
    def released(self) -> tuple[str, ...]:
        """Names that may stand."""
        return self.names.codes

    def show_found(self, found: Iterable[Exposure]) -> None:
        """Show what was found beside what is released already; nothing found and nothing released hides the list."""
        kept, self._found = self.released, tuple(found)
        names = dict.fromkeys((*kept, *(each.name for each in self._found)))
        kinds = {each.name: self._texts(f"reports.kind.{each.kind}") for each in self._found}
        self.names.offer((name, f"{name} ({kinds[name]})" if name in kinds else name) for name in names)
        self.names.tick(kept)
        self.places.setText("\n".join(dict.fromkeys(f"{each.place}: {_short(each.text)}" for each in self._found)))
        self.places.setVisible(bool(self._found))
        self.setVisible(bool(names))

    def forget(self) -> None:
        """Drop every name; nothing is released any more."""
        self.names.offer(())
        self.show_found(())


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"
