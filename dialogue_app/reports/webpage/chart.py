"""Stacked bars as a drawing inside the page, with its numbers in a table below for those who can't see it."""

from collections.abc import Iterator

from dialogue_app.reports.outline import Bar, StackedBars
from dialogue_app.reports.webpage.markup import element, text

WIDTH, BAR, LINE, GAP = 960.0, 20.0, 18.0, 6.0
LETTER = 7.2
"""About the width of a letter; the browser chooses the font."""

BESIDE = 160.0
"""Room for labels beside their bars; where one is longer, all stand above."""

SWATCH = 13.0


def drawing(chart: StackedBars) -> str:
    """Return the chart as SVG; its name is the sentence that says what it shows."""
    above = any(len(bar.label) * LETTER > BESIDE for bar in chart.bars)
    pieces, y = _legend(chart)
    for bar in chart.bars:
        pieces += _bar(chart, bar, y, above=above)
        y += BAR + GAP + (_label_height(bar) if above else 0)
    said = "; ".join((chart.text, *(bar.text for bar in chart.bars)))
    return element("svg", "".join(pieces), viewBox=f"0 0 {WIDTH:g} {y:g}", role="img", aria_label=said)


def _legend(chart: StackedBars) -> tuple[list[str], float]:
    """Return the drawing of the legend and where the bars begin."""
    pieces: list[str] = []
    x = y = 0.0
    for series, shade in zip(chart.series, chart.shades, strict=True):
        said = f"{series.sign} {series.name}".strip()
        width = SWATCH + 6 + len(said) * LETTER + 18
        if x and x + width > WIDTH:
            x, y = 0.0, y + LINE + 4
        pieces.append(_box(x + 1, y + 2, SWATCH, SWATCH, shade))
        pieces.append(_words(x + SWATCH + 6, y + 13, said, "label"))
        x += width
    return pieces, y + LINE + 8


def _bar(chart: StackedBars, bar: Bar, y: float, *, above: bool) -> Iterator[str]:
    """Yield the label of a bar and its segments, or its text where there is nothing to draw."""
    if above:
        for number, line in enumerate(_lines(bar.label)):
            yield _words(0, y + 14 + number * LINE, line, "label")
        y += _label_height(bar)
    else:
        yield _words(0, y + 14, bar.label, "label")
    x, full, total = (0.0 if above else BESIDE), WIDTH - (0 if above else BESIDE) - 1, sum(bar.values)
    if not total:
        yield _words(x, y + 14, bar.text, "label")
    for value, series, shade in zip(bar.values, chart.series, chart.shades, strict=True):
        if value:
            width, said = full * value / total, f"{series.sign} {value}".strip()
            yield _box(x, y, width, BAR, shade)
            if len(said) * LETTER + 8 <= width:
                yield _words(x + 5, y + 14, said, f"on-{shade}")
            x += width


def _label_height(bar: Bar) -> float:
    return len(_lines(bar.label)) * LINE


def _lines(label: str) -> list[str]:
    """Return a label in lines that surely fit; SVG breaks none by itself."""
    most = int(WIDTH / LETTER)
    lines, line = [], ""
    for word in label.split():
        while len(word) > most:
            lines += [line] if line else []
            lines.append(word[:most])
            line, word = "", word[most:]  # noqa: PLW2901 - what is left of a word longer than a line
        if line and len(line) + 1 + len(word) > most:
            lines.append(line)
            line = ""
        line = f"{line} {word}".strip()
    return [*lines, line] if line or not lines else lines


def _box(x: float, y: float, width: float, height: float, shade: str) -> str:
    place = {"x": f"{x:.1f}", "y": f"{y:.1f}", "width": f"{width:.1f}", "height": f"{height:.1f}"}
    return element("rect", **place, class_=shade)


def _words(x: float, y: float, said: str, look: str) -> str:
    return element("text", text(said), x=f"{x:.1f}", y=f"{y:.1f}", class_=look)
