"""Stacked bars below their legend: each segment carries a sign and its number, so that nothing rests on colour alone.

A chart with more bars than a page has room for goes on in another figure, again below its legend.
"""

from collections.abc import Iterator, Sequence

from dialogue_app.files.safe_text import visible
from dialogue_app.reports.outline import Bar, Series, StackedBars
from dialogue_app.reports.pdf.pages import RULE, Pages
from dialogue_app.reports.pdf.structure import FIGURE, text_string
from dialogue_app.reports.pdf.typesetting import INK, Colour, Line, Style

BAR, PITCH, LABEL_WIDTH = 10.0, 13.5, 78.0
SWATCH, SWATCH_GAP, ENTRY_GAP = 8.0, 4.0, 13.0
LEGEND_PITCH = 13.0
FEWEST_BARS = 3
SPACE_BELOW = 8.0
WHITE = (1.0, 1.0, 1.0)
LABEL = Style("regular", 8, 10)
SHADES: tuple[tuple[Colour, Colour], ...] = (
    ((0.122, 0.353, 0.541), WHITE),
    ((0.40, 0.62, 0.78), INK),
    ((0.78, 0.88, 0.95), INK),
    ((0.50, 0.23, 0.06), WHITE),
    ((0.85, 0.62, 0.40), INK),
    ((0.78, 0.78, 0.78), INK),
    ((0.93, 0.90, 0.84), INK),
    (WHITE, INK),
    ((0.36, 0.30, 0.50), WHITE),
)
"""Fill and ink of each series, of which a chart may use fewer: strong for answers, warm for refusals, pale for gaps."""


class ChartPainter:
    """Paints one chart at the present place of the pages."""

    def __init__(self, pages: Pages, chart: StackedBars) -> None:
        self._pages = pages
        self._chart = chart
        self._legend = _legend_lines(pages, chart.series)
        self._legend_height = len(self._legend) * LEGEND_PITCH + 2

    @property
    def start_height(self) -> float:
        """The height of the legend and of the bars that must stand below it: all, or a few of very many."""
        whole = self._legend_height + len(self._chart.bars) * PITCH
        if whole <= self._pages.top - self._pages.bottom:
            return whole
        return self._legend_height + FEWEST_BARS * PITCH

    def paint(self) -> None:
        """Paint the chart, one figure on each page."""
        bars, pages = self._chart.bars, self._pages
        while bars:
            fits = max(1, int((pages.room - self._legend_height) / PITCH))
            self._paint_figure(bars[:fits])
            bars = bars[fits:]
            if bars:
                pages.next_page()
        pages.y -= SPACE_BELOW

    def _paint_figure(self, bars: Sequence[Bar]) -> None:
        pages = self._pages
        height = self._legend_height + len(bars) * PITCH
        box = f"{pages.left:.2f} {pages.y - height:.2f} {pages.right:.2f} {pages.y:.2f}"
        text = visible(f"{self._chart.text} {'; '.join(bar.text for bar in bars)}")
        figure = pages.tree.add("Figure", pages.tree.document, FIGURE.format(alternative=text_string(text), box=box))
        with pages.marked(figure):
            self._paint_legend()
            for bar in bars:
                _paint_bar(pages, bar, self._chart.series)

    def _paint_legend(self) -> None:
        for line in self._legend:
            for x, text, fill in line:
                self._pages.box((x, self._pages.y - SWATCH - 1, SWATCH, SWATCH), fill, RULE)
                self._pages.text([(text, LABEL)], x + SWATCH + SWATCH_GAP, self._pages.y)
            self._pages.y -= LEGEND_PITCH
        self._pages.y -= 2


def _legend_lines(pages: Pages, series: Sequence[Series]) -> list[list[tuple[float, str, Colour]]]:
    """Return the lines of the legend: place, sign and name, and colour of each entry."""
    lines: list[list[tuple[float, str, Colour]]] = [[]]
    x = pages.left
    for kind, (fill, _) in zip(series, SHADES, strict=False):
        text = f"{kind.sign} {kind.name}"
        width = SWATCH + SWATCH_GAP + pages.typesetter.width(text, LABEL)
        if x + width > pages.right and lines[-1]:
            lines.append([])
            x = pages.left
        lines[-1].append((x, text, fill))
        x += width + ENTRY_GAP
    return lines


def _paint_bar(pages: Pages, bar: Bar, series: Sequence[Series]) -> None:
    label = pages.typesetter.shortened(bar.label, LABEL, LABEL_WIDTH)
    pages.text([(label, LABEL)], pages.left, pages.y)
    for x, width, text, fill in _segments(pages, bar, series):
        pages.box((x, pages.y - BAR, width, BAR), fill, RULE)
        if pages.typesetter.width(*text) <= width - 4:
            pages.text([text], x + 3, pages.y)
    pages.y -= PITCH


def _segments(pages: Pages, bar: Bar, series: Sequence[Series]) -> Iterator[tuple[float, float, Line, Colour]]:
    """Yield place, width, text and colour of each segment that is not empty."""
    total = sum(bar.values)
    x, full = pages.left + LABEL_WIDTH, pages.width - LABEL_WIDTH
    for value, kind, (fill, ink) in zip(bar.values, series, SHADES, strict=False):
        if value:
            width = full * value / total
            yield x, width, (f"{kind.sign} {value}", Style(LABEL.cut, LABEL.size, LABEL.leading, ink)), fill
            x += width
