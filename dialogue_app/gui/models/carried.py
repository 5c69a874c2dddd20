"""What is carried from one list to another with the mouse: ids, under a name that says of what."""

import json
from collections.abc import Iterable

from PySide6.QtCore import QMimeData

ITEMS = "application/x-dialogue-items"
"""Ids of items of the questionnaire shown."""

SECTION = "application/x-dialogue-section"
"""The id of one section of the questionnaire shown."""

QUESTIONS = "application/x-dialogue-questions"
"""Ids of questions of the bank."""


def carried(kind: str, ids: Iterable[str]) -> QMimeData:
    """Return these ids, ready to be carried."""
    made = QMimeData()
    made.setData(kind, json.dumps(list(ids)).encode())
    return made


def ids_in(data: QMimeData, kind: str) -> tuple[str, ...]:
    """Return the ids of a kind that are carried, none when it is something else."""
    return tuple(json.loads(bytes(data.data(kind).data()).decode())) if data.hasFormat(kind) else ()
