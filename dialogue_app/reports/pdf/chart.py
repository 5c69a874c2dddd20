"""Stacked bars below their legend: each segment carries a sign and its number, so that nothing rests on colour alone.

A chart with more bars than a page has room for goes on in another figure, again below its legend.
"""

from collections.abc import Iterator, Sequence

from dialogue_app.files.safe_text import visible
from dialogue_app.reports.outline import Bar, StackedBars
from dialogue_app.reports.pdf.pages import RULE, Pages
from dialogue_app.reports.pdf.structure import FIGURE, text_string
from dialogue_app.reports.pdf.typesetting import SHADES, Colour, Line, Style

BAR, PITCH, LABEL_WIDTH = 10.0, 13.5, 78.0
WIDEST_LABEL = 0.3
"""Share of the width that labels may take beside their bars; longer ones stand above them."""

LABEL_GAP = 8.0
SWATCH, SWATCH_GAP, ENTRY_GAP = 8.0, 4.0, 13.0
LEGEND_PITCH = 13.0
FEWEST_BARS = 3
MOST_LABEL_LINES = 4
SPACE_BELOW = 8.0
LABEL = Style("regular", 8, 10)


class ChartPainter:
    """Paints one chart at the present place of the pages."""

    def __init__(self, pages: Pages, chart: StackedBars) -> None:
        self._pages = pages
        self._chart = chart
        self._legend = _legend_lines(pages, chart)
        self._legend_height = len(self._legend) * LEGEND_PITCH + 2
        widest = max((pages.typesetter.width(bar.label, LABEL) for bar in chart.bars), default=0.0) + LABEL_GAP
        self._above = widest > pages.width * WIDEST_LABEL
        self._beside = 0.0 if self._above else max(LABEL_WIDTH, widest)

    @property
    def start_height(self) -> float:
        """The height of the legend and of the bars that must stand below it: all, or a few of very many."""
        whole = self._legend_height + sum(map(self._height, self._chart.bars))
        if whole <= self._pages.top - self._pages.bottom:
            return whole
        return self._legend_height + sum(map(self._height, self._chart.bars[:FEWEST_BARS]))

    def paint(self) -> None:
        """Paint the chart, one figure on each page."""
        bars, pages = self._chart.bars, self._pages
        while bars:
            fits = self._that_fit(bars)
            self._paint_figure(bars[:fits])
            bars = bars[fits:]
            if bars:
                pages.next_page()
        pages.y -= SPACE_BELOW

    def _that_fit(self, bars: Sequence[Bar]) -> int:
        """Return how many bars go on what is left of this page, at least one."""
        room = self._pages.room - self._legend_height
        for number, bar in enumerate(bars):
            room -= self._height(bar)
            if room < 0:
                return max(1, number)
        return len(bars)

    def _height(self, bar: Bar) -> float:
        return PITCH + (len(self._label(bar)) * LABEL.leading if self._above else 0)

    def _label(self, bar: Bar) -> list[Line]:
        """Return the lines of a label above its bar; a text as long as a page is told whole by its text alone."""
        return self._pages.typesetter.lines(bar.label, LABEL, self._pages.width)[:MOST_LABEL_LINES]

    def _paint_figure(self, bars: Sequence[Bar]) -> None:
        pages = self._pages
        height = self._legend_height + sum(map(self._height, bars))
        box = f"{pages.left:.2f} {pages.y - height:.2f} {pages.right:.2f} {pages.y:.2f}"
        text = visible(f"{self._chart.text} {'; '.join(bar.text for bar in bars)}")
        figure = pages.tree.add("Figure", pages.tree.document, FIGURE.format(alternative=text_string(text), box=box))
        with pages.marked(figure):
            self._paint_legend()
            for bar in bars:
                self._paint_bar(bar)

    def _paint_legend(self) -> None:
        for line in self._legend:
            for x, text, fill in line:
                self._pages.box((x, self._pages.y - SWATCH - 1, SWATCH, SWATCH), fill, RULE)
                self._pages.text([(text, LABEL)], x + SWATCH + SWATCH_GAP, self._pages.y)
            self._pages.y -= LEGEND_PITCH
        self._pages.y -= 2

    def _paint_bar(self, bar: Bar) -> None:
        pages = self._pages
        if self._above:
            label = self._label(bar)
            pages.text(label, pages.left, pages.y)
            pages.y -= len(label) * LABEL.leading
        else:
            pages.text([(bar.label, LABEL)], pages.left, pages.y)
        if not any(bar.values):
            said = pages.typesetter.shortened(bar.text, LABEL, pages.width - self._beside)
            pages.text([(said, LABEL)], pages.left + self._beside, pages.y)
        for x, width, text, fill in self._segments(bar):
            pages.box((x, pages.y - BAR, width, BAR), fill, RULE)
            if pages.typesetter.width(*text) <= width - 4:
                pages.text([text], x + 3, pages.y)
        pages.y -= PITCH

    def _segments(self, bar: Bar) -> Iterator[tuple[float, float, Line, Colour]]:
        """Yield place, width, text and colour of each segment that is not empty."""
        total = sum(bar.values)
        x, full = self._pages.left + self._beside, self._pages.width - self._beside
        for value, kind, shade in zip(bar.values, self._chart.series, self._chart.shades, strict=True):
            if value:
                fill, ink = SHADES[shade]
                width = full * value / total
                yield x, width, (f"{kind.sign} {value}", Style(LABEL.cut, LABEL.size, LABEL.leading, ink)), fill
                x += width


def _legend_lines(pages: Pages, chart: StackedBars) -> list[list[tuple[float, str, Colour]]]:
    """Return the lines of the legend: place, sign and name, and colour of each entry."""
    lines: list[list[tuple[float, str, Colour]]] = [[]]
    x = pages.left
    for kind, shade in zip(chart.series, chart.shades, strict=True):
        text = f"{kind.sign} {kind.name}".strip()
        width = SWATCH + SWATCH_GAP + pages.typesetter.width(text, LABEL)
        if x + width > pages.right and lines[-1]:
            lines.append([])
            x = pages.left
        lines[-1].append((x, text, SHADES[shade][0]))
        x += width + ENTRY_GAP
    return lines
