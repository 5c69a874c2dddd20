"""What there is to say about a whole sheet once its rows were read: merged cells, missing names, rows not read."""

from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from types import MappingProxyType

from openpyxl.utils import range_boundaries

from dialogue_app.domain.returned import Place, Remark
from dialogue_app.exchange.answer_rows import SheetReading
from dialogue_app.exchange.cell_reader import SHOWN
from dialogue_app.exchange.layout import Manifest
from dialogue_app.exchange.sheets import MOST_ROWS


def about_sheet(reading: SheetReading, file: str) -> Iterator[Remark]:
    """Yield the remarks about a sheet of which all rows were taken."""
    sheet = reading.sheet
    if reading.titles_only:
        yield Remark("no-names", Place(file, sheet.title), lost=False)
    elif reading.without_names:
        yield Remark("no-columns", Place(file, sheet.title, f"A{reading.without_names}"))
    if sheet.broken:
        yield Remark("sheet-damaged", Place(file, sheet.title, f"A{sheet.broken}"))
    if sheet.cut and (reading.keyed or reading.titles_only):
        yield Remark("sheet-long", Place(file, sheet.title, f"A{MOST_ROWS + 1}"))
    for area in sheet.merged:
        if _hides_answers(area, reading.keyed):
            yield Remark("merged", Place(file, sheet.title, area), lost=False)


def about_missing(manifest: Manifest, there: AbstractSet[tuple[str, bool]], file: str) -> Iterator[Remark]:
    """Yield the remarks about sheets that were removed: of all questions, or of the rows of one."""
    if not there:
        yield Remark("no-questions", Place(file))
        return
    for item in manifest.items:
        if item.sheet and (item.item_id, True) not in there:
            details = MappingProxyType({"item": item.code[:SHOWN], "sheet": item.sheet[:SHOWN]})
            yield Remark("sheet-missing", Place(file), True, item.item_id, details)


def _hides_answers(area: str, keyed: set[int]) -> bool:
    """Whether cells of one of our rows were merged: all but the first lose what stands in them."""
    try:
        first_column, first_row, last_column, last_row = range_boundaries(area)
    except (ValueError, TypeError):
        return False
    if first_row is None or last_row is None or (first_row, first_column) == (last_row, last_column):
        return False
    return any(first_row <= number <= last_row for number in keyed)
