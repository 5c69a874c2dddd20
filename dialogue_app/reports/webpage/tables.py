"""Tables of the page: titles and names of rows are headers, so that a screen reader says them with each cell."""

from collections.abc import Iterable, Iterator, Sequence

from dialogue_app.reports.outline import Cell, Column, Facts, Part, StackedBars, Table, Tone
from dialogue_app.reports.webpage.markup import element, opened, written


def facts(block: Facts) -> str:
    """Return names and what they stand for."""
    return element("dl", "".join(written("dt", name) + written("dd", value) for name, value in block.pairs))


def table(block: Table, label: str, look: str = "") -> Iterator[str]:
    """Yield a table piece by piece; ``label`` names it where it has no name of its own."""
    yield from _opened(block.name or label, "grid" if block.grid else look)
    if any(column.title for column in block.columns):
        yield _titles([(column.title, column.numeric) for column in block.columns])
    yield "<tbody>\n"
    for row in block.rows:
        yield _row(row, block.columns)
    yield "</tbody></table></div>\n"


def numbers(block: StackedBars) -> Iterator[str]:
    """Yield the numbers of a chart as a table."""
    yield from _opened(block.text, "")
    yield _titles([("", False), *((series.name, True) for series in block.series)])
    yield "<tbody>\n"
    for bar in block.bars:
        cells = "".join(element("td", str(value), class_="number") for value in bar.values)
        yield element("tr", written("th", bar.label, scope="row") + cells) + "\n"
    yield "</tbody></table></div>\n"


def _opened(label: str, look: str) -> Iterator[str]:
    """Yield the start of a table in a box that scrolls by itself, also by keyboard, where the window is narrow."""
    yield opened("div", class_="scroll", role="region", tabindex="0", aria_label=label)
    yield opened("table", class_=look) + "\n"


def _titles(titles: Iterable[tuple[str, bool]]) -> str:
    cells = (
        written("th", title, scope="col", **({"class_": "number"} if numeric else {})) if title else "<td></td>"
        for title, numeric in titles
    )
    return element("thead", element("tr", "".join(cells))) + "\n"


def _row(row: tuple[Cell, ...], columns: Sequence[Column]) -> str:
    cells = []
    for place, parts in enumerate(row):
        tag = "td" if place else "th"
        looks = {"scope": "row"} if not place else {}
        if place == len(row) - 1 and place < len(columns) - 1:
            looks["colspan"] = str(len(columns) - place)
        if columns[place].numeric:
            looks["class_"] = "number"
        elif parts and parts[0].shade:
            looks["class_"] = parts[0].shade
        cells.append(_cell(tag, parts, looks))
    return element("tr", "".join(cells)) + "\n"


def _cell(tag: str, parts: Cell, looks: dict[str, str]) -> str:
    if len(parts) == 1 and parts[0].tone is Tone.NORMAL:
        return written(tag, parts[0].text, **looks)
    return element(tag, "".join(map(_part, parts)), **looks)


def _part(part: Part) -> str:
    return written("p", part.text, **({} if part.tone is Tone.NORMAL else {"class_": part.tone.value}))
