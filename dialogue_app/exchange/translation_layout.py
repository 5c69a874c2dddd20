"""Where things stand in a workbook for translators: shared by its writer and its reader. Knows no openpyxl."""

from dataclasses import dataclass

from dialogue_app.domain.translation_review import Source
from question_bank import Question

HEADER = "tr."
"""Cells of the hidden technical row begin with this; a column is found by it, wherever it was moved to."""

KEY, SOURCE, USED, ROLE, TEXT, STATE, REMARK = "key", "source", "used", "role", "text", "state", "remark"

STATES = ("machine", "draft", "reviewed", "approved")
"""What the column of states offers."""


@dataclass(frozen=True, slots=True)
class TranslationOrder:
    """What to write: texts, the questions that hold their translations, and languages.

    ``one_sheet`` puts all languages beside each other; otherwise each has a sheet of its own. ``reading`` leaves out
    everything by which the workbook could be taken back.
    """

    title: str
    sources: tuple[Source, ...]
    questions: tuple[Question, ...]
    languages: tuple[str, ...]
    made_at: str
    one_sheet: bool = False
    reading: bool = False
