"""Stacked bars: each segment carries a sign and its number, so that nothing rests on colour alone."""

from dialogue_app.reports.outline import Bar, Series, StackedBars
from dialogue_app.reports.pdf.objects import text_string
from dialogue_app.reports.pdf.pages import RULE, Pages
from dialogue_app.reports.pdf.typesetting import INK, Style
from dialogue_app.reports.safe_text import visible

BAR, PITCH, LABEL_WIDTH = 11.0, 16.0, 78.0
WHITE = "1 1 1"
LABEL = Style("regular", 8, 10)
SHADES = (
    ("0.122 0.353 0.541", WHITE),
    ("0.40 0.62 0.78", INK),
    ("0.78 0.88 0.95", INK),
    ("0.50 0.23 0.06", WHITE),
    ("0.85 0.62 0.40", INK),
    ("0.78 0.78 0.78", INK),
    ("0.93 0.90 0.84", INK),
    (WHITE, INK),
    ("0.36 0.30 0.50", WHITE),
)
"""Fill and ink of each series in its order: strong for answers, warm for refusals, pale for gaps."""


def paint_chart(pages: Pages, chart: StackedBars) -> None:
    """Paint a chart as one figure with its text."""
    height = len(chart.bars) * PITCH
    pages.need(height)
    box = f"{pages.left:.2f} {pages.y - height:.2f} {pages.left + pages.width:.2f} {pages.y:.2f}"
    attributes = f"/Alt {text_string(visible(chart.text))}/A<</O/Layout/Placement/Block/BBox[{box}]>>"
    with pages.tree.element("Figure", pages.tree.document, attributes) as figure, pages.marked(figure):
        for bar in chart.bars:
            _paint_bar(pages, bar, chart.series)
            pages.y -= PITCH
    pages.y -= 10


def _paint_bar(pages: Pages, bar: Bar, series: tuple[Series, ...]) -> None:
    pages.text(pages.typesetter.lines(bar.label, LABEL, LABEL_WIDTH)[:1], pages.left, pages.y)
    total = sum(bar.values)
    x, full = pages.left + LABEL_WIDTH, pages.width - LABEL_WIDTH
    for value, kind, (fill, ink) in zip(bar.values, series, SHADES, strict=True):
        if value:
            width = full * value / total
            _paint_segment(pages, x, width, f"{kind.sign} {value}", fill, ink)
            x += width


def _paint_segment(pages: Pages, x: float, width: float, text: str, fill: str, ink: str) -> None:
    pages.box(x, pages.y - BAR, width, BAR, fill)
    pages.frame(x, pages.y - BAR, width, BAR, RULE)
    style = Style(LABEL.cut, LABEL.size, LABEL.leading, ink)
    if pages.typesetter.width(text, style) <= width - 4:
        pages.text([(text, style)], x + 3, pages.y - 0.5)
