"""A matrix on pages: as many columns as can be read beside each other, the rest in tables below with the same rows."""

from collections.abc import Iterator

from dialogue_app.reports.matrix_tables import matrix_tables
from dialogue_app.reports.outline import Block, Matrix
from dialogue_app.reports.pdf.pages import Pages

NARROWEST = 62.0
"""Points of a column of marks."""


def matrix_parts(pages: Pages, matrix: Matrix, columns: str) -> Iterator[Block]:
    """Yield what a matrix becomes: the sentence, then a table for each group of columns, below its numbers."""
    most = max(1, int(pages.width / NARROWEST - matrix.label_weight))
    return matrix_tables(matrix, most, columns)
