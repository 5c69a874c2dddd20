"""What a cell of a translation workbook would do, in words, with its place."""

from dialogue_app.domain.translation_review import Fate, Line
from dialogue_app.texts import Texts


def fate_text(fate: Fate, texts: Texts) -> str:
    """Return what becomes of a cell, short enough for a heading."""
    return texts(f"translate.fate.{fate}")


def line_text(line: Line, texts: Texts) -> str:
    """Return place, question and what becomes of it, in one line."""
    place = line.told.place
    question = " ".join(part for part in line.slot[1:3] if part) or texts("translate.no-question")
    words = {"sheet": place.sheet, "cell": place.cell, "question": question, "language": line.slot[3]}
    return texts("translate.line", **words, fate=fate_text(line.fate, texts))
