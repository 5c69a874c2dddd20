"""Which returned answers the user wants to take over. Knows no widgets; stores nothing."""

from collections.abc import Iterable

from dialogue_app.domain.review import FileReview, Line, LineKey, Review, What


class Picks:
    """What is proposed, until the user decides otherwise; decisions survive a new review of the same files."""

    def __init__(self) -> None:
        self.review: Review | None = None
        self._decided: dict[LineKey, bool] = {}
        self._cells: dict[LineKey, tuple[str, str]] = {}
        self._rivals: dict[tuple[str, str], list[LineKey]] = {}
        self._picked: frozenset[LineKey] = frozenset()

    def follow(self, review: Review | None) -> None:
        """Work with this review from now on; None forgets everything."""
        self.review = review
        if review is None:
            self._decided.clear()
        self._cells, self._rivals = review.cells() if review else {}, {}
        for key, cell in self._cells.items():
            self._rivals.setdefault(cell, []).append(key)
        self._count()

    @property
    def picked(self) -> frozenset[LineKey]:
        """The lines that are ticked now."""
        return self._picked

    def set(self, keys: Iterable[LineKey], wanted: bool) -> None:
        """Tick lines or not; of several answers to one question only the last one stays ticked."""
        for key in keys:
            if wanted:
                self._decided |= dict.fromkeys(self._rivals[self._cells[key]], False)
            self._decided[key] = wanted
        self._count()

    def _count(self) -> None:
        lines = self.review.lines() if self.review else ()
        self._picked = frozenset(
            line.key for file, line in lines if can_pick(file, line) and self._decided.get(line.key, line.proposed)
        )


def can_pick(file: FileReview, line: Line) -> bool:
    """Whether a line can be ticked at all: it says something new, and whose file it is is known."""
    return file.supplier is not None and line.what is not What.SAME
