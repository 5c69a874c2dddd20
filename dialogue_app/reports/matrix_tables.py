"""A matrix as tables for pages of paper: groups of columns, each below the labels of the rows; nothing is shrunk."""

from collections.abc import Iterator

from dialogue_app.reports.outline import Block, Cell, Column, Matrix, Paragraph, Part, Stream, Table, Tone

LONGEST_TITLE = 90
"""Characters of a column title, which stands on every page; longer names are said whole where suppliers are listed."""


def matrix_tables(matrix: Matrix, most: int, columns: str) -> Iterator[Block]:
    """Yield the sentence of a matrix and its tables of at most ``most`` columns.

    Args:
        matrix: what is shown.
        most: columns that can be read beside each other.
        columns: says which columns a table shows, with {first}, {last} and {all}; not said where there is one table.
            Stands in the corner, so on every page.
    """
    yield Paragraph(matrix.text, Tone.MUTED)
    groups = list(matrix.cut(most))
    for start, end in groups:
        said = columns.format(first=start + 1, last=end, all=len(matrix.columns)) if len(groups) > 1 else ""
        yield _table(matrix, start, end, f"{matrix.corner}\n{said}".strip())


def _table(matrix: Matrix, start: int, end: int, corner: str) -> Table:
    def rows() -> Iterator[tuple[Cell, ...]]:
        for row in matrix.rows:
            marks = ((Part(mark.text, shade=mark.shade),) for mark in row.marks[start:end])
            yield ((Part(row.label, Tone.STRONG),), *marks)

    titles = (Column(_shortened(title), 1) for title in matrix.columns[start:end])
    return Table((Column(corner, matrix.label_weight), *titles), Stream(rows))


def _shortened(title: str) -> str:
    line = " ".join(title.split())
    return line if len(line) <= LONGEST_TITLE else f"{line[: LONGEST_TITLE - 1]}…"
